//! `show`, `list`, `search`, `care`, `compare` and `data`, as a person or a script meets them.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

mod advice;
mod data;
mod finding;
mod forms;
mod names;
mod published;
mod schema;
mod show;

/// What a run printed, and how it ended.
struct Run {
    out: String,
    err: String,
    code: Option<i32>,
}

fn myomap(words: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_myomap"));
    let run = command
        .args(words)
        .env_remove("MYOMAP_DATA")
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Run {
        out: text(run.stdout),
        err: text(run.stderr),
        code: run.status.code(),
    }
}

fn json(words: &[&str]) -> Value {
    let run = myomap(&[words, &["--format", "json"]].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{words:?}: {error}: {}", run.err))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn file(path: &str) -> Value {
    let text = std::fs::read_to_string(root().join(path)).expect("the file is there");
    serde_json::from_str(&text).expect("JSON")
}

fn list<'v>(value: &'v Value, field: &str) -> &'v Vec<Value> {
    value[field]
        .as_array()
        .unwrap_or_else(|| panic!("`{field}` is no list"))
}

fn texts(value: &Value, field: &str) -> Vec<String> {
    list(value, field)
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}
