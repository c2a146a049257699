//! The chance that each cause of a set is at work, given that all places hurt.
//!
//! The exact answer is a sum over all sets of causes. For a few places quickscore (Heckerman 1989)
//! is cheapest, an alternating sum over all subsets of the places. Such a sum cancels: with
//! fourteen unrelated places the answer is below the rounding error of its terms. Beyond a few the
//! same answer is found place by place ([`super::elimination`]). "Exact" is meant over the causes
//! of the shortlist: those left out are less likely than the number `set-cut` whatever the others
//! do. Beyond the number `set-exact` of places the answer is approximate.

use super::network::Network;

/// Places up to which the alternating sum is taken.
const FEW: usize = 5;
/// Least likelihood under the leak alone for it: eight digits above the rounding error.
const LEAST: f64 = 1e-8;

impl Network {
    /// Exact chances, or each weighed with the rest of the set held at work and all other
    /// causes held idle (one sweep of conditional odds).
    #[must_use]
    pub(super) fn marginals(&self, set: &[usize], exact: bool) -> Vec<f64> {
        let leaks: f64 = (0..self.places).map(|_| self.leak).product();
        match exact {
            true if self.places <= FEW && leaks >= LEAST => self.alternating(set),
            true => self.exact(set),
            false => self.conditional(set),
        }
    }

    fn conditional(&self, set: &[usize]) -> Vec<f64> {
        let whole = self.worth(set);
        let odds = |cause: &usize| {
            let others: Vec<usize> = set.iter().copied().filter(|one| one != cause).collect();
            whole / self.worth(&others)
        };
        set.iter().map(|cause| chance_of(odds(cause))).collect()
    }

    /// Quickscore: `P(all hurt) = Σ over subsets of (-1)^size · P(all of the subset silent)`, and
    /// the same with one cause at work.
    fn alternating(&self, set: &[usize]) -> Vec<f64> {
        let subsets = 1 << self.places;
        let (leaks, causes) = self.folded(set);
        let (mut terms, mut silent) = ([0.0; 1 << FEW], [0.0; 1 << FEW]);
        // the leak's part, with the sign of each subset
        by_subset(leaks.iter().map(|leak| -leak), &mut terms);
        for at in causes {
            let prior = chance_of(self.causes[at].odds);
            by_subset(self.silent(at).iter().copied(), &mut silent);
            for (term, silent) in terms[..subsets].iter_mut().zip(&silent) {
                *term *= 1.0 - prior + prior * silent;
            }
        }
        let total: f64 = terms[..subsets].iter().sum();
        let mut marginal = |cause: &usize| {
            let prior = chance_of(self.causes[*cause].odds);
            by_subset(self.silent(*cause).iter().copied(), &mut silent);
            let with = terms[..subsets].iter().zip(&silent);
            let with =
                with.map(|(term, silent)| term * prior * silent / (1.0 - prior + prior * silent));
            with.sum::<f64>() / total
        };
        set.iter().map(&mut marginal).collect()
    }

    /// By place the chance that neither the leak nor a cause of that place alone makes it hurt,
    /// and all other causes.
    pub(super) fn folded(&self, set: &[usize]) -> (Vec<f64>, Vec<usize>) {
        let mut leaks = vec![1.0 - self.leak; self.places];
        let mut others = Vec::with_capacity(self.causes.len());
        for (at, cause) in self.causes.iter().enumerate() {
            if cause.felt.0.is_power_of_two() && !set.contains(&at) {
                let place = cause.felt.0.trailing_zeros() as usize;
                leaks[place] *= 1.0 - chance_of(cause.odds) * (1.0 - self.silent(at)[place]);
            } else {
                others.push(at);
            }
        }
        (leaks, others)
    }
}

/// By subset of a few places, as bits: the product of what belongs to each of its places.
fn by_subset(places: impl Iterator<Item = f64>, all: &mut [f64; 1 << FEW]) {
    all[0] = 1.0;
    for (place, own) in places.enumerate() {
        let (without, with) = all.split_at_mut(1 << place);
        for (without, with) in without.iter().zip(with) {
            *with = without * own;
        }
    }
}

/// Odds as a chance.
pub(super) fn chance_of(odds: f64) -> f64 {
    odds / (1.0 + odds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::together::network::tests::network;

    /// The definition itself: a sum over all sets of causes.
    fn by_enumeration(network: &Network) -> Vec<f64> {
        let causes = network.causes.len();
        let mut sums = vec![0.0; causes];
        let mut total = 0.0;
        for bits in 0..1_usize << causes {
            let set: Vec<usize> = (0..causes).filter(|cause| bits >> cause & 1 == 1).collect();
            let weight = network.worth(&set);
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
                &[0.0, 0.0, 0.3, 0.0],
            ],
        );
        let slow = by_enumeration(&network);
        // in the set and folded into the leak, a cause of one place counts the same
        for set in [vec![0, 1, 2, 3, 4], vec![0, 1], vec![3]] {
            for found in [network.alternating(&set), network.exact(&set)] {
                for (cause, fast) in set.iter().zip(found) {
                    let slow = slow[*cause];
                    assert!((fast - slow).abs() < 1e-12, "{fast} {slow}");
                }
            }
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
        for found in network.marginals(&[0, 5, 13], true) {
            assert!((found - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn beyond_the_exact_limit_it_still_answers() {
        let row = vec![0.3; 60];
        let network = network(-2.0, &[&row, &row]);
        let marginals = network.marginals(&[0], false);
        assert!(marginals.iter().all(|chance| chance.is_finite()));
        assert_eq!(marginals.len(), 1);
        assert!(marginals[0] > 0.5);
    }
}
