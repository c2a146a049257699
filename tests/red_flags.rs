//! The red-flag gate: every flag fires however it is worded, ordinary complaints do not, and what
//! fires withholds the ranking in every format.

use std::collections::BTreeMap;

use clap::Parser;
use myomap::cli::Cli;
use myomap::error::{Error, Status};
use myomap::{Surroundings, run};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Phrasings {
    fires: Vec<Fires>,
    quiet: Vec<String>,
}

/// A sentence that must fire a flag, with what else is known of the person.
#[derive(Deserialize)]
struct Fires {
    flag: String,
    text: String,
    age: Option<u8>,
    sex: Option<String>,
    #[serde(default)]
    pregnant: bool,
}

fn phrasings() -> Phrasings {
    serde_json::from_str(include_str!("cases/red-flag-phrasings.json")).expect("the file is valid")
}

fn answer(args: &[String]) -> Result<(Status, String), Error> {
    let cli = Cli::try_parse_from(std::iter::once("myomap".to_owned()).chain(args.iter().cloned())).expect("sound arguments");
    let around = Surroundings { width: 80, color: false, terminal: false, data: None };
    let mut out = Vec::new();
    let status = run(&cli, &around, &mut out)?;
    Ok((status, String::from_utf8(out).expect("output is text")))
}

fn owned(args: &[&str]) -> Vec<String> {
    args.iter().map(|arg| (*arg).to_owned()).collect()
}

/// Ids of the flags an answer names; none when the question was not understood.
fn flags(args: &[String]) -> Vec<String> {
    let mut args = args.to_vec();
    args.extend(owned(&["--format", "json"]));
    let Ok((status, out)) = answer(&args) else { return Vec::new() };
    let json: Value = serde_json::from_str(&out).expect("json");
    let ids: Vec<String> = json["red_flags"].as_array().into_iter().flatten().filter_map(|flag| flag["id"].as_str()).map(str::to_owned).collect();
    assert_eq!(status == Status::RedFlag, !ids.is_empty(), "{args:?}");
    if !ids.is_empty() {
        assert_eq!(json["candidates"].as_array().map(Vec::len), Some(0), "{args:?}");
    }
    ids
}

fn person(case: &Fires) -> Vec<String> {
    let mut args = Vec::new();
    if let Some(age) = case.age {
        args.extend(["--age".to_owned(), age.to_string()]);
    }
    if let Some(sex) = &case.sex {
        args.extend(["--sex".to_owned(), sex.clone()]);
    }
    if case.pregnant {
        args.push("--pregnant".to_owned());
    }
    args
}

#[test]
fn every_flag_fires_however_it_is_worded() {
    let mut silent = Vec::new();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for case in phrasings().fires {
        *count.entry(case.flag.clone()).or_default() += 1;
        let mut args = owned(&["ask"]);
        args.extend(person(&case));
        args.extend(["--".to_owned(), case.text.clone()]);
        args.rotate_left(0);
        let position = args.len() - 2;
        args.splice(position..position, Vec::new());
        let found = flags_before_text(args);
        if !found.contains(&case.flag) {
            silent.push(format!("{}: {} (found {found:?})", case.flag, case.text));
        }
    }
    assert!(silent.is_empty(), "{} silent:\n{}", silent.len(), silent.join("\n"));
    let few: Vec<_> = count.iter().filter(|(_, count)| **count < 5).collect();
    assert!(few.is_empty(), "fewer than five phrasings: {few:?}");
}

/// `--format` must stand before `--`.
fn flags_before_text(mut args: Vec<String>) -> Vec<String> {
    let text = args.split_off(args.len() - 1);
    args.pop();
    let mut all = args;
    all.extend(text);
    flags(&all)
}

#[test]
fn ordinary_complaints_fire_nothing() {
    let quiet = phrasings().quiet;
    assert!(quiet.len() >= 200, "only {}", quiet.len());
    let mut alarms = Vec::new();
    for text in quiet {
        let found = flags(&owned(&["ask", &text]));
        if !found.is_empty() {
            alarms.push(format!("{found:?}: {text}"));
        }
    }
    assert!(alarms.is_empty(), "{} false alarms:\n{}", alarms.len(), alarms.join("\n"));
}
