//! Factors and signs, with the muscles whose records name them.

use std::collections::BTreeMap;

use super::Compiler;
use super::rows::append;
use crate::knowledge::tables::{CueLink, CueRow, List, NONE};
use crate::knowledge::{raw, sort, weights};

impl Compiler<'_> {
    fn cue_chance(&self, strength: &str) -> f64 {
        self.values.get(if strength == "typical" {
            "cue-typical"
        } else {
            "cue-possible"
        })
    }

    /// The muscles whose records answer a question about a factor, with chance and sources.
    fn cue_list(&mut self, chances: BTreeMap<u16, (f64, Vec<String>)>) -> List {
        if chances.is_empty() {
            return List::default();
        }
        let background = weights::background(
            chances.values().map(|(chance, _)| *chance),
            self.ranked.len(),
        )
        .max(self.values.get("cue-background"));
        let (leak, weight, absent) = (
            self.values.get("cue-leak"),
            self.values.get("cue-weight"),
            self.values.get("cue-absent"),
        );
        let mut rows = Vec::new();
        for (muscle, (chance, sources)) in chances {
            let sources = self.source_list(&sources);
            rows.push(CueLink {
                muscle,
                hit: (weight * weights::present(chance, background, leak)) as f32,
                absent: (weight * weights::absent(chance, background, absent)) as f32,
                sources,
            });
        }
        append(&mut self.lists.cue_links, rows)
    }

    /// The part that counts of what is known of a factor in another role than the one asked
    /// about. A trait such as a curved spine, or an injury, does not come and go: whether it is
    /// told as what began the pain or as what makes it worse says nothing.
    pub(super) fn related(&self, id: &str) -> f64 {
        let lasts = |factor: &raw::Factor| {
            factor.kind == "anatomical" || factor.family.as_deref() == Some("injury")
        };
        let mut factors = self.records.factors.iter();
        if factors.any(|factor| factor.id == id && lasts(factor)) {
            1.0
        } else {
            self.values.get("cue-related")
        }
    }

    /// Chances by muscle for one factor: `effects` answer the question in full, all other
    /// ways of making pain worse in part (a cause is often an aggravator too).
    fn factor_chances(&self, id: &str, effect: &str) -> BTreeMap<u16, (f64, Vec<String>)> {
        let related = self.related(id);
        let mut chances: BTreeMap<u16, (f64, Vec<String>)> = BTreeMap::new();
        for muscle in &self.records.muscles {
            for link in muscle.factors.iter().filter(|link| link.factor == id) {
                let part = match (effect, link.effect.as_str()) {
                    (asked, known) if asked == known => 1.0,
                    ("worse" | "onset", "worse" | "onset" | "perpetuates") => related,
                    _ => continue,
                };
                let chance = part * self.cue_chance(&link.strength);
                for row in self.candidates(&muscle.id) {
                    let best = chances.entry(row).or_default();
                    if chance > best.0 {
                        *best = (chance, link.sources.clone());
                    }
                }
            }
        }
        chances
    }

    pub(super) fn factors(&mut self) -> Vec<CueRow> {
        let records = self.records;
        let families = records.factors.iter();
        let families = sort::set(families.filter_map(|factor| factor.family.as_deref()));
        let mut rows = Vec::new();
        for factor in &records.factors {
            let family = factor
                .family
                .as_deref()
                .and_then(|family| families.iter().position(|other| *other == family));
            let lists =
                ["worse", "better", "onset"].map(|effect| self.factor_chances(&factor.id, effect));
            let [worse, better, after] = lists.map(|chances| self.cue_list(chances));
            rows.push(CueRow {
                id: self.strings.add(&factor.id),
                name: self.strings.add(&factor.name),
                family: family.map_or(NONE, |family| family as u16),
                worse,
                better,
                after,
                pointers: self.pointer_list(&factor.id),
            });
        }
        rows
    }

    pub(super) fn signs(&mut self) -> Vec<CueRow> {
        let records = self.records;
        let chance = self.values.get("sign-chance");
        let mut rows = Vec::new();
        for sign in &records.signs {
            let mut chances: BTreeMap<u16, (f64, Vec<String>)> = BTreeMap::new();
            for muscle in &records.muscles {
                let Some(own) = muscle
                    .signs
                    .iter()
                    .find(|own| own.sign.as_deref() == Some(&sign.id))
                else {
                    continue;
                };
                for row in self.candidates(&muscle.id) {
                    chances.insert(row, (chance, own.sources.clone()));
                }
            }
            rows.push(CueRow {
                id: self.strings.add(&sign.id),
                name: self.strings.add(&sign.name),
                family: NONE,
                worse: self.cue_list(chances),
                better: List::default(),
                after: List::default(),
                pointers: self.pointer_list(&sign.id),
            });
        }
        rows
    }
}
