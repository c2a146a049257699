//! The order of answers: score descending, then id ascending. One place, one rule.

use std::collections::BinaryHeap;

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
    let mut keys = Vec::with_capacity(count + 1);
    for (row, score) in (0..).zip(scores.all_best()) {
        let key = key(*score, row);
        // most are passed over
        let beaten = keys.len() == count && keys.last().is_none_or(|last| key < *last);
        if !beaten && tables.muscles[row as usize].ranked {
            keys.insert(keys.partition_point(|other| *other > key), key);
            keys.truncate(count);
        }
    }
    keys.into_iter().map(|key| ranked(scores, key)).collect()
}

/// Muscles, best first, each found when it is asked for: of many, few are.
pub(super) struct Best<'s> {
    scores: &'s Scores,
    keys: BinaryHeap<u64>,
}

impl<'s> Best<'s> {
    /// Of these muscles; `room` is memory to use again.
    pub(super) fn of(
        scores: &'s Scores,
        rows: impl Iterator<Item = u16>,
        mut room: Vec<u64>,
    ) -> Self {
        let all = scores.all_best();
        room.clear();
        for row in rows {
            room.push(key(all[row as usize], row));
        }
        let keys = room.into();
        Self { scores, keys }
    }

    /// The memory, to be used again.
    pub(super) fn into_room(self) -> Vec<u64> {
        self.keys.into_vec()
    }
}

impl Iterator for Best<'_> {
    type Item = Ranked;

    fn next(&mut self) -> Option<Ranked> {
        self.keys.pop().map(|key| ranked(self.scores, key))
    }
}

/// The muscle of a key.
fn ranked(scores: &Scores, key: u64) -> Ranked {
    let muscle = !(key as u16);
    let (score, side) = scores.best(muscle);
    Ranked {
        muscle,
        score,
        side,
    }
}

/// One number for score and row, the greatest for the best: whole numbers are cheaper to put in
/// order than pairs.
fn key(score: f32, row: u16) -> u64 {
    u64::from(rising(score)) << 16 | u64::from(!row)
}

/// Turns scores into numbers, in the order of [`f32::total_cmp`].
fn rising(score: f32) -> u32 {
    let bits = score.to_bits();
    if bits >> 31 == 0 {
        bits | 1 << 31
    } else {
        !bits
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
            let key = |one: &Ranked| (!rising(one.score), one.muscle);
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
    fn greater_scores_are_greater_numbers() {
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
        assert!(scores.map(|score| !rising(score)).is_sorted());
    }
}
