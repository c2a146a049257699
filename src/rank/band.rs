//! How well each row is supported: what the leader leaves open, and how far the others are behind.

use super::explain::{Band, Explainer, Match, Part, explained};
use crate::knowledge::tables::{ConditionRow, Numbers, Role, Tables};
use crate::query::{Finding, Query, Topic};

/// Factors and signs told to be there, as conditions name them: rows of the factors, then of the
/// signs.
#[must_use]
pub fn told(tables: &Tables, query: &Query) -> Vec<u16> {
    let row = |finding: &Finding| told_by(tables, finding);
    query.findings.iter().filter_map(row).collect()
}

/// The row by which conditions name a finding. They do not say what makes them better.
fn told_by(tables: &Tables, finding: &Finding) -> Option<u16> {
    match finding.topic {
        Topic::Factor(row, Role::Worse | Role::After) => Some(row),
        Topic::Sign(row) if finding.present => Some(tables.factors.len() as u16 + row),
        _ => None,
    }
}

/// Whether some condition that hurts in every named place is told by more of the factors and signs
/// than the leader answers to.
fn is_condition(tables: &Tables, query: &Query, explainer: &Explainer, answered: usize) -> bool {
    let told = told(tables, query);
    let more = |condition: &&ConditionRow| {
        let by = condition.told_by.of(&tables.covered);
        by.len() > answered && told.iter().filter(|row| by.contains(row)).count() > answered
    };
    let hurts =
        |condition: &ConditionRow| explainer.all_hurt_in(condition.zones.of(&tables.covered));
    told.len() > answered && tables.conditions.iter().filter(more).any(hurts)
}

/// The best band any row can have, by what the leader leaves open. Strong asks for two places: a
/// single one is shared by a dozen muscles or more, and factors are judgement. A leader that
/// leaves a place, answers to none of the factors and signs that were told, or to fewer than a
/// condition of these places does, may be no muscle's story: then all are possible at most.
pub(super) fn ceiling(
    tables: &Tables,
    query: &Query,
    explainer: &Explainer,
    leader: &[Part],
) -> Band {
    let (own, all) = explained(query, leader);
    let told = leader.iter().filter(|part| is_told(query, part));
    let answered = told.clone().filter(|part| part.weight > 0.0);
    let unanswered = answered.clone().next().is_none() && told.count() > 0;
    let comparable = |part: &&Part| told_by(tables, &query.findings[part.finding]).is_some();
    let is_condition = || {
        is_condition(
            tables,
            query,
            explainer,
            answered.filter(comparable).count(),
        )
    };
    if leaves_place(query, leader) || unanswered || is_condition() {
        Band::Possible
    } else if own < all || distinct(query, leader) < 2 {
        Band::Good
    } else {
        Band::Strong
    }
}

/// Whether a place is explained no better than by chance: the muscle neither refers to it, nor
/// near enough for the person to have meant that.
fn leaves_place(query: &Query, leader: &[Part]) -> bool {
    leader.iter().any(|part| {
        let finding = &query.findings[part.finding];
        let place = finding.present && matches!(finding.topic, Topic::Place(_));
        let refers = matches!(part.fit, Match::Exact | Match::Broader | Match::Narrower);
        place && !refers && part.weight < 0.0
    })
}

/// Places that count: a region named with a zone inside it says nothing.
fn distinct(query: &Query, leader: &[Part]) -> usize {
    let counts = |part: &&Part| {
        let place = matches!(query.findings[part.finding].topic, Topic::Place(_));
        place && query.findings[part.finding].present && part.weight.abs() > 0.0
    };
    leader.iter().filter(counts).count()
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
pub(super) fn band(numbers: &Numbers, ceiling: Band, behind: f32, lead: f32) -> Band {
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
