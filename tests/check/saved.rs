use serde_json::Value;

use crate::driver::{Rule, free_path, run, talk};

const ANSWERS: [Rule; 5] = [
    ("Where does it hurt?", &["left low back and buttock, 7/10"]),
    ("Does it hurt anywhere else?", &["not in the groin", "no"]),
    ("What makes it worse?", &["sitting and coughing"]),
    ("What makes it better?", &["lying down"]),
    ("Question 1", &["no"]),
];

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn a_saved_query_gives_the_clinician_the_same_ranking() {
    let path = free_path("round-trip");
    let name = path.to_str().expect("a plain path");
    let checked = talk(
        &["--format", "json", "--save", name, "--age", "44"],
        &ANSWERS,
    );
    assert_eq!(checked.status, 0, "{}", checked.stderr);
    assert!(
        checked
            .stderr
            .contains(&format!("myomap rank --from {name}")),
        "{}",
        checked.stderr
    );
    let saved = json(&std::fs::read_to_string(&path).expect("it was written"));
    assert_eq!(saved, json(&checked.stdout)["query"]);
    assert_eq!(
        (&saved["schema"], &saved["age"]),
        (&Value::from("myomap.query.v1"), &Value::from(44))
    );
    let ranked = run(&["rank", "--from", name, "--format", "json"], b"");
    assert_eq!((ranked.status, ranked.stderr.as_str()), (0, ""));
    // reasons stand in the order in which things were said, which a query does not keep
    assert_eq!(
        ranking(&json(&ranked.stdout)),
        ranking(&json(&checked.stdout)["rank"])
    );
    std::fs::remove_file(path).expect("it is ours");
}

#[test]
fn a_red_flag_travels_with_the_saved_query() {
    let path = free_path("red-flag");
    let name = path.to_str().expect("a plain path");
    let rules: [Rule; 2] = [
        ("cannot wait", &["#Numbness or tingling between"]),
        ("What now?", &[""]),
    ];
    let checked = talk(&["--save", name], &rules);
    assert_eq!(checked.status, 3);
    let ranked = run(&["rank", "--from", name, "--format", "json"], b"");
    assert_eq!(ranked.status, 3);
    let why_not = run(&["why-not", "piriformis", "buttock", "--from", name], b"");
    assert_eq!(why_not.status, 3);
    assert_eq!(
        json(&ranked.stdout)["red_flags"][0]["id"],
        "cauda-equina-signs"
    );
    assert_eq!(json(&ranked.stdout)["candidates"], serde_json::json!([]));
    let anyway = run(
        &["rank", "--from", name, "--format", "json", "--show-anyway"],
        b"",
    );
    assert_eq!(anyway.status, 3);
    assert_ne!(json(&anyway.stdout)["candidates"], serde_json::json!([]));
    std::fs::remove_file(path).expect("it is ours");
}

#[test]
fn a_saved_red_flag_that_is_not_known_is_not_passed_over() {
    let path = free_path("unknown-flag");
    let name = path.to_str().expect("a plain path");
    std::fs::write(&path, r#"{"pain":["low back"],"red_flags":["no-such"]}"#).expect("writable");
    let ranked = run(&["rank", "--from", name], b"");
    assert_eq!((ranked.status, ranked.stdout.as_str()), (2, ""));
    assert_eq!(
        ranked.stderr,
        "error: no red flag is called `no-such`\n`myomap list red-flags` shows what is known.\n"
    );
    std::fs::remove_file(path).expect("it is ours");
}

#[test]
fn nothing_is_overwritten_and_that_is_said_before_the_first_question() {
    let path = free_path("taken");
    std::fs::write(&path, "mine").expect("writable");
    let name = path.to_str().expect("a plain path");
    let refused = run(&["check", "--save", name], b"left low back\n");
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
    let expected = format!(
        "error: `{name}` exists already\nNothing is overwritten: name another file, or remove this one first.\n"
    );
    assert_eq!(refused.stderr, expected);
    assert_eq!(std::fs::read_to_string(&path).expect("still there"), "mine");
    std::fs::remove_file(path).expect("it is ours");
    let nowhere = run(
        &["check", "--save", "/no/such/folder/q.json"],
        b"left low back\n",
    );
    assert_eq!((nowhere.status, nowhere.stdout.as_str()), (2, ""));
    assert!(
        nowhere
            .stderr
            .starts_with("error: there is no folder `/no/such/folder`\n"),
        "{}",
        nowhere.stderr
    );
}

#[test]
fn quitting_writes_nothing() {
    let path = free_path("quit");
    let name = path.to_str().expect("a plain path");
    let quit = talk(&["--save", name], &[("What makes it better?", &["quit"])]);
    assert_eq!(quit.status, 0);
    assert!(!path.exists());
}

/// Who ranks where, and how well supported.
fn ranking(answer: &Value) -> Vec<[&Value; 5]> {
    let candidates = answer["candidates"].as_array().expect("candidates");
    let fields = ["rank", "muscle", "side", "score", "band"];
    let rows = candidates.iter();
    rows.map(|one| fields.map(|field| &one[field])).collect()
}
