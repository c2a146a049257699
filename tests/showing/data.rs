//! `data check`, `stats` and `export`.

use serde_json::Value;

use super::{file, json, list, myomap};

#[test]
fn stats_add_up() {
    let stats = json(&["data", "stats"]);
    assert_eq!(stats["schema"], "myomap.stats.v1");
    for field in [
        "muscles",
        "parts",
        "groups",
        "trigger_points",
        "referrals",
        "essential",
        "spillover",
        "claims",
    ] {
        let sum: u64 = list(&stats, "folders")
            .iter()
            .filter_map(|folder| folder[field].as_u64())
            .sum();
        assert_eq!(stats["folders_total"][field].as_u64(), Some(sum), "{field}");
    }
    let total = &stats["folders_total"];
    assert_eq!(
        total["referrals"].as_u64(),
        Some(total["essential"].as_u64().unwrap_or(0) + total["spillover"].as_u64().unwrap_or(0))
    );
    for field in ["read", "two_or_more", "referrals_read"] {
        assert!(
            (0.0..=1.0).contains(&total[field].as_f64().expect("a share")),
            "{field}"
        );
    }
}

#[test]
fn shares_are_counted_by_what_they_rest_on() {
    let shares = json(&["data", "stats"])["usual"].clone();
    let bases: Vec<_> = shares.as_array().into_iter().flatten().collect();
    let said: Vec<_> = bases
        .iter()
        .filter_map(|one| one["basis"].as_str())
        .collect();
    assert_eq!(said, ["study", "guide", "judgement"]);
    for one in bases {
        assert!(one["count"].as_u64() > Some(0) && one["read"].as_u64() <= one["count"].as_u64());
    }
}

#[test]
fn the_shipped_data_has_no_problems() {
    let run = myomap(&["data", "check"]);
    assert!(
        run.out.starts_with("No problems in the shipped data ("),
        "{}",
        run.out
    );
    assert_eq!(run.code, Some(0));
}

#[test]
fn the_whole_knowledge_base_is_exported() {
    let whole = json(&["data", "export"]);
    assert_eq!(whole["schema"], "myomap.export.v1");
    assert_eq!(
        list(&whole, "zones").len(),
        file("data/zones.json").as_array().map_or(0, Vec::len)
    );
    let lines = myomap(&["data", "export", "--format", "ndjson"]).out;
    let muscles = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .filter(|line| line["list"] == "muscles");
    let muscles: Vec<Value> = muscles.map(|line| line["record"].clone()).collect();
    assert_eq!(&muscles, list(&whole, "muscles"));
    let rows = myomap(&["data", "export", "--format", "csv"]).out;
    assert!(rows.starts_with("record,claim,id,text,detail,degree,side,sources,recalled\n"));
    let run = myomap(&["data", "export", "--format", "markdown"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
    assert_eq!(
        run.err,
        "error: the data is exported as json, ndjson, csv or tsv\nChoose one with --format.\n"
    );
}
