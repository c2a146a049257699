//! `show` for a place: the muscles that refer to it.

use std::collections::BTreeMap;

use super::naming::below;
use super::show::one;
use crate::error::Error;
use crate::knowledge::raw;
use crate::knowledge::records::Kind;
use crate::knowledge::tables::{NONE, Pattern, PlaceForm, PointRow, ReferralRow, Relation, Tables};
use crate::query::{Finding, Query, Topic};
use crate::rank::{Scores, score};
use crate::report::names::Names;
use crate::report::place::{self, PlaceMuscle, PlaceReport, UsualBy};
use crate::report::stamp::Stamp;
use crate::sort;
use crate::store::Store;

/// A zone, region or area with its muscles.
///
/// # Errors
///
/// When a shipped list cannot be parsed, which the build rules out.
pub(super) fn show_place(
    store: &Store,
    row: u16,
    also: Vec<String>,
) -> Result<PlaceReport<'_>, Error> {
    let tables = store.tables();
    let known = &tables.places[row as usize];
    let id = |row: u16| tables.text(tables.places[row as usize].id);
    let own = tables.text(known.id);
    let ids = |rows: &[u16]| -> Vec<&str> { rows.iter().map(|row| id(*row)).collect() };
    let zones = known.zones.of(&tables.covered);
    let (usual, study) = usual(store, own)?;
    let muscles = place_muscles(tables, row, &usual);
    let listed: Vec<&str> = muscles.iter().map(|one| one.muscle).collect();
    let refers = |line: &raw::UsualMuscle| {
        let family = tables.muscle(&line.muscle).map(|row| family(tables, row));
        let mut family = family.into_iter().flatten();
        family.any(|row| listed.contains(&tables.text(tables.muscles[row as usize].id)))
    };
    let (kind, aliases, no_muscle) = place_words(store, known.form, own)?;
    let is_zone = known.form == PlaceForm::Zone;
    Ok(PlaceReport {
        stamp: Stamp::new(place::SCHEMA, tables),
        id: own,
        kind,
        name: tables.text(known.name),
        region: (is_zone && known.region != NONE).then(|| id(known.region)),
        midline: known.midline,
        aliases,
        zones: ids(zones),
        neighbours: ids(known.neighbours.of(&tables.covered)),
        usual_without_referral: usual
            .iter()
            .filter(|line| !refers(line))
            .map(|line| line.muscle.clone())
            .collect(),
        study,
        muscles,
        no_muscle,
        conditions: conditions(tables, zones),
        also,
        names: Names(tables),
    })
}

/// Conditions that hurt in one of these zones.
fn conditions<'t>(tables: &'t Tables, zones: &[u16]) -> Vec<&'t str> {
    let hurts = tables.conditions.iter().filter(|condition| {
        let places = condition.zones.of(&tables.covered);
        places.iter().any(|zone| zones.contains(zone))
    });
    hurts.map(|condition| tables.text(condition.id)).collect()
}

/// A muscle with its parts or members.
fn family(tables: &Tables, row: u16) -> Vec<u16> {
    let mut family = vec![row];
    for other in below(tables, row) {
        family.push(other);
        family.extend(below(tables, other));
    }
    family
}

/// What kind of place it is, its aliases, and why no muscle refers to it.
fn place_words(
    store: &Store,
    form: PlaceForm,
    id: &str,
) -> Result<(&'static str, Vec<String>, Option<String>), Error> {
    Ok(match form {
        PlaceForm::Zone => {
            let zone = one(store.list::<raw::Zone>(Kind::Zones)?, |one| one.id == id)?;
            ("zone", zone.aliases, zone.no_muscle)
        }
        PlaceForm::Region => {
            let region = one(store.list::<raw::Region>(Kind::Regions)?, |one| {
                one.id == id
            })?;
            ("region", region.aliases, None)
        }
        PlaceForm::Area => {
            let area = one(store.list::<raw::Area>(Kind::Areas)?, |one| one.id == id)?;
            ("area", area.aliases, None)
        }
    })
}

/// What is usual for a place: the muscles, the most usual first, and the study that divides some
/// of their shares.
fn usual(store: &Store, place: &str) -> Result<(Vec<raw::UsualMuscle>, Option<raw::Study>), Error> {
    let lists = store.list::<raw::Usual>(Kind::Usual)?;
    let list = lists.into_iter().find(|list| list.place == place);
    let Some(mut list) = list else {
        return Ok((Vec::new(), None));
    };
    sort::by(&mut list.muscles, |a, b| b.weight.total_cmp(&a.weight));
    let divides = list.muscles.iter().any(|line| line.basis == "study");
    Ok((list.muscles, list.study.filter(|_| divides)))
}

/// Muscles that refer to a place: usual areas first, then in the judged order of what is usual
/// here, then as they rank when nothing but this place hurts.
fn place_muscles<'t>(
    tables: &'t Tables,
    place: u16,
    usual: &[raw::UsualMuscle],
) -> Vec<PlaceMuscle<'t>> {
    let mut judged: BTreeMap<u16, usize> = BTreeMap::new();
    for (at, line) in usual.iter().enumerate() {
        let family = tables.muscle(&line.muscle).map(|row| family(tables, row));
        for row in family.into_iter().flatten() {
            judged.entry(row).or_insert(at);
        }
    }
    let scores = scores(tables, place);
    let zones = tables.places[place as usize].zones.of(&tables.covered);
    let rows = 0..tables.muscles.len() as u16;
    let mut found: Vec<(Pattern, f32, PlaceMuscle<'t>)> = rows
        .filter_map(|row| {
            let (pattern, mut one) = place_muscle(tables, row, zones)?;
            if let Some(&at) = judged.get(&row) {
                one.usual = Some(at + 1);
                one.usual_by = usual.get(at).map(told);
            }
            Some((pattern, scores.best(row).0, one))
        })
        .collect();
    sort::by(&mut found, |(left, high, one), (right, low, other)| {
        let judged = |one: &PlaceMuscle<'_>| one.usual.unwrap_or(usize::MAX);
        (left, judged(one))
            .cmp(&(right, judged(other)))
            .then(low.total_cmp(high))
            .then(one.name.cmp(other.name))
    });
    found.into_iter().map(|(_, _, one)| one).collect()
}

/// On what a line rests.
fn told(line: &raw::UsualMuscle) -> UsualBy {
    UsualBy {
        basis: line.basis.clone(),
        sources: line.sources.clone(),
        guide: line.guide.clone(),
    }
}

/// How well each muscle explains pain in this place and nothing else.
fn scores(tables: &Tables, place: u16) -> Scores {
    let finding = Finding {
        text: "".into(),
        topic: Topic::Place(place),
        side: None,
        present: true,
        intensity: None,
    };
    let query = Query {
        findings: vec![finding],
        ..Query::default()
    };
    let mut scores = Scores::default();
    score(tables, &query, &mut scores);
    scores
}

/// What a muscle refers to these zones, if anything.
fn place_muscle<'t>(
    tables: &'t Tables,
    row: u16,
    zones: &[u16],
) -> Option<(Pattern, PlaceMuscle<'t>)> {
    let muscle = &tables.muscles[row as usize];
    let id = tables.text(muscle.id);
    let points = muscle.points.of(&tables.points).iter();
    let here: Vec<(&PointRow, &ReferralRow)> = points
        .flat_map(|point| {
            let refers = point.refers.of(&tables.referrals).iter();
            refers.map(move |referral| (point, referral))
        })
        .filter(|(_, referral)| zones.contains(&referral.zone))
        .collect();
    let pattern = here.iter().map(|(_, referral)| referral.pattern).min()?;
    let (sources, recalled) = rests_on(tables, &here);
    let mut points: Vec<String> = here
        .iter()
        .map(|(point, _)| format!("{id}/{}", tables.text(point.id)))
        .collect();
    points.dedup();
    let reached = sort::set(here.iter().map(|(_, referral)| referral.zone));
    let sides = sort::set(here.iter().map(|(_, referral)| referral.relation));
    let one = PlaceMuscle {
        muscle: id,
        name: tables.text(muscle.name),
        pattern: match pattern {
            Pattern::Essential => "essential",
            Pattern::Spillover => "spillover",
        },
        usual: None,
        usual_by: None,
        trigger_points: points,
        zones: reached
            .into_iter()
            .map(|zone| tables.text(tables.places[zone as usize].id))
            .collect(),
        sides: sides.into_iter().map(side).collect(),
        recalled,
        sources,
    };
    Some((pattern, one))
}

/// The sources of these referrals, and whether all of them are only recalled.
fn rests_on<'t>(tables: &'t Tables, here: &[(&PointRow, &ReferralRow)]) -> (Vec<&'t str>, bool) {
    let cited = here.iter().map(|(_, referral)| referral.sources);
    let rows = cited.flat_map(|list| list.of(&tables.source_refs));
    let rows = sort::set(rows.copied());
    let sources = || rows.iter().map(|row| &tables.sources[*row as usize]);
    let ids = sources().map(|source| tables.text(source.id));
    (ids.collect(), sources().all(|source| !source.read))
}

fn side(relation: Relation) -> &'static str {
    match relation {
        Relation::SameSide => "same",
        Relation::EitherSide => "both",
        Relation::MidLine => "midline",
        Relation::OtherSide => "other",
    }
}
