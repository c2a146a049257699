//! The exact chances of a set's members, place by place (variable elimination).
//!
//! Causes are taken in one after another, and for each subset of the places that are open the
//! chance is kept that it is explained by those taken in. A place is opened by its first cause and
//! closed after its last one, when only what explains it is kept; so the work doubles with each
//! place that is open at the same time, not with each that hurts, and places that have no cause in
//! common never are. All of them could be: hence the number `set-exact`. Every term is positive, so
//! that nothing cancels.

use super::marginals::chance_of;
use super::network::{Network, Places};

impl Network {
    /// The chance that each cause of a set is at work.
    pub(super) fn exact(&self, set: &[usize]) -> Vec<f64> {
        let (leaks, mut left) = self.folded(set);
        let mut near = vec![Places::default(); self.places];
        for cause in &left {
            let felt = self.causes[*cause].felt;
            felt.each().for_each(|place| near[place].0 |= felt.0);
        }
        let mut told = Told {
            open: Vec::with_capacity(self.places),
            all: vec![1.0],
            with: Vec::with_capacity(set.len()),
        };
        let mut rest: Vec<usize> = (0..self.places).collect();
        while let Some(next) = told.narrowest(&rest, &near) {
            let place = rest.swap_remove(next);
            told.open(place, &leaks);
            left.retain(|cause| {
                let felt = self.causes[*cause].felt;
                if felt.has(place) {
                    felt.each().for_each(|place| told.open(place, &leaks));
                    told.take_in(self, *cause, set.contains(cause));
                }
                !felt.has(place)
            });
            told.close(place);
        }
        let chance = |cause: &usize| {
            let own = told.with.iter().find(|(other, _)| other == cause);
            // one that is felt nowhere is told nothing
            own.map_or(chance_of(self.causes[*cause].odds), |(_, with)| {
                with[0] / told.all[0]
            })
        };
        set.iter().map(chance).collect()
    }
}

/// What is told by the causes taken in so far.
struct Told {
    /// Places that are open, as the bits of subsets.
    open: Vec<usize>,
    /// By subset the chance that just this much of the open places is explained, and all that were
    /// closed.
    all: Vec<f64>,
    /// The same together with one cause of the set being at work.
    with: Vec<(usize, Vec<f64>)>,
}

impl Told {
    /// Position of the place that could be closed next with the fewest places open.
    fn narrowest(&self, rest: &[usize], near: &[Places]) -> Option<usize> {
        let mut open = Places::default();
        self.open.iter().for_each(|place| open.add(*place));
        let left = rest.iter().fold(0, |all, place| all | 1_u128 << place);
        let width = |at: &usize| ((near[rest[*at]].0 | open.0) & left).count_ones();
        (0..rest.len()).min_by_key(width)
    }

    /// Opens a place, which its leak may have explained.
    fn open(&mut self, place: usize, leaks: &[f64]) {
        if self.open.contains(&place) {
            return;
        }
        self.open.push(place);
        for told in self.each() {
            let len = told.len();
            told.extend_from_within(..);
            let (without, with) = told.split_at_mut(len);
            for (without, with) in without.iter_mut().zip(with) {
                *without *= leaks[place];
                *with *= 1.0 - leaks[place];
            }
        }
    }

    /// Takes in a cause, all of whose places are open.
    fn take_in(&mut self, network: &Network, cause: usize, asked: bool) {
        let prior = chance_of(network.causes[cause].odds);
        let silent = network.silent(cause);
        let silent: Vec<f64> = self.open.iter().map(|place| silent[*place]).collect();
        let mut with = asked.then(|| self.all.clone());
        if let Some(with) = &mut with {
            spread(with, &silent);
            for chance in with {
                *chance *= prior;
            }
        }
        let mut at_work = Vec::with_capacity(self.all.len());
        for told in self.each() {
            at_work.clone_from(told);
            spread(&mut at_work, &silent);
            for (idle, at_work) in told.iter_mut().zip(&at_work) {
                *idle += prior * (at_work - *idle);
            }
        }
        self.with.extend(with.map(|with| (cause, with)));
    }

    /// Closes a place that was opened: it hurts, so it must be explained.
    fn close(&mut self, place: usize) {
        let Some(bit) = self.open.iter().position(|open| *open == place) else {
            return;
        };
        self.open.remove(bit);
        for told in self.each() {
            let mut subsets = 0_usize..;
            told.retain(|_| subsets.next().is_some_and(|subset| subset >> bit & 1 == 1));
        }
    }

    fn each(&mut self) -> impl Iterator<Item = &mut Vec<f64>> {
        let with = self.with.iter_mut().map(|(_, with)| with);
        std::iter::once(&mut self.all).chain(with)
    }
}

/// Moves weight from every subset to the same subset with one more place explained.
fn spread(subsets: &mut [f64], silent: &[f64]) {
    for (bit, silent) in silent.iter().enumerate() {
        if *silent < 1.0 {
            for block in subsets.chunks_exact_mut(2 << bit) {
                let (without, with) = block.split_at_mut(1 << bit);
                for (without, with) in without.iter_mut().zip(with) {
                    *with += (1.0 - silent) * *without;
                    *without *= silent;
                }
            }
        }
    }
}
