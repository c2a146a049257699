//! Data files, cut into entries, and what is wrong in them.

use std::fmt;

use serde_json::{Map, Value};

use super::{Entry, Kind, Origin};
use crate::knowledge::json;

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

/// The entries of a file; `own` says that a user wrote it.
pub(in crate::knowledge) fn split(
    file: &File,
    own: bool,
    problems: &mut Vec<Problem>,
) -> Option<(Kind, Vec<Entry>)> {
    let Some(kind) = Kind::of(&file.path) else {
        problems.push(problem(file, 0, "known-file", unknown_file()));
        return None;
    };
    let list = list(file, kind)
        .map_err(|wrong| problems.push(wrong))
        .ok()?;
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
            Err(message) => {
                let message = format!("record {} {message}", at + 1);
                problems.push(problem(file, 0, "shape", message));
            }
        }
    }
    find_lines(&file.text, kind, &mut entries);
    Some((kind, entries))
}

/// The JSON values of a file, one a record.
fn list(file: &File, kind: Kind) -> Result<Vec<Value>, Problem> {
    let value = json::parse(&file.text).map_err(|error| {
        let (rule, lead) = if error.is_data() {
            ("unique-field", "")
        } else {
            ("json", "not valid JSON: ")
        };
        problem(file, error.line(), rule, format!("{lead}{error}"))
    })?;
    let message = match (kind, value) {
        (Kind::Muscles, Value::Object(entry)) => return Ok(vec![Value::Object(entry)]),
        (Kind::Muscles, _) => "a muscle file holds one JSON object",
        (_, Value::Array(list)) => return Ok(list),
        _ => "this file holds a JSON array of records",
    };
    Err(problem(file, 1, "shape", message.to_owned()))
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

pub(in crate::knowledge) fn problem(
    file: &File,
    line: usize,
    rule: &'static str,
    message: String,
) -> Problem {
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
