//! A ranked muscle with its reasons, as answers show it.

use crate::knowledge::tables::{List, MuscleRow, NONE, Pattern, Tables};
use crate::query::{Query, Side, Topic};
use crate::rank::{Part, Row};
use crate::report::rank::{Because, Candidate, Cited, Named, PointId, Understood};

/// A row of the ranking; `understood` are the findings of the question, in their order.
pub(in crate::commands) fn candidate<'t>(
    tables: &'t Tables,
    query: &Query,
    understood: &[Understood<'t>],
    rank: usize,
    row: &Row,
) -> Candidate<'t> {
    let first = &row.candidates[0];
    let muscle = &tables.muscles[first.ranked.muscle as usize];
    let id = tables.text(muscle.id);
    let points = first
        .points
        .iter()
        .map(|point| &tables.points[*point as usize]);
    let group = (muscle.group != NONE).then(|| &tables.muscles[muscle.group as usize]);
    let expected = first
        .expected
        .iter()
        .map(|zone| &tables.places[*zone as usize]);
    let same = row.candidates[1..].iter();
    let press = points.clone().next();
    Candidate {
        rank,
        muscle: id,
        name: tables.text(muscle.name),
        plain: tables.text(muscle.plain),
        group: group.map(|group| tables.text(group.id)),
        side: first.side().map(Side::word),
        score: first.ranked.score,
        band: row.band.word(),
        trigger_points: points
            .map(|point| PointId {
                muscle: id,
                point: tables.text(point.id),
            })
            .collect(),
        because: first
            .parts
            .iter()
            .map(|part| because(tables, query, understood, part))
            .collect(),
        expected_not_reported: expected.map(|place| tables.text(place.id)).collect(),
        same_as: same
            .map(|other| named(tables, &tables.muscles[other.ranked.muscle as usize]))
            .collect(),
        told_apart: Vec::new(),
        press: press.map_or("", |point| tables.text(point.place)),
    }
}

fn named<'t>(tables: &'t Tables, muscle: &MuscleRow) -> Named<'t> {
    Named {
        id: tables.text(muscle.id),
        name: tables.text(muscle.name),
    }
}

fn because<'t>(
    tables: &'t Tables,
    query: &Query,
    understood: &[Understood<'t>],
    part: &Part,
) -> Because<'t> {
    let finding = &query.findings[part.finding];
    let basis = part.usual.map(|row| &tables.bases[row as usize]);
    let usual = basis.map_or_else(List::default, |basis| basis.sources);
    let sources = Cited::new(tables, part.sources, usual);
    Because {
        finding: understood[part.finding].id,
        fit: part.fit.word(),
        pattern: part.pattern.map(|pattern| match pattern {
            Pattern::Essential => "essential",
            Pattern::Spillover => "spillover",
        }),
        weight: part.weight,
        judged: part.judged,
        usual: basis.map(|basis| basis.rests.word()),
        recalled: sources.are_recalled(),
        usual_source: basis.and_then(|basis| Some((sources.usual()?, !basis.read))),
        sources,
        at: part.finding,
        is_place: finding.present && matches!(finding.topic, Topic::Place(_)),
    }
}
