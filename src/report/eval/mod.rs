//! The answer of `eval`: schema `myomap.eval.v1`. All figures are shares of the cases, 0 to 1:
//! they measure the ranking on these cases, and no answer of it.

mod document;

use serde::{Serialize, Serializer};

use crate::eval::{self, Outcome, WITHIN, bootstrap};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.eval.v1";

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn three<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 1000.0).round() / 1000.0 + 0.0)
}

#[allow(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde's signature"
)]
fn one<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.serialize_some(&((value * 10.0).round() / 10.0)),
        None => serializer.serialize_none(),
    }
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
        let figures = eval::figures(outcomes);
        let [top1, top3, top5, _] = figures.within;
        Self {
            top1,
            top3,
            top5,
            mrr: figures.mrr,
        }
    }

    fn cells(self) -> [String; 4] {
        [self.top1, self.top3, self.top5, self.mrr].map(document::share)
    }
}

/// Figures of one part of the body.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Area {
    /// Its name in the cases.
    pub area: String,
    /// Number of cases.
    pub cases: usize,
    /// Figures.
    pub figures: Shares,
}

/// How words were understood.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Understanding {
    /// Places.
    pub places: Strings,
    /// What makes it worse or better.
    pub factors: Strings,
}

/// Strings by how they were understood.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Strings {
    /// Strings with a label.
    pub labelled: usize,
    /// Understood as labelled.
    pub right: usize,
    /// Places that overlap the label.
    pub near: usize,
    /// Understood as something else.
    pub wrong: usize,
    /// Not understood, and said so.
    pub unread: usize,
    /// Right and near among all understood.
    #[serde(serialize_with = "three")]
    pub precision: f64,
}

impl From<eval::Reading> for Strings {
    fn from(reading: eval::Reading) -> Self {
        let eval::Reading {
            labelled,
            right,
            near,
            wrong,
            unread,
        } = reading;
        Self {
            labelled,
            right,
            near,
            wrong,
            unread,
            precision: reading.precision(),
        }
    }
}

/// How well sets name several culprits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Sets {
    /// Cases with several culprits.
    pub several: usize,
    /// Of these, cases in which a set is announced.
    pub announced: usize,
    /// Mean share of the culprits named by the set, or the leader where there is none.
    #[serde(serialize_with = "three")]
    pub recall: f64,
    /// The same by the leader alone.
    #[serde(serialize_with = "three")]
    pub leader_recall: f64,
    /// The same by the first three of the list.
    #[serde(serialize_with = "three")]
    pub three_recall: f64,
    /// Cases with a single culprit.
    pub single: usize,
    /// Of these, cases in which a set is announced.
    pub announced_for_one: usize,
}

impl From<eval::Sets> for Sets {
    fn from(sets: eval::Sets) -> Self {
        let eval::Sets {
            several,
            announced,
            recall,
            leader_recall,
            three_recall,
            single,
            announced_for_one,
        } = sets;
        Self {
            several,
            announced,
            recall,
            leader_recall,
            three_recall,
            single,
            announced_for_one,
        }
    }
}

/// Figures without a part of the model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Ablated {
    /// The part left out.
    pub without: &'static str,
    /// Figures.
    pub figures: Shares,
}

/// Loss under a slight change of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Perturbed {
    /// The change.
    pub change: &'static str,
    /// Cases it applies to.
    pub cases: u32,
    /// Questions asked.
    pub questions: usize,
    /// Top-3 of these cases unchanged.
    #[serde(serialize_with = "three")]
    pub before: f64,
    /// Top-3 after the change.
    #[serde(serialize_with = "three")]
    pub after: f64,
    /// Difference.
    #[serde(serialize_with = "three")]
    pub loss: f64,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Its name.
    pub id: String,
    /// Part of the body.
    pub area: String,
    /// Expected rank of the main culprit; null when it is not in the list.
    #[serde(serialize_with = "one")]
    pub rank: Option<f64>,
    /// It shares its rank with a wrong answer.
    pub tied: bool,
    /// Ids that count as the main culprit.
    pub culprit: Vec<String>,
    /// First answers.
    pub first: Vec<String>,
    /// Muscles of the set that is announced; empty where one is enough.
    pub together: Vec<String>,
    /// Strings that were not understood.
    pub not_understood: Vec<String>,
}
