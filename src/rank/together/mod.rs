//! Which set: the fewest muscles that together explain every place that hurts.
//!
//! Kept apart from the list of single muscles: there, alternatives compete; here, they share
//! the work. Each muscle that refers to a painful place becomes a cause of a noisy-OR network
//! ([`network`]). Its prior odds are the chance that any one muscle is at work (number
//! `set-active`) times everything the single-muscle score knows of it apart from the places
//! that hurt: how common it is, factors and signs, denied places, usual areas nobody mentioned.
//! What is judged usual for a place belongs to the chance that the place hurts, not to the odds:
//! two muscles that are both usual for it explain the same pain, and the second gains little.
//!
//! The leader of the list stands in the set from the start: the question is who is at work
//! *besides*. What factors and signs say for it is explained by it, and raises another muscle's
//! odds only as far as they say more for that one; else whatever fits the leader would ask for a
//! second muscle that it fits as well. A set is announced when some place asks for more than the
//! leader ([`search`]) and each of its muscles is the likeliest cause of some place; a leader whose
//! every place is taken by the others is left out. Another muscle costs its prior odds, so a set
//! stays as small as the places allow.
//!
//! Recorded relations (satellite, synergist) do not add to a set's odds: the records name them
//! for some muscles only, and a set would win by being better documented. They are told beside
//! the set.

mod causes;
mod elimination;
mod marginals;
mod network;
mod search;

use super::score::{Scores, is_covered};
use crate::knowledge::tables::Tables;
use crate::query::{Finding, Query, Side, Topic};
use libm::exp;
use network::Network;

/// A set of muscles.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    /// The muscles, the surest first.
    pub members: Vec<Member>,
    /// Findings that none of them explains: indices into the question.
    pub unexplained: Vec<usize>,
    /// Gain in natural-log likelihood of the painful places over the leader alone.
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
    if places.len() < 2 {
        return None;
    }
    let network = causes::network(tables, query, scores, &places)?;
    let set = search::search(&network, exp(f64::from(tables.numbers.set_gain)));
    if set.len() < 2 {
        return None;
    }
    let owners = takers(&network, &set);
    let takes = |member: &usize| owners.contains(&Some(*member));
    let set: Vec<usize> = (0..set.len()).filter(takes).map(|at| set[at]).collect();
    let gain = network.likelihood(&set) - network.likelihood(&[network.leader]);
    if set.len() < 2 || gain <= 0.0 {
        return None;
    }
    let exact = network.places <= usize::from(tables.numbers.set_exact);
    Some(told(&network, &places, set, gain, exact))
}

/// Places that hurt, in the order they were said; one that covers a smaller one is left out.
fn painful<'q>(tables: &Tables, query: &'q Query) -> Vec<Place<'q>> {
    let mut places = Vec::with_capacity(query.findings.len());
    for (at, finding) in query.findings.iter().enumerate() {
        match finding.topic {
            Topic::Place(row) if finding.present && !is_covered(tables, query, row) => {
                places.push((at, finding, row));
            }
            _ => {}
        }
    }
    places
}

/// For each place the member of the set (its position) that takes it: the one most likely felt
/// there, the first of equals.
fn takers(network: &Network, set: &[usize]) -> Vec<Option<usize>> {
    let taker = |place: usize| {
        let mut best: Option<(f64, usize)> = None;
        for (position, &cause) in set.iter().enumerate() {
            let silent = network.silent(cause)[place];
            if network.causes[cause].explains.has(place)
                && best.is_none_or(|(least, _)| silent < least)
            {
                best = Some((silent, position));
            }
        }
        best.map(|(_, position)| position)
    };
    (0..network.places).map(taker).collect()
}

/// The set as it is told: the surest muscle first.
fn told(
    network: &Network,
    places: &[Place<'_>],
    set: Vec<usize>,
    gain: f64,
    exact: bool,
) -> Together {
    let mut sure: Vec<(f64, usize)> = network
        .marginals(&set, exact)
        .into_iter()
        .zip(set)
        .collect();
    crate::sort::by(&mut sure, |left, right| right.0.total_cmp(&left.0));
    let set: Vec<usize> = sure.into_iter().map(|(_, cause)| cause).collect();
    let owners = takers(network, &set);
    let taken_by = |taker: Option<usize>| {
        let own = places
            .iter()
            .zip(&owners)
            .filter(move |(_, other)| **other == taker);
        own.map(|((finding, ..), _)| *finding)
            .collect::<Vec<usize>>()
    };
    let member = |(position, one): (usize, &usize)| {
        let takes = taken_by(Some(position));
        let sided = |(at, finding, _): &Place<'_>| takes.contains(at) && finding.side.is_some();
        Member {
            muscle: network.causes[*one].muscle,
            side: network.causes[*one]
                .side
                .filter(|_| places.iter().any(sided)),
            likelihood: network.likelihood(&[*one]),
            takes,
        }
    };
    Together {
        members: set.iter().enumerate().map(member).collect(),
        unexplained: taken_by(None),
        gain: gain as f32,
        likelihood: network.likelihood(&set),
        exact,
    }
}
