//! The search for the best set of causes in a network.
//!
//! The worth of a set is its prior odds times a likelihood whose logarithm is submodular: what a
//! cause adds shrinks as others join, for each place `(1 - x·silent) / (1 - x)` falls with the
//! chance `x` that the place is silent so far. Two bounds follow, both exact. A cause whose worth
//! alone is at most 1 is never worth adding. And a pair is worth at most the product of its
//! causes' own worths, so that, best first, most pairs need not be looked at. Beyond pairs the
//! search is greedy, from the best single cause and from the best pair.

use super::network::{Cause, Network};
use crate::query::Side;

/// The best single cause and the best set found; none without causes.
pub(super) fn search(network: &Network) -> Option<(usize, Vec<usize>)> {
    if network.causes.is_empty() {
        return None;
    }
    // the shortlist is sorted
    let single = 0;
    let useful = network
        .causes
        .iter()
        .take_while(|cause| cause.alone > 1.0)
        .count();
    let mut best = (network.causes[single].alone, vec![single]);
    for start in [Some(vec![single]), best_pair(network, useful)] {
        let Some(start) = start else { continue };
        let (worth, set) = thinned(network, grown(network, start, useful));
        if worth > best.0 {
            best = (worth, set);
        }
    }
    Some((single, best.1))
}

/// The best pair among the first `useful` causes, if it beats the best single cause.
fn best_pair(network: &Network, useful: usize) -> Option<Vec<usize>> {
    let causes = &network.causes[..useful];
    let mut best = (causes.first()?.alone, None);
    for (at, one) in causes.iter().enumerate() {
        let rest: Vec<f64> = network.all_silent(&[at]);
        for (next, other) in causes.iter().enumerate().skip(at + 1) {
            if one.alone * other.alone <= best.0 {
                break;
            }
            if same_muscle(one, other) {
                continue;
            }
            let worth = one.odds * joined(network, &rest, next);
            if worth > best.0 {
                best = (worth, Some(vec![at, next]));
            }
        }
    }
    best.1
}

/// Odds of a cause times the likelihood with it, where `silent` is what the others leave.
fn joined(network: &Network, silent: &[f64], cause: usize) -> f64 {
    let own = network.silent(cause);
    let hurts = silent.iter().zip(own);
    let ratio: f64 = hurts
        .map(|(silent, own)| (1.0 - silent * own) / network.leak)
        .product();
    network.causes[cause].odds * ratio
}

/// One muscle is not counted on one side and on both.
fn same_muscle(one: &Cause, other: &Cause) -> bool {
    let both = |cause: &Cause| cause.side == Some(Side::Both);
    one.muscle == other.muscle && (both(one) || both(other))
}

/// Adds the cause that is worth most as long as one is.
fn grown(network: &Network, mut set: Vec<usize>, useful: usize) -> (f64, Vec<usize>) {
    let mut worth = network.worth(&set);
    let mut silent = network.all_silent(&set);
    loop {
        let odds: f64 = set
            .iter()
            .map(|cause| network.causes[*cause].odds)
            .product();
        let mut best = (worth, None);
        for (at, cause) in network.causes[..useful].iter().enumerate() {
            let taken = |other: &usize| *other == at || same_muscle(cause, &network.causes[*other]);
            // what it adds is at most its worth alone
            if worth * cause.alone <= best.0 || set.iter().any(taken) {
                continue;
            }
            let more = odds * joined(network, &silent, at);
            if more > best.0 {
                best = (more, Some(at));
            }
        }
        let (more, Some(at)) = best else {
            return (worth, set);
        };
        worth = more;
        set.push(at);
        for (silent, own) in silent.iter_mut().zip(network.silent(at)) {
            *silent *= own;
        }
    }
}

/// Leaves out causes that are not worth their odds next to the others.
fn thinned(network: &Network, (mut worth, mut set): (f64, Vec<usize>)) -> (f64, Vec<usize>) {
    // what was added last is worth its odds next to the rest: only three or more can be thinned
    while set.len() > 2 {
        let mut best = (worth, None);
        for out in 0..set.len() {
            let mut fewer = set.clone();
            fewer.remove(out);
            let less = network.worth(&fewer);
            if less >= best.0 {
                best = (less, Some(fewer));
            }
        }
        match best {
            (less, Some(fewer)) => (worth, set) = (less, fewer),
            _ => break,
        }
    }
    (worth, set)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::together::network::tests::network;

    /// All sets, one by one.
    fn exhaustive(network: &Network) -> f64 {
        let causes = network.causes.len();
        let sets = (1..1_usize << causes)
            .map(|bits| (0..causes).filter(|at| bits >> at & 1 == 1).collect())
            .map(|set: Vec<usize>| network.worth(&set));
        sets.fold(0.0, f64::max)
    }

    #[test]
    fn the_best_set_of_all_is_found() {
        let rows: [&[f64]; 6] = [
            &[0.6, 0.0, 0.3, 0.0],
            &[0.0, 0.6, 0.0, 0.3],
            &[0.3, 0.3, 0.3, 0.0],
            &[0.0, 0.0, 0.6, 0.6],
            &[0.6, 0.6, 0.0, 0.0],
            &[0.1, 0.1, 0.1, 0.1],
        ];
        for log_odds in [-6.0, -3.0, -1.0, 0.5] {
            let network = network(log_odds, &rows).shortlist(0.0, 64);
            let (single, set) = search(&network).expect("there are causes");
            assert_eq!(single, 0);
            assert!((network.worth(&set) / exhaustive(&network) - 1.0).abs() < 1e-9);
        }
    }
}
