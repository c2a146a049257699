//! The format of labelled cases, and the question each one asks.
//!
//! A file is a JSON array of cases. Of each case these fields are read, all others are
//! ignored: `id`, `source`, `area`, and `gold` with `locations` (`text`, `accept`: zone or
//! region ids of which any is right, `side`, `parts`: such labels again, where the words name
//! several places), `worse`, `better`, `not_worse`
//! (`text`, `accept`: factor ids), `no_pain`, `features` (`text`, `accept_factor`, `negated`,
//! `reveals_source`, `closest_missing`), and `muscles` (`ids`, the main culprit first).

use serde::Deserialize;

use crate::error::Error;
use crate::knowledge::tables::{NameOf, PlaceForm, Role, Tables};
use crate::knowledge::text;
use crate::query::{Finding, Query, Side, Topic, phrase};

/// A labelled case.
#[derive(Debug, Clone, Deserialize)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// Where it was published.
    #[serde(default)]
    pub source: String,
    /// The part of the body, for figures by area.
    #[serde(default)]
    pub area: String,
    /// What is right.
    pub gold: Gold,
}

/// What was said in a case and what is right.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// Places that hurt.
    pub locations: Vec<Labelled>,
    /// What makes it worse.
    #[serde(default)]
    pub worse: Vec<Labelled>,
    /// What makes it better.
    #[serde(default)]
    pub better: Vec<Labelled>,
    /// What does not make it worse.
    #[serde(default)]
    pub not_worse: Vec<serde_json::Value>,
    /// Places that do not hurt.
    #[serde(default)]
    pub no_pain: Vec<serde_json::Value>,
    /// Everything else noticed.
    #[serde(default)]
    pub features: Vec<Feature>,
    /// The muscles at fault, the main one first.
    pub muscles: Vec<Culprit>,
}

/// Words with the ids of which any is right.
#[derive(Debug, Clone, Deserialize)]
pub struct Labelled {
    /// As it was written in the case.
    #[serde(alias = "words")]
    pub text: String,
    /// Ids of which any is right; factor ids may use `_`.
    #[serde(default)]
    pub accept: Vec<String>,
    /// For words that name several places: one label for each.
    #[serde(default)]
    pub parts: Vec<Labelled>,
    /// The side, for places.
    #[serde(default)]
    pub side: Option<String>,
    /// What the vocabulary lacked when the case was labelled.
    #[serde(default)]
    pub closest_missing: Option<String>,
}

/// Something else noticed.
#[derive(Debug, Clone, Deserialize)]
pub struct Feature {
    /// As it was written in the case.
    pub text: String,
    /// Factor ids of which any is right.
    #[serde(default)]
    pub accept_factor: Vec<String>,
    /// It is said not to be so.
    #[serde(default)]
    pub negated: bool,
    /// It gives the answer away and is not asked.
    #[serde(default)]
    pub reveals_source: bool,
    /// What the vocabulary lacked when the case was labelled.
    #[serde(default)]
    pub closest_missing: Option<String>,
}

/// Muscle ids of which any counts as this culprit.
#[derive(Debug, Clone, Deserialize)]
pub struct Culprit {
    /// Ids of muscles, parts or groups.
    pub ids: Vec<String>,
}

/// Which form of a case is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// The labels' ids.
    Ids,
    /// The case's own words.
    Own,
}

/// Reads a file of labelled cases.
///
/// # Errors
///
/// When the text is not a JSON array of cases.
pub fn read_cases(text: &str) -> Result<Vec<Case>, Error> {
    serde_json::from_str(text).map_err(|error| {
        Error::invalid(
            format!("not a file of labelled cases: {error}"),
            "The format is described in the documentation of `eval`: a JSON array of cases with `gold`.",
        )
    })
}

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
            text: label.text.clone(),
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
            text: label.text.clone(),
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
        text: words.to_owned(),
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
            text: feature.text.clone(),
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
