//! From the order to the answer: who shares a rank, how well each is supported, and whether
//! anything fits at all.

use super::explain::{Band, Candidate, Explainer};
use super::order::{Ranked, best};
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

/// The best `count` rows, of muscles that send pain to some place that hurts or are judged
/// usual there; none when no muscle
/// explains any place better than chance.
#[must_use]
pub fn rows(tables: &Tables, query: &Query, scores: &Scores, count: usize) -> Vec<Row> {
    let explainer = Explainer::new(tables, query, scores);
    let groups = groups(tables, query, scores, &explainer, count);
    let score = |at: usize| {
        let group = groups.get(at);
        group.map_or(f32::NEG_INFINITY, |group| group[0].score)
    };
    let (best, second) = (score(0), score(1));
    let reasons = |group: &Vec<Ranked>| -> Vec<Candidate> {
        group.iter().map(|one| explainer.explain(*one)).collect()
    };
    let rows = groups.iter().take(count).map(reasons).enumerate();
    rows.map(|(at, candidates)| Row {
        band: band(tables, query, &candidates[0], at == 0, best, second),
        candidates,
    })
    .collect()
}

/// The muscles of the best `count` rows without their reasons: as [`rows`], at a fraction of
/// the cost.
#[must_use]
pub fn order(tables: &Tables, query: &Query, scores: &Scores, count: usize) -> Vec<Vec<Ranked>> {
    let explainer = Explainer::new(tables, query, scores);
    let mut groups = groups(tables, query, scores, &explainer, count);
    groups.truncate(count);
    groups
}

/// One group more than `count`, where there are so many; none when the first does not fit.
fn groups(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    explainer: &Explainer,
    count: usize,
) -> Vec<Vec<Ranked>> {
    let mut groups: Vec<Vec<Ranked>> = Vec::with_capacity(count + 1);
    let shares_rank = |first: Ranked, next: Ranked| {
        first.score - next.score < tables.numbers.tie
            && explainer
                .explain(first)
                .meets_alike(&explainer.explain(next))
    };
    let explains = explainer.explaining();
    // room for rows that turn out to be shared
    for one in best(scores, count + count / 2 + 8, |row| explains[row]) {
        let full = groups.len() > count;
        match groups.last_mut() {
            Some(group) if shares_rank(group[0], one) => group.push(one),
            _ if full => break,
            _ => groups.push(vec![one]),
        }
    }
    let first = groups.first().map(|group| explainer.explain(group[0]));
    if !first.is_some_and(|first| better_than_chance(query, &first)) {
        groups.clear();
    }
    groups
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
