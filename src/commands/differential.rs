//! What else it could be: what tells the candidates apart, and the diagnoses they imitate.

use std::cmp::Reverse;

use crate::knowledge::tables::{NONE, Tables};
use crate::query::Query;
use crate::rank::{self, Band, Ranking};
use crate::report::rank as report;

/// Most diagnoses named.
const MOST: usize = 4;
/// Ranks that a candidate is told apart from.
const LISTED: usize = 5;

/// What the records say tells a candidate from others of the list, itself or its group.
pub(super) fn tell_apart<'t>(
    tables: &'t Tables,
    ranking: &Ranking<'_>,
    candidates: &mut [report::Candidate<'t>],
) {
    let group = |muscle: u16| tables.muscles[muscle as usize].group;
    let family = |muscle: u16| {
        [muscle, group(muscle)]
            .into_iter()
            .filter(|row| *row != NONE)
    };
    // by muscle: how many of the first ones it is, or is the group of
    let mut meant = vec![0_u16; tables.muscles.len()];
    let first = ranking.ranks().take(LISTED).flat_map(|(_, rank)| rank);
    for row in first.flat_map(|one| family(one.muscle)) {
        meant[row as usize] += 1;
    }
    let mut told: Vec<u16> = Vec::new();
    for (at, ((_, rank), candidate)) in ranking.ranks().zip(candidates).enumerate() {
        let own = rank[0].muscle;
        let records = family(own).map(|row| tables.muscles[row as usize].tells);
        told.clear();
        for tell in records.flat_map(|tells| tells.of(&tables.tells)) {
            // the candidate itself is none of the others
            let is_own = at < LISTED && family(own).any(|row| row == tell.from);
            let others = meant[tell.from as usize] - u16::from(is_own);
            // what the muscle's own record says goes before what its group's says
            if others > 0 && !told.contains(&tell.from) {
                told.push(tell.from);
                candidate.told_apart.push(report::Told {
                    own: candidate.name,
                    from: tables.text(tables.muscles[tell.from as usize].name),
                    by: tables.text(tell.by),
                });
            }
        }
    }
}

/// A condition that leading muscles imitate.
struct Imitated {
    condition: u16,
    /// Where the record that tells it first has it.
    first: usize,
    /// By how many.
    by: usize,
}

/// Conditions that hurt where the person hurts and that a leading muscle imitates.
pub(super) fn mimics<'t>(
    tables: &'t Tables,
    query: &Query,
    ranking: &Ranking<'_>,
) -> Vec<report::Mimic<'t>> {
    let leading: Vec<u16> = ranking
        .ranks()
        .filter(|(band, _)| *band != Band::Weak)
        .take(3)
        .flat_map(|(_, rank)| rank.iter().map(|one| one.muscle))
        .collect();
    let told = rank::told(tables, query);
    // whether several leading muscles imitate it, how many of the places it hurts in, and how much
    // of what was told belongs to it; of equals the one their records tell first
    let worth = |one: Imitated| {
        let condition = &tables.conditions[one.condition as usize];
        let places = ranking.hurting_in(condition.zones.of(&tables.covered));
        if places == 0 {
            return None;
        }
        let by = condition.told_by.of(&tables.covered);
        let told = told.iter().filter(|row| by.contains(row)).count();
        let worth = 2 * (places + told) + one.by.min(2);
        Some((Reverse(worth), one.first, one.condition))
    };
    let imitated = imitated(tables, &leading).into_iter();
    let mut found: Vec<(Reverse<usize>, usize, u16)> = imitated.filter_map(worth).collect();
    found.sort_unstable();
    found.truncate(MOST);
    found
        .into_iter()
        .map(|(_, _, row)| mimic(tables, &leading, row))
        .collect()
}

fn imitated(tables: &Tables, leading: &[u16]) -> Vec<Imitated> {
    let mut all: Vec<Imitated> = Vec::with_capacity(32);
    // by condition its position in `all`
    let mut places = vec![NONE; tables.conditions.len()];
    for muscle in leading {
        let conditions = tables.muscles[*muscle as usize].imitates;
        for (first, condition) in conditions.of(&tables.covered).iter().enumerate() {
            let place = &mut places[*condition as usize];
            if let Some(known) = all.get_mut(usize::from(*place)) {
                known.first = known.first.min(first);
                known.by += 1;
            } else {
                *place = all.len() as u16;
                all.push(Imitated {
                    condition: *condition,
                    first,
                    by: 1,
                });
            }
        }
    }
    all
}

fn mimic<'t>(tables: &'t Tables, leading: &[u16], row: u16) -> report::Mimic<'t> {
    let condition = &tables.conditions[row as usize];
    let imitators = leading
        .iter()
        .filter(|muscle| condition.muscles.of(&tables.covered).contains(muscle));
    let because = imitators.map(|muscle| tables.text(tables.muscles[*muscle as usize].id));
    report::Mimic {
        condition: tables.text(condition.id),
        name: tables.text(condition.name),
        because: because.map(report::ImitatedBy).collect(),
        tell: tables.text(condition.tell),
        urgent_if: tables.text(condition.urgent),
    }
}
