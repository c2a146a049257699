use crate::driver::{CLOSE, Rule, run, talk};

const SADDLE: &str = "#Numbness or tingling between";
const FEVER: &str = "#Fever, shivering";

#[test]
fn the_golden_path_reads_as_written() {
    let run = talk(
        &[],
        &[
            ("Where does it hurt?", &["right shoulder"]),
            ("On which side", &["right"]),
            (
                "Does it hurt anywhere else?",
                &["the neck too, not the elbow", "no"],
            ),
            ("What makes it worse?", &["reaching overhead and xyzzy", ""]),
            ("What makes it better?", &["warmth"]),
            ("Question 1", &["yes"]),
            ("Question 2", &["no"]),
        ],
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check/golden.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &run.stdout).expect("the golden file is written");
    }
    let golden = std::fs::read_to_string(path).expect("UPDATE_GOLDEN=1 writes it");
    assert_eq!(run.stdout, golden);
    assert_eq!((run.stderr.as_str(), run.status), ("", 0));
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn the_answer_says_what_how_sure_why_what_to_try_and_whom_to_see() {
    let run = talk(&[], &[]);
    let parts = [
        "Likely muscle 1 of",
        "Where it is:",
        "How sure:",
        "usual area",
        "First, mind:",
        "Find the spot:",
        "Press:",
    ];
    let parts = parts.iter().chain(&[
        "When to see someone",
        "What to tell them",
        "Pain: low back, on the left",
        "not a diagnosis",
    ]);
    for part in parts {
        assert!(
            run.stdout.contains(part),
            "{part} is missing in:\n{}",
            run.stdout
        );
    }
    assert!(!run.stdout.contains('%'), "no percentages");
}

#[test]
fn an_emergency_ends_with_what_to_do() {
    for end in ["", "no", "quit", CLOSE] {
        let rules: &[Rule] = match end {
            "" => &[("What now?", &[""]), ("cannot wait", &[SADDLE])],
            "no" => &[("What now?", &["no"]), ("cannot wait", &[SADDLE])],
            "quit" => &[("What now?", &["quit"]), ("cannot wait", &[SADDLE])],
            _ => &[("What now?", &[CLOSE]), ("cannot wait", &[SADDLE])],
        };
        let run = talk(&[], rules);
        assert_eq!(run.status, 3, "{end:?}");
        assert!(
            run.stdout
                .contains("Warning. Emergency, now. Go to an emergency department now"),
            "{}",
            run.stdout
        );
        assert!(
            run.stdout.contains("! See to this first:"),
            "{}",
            run.stdout
        );
        assert!(
            !run.stdout.contains("Likely muscle"),
            "the ranking is withheld"
        );
    }
}

#[test]
fn the_person_may_go_on_and_the_warning_stays_first() {
    let run = talk(
        &[],
        &[
            ("What now?", &["go on"]),
            ("cannot wait", &[SADDLE, "none"]),
        ],
    );
    assert_eq!(run.status, 3);
    let first = run.stdout.find("See to this first").expect("the warning");
    assert!(first < run.stdout.find("Likely muscle").expect("the ranking"));
    assert!(
        run.stdout
            .contains("Warning signs, yes: bladder, bowel, saddle or both-leg trouble.")
    );
}

#[test]
fn a_red_flag_ticked_by_mistake_is_taken_back() {
    let run = talk(
        &[],
        &[("What now?", &["back"]), ("cannot wait", &[SADDLE, "none"])],
    );
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(!run.stdout.contains("See to this first"));
}

#[test]
fn a_red_flag_in_the_words_typed_is_an_emergency_too() {
    let run = talk(
        &[],
        &[
            ("What now?", &[""]),
            (
                "Where does it hurt?",
                &["left low back. I am numb in the saddle area"],
            ),
        ],
    );
    assert_eq!(run.status, 3);
    assert!(run.stdout.contains("Emergency, now."));
    let run = talk(
        &[],
        &[
            ("What now?", &[""]),
            ("cannot wait", &["I am numb in the saddle area"]),
        ],
    );
    assert_eq!(run.status, 3, "words instead of numbers: {}", run.stdout);
}

#[test]
fn what_is_not_an_emergency_is_said_and_the_check_goes_on() {
    let run = talk(&[], &[("be looked at today", &[FEVER])]);
    assert_eq!(run.status, 3);
    assert!(
        run.stdout
            .contains("Warning. See a doctor today. See a GP or an urgent care centre today.")
    );
    assert!(run.stdout.contains("Likely muscle"));
}

#[test]
fn red_flags_are_never_skipped_by_enter_or_nonsense() {
    let run = talk(&[], &[("cannot wait", &["", "perhaps", "99", "none"])]);
    assert_eq!(
        run.stdout
            .matches("Please type the numbers that apply")
            .count(),
        3,
        "{}",
        run.stdout
    );
    assert_eq!(run.status, 0);
    let run = talk(&[], &[("cannot wait", &["not sure"])]);
    assert!(
        run.stdout
            .contains("If you are unsure about any of these, ring 111"),
        "{}",
        run.stdout
    );
}

#[test]
fn red_flags_are_asked_for_the_region_concerned() {
    let elsewhere = talk(&[], &[("Where does it hurt?", &["left elbow"])]);
    assert!(!elsewhere.stdout.contains("between the legs"));
    assert!(
        elsewhere.stdout.contains("Fever, shivering"),
        "asked of everyone"
    );
}

#[test]
fn back_returns_one_step_exactly() {
    let run = talk(
        &["--format", "json"],
        &[
            (
                "Does it hurt anywhere else?",
                &["left elbow", "go back", "no"],
            ),
            ("What makes it better?", &["back", "lying down"]),
            ("What makes it worse?", &["sitting", "bending forward"]),
        ],
    );
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let query = &answer["query"];
    assert_eq!(
        query["pain"],
        serde_json::json!([{"at": "low-back", "side": "left"}]),
        "{query}"
    );
    assert_eq!(
        query["worse"],
        serde_json::json!(["forward-bending"]),
        "{query}"
    );
    assert_eq!(
        query["better"],
        serde_json::json!(["lying-down"]),
        "{query}"
    );
}

#[test]
fn back_at_the_first_question_says_so_and_a_bare_back_is_a_place() {
    let run = talk(
        &[],
        &[
            ("Where does it hurt?", &["go back", "back"]),
            ("On which side", &["quit"]),
        ],
    );
    assert!(
        run.stdout.contains("This is the first question."),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("Understood: back"), "{}", run.stdout);
}

#[test]
fn quitting_or_closing_the_input_is_polite_at_every_step() {
    let steps = [
        "Where does it hurt?",
        "On which side",
        "Does it hurt anywhere else?",
        "cannot wait",
        "looked at today",
        "What makes it worse?",
        "What makes it better?",
        "Question 3",
    ];
    for step in steps {
        for end in ["quit", CLOSE] {
            let rule: Rule = (step, if end == "quit" { &["quit"] } else { &[CLOSE] });
            let run = talk(&[], &[rule, ("Where does it hurt?", &["low back"])]);
            assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{step} {end:?}");
            assert!(
                run.stdout.ends_with("\nEnded. Nothing was kept.\n"),
                "{step} {end:?}: {}",
                run.stdout
            );
        }
    }
    let nothing = run(&["check"], b"");
    assert_eq!((nothing.status, nothing.stderr.as_str()), (0, ""));
}

#[test]
fn unknown_words_are_said_back_with_the_nearest_known() {
    let run = talk(
        &[],
        &[
            ("Where does it hurt?", &["my left buttokc", "left buttock"]),
            ("What makes it worse?", &["siting and xyzzy", ""]),
        ],
    );
    assert!(
        run.stdout
            .contains("Not understood: \"buttokc\". Did you mean buttock"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("\"xyzzy\""), "{}", run.stdout);
    assert_eq!(run.status, 0);
}

#[test]
fn a_place_can_be_chosen_from_lists_with_its_side() {
    let run = talk(
        &["-f", "json"],
        &[
            ("Where does it hurt?", &["list"]),
            ("Which part of the body?", &["#Knee"]),
            ("Where exactly?", &["1"]),
            ("On which side", &["2"]),
        ],
    );
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(
        answer["query"]["pain"][0]["side"], "right",
        "{}",
        run.stderr
    );
    let whole = talk(
        &["-f", "json"],
        &[
            ("Where does it hurt?", &["list"]),
            ("Which part of the body?", &["7 and 8", "-1", "#Knee"]),
            ("Where exactly?", &["#Not sure, or all of it"]),
            ("On which side", &["don't know"]),
        ],
    );
    let answer: serde_json::Value = serde_json::from_str(&whole.stdout).expect("JSON");
    assert_eq!(answer["query"]["pain"], serde_json::json!([{"at": "knee"}]));
}

#[test]
fn at_most_six_questions_are_asked_and_each_says_which_it_is() {
    for place in ["left low back", "neck", "right calf", "left hand", "chest"] {
        let rules: &[Rule] = match place {
            "neck" => &[("Where does it hurt?", &["neck"])],
            "right calf" => &[("Where does it hurt?", &["right calf"])],
            "left hand" => &[("Where does it hurt?", &["left hand"])],
            "chest" => &[("Where does it hurt?", &["chest"])],
            _ => &[],
        };
        let run = talk(&[], rules);
        assert!(run.stdout.matches("\nQuestion ").count() <= 6, "{place}");
        assert_eq!(run.status, 0, "{place}: {}", run.stdout);
    }
}

#[test]
fn json_holds_the_query_and_the_ranking_and_nothing_else_is_on_standard_output() {
    let run = talk(&["--format", "json"], &[]);
    let answer: serde_json::Value =
        serde_json::from_str(&run.stdout).expect("JSON and nothing else");
    assert_eq!(answer["schema"], "myomap.selfcheck.v1");
    assert_eq!(answer["query"]["schema"], "myomap.query.v1");
    assert_eq!(answer["rank"]["schema"], "myomap.rank.v1");
    assert_eq!(answer["ended"], "finished");
    assert!(answer["muscles"][0]["care"]["cautions"].is_array());
    assert!(run.stderr.contains("Where does it hurt?"));
    let stopped = talk(
        &["--format", "ndjson"],
        &[("cannot wait", &[SADDLE]), ("What now?", &[""])],
    );
    let answer: serde_json::Value = serde_json::from_str(&stopped.stdout).expect("JSON");
    assert_eq!(
        (stopped.status, &answer["ended"]),
        (3, &serde_json::json!("stopped"))
    );
    assert_eq!(answer["rank"]["candidates"], serde_json::json!([]));
    assert_eq!(answer["rank"]["red_flags"][0]["id"], "cauda-equina-signs");
}

#[test]
fn words_only_for_screen_readers() {
    let run = talk(&["--format", "text"], &[]);
    assert!(
        run.stdout.chars().all(|letter| letter.is_ascii()
            || letter.is_alphanumeric()
            || "…’–½°".contains(letter)),
        "{}",
        run.stdout
    );
}

#[test]
fn hostile_lines_are_survived_and_never_echoed_raw() {
    let mut input =
        b"\x1b[31mred\x1b[0m\n\xff\xfe\n\xf0\x9f\x92\xa9\n\xd7\xa9\xd7\x9c\n\n\n".to_vec();
    input.extend(vec![b'a'; 1_000_000]);
    input.extend(b"\nleft low back\nno\n");
    input.extend("none\n".repeat(9).bytes());
    let run = run(&["check", "--color", "never"], &input);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(!run.stdout.contains('\u{1b}'));
    assert!(run.stdout.contains("That is too long."));
    assert!(run.stdout.len() < 100_000, "a long line is not echoed");
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    assert_eq!(talk(&[], &[]).stdout, talk(&[], &[]).stdout);
}
