//! The red-flag gate: every flag fires however it is worded, ordinary complaints do not, and what
//! fires withholds the ranking in every format.

use std::collections::BTreeMap;

use clap::Parser;
use myomap::cli::Cli;
use myomap::error::{Error, Status};
use myomap::store::Store;
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
    let cli = Cli::try_parse_from(std::iter::once("myomap".to_owned()).chain(args.iter().cloned()))
        .expect("sound arguments");
    let around = Surroundings {
        width: 80,
        color: false,
        terminal: false,
        data: None,
    };
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
    let Ok((status, out)) = answer(&args) else {
        return Vec::new();
    };
    let json: Value = serde_json::from_str(&out).expect("json");
    let ids: Vec<String> = json["red_flags"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|flag| flag["id"].as_str())
        .map(str::to_owned)
        .collect();
    assert_eq!(status == Status::RedFlag, !ids.is_empty(), "{args:?}");
    if !ids.is_empty() {
        assert_eq!(
            json["candidates"].as_array().map(Vec::len),
            Some(0),
            "{args:?}"
        );
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
        let mut args = owned(&["ask", &case.text]);
        args.extend(person(&case));
        let found = flags(&args);
        if !found.contains(&case.flag) {
            silent.push(format!("{}: {} (found {found:?})", case.flag, case.text));
        }
    }
    assert!(
        silent.is_empty(),
        "{} silent:\n{}",
        silent.len(),
        silent.join("\n")
    );
    let shipped = Store::shipped();
    let tables = shipped.tables();
    let few = tables
        .flags
        .iter()
        // what only gathers others in one question has no words of its own
        .filter(|flag| flag.triggers.len > 0)
        .map(|flag| tables.text(flag.id))
        .filter(|id| count.get(*id).is_none_or(|count| *count < 5));
    assert_eq!(
        few.collect::<Vec<_>>(),
        Vec::<&str>::new(),
        "fewer than five phrasings"
    );
}

#[test]
fn ordinary_complaints_fire_nothing() {
    let quiet = phrasings().quiet;
    assert!(quiet.len() >= 200, "only {}", quiet.len());
    let alarms: Vec<String> = quiet
        .iter()
        .map(|text| (text, flags(&owned(&["ask", text]))))
        .filter(|(_, found)| !found.is_empty())
        .map(|(text, found)| format!("{found:?}: {text}"))
        .collect();
    assert!(
        alarms.is_empty(),
        "{} false alarms:\n{}",
        alarms.len(),
        alarms.join("\n")
    );
}

#[test]
fn a_phrase_of_a_flag_fires_it_beside_a_place() {
    let shipped = Store::shipped();
    let tables = shipped.tables();
    let records: Value =
        serde_json::from_str(include_str!("../data/red-flags.json")).expect("the file is valid");
    let mut silent = Vec::new();
    for flag in records.as_array().into_iter().flatten() {
        let place = match flag["regions"][0].as_str() {
            Some(region) if tables.place(region).is_some() => region,
            _ => "low back",
        };
        for phrase in flag["phrases"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .take(2)
        {
            let found = flags(&owned(&["rank", place, "--with", phrase]));
            if !found.iter().any(|id| flag["id"] == id.as_str()) {
                silent.push(format!(
                    "{}: rank {place} --with {phrase:?} (found {found:?})",
                    flag["id"]
                ));
            }
        }
    }
    assert!(
        silent.is_empty(),
        "{} silent:\n{}",
        silent.len(),
        silent.join("\n")
    );
}

#[test]
fn a_denied_flag_does_not_fire() {
    for text in [
        "low back pain, no numbness between my legs, no trouble passing urine",
        "low back pain, denies saddle anaesthesia and weight loss",
        "back pain without fever, bladder and bowels fine",
        "chest wall pain, not breathless, no pain on exertion",
        "I have low back pain and I have not lost weight",
    ] {
        assert_eq!(
            flags(&owned(&["ask", text])),
            Vec::<String>::new(),
            "{text}"
        );
    }
}

#[test]
fn a_denial_does_not_reach_a_new_statement() {
    for (text, flag) in [
        (
            "low back pain, no fever, I can't feel when I wipe",
            "ces-saddle",
        ),
        (
            "low back pain, no numbness, but saddle anaesthesia",
            "ces-saddle",
        ),
        (
            "low back pain. No fever. Numb between the legs.",
            "ces-saddle",
        ),
    ] {
        let found = flags(&owned(&["ask", text]));
        assert!(found.iter().any(|id| id == flag), "{text}: {found:?}");
    }
}

#[test]
fn the_age_may_be_said_in_the_sentence() {
    let said = flags(&owned(&[
        "ask",
        "62 year old with headaches that started last month",
    ]));
    let told = flags(&owned(&[
        "ask",
        "headaches that started last month",
        "--age",
        "62",
    ]));
    assert_eq!(said, told);
    assert!(!said.is_empty());
}

#[test]
fn the_ranking_is_withheld_in_every_format_unless_asked_for() {
    let question = ["rank", "low back", "--with", "saddle numbness"];
    let leader = {
        let mut args = owned(&question[..2]);
        args.push("--quiet".to_owned());
        let (_, out) = answer(&args).expect("an answer");
        out.lines().next().expect("a muscle").to_owned()
    };
    for format in [
        "table", "text", "json", "ndjson", "csv", "tsv", "markdown", "html",
    ] {
        let mut args = owned(&question);
        args.extend(owned(&["--format", format]));
        let (status, out) = answer(&args).expect("an answer");
        assert_eq!(status.code(), 3, "{format}");
        assert!(!out.contains(&leader), "{format} shows the ranking:\n{out}");
        assert!(!out.trim().is_empty(), "{format} says nothing");
        args.push("--show-anyway".to_owned());
        let with_sign = answer(&args);
        // the sign itself is no name of the vocabulary: the warning is still the answer
        assert!(
            with_sign.is_ok_and(|(status, _)| status.code() == 3),
            "{format}"
        );
    }
    let shown = answer(&owned(&[
        "ask",
        "low back pain and numb between the legs",
        "--show-anyway",
        "--quiet",
    ]));
    assert!(shown.is_ok_and(|(status, out)| status.code() == 3 && !out.is_empty()));
}
