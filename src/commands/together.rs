//! The set of muscles in an answer, with what the records say of how its members go together.

use crate::knowledge::tables::{NONE, Tables};
use crate::query::{self, Query, Side};
use crate::rank::{self, Scores};
use crate::report::rank::{Member, RankReport, Together};
use crate::store::Store;

/// The set for a question that was scored, or nothing when one muscle is enough.
pub(super) fn found<'t>(
    tables: &'t Tables,
    query: &Query,
    scores: &Scores,
) -> Option<Together<'t>> {
    let set = rank::together(tables, query, scores)?;
    let places = |findings: &[usize]| -> Vec<&'t str> {
        findings
            .iter()
            .map(|at| query::id(tables, query.findings[*at].topic))
            .collect()
    };
    let member = |member: &rank::Member| {
        let muscle = &tables.muscles[member.muscle as usize];
        Member {
            muscle: tables.text(muscle.id),
            name: tables.text(muscle.name),
            side: member.side.map(Side::word),
            takes: places(&member.takes),
            relation: None,
        }
    };
    Some(Together {
        muscles: set.members.iter().map(member).collect(),
        unexplained: places(&set.unexplained),
        gain: set.gain,
        method: if set.exact { "exact" } else { "approximate" },
    })
}

/// Adds what the records of a set's members say of one another. A record that cannot be read
/// says nothing.
pub(super) fn relate(store: &Store, report: &mut RankReport<'_>) {
    let Some(together) = &mut report.together else {
        return;
    };
    let ids: Vec<&str> = together
        .muscles
        .iter()
        .map(|member| member.muscle)
        .collect();
    for member in &mut together.muscles {
        let others = ids.iter().copied().filter(|id| *id != member.muscle);
        let said: Vec<String> = others
            .filter_map(|other| relation(store, member.muscle, other))
            .collect();
        member.relation = (!said.is_empty()).then(|| said.join("; "));
    }
}

/// What the record of a muscle, or of its whole or group, says of another.
fn relation(store: &Store, own: &str, other: &str) -> Option<String> {
    let tables = store.tables();
    let name = tables.text(tables.muscles[tables.muscle(other)? as usize].name);
    let others = with_groups(tables, other);
    let related = with_groups(tables, own).into_iter().find_map(|row| {
        let meant = |id: &str| tables.muscle(id).is_some_and(|row| others.contains(&row));
        store
            .related(row)
            .ok()?
            .into_iter()
            .find(|related| meant(&related.muscle))
    })?;
    Some(match related.how.as_str() {
        "satellite" => format!("can wake {name}"),
        "key" => format!("can be woken by {name}"),
        "synergist" => format!("works together with {name}"),
        "antagonist" => format!("works against {name}"),
        _ => format!("often found together with {name}"),
    })
}

/// A muscle, its whole and its group.
fn with_groups(tables: &Tables, id: &str) -> Vec<u16> {
    let mut rows = Vec::new();
    let mut next = tables.muscle(id);
    while let Some(row) = next.filter(|row| !rows.contains(row)) {
        rows.push(row);
        let group = tables.muscles[row as usize].group;
        next = (group != NONE).then_some(group);
    }
    rows
}
