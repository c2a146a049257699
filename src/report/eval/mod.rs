//! The answer of `eval`: schema `myomap.eval.v1`. All figures are shares of the cases, 0 to 1:
//! they measure the ranking on these cases, and no answer of it.

mod document;
mod parts;
mod sections;

pub use parts::{Ablated, Crossed, Line, Perturbed, Sets, Strings, Tuned, Understanding};
use serde::{Serialize, Serializer};

use crate::eval::{self, Outcome, WITHIN, bootstrap};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.eval.v1";

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn three<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 1000.0).round() / 1000.0 + 0.0)
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalReport<'t> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Program version.
    pub tool: &'static str,
    /// Data version.
    pub data: &'t str,
    /// label ids or own words.
    pub wording: &'static str,
    /// myomap, overlap, weighted or lirical.
    pub rule: &'static str,
    /// Number of cases.
    pub cases: usize,
    /// Figures over all cases.
    pub figures: Figures,
    /// Figures by part of the body.
    pub areas: Vec<Area>,
    /// Figures by the support of the first answer, where the rule says how well it is supported.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Area>,
    /// How the words were understood, when they were asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Understanding>,
    /// How well sets name several culprits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<Sets>,
    /// Figures without parts of the model.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ablations: Vec<Ablated>,
    /// Loss when questions are said slightly otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub perturbations: Vec<Perturbed>,
    /// Tuned numbers on cases they were not tuned on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cross_validation: Option<Crossed>,
    /// Case by case.
    #[serde(rename = "per_case", skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

/// A share with its 95 % bootstrap interval over the cases.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// 0 to 1.
    #[serde(serialize_with = "three")]
    pub value: f64,
    /// Lower bound.
    #[serde(serialize_with = "three")]
    pub low: f64,
    /// Upper bound.
    #[serde(serialize_with = "three")]
    pub high: f64,
}

impl Estimate {
    fn of(values: &[f64]) -> Self {
        let (low, high) = bootstrap(values);
        Self {
            value: values.iter().sum::<f64>() / values.len().max(1) as f64,
            low,
            high,
        }
    }
}

/// Figures over all cases: ties count at their expected rank.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figures {
    /// Main culprit first.
    pub top1: Estimate,
    /// Among the first three.
    pub top3: Estimate,
    /// Among the first five.
    pub top5: Estimate,
    /// Among the first ten.
    pub top10: Estimate,
    /// Mean reciprocal rank.
    pub mrr: Estimate,
    /// Share of cases whose culprit shares its rank with a wrong answer.
    #[serde(serialize_with = "three")]
    pub tied: f64,
}

impl Figures {
    /// Figures of outcomes.
    #[must_use]
    pub fn of(outcomes: &[Outcome]) -> Self {
        let within = |at: usize| {
            Estimate::of(
                &outcomes
                    .iter()
                    .map(|one| one.within[at])
                    .collect::<Vec<f64>>(),
            )
        };
        let reciprocal: Vec<f64> = outcomes.iter().map(|one| one.reciprocal).collect();
        debug_assert_eq!(WITHIN, [1, 3, 5, 10]);
        Self {
            top1: within(0),
            top3: within(1),
            top5: within(2),
            top10: within(3),
            mrr: Estimate::of(&reciprocal),
            tied: eval::figures(outcomes.iter()).tied,
        }
    }
}

/// Figures without intervals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Shares {
    /// Main culprit first.
    #[serde(serialize_with = "three")]
    pub top1: f64,
    /// Among the first three.
    #[serde(serialize_with = "three")]
    pub top3: f64,
    /// Among the first five.
    #[serde(serialize_with = "three")]
    pub top5: f64,
    /// Mean reciprocal rank.
    #[serde(serialize_with = "three")]
    pub mrr: f64,
}

impl Shares {
    /// Figures of outcomes.
    #[must_use]
    pub fn of<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Self {
        eval::figures(outcomes).into()
    }

    fn cells(self) -> [String; 4] {
        [self.top1, self.top3, self.top5, self.mrr].map(document::share)
    }
}

impl From<eval::Figures> for Shares {
    fn from(figures: eval::Figures) -> Self {
        let [top1, top3, top5, _] = figures.within;
        Self {
            top1,
            top3,
            top5,
            mrr: figures.mrr,
        }
    }
}

/// Figures of one group of cases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Area {
    /// The part of the body as the cases name it, or the support.
    pub area: String,
    /// Number of cases.
    pub cases: usize,
    /// Figures.
    pub figures: Shares,
}
