//! The search for the best set of causes in a network.

use super::network::{Cause, Network};
use crate::query::Side;

/// The best set: from the best single cause and from the best pair, grown and thinned.
pub(super) fn search(network: &Network) -> Vec<usize> {
    let all = 0..network.causes.len();
    let pairs = all
        .clone()
        .flat_map(|one| all.clone().skip(one + 1).map(move |other| [one, other]));
    let pairs = pairs.filter(|pair| !same_muscle(network, pair[0], pair[1]));
    let single = best(network, all.clone().map(|one| [one])).map(|one| one.to_vec());
    let starts = [single, best(network, pairs).map(|pair| pair.to_vec())];
    let grown = starts
        .into_iter()
        .flatten()
        .map(|start| thinned(network, grow(network, start)));
    best(network, grown).unwrap_or_default()
}

/// The set with the best posterior; the first of equals.
fn best<S: AsRef<[usize]>>(network: &Network, sets: impl Iterator<Item = S>) -> Option<S> {
    let mut best: Option<(f64, S)> = None;
    for set in sets {
        let worth = network.posterior(set.as_ref());
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, set));
        }
    }
    best.map(|(_, set)| set)
}

/// One muscle is not counted on one side and on both.
fn same_muscle(network: &Network, one: usize, other: usize) -> bool {
    let (one, other) = (&network.causes[one], &network.causes[other]);
    let both = |cause: &Cause| cause.side == Some(Side::Both);
    one.muscle == other.muscle && (both(one) || both(other))
}

fn grow(network: &Network, mut set: Vec<usize>) -> Vec<usize> {
    loop {
        let fits = |one: &usize| {
            !set.contains(one) && !set.iter().any(|other| same_muscle(network, *one, *other))
        };
        let more = (0..network.causes.len()).filter(fits).map(|one| {
            let mut more = set.clone();
            more.push(one);
            more
        });
        match best(network, more) {
            Some(more) if network.posterior(&more) > network.posterior(&set) => set = more,
            _ => return set,
        }
    }
}

fn thinned(network: &Network, mut set: Vec<usize>) -> Vec<usize> {
    while set.len() > 1 {
        let fewer = (0..set.len()).map(|out| {
            let mut fewer = set.clone();
            fewer.remove(out);
            fewer
        });
        match best(network, fewer) {
            Some(fewer) if network.posterior(&fewer) >= network.posterior(&set) => set = fewer,
            _ => break,
        }
    }
    set
}
