//! Every command in every form: width, words only, the same bytes each time.

use serde_json::Value;

use super::myomap;

/// Commands whose answers are looked at in every form.
const COMMANDS: &[&[&str]] = &[
    &["show", "quadratus-lumborum"],
    &["show", "trapezius"],
    &["show", "hamstrings"],
    &["show", "low-back"],
    &["show", "sacroiliac"],
    &["show", "coughing"],
    &["show", "sciatica"],
    &["list", "muscles"],
    &["list", "zones"],
    &["list", "conditions"],
    &["list", "areas"],
    &["search", "sciatic nerve"],
    &["care", "piriformis"],
    &["care", "hamstrings"],
    &["compare", "QL", "piriformis"],
    &["body", "left low back", "buttock=7"],
    &["body", "sternocleidomastoid"],
    &[
        "compare",
        "hamstrings",
        "piriformis",
        "gluteus-minimus",
        "sternocleidomastoid",
    ],
    &["data", "stats"],
];

#[test]
fn no_line_is_wider_than_asked() {
    for words in COMMANDS {
        for width in ["80", "120"] {
            let run = myomap(&[words, &["--width", width][..]].concat());
            let most: usize = width.parse().expect("a number");
            for line in run.out.lines() {
                let long = line.chars().count() > most && line.trim().contains(' ');
                assert!(!long, "{words:?} at {width}: {line}");
                assert_eq!(line.trim_end(), line, "{words:?} leaves blanks at the end");
            }
        }
    }
}

#[test]
fn text_is_words_only() {
    for words in COMMANDS {
        let run = myomap(&[words, &["--format", "text"][..]].concat());
        let drawn = run.out.chars().find(|mark| "●○■□─│~".contains(*mark));
        assert_eq!((drawn, run.code), (None, Some(0)), "{words:?}");
    }
}

#[test]
fn every_form_of_every_answer_is_the_same_each_time() {
    for words in COMMANDS {
        for form in ["table", "json", "ndjson", "csv", "markdown", "html"] {
            let [one, two] = [0, 1].map(|_| myomap(&[words, &["--format", form][..]].concat()));
            assert_eq!(
                (one.out == two.out, one.code),
                (true, Some(0)),
                "{words:?} {form}"
            );
            assert!(!one.out.is_empty(), "{words:?} {form}");
            if form.ends_with("json") {
                let value: Value = serde_json::from_str(&one.out).expect("JSON");
                assert!(
                    value["schema"].is_string()
                        && value["tool"].is_string()
                        && value["data"].is_string()
                );
            }
        }
    }
}
