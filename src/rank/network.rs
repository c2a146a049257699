//! Several muscles at once: a two-layer network of causes and places, joined by noisy-OR.
//!
//! ```text
//! P(place hurts | set)      = 1 - (1 - leak) · Π over the set (1 - chance(muscle, place))
//! P(all places hurt)        = Σ over all sets of P(set) · Π over places P(place hurts | set)
//! ```
//!
//! This is the model of QMR-DT (Shwe et al. 1991). Its exact answer is usually computed by
//! quickscore (Heckerman 1989), an alternating sum over all subsets of the places. Such a sum
//! cancels: with fourteen unrelated places the answer is below the rounding error of its
//! terms. Here the same answer is built up cause by cause over the subsets of places already
//! explained, forward and (for the causes asked about) backward, and every term is positive. The cost is
//! `causes · places · 2^places`, hence [`MOST_EXACT`].

use crate::query::Side;

/// Most places for exact marginals.
pub(super) const MOST_EXACT: usize = 14;

/// A muscle that may be at work, on an assumed side.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cause {
    /// Row of the muscle.
    pub(super) muscle: u16,
    /// Assumed side.
    pub(super) side: Option<Side>,
    /// Natural-log odds that it is at work, before the painful places are looked at.
    pub(super) odds: f64,
    /// Chance that each place hurts because of it, 0 to 1.
    pub(super) chances: Vec<f64>,
}

/// Causes, places and the leak.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Network {
    /// The shortlist.
    pub(super) causes: Vec<Cause>,
    /// Number of painful places.
    pub(super) places: usize,
    /// Chance that a place hurts for a reason outside the knowledge base, above 0 to 1.
    pub(super) leak: f64,
}

impl Network {
    /// Natural-log likelihood of the painful places, given that exactly these causes are at
    /// work. Adding a cause never lowers it.
    #[must_use]
    pub(super) fn likelihood(&self, set: &[usize]) -> f64 {
        let silent = |place: usize| {
            set.iter()
                .map(|cause| 1.0 - self.causes[*cause].chances[place])
                .product::<f64>()
        };
        // a hundred places at the least leak are within the range of an `f64`: one logarithm
        let hurts = |place: usize| 1.0 - (1.0 - self.leak) * silent(place);
        (0..self.places).map(hurts).product::<f64>().ln()
    }

    /// Likelihood and prior together: natural-log posterior odds against "no muscle at all",
    /// up to the same constant for every set.
    #[must_use]
    pub(super) fn posterior(&self, set: &[usize]) -> f64 {
        self.likelihood(set)
            + set
                .iter()
                .map(|cause| self.causes[*cause].odds)
                .sum::<f64>()
    }

    /// Chance that each cause of a set is at work, given that all places hurt, whatever else
    /// is: exact up to [`MOST_EXACT`] places. Beyond, each is weighed with the rest of the set
    /// held at work and all other causes held idle (one sweep of conditional odds).
    #[must_use]
    pub(super) fn marginals(&self, set: &[usize]) -> Vec<f64> {
        if self.places <= MOST_EXACT {
            self.exact(set)
        } else {
            self.conditional(set)
        }
    }

    fn conditional(&self, set: &[usize]) -> Vec<f64> {
        let odds = |cause: usize| {
            let others: Vec<usize> = set
                .iter()
                .copied()
                .filter(|other| *other != cause)
                .collect();
            let with: Vec<usize> = others.iter().copied().chain([cause]).collect();
            self.posterior(&with) - self.posterior(&others)
        };
        set.iter().map(|cause| chance_of(odds(*cause))).collect()
    }

    fn exact(&self, set: &[usize]) -> Vec<f64> {
        let before = self.forward(set);
        let full = (1 << self.places) - 1;
        let mut after = vec![0.0; full + 1];
        after[full] = 1.0;
        let mut marginals = vec![0.0; set.len()];
        for (at, cause) in set
            .iter()
            .map(|cause| &self.causes[*cause])
            .enumerate()
            .rev()
        {
            let prior = chance_of(cause.odds);
            let mut active = after.clone();
            withdraw(&mut active, &cause.chances);
            let (mut with, mut without) = (0.0, 0.0);
            for ((reached, on), off) in before[at].iter().zip(&active).zip(&mut after) {
                with += prior * reached * on;
                without += (1.0 - prior) * reached * *off;
                *off = prior * on + (1.0 - prior) * *off;
            }
            marginals[at] = with / (with + without);
        }
        marginals
    }

    /// The chance of each subset of places being explained by the leak and all causes but the
    /// set, then by one more of the set, and so on.
    fn forward(&self, set: &[usize]) -> Vec<Vec<f64>> {
        let mut now = vec![0.0; 1 << self.places];
        let mut active = now.clone();
        now[0] = 1.0;
        spread(&mut now, &vec![self.leak; self.places]);
        let mut step = |now: &mut Vec<f64>, cause: &Cause| {
            let prior = chance_of(cause.odds);
            active.copy_from_slice(now);
            spread(&mut active, &cause.chances);
            now.iter_mut()
                .zip(&active)
                .for_each(|(off, on)| *off += prior * (on - *off));
        };
        for (at, cause) in self.causes.iter().enumerate() {
            if !set.contains(&at) {
                step(&mut now, cause);
            }
        }
        let mut all = Vec::with_capacity(set.len());
        for cause in set {
            all.push(now.clone());
            step(&mut now, &self.causes[*cause]);
        }
        all
    }
}

/// Natural-log odds as a chance.
fn chance_of(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// Moves weight from every subset to the same subset with one more place explained.
fn spread(subsets: &mut [f64], chances: &[f64]) {
    each_pair(chances, subsets, |chance, without, with| {
        *with += chance * *without;
        *without *= 1.0 - chance;
    });
}

/// The transpose of [`spread`].
fn withdraw(subsets: &mut [f64], chances: &[f64]) {
    each_pair(chances, subsets, |chance, without, with| {
        *without = (1.0 - chance) * *without + chance * *with;
    });
}

/// For each place and each subset that lacks it: that subset and the one that has it.
fn each_pair(chances: &[f64], subsets: &mut [f64], step: impl Fn(f64, &mut f64, &mut f64)) {
    for (place, &chance) in chances
        .iter()
        .enumerate()
        .filter(|(_, chance)| **chance > 0.0)
    {
        for block in subsets.chunks_exact_mut(2 << place) {
            let (without, with) = block.split_at_mut(1 << place);
            for (without, with) in without.iter_mut().zip(with) {
                step(chance, without, with);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(odds: f64, chances: &[&[f64]]) -> Network {
        let cause = |(at, chances): (usize, &&[f64])| Cause {
            muscle: at as u16,
            side: None,
            odds,
            chances: chances.to_vec(),
        };
        let places = chances[0].len();
        Network {
            causes: chances.iter().enumerate().map(cause).collect(),
            places,
            leak: 0.03,
        }
    }

    /// The definition itself: a sum over all sets of causes.
    fn by_enumeration(network: &Network) -> Vec<f64> {
        let causes = network.causes.len();
        let mut sums = vec![0.0; causes];
        let mut total = 0.0;
        for bits in 0..1_usize << causes {
            let set: Vec<usize> = (0..causes).filter(|cause| bits >> cause & 1 == 1).collect();
            let weight = network.posterior(&set).exp();
            total += weight;
            for cause in &set {
                sums[*cause] += weight;
            }
        }
        sums.iter().map(|sum| sum / total).collect()
    }

    #[test]
    fn marginals_are_those_of_the_definition() {
        let network = network(
            -2.0,
            &[
                &[0.6, 0.3, 0.0, 0.0],
                &[0.0, 0.6, 0.6, 0.0],
                &[0.0, 0.0, 0.0, 0.3],
                &[0.06; 4],
            ],
        );
        for (fast, slow) in network
            .marginals(&[0, 1, 2, 3])
            .iter()
            .zip(by_enumeration(&network))
        {
            assert!((fast - slow).abs() < 1e-12, "{fast} is not {slow}");
        }
    }

    #[test]
    fn fourteen_unrelated_places_do_not_cancel() {
        let mut rows = vec![vec![0.0; 14]; 14];
        rows.iter_mut()
            .enumerate()
            .for_each(|(at, row)| row[at] = 0.6);
        let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let network = network(-9.0, &rows);
        // each cause and its place stand alone: one factor of the product each
        let prior = 1.0 / (1.0 + 9.0_f64.exp());
        let with = prior * (1.0 - 0.97 * 0.4);
        let expected = with / (with + (1.0 - prior) * 0.03);
        for found in network.marginals(&[0, 5, 13]) {
            assert!((found - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn more_causes_never_explain_less() {
        let network = network(-2.0, &[&[0.6, 0.0], &[0.0, 0.3], &[0.1, 0.1]]);
        assert!(network.likelihood(&[0, 1]) > network.likelihood(&[0]));
        assert!(network.likelihood(&[0, 1, 2]) > network.likelihood(&[0, 1]));
    }

    #[test]
    fn beyond_the_exact_limit_it_still_answers() {
        let row = vec![0.3; 60];
        let network = network(-2.0, &[&row, &row]);
        let marginals = network.marginals(&[0]);
        assert!(marginals.iter().all(|chance| chance.is_finite()));
        assert_eq!(marginals.len(), 1);
        assert!(marginals[0] > 0.5);
    }
}
