//! The search for the set of causes that the places ask for.
//!
//! Which single muscle is at fault is a choice between alternatives; whether a second one is at
//! work is not. If a place is left to the leak, a dozen muscles may refer to it, each of them
//! less likely than the leak while together they are far likelier. So a set grows as long as the
//! muscles that refer to some place are, taken together, likelier to be at work than not because
//! of what hurts:
//!
//! ```text
//! Σ over causes of the place: odds · (likelihood with it / likelihood without it - 1) > e^set-gain
//! ```
//!
//! The 1 is taken off because other muscles may be at work anyway, at their prior odds; what the
//! places add is asked. The cause that adds most is taken to stand for them. Then members other than
//! the leader are exchanged while that makes a likelier set of the same size, and left out again if
//! the rest no longer asks for them.
//!
//! The logarithm of the likelihood is submodular: what a cause adds shrinks as others join, for
//! each place `(1 - x·silent) / (1 - x)` falls with the chance `x` that the place is silent so
//! far. So growth ends, and a cause is passed over where its worth alone shows that it cannot
//! win an exchange.

use super::network::Network;

/// The leader and the set found, which may be that cause alone; none without causes.
pub(super) fn search(network: &Network, gain: f64) -> Option<(usize, Vec<usize>)> {
    if network.causes.is_empty() {
        return None;
    }
    let single = network.leader();
    let mut set = vec![single];
    let mut open = u128::MAX;
    while let Some(next) = wanted(network, &set, gain, &mut open) {
        set.push(next);
    }
    if set.len() > 1 {
        let exchanged = exchange(network, &mut set);
        thin(network, &mut set, gain, exchanged);
    }
    Some((single, set))
}

/// The cause to add: of the place that asks most for another, the one that adds most. Only places
/// of `open`, as bits, are looked at, and those that ask for another are left in it: what a cause
/// adds shrinks as the set grows, so a place that is content stays so.
fn wanted(network: &Network, set: &[usize], gain: f64, open: &mut u128) -> Option<usize> {
    let mut places: Vec<Asked> = network.all_silent(set).map(Asked::new).collect();
    for (at, cause) in network.causes.iter().enumerate() {
        let mut explains = cause.explains & *open;
        // members, other parts of theirs and their other sides: a muscle that is at work on both
        // sides is a cause of its own
        let akin = |other: &usize| network.causes[*other].whole == cause.whole;
        if explains == 0 || cause.twin || set.iter().any(akin) {
            continue;
        }
        let mut ratio = 1.0;
        for (place, own) in places.iter().zip(network.silent(at)) {
            ratio *= (1.0 - place.silent * own) * place.before;
        }
        let added = cause.odds * (ratio - 1.0);
        while explains != 0 {
            places[explains.trailing_zeros() as usize].add(at, added);
            explains &= explains - 1;
        }
    }
    *open = 0;
    let mut most = (gain, None);
    for (at, place) in places.iter().enumerate() {
        if place.sum > gain {
            *open |= 1 << at;
        }
        if place.sum > most.0 {
            most = (place.sum, place.best);
        }
    }
    most.1
}

/// What the causes of one place would add: their odds times the likelihood ratio less one.
#[derive(Debug, Clone, Copy)]
struct Asked {
    /// Chance that neither the set nor the leak makes it hurt.
    silent: f64,
    /// 1 over the chance that they do.
    before: f64,
    sum: f64,
    most: f64,
    best: Option<usize>,
}

impl Asked {
    fn new(silent: f64) -> Self {
        Self {
            silent,
            before: 1.0 / (1.0 - silent),
            sum: 0.0,
            most: 0.0,
            best: None,
        }
    }

    fn add(&mut self, cause: usize, added: f64) {
        self.sum += added;
        if added > self.most {
            (self.most, self.best) = (added, Some(cause));
        }
    }
}

/// Replaces members while that makes the set likelier; whether any was.
fn exchange(network: &Network, set: &mut [usize]) -> bool {
    let mut worth = network.worth(set);
    let mut exchanged = false;
    // each exchange makes the set likelier, so this ends; the limit is for time alone
    for _ in 0..network.causes.len() {
        let Some((more, member, cause)) = best_exchange(network, set, worth) else {
            break;
        };
        (worth, set[member], exchanged) = (more, cause, true);
    }
    exchanged
}

/// The exchange that helps most: the worth with it, the position of the member, the cause.
fn best_exchange(network: &Network, set: &[usize], worth: f64) -> Option<(f64, usize, usize)> {
    // exchanges within rounding of one another would go round in circles
    let mut best = (worth * (1.0 + 1e-9), None);
    let (mut rest, mut silent) = (Vec::new(), Vec::new());
    for member in 1..set.len() {
        rest.clear();
        rest.extend_from_slice(&set[..member]);
        rest.extend_from_slice(&set[member + 1..]);
        silent.clear();
        silent.extend(network.all_silent(&rest));
        let without = network.worth(&rest);
        let odds: f64 = rest.iter().map(|at| network.causes[*at].odds).product();
        for (at, cause) in network.causes.iter().enumerate() {
            // what it adds to the rest is at most its worth alone, and the causes are sorted
            if without * cause.alone <= best.0 {
                break;
            }
            let akin = |other: &usize| network.causes[*other].whole == cause.whole;
            if set.contains(&at) || rest.iter().any(akin) {
                continue;
            }
            let more = odds * joined(network, &silent, at);
            if more > best.0 {
                best = (more, Some((member, at)));
            }
        }
    }
    best.1.map(|(member, at)| (best.0, member, at))
}

/// Odds of a cause times the likelihood with it over that of the leak, where `silent` is what
/// the others leave.
fn joined(network: &Network, silent: &[f64], cause: usize) -> f64 {
    let over = 1.0 / network.leak;
    let hurts = silent.iter().zip(network.silent(cause));
    let ratio: f64 = hurts
        .map(|(silent, own)| (1.0 - silent * own) * over)
        .product();
    network.causes[cause].odds * ratio
}

/// Leaves out members that the rest does not ask for. The one that was added last was asked for,
/// unless members were exchanged since.
fn thin(network: &Network, set: &mut Vec<usize>, gain: f64, exchanged: bool) {
    let mut at = 1;
    let mut sure = usize::from(!exchanged);
    while at + sure < set.len() && set.len() > 1 {
        let mut rest = set.clone();
        rest.remove(at);
        if wanted(network, &rest, gain, &mut { u128::MAX }).is_none() {
            *set = rest;
            (at, sure) = (1, 0);
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::together::network::tests::network;

    const ROWS: [&[f64]; 6] = [
        &[0.6, 0.0, 0.3, 0.0],
        &[0.0, 0.6, 0.0, 0.3],
        &[0.3, 0.3, 0.3, 0.0],
        &[0.0, 0.0, 0.6, 0.6],
        &[0.6, 0.6, 0.0, 0.0],
        &[0.1, 0.1, 0.1, 0.1],
    ];

    /// The worth of the best set of this size with the leader, tried one by one.
    fn exhaustive(network: &Network, size: usize) -> f64 {
        let causes = network.causes.len();
        let sets = (1..1_usize << causes)
            .map(|bits| (0..causes).filter(|at| bits >> at & 1 == 1).collect())
            .filter(|set: &Vec<usize>| set.len() == size && set.contains(&network.leader()))
            .map(|set| network.worth(&set));
        sets.fold(0.0, f64::max)
    }

    #[test]
    fn no_set_of_the_same_size_is_likelier() {
        for log_odds in [-5.0, -3.0, -1.0] {
            let network = network(log_odds, &ROWS).shortlist(0.0, 64);
            let (single, set) = search(&network, 1.0).expect("there are causes");
            assert_eq!(single, network.leader());
            let best = exhaustive(&network, set.len());
            assert!((network.worth(&set) / best - 1.0).abs() < 1e-9, "{set:?}");
        }
    }

    #[test]
    fn a_place_that_is_left_asks_for_another_muscle() {
        let apart = network(
            -3.5,
            &[&[0.6, 0.6, 0.0], &[0.0, 0.0, 0.6], &[0.0, 0.0, 0.5]],
        );
        let (_, set) = search(&apart.shortlist(0.0, 64), 1.0).expect("there are causes");
        assert_eq!(set.len(), 2);
        let shared = network(
            -3.5,
            &[&[0.6, 0.6, 0.6], &[0.6, 0.6, 0.6], &[0.3, 0.3, 0.3]],
        );
        let (_, set) = search(&shared.shortlist(0.0, 64), 1.0).expect("there are causes");
        assert_eq!(set.len(), 1, "one muscle is enough");
    }
}
