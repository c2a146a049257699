//! Cases with several culprits: how many of them the set names.

use super::cases::Case;
use super::measure::is_one_of;
use crate::knowledge::tables::Tables;
use crate::query::Query;
use crate::rank::{self, Scores};

/// What the sets of several cases are worth.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sets {
    /// Cases with several culprits.
    pub several: usize,
    /// Of these, cases that name two or more places.
    pub several_places: usize,
    /// Of `several`, cases in which a set is announced.
    pub announced: usize,
    /// Mean share of the culprits named by the set, or by the leader where none is announced.
    pub recall: f64,
    /// The same by the leader alone.
    pub leader_recall: f64,
    /// The same by the first three of the list.
    pub three_recall: f64,
    /// Cases with a single culprit.
    pub single: usize,
    /// Of these, cases in which a set is announced.
    pub announced_for_one: usize,
    /// Of the members of all announced sets, the share that are culprits of their case.
    pub precision: f64,
}

/// Counts over cases and their questions.
#[must_use]
pub fn sets<'a>(tables: &Tables, asked: impl Iterator<Item = (&'a Case, &'a Query)>) -> Sets {
    let mut sets = Sets::default();
    let (mut members, mut right) = (0_usize, 0_usize);
    for (case, query) in asked {
        let mut scores = Scores::default();
        rank::score(tables, query, &mut scores);
        let list: Vec<u16> = rank::top(tables, &scores, 3)
            .iter()
            .map(|one| one.muscle)
            .collect();
        let set = rank::together(tables, query, &scores);
        let announced = usize::from(set.is_some());
        for member in set.iter().flat_map(|set| &set.members) {
            members += 1;
            right += usize::from(is_culprit(tables, case, member.muscle));
        }
        if case.gold.muscles.len() < 2 {
            sets.single += 1;
            sets.announced_for_one += announced;
            continue;
        }
        let named = set.map_or_else(
            || list.iter().take(1).copied().collect(),
            |set| {
                set.members
                    .iter()
                    .map(|member| member.muscle)
                    .collect::<Vec<u16>>()
            },
        );
        sets.several += 1;
        sets.several_places += usize::from(query.places().nth(1).is_some());
        sets.announced += announced;
        sets.recall += found(tables, case, &named);
        sets.leader_recall += found(tables, case, &list[..list.len().min(1)]);
        sets.three_recall += found(tables, case, &list);
    }
    sets.precision = right as f64 / members.max(1) as f64;
    let cases = sets.several.max(1) as f64;
    sets.recall /= cases;
    sets.leader_recall /= cases;
    sets.three_recall /= cases;
    sets
}

/// Ids of the muscles of the set that is announced for a question; none where one is enough.
#[must_use]
pub fn announced(tables: &Tables, query: &Query) -> Vec<String> {
    let mut scores = Scores::default();
    rank::score(tables, query, &mut scores);
    let set = rank::together(tables, query, &scores);
    let members = set.into_iter().flat_map(|set| set.members);
    members
        .map(|member| {
            tables
                .text(tables.muscles[member.muscle as usize].id)
                .to_owned()
        })
        .collect()
}

/// Whether a muscle is a culprit of a case.
fn is_culprit(tables: &Tables, case: &Case, muscle: u16) -> bool {
    let mut culprits = case.gold.muscles.iter();
    culprits.any(|culprit| is_one_of(tables, muscle, &culprit.ids))
}

/// Share of a case's culprits among some muscles.
fn found(tables: &Tables, case: &Case, muscles: &[u16]) -> f64 {
    let culprits = &case.gold.muscles;
    let named = culprits.iter().filter(|culprit| {
        muscles
            .iter()
            .any(|one| is_one_of(tables, *one, &culprit.ids))
    });
    named.count() as f64 / culprits.len().max(1) as f64
}
