//! The question a labelled case asks, by its labels' ids or in its own words.

use super::cases::{Case, Feature, Labelled, Wording};
use crate::knowledge::tables::{NameOf, PlaceForm, Role, Tables};
use crate::knowledge::text;
use crate::query::{Finding, Query, Side, Topic, phrase};

/// The question a case asks. What a label does not resolve to is listed as not understood.
#[must_use]
pub fn query(tables: &Tables, case: &Case, wording: Wording) -> Query {
    let mut query = Query::default();
    for place in &case.gold.locations {
        add_place(tables, &mut query, place, wording);
    }
    let roles = [
        (&case.gold.worse, Role::Worse),
        (&case.gold.better, Role::Better),
    ];
    for (labels, role) in roles {
        for label in labels {
            add_factor(tables, &mut query, label, role, wording);
        }
    }
    for label in case
        .gold
        .not_worse
        .iter()
        .filter_map(|label| serde_json::from_value(label.clone()).ok())
    {
        add_factor(tables, &mut query, &label, Role::NotWorse, wording);
    }
    for label in case
        .gold
        .no_pain
        .iter()
        .filter_map(|label| serde_json::from_value::<Labelled>(label.clone()).ok())
    {
        let words = label.text.trim_start_matches("no ");
        add_all(
            tables,
            &mut query,
            phrase::places(tables, words, false).ok(),
            &label.text,
        );
    }
    for feature in case
        .gold
        .features
        .iter()
        .filter(|feature| !feature.reveals_source)
    {
        add_feature(tables, &mut query, feature, wording);
    }
    query
}

/// Adds what was read; a contradiction within a label is left out like any unread word.
fn add_all(tables: &Tables, query: &mut Query, found: Option<Vec<Finding>>, text: &str) {
    let Some(found) = found else {
        query.not_understood.push(text.to_owned());
        return;
    };
    for finding in found {
        if query.add(tables, finding).is_err() {
            query.not_understood.push(text.to_owned());
        }
    }
}

fn add_place(tables: &Tables, query: &mut Query, label: &Labelled, wording: Wording) {
    let side = match label.side.as_deref() {
        Some("left") => Some(Side::Left),
        Some("right") => Some(Side::Right),
        Some("both") => Some(Side::Both),
        _ => None,
    };
    if wording == Wording::Own {
        let mut found = phrase::places(tables, &label.text, true).ok();
        for finding in found.iter_mut().flatten() {
            finding.side = finding.side.or(side);
        }
        return add_all(tables, query, found, &label.text);
    }
    if !label.parts.is_empty() {
        return label
            .parts
            .iter()
            .for_each(|part| add_place(tables, query, part, wording));
    }
    let row = area_of(tables, &label.accept)
        .or_else(|| label.accept.iter().find_map(|id| tables.place(id)));
    let finding = row.map(|row| {
        let side = side.filter(|_| !tables.places[row as usize].midline);
        vec![Finding {
            text: label.text.as_str().into(),
            topic: Topic::Place(row),
            side,
            present: true,
            intensity: None,
        }]
    });
    add_all(tables, query, finding, &label.text);
}

/// Two or more accepted zones that are exactly one area mean that area.
pub(super) fn area_of(tables: &Tables, accept: &[String]) -> Option<u16> {
    let rows: Vec<u16> = accept.iter().filter_map(|id| tables.place(id)).collect();
    if rows.len() < 2 {
        return None;
    }
    tables
        .places
        .iter()
        .position(|place| {
            let members = place.members.of(&tables.covered);
            place.form == PlaceForm::Area
                && members.len() == rows.len()
                && rows.iter().all(|row| members.contains(row))
        })
        .map(|row| row as u16)
}

fn factor_row(tables: &Tables, accept: &[String]) -> Option<u16> {
    accept
        .iter()
        .find_map(|id| tables.factor(&id.replace('_', "-")))
}

fn add_factor(tables: &Tables, query: &mut Query, label: &Labelled, role: Role, wording: Wording) {
    let found = match (wording, factor_row(tables, &label.accept)) {
        (Wording::Own, _) => phrase::factors(tables, &label.text, role).ok(),
        (Wording::Ids, Some(row)) => Some(vec![Finding {
            text: label.text.as_str().into(),
            topic: Topic::Factor(row, role),
            side: None,
            present: true,
            intensity: None,
        }]),
        (Wording::Ids, None) => by_name(tables, label.closest_missing.as_deref(), role, true),
    };
    add_all(tables, query, found, &label.text);
}

/// A label for which the vocabulary had no id then, looked up by its words now.
fn by_name(
    tables: &Tables,
    words: Option<&str>,
    role: Role,
    present: bool,
) -> Option<Vec<Finding>> {
    let words = words?;
    let words = words.split(['(', ';']).next().unwrap_or(words);
    let normal = text::normalise(words);
    let row = tables
        .named(&normal)
        .iter()
        .find(|row| matches!(row.of, NameOf::FactorName | NameOf::SignName))?;
    let topic = match (row.of, present) {
        (NameOf::SignName, _) => Topic::Sign(row.row),
        (_, true) => Topic::Factor(row.row, role),
        (_, false) => Topic::Factor(row.row, Role::NotWorse),
    };
    let present = present || row.of == NameOf::FactorName;
    Some(vec![Finding {
        text: words.into(),
        topic,
        side: None,
        present,
        intensity: None,
    }])
}

fn add_feature(tables: &Tables, query: &mut Query, feature: &Feature, wording: Wording) {
    let role = if feature.negated {
        Role::NotWorse
    } else {
        Role::Worse
    };
    let found = match (wording, factor_row(tables, &feature.accept_factor)) {
        (Wording::Own, _) => {
            let words = feature.text.trim_start_matches("no ");
            phrase::signs(tables, words, !feature.negated).ok()
        }
        (Wording::Ids, Some(row)) => Some(vec![Finding {
            text: feature.text.as_str().into(),
            topic: Topic::Factor(row, role),
            side: None,
            present: true,
            intensity: None,
        }]),
        (Wording::Ids, None) => by_name(
            tables,
            feature.closest_missing.as_deref(),
            role,
            !feature.negated,
        ),
    };
    add_all(tables, query, found, &feature.text);
}
