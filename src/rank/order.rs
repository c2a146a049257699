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
    best(scores, count, |row| tables.muscles[row].ranked)
}

/// Least muscles gathered at once.
const GATHERED: usize = 64;
/// Up to so many, each is put in its place as it is found.
const FEW: usize = 16;

/// The best `count` of the muscles to keep, best first.
pub(super) fn best(scores: &Scores, count: usize, keep: impl Fn(usize) -> bool) -> Vec<Ranked> {
    let keys = if count <= FEW {
        least_few(scores, count, keep)
    } else {
        least(scores, count, keep)
    };
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

/// One number for score and row: whole numbers are cheaper to sort than pairs.
fn key(score: f32, row: usize) -> u64 {
    u64::from(falling(score)) << 16 | row as u64
}

/// The `count` least keys to keep, in order. Most muscles are passed over at the cost of comparing
/// their score.
fn least_few(scores: &Scores, count: usize, keep: impl Fn(usize) -> bool) -> Vec<u64> {
    let all = scores.all_best();
    // in order from the first moment; no muscle has the greatest key
    let mut few = vec![u64::MAX; count];
    let mut least = f32::NEG_INFINITY;
    for (row, score) in all.iter().enumerate() {
        if *score < least || !keep(row) {
            continue;
        }
        let key = key(*score, row);
        if let Some(at) = few.iter().position(|other| *other > key) {
            few.copy_within(at..count - 1, at + 1);
            few[at] = key;
            let last = usize::from(few[count - 1] as u16);
            least = all.get(last).copied().unwrap_or(least);
        }
    }
    few.retain(|key| *key < u64::MAX);
    few
}

/// As [`least_few`] for any number. Several times as many are gathered before the worse ones are
/// dropped.
fn least(scores: &Scores, count: usize, keep: impl Fn(usize) -> bool) -> Vec<u64> {
    let mut gathered = Vec::with_capacity((2 * count).max(GATHERED));
    let mut worst = u64::MAX;
    for (row, score) in scores.all_best().iter().copied().enumerate() {
        let key = key(score, row);
        if key < worst && keep(row) {
            if gathered.len() == gathered.capacity() {
                worst = drop_worse(&mut gathered, count);
            }
            gathered.push(key);
        }
    }
    drop_worse(&mut gathered, count);
    gathered.sort_unstable();
    gathered
}

/// Keeps the `count` least; the least that was dropped, where something was.
fn drop_worse(keys: &mut Vec<u64>, count: usize) -> u64 {
    if count >= keys.len() {
        return u64::MAX;
    }
    let (_, dropped, _) = keys.select_nth_unstable(count);
    let least = *dropped;
    keys.truncate(count);
    least
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
