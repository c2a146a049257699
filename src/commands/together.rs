//! The set of muscles in an answer, with what the records say of how its members go together.

use crate::knowledge::tables::{NONE, Tables};
use crate::query::{self, Query, Side};
use crate::rank::{self, Scores};
use crate::report::rank::{Member, Together};

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
            relation: relations(tables, member.muscle, &set),
        }
    };
    Some(Together {
        muscles: set.members.iter().map(member).collect(),
        unexplained: places(&set.unexplained),
        gain: set.gain,
        method: if set.exact { "exact" } else { "approximate" },
    })
}

/// What the record of a muscle, or of its whole or group, says of the other members of a set.
fn relations(tables: &Tables, own: u16, set: &rank::Together) -> Option<String> {
    let others = set
        .members
        .iter()
        .map(|member| member.muscle)
        .filter(|other| *other != own);
    let said: Vec<String> = others
        .filter_map(|other| relation(tables, own, other))
        .collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn relation(tables: &Tables, own: u16, other: u16) -> Option<String> {
    let related = with_groups(tables, own)
        .flat_map(|row| tables.muscles[row as usize].related.of(&tables.relations))
        .find(|related| with_groups(tables, other).any(|row| row == related.other))?;
    let name = tables.text(tables.muscles[other as usize].name);
    Some(match tables.text(related.how) {
        "satellite" => format!("can wake {name}"),
        "key" => format!("can be woken by {name}"),
        "synergist" => format!("works together with {name}"),
        "antagonist" => format!("works against {name}"),
        _ => format!("often found together with {name}"),
    })
}

/// A muscle, its whole and its group.
fn with_groups(tables: &Tables, muscle: u16) -> impl Iterator<Item = u16> {
    // no record is as deep; a ring among a user's own would not end
    const MOST: usize = 8;
    let next = |row: &u16| {
        let group = tables.muscles[*row as usize].group;
        (group != NONE).then_some(group)
    };
    std::iter::successors(Some(muscle), next).take(MOST)
}
