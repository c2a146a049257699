//! From the order to the answer: who shares a rank, how well each is supported, and whether
//! anything fits at all.

use super::explain::{Band, Candidate, Explainer, Part};
use super::order::{Ranked, best};
use super::score::Scores;
use crate::knowledge::tables::{Numbers, Role, Tables};
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
    let lead = score(0) - score(1);
    let reasons = |group: &Vec<Ranked>| -> Vec<Candidate> {
        group.iter().map(|one| explainer.explain(*one)).collect()
    };
    let reasons: Vec<_> = groups.iter().take(count).map(reasons).collect();
    let ceiling = reasons
        .first()
        .map_or(Band::Weak, |leaders| ceiling(query, &leaders[0]));
    let banded = |candidates: Vec<Candidate>| Row {
        band: band(
            &tables.numbers,
            ceiling,
            score(0) - candidates[0].ranked.score,
            lead,
        ),
        candidates,
    };
    reasons.into_iter().map(banded).collect()
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

/// The best band any row can have, by what the leader leaves open. Strong asks for two places: a
/// single one is shared by a dozen muscles or more, and factors are judgement. A leader that
/// leaves a place, or answers to none of the factors and signs that were told, may be no muscle's
/// story, and then nobody's support is more than possible.
fn ceiling(query: &Query, leader: &Candidate) -> Band {
    let (explained, all) = leader.explains(query);
    let mut told = leader.parts.iter().filter(|part| is_told(query, part));
    let answers = told.clone().any(|part| part.weight > 0.0) || told.next().is_none();
    match (explained == all && answers, all) {
        (false, _) => Band::Possible,
        (true, 0 | 1) => Band::Good,
        (true, _) => Band::Strong,
    }
}

/// A factor or sign said to be there.
fn is_told(query: &Query, part: &Part) -> bool {
    let finding = &query.findings[part.finding];
    match finding.topic {
        Topic::Place(_) => false,
        Topic::Factor(_, role) => role != Role::NotWorse,
        Topic::Sign(_) => finding.present,
    }
}

/// The band of a row by how far it is `behind` the leader, which is `lead` ahead of the next.
/// As scores fall from row to row, so do bands.
fn band(numbers: &Numbers, ceiling: Band, behind: f32, lead: f32) -> Band {
    let own = if behind > numbers.possible_gap {
        Band::Weak
    } else if behind > numbers.good_gap {
        Band::Possible
    } else if behind > 0.0 || lead < numbers.strong_lead {
        Band::Good
    } else {
        Band::Strong
    };
    own.max(ceiling)
}
