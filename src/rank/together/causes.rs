//! From a scored question to its network: which muscles could be causes, and at which odds.

use super::Place;
use super::network::{Cause, Network};
use crate::knowledge::tables::{Form, LinkRow, NONE, PlaceRow, Tables};
use crate::query::{Finding, Query, Side};
use crate::rank::chance::{chance, explains};
use crate::rank::score::{Fitting, Scores, link_weight, place_weight};
use libm::{exp, log as ln};

/// The causes that could be part of a set, the likeliest by themselves first: muscles that
/// refer to a painful place, at least the number `set-cut` likely (and the best whatever its
/// chance), `set-causes` at most.
pub(super) fn network(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    places: &[Place<'_>],
) -> Network {
    let base = base_odds(tables);
    let mut drafts = Drafts::of(tables, places.len());
    let mut causes = Vec::with_capacity(64);
    for (side, sums) in scores.sides.iter().zip(&scores.by_side) {
        drafts.start(*side, places);
        for (at, (_, finding, row)) in places.iter().enumerate() {
            let place = &tables.places[*row as usize];
            drafts.add(at, place, finding, place_weight(tables, query, finding));
        }
        drafts.finish(base, sums, &mut causes);
    }
    let leak = f64::from(tables.numbers.set_leak);
    let mut all = Network::new(places.len(), leak, drafts.silent, causes);
    explain_away(&mut all, &scores.cues);
    all.shortlist(
        f64::from(tables.numbers.set_cut),
        usize::from(tables.numbers.set_causes),
    )
}

/// Factors and signs that the leader answers to are explained by it: of what they say for
/// another muscle only what goes beyond that counts, while what speaks against it stays.
fn explain_away(network: &mut Network, cues: &[f32]) {
    let leader = network.leader();
    let muscle = |cause: &Cause| cues[cause.muscle as usize];
    let explained = network.causes.get(leader).map_or(0.0, muscle).max(0.0);
    for (at, cause) in network.causes.iter_mut().enumerate() {
        let shared = cues[cause.muscle as usize].clamp(0.0, explained);
        // most muscles answer to none of them, and an exponential costs as much as all else here
        if at != leader && shared > 0.0 {
            let part = exp(f64::from(-shared));
            (cause.odds, cause.alone) = (cause.odds * part, cause.alone * part);
        }
    }
}

/// Natural-log odds that a muscle of mean commonness is at work. Priors are relative to equal
/// shares, so their mean over the ranked muscles is 1 already.
fn base_odds(tables: &Tables) -> f32 {
    let active = tables.numbers.set_active;
    ln(f64::from(active / (1.0 - active))) as f32
}

/// The muscle a part belongs to; any other muscle stands for itself.
fn whole(tables: &Tables, muscle: u16) -> u16 {
    let row = &tables.muscles[muscle as usize];
    if row.form == Form::Part && row.group != NONE {
        row.group
    } else {
        muscle
    }
}

/// What the painful places say of the muscles that refer to one of them, taken to be on one
/// side. A muscle that merely refers next to one would take no place, and is no cause.
struct Drafts<'t> {
    tables: &'t Tables,
    own: Option<Side>,
    /// Position of each muscle's draft, by row; [`NONE`] where there is none.
    slots: Vec<u16>,
    /// What the places add to the score of a muscle that refers to none of them.
    misses: f32,
    /// Those of this side.
    all: Vec<Draft>,
    /// Chance that a place stays silent, by side, then by draft, then by place: the network
    /// takes it as it is.
    silent: Vec<f64>,
    /// The row of `silent` where this side begins.
    first: usize,
    places: usize,
}

/// One muscle that some place may hurt because of.
#[derive(Debug, Clone, Copy)]
struct Draft {
    muscle: u16,
    /// What the places add to its score beyond the misses: to be taken out of its prior odds.
    hits: f32,
    /// Places it refers to on this side, as bits.
    explains: u128,
}

impl<'t> Drafts<'t> {
    fn of(tables: &'t Tables, places: usize) -> Self {
        Self {
            tables,
            own: None,
            slots: vec![NONE; tables.muscles.len()],
            misses: 0.0,
            silent: Vec::with_capacity(64 * places),
            first: 0,
            all: Vec::with_capacity(64),
            places,
        }
    }

    /// Turns to another side: on the one that does not hurt few muscles refer to a place.
    fn start(&mut self, own: Option<Side>, places: &[Place<'_>]) {
        self.own = own;
        self.misses = 0.0;
        self.first = self.silent.len() / self.places;
        for draft in self.all.drain(..) {
            self.slots[draft.muscle as usize] = NONE;
        }
        for (_, finding, row) in places {
            let place = &self.tables.places[*row as usize];
            let fitting = Fitting::new(own, finding.side, place.midline);
            for link in place.links.of(&self.tables.links) {
                let slot = &mut self.slots[link.muscle as usize];
                if *slot == NONE && refers(link, fitting) {
                    *slot = self.all.len() as u16;
                    self.all.push(Draft {
                        muscle: link.muscle,
                        hits: 0.0,
                        explains: 0,
                    });
                }
            }
        }
        let more = self.all.len() * self.places;
        self.silent.resize(self.silent.len() + more, 1.0);
    }

    fn add(&mut self, at: usize, place: &PlaceRow, finding: &Finding, weight: f32) {
        let none = weight * self.tables.numbers.unexplained;
        self.misses += none;
        let fitting = Fitting::new(self.own, finding.side, place.midline);
        for link in place.links.of(&self.tables.links) {
            let slot = usize::from(self.slots[link.muscle as usize]);
            let Some(draft) = self.all.get_mut(slot) else {
                continue;
            };
            let fits = fitting.has(link.relation);
            draft.hits += weight * link_weight(link, fits) - none;
            if fits && link.felt > 0.0 {
                let chance = chance(self.tables, place, link, fitting);
                self.silent[(self.first + slot) * self.places + at] = 1.0 - f64::from(chance);
            }
            if refers(link, fitting) {
                draft.explains |= 1 << at;
            }
        }
    }

    fn finish(&self, base: f32, sums: &[f32], into: &mut Vec<Cause>) {
        for (slot, draft) in self.all.iter().enumerate() {
            let odds = base + sums[draft.muscle as usize] - (self.misses + draft.hits);
            into.push(Cause {
                muscle: draft.muscle,
                whole: whole(self.tables, draft.muscle),
                side: self.own,
                odds: exp(f64::from(odds)),
                score: sums[draft.muscle as usize],
                alone: 0.0,
                twin: false,
                explains: draft.explains,
                row: self.first + slot,
            });
        }
    }
}

/// Whether a muscle could be a cause of the place: it refers there, on a side that fits.
fn refers(link: &LinkRow, fitting: Fitting) -> bool {
    explains(link) && link.felt > 0.0 && fitting.has(link.relation)
}
