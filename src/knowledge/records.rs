//! From files to records: reading, laying a user's files over the shipped ones, parsing.
//!
//! Every file is first split into entries (one JSON object each), so that a user's entry can
//! replace, patch or remove a shipped one before anything is parsed into the shapes of
//! [`super::raw`]. Problems are collected, never thrown: a user sees all of them at once.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::raw;

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

    fn of(path: &str) -> Option<Self> {
        if path.starts_with("muscles/") {
            return Some(Self::Muscles);
        }
        Self::ALL.into_iter().find(|kind| kind.path() == path)
    }

    /// What identifies an entry of this kind.
    fn id(self, entry: &Map<String, Value>) -> String {
        let field = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        match self {
            Self::Usual => field("place").to_owned(),
            Self::Pointers => format!("{}/{}/{}", field("region"), field("finding"), field("effect")),
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
}

#[derive(Debug, Clone)]
struct Entry {
    value: Map<String, Value>,
    origin: Origin,
}

/// Entries by kind, in file order, before they are parsed into records.
#[derive(Debug, Default, Clone)]
pub struct Entries {
    by_kind: BTreeMap<Kind, Vec<(String, Entry)>>,
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
    /// Where each record was read.
    pub origins: BTreeMap<(Kind, String), Origin>,
}

impl Entries {
    /// Splits shipped files into entries.
    pub fn read(files: &[File], problems: &mut Vec<Problem>) -> Self {
        let mut entries = Self::default();
        for file in files {
            entries.read_file(file, false, problems);
        }
        entries
    }

    /// Lays a user's files over these: a known id replaces, `"patch": true` merges,
    /// `"disable": true` removes. A red flag cannot be removed.
    pub fn overlay(&mut self, files: &[File], problems: &mut Vec<Problem>) {
        for file in files {
            self.read_file(file, true, problems);
        }
    }

    fn read_file(&mut self, file: &File, over: bool, problems: &mut Vec<Problem>) {
        let Some(kind) = Kind::of(&file.path) else {
            problems.push(problem(file, 0, "", "known-file", unknown_file()));
            return;
        };
        let value = match serde_json::from_str::<Value>(&file.text) {
            Ok(value) => value,
            Err(error) => {
                let message = format!("not valid JSON: {error}");
                problems.push(problem(file, error.line(), "", "json", message));
                return;
            }
        };
        let list = match (kind, value) {
            (Kind::Muscles, Value::Object(entry)) => vec![Value::Object(entry)],
            (Kind::Muscles, _) => {
                let message = "a muscle file holds one JSON object".to_owned();
                problems.push(problem(file, 1, "", "shape", message));
                return;
            }
            (_, Value::Array(list)) => list,
            _ => {
                let message = "this file holds a JSON array of records".to_owned();
                problems.push(problem(file, 1, "", "shape", message));
                return;
            }
        };
        for value in list {
            self.take(kind, file, value, over, problems);
        }
    }

    fn take(&mut self, kind: Kind, file: &File, value: Value, over: bool, problems: &mut Vec<Problem>) {
        let Value::Object(mut value) = value else {
            let message = "a record is a JSON object".to_owned();
            problems.push(problem(file, 0, "", "shape", message));
            return;
        };
        let id = kind.id(&value);
        let line = line_of(&file.text, kind, &value);
        if id.is_empty() {
            let message = "a record needs its `id`".to_owned();
            problems.push(problem(file, line, "", "shape", message));
            return;
        }
        let patch = over && value.remove("patch") == Some(Value::Bool(true));
        let disable = over && value.remove("disable") == Some(Value::Bool(true));
        let list = self.by_kind.entry(kind).or_default();
        let known = list.iter().position(|(other, entry)| {
            *other == id && (over || entry.origin.file == file.path || kind == Kind::Muscles)
        });
        let origin = Origin { file: file.path.clone(), line };
        match (known, patch, disable) {
            (Some(_), _, true) if kind == Kind::RedFlags => {
                let message = "a red flag can be added or changed, not removed".to_owned();
                problems.push(problem(file, line, &id, "red-flag-kept", message));
            }
            (Some(at), _, true) => drop(list.remove(at)),
            (Some(at), true, false) => {
                merge(&mut list[at].1.value, value);
                list[at].1.origin = origin;
            }
            (Some(at), false, false) if over => list[at].1 = Entry { value, origin },
            (Some(_), false, false) => {
                let message = "this id is used twice".to_owned();
                problems.push(problem(file, line, &id, "unique-id", message));
            }
            (None, true, _) | (None, _, true) => {
                let message = "there is no such record to patch or disable".to_owned();
                problems.push(problem(file, line, &id, "known-id", message));
            }
            (None, false, false) => list.push((id, Entry { value, origin })),
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
            origins: BTreeMap::new(),
        };
        records.factors.sort_by(|a, b| a.id.cmp(&b.id));
        records.signs.sort_by(|a, b| a.id.cmp(&b.id));
        records.conditions.sort_by(|a, b| a.id.cmp(&b.id));
        records.red_flags.sort_by(|a, b| a.id.cmp(&b.id));
        records.sources.sort_by(|a, b| a.id.cmp(&b.id));
        records.muscles.sort_by(|a, b| a.id.cmp(&b.id));
        for (kind, list) in &self.by_kind {
            for (id, entry) in list {
                records.origins.insert((*kind, id.clone()), entry.origin.clone());
            }
        }
        records
    }

    fn list<T: DeserializeOwned>(&self, kind: Kind, problems: &mut Vec<Problem>) -> Vec<T> {
        let mut parsed = Vec::new();
        for (id, entry) in self.by_kind.get(&kind).into_iter().flatten() {
            match T::deserialize(Value::Object(entry.value.clone())) {
                Ok(record) => parsed.push(record),
                Err(error) => problems.push(Problem {
                    file: entry.origin.file.clone(),
                    line: entry.origin.line,
                    id: id.clone(),
                    rule: "shape",
                    message: error.to_string(),
                }),
            }
        }
        parsed
    }

    /// The merged JSON of all records of a kind, in file order.
    pub fn values(&self, kind: Kind) -> impl Iterator<Item = &Map<String, Value>> {
        self.by_kind.get(&kind).into_iter().flatten().map(|(_, entry)| &entry.value)
    }
}

fn unknown_file() -> String {
    let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.path()).collect();
    format!("not a file of a knowledge base; those are {} (muscles/<region>/<id>.json)", names.join(", "))
}

fn problem(file: &File, line: usize, id: &str, rule: &'static str, message: String) -> Problem {
    Problem { file: file.path.clone(), line, id: id.to_owned(), rule, message }
}

/// Objects merge field by field; everything else, lists included, is replaced.
fn merge(base: &mut Map<String, Value>, patch: Map<String, Value>) {
    for (field, value) in patch {
        match (base.get_mut(&field), value) {
            (Some(Value::Object(inner)), Value::Object(patch)) => merge(inner, patch),
            (_, value) => drop(base.insert(field, value)),
        }
    }
}

/// The line on which an entry names itself; serde's values do not carry positions.
fn line_of(text: &str, kind: Kind, entry: &Map<String, Value>) -> usize {
    let field = match kind {
        Kind::Usual => "place",
        Kind::Pointers => "finding",
        _ => "id",
    };
    let Some(id) = entry.get(field).and_then(Value::as_str) else { return 0 };
    let quoted = format!("\"{id}\"");
    let names_it = |line: &str| {
        line.trim_start().strip_prefix(&format!("\"{field}\"")).is_some_and(|rest| rest.contains(&quoted))
            || (line.contains(&format!("\"{field}\"")) && line.contains(&quoted))
    };
    text.lines().position(names_it).map_or(0, |line| line + 1)
}

/// Reads all `.json` files of a data folder, sorted by path.
///
/// # Errors
///
/// When the folder or a file in it cannot be read, or a file is not UTF-8.
pub fn read_folder(root: &Path) -> std::io::Result<Vec<File>> {
    let mut files = Vec::new();
    read_below(root, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_below(folder: &Path, prefix: &str, files: &mut Vec<File>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
        if entry.path().is_dir() {
            read_below(&entry.path(), &path, files)?;
        } else if name.ends_with(".json") {
            let text = std::fs::read_to_string(entry.path())?;
            files.push(File { path, text });
        }
    }
    Ok(())
}
