//! `show`: anything by name.

use serde_json::Value;

use super::naming::{Named, below, named};
use super::show_place::show_place;
use crate::cli::ShowArgs;
use crate::error::{Error, Status};
use crate::knowledge::records::Kind;
use crate::knowledge::tables::{Form, NONE, NameOf};
use crate::knowledge::{json, raw};
use crate::report::Answer;
use crate::report::condition::{self, ConditionReport, Imitator};
use crate::report::cue::{self, CueMuscle, CueReport, EFFECTS};
use crate::report::flag::{FlagReport, RED_FLAG, SOURCE, SourceReport};
use crate::report::muscle::{self, MuscleReport};
use crate::report::names::Names;
use crate::report::stamp::Stamp;
use crate::sort;
use crate::store::Store;

/// `show`
pub(super) fn show<'s>(
    args: &ShowArgs,
    store: &'s Store,
) -> Result<(Box<dyn Answer + 's>, Status), Error> {
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
    Error::invalid(
        "this record cannot be found",
        "This is a fault of the program; please report it.",
    )
}

/// The record of a list with this id.
pub(super) fn one<T>(list: Vec<T>, is: impl Fn(&T) -> bool) -> Result<T, Error> {
    list.into_iter().find(is).ok_or_else(gone)
}

fn show_muscle(store: &Store, row: u16, also: Vec<String>) -> Result<MuscleReport<'_>, Error> {
    let tables = store.tables();
    let known = &tables.muscles[row as usize];
    let id = |row: u16| tables.text(tables.muscles[row as usize].id);
    let family: Vec<&str> = below(tables, row).into_iter().map(id).collect();
    let (parts, members) = if known.form == Form::Group {
        (Vec::new(), family)
    } else {
        (family, Vec::new())
    };
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

fn show_factor(store: &Store, row: u16, also: Vec<String>) -> Result<CueReport<'_>, Error> {
    let tables = store.tables();
    let id = tables.text(tables.factors[row as usize].id);
    let factor = one(store.list::<raw::Factor>(Kind::Factors)?, |factor| {
        factor.id == id
    })?;
    let muscles = store.muscles()?;
    let links = muscles.iter().flat_map(|muscle| {
        muscle
            .factors
            .iter()
            .filter(|link| link.factor == id)
            .map(|link| CueMuscle {
                muscle: muscle.id.clone(),
                name: muscle.name.clone(),
                effect: link.effect.clone(),
                strength: Some(link.strength.clone()),
                note: link.note.clone(),
                recalled: Names(tables).recalled(&link.sources),
                sources: link.sources.clone(),
            })
    });
    cue_report(
        store,
        (id, tables.text(tables.factors[row as usize].name), "factor"),
        Some(factor.kind),
        factor.aliases,
        links.collect(),
        also,
    )
}

fn show_sign(store: &Store, row: u16, also: Vec<String>) -> Result<CueReport<'_>, Error> {
    let tables = store.tables();
    let id = tables.text(tables.signs[row as usize].id);
    let sign = one(store.list::<raw::Sign>(Kind::Signs)?, |sign| sign.id == id)?;
    let muscles = store.muscles()?;
    let links = muscles.iter().flat_map(|muscle| {
        muscle
            .signs
            .iter()
            .filter(|own| own.sign.as_deref() == Some(id))
            .map(|own| CueMuscle {
                muscle: muscle.id.clone(),
                name: muscle.name.clone(),
                effect: "present".to_owned(),
                strength: None,
                note: Some(own.text.clone()),
                recalled: Names(tables).recalled(&own.sources),
                sources: own.sources.clone(),
            })
    });
    cue_report(
        store,
        (id, tables.text(tables.signs[row as usize].name), "sign"),
        None,
        sign.aliases,
        links.collect(),
        also,
    )
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
        (
            effect,
            one.strength.as_deref() == Some("possible"),
            one.name.clone(),
        )
    };
    sort::by_key(&mut muscles, order);
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

fn show_condition(
    store: &Store,
    row: u16,
    also: Vec<String>,
) -> Result<ConditionReport<'_>, Error> {
    let tables = store.tables();
    let known = &tables.conditions[row as usize];
    let id = tables.text(known.id);
    let record = one(
        store.list::<raw::Condition>(Kind::Conditions)?,
        |condition| condition.id == id,
    )?;
    let zones = known
        .zones
        .of(&tables.covered)
        .iter()
        .map(|zone| tables.text(tables.places[*zone as usize].id));
    Ok(ConditionReport {
        stamp: Stamp::new(condition::SCHEMA, tables),
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
    let mut found = Vec::new();
    for muscle in store.muscles()? {
        let mimic = muscle
            .mimics
            .iter()
            .find(|mimic| mimic.condition == record.id);
        let listed = record.imitated_by.contains(&muscle.id);
        let sources = match mimic {
            Some(mimic) => &mimic.sources,
            None if listed => &record.sources,
            None => continue,
        };
        found.push(Imitator {
            note: mimic.and_then(|mimic| mimic.note.clone()),
            recalled: names.recalled(sources),
            sources: sources.clone(),
            muscle: muscle.id,
            name: muscle.name,
        });
    }
    sort::by(&mut found, |one, other| one.name.cmp(&other.name));
    Ok(found)
}

fn show_flag(store: &Store, row: u16, also: Vec<String>) -> Result<FlagReport<'_>, Error> {
    let tables = store.tables();
    let id = tables.text(tables.flags[row as usize].id);
    let record = one(store.list::<raw::RedFlag>(Kind::RedFlags)?, |flag| {
        flag.id == id
    })?;
    Ok(FlagReport {
        stamp: Stamp::new(RED_FLAG, tables),
        record,
        also,
        names: Names(tables),
    })
}

fn show_source(store: &Store, row: u16) -> Result<SourceReport<'_>, Error> {
    let tables = store.tables();
    let id = tables.text(tables.sources[row as usize].id);
    let record = one(store.list::<raw::Source>(Kind::Sources)?, |source| {
        source.id == id
    })?;
    let mut cited_by = Vec::new();
    cited_by.extend(
        store
            .muscles()?
            .iter()
            .filter(|one| cites(one, id))
            .map(|one| one.id.clone()),
    );
    cited_by.extend(
        store
            .list::<raw::Condition>(Kind::Conditions)?
            .iter()
            .filter(|one| cites(one, id))
            .map(|one| one.id.clone()),
    );
    cited_by.extend(
        store
            .list::<raw::RedFlag>(Kind::RedFlags)?
            .iter()
            .filter(|one| cites(one, id))
            .map(|one| one.id.clone()),
    );
    let usual = store.list::<raw::Usual>(Kind::Usual)?;
    let places = usual.into_iter().filter(|one| cites(one, id));
    cited_by.extend(places.map(|one| one.place));
    Ok(SourceReport {
        stamp: Stamp::new(SOURCE, tables),
        record,
        cited_by,
    })
}

/// Whether any claim of a record cites a source.
fn cites(record: &impl serde::Serialize, source: &str) -> bool {
    fn inside(value: &Value, source: &str) -> bool {
        match value {
            Value::Array(items) => items.iter().any(|item| inside(item, source)),
            Value::Object(fields) => fields.iter().any(|(field, value)| match value {
                Value::Array(items) if field == "sources" => {
                    items.iter().any(|item| item == source)
                }
                other => inside(other, source),
            }),
            _ => false,
        }
    }
    json::value(record).is_some_and(|value| inside(&value, source))
}
