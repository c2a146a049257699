//! What is known by place: `data stats`, `show`, `rank` and the files agree with one another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn run(words: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_myomap"))
        .args(words)
        .env_remove("MYOMAP_DATA")
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    assert!(run.status.success(), "{words:?}");
    String::from_utf8(run.stdout).expect("output is UTF-8")
}

fn json(words: &[&str]) -> Value {
    let out = run(&[words, &["--format", "json"]].concat());
    serde_json::from_str(&out).expect("JSON")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(path: &str) -> Value {
    let text = std::fs::read_to_string(root().join(path)).expect("the file is there");
    serde_json::from_str(&text).expect("JSON")
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// Every record of a muscle, as it lies on the disk.
fn records() -> Vec<Value> {
    let folders = std::fs::read_dir(root().join("data/muscles")).expect("the folder is there");
    let files = folders.flat_map(|folder| {
        let folder = folder.expect("a folder").path();
        std::fs::read_dir(folder).expect("it can be read")
    });
    files
        .map(|file| {
            let text = std::fs::read_to_string(file.expect("a file").path()).expect("UTF-8");
            serde_json::from_str(&text).expect("JSON")
        })
        .collect()
}

/// Every referral with the muscle it belongs to.
fn referrals(records: &[Value]) -> Vec<(&str, &Value)> {
    let mut all = Vec::new();
    for record in records {
        for point in record["trigger_points"].as_array().into_iter().flatten() {
            let refers = list(&point["refers"]).iter();
            all.extend(refers.map(|referral| (text(&record["id"]), referral)));
        }
    }
    all
}

#[test]
fn stats_count_by_region_what_the_files_say() {
    let stats = json(&["data", "stats"]);
    let (zones, regions) = (file("data/zones.json"), file("data/regions.json"));
    let ids: Vec<&str> = list(&regions).iter().map(|one| text(&one["id"])).collect();
    let rows = list(&stats["regions"]);
    let shown: Vec<&str> = rows.iter().map(|one| text(&one["region"])).collect();
    assert_eq!(shown, ids, "all regions, in body order");

    let records = records();
    let sent = referrals(&records);
    for row in rows {
        let region = text(&row["region"]);
        let inside: BTreeSet<&str> = list(&zones)
            .iter()
            .filter(|zone| zone["region"] == region)
            .map(|zone| text(&zone["id"]))
            .collect();
        let here = |(_, referral): &&(&str, &Value)| inside.contains(text(&referral["zone"]));
        let muscles: BTreeSet<&str> = sent.iter().filter(here).map(|(id, _)| *id).collect();
        let pattern = |pattern: &str| {
            let of = sent.iter().filter(here);
            of.filter(|(_, one)| one["pattern"] == pattern).count()
        };
        let two = |(_, one): &&(&str, &Value)| list(&one["sources"]).len() > 1;
        let two = sent.iter().filter(here).filter(two).count();
        let referrals = sent.iter().filter(here).count();
        for (field, count) in [
            ("zones", inside.len()),
            ("muscles", muscles.len()),
            ("referrals", referrals),
            ("essential", pattern("essential")),
            ("spillover", pattern("spillover")),
        ] {
            assert_eq!(row[field], count, "{field} of {region}");
        }
        let share = row["referrals_two_or_more"].as_f64().expect("a share");
        assert!(
            (share - two as f64 / referrals as f64).abs() < 0.001,
            "{region}"
        );
        let place = json(&["show", region]);
        assert_eq!(list(&place["muscles"]).len(), muscles.len(), "{region}");
    }
}

#[test]
fn both_totals_of_the_stats_are_over_the_same_referrals() {
    let stats = json(&["data", "stats"]);
    for field in ["referrals", "essential", "spillover"] {
        let rows = list(&stats["regions"]).iter();
        let sum: u64 = rows.filter_map(|row| row[field].as_u64()).sum();
        assert_eq!(stats["regions_total"][field], sum, "{field}");
        assert_eq!(stats["folders_total"][field], sum, "{field}");
    }
    for field in ["referrals_read", "referrals_two_or_more"] {
        assert_eq!(stats["regions_total"][field], stats["folders_total"][field]);
    }
    let counts = list(&stats["counts"]);
    let count = |what: &str| counts.iter().find(|one| one["what"] == what);
    for (what, total, field) in [
        ("zones", "regions_total", "zones"),
        ("muscles", "folders_total", "muscles"),
        ("parts", "folders_total", "parts"),
        ("groups", "folders_total", "groups"),
    ] {
        let count = &count(what).expect("it is counted")["count"];
        assert_eq!(*count, stats[total][field], "{what}");
    }
}

/// Where each muscle of a judged list stands, its parts and members with it.
fn judged(usual: &Value, place: &str, records: &[Value]) -> BTreeMap<String, usize> {
    let mut lines: Vec<&Value> = list(usual)
        .iter()
        .filter(|one| one["place"] == place)
        .flat_map(|one| list(&one["muscles"]))
        .collect();
    let weight = |line: &Value| line["weight"].as_f64().expect("a number");
    lines.sort_by(|left, right| weight(right).total_cmp(&weight(left)));
    let below = |id: &str| -> Vec<String> {
        let names = |record: &&Value| {
            let groups = record["groups"].as_array();
            record["part_of"] == id || groups.is_some_and(|groups| groups.contains(&id.into()))
        };
        let found = records.iter().filter(names);
        found.map(|one| text(&one["id"]).to_owned()).collect()
    };
    let mut judged = BTreeMap::new();
    for (at, line) in lines.into_iter().enumerate() {
        let own = text(&line["muscle"]).to_owned();
        let members = below(&own);
        let parts = members.iter().flat_map(|id| below(id));
        for id in parts.chain([own]).chain(members.clone()) {
            judged.entry(id).or_insert(at + 1);
        }
    }
    judged
}

#[test]
fn every_zone_lists_its_muscles_in_the_judged_order() {
    let records = records();
    let usual = file("data/usual.json");
    let sent = referrals(&records);
    for zone in list(&file("data/zones.json")) {
        let id = text(&zone["id"]);
        let place = json(&["show", id]);
        assert_eq!(place["id"], id);
        let muscles = list(&place["muscles"]);
        let shown: BTreeSet<&str> = muscles.iter().map(|one| text(&one["muscle"])).collect();
        let here = sent.iter().filter(|(_, one)| one["zone"] == id);
        let wanted: BTreeSet<&str> = here.map(|(muscle, _)| *muscle).collect();
        assert_eq!(shown, wanted, "{id}: each muscle that refers here");
        let said = place["no_muscle"].is_string();
        assert!(said || !muscles.is_empty(), "{id}: no muscle, and no why");

        let judged = judged(&usual, id, &records);
        let key = |one: &Value| {
            let at = judged.get(text(&one["muscle"])).copied();
            (one["pattern"] == "spillover", at.unwrap_or(usize::MAX))
        };
        assert!(muscles.iter().map(key).is_sorted(), "{id}: {muscles:#?}");
    }
}

#[test]
fn muscles_nobody_judged_stand_in_the_order_of_the_ranking() {
    for zone in list(&file("data/zones.json")) {
        let id = text(&zone["id"]);
        let ranked = json(&["rank", id, "-n", "300"]);
        let place = json(&["show", id]);
        let candidates = list(&ranked["candidates"]).iter();
        let scores: BTreeMap<&str, f64> = candidates
            .map(|one| {
                let score = one["score"].as_f64().expect("a number");
                (text(&one["muscle"]), score)
            })
            .collect();
        for pattern in ["essential", "spillover"] {
            let unjudged = list(&place["muscles"])
                .iter()
                .filter(|one| one["pattern"] == pattern && one["usual"].is_null());
            let order: Vec<f64> = unjudged
                .filter_map(|one| scores.get(text(&one["muscle"])).copied())
                .collect();
            assert!(order.is_sorted_by(|one, next| one >= next), "{id}");
        }
    }
}

#[test]
fn a_zone_that_is_no_usual_area_says_so() {
    let mut without = Vec::new();
    for zone in list(&file("data/zones.json")) {
        let id = text(&zone["id"]);
        let place = json(&["show", id]);
        let muscles = list(&place["muscles"]);
        let none = muscles.iter().all(|one| one["pattern"] != "essential");
        let said = run(&["show", id, "--width", "200"]);
        let says = said.contains("No muscle is recorded with its usual area here");
        assert_eq!(says, none && !muscles.is_empty(), "{id}:\n{said}");
        if none {
            without.push(id.to_owned());
        }
    }
    assert!(!without.is_empty(), "no zone left to say it");
}
