//! From a scored question to its network: which muscles could be causes, and at which odds.

use super::Place;
use super::network::{Cause, Network};
use crate::knowledge::tables::{LinkRow, PlaceRow, Tables};
use crate::query::{Finding, Query, Side};
use crate::rank::chance::{chance, explains};
use crate::rank::score::{Scores, agrees, link_weight, place_weight};

/// Stands for "no draft yet".
const NONE: u16 = u16::MAX;

/// The causes that could be part of a set, the likeliest by themselves first: muscles that
/// refer to a painful place, at least the number `set-cut` likely (and the best whatever its
/// chance), `set-causes` at most.
pub(super) fn network(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    places: &[Place<'_>],
) -> Network {
    let mut all = Network::new(places.len(), f64::from(tables.numbers.set_leak));
    let base = base_odds(tables);
    for (side, sums) in scores.sides.iter().zip(&scores.by_side) {
        let mut drafts = Drafts::new(tables, *side, places.len());
        for (at, (_, finding, row)) in places.iter().enumerate() {
            let place = &tables.places[*row as usize];
            drafts.add(at, place, finding, place_weight(tables, query, finding));
        }
        drafts.finish(base, sums, &mut all);
    }
    all.shortlist(
        f64::from(tables.numbers.set_cut),
        usize::from(tables.numbers.set_causes),
    )
}

/// Natural-log odds that a muscle of mean commonness is at work. Priors are relative to equal
/// shares, so their mean over the ranked muscles is 1 already.
fn base_odds(tables: &Tables) -> f32 {
    let active = tables.numbers.set_active;
    (active / (1.0 - active)).ln()
}

/// What the painful places say of the muscles, taken to be on one side.
struct Drafts<'t> {
    tables: &'t Tables,
    own: Option<Side>,
    /// Position of each muscle's draft, by row.
    slots: Vec<u16>,
    /// What the places add to each muscle's score, by row: to be taken out of its prior odds.
    hits: Vec<f32>,
    /// The same for a muscle that refers to none of them.
    misses: f32,
    drafts: Vec<Draft>,
    /// Chance that a place stays silent, by draft, then by place.
    silent: Vec<f64>,
    places: usize,
}

/// One muscle that some place may hurt because of.
struct Draft {
    muscle: u16,
    /// What is judged usual, at the place where that speaks most.
    usual: f32,
    /// Places it refers to, as bits.
    explains: u128,
}

impl<'t> Drafts<'t> {
    fn new(tables: &'t Tables, own: Option<Side>, places: usize) -> Self {
        let muscles = tables.muscles.len();
        Self {
            tables,
            own,
            slots: vec![NONE; muscles],
            hits: vec![0.0; muscles],
            misses: 0.0,
            drafts: Vec::with_capacity(64),
            silent: Vec::with_capacity(64 * places),
            places,
        }
    }

    fn add(&mut self, at: usize, place: &PlaceRow, finding: &Finding, weight: f32) {
        let none = weight * self.tables.numbers.unexplained;
        self.misses += none;
        for link in place.links.of(&self.tables.links) {
            let agrees = agrees(self.own, finding.side, link.relation, place.midline);
            let felt = agrees && link.chance > 0.0;
            self.hits[link.muscle as usize] += weight * link_weight(link, agrees) - none;
            if felt {
                let chance = chance(self.tables, place, link, self.own, finding.side);
                self.feel(at, link, chance);
            }
        }
    }

    fn feel(&mut self, at: usize, link: &LinkRow, chance: f32) {
        let slot = &mut self.slots[link.muscle as usize];
        if *slot == NONE {
            *slot = self.drafts.len() as u16;
            self.drafts.push(Draft {
                muscle: link.muscle,
                usual: f32::NEG_INFINITY,
                explains: 0,
            });
            self.silent.resize(self.silent.len() + self.places, 1.0);
        }
        let slot = usize::from(*slot);
        self.silent[slot * self.places + at] = 1.0 - f64::from(chance);
        if explains(link) {
            let draft = &mut self.drafts[slot];
            draft.usual = draft.usual.max(link.usual);
            draft.explains |= 1 << at;
        }
    }

    /// Only a muscle that refers to a painful place can be part of a set: one that merely
    /// refers next to it would take no place.
    fn finish(self, base: f32, sums: &[f32], into: &mut Network) {
        for (slot, draft) in self.drafts.iter().enumerate() {
            if draft.explains == 0 {
                continue;
            }
            let row = draft.muscle as usize;
            let odds = base + sums[row] - (self.misses + self.hits[row]) + draft.usual;
            let at = slot * self.places;
            into.add(
                Cause {
                    muscle: draft.muscle,
                    side: self.own,
                    odds: f64::from(odds).exp(),
                    alone: 0.0,
                    explains: draft.explains,
                },
                &self.silent[at..at + self.places],
            );
        }
    }
}
