//! The format of labelled cases, and the question each one asks.
//!
//! A file is a JSON array of cases. Of each case these fields are read, all others are
//! ignored: `id`, `source`, `area`, and `gold` with `locations` (`text`, `accept`: zone or
//! region ids of which any is right, `side`, `parts`: such labels again, where the words name
//! several places), `worse`, `better`, `not_worse`
//! (`text`, `accept`: factor ids), `no_pain`, `features` (`text`, `accept_factor`, `negated`,
//! `reveals_source`, `closest_missing`), and `muscles` (`ids`, the main culprit first).

use serde::Deserialize;

use crate::knowledge::json;

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
pub fn read_cases(text: &str) -> Result<Vec<Case>, String> {
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| json::in_words(&error.to_string()))
}
