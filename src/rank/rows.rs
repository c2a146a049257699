//! From the order to the answer: who shares a rank, how well each is supported, and whether
//! anything fits at all.

use super::explain::{Band, Candidate, Explainer};
use super::order::top;
use super::score::Scores;
use crate::knowledge::tables::Tables;
use crate::query::{Query, Topic};

/// Candidates that share a rank, because nothing said so far tells them apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// In id order.
    pub candidates: Vec<Candidate>,
    /// How well they are supported.
    pub band: Band,
}

/// The best `count` rows; none when no muscle explains any place better than chance.
#[must_use]
pub fn rows(tables: &Tables, query: &Query, scores: &Scores, count: usize) -> Vec<Row> {
    // room for rows that turn out to be shared
    let ranked = top(tables, scores, count + count / 2 + 8);
    let explainer = Explainer::new(tables, query, scores);
    let mut groups: Vec<Vec<Candidate>> = Vec::new();
    for one in ranked {
        let candidate = explainer.explain(one);
        let full = groups.len() > count;
        match groups.last_mut() {
            Some(group) if shares_rank(tables, group, &candidate) => group.push(candidate),
            _ if full => break,
            _ => groups.push(vec![candidate]),
        }
    }
    let fits = groups
        .first()
        .is_some_and(|group| better_than_chance(query, &group[0]));
    if !fits {
        return Vec::new();
    }
    let best = groups[0][0].ranked.score;
    let second = groups
        .get(1)
        .map_or(f32::NEG_INFINITY, |group| group[0].ranked.score);
    groups
        .into_iter()
        .take(count)
        .enumerate()
        .map(|(at, candidates)| Row {
            band: band(tables, query, &candidates[0], at == 0, best, second),
            candidates,
        })
        .collect()
}

fn shares_rank(tables: &Tables, group: &[Candidate], next: &Candidate) -> bool {
    let close = group[0].ranked.score - next.ranked.score < tables.numbers.tie;
    close && group[0].meets_alike(next)
}

/// Some place is explained with a weight above 0: better than for a muscle taken at random.
fn better_than_chance(query: &Query, candidate: &Candidate) -> bool {
    candidate.parts.iter().any(|part| {
        let finding = &query.findings[part.finding];
        finding.present
            && matches!(finding.topic, Topic::Place(_))
            && part.pattern.is_some()
            && part.weight > 0.0
    })
}

fn band(
    tables: &Tables,
    query: &Query,
    candidate: &Candidate,
    first: bool,
    best: f32,
    second: f32,
) -> Band {
    let numbers = &tables.numbers;
    let (explained, all) = candidate.explains(query);
    let behind = best - candidate.ranked.score;
    if !better_than_chance(query, candidate) {
        return Band::Weak;
    }
    match (first, explained == all) {
        (true, true) if best - second >= numbers.strong_lead => Band::Strong,
        (_, _) if behind > numbers.possible_gap => Band::Weak,
        (_, true) if behind <= numbers.good_gap => Band::Good,
        _ => Band::Possible,
    }
}
