//! What else it could be: what tells the candidates apart, and the diagnoses they imitate.

use std::cmp::Reverse;

use crate::knowledge::tables::{NONE, Tables};
use crate::query::Query;
use crate::rank::{self, Band, Ranking};
use crate::report::rank as report;

/// Most diagnoses named.
const MOST: usize = 4;

/// What the records say tells a candidate from others of the list, itself or its group.
pub(super) fn tell_apart<'t>(
    tables: &'t Tables,
    ranking: &Ranking<'_>,
    candidates: &mut [report::Candidate<'t>],
) {
    let group = |muscle: u16| tables.muscles[muscle as usize].group;
    let first = ranking.ranks().take(5).flat_map(|(_, rank)| rank);
    // each of the first muscles, as itself and as one of its group
    let listed: Vec<(u16, u16)> = first
        .flat_map(|one| [one.muscle, group(one.muscle)].map(|meant| (meant, one.muscle)))
        .collect();
    let mut told: Vec<u16> = Vec::new();
    for ((_, rank), candidate) in ranking.ranks().zip(candidates) {
        let own = rank[0].muscle;
        let records = [own, group(own)].into_iter().filter(|row| *row != NONE);
        told.clear();
        for tell in records.flat_map(|row| tables.muscles[row as usize].tells.of(&tables.tells)) {
            let meant = |(meant, other): &(u16, u16)| *meant == tell.from && *other != own;
            // what the muscle's own record says goes before what its group's says
            if listed.iter().any(meant) && !told.contains(&tell.from) {
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
        let by = condition.told_by.of(&tables.covered);
        let told = told.iter().filter(|row| by.contains(row)).count();
        let worth = 2 * (places + told) + one.by.min(2);
        (places > 0).then_some((Reverse(worth), one.first, one.condition))
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
    for muscle in leading {
        let conditions = tables.muscles[*muscle as usize].imitates;
        for (first, condition) in conditions.of(&tables.covered).iter().enumerate() {
            if let Some(known) = all.iter_mut().find(|one| one.condition == *condition) {
                known.first = known.first.min(first);
                known.by += 1;
            } else {
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
