//! From files to records: reading, splitting, parsing.
//!
//! Every file is first split into entries (one JSON object each), so that a user's entry can
//! replace, patch or remove a shipped one (see the `overlay` module) before anything is parsed
//! into the shapes of [`super::raw`]. Problems are collected, never thrown: a user sees all of them at once.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{json, raw};

/// A data file: path relative to the data folder, with `/`, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative path.
    pub path: String,
    /// Whole text.
    pub text: String,
}

/// Something wrong in a data file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Relative path of the file.
    pub file: String,
    /// Line, counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// Id of the record, or empty.
    pub id: String,
    /// Short name of the rule that is broken.
    pub rule: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if self.line > 0 {
            write!(out, ":{}", self.line)?;
        }
        if !self.id.is_empty() {
            write!(out, ": `{}`", self.id)?;
        }
        write!(out, ": {} [{}]", self.message, self.rule)
    }
}

/// The folders and files of a knowledge base, and which field names an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `regions.json`
    Regions,
    /// `zones.json`
    Zones,
    /// `areas.json`
    Areas,
    /// `factors.json`
    Factors,
    /// `signs.json`
    Signs,
    /// `conditions.json`
    Conditions,
    /// `red-flags.json`
    RedFlags,
    /// `sources.json`
    Sources,
    /// `ranking.json`
    Ranking,
    /// `usual.json`
    Usual,
    /// `pointers.json`
    Pointers,
    /// `muscles/<region>/<id>.json`
    Muscles,
}

impl Kind {
    /// All kinds, in file order.
    pub const ALL: [Self; 12] = [
        Self::Regions,
        Self::Zones,
        Self::Areas,
        Self::Factors,
        Self::Signs,
        Self::Conditions,
        Self::RedFlags,
        Self::Sources,
        Self::Ranking,
        Self::Usual,
        Self::Pointers,
        Self::Muscles,
    ];

    /// The file that holds the list, or the folder for muscles.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Regions => "regions.json",
            Self::Zones => "zones.json",
            Self::Areas => "areas.json",
            Self::Factors => "factors.json",
            Self::Signs => "signs.json",
            Self::Conditions => "conditions.json",
            Self::RedFlags => "red-flags.json",
            Self::Sources => "sources.json",
            Self::Ranking => "ranking.json",
            Self::Usual => "usual.json",
            Self::Pointers => "pointers.json",
            Self::Muscles => "muscles",
        }
    }

    pub(super) fn of(path: &str) -> Option<Self> {
        if path.starts_with("muscles/") {
            return Some(Self::Muscles);
        }
        Self::ALL.into_iter().find(|kind| kind.path() == path)
    }

    /// Whether tables of this kind are sorted by id; the others keep the order of their file.
    fn is_looked_up(self) -> bool {
        matches!(
            self,
            Self::Factors
                | Self::Signs
                | Self::Conditions
                | Self::RedFlags
                | Self::Sources
                | Self::Muscles
        )
    }

    /// What identifies an entry of this kind.
    fn id(self, entry: &Map<String, Value>) -> String {
        let field = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        match self {
            Self::Usual => field("place").to_owned(),
            Self::Pointers => format!(
                "{}/{}/{}",
                field("region"),
                field("finding"),
                field("effect")
            ),
            _ => field("id").to_owned(),
        }
    }
}

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

/// All records of a knowledge base.
#[derive(Debug, Default, Clone)]
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
        let mut entries: Vec<&Entry> = self.by_kind.get(&kind).into_iter().flatten().collect();
        if kind.is_looked_up() {
            // here, where all kinds are of one type: a sort for each type of record is 60 KB more
            entries.sort_by(|a, b| a.id.cmp(&b.id));
        }
        for entry in entries {
            match json::record(&entry.value) {
                Ok(record) => parsed.push(record),
                Err(error) => {
                    problems.push(entry.problem("shape", wrong_field::<T>(&entry.value, error)));
                }
            }
        }
        parsed
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
fn wrong_field<T: DeserializeOwned>(value: &Map<String, Value>, message: String) -> String {
    let at_fault = |name: &&String| {
        let mut rest = value.clone();
        rest.remove(*name);
        json::record::<T>(&rest)
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

/// The entries of a file; `own` says that a user wrote it.
pub(super) fn split(
    file: &File,
    own: bool,
    problems: &mut Vec<Problem>,
) -> Option<(Kind, Vec<Entry>)> {
    let Some(kind) = Kind::of(&file.path) else {
        problems.push(problem(file, 0, "known-file", unknown_file()));
        return None;
    };
    let value = match json::parse(&file.text) {
        Ok(value) => value,
        Err(error) => {
            let (rule, lead) = if error.is_data() {
                ("unique-field", "")
            } else {
                ("json", "not valid JSON: ")
            };
            problems.push(problem(file, error.line(), rule, format!("{lead}{error}")));
            return None;
        }
    };
    let list = match (kind, value) {
        (Kind::Muscles, Value::Object(entry)) => vec![Value::Object(entry)],
        (Kind::Muscles, _) => {
            problems.push(problem(
                file,
                1,
                "shape",
                "a muscle file holds one JSON object".to_owned(),
            ));
            return None;
        }
        (_, Value::Array(list)) => list,
        _ => {
            problems.push(problem(
                file,
                1,
                "shape",
                "this file holds a JSON array of records".to_owned(),
            ));
            return None;
        }
    };
    let mut entries = Vec::new();
    for (at, value) in list.into_iter().enumerate() {
        match entry(kind, value) {
            Ok((id, value)) => {
                let origin = Origin {
                    file: file.path.clone(),
                    line: 0,
                    own,
                };
                entries.push(Entry { id, value, origin });
            }
            Err(message) => problems.push(problem(
                file,
                0,
                "shape",
                format!("record {} {message}", at + 1),
            )),
        }
    }
    find_lines(&file.text, kind, &mut entries);
    Some((kind, entries))
}

fn entry(kind: Kind, value: Value) -> Result<(String, Map<String, Value>), String> {
    let Value::Object(value) = value else {
        return Err("is not a JSON object".to_owned());
    };
    let id = kind.id(&value);
    if id.is_empty() {
        let field = if kind == Kind::Usual { "place" } else { "id" };
        return Err(format!("needs its `{field}`, a text"));
    }
    Ok((id, value))
}

fn unknown_file() -> String {
    let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.path()).collect();
    format!(
        "not a file of a knowledge base; those are {} (muscles/<region>/<id>.json)",
        names.join(", ")
    )
}

pub(super) fn problem(file: &File, line: usize, rule: &'static str, message: String) -> Problem {
    Problem {
        file: file.path.clone(),
        line,
        id: String::new(),
        rule,
        message,
    }
}

/// Finds the lines on which entries name themselves; serde's values do not carry positions.
/// Entries come in the order of the file, so each is looked for after the one before.
fn find_lines(text: &str, kind: Kind, entries: &mut [Entry]) {
    // compiled-in files are on one line: a search in it for every record would cost most of all
    if !text.contains('\n') {
        for entry in entries {
            entry.origin.line = 1;
        }
        return;
    }
    let field = match kind {
        Kind::Usual => "place",
        Kind::Pointers => "finding",
        _ => "id",
    };
    let quoted_field = format!("\"{field}\"");
    let lines: Vec<&str> = text.lines().collect();
    let mut next = 0;
    for entry in entries {
        let Some(id) = entry.value.get(field).and_then(Value::as_str) else {
            continue;
        };
        let quoted = format!("\"{id}\"");
        let names_it = |line: &&str| line.contains(&quoted_field) && line.contains(&quoted);
        let found = lines[next..].iter().position(names_it);
        let found = found.map(|at| next + at);
        // files written otherwise: several entries on a line
        let Some(line) = found.or_else(|| lines.iter().position(names_it)) else {
            continue;
        };
        entry.origin.line = line + 1;
        next = line + 1;
    }
}
