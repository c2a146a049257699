//! Figures: where the culprit stands, with ties at their expected rank.

use super::cases::Case;
use crate::knowledge::tables::{NONE, Tables};

/// Where the main culprit of a case stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The case.
    pub id: String,
    /// The part of the body.
    pub area: String,
    /// Rank of the first right answer, 1-based; ties take their mean place; `None` when absent.
    pub rank: Option<f64>,
    /// Expected share of the first 1, 3, 5 and 10 that hold it, 0 to 1.
    pub within: [f64; 4],
    /// Expected reciprocal rank.
    pub reciprocal: f64,
    /// The right answer shares its rank with a wrong one.
    pub tied: bool,
    /// First answers, for reading.
    pub first: Vec<String>,
}

/// Sums over cases.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Figures {
    /// Number of cases.
    pub cases: usize,
    /// Share with the culprit among the first 1, 3, 5 and 10.
    pub within: [f64; 4],
    /// Mean reciprocal rank.
    pub mrr: f64,
    /// Share tied with a wrong answer.
    pub tied: f64,
}

/// The list lengths reported.
pub const WITHIN: [usize; 4] = [1, 3, 5, 10];

/// Whether a muscle counts as one of these ids, by itself, its whole or its group.
pub(super) fn is_one_of(tables: &Tables, muscle: u16, ids: &[String]) -> bool {
    let row = &tables.muscles[muscle as usize];
    let own = ids.iter().any(|id| id == tables.text(row.id));
    own || (row.group != NONE && is_one_of(tables, row.group, ids))
}

/// Where the main culprit stands in an answer; `rows` are groups of muscles that share a rank.
#[must_use]
pub fn outcome(tables: &Tables, case: &Case, rows: &[Vec<u16>]) -> Outcome {
    let ids = &case.gold.muscles[0].ids;
    let mut outcome = Outcome {
        id: case.id.clone(),
        area: case.area.clone(),
        rank: None,
        within: [0.0; 4],
        reciprocal: 0.0,
        tied: false,
        first: rows
            .iter()
            .flatten()
            .take(5)
            .map(|row| tables.text(tables.muscles[*row as usize].id).to_owned())
            .collect(),
    };
    let mut before = 0;
    for row in rows {
        let right = row
            .iter()
            .filter(|muscle| is_one_of(tables, **muscle, ids))
            .count();
        if right > 0 {
            place(&mut outcome, before, row.len(), right);
            break;
        }
        before += row.len();
    }
    outcome
}

/// The first right one of `size` equals, `right` of them right, after `before` others, is at
/// offset `k` with the chance that the `k` drawn first are all wrong and the next is right.
fn place(outcome: &mut Outcome, before: usize, size: usize, right: usize) {
    let mut all_wrong = 1.0;
    let mut mean = 0.0;
    for offset in 0..=size - right {
        let left = (size - offset) as f64;
        let here = all_wrong * right as f64 / left;
        let rank = before + offset + 1;
        mean += here * rank as f64;
        outcome.reciprocal += here / rank as f64;
        for (within, limit) in outcome.within.iter_mut().zip(WITHIN) {
            if rank <= limit {
                *within += here;
            }
        }
        all_wrong *= (left - right as f64) / left;
    }
    outcome.rank = Some(mean);
    outcome.tied = right < size;
}

/// Means over outcomes.
#[must_use]
pub fn figures<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Figures {
    let mut figures = Figures::default();
    for outcome in outcomes {
        figures.cases += 1;
        figures.mrr += outcome.reciprocal;
        figures.tied += f64::from(u8::from(outcome.tied));
        for (sum, within) in figures.within.iter_mut().zip(outcome.within) {
            *sum += within;
        }
    }
    let cases = figures.cases.max(1) as f64;
    figures.mrr /= cases;
    figures.tied /= cases;
    figures.within = figures.within.map(|sum| sum / cases);
    figures
}

/// 95 % bootstrap interval of a mean: 2000 resamples from a fixed generator, so that the same
/// cases give the same interval.
#[must_use]
pub fn bootstrap(values: &[f64]) -> (f64, f64) {
    const RESAMPLES: usize = 2000;
    if values.is_empty() {
        return (0.0, 0.0);
    }
    // SplitMix64 (Steele, Lea, Flood 2014, doi 10.1145/2660193.2660195)
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let mut means: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let sum: f64 = values
                .iter()
                .map(|_| values[(next() % values.len() as u64) as usize])
                .sum();
            sum / values.len() as f64
        })
        .collect();
    crate::sort::by(&mut means, f64::total_cmp);
    (means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(before: usize, size: usize, right: usize) -> Outcome {
        let mut outcome = Outcome {
            id: String::new(),
            area: String::new(),
            rank: None,
            within: [0.0; 4],
            reciprocal: 0.0,
            tied: false,
            first: Vec::new(),
        };
        place(&mut outcome, before, size, right);
        outcome
    }

    #[test]
    fn a_clear_second_place_is_half_a_reciprocal() {
        let outcome = at(1, 1, 1);
        assert_eq!(outcome.rank, Some(2.0));
        assert!((outcome.reciprocal - 0.5).abs() < 1e-12);
        assert!(!outcome.tied);
    }

    #[test]
    fn ties_take_their_expected_place() {
        let outcome = at(0, 2, 1);
        assert_eq!(outcome.rank, Some(1.5));
        assert!((outcome.within[0] - 0.5).abs() < 1e-12);
        assert!((outcome.within[1] - 1.0).abs() < 1e-12);
        assert!(outcome.tied);
    }

    #[test]
    fn the_interval_holds_the_mean_and_repeats() {
        let values = [0.0, 1.0, 1.0, 0.0, 1.0];
        let (low, high) = bootstrap(&values);
        assert!(low <= 0.6 && 0.6 <= high);
        assert_eq!(bootstrap(&values), (low, high));
    }
}
