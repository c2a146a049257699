//! One question: the chances of its answers, and the information in them.

use super::{Ask, Asker};
use crate::query::Topic;

/// Most leading muscles that are weighed: chances are kept in arrays of this length.
pub(super) const ROOM: usize = 8;

/// Sums are taken in as many lanes as the least processor adds at once.
pub(super) const LANES: usize = 4;

/// Allowance for rounding in a bound.
const SLACK: f32 = 1e-5;

/// A question that nobody answered yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) topic: Topic,
    /// Chance of a yes by leading muscle, above 0 and below 1.
    pub(super) chances: [f32; ROOM],
    /// What asking costs, in nats.
    pub(super) cost: f32,
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

impl Open {
    /// At least the gain before its cost. Mutual information is a mean of divergences from the mean answer, and
    /// each is at most its χ² (Gibbs and Su 2002, doi 10.2307/1403865):
    /// `gain <= Σ weight · (chance - yes)² / (yes · (1 - yes))`.
    pub(super) fn bound(&self, weights: &[f32; ROOM]) -> f32 {
        let (mut yes, mut squares) = (0.0, 0.0);
        let (mut lanes, mut square_lanes) = ([0.0; LANES], [0.0; LANES]);
        for half in 0..ROOM / LANES {
            for lane in 0..LANES {
                let at = half * LANES + lane;
                let weighed = weights[at] * self.chances[at];
                lanes[lane] += weighed;
                square_lanes[lane] += weighed * self.chances[at];
            }
        }
        for lane in 0..LANES {
            yes += lanes[lane];
            squares += square_lanes[lane];
        }
        (squares - yes * yes) / (yes * (1.0 - yes)) + SLACK
    }

    /// Mutual information of answer and muscle, less the cost, in nats.
    pub(super) fn gain(&self, weights: &[f32; ROOM]) -> f32 {
        let mut entropies = [0.0; ROOM];
        for at in 0..ROOM {
            entropies[at] = weights[at] * entropy(self.chances[at]);
        }
        let rest: f32 = entropies.iter().sum();
        entropy(self.yes(weights)) - rest - self.cost
    }

    /// Chance of a yes over all leading muscles.
    fn yes(&self, weights: &[f32; ROOM]) -> f32 {
        let weighed = weights.iter().zip(&self.chances);
        weighed.map(|(weight, chance)| weight * chance).sum()
    }
}

impl Asker<'_> {
    /// The question as it is told, with the muscles a yes moves.
    pub(super) fn ask(&self, open: &Open, gain: f32) -> Ask {
        let numbers = &self.tables.numbers;
        let yes = open.yes(&self.weights);
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
            gain,
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

    #[test]
    fn the_bound_is_never_below_the_gain() {
        let weights = [0.3, 0.2, 0.2, 0.1, 0.1, 0.05, 0.03, 0.02];
        for turn in 0..200_u16 {
            let chance = |at: u16| 0.02 + 0.96 * f32::from((turn * 37 + at * 91) % 101) / 100.0;
            let open = Open {
                topic: Topic::Sign(0),
                chances: [0, 1, 2, 3, 4, 5, 6, 7].map(chance),
                cost: 0.1,
            };
            assert!(open.bound(&weights) - open.cost >= open.gain(&weights));
        }
    }
}
