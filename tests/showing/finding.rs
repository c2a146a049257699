//! `list` and `search`: what there is, and what mentions a word.

use super::{file, json, list, myomap, texts};

#[test]
fn lists_agree_with_the_files_and_with_stats() {
    let stats = json(&["data", "stats"]);
    let count = |what: &str| {
        list(&stats, "counts")
            .iter()
            .find(|one| one["what"] == what)
            .and_then(|one| one["count"].as_u64())
    };
    for (kind, what) in [
        ("zones", "zones"),
        ("regions", "regions"),
        ("areas", "areas"),
        ("factors", "factors"),
        ("signs", "signs"),
        ("conditions", "conditions"),
        ("red-flags", "red_flags"),
    ] {
        let answer = json(&["list", kind]);
        assert_eq!(answer["schema"], "myomap.list.v1");
        assert_eq!(answer["count"].as_u64(), count(what), "{kind}");
        assert_eq!(
            list(&answer, "items").len(),
            file(&format!("data/{kind}.json"))
                .as_array()
                .map_or(0, Vec::len),
            "{kind}"
        );
        let quiet = myomap(&["list", kind, "-q"]).out;
        assert_eq!(
            quiet.lines().count() as u64,
            answer["count"].as_u64().expect("a number")
        );
    }
    let muscles = json(&["list", "muscles"])["count"].as_u64();
    let parts = ["muscles", "parts", "groups"].map(|what| count(what).unwrap_or_default());
    assert_eq!(muscles, Some(parts.iter().sum()));
    let sources = ["sources_read", "sources_recalled"].map(|what| count(what).unwrap_or_default());
    assert_eq!(
        json(&["list", "sources"])["count"].as_u64(),
        Some(sources.iter().sum())
    );
}

#[test]
fn search_finds_names_first_and_is_bounded() {
    let answer = json(&["search", "sciatic", "NERVES"]);
    assert_eq!(
        (answer["schema"].as_str(), texts(&answer, "words")),
        (
            Some("myomap.search.v1"),
            vec!["sciatic".to_owned(), "nerve".to_owned()]
        )
    );
    let groups = list(&answer, "groups");
    assert!(groups.iter().any(|group| {
        list(group, "hits")
            .iter()
            .any(|hit| hit["id"] == "piriformis")
    }));
    let first = json(&["search", "piriformis"]);
    assert_eq!(first["groups"][0]["hits"][0]["id"], "piriformis");
    for group in list(&json(&["search", "pain"]), "groups") {
        assert!(list(group, "hits").len() <= 20);
        for hit in list(group, "hits") {
            assert!(
                hit["excerpt"]
                    .as_str()
                    .is_some_and(|text| text.chars().count() <= 120)
            );
        }
    }
}

#[test]
fn an_empty_search_ends_with_1() {
    let run = myomap(&["search", "xylophone", "zzz"]);
    assert_eq!(
        (run.out.as_str(), run.err.as_str(), run.code),
        ("Nothing mentions: xylophone zzz\n", "", Some(1))
    );
    let run = myomap(&["search", "…"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
    assert!(run.err.starts_with("error: `…` has no words\n"));
}
