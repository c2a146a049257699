//! Answers and queries against the JSON Schemas that `data export --schema` prints.

use super::{json, myomap};
use crate::schema;

#[test]
fn answers_and_queries_keep_to_the_published_schemas() {
    let schemas = json(&["data", "export", "--schema"]);
    let (query, rank) = (&schemas["myomap.query.v1"], &schemas["myomap.rank.v1"]);
    let commands: [&[&str]; 4] = [
        &[
            "rank",
            "left low back=7",
            "groin",
            "arm",
            "--worse",
            "coughing",
            "--not",
            "heel",
            "--with",
            "weakness",
            "--not-worse",
            "running",
        ],
        &[
            "rank",
            "low back",
            "groin",
            "front of thigh",
            "temple",
            "--after",
            "lifting",
            "--better",
            "lying down",
            "--complete",
        ],
        &[
            "ask",
            "both buttocks hurt 8/10, worse when sitting, and something odd",
            "-n",
            "50",
        ],
        &["rank", "buttock", "-n", "200"],
    ];
    for words in commands {
        assert_eq!(
            schema::faults(rank, &json(words)),
            Vec::<String>::new(),
            "{words:?}"
        );
    }
    let good = r#"{"id":1,"pain":["left low back",{"at":"buttock","side":"left","intensity":7}],"no_pain":["groin"],"worse":["sitting"],"side":"left","complete":false,"age":40,"sex":"female"}"#;
    assert_eq!(
        schema::faults(query, &serde_json::from_str(good).expect("JSON")),
        Vec::<String>::new()
    );
    for bad in [
        r#"{"pain":"low back"}"#,
        r#"{"pain":[],"pains":[]}"#,
        r#"{"pain":[{"side":"left"}]}"#,
        r#"{"pain":[{"at":"x","intensity":11}]}"#,
    ] {
        assert!(
            !schema::faults(query, &serde_json::from_str(bad).expect("JSON")).is_empty(),
            "{bad}"
        );
    }
}

#[test]
fn batch_lines_keep_to_the_published_schema() {
    let schemas = json(&["data", "export", "--schema"]);
    let queries =
        "{\"id\":\"a\",\"pain\":[\"knee\"]}\n{\"id\":\"b\",\"pain\":[\"kneee\"]}\nnonsense\n";
    let path = std::env::temp_dir().join(format!("myomap-batch-{}.ndjson", std::process::id()));
    std::fs::write(&path, queries).expect("written");
    let run = myomap(&["batch", &path.display().to_string()]);
    std::fs::remove_file(&path).expect("removed");
    assert_eq!(run.out.lines().count(), 3);
    for line in run.out.lines() {
        let value = serde_json::from_str(line).expect("JSON");
        assert_eq!(
            schema::faults(&schemas["myomap.rank.v1"], &value),
            Vec::<String>::new(),
            "{line}"
        );
    }
}
