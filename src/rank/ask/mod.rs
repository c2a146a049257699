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
//!
//! A question is worth something only if some leading muscle answers it otherwise than the
//! rest. What they answer is gathered for all questions at once ([`grid`]); most are dismissed by
//! a bound without a logarithm.

mod cues;
mod grid;
mod open;
mod zones;

use super::order::{Ranked, top};
use super::score::{Scores, family};
use crate::knowledge::tables::Tables;
use crate::query::{Query, Side, Topic};
use grid::ROOM;
use libm::exp;
use open::{Open, Weighed, gain};

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

/// Lists that are used again from one question to the next, for the same tables.
#[derive(Debug, Default)]
pub struct AskRoom {
    /// Questions worth weighing.
    open: Vec<Open>,
    zones: zones::OpenZones,
    cues: cues::OpenCues,
}

/// The most telling questions, the number `ask-most` at most; `askable` can refuse topics
/// nobody could answer. None when further questions do not pay.
#[must_use]
pub fn ask_next(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    askable: impl Fn(Topic) -> bool,
) -> Vec<Ask> {
    ask_again(tables, query, scores, askable, &mut AskRoom::default())
}

/// As [`ask_next`], for one of many questions.
#[must_use]
pub fn ask_again(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    askable: impl Fn(Topic) -> bool,
    room: &mut AskRoom,
) -> Vec<Ask> {
    let most = usize::from(tables.numbers.ask_leading).min(ROOM);
    let leading = top(tables, scores, most);
    let lead = leading
        .get(1)
        .map_or(f32::INFINITY, |second| leading[0].score - second.score);
    if query.places().next().is_none() || lead > tables.numbers.ask_lead {
        return Vec::new();
    }
    let asker = Asker {
        tables,
        query,
        scores,
        side: one_side(query),
        weights: softmax(&leading, tables.numbers.temperature),
        leading,
    };
    let AskRoom { open, zones, cues } = room;
    open.clear();
    asker.zones(zones, open);
    asker.cues(cues, open);
    let factors = tables.factors.len() as u16;
    let chances = |topic| match topic {
        Topic::Place(row) => zones.chances.of(row),
        Topic::Factor(row, _) => cues.chances.of(row),
        Topic::Sign(row) => cues.chances.of(factors + row),
    };
    let best = asker.best(open, chances, askable);
    best.iter().map(|one| asker.ask(one)).collect()
}

/// What is known when questions are weighed.
struct Asker<'a> {
    tables: &'a Tables,
    query: &'a Query,
    scores: &'a Scores,
    /// The side all pain is on.
    side: Option<Side>,
    leading: Vec<Ranked>,
    /// How much each of `leading` is believed; 0 beyond them.
    weights: [f32; ROOM],
}

impl Asker<'_> {
    /// Keeps a question whose bound, less what asking costs, reaches what it must be worth.
    fn offer(&self, topic: Topic, bound: f32, cost: f32, open: &mut Vec<Open>) {
        let bound = bound - cost;
        if bound >= self.tables.numbers.ask_gain {
            open.push(Open { topic, bound, cost });
        }
    }

    /// The best questions, best first, no two of one family of factors. That with the greatest
    /// bound is weighed first, and those are dropped that cannot reach what was found by then.
    fn best(
        &self,
        open: &mut Vec<Open>,
        chances: impl Fn(Topic) -> [f32; ROOM],
        askable: impl Fn(Topic) -> bool,
    ) -> Vec<Weighed> {
        let most = usize::from(self.tables.numbers.ask_most);
        let mut best: Vec<Weighed> = Vec::with_capacity(most + 1);
        let mut floor = self.tables.numbers.ask_gain;
        while let Some(next) = greatest(open) {
            let Open { topic, cost, .. } = open.swap_remove(next);
            let chances = chances(topic);
            let gain = gain(&chances, &self.weights) - cost;
            if gain < floor || self.is_answered(topic) || !askable(topic) {
                continue;
            }
            let found = Weighed {
                topic,
                chances,
                gain,
            };
            self.admit(&mut best, found);
            best.truncate(most);
            if let Some(last) = best.get(most - 1) {
                floor = last.gain;
                open.retain(|one| one.bound >= floor);
            }
        }
        best
    }

    /// Whether the question was answered before it was put.
    fn is_answered(&self, topic: Topic) -> bool {
        match topic {
            Topic::Place(zone) => self.is_zone_answered(zone),
            Topic::Factor(..) | Topic::Sign(_) => self.is_cue_answered(topic),
        }
    }

    /// Puts a question in its place, unless a better one of its family is there.
    fn admit(&self, best: &mut Vec<Weighed>, found: Weighed) {
        let own = self.family(found.topic);
        let akin = |other: &Weighed| own.is_some() && self.family(other.topic) == own;
        if let Some(at) = best.iter().position(akin) {
            if best[at].beats(&found) {
                return;
            }
            best.remove(at);
        }
        let at = best.iter().position(|other| found.beats(other));
        best.insert(at.unwrap_or(best.len()), found);
    }

    fn family(&self, topic: Topic) -> Option<u16> {
        let Topic::Factor(row, role) = topic else {
            return None;
        };
        family(&self.tables.factors[row as usize], role).map(|(family, _)| family)
    }
}

/// Position of the greatest bound.
fn greatest(open: &[Open]) -> Option<usize> {
    let mut best = None;
    let mut most = f32::NEG_INFINITY;
    for (at, one) in open.iter().enumerate() {
        if one.bound > most {
            (most, best) = (one.bound, Some(at));
        }
    }
    best
}

fn softmax(leading: &[Ranked], temperature: f32) -> [f32; ROOM] {
    let mut weights = [0.0; ROOM];
    for (weight, one) in weights.iter_mut().zip(leading) {
        *weight = exp(f64::from(temperature * (one.score - leading[0].score))) as f32;
    }
    let sum: f32 = weights.iter().sum();
    weights.map(|weight| weight / sum)
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
        assert!(weights[0] > weights[1] && (weights.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((weights[1] - weights[2]).abs() < 1e-6 && weights[3].abs() < 1e-6);
    }
}
