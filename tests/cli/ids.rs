//! Every id that any answer prints is one that `show` accepts.

use std::collections::BTreeSet;

use ::myomap::Surroundings;
use ::myomap::cli::Cli;
use clap::Parser;
use serde_json::Value;

use super::{myomap, stdout};

/// Fields that hold an id, or a list of ids, wherever they stand.
const IDS: [&str; 22] = [
    "muscle",
    "muscles",
    "group",
    "same_as",
    "expected_not_reported",
    "condition",
    "conditions",
    "finding",
    "factor",
    "sign",
    "zone",
    "zones",
    "region",
    "regions",
    "places",
    "any_of",
    "raises",
    "lowers",
    "members",
    "part_of",
    "trigger_points",
    "sources",
];

/// Questions whose answers hold ids of every kind.
const ANSWERS: [&[&str]; 15] = [
    &[
        "rank",
        "left low back",
        "whole leg",
        "--worse",
        "coughing",
        "--with",
        "numbness",
        "--not",
        "groin",
    ],
    &["rank", "head", "neck", "-n", "40"],
    &[
        "rank",
        "low back",
        "--with",
        "saddle numbness",
        "--show-anyway",
    ],
    &["ask", "my shoulder hurts when I reach up, and my hand"],
    &[
        "why-not",
        "piriformis",
        "low back",
        "buttock",
        "--worse",
        "coughing",
    ],
    &["compare", "quadratus lumborum", "piriformis", "psoas"],
    &["show", "erector spinae"],
    &["show", "upper trapezius"],
    &["show", "shoulder"],
    &["show", "low back"],
    &["show", "prolonged sitting"],
    &["show", "sciatica"],
    &["care", "erector spinae"],
    &["body", "left low back", "buttock=7"],
    &["body", "right soleus"],
];

/// Words of a schema that stand where an id of another answer stands.
const WORDS: [&str; 1] = ["any"];

#[test]
fn every_id_of_every_answer_is_one_that_show_accepts() {
    let mut ids = BTreeSet::new();
    for args in ANSWERS {
        let run = stdout_of_any(args);
        let answer: Value = serde_json::from_str(&run).expect("JSON");
        collect(&answer, &mut ids);
    }
    let (mut listed, mut sampled) = (BTreeSet::new(), BTreeSet::new());
    for kind in [
        "muscles",
        "zones",
        "regions",
        "areas",
        "factors",
        "signs",
        "conditions",
        "red-flags",
        "sources",
    ] {
        let printed = stdout(myomap(["list", kind, "-q"]));
        listed.extend(printed.lines().map(str::to_owned));
        // every hundredth is shown: all of them would take minutes
        sampled.extend(printed.lines().step_by(100).map(str::to_owned));
    }
    assert!(ids.len() > 150, "{} ids", ids.len());
    ids.extend(sampled.iter().cloned());
    let refused: Vec<&String> = ids
        .iter()
        .filter(|id| (sampled.contains(*id) || !listed.contains(*id)) && !shown(id))
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
}

/// Whether `show` has it; within this process, for there are hundreds.
fn shown(id: &str) -> bool {
    let cli = Cli::try_parse_from(["myomap", "show", id, "--quiet"]).expect("a command line");
    let around = Surroundings {
        width: 80,
        color: false,
        terminal: false,
        data: None,
    };
    ::myomap::run(&cli, &around, &mut Vec::new()).is_ok()
}

fn stdout_of_any(args: &[&str]) -> String {
    let all = args.iter().copied().chain(["--format", "json"]);
    String::from_utf8(myomap(all).output().stdout).expect("UTF-8")
}

fn collect(value: &Value, ids: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, ids)),
        Value::Object(fields) => {
            for (name, value) in fields {
                if IDS.contains(&name.as_str()) {
                    take(value, ids);
                }
                // the findings of red flags and of conditions are sentences
                if !["red_flags", "findings"].contains(&name.as_str()) {
                    collect(value, ids);
                }
            }
        }
        _ => {}
    }
}

fn take(value: &Value, ids: &mut BTreeSet<String>) {
    match value {
        Value::String(id) if !WORDS.contains(&id.as_str()) => {
            ids.insert(id.clone());
        }
        Value::Array(items) => items
            .iter()
            .filter(|item| item.is_string())
            .for_each(|item| take(item, ids)),
        _ => {}
    }
}
