//! `batch`: line N of the output belongs to line N of the input.

use serde_json::Value;

use super::{myomap, stdout};

const QUERIES: &str = concat!(
    r#"{"id":"c1","pain":["left low back",{"at":"buttock","side":"left","intensity":7}],"no_pain":["groin"],"#,
    r#""worse":["sitting"],"better":["lying down"],"not_worse":["running"],"after":["kayaking"],"#,
    r#""with":["limping"],"without":["numbness"],"side":"left","complete":false}"#,
    "\n",
    r#"{"id":2,"pain":["lower bakc"]}"#,
    "\nnot json\n\n",
    r#"{"pain":["knee"],"colour":"blue"}"#,
    "\n",
    r#"{"id":"last","pain":["SIJ"]}"#,
);

fn lines(args: &[&str], input: &str) -> Vec<Value> {
    let printed = stdout(myomap(args.iter().copied()).input(input));
    printed
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn errors_stand_in_their_place() {
    let answers = lines(&["batch", "-n", "2"], QUERIES);
    assert_eq!(answers.len(), 6);
    assert_eq!(answers[0]["id"], "c1");
    assert_eq!(answers[0]["schema"], "myomap.rank.v1");
    assert_eq!(answers[0]["candidates"].as_array().map(Vec::len), Some(2));
    assert_eq!(answers[1]["id"], 2);
    assert_eq!(answers[1]["line"], 2);
    assert_eq!(answers[1]["error"]["code"], "unknown-name");
    assert_eq!(answers[1]["error"]["suggestions"][0], "low back");
    for line in [2, 3, 4] {
        assert_eq!(
            answers[line]["error"]["code"],
            "invalid",
            "line {}",
            line + 1
        );
        assert_eq!(answers[line]["line"], line + 1);
    }
    assert_eq!(answers[5]["id"], "last");
}

#[test]
fn threads_change_nothing() {
    let zones = stdout(myomap(["list", "zones", "-q"]));
    let queries: String = zones
        .lines()
        .cycle()
        .take(3000)
        .map(|zone| format!("{{\"id\":\"{zone}\",\"pain\":[\"{zone}\"]}}\n"))
        .collect();
    let one = stdout(myomap(["batch", "--threads", "1", "-n", "1"]).input(queries.clone()));
    let four = stdout(myomap(["batch", "--threads", "4", "-n", "1"]).input(queries));
    assert_eq!(one.lines().count(), 3000);
    assert!(one == four, "the same bytes on any number of threads");
}

/// A thread uses the memory of one question for the next.
#[test]
fn what_was_asked_before_changes_nothing() {
    let asked = [
        r#"{"pain":["left low back"],"side":"left","complete":true,"worse":["sitting"]}"#,
        r#"{"pain":["calf"],"with":["saddle numbness"]}"#,
        r#"{"pain":["low back","nowhere at all"],"no_pain":["groin"]}"#,
        r#"{"pain":["chest"],"age":70,"after":["lifting"]}"#,
        "not json",
        r#"{"pain":["low back"]}"#,
    ];
    for form in [
        &["batch", "--threads", "1"][..],
        &["batch", "--threads", "1", "--brief"],
    ] {
        let answers = |input: &str| {
            let mut answers = lines(form, input);
            for answer in &mut answers {
                // an error names its line
                answer.as_object_mut().map(|fields| fields.remove("line"));
            }
            answers
        };
        let alone = asked.map(|line| answers(line).remove(0));
        for before in asked {
            for (line, alone) in asked.iter().zip(&alone) {
                let both = answers(&format!("{before}\n{line}"));
                assert_eq!(both[1], *alone, "{line} after {before}");
            }
        }
    }
}

#[test]
fn an_answer_is_the_rank_object_with_its_id() {
    let batch = lines(
        &["batch", "-n", "3"],
        r#"{"pain":["left knee"],"worse":["stairs"]}"#,
    );
    let rank = stdout(myomap([
        "rank",
        "left knee",
        "--worse",
        "stairs",
        "-n",
        "3",
        "--format",
        "json",
    ]));
    let mut rank: Value = serde_json::from_str(&rank).expect("JSON");
    rank["id"] = Value::Null;
    assert_eq!(batch[0], rank);
}

#[test]
fn brief_answers_are_ids_and_scores() {
    let answers = lines(
        &["batch", "--brief", "-n", "2"],
        r#"{"id":1,"pain":["knee"]}"#,
    );
    let first = &answers[0]["candidates"][0];
    assert!(first["muscle"].is_string() && first["score"].is_number());
    assert_eq!(first.as_object().map(serde_json::Map::len), Some(2));
}

#[test]
fn a_red_flag_withholds_the_candidates_of_its_line_only() {
    let input = "{\"pain\":[\"low back\"],\"with\":[\"numb between the legs\"]}\n{\"pain\":[\"low back\"]}\n";
    let answers = lines(&["batch"], input);
    assert!(
        answers[0]["red_flags"]
            .as_array()
            .is_some_and(|flags| !flags.is_empty())
    );
    assert!(
        answers[0]["candidates"]
            .as_array()
            .is_some_and(Vec::is_empty)
    );
    assert!(
        answers[1]["candidates"]
            .as_array()
            .is_some_and(|rows| !rows.is_empty())
    );
}

#[test]
fn an_id_comes_back_as_it_was_written_with_an_error_too() {
    let ids = [
        "\"a\\u00e9\"",
        "7",
        "-1.50",
        "1e999",
        "340282366920938463463374607431768211455",
        "true",
        "[1, {\"b\":[]}]",
    ];
    let rests = [
        "\"pain\":[\"knee\"]",
        "\"pain\":\"knee\"",
        "\"pain\":[{\"at\":\"knee\",\"intensity\":\"7\"}]",
        "\"pain\":[\"knee\"],\"colour\":\"blue\"",
        "\"pain\":[\"knee\"],\"pain\":[\"hip\"]",
        "\"pain\":[\"nowhere at all\"]",
    ];
    for rest in rests {
        let queries: String = ids.map(|id| format!("{{{rest},\"id\":{id}}}\n")).concat();
        let printed = stdout(myomap(["batch", "--brief", "-n", "1"]).input(queries));
        for (id, line) in ids.iter().zip(printed.lines()) {
            assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
        }
    }
}

#[test]
fn what_is_wrong_is_said_in_the_words_of_the_schema() {
    let lines_and_reasons = [
        (
            r#"{"pain":"knee"}"#,
            r#"`pain` takes a list of places, each a text or {"at":TEXT,"side":SIDE,"intensity":0 to 10}; `"knee"` is none"#,
        ),
        (
            r#"{"pain":["hip",["knee"]]}"#,
            r#"`pain` takes a list of places, each a text or {"at":TEXT,"side":SIDE,"intensity":0 to 10}; `["knee"]` is none"#,
        ),
        (
            r#"{"pain":["hip"],"worse":[7]}"#,
            "`worse` takes a list of texts; `7` is none",
        ),
        (
            r#"{"pain":["hip"],"side":"port"}"#,
            "`side` takes left, right, both or midline; `\"port\"` is none",
        ),
        (
            r#"{"pain":["hip"],"age":131}"#,
            "`age` takes whole years from 0 to 130; `131` is none",
        ),
        ("[]", "`[]` is no object"),
        (r#"["myomap.query.v1",1,["knee"]]"#, "is no object"),
        (
            r#"{"pain":["hip"]"#,
            "EOF while parsing an object at column 15",
        ),
        (
            r#"{"pain":["hip"],"pain":["knee"]}"#,
            "duplicate field `pain` at column 22",
        ),
        (
            r#"{"pane":["hip"]}"#,
            "there is no field `pane`; the fields are",
        ),
    ];
    for (line, reason) in lines_and_reasons {
        let answer = &lines(&["batch"], line)[0];
        let message = answer["error"]["message"].as_str().expect("a text");
        assert!(message.starts_with("not a query: "), "{message}");
        assert!(message.contains(reason), "{message}");
    }
}

#[test]
fn what_the_schema_allows_is_answered() {
    let queries = [
        "\u{feff}{\"pain\":[\"knee\"]}\r\n",
        "{\"pain\":[{\"at\":\"knee\",\"intensity\":7.0,\"side\":null}],\"age\":44.0,\"sex\":null}\n",
        " {\"pain\":[\"knee\"],\"age\":null} ",
    ];
    for answer in lines(&["batch", "-n", "1"], &queries.concat()) {
        assert_eq!(answer["schema"], "myomap.rank.v1", "{answer}");
    }
}

#[test]
fn no_quiet_form_and_no_folder() {
    let output = myomap(["batch", "-q"]).input(QUERIES).output();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let output = myomap(["batch", env!("CARGO_MANIFEST_DIR")]).output();
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        error.starts_with(concat!(
            "error: cannot use `",
            env!("CARGO_MANIFEST_DIR"),
            "`"
        )),
        "{error}"
    );
}

#[test]
fn json_is_one_answer_a_line_as_ndjson_is() {
    let run = |format| stdout(myomap(["batch", "-n", "2", "--format", format]).input(QUERIES));
    assert_eq!(run("json"), run("ndjson"));
}
