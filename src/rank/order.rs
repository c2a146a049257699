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
    // one number for score and row: whole numbers are cheaper to sort than pairs
    best(scores, count, |row| tables.muscles[row].ranked)
}

/// The best `count` of the muscles to keep, by row.
pub(super) fn best(scores: &Scores, count: usize, keep: impl Fn(usize) -> bool) -> Vec<Ranked> {
    let mut keys = Vec::with_capacity(scores.all_best().len());
    for (row, score) in scores.all_best().enumerate() {
        if keep(row) {
            keys.push(u64::from(falling(score)) << 16 | row as u64);
        }
    }
    if count < keys.len() {
        keys.select_nth_unstable(count);
        keys.truncate(count);
    }
    keys.sort_unstable();
    let ranked = |key: u64| {
        let muscle = key as u16;
        let (score, side) = scores.best(muscle);
        Ranked {
            muscle,
            score,
            side,
        }
    };
    keys.into_iter().map(ranked).collect()
}

/// Turns greater scores into smaller numbers, in the order of [`f32::total_cmp`].
fn falling(score: f32) -> u32 {
    let bits = score.to_bits();
    if bits >> 31 == 0 {
        !bits & 0x7fff_ffff
    } else {
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greater_scores_come_first() {
        let scores = [
            f32::INFINITY,
            3.5,
            3.25,
            0.0,
            -0.0,
            -1.5,
            -7.0,
            f32::NEG_INFINITY,
        ];
        assert!(scores.map(falling).is_sorted());
    }
}
