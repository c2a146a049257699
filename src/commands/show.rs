//! `show`: anything by name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::naming::{Named, below, named};
use crate::cli::NameArgs;
use crate::error::{Error, Status};
use crate::knowledge::raw;
use crate::knowledge::records::Kind;
use crate::knowledge::tables::{Form, NONE, NameOf, Pattern, PlaceForm, Relation, Tables};
use crate::report::condition::{CONDITION, ConditionReport, FlagReport, Imitator, RED_FLAG, SOURCE, SourceReport};
use crate::report::cue::{self, CueMuscle, CueReport, EFFECTS};
use crate::report::muscle::{self, MuscleReport};
use crate::report::names::Names;
use crate::report::place::{self, PlaceMuscle, PlaceReport};
use crate::report::stamp::Stamp;
use crate::report::Answer;
use crate::store::Store;

/// `show`
pub(super) fn show<'s>(args: &NameArgs, store: &'s Store) -> Result<(Box<dyn Answer + 's>, Status), Error> {
    let tables = store.tables();
    let found = named(tables, &args.name)?;
    let (first, others) = found.split_first().ok_or_else(gone)?;
    let also: Vec<String> = others.iter().map(|other| other.label(tables)).collect();
    let answer: Box<dyn Answer + 's> = match *first {
        Named::Of(NameOf::MuscleName, row) => Box::new(show_muscle(store, row, also)?),
        Named::Of(NameOf::PlaceName, row) => Box::new(show_place(store, row, also)?),
        Named::Of(NameOf::ConditionName, row) => Box::new(show_condition(store, row, also)?),
        Named::Of(NameOf::FactorName, row) => Box::new(show_factor(store, row, also)?),
        Named::Of(NameOf::SignName, row) => Box::new(show_sign(store, row, also)?),
        Named::Of(NameOf::FlagName, row) => Box::new(show_flag(store, row, also)?),
        Named::Source(row) => Box::new(show_source(store, row)?),
    };
    Ok((answer, Status::Answered))
}

/// The tables name a record that the lists do not hold, which the build rules out.
fn gone() -> Error {
    Error::invalid("this record cannot be found", "This is a fault of the program; please report it.")
}

/// The record of a list with this id.
fn one<T>(list: Vec<T>, is: impl Fn(&T) -> bool) -> Result<T, Error> {
    list.into_iter().find(is).ok_or_else(gone)
}

fn show_muscle(store: &Store, row: u16, also: Vec<String>) -> Result<MuscleReport<'_>, Error> {
    let tables = store.tables();
    let known = &tables.muscles[row as usize];
    let id = |row: u16| tables.text(tables.muscles[row as usize].id);
    let family: Vec<&str> = below(tables, row).into_iter().map(id).collect();
    let (parts, members) = if known.form == Form::Group { (Vec::new(), family) } else { (family, Vec::new()) };
    Ok(MuscleReport {
        stamp: Stamp::new(muscle::SCHEMA, tables),
        record: store.muscle(row)?,
        group: (known.group != NONE).then(|| id(known.group)),
        parts,
        members,
        also,
        names: Names(tables),
    })
}

fn show_place(store: &Store, row: u16, also: Vec<String>) -> Result<PlaceReport<'_>, Error> {
    let tables = store.tables();
    let known = &tables.places[row as usize];
    let id = |row: u16| tables.text(tables.places[row as usize].id);
    let own = tables.text(known.id);
    let ids = |rows: &[u16]| -> Vec<&str> { rows.iter().map(|row| id(*row)).collect() };
    let zones = known.zones.of(&tables.covered);
    let usual = usual(store, own)?;
    let muscles = place_muscles(tables, zones, &usual);
    let listed: BTreeSet<&str> = muscles.iter().map(|one| one.muscle).collect();
    let refers = |id: &String| tables.muscle(id).is_some_and(|row| family(tables, row).iter().any(|row| listed.contains(tables.text(tables.muscles[*row as usize].id))));
    let (kind, aliases, no_muscle) = place_words(store, known.form, own)?;
    let hurts = tables.conditions.iter().filter(|condition| {
        condition.zones.of(&tables.covered).iter().any(|zone| zones.contains(zone))
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
fn place_words(store: &Store, form: PlaceForm, id: &str) -> Result<(&'static str, Vec<String>, Option<String>), Error> {
    Ok(match form {
        PlaceForm::Zone => {
            let zone = one(store.list::<raw::Zone>(Kind::Zones)?, |zone| zone.id == id)?;
            ("zone", zone.aliases, zone.no_muscle)
        }
        PlaceForm::Region => ("region", one(store.list::<raw::Region>(Kind::Regions)?, |region| region.id == id)?.aliases, None),
        PlaceForm::Area => ("area", one(store.list::<raw::Area>(Kind::Areas)?, |area| area.id == id)?.aliases, None),
    })
}

/// Muscles judged usual for a place, the most usual first.
fn usual(store: &Store, place: &str) -> Result<Vec<String>, Error> {
    let lists = store.list::<raw::Usual>(Kind::Usual)?;
    let mut lines: Vec<raw::UsualMuscle> =
        lists.into_iter().filter(|list| list.place == place).flat_map(|list| list.muscles).collect();
    lines.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    Ok(lines.into_iter().map(|line| line.muscle).collect())
}

fn place_muscles<'t>(tables: &'t Tables, zones: &[u16], usual: &[String]) -> Vec<PlaceMuscle<'t>> {
    let mut places: BTreeMap<u16, usize> = BTreeMap::new();
    for (at, id) in usual.iter().enumerate() {
        for row in tables.muscle(id).into_iter().flat_map(|row| family(tables, row)) {
            places.entry(row).or_insert(at + 1);
        }
    }
    let rows = 0..tables.muscles.len() as u16;
    let mut found: Vec<(Pattern, PlaceMuscle<'t>)> =
        rows.filter_map(|row| place_muscle(tables, row, zones, places.get(&row).copied())).collect();
    found.sort_by_key(|(pattern, one)| (*pattern, one.usual.unwrap_or(usize::MAX), one.name));
    found.into_iter().map(|(_, one)| one).collect()
}

/// What a muscle refers to these zones, if anything.
fn place_muscle<'t>(tables: &'t Tables, row: u16, zones: &[u16], usual: Option<usize>) -> Option<(Pattern, PlaceMuscle<'t>)> {
    let muscle = &tables.muscles[row as usize];
    let id = tables.text(muscle.id);
    let (mut best, mut points) = (None, Vec::new());
    let (mut reached, mut sides, mut sources) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::<u16>::new());
    for point in muscle.points.of(&tables.points) {
        let here = point.refers.of(&tables.referrals).iter().filter(|referral| zones.contains(&referral.zone));
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
        pattern: if pattern == Pattern::Essential { "essential" } else { "spillover" },
        usual,
        trigger_points: points,
        zones: reached.into_iter().map(|zone| tables.text(tables.places[zone as usize].id)).collect(),
        sides: sides.into_iter().map(side).collect(),
        recalled: sources.iter().all(|row| !tables.sources[*row as usize].read),
        sources: sources.into_iter().map(|row| tables.text(tables.sources[row as usize].id)).collect(),
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

fn show_factor(store: &Store, row: u16, also: Vec<String>) -> Result<CueReport<'_>, Error> {
    let tables = store.tables();
    let id = tables.text(tables.factors[row as usize].id);
    let factor = one(store.list::<raw::Factor>(Kind::Factors)?, |factor| factor.id == id)?;
    let muscles = store.muscles()?;
    let links = muscles.iter().flat_map(|muscle| {
        muscle.factors.iter().filter(|link| link.factor == id).map(|link| CueMuscle {
            muscle: muscle.id.clone(),
            name: muscle.name.clone(),
            effect: link.effect.clone(),
            strength: Some(link.strength.clone()),
            note: link.note.clone(),
            recalled: Names(tables).recalled(&link.sources),
            sources: link.sources.clone(),
        })
    });
    cue_report(store, (id, tables.text(tables.factors[row as usize].name), "factor"), Some(factor.kind), factor.aliases, links.collect(), also)
}

fn show_sign(store: &Store, row: u16, also: Vec<String>) -> Result<CueReport<'_>, Error> {
    let tables = store.tables();
    let id = tables.text(tables.signs[row as usize].id);
    let sign = one(store.list::<raw::Sign>(Kind::Signs)?, |sign| sign.id == id)?;
    let muscles = store.muscles()?;
    let links = muscles.iter().flat_map(|muscle| {
        muscle.signs.iter().filter(|own| own.sign.as_deref() == Some(id)).map(|own| CueMuscle {
            muscle: muscle.id.clone(),
            name: muscle.name.clone(),
            effect: "present".to_owned(),
            strength: None,
            note: Some(own.text.clone()),
            recalled: Names(tables).recalled(&own.sources),
            sources: own.sources.clone(),
        })
    });
    cue_report(store, (id, tables.text(tables.signs[row as usize].name), "sign"), None, sign.aliases, links.collect(), also)
}

fn cue_report<'s>(
    store: &'s Store,
    (id, name, kind): (&'s str, &'s str, &'static str),
    category: Option<String>,
    aliases: Vec<String>,
    mut muscles: Vec<CueMuscle>,
    also: Vec<String>,
) -> Result<CueReport<'s>, Error> {
    let order = |one: &CueMuscle| {
        let effect = EFFECTS.iter().position(|(effect, _)| *effect == one.effect);
        (effect, one.strength.as_deref() == Some("possible"), one.name.clone())
    };
    muscles.sort_by_key(order);
    let mut judged = store.list::<raw::Pointer>(Kind::Pointers)?;
    judged.retain(|pointer| pointer.finding == id);
    Ok(CueReport {
        stamp: Stamp::new(cue::SCHEMA, store.tables()),
        id,
        kind,
        name,
        category,
        aliases,
        muscles,
        judged,
        also,
        names: Names(store.tables()),
    })
}

fn show_condition(store: &Store, row: u16, also: Vec<String>) -> Result<ConditionReport<'_>, Error> {
    let tables = store.tables();
    let known = &tables.conditions[row as usize];
    let id = tables.text(known.id);
    let record = one(store.list::<raw::Condition>(Kind::Conditions)?, |condition| condition.id == id)?;
    let zones = known.zones.of(&tables.covered).iter().map(|zone| tables.text(tables.places[*zone as usize].id));
    Ok(ConditionReport {
        stamp: Stamp::new(CONDITION, tables),
        zones: zones.collect(),
        muscles: imitators(store, &record)?,
        record,
        also,
        names: Names(tables),
    })
}

/// Muscles that name the condition, and those it names.
fn imitators(store: &Store, record: &raw::Condition) -> Result<Vec<Imitator>, Error> {
    let names = Names(store.tables());
    let mut found: BTreeMap<String, Imitator> = BTreeMap::new();
    for muscle in store.muscles()? {
        let mimic = muscle.mimics.iter().find(|mimic| mimic.condition == record.id);
        let listed = record.imitated_by.contains(&muscle.id);
        let sources = match mimic {
            Some(mimic) => &mimic.sources,
            None if listed => &record.sources,
            None => continue,
        };
        found.insert(muscle.name.clone(), Imitator {
            note: mimic.and_then(|mimic| mimic.note.clone()),
            recalled: names.recalled(sources),
            sources: sources.clone(),
            muscle: muscle.id,
            name: muscle.name,
        });
    }
    Ok(found.into_values().collect())
}

fn show_flag(store: &Store, row: u16, also: Vec<String>) -> Result<FlagReport<'_>, Error> {
    let tables = store.tables();
    let id = tables.text(tables.flags[row as usize].id);
    let record = one(store.list::<raw::RedFlag>(Kind::RedFlags)?, |flag| flag.id == id)?;
    Ok(FlagReport { stamp: Stamp::new(RED_FLAG, tables), record, also, names: Names(tables) })
}

fn show_source(store: &Store, row: u16) -> Result<SourceReport<'_>, Error> {
    let tables = store.tables();
    let id = tables.text(tables.sources[row as usize].id);
    let record = one(store.list::<raw::Source>(Kind::Sources)?, |source| source.id == id)?;
    let mut cited_by = Vec::new();
    cited_by.extend(store.muscles()?.iter().filter(|one| cites(one, id)).map(|one| one.id.clone()));
    cited_by.extend(store.list::<raw::Condition>(Kind::Conditions)?.iter().filter(|one| cites(one, id)).map(|one| one.id.clone()));
    cited_by.extend(store.list::<raw::RedFlag>(Kind::RedFlags)?.iter().filter(|one| cites(one, id)).map(|one| one.id.clone()));
    Ok(SourceReport { stamp: Stamp::new(SOURCE, tables), record, cited_by })
}

/// Whether any claim of a record cites a source.
fn cites(record: &impl serde::Serialize, source: &str) -> bool {
    fn inside(value: &Value, source: &str) -> bool {
        match value {
            Value::Array(items) => items.iter().any(|item| inside(item, source)),
            Value::Object(fields) => fields.iter().any(|(field, value)| match value {
                Value::Array(items) if field == "sources" => items.iter().any(|item| item == source),
                other => inside(other, source),
            }),
            _ => false,
        }
    }
    serde_json::to_value(record).is_ok_and(|value| inside(&value, source))
}
