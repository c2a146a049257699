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

use super::network::{Network, Places};

/// The set found: the leader, which may be alone, and those it asks for.
pub(super) fn search(network: &Network, gain: f64) -> Vec<usize> {
    let mut set = vec![network.leader];
    let mut open = Places(u128::MAX);
    while let Some(next) = wanted(network, &set, gain, &mut open) {
        set.push(next);
    }
    if set.len() > 1 {
        let exchanged = exchange(network, &mut set);
        thin(network, &mut set, gain, exchanged);
    }
    set
}

/// The cause to add: of the place that asks most for another, the one that adds most. Only places
/// that are open are looked at, and those that ask for another stay so: what a cause adds shrinks
/// as the set grows, so a place that is content stays content.
fn wanted(network: &Network, set: &[usize], gain: f64, open: &mut Places) -> Option<usize> {
    let silent = network.all_silent(set);
    let mut places = vec![Asked::default(); network.places];
    for (at, cause) in network.causes.iter().enumerate() {
        let explains = Places(cause.explains.0 & open.0);
        if explains.0 == 0 || !may_join(network, set, at) {
            continue;
        }
        let added = cause.odds * (network.ratio(&silent, at) - 1.0);
        for place in explains.each() {
            places[place].add(at, added);
        }
    }
    *open = Places::default();
    let mut most = (gain, None);
    for (at, place) in places.iter().enumerate() {
        if place.sum > gain {
            open.add(at);
        }
        if place.sum > most.0 {
            most = (place.sum, place.best);
        }
    }
    most.1
}

/// Whether a cause could be added: neither a member nor another part or another side of one (a
/// muscle that is at work on both sides is a cause of its own).
fn may_join(network: &Network, set: &[usize], at: usize) -> bool {
    let cause = &network.causes[at];
    let akin = |other: &usize| network.causes[*other].whole == cause.whole;
    !cause.twin && !set.iter().any(akin)
}

/// What the causes of one place would add: their odds times the likelihood ratio less one.
#[derive(Debug, Clone, Copy, Default)]
struct Asked {
    sum: f64,
    most: f64,
    best: Option<usize>,
}

impl Asked {
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
    let mut rest = Vec::with_capacity(set.len());
    for member in 1..set.len() {
        rest.clear();
        rest.extend_from_slice(&set[..member]);
        rest.extend_from_slice(&set[member + 1..]);
        let silent = network.all_silent(&rest);
        let without = network.worth_of(&rest, &silent);
        for (at, cause) in network.causes.iter().enumerate() {
            // what it adds to the rest is at most its worth alone
            let may_help = without * cause.alone > best.0;
            let akin = |other: &usize| network.causes[*other].whole == cause.whole;
            if !may_help || at == set[member] || rest.iter().any(akin) {
                continue;
            }
            let more = without * cause.odds * network.ratio(&silent, at);
            if more > best.0 {
                best = (more, Some((member, at)));
            }
        }
    }
    best.1.map(|(member, at)| (best.0, member, at))
}

/// Leaves out members that the rest does not ask for. The one that was added last was asked for,
/// unless members were exchanged since.
fn thin(network: &Network, set: &mut Vec<usize>, gain: f64, exchanged: bool) {
    let mut at = 1;
    let mut sure = usize::from(!exchanged);
    while at + sure < set.len() && set.len() > 1 {
        let member = set.remove(at);
        if asks(network, set, gain, member) {
            set.insert(at, member);
            at += 1;
        } else {
            (at, sure) = (1, 0);
        }
    }
}

/// Whether some place asks for a cause besides the set. What `first` adds is found first, for it
/// is mostly enough.
fn asks(network: &Network, set: &[usize], gain: f64, first: usize) -> bool {
    let silent = network.all_silent(set);
    let mut sums = vec![0.0; network.places];
    let others = (0..network.causes.len()).filter(|at| *at != first);
    std::iter::once(first).chain(others).any(|at| {
        if !may_join(network, set, at) {
            return false;
        }
        let cause = &network.causes[at];
        let added = cause.odds * (network.ratio(&silent, at) - 1.0);
        // nothing is ever taken away again
        cause.explains.each().any(|place| {
            sums[place] += added;
            sums[place] > gain
        })
    })
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
            .filter(|set: &Vec<usize>| set.len() == size && set.contains(&network.leader))
            .map(|set| network.worth(&set));
        sets.fold(0.0, f64::max)
    }

    #[test]
    fn no_set_of_the_same_size_is_likelier() {
        for log_odds in [-5.0, -3.0, -1.0] {
            let network = network(log_odds, &ROWS);
            let set = search(&network, 1.0);
            assert_eq!(set[0], network.leader);
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
        let set = search(&apart, 1.0);
        assert_eq!(set.len(), 2);
        let shared = network(
            -3.5,
            &[&[0.6, 0.6, 0.6], &[0.6, 0.6, 0.6], &[0.3, 0.3, 0.3]],
        );
        let set = search(&shared, 1.0);
        assert_eq!(set.len(), 1, "one muscle is enough");
    }
}
