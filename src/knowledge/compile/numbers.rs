//! The numbers of the ranking: by id in `data/ranking.json`, folded into [`Numbers`].

use std::collections::HashMap;

use super::Compiler;
use crate::knowledge::tables::Numbers;
use crate::knowledge::{raw, weights};
use libm::log as ln;

/// The numbers of `data/ranking.json` by id; a missing one counts as 0 and is a problem of
/// the checks of the data.
pub struct Values(HashMap<String, f64>);

impl Values {
    /// Collects the numbers by id.
    #[must_use]
    pub fn new(numbers: &[raw::Number]) -> Self {
        Self(
            numbers
                .iter()
                .map(|number| (number.id.clone(), number.value))
                .collect(),
        )
    }

    /// The value of one number.
    #[must_use]
    pub fn get(&self, id: &str) -> f64 {
        self.0.get(id).copied().unwrap_or_default()
    }
}

impl Compiler<'_> {
    #[allow(
        clippy::cast_sign_loss,
        reason = "the check keeps the numbers that count something above 0"
    )]
    pub(super) fn numbers(&self) -> Numbers {
        let get = |id: &str| self.values.get(id) as f32;
        #[allow(clippy::cast_sign_loss, reason = "a count: the cast saturates")]
        let count = |id: &str| self.values.get(id) as u8;
        let (essential, spillover) = (self.values.get("essential"), self.values.get("spillover"));
        let silent =
            |chance: f64, weight: &str| weights::silent(chance, self.values.get(weight)) as f32;
        Numbers {
            unexplained: ln(self.values.get("leak")) as f32,
            cue_unexplained: (self.values.get("cue-weight") * ln(self.values.get("cue-leak")))
                as f32,
            silent_essential: silent(essential, "silent"),
            complete_essential: silent(essential, "silent-complete"),
            complete_spillover: silent(spillover, "silent-complete"),
            cue_cap: get("cue-cap"),
            intensity_span: get("intensity-span"),
            bilateral: get("bilateral"),
            tie: get("tie"),
            strong_lead: get("strong-lead"),
            good_gap: get("good-gap"),
            possible_gap: get("possible-gap"),
            set_leak: get("set-leak"),
            set_active: get("set-active"),
            set_gain: get("set-gain"),
            set_cut: get("set-cut"),
            set_causes: count("set-causes"),
            set_exact: count("set-exact"),
            essential: essential as f32,
            spillover: spillover as f32,
            ask_gain: get("ask-gain"),
            ask_lead: get("ask-lead"),
            ask_leading: count("ask-leading"),
            ask_most: count("ask-most"),
            ask_leaving: get("ask-leaving"),
            ask_common: get("ask-common"),
            ask_typical: get("cue-typical"),
            ask_strong: get("pointer-strong"),
            ask_sure: get("ask-sure"),
            ask_moves: get("ask-moves"),
            temperature: get("temperature"),
        }
    }
}
