//! One question: the information in its answer, and what is told of it.

use super::grid::ROOM;
use super::{Ask, Asker};
use crate::query::Topic;

/// A question that may be worth asking.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) topic: Topic,
    /// Its gain less the cost is at most this, in nats.
    pub(super) bound: f32,
    /// What asking costs, in nats.
    pub(super) cost: f32,
}

/// A question that was weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighed {
    pub(super) topic: Topic,
    /// Chance of a yes by leading muscle, above 0 and below 1.
    pub(super) chances: [f32; ROOM],
    /// Mutual information of answer and muscle, less the cost, in nats.
    pub(super) gain: f32,
}

impl Weighed {
    /// The greater gain; of equals the first topic.
    pub(super) fn beats(&self, other: &Self) -> bool {
        self.gain > other.gain || (self.gain >= other.gain && self.topic < other.topic)
    }
}

/// Natural logarithm of a normal number above 0, to the precision of an `f32`: the series of
/// `2·atanh((m - 1) / (m + 1))` for the mantissa `m` between `√½` and `√2`. The library's takes
/// one number at a time; this one is turned into vector instructions.
fn ln(value: f32) -> f32 {
    /// The bits of `√½`.
    const HALF_ROOT: i32 = 0x3f35_04f3;
    let bits = value.to_bits().cast_signed() - HALF_ROOT;
    let exponent = bits >> 23;
    let mantissa = f32::from_bits(((bits & 0x007f_ffff) + HALF_ROOT).cast_unsigned());
    let part = (mantissa - 1.0) / (mantissa + 1.0);
    let square = part * part;
    let series = 2.0 + square * (2.0 / 3.0 + square * (2.0 / 5.0 + square * (2.0 / 7.0)));
    exponent as f32 * std::f32::consts::LN_2 + part * series
}

/// Entropy of a yes-or-no answer in nats.
fn entropy(yes: f32) -> f32 {
    -(yes * ln(yes) + (1.0 - yes) * ln(1.0 - yes))
}

/// Mutual information of answer and muscle, in nats.
pub(super) fn gain(chances: &[f32; ROOM], weights: &[f32; ROOM]) -> f32 {
    let mut entropies = [0.0; ROOM];
    for at in 0..ROOM {
        entropies[at] = weights[at] * entropy(chances[at]);
    }
    let rest: f32 = entropies.iter().sum();
    entropy(mean(chances, weights)) - rest
}

/// Chance of a yes over all leading muscles.
fn mean(chances: &[f32; ROOM], weights: &[f32; ROOM]) -> f32 {
    let weighed = weights.iter().zip(chances);
    weighed.map(|(weight, chance)| weight * chance).sum()
}

impl Asker<'_> {
    /// The question as it is told, with the muscles a yes moves.
    pub(super) fn ask(&self, open: &Weighed) -> Ask {
        let numbers = &self.tables.numbers;
        let yes = mean(&open.chances, &self.weights);
        let moved = |wanted: &dyn Fn(f32) -> bool| {
            let all = self.leading.iter().zip(&open.chances);
            let those = all.filter(|(_, chance)| wanted(**chance / yes));
            those
                .map(|(one, _)| one.muscle)
                .take(usize::from(numbers.ask_most))
                .collect::<Vec<u16>>()
        };
        let (side, within) = match open.topic {
            Topic::Place(zone) => (self.side_of(zone), self.is_within(zone)),
            Topic::Factor(..) | Topic::Sign(_) => (None, false),
        };
        Ask {
            topic: open.topic,
            side,
            within,
            raises: moved(&|by| by > numbers.ask_moves),
            lowers: moved(&|by| by < 1.0 / numbers.ask_moves),
            gain: open.gain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_that_of_the_library() {
        for step in 1..=1000_u16 {
            let value = f32::from(step) / 1000.0;
            assert!((ln(value) - value.ln()).abs() < 1e-6, "{value}");
        }
    }

    #[test]
    fn an_even_answer_tells_most() {
        assert!((entropy(0.5) - std::f32::consts::LN_2).abs() < 1e-6);
        assert!(entropy(0.1) < entropy(0.4));
    }
}
