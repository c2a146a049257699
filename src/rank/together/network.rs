//! Several muscles at once: a two-layer network of causes and places, joined by noisy-OR.
//!
//! ```text
//! P(place hurts | set)      = 1 - (1 - leak) · Π over the set (1 - chance(muscle, place))
//! P(all places hurt)        = Σ over all sets of P(set) · Π over places P(place hurts | set)
//! ```
//!
//! This is the model of QMR-DT (Shwe et al. 1991). Sets are compared by their worth, a plain
//! product: no logarithm is taken while searching.

use std::cmp::Reverse;

use crate::query::Side;
use libm::log as ln;

/// A muscle that may be at work, on an assumed side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cause {
    /// Row of the muscle.
    pub(super) muscle: u16,
    /// The muscle it is a part of, or itself: parts of one muscle are no set.
    pub(super) whole: u16,
    /// Assumed side.
    pub(super) side: Option<Side>,
    /// Odds that it is at work, before the painful places are looked at.
    pub(super) odds: f64,
    /// Score in the list of single muscles on this side.
    pub(super) score: f32,
    /// [`Network::worth`] of this cause alone.
    pub(super) alone: f64,
    /// The same muscle on another side comes before it.
    pub(super) twin: bool,
    /// Places it refers to, as bits; a question has a hundred findings at most.
    pub(super) explains: u128,
    /// Where its chances stand in the network.
    pub(super) row: usize,
}

/// Causes, places and the leak.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Network {
    /// The shortlist, the best by themselves first.
    pub(super) causes: Vec<Cause>,
    /// Chance that a place does not hurt because of a cause, by [`Cause::row`], then by place:
    /// causes are sorted without them.
    silent: Vec<f64>,
    /// Number of painful places.
    pub(super) places: usize,
    /// Chance that a place hurts for a reason outside the knowledge base, above 0 to 1.
    pub(super) leak: f64,
}

impl Network {
    /// Causes, whose worth alone is found here, and the chances that each place stays silent in
    /// spite of them.
    pub(super) fn new(places: usize, leak: f64, silent: Vec<f64>, mut causes: Vec<Cause>) -> Self {
        let rest = 1.0 - leak;
        for cause in &mut causes {
            let own = &silent[cause.row * places..(cause.row + 1) * places];
            let hurts = own.iter().map(|silent| (1.0 - rest * silent) / leak);
            cause.alone = cause.odds * hurts.product::<f64>();
        }
        Self {
            causes,
            silent,
            places,
            leak,
        }
    }

    /// Chances that each place does not hurt because of a cause.
    pub(super) fn silent(&self, cause: usize) -> &[f64] {
        let row = self.causes[cause].row;
        &self.silent[row * self.places..(row + 1) * self.places]
    }

    /// The cause that leads the list of single muscles, the first of equals.
    pub(super) fn leader(&self) -> usize {
        let mut most = (f32::NEG_INFINITY, 0);
        for (at, cause) in self.causes.iter().enumerate() {
            if cause.score > most.0 {
                most = (cause.score, at);
            }
        }
        most.1
    }

    /// The causes whose worth alone is at least `cut`, and the leader in any case, best first.
    pub(super) fn shortlist(self, cut: f64, most: usize) -> Self {
        let leader = self.leader();
        let all = self.causes.iter().map(|cause| cause.alone).enumerate();
        // worths are not below 0: their bits are in their order, and cheaper to compare. Causes
        // come by side, then by muscle: that orders equals
        let mut order: Vec<(Reverse<u64>, usize)> = Vec::with_capacity(self.causes.len());
        order.extend(
            all.filter(|(at, alone)| *alone >= cut || *at == leader)
                .map(|(at, alone)| (Reverse(alone.to_bits()), at)),
        );
        order.sort_unstable();
        if let Some(place) = order.iter().position(|(_, at)| *at == leader) {
            // beyond the limit it takes the last place, where it is still in order
            order.swap(place.min(most.max(1) - 1), place);
            order.truncate(most.max(1));
        }
        let muscles = self.causes.iter().map(|cause| usize::from(cause.muscle));
        let mut seen = vec![false; muscles.max().map_or(0, |last| last + 1)];
        let cause = |(_, at): (_, usize)| {
            let mut cause = self.causes[at];
            cause.twin = std::mem::replace(&mut seen[usize::from(cause.muscle)], true);
            cause
        };
        let causes = order.into_iter().map(cause).collect();
        Self { causes, ..self }
    }

    /// Places that may hurt because of a cause, as bits.
    pub(super) fn felt(&self, cause: usize) -> u128 {
        let silent = self.silent(cause).iter().enumerate();
        silent
            .filter(|(_, silent)| **silent < 1.0)
            .fold(0, |bits, (place, _)| bits | 1 << place)
    }

    /// Some causes and some places, as bits, by themselves.
    pub(super) fn part(&self, causes: &[usize], places: u128) -> Self {
        let inside = |at: &usize| {
            let own = self.silent(*at).iter().enumerate();
            own.filter(|(place, _)| places >> place & 1 == 1)
                .map(|(_, silent)| *silent)
        };
        let silent = causes.iter().flat_map(inside).collect();
        let own = |(row, at): (usize, &usize)| Cause {
            row,
            ..self.causes[*at]
        };
        let causes = causes.iter().enumerate().map(own).collect();
        Self::new(places.count_ones() as usize, self.leak, silent, causes)
    }

    /// For each place the chance that no cause of a set and no leak makes it hurt.
    pub(super) fn all_silent(&self, set: &[usize]) -> impl Iterator<Item = f64> {
        (0..self.places).map(move |place| {
            let own = set.iter().map(|cause| self.silent(*cause)[place]);
            own.fold(1.0 - self.leak, |all, own| all * own)
        })
    }

    /// Prior odds of exactly these causes times the likelihood of the painful places over that
    /// under the leak alone: posterior odds against "no muscle at all". The likelihood ratio of
    /// a hundred places is within the range of an `f64`.
    pub(super) fn worth(&self, set: &[usize]) -> f64 {
        let odds: f64 = set.iter().map(|cause| self.causes[*cause].odds).product();
        let hurts = self.all_silent(set);
        odds * hurts
            .map(|silent| (1.0 - silent) / self.leak)
            .product::<f64>()
    }

    /// Natural-log likelihood of the painful places, given that exactly these causes are at
    /// work. Adding a cause never lowers it.
    #[must_use]
    pub(super) fn likelihood(&self, set: &[usize]) -> f64 {
        let hurts = self.all_silent(set).map(|silent| 1.0 - silent);
        ln(hurts.product())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A network of causes with these chances, all at the same odds.
    pub(in crate::rank::together) fn network(log_odds: f64, chances: &[&[f64]]) -> Network {
        let cause = |(at, chances): (usize, &&[f64])| Cause {
            muscle: at as u16,
            whole: at as u16,
            side: None,
            odds: log_odds.exp(),
            score: -(at as f32),
            alone: 0.0,
            twin: false,
            explains: (0..chances.len())
                .filter(|place| chances[*place] > 0.0)
                .map(|place| 1 << place)
                .sum(),
            row: at,
        };
        let causes = chances.iter().enumerate().map(cause).collect();
        let silent = chances.iter().flat_map(|chances| chances.iter());
        let silent = silent.map(|chance| 1.0 - chance).collect();
        Network::new(chances[0].len(), 0.03, silent, causes)
    }

    #[test]
    fn more_causes_never_explain_less() {
        let network = network(-2.0, &[&[0.6, 0.0], &[0.0, 0.3], &[0.1, 0.1]]);
        assert!(network.likelihood(&[0, 1]) > network.likelihood(&[0]));
        assert!(network.likelihood(&[0, 1, 2]) > network.likelihood(&[0, 1]));
    }

    #[test]
    fn another_cause_gains_less_the_more_there_are() {
        let network = network(-2.0, &[&[0.6, 0.3], &[0.3, 0.6], &[0.3, 0.3]]);
        let gain = |set: &[usize], more: &[usize]| network.worth(more) / network.worth(set);
        assert!(gain(&[0], &[0, 2]) < network.causes[2].alone);
        assert!(gain(&[0, 1], &[0, 1, 2]) < gain(&[0], &[0, 2]));
    }

    #[test]
    fn a_short_list_keeps_the_best_in_order() {
        let network = network(-2.0, &[&[0.1, 0.0], &[0.6, 0.6], &[0.0, 0.3]]);
        let muscles = |short: Network| -> Vec<u16> {
            short.causes.iter().map(|cause| cause.muscle).collect()
        };
        assert_eq!(muscles(network.clone().shortlist(0.0, 9)), [1, 2, 0]);
        // the leader has the greatest score; it stays whatever it explains by itself
        assert_eq!(muscles(network.clone().shortlist(0.0, 2)), [1, 0]);
        assert_eq!(muscles(network.clone().shortlist(1e9, 9)), [0]);
    }
}
