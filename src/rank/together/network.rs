//! Several muscles at once: a two-layer network of causes and places, joined by noisy-OR.
//!
//! ```text
//! P(place hurts | set)      = 1 - (1 - leak) · Π over the set (1 - chance(muscle, place))
//! P(all places hurt)        = Σ over all sets of P(set) · Π over places P(place hurts | set)
//! ```
//!
//! This is the model of QMR-DT (Shwe et al. 1991). Sets are compared by their worth, a plain
//! product: no logarithm is taken while searching.

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
    /// [`Network::worth`] of this cause alone.
    pub(super) alone: f64,
    /// The same muscle on another side is likelier.
    pub(super) twin: bool,
    /// Places it refers to; a question has a hundred findings at most.
    pub(super) explains: Places,
    /// Places that may hurt because of it.
    pub(super) felt: Places,
    /// Where its chances stand in the network.
    pub(super) row: usize,
}

/// Some of the painful places, as bits, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Places(pub(super) u128);

impl Places {
    pub(super) fn add(&mut self, place: usize) {
        self.0 |= 1 << place;
    }

    pub(super) fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    pub(super) fn each(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let place = left.trailing_zeros() as usize;
            left &= left.checked_sub(1)?;
            Some(place)
        })
    }
}

/// Causes, places and the leak.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Network {
    /// The shortlist.
    pub(super) causes: Vec<Cause>,
    /// Position of the cause that leads the list of single muscles.
    pub(super) leader: usize,
    /// Chance that a place does not hurt because of a cause, by [`Cause::row`], then by place.
    pub(super) silent: Vec<f64>,
    /// Number of painful places.
    pub(super) places: usize,
    /// Chance that a place hurts for a reason outside the knowledge base, above 0 to 1.
    pub(super) leak: f64,
}

impl Network {
    /// Chances that each place does not hurt because of a cause.
    pub(super) fn silent(&self, cause: usize) -> &[f64] {
        let row = self.causes[cause].row;
        &self.silent[row * self.places..(row + 1) * self.places]
    }

    /// For each place the chance that no cause of a set and no leak makes it hurt.
    pub(super) fn all_silent(&self, set: &[usize]) -> Vec<f64> {
        let mut all = vec![1.0 - self.leak; self.places];
        for cause in set {
            let own = self.silent(*cause);
            for place in self.causes[*cause].felt.each() {
                all[place] *= own[place];
            }
        }
        all
    }

    /// Prior odds of exactly these causes times the likelihood of the painful places over that
    /// under the leak alone: posterior odds against "no muscle at all". `silent` is what they
    /// leave. The likelihood ratio of a hundred places is within the range of an `f64`.
    pub(super) fn worth_of(&self, set: &[usize], silent: &[f64]) -> f64 {
        let odds: f64 = set.iter().map(|cause| self.causes[*cause].odds).product();
        let hurts = silent.iter().map(|silent| (1.0 - silent) / self.leak);
        odds * hurts.product::<f64>()
    }

    /// As [`Network::worth_of`].
    pub(super) fn worth(&self, set: &[usize]) -> f64 {
        self.worth_of(set, &self.all_silent(set))
    }

    /// By how much a cause makes the places likelier to hurt, where `silent` is what others leave:
    /// only those that it is felt in.
    pub(super) fn ratio(&self, silent: &[f64], cause: usize) -> f64 {
        let own = self.silent(cause);
        let (mut with, mut without) = (1.0, 1.0);
        for place in self.causes[cause].felt.each() {
            with *= 1.0 - silent[place] * own[place];
            without *= 1.0 - silent[place];
        }
        with / without
    }

    /// Natural-log likelihood of the painful places, given that exactly these causes are at
    /// work. Adding a cause never lowers it.
    #[must_use]
    pub(super) fn likelihood(&self, set: &[usize]) -> f64 {
        let silent = self.all_silent(set);
        ln(silent.iter().map(|silent| 1.0 - silent).product())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A network of causes with these chances, all at the same odds; the first is the leader.
    pub(in crate::rank::together) fn network(log_odds: f64, chances: &[&[f64]]) -> Network {
        let places = |chances: &[f64]| {
            let felt = (0..chances.len()).filter(|place| chances[*place] > 0.0);
            Places(felt.map(|place| 1 << place).sum())
        };
        let cause = |(at, chances): (usize, &&[f64])| Cause {
            muscle: at as u16,
            whole: at as u16,
            side: None,
            odds: log_odds.exp(),
            alone: 0.0,
            twin: false,
            explains: places(chances),
            felt: places(chances),
            row: at,
        };
        let silent = chances.iter().flat_map(|chances| chances.iter());
        let mut network = Network {
            causes: chances.iter().enumerate().map(cause).collect(),
            leader: 0,
            silent: silent.map(|chance| 1.0 - chance).collect(),
            places: chances[0].len(),
            leak: 0.03,
        };
        for at in 0..network.causes.len() {
            network.causes[at].alone = network.worth(&[at]);
        }
        network
    }

    #[test]
    fn places_come_in_their_order() {
        let places = Places(1 | 1 << 5 | 1 << 64 | 1 << 127);
        assert_eq!(places.each().collect::<Vec<usize>>(), [0, 5, 64, 127]);
        assert!(places.has(64) && !places.has(63));
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
}
