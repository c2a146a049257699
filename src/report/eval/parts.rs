//! Parts of the answer of `eval` that are given on request, or for some cases only.

use serde::{Serialize, Serializer};

use super::{Shares, three};
use crate::eval;

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
    /// Of these, cases that name two or more places: one place alone asks for no set.
    pub several_places: usize,
    /// Of `several`, cases in which a set is announced.
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
    /// Share of the members of all announced sets that are culprits.
    #[serde(serialize_with = "three")]
    pub precision: f64,
}

impl From<eval::Sets> for Sets {
    fn from(sets: eval::Sets) -> Self {
        let eval::Sets {
            several,
            several_places,
            announced,
            recall,
            leader_recall,
            three_recall,
            single,
            announced_for_one,
            precision,
        } = sets;
        Self {
            several,
            several_places,
            announced,
            recall,
            leader_recall,
            three_recall,
            single,
            announced_for_one,
            precision,
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

/// Tuned numbers chosen without a source and tried on it, each source in turn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Crossed {
    /// Sources left out, one at a time.
    pub sources: usize,
    /// With the shipped numbers.
    pub shipped: Shares,
    /// With the numbers chosen on all cases, on the same cases.
    pub chosen: Shares,
    /// With the numbers chosen without the source of each case.
    pub left_out: Shares,
    /// How much the choice on all cases flatters itself: the difference of the two MRR.
    #[serde(serialize_with = "three")]
    pub difference: f64,
    /// What was chosen, number by number.
    pub numbers: Vec<Tuned>,
}

/// One tuned number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Tuned {
    /// Its id in `data/ranking.json`.
    pub id: &'static str,
    /// Its value.
    pub shipped: f64,
    /// The value chosen on all cases.
    pub chosen: f64,
    /// Share of the sources without which the shipped value was chosen.
    #[serde(serialize_with = "three")]
    pub kept: f64,
}

impl Crossed {
    /// What leaving sources out showed; `shipped` is the value of a number.
    #[must_use]
    pub fn of(crossed: &eval::Crossed, shipped: impl Fn(&str) -> f64) -> Self {
        let number = |(id, kept): &(&'static str, f64)| {
            let chosen = crossed.setting.iter().find(|(other, _)| other == id);
            Tuned {
                id,
                shipped: shipped(id),
                chosen: chosen.map_or_else(|| shipped(id), |(_, value)| *value),
                kept: *kept,
            }
        };
        Self {
            sources: crossed.sources,
            shipped: crossed.shipped.into(),
            chosen: crossed.chosen.into(),
            left_out: crossed.left_out.into(),
            difference: crossed.chosen.mrr - crossed.left_out.mrr,
            numbers: crossed.kept.iter().map(number).collect(),
        }
    }
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
