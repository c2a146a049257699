//! The order of answers: score descending, then id ascending. One place, one rule.

use super::score::Scores;
use crate::knowledge::tables::Tables;
use crate::query::Side;

/// A muscle with its score, before it is explained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// Row of the muscle.
    pub muscle: u16,
    /// Its score on the side that suits it best.
    pub score: f32,
    /// That side, when sides were said.
    pub side: Option<Side>,
}

/// The best `count` ranked muscles, best first. Rows are in id order, so equal scores are too.
#[must_use]
pub fn top(tables: &Tables, scores: &Scores, count: usize) -> Vec<Ranked> {
    let best = scores.bests();
    let ranked = tables.muscles.iter().zip(&best).enumerate();
    let mut keys: Vec<u64> = ranked
        .filter(|(_, (muscle, _))| muscle.ranked)
        .map(|(row, (_, score))| key(*score, row))
        .collect();
    if count < keys.len() {
        keys.select_nth_unstable(count);
        keys.truncate(count);
    }
    keys.sort_unstable();
    let row = |key: u64| (key & u64::from(u16::MAX)) as u16;
    let ranked = keys.into_iter().map(|key| {
        let muscle = row(key);
        let (score, side) = scores.best(muscle);
        Ranked {
            muscle,
            score,
            side,
        }
    });
    ranked.collect()
}

/// One number that sorts by score descending, then by row ascending: the bits of a float order
/// like integers once those of the negative ones are turned (as in [`f32::total_cmp`]).
fn key(score: f32, row: usize) -> u64 {
    let bits = score.to_bits();
    let ascending = if bits >> 31 == 1 {
        !bits
    } else {
        bits | 1 << 31
    };
    u64::from(!ascending) << 16 | row as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_score_then_row() {
        let scores = [1.5_f32, -2.0, 0.0, -0.5, 30.0, 1.5];
        let mut keys: Vec<u64> = (0..scores.len()).map(|row| key(scores[row], row)).collect();
        keys.sort_unstable();
        let rows: Vec<usize> = keys.iter().map(|key| (*key & 0xffff) as usize).collect();
        assert_eq!(rows, [4, 0, 5, 2, 3, 1]);
    }
}
