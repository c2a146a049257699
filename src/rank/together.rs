//! Which set: the fewest muscles that together explain every place that hurts.
//!
//! Kept apart from the list of single muscles: there, alternatives compete; here, they share
//! the work. Each muscle of the shortlist becomes a cause of a noisy-OR network
//! ([`super::network`]). Its prior odds are the chance that any one muscle is at work (number
//! `set-active`) times everything the single-muscle score knows of it apart from the places
//! that hurt: how common it is, factors and signs, denied places, usual areas nobody mentioned.
//! What is judged usual for a place counts once, at the place where it speaks most.
//!
//! The set is the one with the best posterior that pair search and greedy growth find. Another
//! muscle costs its prior odds, so a set stays as small as the places allow. A second muscle
//! is announced when three or more places hurt, or two and the gain in likelihood reaches the
//! number `second-gain`; else one muscle is enough and there is no set.
//!
//! Recorded relations (satellite, synergist) do not add to a set's odds: the records name them
//! for some muscles only, and a set would win by being better documented. They are told beside
//! the set.

use super::chance::{chance, explains, link};
use super::network::{Cause, MOST_EXACT, Network};
use super::order::top;
use super::score::{Scores, agrees, is_covered, link_weight, place_weight};
use super::search::search;
use crate::knowledge::tables::Tables;
use crate::query::{Finding, Query, Side, Topic};

/// Best causes by themselves that are looked at.
const BEST: usize = 25;
/// Best causes of each place that are looked at as well.
const BEST_OF_PLACE: usize = 4;
/// Most causes looked at.
const MOST_CAUSES: usize = 64;

/// A set of muscles.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    /// The muscles, the surest first.
    pub members: Vec<Member>,
    /// Findings that none of them explains: indices into the question.
    pub unexplained: Vec<usize>,
    /// Gain in natural-log likelihood of the painful places over the best single muscle.
    pub gain: f32,
    /// Natural-log likelihood of the painful places under the set.
    pub likelihood: f64,
    /// Whether the chances that order the members are exact.
    pub exact: bool,
}

/// A muscle of a set.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Row of the muscle.
    pub muscle: u16,
    /// Its side, when one was said of a place it takes.
    pub side: Option<Side>,
    /// Findings it takes: indices into the question.
    pub takes: Vec<usize>,
    /// Natural-log likelihood of the painful places under this muscle alone.
    pub likelihood: f64,
}

/// A painful place: index of the finding, the finding, row of the place.
type Place<'q> = (usize, &'q Finding, u16);

/// The set for a question that was scored, or nothing when one muscle is enough.
#[must_use]
pub fn together(tables: &Tables, query: &Query, scores: &Scores) -> Option<Together> {
    let places = painful(tables, query);
    if places.len() < 2 || leader_is_enough(tables, scores, &places) {
        return None;
    }
    let network = network(tables, query, scores, &places);
    let found = search(&network);
    let takers = takers(&network, &places, tables, &found);
    let all = found.into_iter().enumerate();
    let set: Vec<usize> = all
        .filter(|(at, _)| takers.contains(&Some(*at)))
        .map(|(_, one)| one)
        .collect();
    let single = (0..network.causes.len()).map(|cause| network.likelihood(&[cause]));
    let gain = network.likelihood(&set) - single.fold(f64::NEG_INFINITY, f64::max);
    let least = if places.len() >= 3 {
        0.0
    } else {
        f64::from(tables.numbers.second_gain)
    };
    if set.len() < 2 || gain <= least {
        return None;
    }
    Some(told(&network, &places, tables, set, gain))
}

/// Places that hurt, in the order they were said; one that covers a smaller one is left out.
fn painful<'q>(tables: &Tables, query: &'q Query) -> Vec<Place<'q>> {
    let all = query
        .findings
        .iter()
        .enumerate()
        .filter_map(|(at, finding)| match finding.topic {
            Topic::Place(row) if finding.present => Some((at, finding, row)),
            _ => None,
        });
    all.filter(|(.., row)| !is_covered(tables, query, *row))
        .collect()
}

/// Whether the leader of the list is known to refer to every place.
fn leader_is_enough(tables: &Tables, scores: &Scores, places: &[Place<'_>]) -> bool {
    let Some(leader) = top(tables, scores, 1).into_iter().next() else {
        return true;
    };
    places.iter().all(|(_, finding, row)| {
        let place = &tables.places[*row as usize];
        let known = link(tables, place, leader.muscle).filter(|link| explains(link));
        known.is_some_and(|link| agrees(leader.side, finding.side, link.relation, place.midline))
    })
}

/// Causes of the shortlist with their odds and chances.
fn network(tables: &Tables, query: &Query, scores: &Scores, places: &[Place<'_>]) -> Network {
    let base = base_odds(tables);
    let mut causes = Vec::new();
    for (side, sums) in scores.sides.iter().zip(&scores.by_side) {
        let all = drafts(tables, query, places, *side);
        for (row, draft) in all
            .into_iter()
            .enumerate()
            .filter(|(_, draft)| !draft.chances.is_empty())
        {
            let odds = base + f64::from(sums[row] + draft.usual - draft.hits);
            causes.push(Cause {
                muscle: row as u16,
                side: *side,
                odds,
                chances: draft.chances,
            });
        }
    }
    let leak = f64::from(tables.numbers.leak).clamp(1e-6, 1.0);
    shorten(Network {
        causes,
        places: places.len(),
        leak,
    })
}

/// What the painful places say of one muscle.
#[derive(Debug, Clone, Default)]
struct Draft {
    /// Chance that each place hurts because of it; empty when it refers to none.
    chances: Vec<f64>,
    /// What the places contribute to its score: to be taken out of its prior odds.
    hits: f32,
    /// What is judged usual, at the place where that speaks most.
    usual: f32,
}

/// Drafts of all muscles, taken to be on one side.
fn drafts(tables: &Tables, query: &Query, places: &[Place<'_>], own: Option<Side>) -> Vec<Draft> {
    let mut drafts = vec![Draft::default(); tables.muscles.len()];
    for (at, (_, finding, row)) in places.iter().enumerate() {
        let place = &tables.places[*row as usize];
        let weight = place_weight(tables, query, finding);
        let none = weight * tables.numbers.unexplained;
        for draft in &mut drafts {
            draft.hits += none;
        }
        for link in place.links.of(&tables.links) {
            let draft = &mut drafts[link.muscle as usize];
            let chance = chance(tables, place, link, own, finding.side);
            draft.hits += weight * link_weight(link, chance > 0.0) - none;
            if chance <= 0.0 {
                continue;
            }
            if draft.chances.is_empty() {
                draft.chances = vec![0.0; places.len()];
                draft.usual = f32::NEG_INFINITY;
            }
            draft.chances[at] = chance;
            let usual = if explains(link) {
                link.usual
            } else {
                f32::NEG_INFINITY
            };
            draft.usual = draft.usual.max(usual);
        }
    }
    drafts
        .iter_mut()
        .filter(|draft| !draft.usual.is_finite())
        .for_each(|draft| draft.usual = 0.0);
    drafts
}

/// Natural-log odds that a muscle of mean commonness is at work: priors are taken relative to
/// their mean over all ranked muscles.
fn base_odds(tables: &Tables) -> f64 {
    let ranked = || tables.muscles.iter().filter(|muscle| muscle.ranked);
    let sum: f64 = ranked().map(|muscle| f64::from(muscle.prior).exp()).sum();
    let mean = sum / ranked().count().max(1) as f64;
    let active = f64::from(tables.numbers.active).clamp(1e-6, 0.5);
    (active / (1.0 - active)).ln() - mean.ln()
}

/// Keeps the causes that are best by themselves and the best of each place.
fn shorten(mut network: Network) -> Network {
    let mut order: Vec<usize> = (0..network.causes.len()).collect();
    let alone: Vec<f64> = order
        .iter()
        .map(|cause| network.posterior(&[*cause]))
        .collect();
    order.sort_by(|left, right| alone[*right].total_cmp(&alone[*left]));
    let mut keep: Vec<usize> = order.iter().copied().take(BEST).collect();
    for place in 0..network.places {
        let worth = |cause: usize| {
            let cause = &network.causes[cause];
            if cause.chances[place] > 0.0 {
                cause.odds + cause.chances[place].ln()
            } else {
                f64::NEG_INFINITY
            }
        };
        let mut here: Vec<usize> = order
            .iter()
            .copied()
            .filter(|cause| worth(*cause).is_finite())
            .collect();
        here.sort_by(|left, right| worth(*right).total_cmp(&worth(*left)));
        for cause in here.into_iter().take(BEST_OF_PLACE) {
            if !keep.contains(&cause) && keep.len() < MOST_CAUSES {
                keep.push(cause);
            }
        }
    }
    network.causes = keep
        .iter()
        .map(|cause| network.causes[*cause].clone())
        .collect();
    network
}

/// For each place the member of the set (its position) that takes it: the one most likely felt
/// there, the first of equals.
fn takers(
    network: &Network,
    places: &[Place<'_>],
    tables: &Tables,
    set: &[usize],
) -> Vec<Option<usize>> {
    let taker = |(at, (_, _, row)): (usize, &Place<'_>)| {
        let place = &tables.places[*row as usize];
        let mut best: Option<(f64, usize)> = None;
        for (position, cause) in set.iter().enumerate() {
            let cause = &network.causes[*cause];
            let known = link(tables, place, cause.muscle).is_some_and(explains);
            let chance = cause.chances[at];
            if known && chance > 0.0 && best.is_none_or(|(most, _)| chance > most) {
                best = Some((chance, position));
            }
        }
        best.map(|(_, position)| position)
    };
    places.iter().enumerate().map(taker).collect()
}

/// The set as it is told: the surest muscle first.
fn told(
    network: &Network,
    places: &[Place<'_>],
    tables: &Tables,
    set: Vec<usize>,
    gain: f64,
) -> Together {
    let mut sure: Vec<(f64, usize)> = network.marginals(&set).into_iter().zip(set).collect();
    sure.sort_by(|left, right| right.0.total_cmp(&left.0));
    let set: Vec<usize> = sure.into_iter().map(|(_, cause)| cause).collect();
    let takers = takers(network, places, tables, &set);
    let taken_by = |taker: Option<usize>| {
        let own = places
            .iter()
            .zip(&takers)
            .filter(move |(_, other)| **other == taker);
        own.map(|((finding, ..), _)| *finding)
            .collect::<Vec<usize>>()
    };
    let sided = |taken: &[usize]| {
        places
            .iter()
            .any(|(at, finding, _)| taken.contains(at) && finding.side.is_some())
    };
    let member = |(position, one): (usize, &usize)| Member {
        muscle: network.causes[*one].muscle,
        side: network.causes[*one]
            .side
            .filter(|_| sided(&taken_by(Some(position)))),
        takes: taken_by(Some(position)),
        likelihood: network.likelihood(&[*one]),
    };
    Together {
        members: set.iter().enumerate().map(member).collect(),
        unexplained: taken_by(None),
        gain: gain as f32,
        likelihood: network.likelihood(&set),
        exact: network.places <= MOST_EXACT,
    }
}
