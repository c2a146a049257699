//! The illnesses nobody may miss: told as a patient would, each is met by its warning and not by
//! a ranking.

use clap::Parser;
use myomap::cli::Cli;
use myomap::store::Store;
use myomap::{Surroundings, run};
use serde::Deserialize;
use serde_json::Value;

/// An illness, the red flag it must raise and how urgent that is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Danger {
    illness: String,
    flag: String,
    urgency: String,
    /// As whole sentences.
    asked: Vec<String>,
    /// As a place and what comes with it.
    ranked: Option<Ranked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ranked {
    place: String,
    with: String,
}

impl Danger {
    fn questions(&self) -> Vec<Vec<&str>> {
        let asked = self.asked.iter().map(|text| vec!["ask", text]);
        let ranked = self.ranked.iter();
        let ranked = ranked.map(|one| vec!["rank", &one.place, "--with", &one.with]);
        asked.chain(ranked).collect()
    }
}

fn dangers() -> Vec<Danger> {
    serde_json::from_str(include_str!("cases/dangers.json")).expect("the file is valid")
}

/// The exit code, and the flags with their urgency; no flags when nothing was understood.
fn answer(question: &[&str]) -> (u8, Vec<(String, String)>) {
    let args = ["myomap"].iter().chain(question);
    let cli =
        Cli::try_parse_from(args.chain(&["--format", "json"]).copied()).expect("sound arguments");
    let around = Surroundings {
        width: 80,
        color: false,
        terminal: false,
        data: None,
    };
    let mut out = Vec::new();
    let Ok(status) = run(&cli, &around, &mut out) else {
        return (2, Vec::new());
    };
    let json: Value = serde_json::from_slice(&out).expect("json");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let flags = json["red_flags"].as_array().into_iter().flatten();
    let flags = flags.map(|flag| (text(&flag["id"]), text(&flag["urgency"])));
    (status.code(), flags.collect())
}

#[test]
fn no_typical_story_of_a_danger_is_ranked() {
    let mut missed = Vec::new();
    for danger in &dangers() {
        let expected = (danger.flag.clone(), danger.urgency.clone());
        for question in danger.questions() {
            let (code, flags) = answer(&question);
            if code != 3 || !flags.contains(&expected) {
                missed.push(format!("{}: {question:?} ({flags:?})", danger.illness));
            }
        }
    }
    assert!(missed.is_empty(), "missed:\n{}", missed.join("\n"));
}

#[test]
fn every_danger_is_told_in_two_ways_and_says_what_to_do() {
    let shipped = Store::shipped();
    let flags = shipped.records().red_flags;
    let dangers = dangers();
    assert!(dangers.len() >= 30, "only {}", dangers.len());
    for danger in &dangers {
        assert!(danger.asked.len() >= 2, "{}: one wording", danger.illness);
        let flag = flags.iter().find(|flag| flag.id == danger.flag);
        let action = flag.map_or("", |flag| flag.action.as_str());
        let hospital = action.contains("emergency department") || action.contains("999");
        assert!(hospital, "{}: {action}", danger.illness);
    }
}
