//! `show`, `list`, `search`, `care`, `compare` and `data`, as a person or a script meets them.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

mod schema;

/// What a run printed, and how it ended.
struct Run {
    out: String,
    err: String,
    code: Option<i32>,
}

fn myomap(words: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_myomap"));
    let run = command
        .args(words)
        .env_remove("MYOMAP_DATA")
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Run {
        out: text(run.stdout),
        err: text(run.stderr),
        code: run.status.code(),
    }
}

fn json(words: &[&str]) -> Value {
    let run = myomap(&[words, &["--format", "json"]].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{words:?}: {error}: {}", run.err))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn file(path: &str) -> Value {
    let text = std::fs::read_to_string(root().join(path)).expect("the file is there");
    serde_json::from_str(&text).expect("JSON")
}

fn list<'v>(value: &'v Value, field: &str) -> &'v Vec<Value> {
    value[field]
        .as_array()
        .unwrap_or_else(|| panic!("`{field}` is no list"))
}

fn texts(value: &Value, field: &str) -> Vec<String> {
    list(value, field)
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

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
fn stats_add_up() {
    let stats = json(&["data", "stats"]);
    assert_eq!(stats["schema"], "myomap.stats.v1");
    for field in [
        "muscles",
        "parts",
        "groups",
        "trigger_points",
        "referrals",
        "essential",
        "spillover",
        "claims",
    ] {
        let sum: u64 = list(&stats, "folders")
            .iter()
            .filter_map(|folder| folder[field].as_u64())
            .sum();
        assert_eq!(stats["folders_total"][field].as_u64(), Some(sum), "{field}");
    }
    let total = &stats["folders_total"];
    assert_eq!(
        total["referrals"].as_u64(),
        Some(total["essential"].as_u64().unwrap_or(0) + total["spillover"].as_u64().unwrap_or(0))
    );
    for field in ["read", "two_or_more", "referrals_read"] {
        assert!(
            (0.0..=1.0).contains(&total[field].as_f64().expect("a share")),
            "{field}"
        );
    }
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

#[test]
fn care_puts_cautions_first_and_is_honest() {
    let page = myomap(&["care", "piriformis"]).out;
    let parts = [
        "Before you start\n",
        "\n! ",
        "\nHow to find it\n",
        "\nPress\n",
        "\nHow long, and why\n",
        "\nStretch\n",
        "\nWhat keeps it going\n",
        "\nWhat to expect\n",
        "\nWhen to stop",
        "\nSources\n",
    ];
    let places: Vec<Option<usize>> = parts.iter().map(|part| page.find(part)).collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}\n{page}"
    );
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        page.contains("Lu 2022") && page.contains("disputed") && page.contains("Sources conflict")
    );
    let answer = json(&["care", "piriformis"]);
    assert_eq!(answer["schema"], "myomap.care.v1");
    assert!(texts(&answer, "from").is_empty() && answer["no_care"].is_null());
}

#[test]
fn care_falls_back_to_members_parts_and_the_whole() {
    let group = json(&["care", "hamstrings"]);
    assert!(texts(&group, "from").contains(&"semitendinosus".to_owned()));
    assert!(!list(&group, "cautions").is_empty() && !list(&group, "press").is_empty());
    let page = myomap(&["care", "hamstrings"])
        .out
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(
        page.contains("This is the care of: Biceps femoris; Semimembranosus; Semitendinosus."),
        "{page}"
    );
    let part = json(&["care", "pterygoid-lateral-superior"]);
    assert_eq!(texts(&part, "from"), ["pterygoid-lateral"]);
    let none = json(&["care", "omohyoid"]);
    assert!(none["no_care"].is_string() && list(&none, "press").is_empty());
}

#[test]
fn no_care_is_ever_without_a_caution() {
    for item in list(&json(&["list", "muscles"]), "items") {
        let id = item["id"].as_str().expect("an id");
        let answer = json(&["care", id]);
        let kinds = ["press", "stretch", "strengthen", "posture", "habits"];
        let some = kinds.iter().any(|kind| !list(&answer, kind).is_empty());
        assert!(!some || !list(&answer, "cautions").is_empty(), "{id}");
        assert!(
            some || answer["no_care"].is_string(),
            "{id} has neither care nor a reason"
        );
    }
}

#[test]
fn muscles_are_compared_side_by_side() {
    let answer = json(&["compare", "QL", "gluteus medius"]);
    assert_eq!(answer["schema"], "myomap.compare.v1");
    for field in ["zones", "factors", "signs", "mimics"] {
        for line in list(&answer, field) {
            assert_eq!(list(line, "values").len(), 2, "{field}");
        }
    }
    let both: Vec<bool> = list(&answer, "zones")
        .iter()
        .map(|line| list(line, "values").iter().all(Value::is_string))
        .collect();
    assert!(
        both[0] && both.windows(2).all(|pair| pair[0] >= pair[1]),
        "shared zones first: {both:?}"
    );
    assert!(
        list(&answer, "told_apart")
            .iter()
            .any(|told| told["from"] == "gluteus-medius")
    );
    let four = myomap(&[
        "compare",
        "hamstrings",
        "piriformis",
        "gluteus-minimus",
        "sternocleidomastoid",
    ]);
    assert!(
        four.out.contains("A  Hamstrings") && four.out.contains("D  Sternocleidomastoid"),
        "{}",
        four.out
    );
    let twice = myomap(&["compare", "QL", "quadratus-lumborum"]);
    assert_eq!(
        (twice.err.as_str(), twice.code),
        (
            "error: `quadratus-lumborum` is named twice\nName two to four different muscles.\n",
            Some(2)
        )
    );
}

#[test]
fn the_shipped_data_has_no_problems() {
    let run = myomap(&["data", "check"]);
    assert!(
        run.out.starts_with("No problems in the shipped data ("),
        "{}",
        run.out
    );
    assert_eq!(run.code, Some(0));
}

#[test]
fn the_whole_knowledge_base_is_exported() {
    let whole = json(&["data", "export"]);
    assert_eq!(whole["schema"], "myomap.export.v1");
    assert_eq!(
        list(&whole, "zones").len(),
        file("data/zones.json").as_array().map_or(0, Vec::len)
    );
    let lines = myomap(&["data", "export", "--format", "ndjson"]).out;
    let muscles = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .filter(|line| line["list"] == "muscles");
    let muscles: Vec<Value> = muscles.map(|line| line["record"].clone()).collect();
    assert_eq!(&muscles, list(&whole, "muscles"));
    let rows = myomap(&["data", "export", "--format", "csv"]).out;
    assert!(rows.starts_with("record,claim,id,text,detail,degree,side,sources,recalled\n"));
    let run = myomap(&["data", "export", "--format", "markdown"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
    assert_eq!(
        run.err,
        "error: the data is exported as json, ndjson, csv or tsv\nChoose one with --format.\n"
    );
}

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

#[test]
fn shares_are_counted_by_what_they_rest_on() {
    let shares = json(&["data", "stats"])["usual"].clone();
    let bases: Vec<_> = shares.as_array().into_iter().flatten().collect();
    let said: Vec<_> = bases
        .iter()
        .filter_map(|one| one["basis"].as_str())
        .collect();
    assert_eq!(said, ["study", "guide", "judgement"]);
    for one in bases {
        assert!(one["count"].as_u64() > Some(0) && one["read"].as_u64() <= one["count"].as_u64());
    }
}
