//! What to ask next: the questions whose answers would tell most about which muscle it is.
//!
//! The leading muscles are weighed by a softmax of their scores, flattened by the number
//! `temperature` because the model is surer than it should be. A question's worth is the
//! expected information of its answer in nats, that is the mutual information of answer and
//! muscle (Lindley 1956):
//!
//! ```text
//! gain = H(Σ weight · chance of yes) - Σ weight · H(chance of yes)
//! ```
//!
//! less a cost when the question leaves the part of the body that hurts, as in a conversation.
//! Nothing is asked when the lead reaches the number `ask-lead`, and no question is put whose
//! gain is below `ask-gain`.

use super::asker::{Asker, Open};
use super::order::{Ranked, top};
use super::score::{Scores, family};
use crate::knowledge::tables::Tables;
use crate::query::{Query, Side, Topic};

/// Leading muscles that are weighed.
pub(super) const LEADING: usize = 8;
/// Most questions at once.
pub(super) const MOST: usize = 3;

/// A question worth asking.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What is asked: a zone, a factor that makes it worse, or a sign.
    pub topic: Topic,
    /// The side to ask for, when all pain is on one side.
    pub side: Option<Side>,
    /// It asks for the exact place within one that was named.
    pub within: bool,
    /// Muscles a yes makes likelier, the leading first.
    pub raises: Vec<u16>,
    /// Muscles a yes makes less likely, the leading first.
    pub lowers: Vec<u16>,
    /// Expected information in nats, less the cost of leaving the part of the body that hurts.
    pub gain: f32,
}

/// Up to three questions, the most telling first; `askable` can refuse topics nobody could
/// answer. None when further questions do not pay.
#[must_use]
pub fn ask_next(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    askable: impl Fn(Topic) -> bool,
) -> Vec<Ask> {
    let leading = top(tables, scores, LEADING);
    let lead = leading
        .get(1)
        .map_or(f32::INFINITY, |second| leading[0].score - second.score);
    if query.places().next().is_none() || lead > tables.numbers.ask_lead {
        return Vec::new();
    }
    let weights = softmax(&leading, f64::from(tables.numbers.temperature));
    let asker = Asker {
        tables,
        query,
        scores,
        side: one_side(query),
        leading,
        weights,
    };
    let mut open = asker.zones();
    asker.cues(&mut open);
    open.retain(|one| one.gain >= tables.numbers.ask_gain);
    open.sort_unstable_by(|left, right| {
        right
            .gain
            .total_cmp(&left.gain)
            .then(left.topic.cmp(&right.topic))
    });
    let picked = pick(tables, open, askable);
    picked.into_iter().map(|one| asker.ask(&one)).collect()
}

/// The best ones that can be asked, no two of one family.
fn pick(tables: &Tables, open: Vec<Open>, askable: impl Fn(Topic) -> bool) -> Vec<Open> {
    let mut picked: Vec<Open> = Vec::new();
    for one in open {
        let own = cue_family(tables, one.topic);
        let of_family = |other: &Open| own.is_some() && cue_family(tables, other.topic) == own;
        if !picked.iter().any(of_family) && askable(one.topic) {
            picked.push(one);
        }
        if picked.len() == MOST {
            break;
        }
    }
    picked
}

fn cue_family(tables: &Tables, topic: Topic) -> Option<u16> {
    let Topic::Factor(row, role) = topic else {
        return None;
    };
    family(&tables.factors[row as usize], role).map(|(family, _)| family)
}

fn softmax(leading: &[Ranked], temperature: f64) -> Vec<f64> {
    let best = leading.first().map_or(0.0, |first| f64::from(first.score));
    let weights = leading
        .iter()
        .map(|one| (temperature * (f64::from(one.score) - best)).exp());
    let weights: Vec<f64> = weights.collect();
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

/// The side all pain is on, when every place that has sides is on the same one.
fn one_side(query: &Query) -> Option<Side> {
    let mut sides = query.places().filter_map(|(finding, _)| finding.side);
    let first = sides
        .next()
        .filter(|side| matches!(side, Side::Left | Side::Right))?;
    sides.all(|side| side == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_follow_scores_and_add_up() {
        let ranked = |score| Ranked {
            muscle: 0,
            score,
            side: None,
        };
        let weights = softmax(&[ranked(3.0), ranked(2.0), ranked(2.0)], 0.6);
        assert!(weights[0] > weights[1] && (weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!((weights[1] - weights[2]).abs() < 1e-12);
    }
}
