//! Stories of other conditions in patients' words: no muscle is put high, and the condition is named
//! first among what it could be mistaken for.

use clap::Parser;
use myomap::cli::Cli;
use myomap::store::Store;
use myomap::{Surroundings, run};
use serde_json::Value;

/// A story, and the condition it tells.
const STORIES: &[(&str, &str)] = &[
    (
        "pain over my cheek, blocked nose, worse bending forward",
        "sinusitis",
    ),
    (
        "burning when I pass water, pain low in my belly",
        "bladder-prostate-pain",
    ),
    (
        "my big toe joint is swollen and stiff, burning at night",
        "gout",
    ),
    (
        "numb little finger and ring finger, worse with elbow bent",
        "ulnar-neuropathy",
    ),
    (
        "knee gave way after a fall, swollen, pain on inside of knee",
        "meniscus-injury",
    ),
    (
        "rib pain after a fall, worse coughing and laughing",
        "rib-injury",
    ),
    (
        "jaw pain worse chewing and on cold wind, in the cheek too",
        "trigeminal-neuralgia",
    ),
    (
        "numb outer thigh, burning, worse in tight trousers with a tight belt",
        "meralgia",
    ),
    (
        "aching tired all over: neck, shoulders, low back and hips, poor sleep",
        "fibromyalgia",
    ),
    (
        "pain behind the breastbone after big meals, worse lying down",
        "reflux-globus",
    ),
];

fn asked(text: &str) -> Value {
    answer(&["ask", text])
}

fn answer(question: &[&str]) -> Value {
    let args = ["myomap", "--format", "json"].iter().chain(question);
    let cli = Cli::try_parse_from(args).expect("sound");
    let around = Surroundings {
        width: 80,
        color: false,
        terminal: false,
        data: None,
    };
    let mut out = Vec::new();
    run(&cli, &around, &mut out).expect("an answer");
    serde_json::from_slice(&out).expect("json")
}

#[test]
fn the_story_of_a_condition_puts_no_muscle_high() {
    for (text, condition) in STORIES {
        let answer = asked(text);
        let band = answer["candidates"][0]["band"].as_str();
        assert!(
            matches!(band, None | Some("possible" | "weak")),
            "{text}: {band:?}"
        );
        assert_eq!(answer["mimics"][0]["condition"], *condition, "{text}");
    }
}

/// What eases a pain speaks for a muscle only where a condition could be told by it too.
#[test]
fn what_eases_a_pain_does_not_lift_a_muscle_above_a_condition() {
    let calf = ["rank", "calf", "--worse", "walking", "--with", "cramps"];
    for question in [calf.to_vec(), [&calf[..], &["--better", "rest"]].concat()] {
        let answer = answer(&question);
        assert_eq!(answer["candidates"][0]["band"], "possible", "{question:?}");
        let first = &answer["mimics"][0]["condition"];
        assert_eq!(first, "peripheral-artery-disease", "{question:?}");
    }
}

#[test]
fn a_numb_knee_with_tripping_is_a_nerves_story_even_when_ranked_anyway() {
    let numb = "numb outer knee with tripping";
    let answer = answer(&["ask", numb, "--show-anyway"]);
    assert_eq!(answer["red_flags"][0]["id"], "foot-catching");
    assert_eq!(answer["candidates"][0]["band"], "possible");
    assert_eq!(answer["mimics"][0]["condition"], "fibular-nerve-entrapment");
}

#[test]
fn conditions_that_patients_tell_by_words_say_by_which() {
    let records: Value =
        serde_json::from_str(include_str!("../data/conditions.json")).expect("the file is valid");
    let records = records.as_array().expect("a list");
    let silent = records
        .iter()
        .filter(|record| record["told_by"].as_array().is_none_or(Vec::is_empty));
    // told by an examination, or by what stirs a muscle as well
    assert!(silent.count() <= 20);
}

#[test]
fn a_story_of_a_muscle_is_not_held_back() {
    let shipped = Store::shipped();
    let tables = shipped.tables();
    for text in [
        "left low back and buttock, worse coughing and sitting",
        "neck pain with headache at the temple, worse with stress",
        "outer hip and buttock pain, worse lying on my side",
    ] {
        let answer = asked(text);
        let first = &answer["candidates"][0];
        assert!(
            matches!(first["band"].as_str(), Some("strong" | "good")),
            "{text}: {first}"
        );
        assert!(
            tables
                .muscle(first["muscle"].as_str().unwrap_or_default())
                .is_some()
        );
    }
}
