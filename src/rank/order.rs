//! The order of answers: score descending, then id ascending. One place, one rule.

use std::cmp::Ordering;

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
    let mut all: Vec<Ranked> = Vec::with_capacity(tables.muscles.len());
    for (row, muscle) in tables.muscles.iter().enumerate() {
        if muscle.ranked {
            let (score, side) = scores.best(row as u16);
            all.push(Ranked {
                muscle: row as u16,
                score,
                side,
            });
        }
    }
    if count < all.len() {
        all.select_nth_unstable_by(count, by_score);
        all.truncate(count);
    }
    all.sort_unstable_by(by_score);
    all
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that sorting wants"
)]
fn by_score(left: &Ranked, right: &Ranked) -> Ordering {
    right
        .score
        .total_cmp(&left.score)
        .then(left.muscle.cmp(&right.muscle))
}
