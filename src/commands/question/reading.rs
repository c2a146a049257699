//! A query read from JSON. What is wrong with it is said in the words of the schema.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::saved::{Id, RawQuery};
use crate::error::{Error, shorten};

/// Oldest age that is taken for one.
const OLDEST: u8 = 130;

/// A text that is no query.
pub(crate) struct Unread {
    /// The id it gives all the same, where one can be read.
    pub(crate) id: Option<Id>,
    /// What is wrong with it.
    pub(crate) why: String,
}

#[derive(Deserialize)]
struct OnlyId {
    #[serde(default)]
    id: Option<Id>,
}

/// Reads a query; a byte order mark before it is passed over.
pub(crate) fn read(text: &[u8]) -> Result<RawQuery, Unread> {
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    if text.trim_ascii().is_empty() {
        return Err(unread(None, "an empty line".to_owned()));
    }
    // bytes are looked at once here, or else text by text; those that are no text fail as they would
    let read = match str::from_utf8(text) {
        Ok(text) => serde_json::from_str::<RawQuery>(text),
        Err(_) => serde_json::from_slice::<RawQuery>(text),
    };
    // a list would be taken for the fields in their order
    if text.trim_ascii_start().first() != Some(&b'{') {
        let why = match serde_json::from_slice::<Value>(text) {
            Ok(value) => format!("`{}` is no object", shorten(&value.to_string())),
            Err(error) => said(&error),
        };
        return Err(unread(None, why));
    }
    match read {
        Ok(raw) if raw.age.is_some_and(|age| age > OLDEST) => {
            let why = takes("age", &raw.age.into());
            Err(unread(raw.id, why))
        }
        Ok(raw) => Ok(raw),
        Err(error) => {
            let id = serde_json::from_slice::<OnlyId>(text).map_or(None, |only| only.id);
            let why = match serde_json::from_slice(text) {
                Ok(Value::Object(fields)) => fields
                    .into_iter()
                    .find_map(|(name, value)| fault(&name, value))
                    .unwrap_or_else(|| said(&error)),
                Ok(_) => said(&error),
                Err(error) => said(&error),
            };
            Err(unread(id, why))
        }
    }
}

/// Reads a query from a file.
pub(super) fn read_file(path: &Path) -> Result<RawQuery, Error> {
    let text = std::fs::read(path).map_err(|source| Error::File {
        path: path.display().to_string(),
        source,
    })?;
    read(&text).map_err(|unread| {
        Error::invalid(
            format!("`{}` is not a saved query: {}", path.display(), unread.why),
            "`myomap check --save FILE` writes one.",
        )
    })
}

fn unread(id: Option<Id>, why: String) -> Unread {
    Unread { id, why }
}

/// What the reader of JSON says, without a line where there is but one.
fn said(error: &serde_json::Error) -> String {
    error
        .to_string()
        .replace(" at line 1 column ", " at column ")
}

/// What is wrong with one field; a list is tried item by item.
fn fault(name: &str, value: Value) -> Option<String> {
    let fits = |value: &Value| serde_json::from_slice::<RawQuery>(&alone(name, value)).is_ok();
    if name == "id" || fits(&value) {
        return None;
    }
    let item = |items: Vec<Value>| items.into_iter().find(|item| !fits(&json!([item])));
    Some(match value {
        Value::Array(items) if fits(&json!([])) => takes(name, &item(items).unwrap_or_default()),
        other => takes(name, &other),
    })
}

fn alone(name: &str, value: &Value) -> Vec<u8> {
    json!({ name: value }).to_string().into_bytes()
}

/// What a field takes, and what it was given.
fn takes(name: &str, given: &Value) -> String {
    let wanted = match name {
        "schema" => "the name of the schema",
        "pain" => {
            "a list of places, each a text or {\"at\":TEXT,\"side\":SIDE,\"intensity\":0 to 10}"
        }
        "no_pain" | "worse" | "better" | "not_worse" | "after" | "with" | "without"
        | "red_flags" => "a list of texts",
        "side" => "left, right, both or midline",
        "complete" | "pregnant" => "true or false",
        "age" => "whole years from 0 to 130",
        "sex" => "female or male",
        _ => {
            return format!(
                "there is no field `{}`; the fields are schema, id, pain, no_pain, worse, better, \
                 not_worse, after, with, without, red_flags, side, complete, age, sex, pregnant",
                shorten(name)
            );
        }
    };
    let given = shorten(&given.to_string());
    format!("`{name}` takes {wanted}; `{given}` is none")
}
