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

/// Lists up to this long are built by insertion: most muscles are passed over after one
/// comparison.
const SHORT: usize = 40;

/// The best `count` ranked muscles, best first. Rows are in id order, so equal scores are too.
#[must_use]
pub fn top(tables: &Tables, scores: &Scores, count: usize) -> Vec<Ranked> {
    if count <= SHORT {
        return short(tables, scores, count);
    }
    let rows = 0..tables.muscles.len() as u16;
    let ranked = rows.filter(|row| tables.muscles[*row as usize].ranked);
    let mut all: Vec<Ranked> = ranked.map(|row| one(scores, row)).collect();
    if count < all.len() {
        all.select_nth_unstable_by(count, by_score);
        all.truncate(count);
    }
    all.sort_unstable_by(by_score);
    all
}

fn short(tables: &Tables, scores: &Scores, count: usize) -> Vec<Ranked> {
    let mut list: Vec<Ranked> = Vec::with_capacity(count + 1);
    let mut floor = f32::NEG_INFINITY;
    for (row, score) in scores.all_best().enumerate() {
        if (score <= floor && list.len() == count) || !tables.muscles[row].ranked {
            continue;
        }
        let at = list.iter().rposition(|better| better.score >= score);
        list.insert(at.map_or(0, |at| at + 1), one(scores, row as u16));
        list.truncate(count);
        floor = list.last().map_or(floor, |last| last.score);
    }
    list
}

fn one(scores: &Scores, muscle: u16) -> Ranked {
    let (score, side) = scores.best(muscle);
    Ranked {
        muscle,
        score,
        side,
    }
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
