//! `show` for a place: the muscles that refer to it.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::below;
use super::show::one;
use crate::error::Error;
use crate::knowledge::raw;
use crate::knowledge::records::Kind;
use crate::knowledge::tables::{NONE, Pattern, PlaceForm, Relation, Tables};
use crate::report::names::Names;
use crate::report::place::{self, PlaceMuscle, PlaceReport};
use crate::report::stamp::Stamp;
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
    let usual = usual(store, own)?;
    let muscles = place_muscles(tables, zones, &usual);
    let listed: BTreeSet<&str> = muscles.iter().map(|one| one.muscle).collect();
    let refers = |id: &String| {
        tables.muscle(id).is_some_and(|row| {
            family(tables, row)
                .iter()
                .any(|row| listed.contains(tables.text(tables.muscles[*row as usize].id)))
        })
    };
    let (kind, aliases, no_muscle) = place_words(store, known.form, own)?;
    let hurts = tables.conditions.iter().filter(|condition| {
        condition
            .zones
            .of(&tables.covered)
            .iter()
            .any(|zone| zones.contains(zone))
    });
    Ok(PlaceReport {
        stamp: Stamp::new(place::SCHEMA, tables),
        id: own,
        kind,
        name: tables.text(known.name),
        region: (known.form == PlaceForm::Zone && known.region != NONE).then(|| id(known.region)),
        midline: known.midline,
        aliases,
        zones: ids(zones),
        neighbours: ids(known.neighbours.of(&tables.covered)),
        usual_without_referral: usual.iter().filter(|id| !refers(id)).cloned().collect(),
        muscles,
        no_muscle,
        conditions: hurts.map(|condition| tables.text(condition.id)).collect(),
        also,
        names: Names(tables),
    })
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
            let zone = one(store.list::<raw::Zone>(Kind::Zones)?, |zone| zone.id == id)?;
            ("zone", zone.aliases, zone.no_muscle)
        }
        PlaceForm::Region => (
            "region",
            one(store.list::<raw::Region>(Kind::Regions)?, |region| {
                region.id == id
            })?
            .aliases,
            None,
        ),
        PlaceForm::Area => (
            "area",
            one(store.list::<raw::Area>(Kind::Areas)?, |area| area.id == id)?.aliases,
            None,
        ),
    })
}

/// Muscles judged usual for a place, the most usual first.
fn usual(store: &Store, place: &str) -> Result<Vec<String>, Error> {
    let lists = store.list::<raw::Usual>(Kind::Usual)?;
    let mut lines: Vec<raw::UsualMuscle> = lists
        .into_iter()
        .filter(|list| list.place == place)
        .flat_map(|list| list.muscles)
        .collect();
    crate::sort::by(&mut lines, |a, b| b.weight.total_cmp(&a.weight));
    Ok(lines.into_iter().map(|line| line.muscle).collect())
}

fn place_muscles<'t>(tables: &'t Tables, zones: &[u16], usual: &[String]) -> Vec<PlaceMuscle<'t>> {
    let mut places: BTreeMap<u16, usize> = BTreeMap::new();
    for (at, id) in usual.iter().enumerate() {
        for row in tables
            .muscle(id)
            .into_iter()
            .flat_map(|row| family(tables, row))
        {
            places.entry(row).or_insert(at + 1);
        }
    }
    let rows = 0..tables.muscles.len() as u16;
    let mut found: Vec<(Pattern, PlaceMuscle<'t>)> = rows
        .filter_map(|row| place_muscle(tables, row, zones, places.get(&row).copied()))
        .collect();
    crate::sort::by_key(&mut found, |(pattern, one)| {
        (*pattern, one.usual.unwrap_or(usize::MAX), one.name)
    });
    found.into_iter().map(|(_, one)| one).collect()
}

/// What a muscle refers to these zones, if anything.
fn place_muscle<'t>(
    tables: &'t Tables,
    row: u16,
    zones: &[u16],
    usual: Option<usize>,
) -> Option<(Pattern, PlaceMuscle<'t>)> {
    let muscle = &tables.muscles[row as usize];
    let id = tables.text(muscle.id);
    let (mut best, mut points) = (None, Vec::new());
    let (mut reached, mut sides, mut sources) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::<u16>::new());
    for point in muscle.points.of(&tables.points) {
        let here = point
            .refers
            .of(&tables.referrals)
            .iter()
            .filter(|referral| zones.contains(&referral.zone));
        let mut any = false;
        for referral in here {
            any = true;
            best = Some(best.map_or(referral.pattern, |best: Pattern| best.min(referral.pattern)));
            reached.insert(referral.zone);
            sides.insert(referral.relation);
            sources.extend(referral.sources.of(&tables.source_refs));
        }
        if any {
            points.push(format!("{id}/{}", tables.text(point.id)));
        }
    }
    let pattern = best?;
    let one = PlaceMuscle {
        muscle: id,
        name: tables.text(muscle.name),
        pattern: if pattern == Pattern::Essential {
            "essential"
        } else {
            "spillover"
        },
        usual,
        trigger_points: points,
        zones: reached
            .into_iter()
            .map(|zone| tables.text(tables.places[zone as usize].id))
            .collect(),
        sides: sides.into_iter().map(side).collect(),
        recalled: sources
            .iter()
            .all(|row| !tables.sources[*row as usize].read),
        sources: sources
            .into_iter()
            .map(|row| tables.text(tables.sources[row as usize].id))
            .collect(),
    };
    Some((pattern, one))
}

fn side(relation: Relation) -> &'static str {
    match relation {
        Relation::SameSide => "same",
        Relation::EitherSide => "both",
        Relation::MidLine => "midline",
        Relation::OtherSide => "other",
    }
}
