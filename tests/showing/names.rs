//! Which record a name means, and what is said of a name that means none.

use super::{json, list, myomap, texts};

#[test]
fn an_id_wins_and_what_else_has_the_name_is_said() {
    let region = json(&["show", "leg"]);
    assert_eq!(
        (region["id"].as_str(), region["kind"].as_str()),
        (Some("leg"), Some("region"))
    );
    let group = json(&["show", "hamstrings"]);
    assert_eq!(texts(&group, "also"), ["place thigh-back"]);
    assert!(
        myomap(&["show", "hamstrings"])
            .out
            .contains("The same name also means: place thigh-back.")
    );
}

#[test]
fn an_unknown_name_offers_the_nearest() {
    let run = myomap(&["show", "pirifromis"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
    assert!(
        run.err
            .starts_with("error: no record is called `pirifromis`\nDid you mean `"),
        "{}",
        run.err
    );
    assert!(
        run.err.to_lowercase().contains("`piriformis`"),
        "{}",
        run.err
    );
    let run = myomap(&["show", "qqqqxxxx"]);
    let said = "error: no record is called `qqqqxxxx`\n`myomap search WORDS` finds everything that mentions a word.\n";
    assert_eq!((run.err.as_str(), run.code), (said, Some(2)));
    let run = myomap(&["care", "sacroiliac"]);
    assert!(
        run.err
            .starts_with("error: no muscle is called `sacroiliac`\n"),
        "{}",
        run.err
    );
    assert_eq!(myomap(&["show", &"x".repeat(5000)]).code, Some(2));
    let run = myomap(&["show", ""]);
    let said = "error: `` has no words\nName one thing, such as piriformis or \"low back\".\n";
    assert_eq!((run.err.as_str(), run.code), (said, Some(2)));
}

#[test]
fn every_id_of_a_ranking_is_accepted_by_show() {
    let answer = json(&[
        "rank", "low back", "groin=7", "--worse", "coughing", "--with", "limping", "-n", "3",
    ]);
    let mut ids: Vec<String> = Vec::new();
    for one in list(&answer, "understood") {
        ids.extend(one["id"].as_str().map(str::to_owned));
    }
    for one in list(&answer, "candidates") {
        ids.extend(one["muscle"].as_str().map(str::to_owned));
        ids.extend(one["group"].as_str().map(str::to_owned));
        ids.extend(
            [
                texts(one, "trigger_points"),
                texts(one, "expected_not_reported"),
                texts(one, "same_as"),
            ]
            .concat(),
        );
        ids.extend(
            list(one, "because")
                .iter()
                .flat_map(|because| texts(because, "sources")),
        );
    }
    ids.extend(
        list(&answer, "mimics")
            .iter()
            .filter_map(|mimic| mimic["condition"].as_str().map(str::to_owned)),
    );
    ids.sort();
    ids.dedup();
    for id in ids {
        let run = myomap(&["show", &id, "-q"]);
        assert_eq!(
            (run.code, run.out.trim()),
            (Some(0), id.split('/').next().unwrap_or_default()),
            "{id}: {}",
            run.err
        );
    }
}
