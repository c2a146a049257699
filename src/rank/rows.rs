//! From the order to the answer: who shares a rank, how well each is supported, and whether
//! anything fits at all.

use super::explain::{Band, Candidate, Explainer, Match, Part};
use super::order::{Ranked, best};
use super::score::Scores;
use crate::knowledge::tables::{ConditionRow, Numbers, Role, Tables};
use crate::query::{Finding, Query, Topic};

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
        .map_or(Band::Weak, |leaders| ceiling(tables, query, &leaders[0]));
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

/// Factors and signs told to be there, as conditions name them: rows of the factors, then of the
/// signs.
#[must_use]
pub fn told(tables: &Tables, query: &Query) -> Vec<u16> {
    let row = |finding: &Finding| match finding.topic {
        Topic::Factor(row, Role::Worse | Role::After) => Some(row),
        Topic::Sign(row) if finding.present => Some(tables.factors.len() as u16 + row),
        _ => None,
    };
    query.findings.iter().filter_map(row).collect()
}

/// Whether some condition that hurts in every named place is told by more of the factors and signs
/// than the leader answers to.
fn is_condition(tables: &Tables, query: &Query, answered: usize) -> bool {
    let told = told(tables, query);
    let more = |condition: &&ConditionRow| {
        let by = condition.told_by.of(&tables.covered);
        by.len() > answered && told.iter().filter(|row| by.contains(row)).count() > answered
    };
    let hurts = |condition: &ConditionRow| {
        let zones = condition.zones.of(&tables.covered);
        let here = |zone: &u16| zones.binary_search(zone).is_ok();
        let mut places = query.places().map(|(_, row)| &tables.places[row as usize]);
        places.all(|place| place.zones.of(&tables.covered).iter().any(here))
    };
    told.len() > answered && tables.conditions.iter().filter(more).any(hurts)
}

/// The best band any row can have, by what the leader leaves open. Strong asks for two places: a
/// single one is shared by a dozen muscles or more, and factors are judgement. A leader that
/// leaves a place, answers to none of the factors and signs that were told, or to fewer than a
/// condition of these places does, may be no muscle's story: then all are possible at most.
fn ceiling(tables: &Tables, query: &Query, leader: &Candidate) -> Band {
    let (explained, all) = leader.explains(query);
    let told = leader.parts.iter().filter(|part| is_told(query, part));
    let answered = told.clone().filter(|part| part.weight > 0.0).count();
    let unanswered = answered == 0 && told.count() > 0;
    if leaves_place(query, leader) || unanswered || is_condition(tables, query, answered) {
        Band::Possible
    } else if explained < all || distinct(query, leader) < 2 {
        Band::Good
    } else {
        Band::Strong
    }
}

/// Whether a place is explained no better than by chance: the muscle neither refers to it, nor
/// near enough for the person to have meant that.
fn leaves_place(query: &Query, leader: &Candidate) -> bool {
    leader.parts.iter().any(|part| {
        let finding = &query.findings[part.finding];
        let place = finding.present && matches!(finding.topic, Topic::Place(_));
        let refers = matches!(part.fit, Match::Exact | Match::Broader | Match::Narrower);
        place && !refers && part.weight < 0.0
    })
}

/// Places that count: a region named with a zone inside it says nothing.
fn distinct(query: &Query, leader: &Candidate) -> usize {
    let counts = |part: &&Part| {
        let place = matches!(query.findings[part.finding].topic, Topic::Place(_));
        place && query.findings[part.finding].present && part.weight.abs() > 0.0
    };
    leader.parts.iter().filter(counts).count()
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
