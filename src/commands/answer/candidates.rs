//! A ranked muscle with its reasons, as answers show it.

use crate::knowledge::tables::{List, MuscleRow, NONE, Pattern, Tables};
use crate::query::{Query, Side, Topic};
use crate::rank::{self, Band, Part, Row};
use crate::report::rank::{Because, Candidate, Cited, Named, PointId, Understood};

/// A question as it is shown: `understood` are its findings, in their order.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a, 't> {
    pub(super) tables: &'t Tables,
    pub(super) query: &'a Query,
    pub(super) understood: &'a [Understood<'t>],
}

/// A row of the ranking; `understood` are the findings of the question, in their order.
pub(in crate::commands) fn candidate<'t>(
    tables: &'t Tables,
    query: &Query,
    understood: &[Understood<'t>],
    rank: usize,
    row: &Row,
) -> Candidate<'t> {
    let shown = Shown {
        tables,
        query,
        understood,
    };
    let mut into = Candidate::default();
    let (first, same) = (&row.candidates[0], &row.candidates[1..]);
    shown.candidate((rank, row.band), first, &mut into);
    let same = same.iter().map(|other| other.ranked.muscle);
    shown.same_as(same, &mut into);
    into
}

impl<'t> Shown<'_, 't> {
    /// Writes a muscle over one of another answer, whose lists keep their memory.
    pub(super) fn candidate(
        self,
        (rank, band): (usize, Band),
        explained: &rank::Candidate,
        into: &mut Candidate<'t>,
    ) {
        let tables = self.tables;
        let muscle = &tables.muscles[explained.ranked.muscle as usize];
        let points = explained.points.iter();
        let points = points.map(|point| &tables.points[*point as usize]);
        let group = (muscle.group != NONE).then(|| &tables.muscles[muscle.group as usize]);
        let expected = explained.expected.iter();
        let expected = expected.map(|zone| &tables.places[*zone as usize]);
        let press = points.clone().next();
        into.rank = rank;
        into.muscle = tables.text(muscle.id);
        into.name = tables.text(muscle.name);
        into.plain = tables.text(muscle.plain);
        into.group = group.map(|group| tables.text(group.id));
        into.side = explained.side().map(Side::word);
        into.score = explained.ranked.score;
        into.band = band.word();
        let muscle = into.muscle;
        let point = points.map(|point| PointId {
            muscle,
            point: tables.text(point.id),
        });
        write_over(&mut into.trigger_points, point);
        let because = explained.parts.iter().map(|part| self.because(part));
        write_over(&mut into.because, because);
        let expected = expected.map(|place| tables.text(place.id));
        write_over(&mut into.expected_not_reported, expected);
        into.told_apart.clear();
        into.press = press.map_or("", |point| tables.text(point.place));
    }

    /// Those that share its rank.
    pub(super) fn same_as(self, others: impl Iterator<Item = u16>, into: &mut Candidate<'t>) {
        let row = |other: u16| &self.tables.muscles[other as usize];
        write_over(
            &mut into.same_as,
            others.map(|other| named(self.tables, row(other))),
        );
    }

    fn because(self, part: &Part) -> Because<'t> {
        let tables = self.tables;
        let finding = &self.query.findings[part.finding];
        let basis = part.usual.map(|row| &tables.bases[row as usize]);
        let usual = basis.map_or_else(List::default, |basis| basis.sources);
        let sources = Cited::new(tables, part.sources, usual);
        Because {
            finding: self.understood[part.finding].id,
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
}

/// Other items in a list.
fn write_over<T>(list: &mut Vec<T>, items: impl Iterator<Item = T>) {
    list.clear();
    list.extend(items);
}

fn named<'t>(tables: &'t Tables, muscle: &MuscleRow) -> Named<'t> {
    Named {
        id: tables.text(muscle.id),
        name: tables.text(muscle.name),
    }
}
