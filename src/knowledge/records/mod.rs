//! From files to records: reading, splitting, parsing.
//!
//! Every file is first split into entries (one JSON object each), so that a user's entry can
//! replace, patch or remove a shipped one (see the `overlay` module) before anything is parsed
//! into the shapes of [`super::raw`]. Problems are collected, never thrown: a user sees all of them at once.

mod file;
mod kind;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{json, raw, sort};
pub use file::{File, Problem};
pub(super) use file::{problem, split};
pub use kind::Kind;

/// Where a record was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Relative path of the file.
    pub file: String,
    /// Line of its id, counted from 1.
    pub line: usize,
    /// Whether a user's file has the last word on it.
    pub own: bool,
}

/// A record before it is parsed into its shape.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) value: Map<String, Value>,
    pub(super) origin: Origin,
}

/// Entries by kind, in file order, before they are parsed into records.
#[derive(Debug, Default, Clone)]
pub struct Entries {
    pub(super) by_kind: BTreeMap<Kind, Vec<Entry>>,
    /// A user's files are laid over the shipped ones.
    pub(super) overlaid: bool,
}

/// Reads a record's fields, and keeps the record or not.
type Read<'r> = dyn FnMut(&Map<String, Value>, bool) -> Result<(), String> + 'r;

/// All records of a knowledge base.
#[derive(Debug, Default)]
pub struct Records {
    /// Parts of the body, in body order.
    pub regions: Vec<raw::Region>,
    /// Places, in body order.
    pub zones: Vec<raw::Zone>,
    /// Words that cover several places.
    pub areas: Vec<raw::Area>,
    /// Aggravating, relieving, starting and perpetuating factors.
    pub factors: Vec<raw::Factor>,
    /// Other findings.
    pub signs: Vec<raw::Sign>,
    /// Diagnoses the pain can be mistaken for.
    pub conditions: Vec<raw::Condition>,
    /// Findings that need care first.
    pub red_flags: Vec<raw::RedFlag>,
    /// Where facts come from.
    pub sources: Vec<raw::Source>,
    /// The numbers of the ranking.
    pub numbers: Vec<raw::Number>,
    /// What is usual for a place.
    pub usual: Vec<raw::Usual>,
    /// What a factor says by region.
    pub pointers: Vec<raw::Pointer>,
    /// The drawing of the body.
    pub views: Vec<raw::View>,
    /// Muscles, parts and groups, by id.
    pub muscles: Vec<raw::Muscle>,
    /// A user's files are laid over the shipped ones.
    pub overlaid: bool,
    /// Where each record was read.
    pub origins: BTreeMap<(Kind, String), Origin>,
}

impl Entries {
    /// Splits shipped files into entries.
    pub fn read(files: &[File], problems: &mut Vec<Problem>) -> Self {
        let mut entries = Self::default();
        for file in files {
            let Some((kind, found)) = split(file, false, problems) else {
                continue;
            };
            for entry in found {
                entries.add(kind, entry, problems);
            }
        }
        entries
    }

    fn add(&mut self, kind: Kind, entry: Entry, problems: &mut Vec<Problem>) {
        let list = self.by_kind.entry(kind).or_default();
        if list.iter().any(|other| other.id == entry.id) {
            problems.push(entry.problem("unique-id", "this id is used twice"));
        } else {
            list.push(entry);
        }
    }

    /// Parses all entries into records; entries of the wrong shape become problems.
    #[must_use]
    pub fn parse(&self, problems: &mut Vec<Problem>) -> Records {
        let mut records = Records {
            regions: self.list(Kind::Regions, problems),
            zones: self.list(Kind::Zones, problems),
            areas: self.list(Kind::Areas, problems),
            factors: self.list(Kind::Factors, problems),
            signs: self.list(Kind::Signs, problems),
            conditions: self.list(Kind::Conditions, problems),
            red_flags: self.list(Kind::RedFlags, problems),
            sources: self.list(Kind::Sources, problems),
            numbers: self.list(Kind::Ranking, problems),
            usual: self.list(Kind::Usual, problems),
            pointers: self.list(Kind::Pointers, problems),
            views: self.list(Kind::Body, problems),
            muscles: self.list(Kind::Muscles, problems),
            overlaid: self.overlaid,
            origins: BTreeMap::new(),
        };
        for (kind, list) in &self.by_kind {
            for entry in list {
                records
                    .origins
                    .insert((*kind, entry.id.clone()), entry.origin.clone());
            }
        }
        records
    }

    fn list<T: DeserializeOwned>(&self, kind: Kind, problems: &mut Vec<Problem>) -> Vec<T> {
        let mut parsed = Vec::new();
        self.each(kind, problems, &mut |fields, keep| {
            let record = json::record(fields)?;
            if keep {
                parsed.push(record);
            }
            Ok(())
        });
        parsed
    }

    /// Has every entry of a kind read; `read` is told whether to keep the record, for it is also
    /// asked what is wrong with one. Compiled once, not for each shape.
    fn each(&self, kind: Kind, problems: &mut Vec<Problem>, read: &mut Read<'_>) {
        let mut entries: Vec<&Entry> = self.by_kind.get(&kind).into_iter().flatten().collect();
        if kind.is_looked_up() {
            sort::by(&mut entries, |a, b| a.id.cmp(&b.id));
        }
        for entry in entries {
            if let Err(error) = read(&entry.value, true) {
                let message = wrong_field(&entry.value, error, read);
                problems.push(entry.problem("shape", message));
            }
        }
    }

    /// The merged JSON of one record.
    #[must_use]
    pub fn value(&self, kind: Kind, id: &str) -> Option<&Map<String, Value>> {
        let mut entries = self.by_kind.get(&kind)?.iter();
        let entry = entries.find(|entry| entry.id == id)?;
        Some(&entry.value)
    }

    /// The merged JSON of all records of a kind, in file order.
    pub fn values(&self, kind: Kind) -> impl Iterator<Item = &Map<String, Value>> {
        self.by_kind
            .get(&kind)
            .into_iter()
            .flatten()
            .map(|entry| &entry.value)
    }
}

/// What is wrong with the shape, with the field at fault: the one without which the complaint
/// is another.
fn wrong_field(value: &Map<String, Value>, message: String, read: &mut Read<'_>) -> String {
    let at_fault = |name: &&String| {
        let mut rest = value.clone();
        rest.remove(*name);
        read(&rest, false)
            .err()
            .is_none_or(|other| other != message)
    };
    if message.starts_with("missing field") {
        return message;
    }
    match value.keys().find(at_fault) {
        Some(name) => format!("in the field `{name}`: {message}"),
        None => message,
    }
}

impl Entry {
    /// Something wrong with this entry.
    pub(super) fn problem(&self, rule: &'static str, message: impl Into<String>) -> Problem {
        Problem {
            file: self.origin.file.clone(),
            line: self.origin.line,
            id: self.id.clone(),
            rule,
            message: message.into(),
        }
    }
}
