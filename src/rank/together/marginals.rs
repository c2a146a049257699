//! The chance that each cause of a set is at work, given that all places hurt.
//!
//! The exact answer is usually computed by quickscore (Heckerman 1989), an alternating sum over
//! all subsets of the places; for a few places that is cheapest. Such a sum cancels: with
//! fourteen unrelated places the answer is below the rounding error of its terms. Beyond a few
//! the same answer is built up cause by cause over the subsets of places already explained,
//! forward and (for the causes asked about) backward, and every term is positive. A cause that can explain one place only acts like the leak of
//! that place and is folded into it. The cost is `other causes · places · 2^places`, hence the
//! number `set-exact`. "Exact" is meant over the causes of the shortlist: those left out are
//! less likely than the number `set-cut` whatever the others do.

use super::network::Network;

/// Places up to which the alternating sum is taken.
pub(super) const FEW: usize = 5;
/// Least likelihood under the leak alone for it: eight digits above the rounding error.
const LEAST: f64 = 1e-8;

impl Network {
    /// The chances in a network that hangs together.
    pub(super) fn whole(&self, set: &[usize]) -> Vec<f64> {
        let leaks: f64 = (0..self.places).map(|_| self.leak).product();
        if self.places <= FEW && leaks >= LEAST {
            self.alternating(set)
        } else {
            self.exact(set)
        }
    }

    /// Quickscore: `P(all hurt) = Σ over subsets of (-1)^size · P(all of the subset silent)`, and
    /// the same with one cause at work.
    fn alternating(&self, set: &[usize]) -> Vec<f64> {
        let subsets = 1 << self.places;
        let (leaks, others) = self.folded(set);
        let mut negative = [0.0; FEW];
        for (negative, leak) in negative.iter_mut().zip(&leaks) {
            *negative = -leak;
        }
        // the leak's part, with the sign of each subset
        let mut terms = all_silent(&negative[..self.places]);
        for at in others.iter().chain(set) {
            let prior = chance_of(self.causes[*at].odds);
            let silent = all_silent(self.silent(*at));
            for (term, silent) in terms.iter_mut().zip(&silent).take(subsets) {
                *term *= 1.0 - prior + prior * silent;
            }
        }
        let total: f64 = terms[..subsets].iter().sum();
        let marginal = |cause: &usize| {
            let prior = chance_of(self.causes[*cause].odds);
            let silent = all_silent(self.silent(*cause));
            let with = terms.iter().zip(&silent).take(subsets);
            let with =
                with.map(|(term, silent)| term * prior * silent / (1.0 - prior + prior * silent));
            with.sum::<f64>() / total
        };
        set.iter().map(marginal).collect()
    }

    pub(super) fn exact(&self, set: &[usize]) -> Vec<f64> {
        let before = self.forward(set);
        let full = (1 << self.places) - 1;
        let mut after = vec![0.0; full + 1];
        after[full] = 1.0;
        let mut active = after.clone();
        let mut marginals = vec![0.0; set.len()];
        for (at, cause) in set.iter().enumerate().rev() {
            let prior = chance_of(self.causes[*cause].odds);
            active.copy_from_slice(&after);
            withdraw(&mut active, self.silent(*cause));
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

    /// By place the chance that neither the leak nor a cause of that place alone makes it hurt,
    /// and all other causes outside the set.
    fn folded(&self, set: &[usize]) -> (Vec<f64>, Vec<usize>) {
        let mut leaks = vec![1.0 - self.leak; self.places];
        let mut others = Vec::with_capacity(self.causes.len());
        for (at, cause) in self.causes.iter().enumerate() {
            if set.contains(&at) {
                continue;
            }
            let prior = chance_of(cause.odds);
            let mut felt = self
                .silent(at)
                .iter()
                .zip(&mut leaks)
                .filter(|(silent, _)| **silent < 1.0);
            match (felt.next(), felt.next()) {
                (Some((silent, leak)), None) => *leak *= 1.0 - prior * (1.0 - silent),
                _ => others.push(at),
            }
        }
        (leaks, others)
    }

    /// The chance of each subset of places being explained by the leak and all causes but the
    /// set, then by one more of the set, and so on.
    fn forward(&self, set: &[usize]) -> Vec<Vec<f64>> {
        let (leaks, others) = self.folded(set);
        let mut now = vec![0.0; 1 << self.places];
        let mut active = now.clone();
        now[0] = 1.0;
        spread(&mut now, &leaks);
        let mut step = |now: &mut [f64], cause: usize| {
            let prior = chance_of(self.causes[cause].odds);
            active.copy_from_slice(now);
            spread(&mut active, self.silent(cause));
            now.iter_mut()
                .zip(&active)
                .for_each(|(off, on)| *off += prior * (on - *off));
        };
        for at in others {
            step(&mut now, at);
        }
        let mut all = Vec::with_capacity(set.len());
        for cause in set {
            all.push(now.clone());
            step(&mut now, *cause);
        }
        all
    }
}

/// By subset of a few places, as bits: the chance that all of it stays silent.
fn all_silent(silent: &[f64]) -> [f64; 1 << FEW] {
    let mut all = [1.0; 1 << FEW];
    for (place, silent) in silent.iter().enumerate() {
        let (without, with) = all.split_at_mut(1 << place);
        for (without, with) in without.iter().zip(with) {
            *with = without * silent;
        }
    }
    all
}

/// Odds as a chance.
pub(super) fn chance_of(odds: f64) -> f64 {
    odds / (1.0 + odds)
}

/// Moves weight from every subset to the same subset with one more place explained.
fn spread(subsets: &mut [f64], silent: &[f64]) {
    each_pair(silent, subsets, |silent, without, with| {
        *with += (1.0 - silent) * *without;
        *without *= silent;
    });
}

/// The transpose of [`spread`].
fn withdraw(subsets: &mut [f64], silent: &[f64]) {
    each_pair(silent, subsets, |silent, without, with| {
        *without = silent * *without + (1.0 - silent) * *with;
    });
}

/// For each place and each subset that lacks it: that subset and the one that has it.
fn each_pair(silent: &[f64], subsets: &mut [f64], step: impl Fn(f64, &mut f64, &mut f64)) {
    for (place, &silent) in silent
        .iter()
        .enumerate()
        .filter(|(_, silent)| **silent < 1.0)
    {
        for block in subsets.chunks_exact_mut(2 << place) {
            let (without, with) = block.split_at_mut(1 << place);
            for (without, with) in without.iter_mut().zip(with) {
                step(silent, without, with);
            }
        }
    }
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
            for (cause, fast) in set.iter().zip(network.marginals(&set, true)) {
                assert!(
                    (fast - slow[*cause]).abs() < 1e-12,
                    "{fast} {}",
                    slow[*cause]
                );
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
