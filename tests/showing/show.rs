//! What `show` prints of a muscle, place, cue, condition or red flag.

use serde_json::Value;

use super::{file, json, list, myomap, root, texts};

#[test]
fn a_muscle_is_shown_whole() {
    let shown = json(&["show", "QL"]);
    assert_eq!(shown["schema"], "myomap.muscle.v1");
    for field in ["tool", "data", "group", "parts", "members"] {
        assert!(shown.get(field).is_some(), "{field}");
    }
    let record = file("data/muscles/low-back-pelvis/quadratus-lumborum.json");
    for (field, value) in record.as_object().expect("an object") {
        assert_eq!(&shown[field], value, "{field}");
    }
}

#[test]
fn a_muscles_page_reads_in_good_order() {
    let page = myomap(&["show", "quadratus", "lumborum"]).out;
    let parts = [
        "Quadratus lumborum (Musculus quadratus lumborum)",
        "Deep at the side of the low back",
        "Also called",
        "Origin",
        "Trigger point 1",
        "What else is noticed",
        "What makes it worse or better",
        "Mistaken for",
        "What tells it from other muscles",
        "How to test for it",
        "Cautions",
        "Self-care",
        "Sources",
        "not a diagnosis",
    ];
    let places: Vec<Option<usize>> = parts.iter().map(|part| page.find(part)).collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}\n{page}"
    );
    assert!(
        page.contains("; recalled]"),
        "claims that are only recalled say so"
    );
}

#[test]
fn an_own_record_is_shown_to_the_letter() {
    let own = root()
        .join("tests/overlays/clinician")
        .display()
        .to_string();
    let run = myomap(&["show", "interspinales-lumborum", "--data", &own]);
    let page = "\
Interspinales lumborum (Musculi interspinales lumborum)

Short slips between the bony tips of the low back, one pair a level.

Also called  lumbar interspinales
Origin       Spinous process of a lumbar vertebra [1; recalled]
Insertion    Spinous process of the next [1; recalled]
Action       Steadies the lumbar spine [1; recalled]
Nerve        Dorsal rami of the lumbar nerves [1; recalled]

Trigger point 1: between two tips

Where         Exactly in the middle, between two bony tips of the low back [1;
              recalled]
Usual area    Low back beside the spine (both sides) [1; recalled]
Felt by some  Sacrum (in the middle) [1; recalled]

What makes it worse or better

Worse with  bending forward [1; recalled]

No self-care

It lies directly on the joints of the spine and is not for pressing.

Notes
- Seen in two patients after long gardening; eased with the multifidi. [1;
  recalled]

Sources

[1]  A. Clinician 2026: Notes from practice (recalled)
This is a lookup of published referral patterns, not a diagnosis. Trigger points
are a disputed theory.
";
    assert_eq!(
        (run.out.as_str(), run.err.as_str(), run.code),
        (page, "", Some(0))
    );
}

#[test]
fn groups_show_members_and_muscles_show_parts() {
    let group = json(&["show", "hamstrings"]);
    assert_eq!(
        texts(&group, "members"),
        ["biceps-femoris", "semimembranosus", "semitendinosus"]
    );
    let muscle = json(&["show", "trapezius"]);
    assert_eq!(
        texts(&muscle, "parts"),
        ["trapezius-lower", "trapezius-middle", "trapezius-upper"]
    );
    let part = json(&["show", "upper", "trapezius"]);
    assert_eq!(
        (part["id"].as_str(), part["group"].as_str()),
        (Some("trapezius-upper"), Some("trapezius"))
    );
}

#[test]
fn a_place_lists_its_muscles_essential_first_in_the_judged_order() {
    for name in ["sacroiliac", "low-back", "calf", "groin", "heel"] {
        let place = json(&["show", name]);
        assert_eq!(place["schema"], "myomap.zone.v1");
        let key = |muscle: &Value| {
            (
                muscle["pattern"] != "essential",
                muscle["usual"].as_u64().unwrap_or(u64::MAX),
            )
        };
        let keys: Vec<_> = list(&place, "muscles").iter().map(key).collect();
        assert!(keys.is_sorted() && !keys.is_empty(), "{name}: {keys:?}");
        for muscle in list(&place, "muscles") {
            assert!(
                !list(muscle, "trigger_points").is_empty() && !list(muscle, "sources").is_empty()
            );
        }
        assert!(
            !myomap(&["show", name]).out.contains('%'),
            "shares are judgement, never percentages"
        );
    }
}

#[test]
fn every_zone_has_muscles_or_says_why() {
    for zone in list(&json(&["list", "zones"]), "items") {
        let count = zone["essential"].as_u64().unwrap_or_default()
            + zone["spillover"].as_u64().unwrap_or_default();
        let id = zone["id"].as_str().expect("an id");
        assert!(
            count > 0 || json(&["show", id])["no_muscle"].is_string(),
            "{id}"
        );
    }
}

#[test]
fn factors_signs_conditions_and_sources_are_shown() {
    let factor = json(&["show", "coughing"]);
    assert_eq!(
        (factor["schema"].as_str(), factor["kind"].as_str()),
        (Some("myomap.factor.v1"), Some("factor"))
    );
    let worse = |muscle: &&Value| muscle["effect"] == "worse";
    assert!(
        list(&factor, "muscles")
            .iter()
            .filter(worse)
            .any(|muscle| muscle["muscle"] == "quadratus-lumborum")
    );
    let sign = json(&["show", "numbness-tingling"]);
    assert_eq!(
        (sign["schema"].as_str(), sign["kind"].as_str()),
        (Some("myomap.factor.v1"), Some("sign"))
    );
    let condition = json(&["show", "sciatica"]);
    assert_eq!(condition["schema"], "myomap.condition.v1");
    assert!(
        list(&condition, "muscles")
            .iter()
            .any(|muscle| muscle["muscle"] == "gluteus-minimus")
    );
    assert!(
        list(&condition, "findings")
            .iter()
            .any(|finding| finding["lr_positive"].is_number())
    );
    let page = myomap(&["show", "sciatica"]).out;
    assert!(page.contains("Urgent if") && page.contains("LR+"), "{page}");
    let source = json(&["show", "seed-low-back-guide"]);
    assert_eq!(source["schema"], "myomap.source.v1");
    assert!(texts(&source, "cited_by").contains(&"piriformis".to_owned()));
}

#[test]
fn a_red_flag_is_shown_with_what_to_do() {
    let own = std::env::temp_dir().join(format!("myomap-show-{}", std::process::id()));
    std::fs::create_dir_all(&own).expect("a folder for the test");
    let flag = r#"[{"id":"made-up-flag","name":"Made-up flag","question":"Is it made up?","phrases":["made up pain"],
        "regions":["any"],"concern":"A thing that is made up","urgency":"same-day","action":"See a doctor today.",
        "sources":["recall"]}]"#;
    std::fs::write(own.join("red-flags.json"), flag).expect("written");
    let path = own.display().to_string();
    let shown = json(&["show", "made-up flag", "--data", &path]);
    let page = myomap(&["show", "made-up-flag", "--data", &path]).out;
    std::fs::remove_dir_all(&own).expect("removed");
    assert_eq!(
        (shown["schema"].as_str(), shown["urgency"].as_str()),
        (Some("myomap.red-flag.v1"), Some("same-day"))
    );
    assert!(
        page.contains("! SEE A DOCTOR TODAY: A thing that is made up\n! See a doctor today."),
        "{page}"
    );
}

#[test]
fn a_place_says_on_what_it_rests_that_a_muscle_is_usual_there() {
    let place = json(&["show", "low-back"]);
    assert_eq!(place["study"]["source"], "pubmed-40564172");
    let by = |muscle: &str| {
        let mut muscles = list(&place, "muscles").iter();
        let one = muscles.find(|one| one["muscle"] == muscle);
        one.expect("it is listed")["usual_by"].clone()
    };
    assert_eq!(by("quadratus-lumborum")["basis"], "study");
    assert_eq!(by("multifidus-lumborum")["guide"], "Lumbar pain");
    assert_eq!(by("piriformis")["basis"], "judgement");
    let page = myomap(&["show", "low-back", "--width", "120"]).out;
    for part in ["1 study", "3 guide", "judgement", "pubmed-40564172 (read)"] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    let source = json(&["show", "pubmed-40564172"]);
    assert!(texts(&source, "cited_by").contains(&"low-back".to_owned()));
}
