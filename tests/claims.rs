//! The documents this tool was asked for on, claim by claim, and the sceptical review of the
//! facts, entry by entry: each claim has its place in the data, each entry its verdict.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

const SEEDS: [&str; 5] = [
    "seed-erector-spinae",
    "seed-low-back-points",
    "seed-spasms",
    "seed-low-back-guide",
    "seed-pain-in-the-rear",
];

fn json(path: &Path) -> Value {
    let text =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All records of the data folder by id.
fn records() -> BTreeMap<String, Value> {
    let mut records = BTreeMap::new();
    let mut folders = vec![root().join("data")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the data folder is there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let value = json(&path);
            let list = if value.is_array() {
                value.as_array().cloned().unwrap_or_default()
            } else {
                vec![value]
            };
            for record in list {
                if let Some(id) = record["id"].as_str() {
                    records.insert(id.to_owned(), record.clone());
                }
            }
        }
    }
    records
}

/// Follows a path such as `trigger_points/3/refers/groin` or `factors/lifting/worse`.
fn follow<'v>(record: &'v Value, path: &str) -> Option<&'v Value> {
    let mut here = record;
    let mut parts = path.split('/').peekable();
    let mut list = "";
    while let Some(part) = parts.next() {
        if let Some(found) = here.get(part) {
            (here, list) = (found, part);
            continue;
        }
        let items = here.as_array()?;
        let is = |item: &Value, field: &str, value: &str| item[field].as_str() == Some(value);
        here = match list {
            "trigger_points" => items.iter().find(|item| is(item, "id", part)),
            "refers" => items.iter().find(|item| is(item, "zone", part)),
            "mimics" => items.iter().find(|item| is(item, "condition", part)),
            "related" => items.iter().find(|item| is(item, "muscle", part)),
            "told_apart" => items.iter().find(|item| is(item, "from", part)),
            "factors" => {
                let effect = parts.next()?;
                items
                    .iter()
                    .find(|item| is(item, "factor", part) && is(item, "effect", effect))
            }
            _ => part.parse::<usize>().ok().and_then(|at| items.get(at)),
        }?;
    }
    Some(here)
}

#[test]
fn every_claim_of_the_seed_documents_has_its_place() {
    let claims = json(&root().join("tests/cases/seed-claims.json"));
    let claims = claims.as_array().expect("a list");
    assert_eq!(claims.len(), 431);
    let records = records();
    let readme = std::fs::read_to_string(root().join("README.md")).expect("there is a README");
    let mut wrong = Vec::new();
    for claim in claims {
        let says = format!("{}: {}", claim["claim"], claim["says"]);
        for place in claim["where"].as_array().into_iter().flatten() {
            let (record, path) = (
                place["record"].as_str().unwrap_or(""),
                place["path"].as_str().unwrap_or(""),
            );
            if record == "readme" {
                if !readme.contains(&format!("<!-- {path} -->")) {
                    wrong.push(format!("{says} is not in the README under {path}"));
                }
                continue;
            }
            let found = records.get(record).and_then(|record| follow(record, path));
            if found.is_none() {
                wrong.push(format!("{says} is not at {record}/{path}"));
            }
        }
        if claim["where"].as_array().is_none_or(Vec::is_empty) {
            wrong.push(format!("{says} has no place"));
        }
        if claim["verdict"] != "held" && claim["note"].as_str().is_none_or(str::is_empty) {
            wrong.push(format!("{says} is not simply held and does not say why"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of 431:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn held_claims_cite_a_seed_document() {
    let claims = json(&root().join("tests/cases/seed-claims.json"));
    let records = records();
    for claim in claims
        .as_array()
        .into_iter()
        .flatten()
        .filter(|claim| claim["verdict"] == "held")
    {
        let cited = claim["where"]
            .as_array()
            .into_iter()
            .flatten()
            .any(|place| {
                let (record, path) = (
                    place["record"].as_str().unwrap_or(""),
                    place["path"].as_str().unwrap_or(""),
                );
                let found = records.get(record).and_then(|record| follow(record, path));
                // names and plain places carry no sources of their own
                let bare = ["plain", "groups", "aliases", "name", "places"]
                    .contains(&path.split('/').next().unwrap_or(""));
                let names =
                    |value: &Value| SEEDS.iter().any(|seed| value.to_string().contains(seed));
                let block = path
                    .rsplit_once('/')
                    .and_then(|(block, _)| follow(records.get(record)?, block));
                let around = block
                    .filter(|block| block.is_object())
                    .is_some_and(|block| names(&block["sources"]));
                bare || around
                    || found.is_some_and(|value| names(value) || names(&records[record]["sources"]))
            });
        assert!(
            cited,
            "{}: {} cites no seed document",
            claim["claim"], claim["says"]
        );
    }
}

#[test]
fn every_review_entry_was_judged_with_a_reason() {
    let verdicts = json(&root().join("tests/cases/reviews.json"));
    let verdicts = verdicts.as_array().expect("a list");
    let mut entries: Vec<&str> = Vec::new();
    for verdict in verdicts {
        assert!(
            matches!(verdict["verdict"].as_str(), Some("applied" | "refused")),
            "{verdict}"
        );
        assert!(
            verdict["reason"]
                .as_str()
                .is_some_and(|reason| reason.len() > 5),
            "{verdict}"
        );
        entries.extend(verdict["entry"].as_str());
    }
    entries.sort_unstable();
    entries.dedup();
    assert_eq!(entries.len(), 402, "entries of the review");
    let refused_dangers = verdicts
        .iter()
        .filter(|verdict| verdict["weight"] == "danger" && verdict["verdict"] == "refused");
    assert_eq!(refused_dangers.count(), 0, "a danger is never refused");
}

#[test]
fn every_share_by_a_study_or_guide_names_a_source_that_exists() {
    let sources = json(&root().join("data/sources.json"));
    let known: Vec<&str> = list(&sources)
        .filter_map(|one| one["id"].as_str())
        .collect();
    let lists = json(&root().join("data/usual.json"));
    let mut studies = Vec::new();
    for place in list(&lists) {
        for line in list(&place["muscles"]) {
            let named: Vec<&str> = list(&line["sources"]).filter_map(Value::as_str).collect();
            let says = format!("{} in {}", line["muscle"], place["place"]);
            assert!(named.iter().all(|id| known.contains(id)), "{says}");
            assert_eq!(named.is_empty(), line["basis"] == "judgement", "{says}");
            assert_eq!(
                line["guide"].is_string(),
                line["basis"] == "guide",
                "{says}"
            );
            if line["basis"] == "study" {
                assert_eq!(
                    named,
                    [place["study"]["source"].as_str().unwrap_or("")],
                    "{says}"
                );
                studies.extend(place["place"].as_str());
            }
        }
    }
    studies.dedup();
    studies.sort_unstable();
    // the README names these two
    assert_eq!(studies, ["elbow-outer", "low-back"]);
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
