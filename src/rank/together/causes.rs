//! From a scored question to its network: which muscles could be causes, and at which odds.

use std::cmp::Reverse;

use super::Place;
use super::network::{Cause, Network, Places};
use crate::knowledge::tables::{Form, LinkRow, NONE, PlaceRow, Tables};
use crate::query::{Finding, Query, Side};
use crate::rank::chance::{chance, explains};
use crate::rank::score::{Fitting, Scores, link_weight, place_weight};
use libm::{exp, log as ln};

/// The causes that could be part of a set: muscles that refer to a painful place, at least the
/// number `set-cut` likely by themselves (and the leader whatever its chance), `set-causes` at
/// most, the likeliest.
pub(super) fn network(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    places: &[Place<'_>],
) -> Option<Network> {
    let mut drafts = Drafts::of(tables, places.len());
    for (own, sums) in scores.sides.iter().zip(&scores.by_side) {
        drafts.start(*own, places);
        for (at, (_, finding, row)) in places.iter().enumerate() {
            let place = &tables.places[*row as usize];
            drafts.add(at, place, finding, place_weight(tables, query, finding));
        }
        drafts.finish(sums);
    }
    drafts.shortlist(&scores.cues)
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

/// What the painful places say of the muscles that refer to one of them, side by side. A muscle
/// that merely refers next to one would take no place, and is no cause.
struct Drafts<'t> {
    tables: &'t Tables,
    places: usize,
    /// Chance that a place hurts for a reason outside the knowledge base.
    leak: f64,
    /// The side muscles are taken to be on now.
    own: Option<Side>,
    /// Position of each muscle's draft of this side, by row; [`NONE`] where there is none.
    slots: Vec<u16>,
    /// What the places add to the score of a muscle that refers to none of them.
    misses: f32,
    /// Those of all sides, this one last.
    all: Vec<Draft>,
    /// Where this side begins.
    first: usize,
    /// Chance that a place stays silent, by draft, then by place: the network takes it as it is.
    silent: Vec<f64>,
}

/// One muscle that some place may hurt because of.
#[derive(Debug, Clone, Copy)]
struct Draft {
    muscle: u16,
    side: Option<Side>,
    /// What the places add to its score beyond the misses: to be taken out of its prior odds.
    hits: f32,
    /// Score in the list of single muscles.
    score: f32,
    /// Natural-log odds that it is at work, before the places are looked at.
    odds: f32,
    /// How much likelier than under the leak alone the places are to hurt because of it.
    hurts: f64,
    /// Places it refers to on this side.
    explains: Places,
    /// Places that may hurt because of it.
    felt: Places,
}

impl<'t> Drafts<'t> {
    fn of(tables: &'t Tables, places: usize) -> Self {
        Self {
            tables,
            places,
            leak: f64::from(tables.numbers.set_leak),
            own: None,
            slots: vec![NONE; tables.muscles.len()],
            misses: 0.0,
            all: Vec::with_capacity(64),
            first: 0,
            silent: Vec::with_capacity(64 * places),
        }
    }

    /// Turns to another side: on the one that does not hurt few muscles refer to a place.
    fn start(&mut self, own: Option<Side>, places: &[Place<'_>]) {
        for draft in &self.all[self.first..] {
            self.slots[draft.muscle as usize] = NONE;
        }
        self.own = own;
        self.misses = 0.0;
        self.first = self.all.len();
        for (_, finding, row) in places {
            let place = &self.tables.places[*row as usize];
            let fitting = Fitting::new(own, finding.side, place.midline);
            for link in place.links.of(&self.tables.links) {
                let slot = &mut self.slots[link.muscle as usize];
                if *slot == NONE && refers(link, fitting) {
                    *slot = self.all.len() as u16;
                    self.all.push(Draft::new(link.muscle, own));
                }
            }
        }
        self.silent.resize(self.all.len() * self.places, 1.0);
    }

    fn add(&mut self, at: usize, place: &PlaceRow, finding: &Finding, weight: f32) {
        let none = weight * self.tables.numbers.unexplained;
        self.misses += none;
        let rest = 1.0 - self.leak;
        let fitting = Fitting::new(self.own, finding.side, place.midline);
        for link in place.links.of(&self.tables.links) {
            let slot = usize::from(self.slots[link.muscle as usize]);
            let Some(draft) = self.all.get_mut(slot) else {
                continue;
            };
            let fits = fitting.has(link.relation);
            draft.hits += weight * link_weight(link, fits) - none;
            if fits && link.felt > 0.0 {
                let silent = 1.0 - f64::from(chance(self.tables, place, link, fitting));
                self.silent[slot * self.places + at] = silent;
                draft.hurts *= (1.0 - rest * silent) / self.leak;
                draft.felt.add(at);
                if explains(link) {
                    draft.explains.add(at);
                }
            }
        }
    }

    /// What the places do not say, of muscles of this side.
    fn finish(&mut self, sums: &[f32]) {
        let base = base_odds(self.tables);
        for draft in &mut self.all[self.first..] {
            draft.score = sums[draft.muscle as usize];
            draft.odds = base + draft.score - (self.misses + draft.hits);
        }
    }

    /// The network of those likely enough; none without any.
    fn shortlist(self, cues: &[f32]) -> Option<Network> {
        let numbers = &self.tables.numbers;
        let leader = leader(&self.all)?;
        let cut = f64::from(numbers.set_cut);
        // factors and signs that the leader answers to are explained by it: of what they say for
        // another muscle only what goes beyond that counts, while what speaks against it stays
        let cue = |draft: &Draft| cues[draft.muscle as usize];
        let explained = cue(&self.all[leader]).max(0.0);
        let mut causes: Vec<Cause> = Vec::with_capacity(32);
        let mut led = 0;
        for (row, draft) in self.all.iter().enumerate() {
            let shared = cue(draft).clamp(0.0, explained);
            let shared = if row == leader { 0.0 } else { shared };
            let odds = exp(f64::from(draft.odds) - f64::from(shared));
            if row == leader {
                led = causes.len();
            } else if odds * draft.hurts < cut {
                continue;
            }
            causes.push(self.cause(row, odds));
        }
        let mut network = Network {
            causes,
            leader: led,
            silent: self.silent,
            places: self.places,
            leak: self.leak,
        };
        limit(&mut network, usize::from(numbers.set_causes));
        if self.first > 0 {
            mark_twins(&mut network.causes, self.slots);
        }
        Some(network)
    }

    fn cause(&self, row: usize, odds: f64) -> Cause {
        let draft = &self.all[row];
        Cause {
            muscle: draft.muscle,
            whole: whole(self.tables, draft.muscle),
            side: draft.side,
            odds,
            alone: odds * draft.hurts,
            twin: false,
            explains: draft.explains,
            felt: draft.felt,
            row,
        }
    }
}

impl Draft {
    fn new(muscle: u16, side: Option<Side>) -> Self {
        Self {
            muscle,
            side,
            hits: 0.0,
            score: 0.0,
            odds: 0.0,
            hurts: 1.0,
            explains: Places::default(),
            felt: Places::default(),
        }
    }
}

/// The one that leads the list of single muscles, the first of equals.
fn leader(all: &[Draft]) -> Option<usize> {
    let mut most = (f32::NEG_INFINITY, None);
    for (at, draft) in all.iter().enumerate() {
        if draft.score > most.0 {
            most = (draft.score, Some(at));
        }
    }
    most.1
}

/// Leaves the leader and the likeliest of the others, in their order.
fn limit(network: &mut Network, most: usize) {
    if network.causes.len() <= most {
        return;
    }
    let others = network.causes.iter().enumerate();
    let others = others.filter(|(at, _)| *at != network.leader);
    // worths are not below 0: their bits are in their order
    let mut order: Vec<(Reverse<u64>, usize)> = others
        .map(|(at, cause)| (Reverse(cause.alone.to_bits()), at))
        .collect();
    order.sort_unstable();
    order.truncate(most.saturating_sub(1));
    let mut kept: Vec<usize> = order.into_iter().map(|(_, at)| at).collect();
    kept.push(network.leader);
    kept.sort_unstable();
    network.leader = kept.partition_point(|at| *at < network.leader);
    network.causes = kept.into_iter().map(|at| network.causes[at]).collect();
}

/// Marks causes that are likelier on another side, or as likely on one before; `likeliest` has
/// room for each muscle.
fn mark_twins(causes: &mut [Cause], mut likeliest: Vec<u16>) {
    likeliest.fill(NONE);
    for at in 0..causes.len() {
        let other = &mut likeliest[usize::from(causes[at].muscle)];
        let known = usize::from(*other);
        match causes.get(known) {
            Some(before) if causes[at].alone <= before.alone => causes[at].twin = true,
            Some(_) => {
                causes[known].twin = true;
                *other = at as u16;
            }
            None => *other = at as u16,
        }
    }
}

/// Whether a muscle could be a cause of the place: it refers there, on a side that fits.
fn refers(link: &LinkRow, fitting: Fitting) -> bool {
    explains(link) && link.felt > 0.0 && fitting.has(link.relation)
}
