//! The answer of `compare`: schema `myomap.compare.v1`.

mod page;

use std::io;

use serde::Serialize;

use super::names::Names;
use super::stamp::Stamp;
use super::{Answer, Document, Rows, write_json};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.compare.v1";

/// Muscles side by side; every list of values is in the order of `muscles`.
#[derive(Debug, Clone, Serialize)]
pub struct CompareReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// What is compared.
    pub muscles: Vec<Compared<'t>>,
    /// What the records say tells them apart.
    pub told_apart: Vec<Told>,
    /// Where they refer: essential, spillover or null; shared zones first.
    pub zones: Vec<Line>,
    /// What makes their pain worse or better: typical, possible or null.
    pub factors: Vec<FactorLine>,
    /// What else is noticed: the record's words or null.
    pub signs: Vec<Line>,
    /// Conditions they are mistaken for: `mistaken` or null.
    pub mimics: Vec<Line>,
    /// How to test for each.
    pub tests: Vec<Test>,
    /// What this is not.
    pub note: &'static str,
    /// For people: names of everything referred to.
    #[serde(skip)]
    pub names: Names<'t>,
}

/// One of the muscles.
#[derive(Debug, Clone, Serialize)]
pub struct Compared<'t> {
    /// Its id.
    pub muscle: &'t str,
    /// Display name.
    pub name: &'t str,
    /// Where it is, in plain words.
    pub plain: &'t str,
}

/// What tells one from another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// The muscle whose record says so.
    pub muscle: String,
    /// From which other.
    pub from: String,
    /// What differs.
    pub by: String,
    /// Source ids.
    pub sources: Vec<String>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
}

/// One thing and what each muscle has of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Id of the zone, sign or condition.
    pub id: String,
    /// Display name.
    pub name: String,
    /// One value a muscle.
    pub values: Vec<Option<String>>,
}

/// A factor in one role and what each muscle's record says of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactorLine {
    /// Factor id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// worse, better, onset, perpetuates or no-effect.
    pub effect: String,
    /// One value a muscle.
    pub values: Vec<Option<String>>,
}

/// A test for one muscle.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Test {
    /// Muscle id.
    pub muscle: String,
    /// What to do, and what it shows.
    pub text: String,
    /// Source ids.
    pub sources: Vec<String>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
}

impl Answer for CompareReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        self.muscles
            .iter()
            .map(|one| one.muscle.to_owned())
            .collect()
    }

    fn rows(&self) -> Rows {
        let mut header = vec!["what", "id", "name", "effect"];
        header.extend(
            ["first", "second", "third", "fourth"]
                .iter()
                .take(self.muscles.len()),
        );
        let mut rows = Vec::new();
        let mut add =
            |what: &str, id: &str, name: &str, effect: &str, values: &[Option<String>]| {
                let mut row = [what, id, name, effect].map(str::to_owned).to_vec();
                row.extend(values.iter().map(|value| value.clone().unwrap_or_default()));
                rows.push(row);
            };
        let ids: Vec<Option<String>> = self
            .muscles
            .iter()
            .map(|one| Some(one.muscle.to_owned()))
            .collect();
        add("muscle", "", "", "", &ids);
        for (what, lines) in [
            ("zone", &self.zones),
            ("sign", &self.signs),
            ("mimic", &self.mimics),
        ] {
            for line in lines {
                add(what, &line.id, &line.name, "", &line.values);
            }
        }
        self.factors
            .iter()
            .for_each(|line| add("factor", &line.id, &line.name, &line.effect, &line.values));
        Rows { header, rows }
    }

    fn document(&self) -> Document {
        page::document(self)
    }
}
