//! The items of each list.

use serde_json::{Value, json};

use crate::error::Error;
use crate::knowledge::raw;
use crate::knowledge::records::Kind;
use crate::knowledge::tables::{CueRow, Form, List, NONE, Pattern, PlaceForm, Span, Tables};
use crate::report::list::Item;
use crate::store::Store;

/// A text of the tables as a value.
fn said(tables: &Tables, span: Span) -> Value {
    json!(tables.text(span))
}

pub(super) fn muscles(tables: &Tables) -> Vec<Item> {
    let item = |muscle: &crate::knowledge::tables::MuscleRow| {
        let kind = match muscle.form {
            Form::Whole => "muscle",
            Form::Part => "part",
            Form::Group => "group",
        };
        let group =
            (muscle.group != NONE).then(|| tables.text(tables.muscles[muscle.group as usize].id));
        Item(vec![
            ("id", said(tables, muscle.id)),
            ("name", said(tables, muscle.name)),
            ("kind", json!(kind)),
            ("group", json!(group)),
            ("plain", said(tables, muscle.plain)),
            ("points", json!(muscle.points.len)),
            ("essential", json!(muscle.essential)),
            ("spillover", json!(muscle.spillover)),
        ])
    };
    tables.muscles.iter().map(item).collect()
}

/// Muscles that refer to a zone with this pattern as their best.
fn referring(tables: &Tables, zone: u16, pattern: Pattern) -> usize {
    let best = |points: List| {
        let referrals = points
            .of(&tables.points)
            .iter()
            .flat_map(|point| point.refers.of(&tables.referrals));
        referrals
            .filter(|referral| referral.zone == zone)
            .map(|referral| referral.pattern)
            .min()
    };
    tables
        .muscles
        .iter()
        .filter(|muscle| best(muscle.points) == Some(pattern))
        .count()
}

pub(super) fn zones(tables: &Tables) -> Vec<Item> {
    let rows = tables
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.form == PlaceForm::Zone);
    let item = |(row, place): (usize, &crate::knowledge::tables::PlaceRow)| {
        let region =
            (place.region != NONE).then(|| tables.text(tables.places[place.region as usize].id));
        Item(vec![
            ("id", said(tables, place.id)),
            ("name", said(tables, place.name)),
            ("region", json!(region)),
            ("midline", json!(place.midline)),
            (
                "essential",
                json!(referring(tables, row as u16, Pattern::Essential)),
            ),
            (
                "spillover",
                json!(referring(tables, row as u16, Pattern::Spillover)),
            ),
        ])
    };
    rows.map(item).collect()
}

pub(super) fn places(tables: &Tables, form: PlaceForm) -> Vec<Item> {
    let item = |place: &crate::knowledge::tables::PlaceRow| {
        let ids = |rows: &[u16]| -> Vec<&str> {
            rows.iter()
                .map(|row| tables.text(tables.places[*row as usize].id))
                .collect()
        };
        let covered = if form == PlaceForm::Area {
            place.members
        } else {
            place.zones
        };
        Item(vec![
            ("id", said(tables, place.id)),
            ("name", said(tables, place.name)),
            ("covers", json!(ids(covered.of(&tables.covered)))),
        ])
    };
    tables
        .places
        .iter()
        .filter(|place| place.form == form)
        .map(item)
        .collect()
}

fn cue(tables: &Tables, row: &CueRow, category: &Value) -> Item {
    let links = [row.worse, row.better, row.after].map(|list| list.of(&tables.cue_links));
    let links = links.into_iter().flatten();
    let muscles = crate::sort::set(links.map(|link| link.muscle));
    Item(vec![
        ("id", said(tables, row.id)),
        ("name", said(tables, row.name)),
        ("category", category.clone()),
        ("muscles", json!(muscles.len())),
    ])
}

pub(super) fn factors(store: &Store) -> Result<Vec<Item>, Error> {
    let tables = store.tables();
    let records = store.list::<raw::Factor>(Kind::Factors)?;
    let category = |row: &CueRow| {
        let id = tables.text(row.id);
        records
            .iter()
            .find(|factor| factor.id == id)
            .map_or(Value::Null, |factor| json!(factor.kind))
    };
    Ok(tables
        .factors
        .iter()
        .map(|row| cue(tables, row, &category(row)))
        .collect())
}

pub(super) fn signs(tables: &Tables) -> Vec<Item> {
    tables
        .signs
        .iter()
        .map(|row| cue(tables, row, &Value::Null))
        .collect()
}

pub(super) fn conditions(store: &Store) -> Result<Vec<Item>, Error> {
    let tables = store.tables();
    let records = store.list::<raw::Condition>(Kind::Conditions)?;
    let item = |condition: &raw::Condition| {
        let row = tables
            .condition(&condition.id)
            .map(|row| tables.conditions[row as usize]);
        Item(vec![
            ("id", json!(condition.id)),
            ("name", json!(condition.name)),
            ("plain", json!(condition.plain)),
            ("places", json!(condition.places)),
            ("muscles", json!(row.map_or(0, |row| row.muscles.len))),
        ])
    };
    let mut items: Vec<Item> = records.iter().map(item).collect();
    crate::sort::by_key(&mut items, |item| item.text("id"));
    Ok(items)
}

pub(super) fn flags(store: &Store) -> Result<Vec<Item>, Error> {
    let records = store.list::<raw::RedFlag>(Kind::RedFlags)?;
    let item = |flag: &raw::RedFlag| {
        Item(vec![
            ("id", json!(flag.id)),
            ("name", json!(flag.name)),
            ("urgency", json!(flag.urgency)),
            ("concern", json!(flag.concern)),
            ("question", json!(flag.question)),
            ("regions", json!(flag.regions)),
        ])
    };
    let mut items: Vec<Item> = records.iter().map(item).collect();
    crate::sort::by_key(&mut items, |item| item.text("id"));
    Ok(items)
}

pub(super) fn sources(store: &Store) -> Result<Vec<Item>, Error> {
    let records = store.list::<raw::Source>(Kind::Sources)?;
    let item = |source: &raw::Source| {
        let address = source
            .doi
            .as_ref()
            .map(|doi| format!("https://doi.org/{doi}"));
        Item(vec![
            ("id", json!(source.id)),
            ("cite", json!(crate::knowledge::compile::cite(source))),
            ("kind", json!(source.kind)),
            ("status", json!(source.status)),
            ("pmid", json!(source.pmid)),
            ("address", json!(source.url.clone().or(address))),
        ])
    };
    let mut items: Vec<Item> = records.iter().map(item).collect();
    crate::sort::by_key(&mut items, |item| item.text("id"));
    Ok(items)
}
