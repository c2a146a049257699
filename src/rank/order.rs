//! The order of answers: score descending, then id ascending. One place, one rule.

use super::score::Scores;
use crate::knowledge::tables::Tables;
use crate::query::Side;

/// A muscle with its score, before it is explained.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
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
    let mut ranked = Vec::new();
    best(scores, count, |row| tables.muscles[row].ranked, &mut ranked);
    ranked
}

/// The best `count` of the muscles to keep, best first, in place of those of another question.
pub(super) fn best(
    scores: &Scores,
    count: usize,
    keep: impl Fn(usize) -> bool,
    into: &mut Vec<Ranked>,
) {
    let all = scores.all_best();
    let mut keys = Vec::with_capacity(all.len());
    for (row, score) in all.iter().enumerate() {
        if keep(row) {
            keys.push(key(*score, row));
        }
    }
    if count < keys.len() {
        keys.select_nth_unstable(count);
        keys.truncate(count);
    }
    keys.sort_unstable();
    into.clear();
    into.extend(keys.into_iter().map(|key| {
        let muscle = key as u16;
        let (score, side) = scores.best(muscle);
        Ranked {
            muscle,
            score,
            side,
        }
    }));
}

/// One number for score and row: whole numbers are cheaper to sort than pairs.
fn key(score: f32, row: usize) -> u64 {
    u64::from(falling(score)) << 16 | row as u64
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
    use crate::query::{Query, phrase};
    use crate::store::Store;

    #[test]
    fn the_best_few_are_the_first_of_all() {
        let store = Store::shipped();
        let tables = store.tables();
        for text in [
            "left low back",
            "jaw and both temples",
            "heel, worse in the morning",
        ] {
            let mut query = Query::default();
            for finding in phrase::read(tables, text).findings {
                query.add(tables, finding).expect("no contradiction");
            }
            let mut scores = Scores::default();
            crate::rank::score(tables, &query, &mut scores);
            let all = top(tables, &scores, tables.muscles.len());
            let key = |one: &Ranked| (falling(one.score), one.muscle);
            assert!(all.is_sorted_by_key(key) && all.len() > 150);
            for count in [0, 1, 8, 23, 63, 64, 65, 150] {
                assert_eq!(
                    top(tables, &scores, count),
                    all[..count],
                    "{count} of {text}"
                );
            }
        }
    }

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
