//! What else it could be: what tells the candidates apart, and the diagnoses they imitate.

use std::cmp::Reverse;

use crate::knowledge::tables::{NONE, Tables};
use crate::query::Query;
use crate::rank::{self, Band};
use crate::report::rank as report;

/// What the records say tells a candidate from others of the list, itself or its group.
pub(super) fn tell_apart<'t>(
    tables: &'t Tables,
    rows: &[rank::Row],
    candidates: &mut [report::Candidate<'t>],
) {
    let listed: Vec<u16> = rows
        .iter()
        .take(5)
        .flat_map(|row| row.candidates.iter().map(|one| one.ranked.muscle))
        .collect();
    let family = |muscle: u16| [muscle, tables.muscles[muscle as usize].group];
    let mut told: Vec<u16> = Vec::new();
    for (row, candidate) in rows.iter().zip(candidates) {
        let own = row.candidates[0].ranked.muscle;
        let sources = family(own).into_iter().filter(|muscle| *muscle != NONE);
        told.clear();
        for tell in
            sources.flat_map(|muscle| tables.muscles[muscle as usize].tells.of(&tables.tells))
        {
            let meant = listed
                .iter()
                .any(|other| *other != own && family(*other).contains(&tell.from));
            // what the muscle's own record says goes before what its group's says
            if meant && !told.contains(&tell.from) {
                told.push(tell.from);
                let from = tables.text(tables.muscles[tell.from as usize].name);
                candidate
                    .told_apart
                    .push([candidate.name, " or ", from, ": ", tables.text(tell.by)].concat());
            }
        }
    }
}

/// Conditions that hurt where the person hurts and that a leading muscle imitates.
pub(super) fn mimics<'t>(
    tables: &'t Tables,
    query: &Query,
    rows: &[rank::Row],
) -> Vec<report::Mimic<'t>> {
    const MOST: usize = 4;
    let leading: Vec<u16> = rows
        .iter()
        .filter(|row| row.band != Band::Weak)
        .take(3)
        .flat_map(|row| row.candidates.iter().map(|one| one.ranked.muscle))
        .collect();
    let imitates = |muscle: &u16| {
        tables.muscles[*muscle as usize]
            .imitates
            .of(&tables.covered)
    };
    let ordered = |muscle| imitates(muscle).iter().copied().zip(0_usize..);
    let mut conditions: Vec<(u16, usize)> = leading.iter().flat_map(ordered).collect();
    conditions.sort_unstable();
    let told = rank::told(tables, query);
    // whether several leading muscles imitate it, how many of the places it hurts in, and how much
    // of what was told belongs to it; of equals the one their records tell first
    let mut found: Vec<(Reverse<usize>, usize, u16)> = Vec::new();
    for same in conditions.chunk_by(|left, right| left.0 == right.0) {
        let (condition, first) = same[0];
        let zones = tables.conditions[condition as usize]
            .zones
            .of(&tables.covered);
        let hurts = |row: u16| {
            let inside = tables.places[row as usize].zones.of(&tables.covered);
            inside.iter().any(|zone| zones.binary_search(zone).is_ok())
        };
        let places = query.places().filter(|(_, row)| hurts(*row)).count();
        let by = tables.conditions[condition as usize]
            .told_by
            .of(&tables.covered);
        let told = told.iter().filter(|row| by.contains(row)).count();
        if places > 0 {
            let worth = 2 * (places + told) + same.len().min(2);
            found.push((Reverse(worth), first, condition));
        }
    }
    found.sort_unstable();
    found.truncate(MOST);
    found
        .into_iter()
        .map(|(_, _, row)| mimic(tables, &leading, row))
        .collect()
}

fn mimic<'t>(tables: &'t Tables, leading: &[u16], row: u16) -> report::Mimic<'t> {
    let condition = &tables.conditions[row as usize];
    let imitators = leading
        .iter()
        .filter(|muscle| condition.muscles.of(&tables.covered).contains(muscle));
    let because = imitators.map(|muscle| {
        let mut text = "imitated by ".to_owned();
        text.push_str(tables.text(tables.muscles[*muscle as usize].id));
        text
    });
    report::Mimic {
        condition: tables.text(condition.id),
        name: tables.text(condition.name),
        because: because.collect(),
        tell: tables.text(condition.tell),
        urgent_if: tables.text(condition.urgent),
    }
}
