//! `rank` and `ask`: answers, exit codes, red flags.

use serde_json::Value;

use super::{myomap, stdout};

fn answer(args: &[&str]) -> Value {
    let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_str(&stdout(myomap(args))).expect("JSON")
}

#[test]
fn the_table_at_80_and_at_120_columns() {
    let question = [
        "rank",
        "left low back",
        "buttock",
        "--worse",
        "coughing",
        "-n",
        "4",
    ];
    myomap(question).matches_golden(0, "rank-80.txt");
    myomap(question.into_iter().chain(["--width", "120"])).matches_golden(0, "rank-120.txt");
}

#[test]
fn no_line_is_wider_than_asked() {
    for width in [40, 60, 80, 100, 120, 200] {
        let width_text = width.to_string();
        let printed = stdout(myomap([
            "rank",
            "left knee",
            "buttock",
            "--worse",
            "stairs",
            "--explain",
            "--width",
            &width_text,
        ]));
        for line in printed.lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn words_for_a_screen_reader() {
    let question = [
        "rank",
        "left low back",
        "buttock",
        "--worse",
        "coughing",
        "-n",
        "2",
        "--format",
        "text",
    ];
    let printed = stdout(myomap(question));
    assert!(!printed.contains(['■', '●', '○', '─']), "{printed}");
    myomap(question).matches_golden(0, "rank.txt");
}

#[test]
fn the_documented_fields() {
    let answer = answer(&[
        "rank",
        "left low back",
        "buttock=7",
        "--not",
        "groin",
        "--worse",
        "sitting",
        "-n",
        "5",
    ]);
    assert_eq!(answer["schema"], "myomap.rank.v1");
    for field in [
        "tool",
        "data",
        "understood",
        "red_flags",
        "candidates",
        "together",
        "ask_next",
        "mimics",
        "note",
    ] {
        assert!(answer.get(field).is_some(), "{field}");
    }
    let first = &answer["candidates"][0];
    for field in [
        "rank",
        "muscle",
        "name",
        "plain",
        "group",
        "side",
        "score",
        "band",
        "trigger_points",
        "because",
        "expected_not_reported",
        "same_as",
        "told_apart",
    ] {
        assert!(first.get(field).is_some(), "{field}");
    }
    for field in ["finding", "match", "pattern", "weight", "sources"] {
        assert!(first["because"][0].get(field).is_some(), "{field}");
    }
    assert_eq!(answer["understood"][0]["id"], "low-back");
    assert_eq!(answer["understood"][0]["side"], "left");
    assert_eq!(answer["understood"][1]["intensity"], 7);
    assert_eq!(answer["understood"][2]["polarity"], "absent");
}

#[test]
fn both_sides_of_an_argument_are_read() {
    for place in [
        "left knee and right",
        "left knee right",
        "knee left and right",
        "right knee and the left",
    ] {
        let understood = &answer(&["rank", place])["understood"];
        assert_eq!(understood.as_array().map(Vec::len), Some(1), "{place}");
        assert_eq!(understood[0]["side"], "both", "{place}");
    }
    let apart = &answer(&["rank", "left knee right hip"])["understood"];
    assert_eq!([&apart[0]["side"], &apart[1]["side"]], ["left", "right"]);
}

#[test]
fn the_parts_of_a_score_and_its_order() {
    let answer = answer(&[
        "rank",
        "buttock",
        "back of thigh",
        "--worse",
        "prolonged sitting",
        "-n",
        "20",
    ]);
    let scores: Vec<f64> = answer["candidates"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["score"].as_f64())
        .collect();
    assert_eq!(scores.len(), 20);
    assert!(
        scores.windows(2).all(|pair| pair[0] >= pair[1]),
        "{scores:?}"
    );
}

#[test]
fn a_red_flag_is_the_answer_in_every_format() {
    for format in [
        "table", "text", "json", "ndjson", "csv", "tsv", "markdown", "html",
    ] {
        let output = myomap([
            "rank",
            "low back",
            "--with",
            "numb between the legs",
            "--format",
            format,
        ])
        .output();
        assert_eq!(output.status.code(), Some(3), "{format}");
        let printed = String::from_utf8_lossy(&output.stdout).to_lowercase();
        assert!(printed.contains("emergency"), "{format}: {printed}");
        assert!(
            !printed.contains("quadratus"),
            "{format}: the ranking is withheld"
        );
    }
    let output = myomap([
        "rank",
        "low back",
        "--with",
        "numb between the legs",
        "--show-anyway",
        "-q",
    ])
    .output();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stdout).contains("quadratus-lumborum"));
}

#[test]
fn nothing_fits_ends_with_1() {
    // a place that no muscle is known to refer to has no candidate; scattered places may have
    let output = myomap(["search", "xyzzyxyzzy"]).output();
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_sentence_is_understood() {
    let answer = answer(&[
        "ask",
        "L sided LBP + buttock, worse sit, better walk, no groin, neg SLR",
    ]);
    let said: Vec<String> = answer["understood"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|found| {
            format!(
                "{} {} {}",
                found["id"].as_str().unwrap_or(""),
                found["polarity"].as_str().unwrap_or(""),
                found["role"].as_str().unwrap_or("-")
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "low-back present -",
            "buttock present -",
            "prolonged-sitting present worse",
            "walking present better",
            "groin absent -",
            "straight-leg-raise absent -",
        ]
    );
    assert_eq!(answer["understood"][0]["side"], "left");
}

#[test]
fn what_a_sentence_leaves_unread_comes_with_the_closest_names() {
    let text = "pain at the trapezious and in the neck";
    let answer = answer(&["ask", text]);
    assert_eq!(answer["not_understood"], serde_json::json!(["trapezious"]));
    let meant = serde_json::json!([{"text": "trapezious", "names": ["trapezius"]}]);
    assert_eq!(answer["did_you_mean"], meant);
    let printed = stdout(myomap(["ask", text]));
    assert!(
        printed.contains("left out: trapezious (did you mean `trapezius`?)"),
        "{printed}"
    );
}

#[test]
fn a_reason_says_on_what_it_rests_that_a_muscle_is_usual_for_a_place() {
    let places = ["low back", "outer elbow"];
    let found = answer(&["rank", places[0], places[1], "-n", "20"]);
    let candidates = found["candidates"].as_array().expect("a list");
    let reason = |muscle: &str, at: usize| {
        let one = candidates.iter().find(|one| one["muscle"] == muscle);
        one.expect("it is listed")["because"][at].clone()
    };
    for (muscle, at, basis, source) in [
        ("quadratus-lumborum", 0, "study", "pubmed-40564172"),
        ("psoas-major", 0, "guide", "travell-simons-2"),
        ("supinator", 1, "guide", "travell-simons-1"),
    ] {
        let because = reason(muscle, at);
        assert_eq!(because["usual"], basis, "{because}");
        let sources = because["sources"].as_array().expect("a list");
        assert!(sources.iter().any(|id| id == source), "{because}");
    }
    assert_eq!(reason("piriformis", 0)["usual"], "judgement");
    assert!(reason("quadratus-lumborum", 1)["usual"].is_null());
    let told = stdout(myomap([
        "rank",
        places[0],
        "--explain",
        "-n",
        "4",
        "--width",
        "200",
    ]));
    for part in [
        ": study pubmed-40564172)",
        ": guide travell-simons-2, recalled)",
    ] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
}
