//! A user's own data over the shipped: good folders work, every kind of broken one is refused
//! as a whole, with file, id and rule.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

fn myomap(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_myomap"));
    command
        .args(words)
        .env_remove("MYOMAP_DATA")
        .env("NO_COLOR", "1");
    command.output().expect("the program runs")
}

fn folder(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/overlays")
        .join(name);
    path.display().to_string()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

fn json(words: &[&str]) -> Value {
    let run = myomap(&[words, &["--format", "json"]].concat());
    serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|error| panic!("{words:?}: {error}: {}", text(&run.stderr)))
}

/// Folder below `broken`, file, line, id and rule of its one problem.
const BROKEN: &[(&str, &str, u64, &str, &str)] = &[
    ("area-in-area", "areas.json", 3, "own-area", "no-cycles"),
    ("bad-id", "signs.json", 3, "Own Sign", "kebab-id"),
    (
        "care-without-caution",
        OWN_MUSCLE,
        2,
        "own-muscle",
        "caution-with-care",
    ),
    ("claim-twice", OWN_MUSCLE, 2, "own-muscle", "unique-claim"),
    (
        "disable-a-number",
        "ranking.json",
        3,
        "leak",
        "known-number",
    ),
    (
        "disable-and-more",
        "factors.json",
        3,
        "coughing",
        "patch-or-disable",
    ),
    (
        "disable-nothing",
        "factors.json",
        3,
        "moonlight",
        "known-id",
    ),
    ("double-field", "factors.json", 5, "", "unique-field"),
    ("empty-text", OWN_MUSCLE, 2, "own-muscle", "has-text"),
    (
        "flag-that-never-fires",
        "red-flags.json",
        3,
        "own-flag",
        "can-fire",
    ),
    (
        "foreign-default-zone",
        "regions.json",
        3,
        "hip",
        "default-zone",
    ),
    (
        "gathered-by-a-lesser",
        "red-flags.json",
        3,
        "own-flag",
        "gathered",
    ),
    (
        "group-without-members",
        "muscles/low-back-pelvis/own-group.json",
        2,
        "own-group",
        "group-has-members",
    ),
    (
        "id-of-another-kind",
        "signs.json",
        3,
        "piriformis",
        "unique-id",
    ),
    ("id-twice", "signs.json", 7, "own-sign", "unique-id"),
    ("list-for-object", OWN_MUSCLE, 1, "", "shape"),
    ("missing-field", "signs.json", 3, "own-sign", "shape"),
    ("missing-source", OWN_MUSCLE, 2, "own-muscle", "has-source"),
    ("name-clash", "signs.json", 3, "own-sign", "unique-name"),
    (
        "name-without-letters",
        "signs.json",
        3,
        "own-sign",
        "has-text",
    ),
    (
        "names-itself",
        OWN_MUSCLE,
        2,
        "own-muscle",
        "known-reference",
    ),
    (
        "names-what-it-disables",
        OWN_MUSCLE,
        2,
        "own-muscle",
        "known-reference",
    ),
    ("no-id", "signs.json", 0, "", "shape"),
    ("no-reason", OWN_MUSCLE, 2, "own-muscle", "says-why"),
    (
        "not-a-group",
        OWN_MUSCLE,
        2,
        "own-muscle",
        "group-has-members",
    ),
    ("not-json", "zones.json", 4, "", "json"),
    ("not-utf8", "signs.json", 4, "", "utf-8"),
    (
        "number-out-of-range",
        "ranking.json",
        3,
        "leak",
        "value-in-range",
    ),
    ("object-for-list", "zones.json", 1, "", "shape"),
    (
        "one-sided-neighbour",
        "zones.json",
        3,
        "own-zone",
        "symmetric-neighbours",
    ),
    (
        "part-of-nothing",
        "muscles/low-back-pelvis/own-part.json",
        2,
        "own-part",
        "part-of-muscle",
    ),
    (
        "patch-not-true",
        "factors.json",
        3,
        "coughing",
        "patch-or-disable",
    ),
    ("patch-of-nothing", "zones.json", 3, "groyn", "known-id"),
    (
        "share-out-of-range",
        "conditions.json",
        3,
        "own-condition",
        "value-in-range",
    ),
    (
        "source-not-to-be-found",
        "sources.json",
        3,
        "own-source",
        "can-be-found",
    ),
    ("source-twice", OWN_MUSCLE, 2, "own-muscle", "unique-source"),
    ("text-for-record", "signs.json", 0, "", "shape"),
    (
        "unknown-factor",
        OWN_MUSCLE,
        2,
        "own-muscle",
        "known-reference",
    ),
    ("unknown-field", "signs.json", 3, "own-sign", "shape"),
    ("unknown-file", "patients.json", 0, "", "known-file"),
    ("unknown-number", "ranking.json", 3, "magic", "known-number"),
    (
        "unknown-source",
        OWN_MUSCLE,
        2,
        "own-muscle",
        "known-reference",
    ),
    ("unknown-word", OWN_MUSCLE, 2, "own-muscle", "allowed-value"),
    (
        "unknown-zone",
        OWN_MUSCLE,
        2,
        "own-muscle",
        "known-reference",
    ),
    (
        "weight-out-of-range",
        "usual.json",
        3,
        "groin",
        "value-in-range",
    ),
    (
        "wrong-file-name",
        "muscles/low-back-pelvis/my-muscle.json",
        2,
        "own-muscle",
        "file-name",
    ),
    (
        "wrong-folder",
        "muscles/pelvis/own-muscle.json",
        2,
        "own-muscle",
        "file-name",
    ),
    ("wrong-type", "sources.json", 3, "own-source", "shape"),
    (
        "zone-without-muscle",
        "zones.json",
        3,
        "own-zone",
        "says-why",
    ),
    (
        "opens-for-another",
        "body.json",
        3,
        "elbow-inset",
        "opens-for-its-own",
    ),
    (
        "shape-crosses-itself",
        "body.json",
        3,
        "elbow-inset",
        "simple-shape",
    ),
    ("shape-missing", "body.json", 3, "elbow-inset", "has-shape"),
    (
        "shape-off-the-grid",
        "body.json",
        3,
        "elbow-inset",
        "points-in-range",
    ),
    (
        "shape-without-points",
        "body.json",
        3,
        "elbow-inset",
        "points",
    ),
    (
        "view-without-outline",
        "body.json",
        3,
        "elbow-inset",
        "has-outline",
    ),
    (
        "zone-drawn-twice",
        "body.json",
        3,
        "elbow-inset",
        "unique-zone",
    ),
];
const OWN_MUSCLE: &str = "muscles/low-back-pelvis/own-muscle.json";

#[test]
fn a_broken_folder_is_refused_whole_with_its_one_problem() {
    for (name, file, line, id, rule) in BROKEN {
        let path = folder(&format!("broken/{name}"));
        let run = myomap(&["list", "regions", "--data", &path]);
        assert_eq!(
            (run.status.code(), run.stdout.len()),
            (Some(2), 0),
            "{name}"
        );
        let said = text(&run.stderr);
        let lines: Vec<&str> = said.lines().collect();
        let [first, problem, last] = lines[..] else {
            panic!("{name}: {said}")
        };
        assert_eq!(first, format!("error: 1 problem in the data of `{path}`"));
        assert_eq!(last, "Nothing was loaded. Mend these and try again.");
        let line = if *line == 0 {
            String::new()
        } else {
            format!(":{line}")
        };
        let id = if id.is_empty() {
            String::new()
        } else {
            format!(" `{id}`:")
        };
        assert!(
            problem.starts_with(&format!("  {file}{line}:{id} ")),
            "{name}: {problem}"
        );
        assert!(
            problem.ends_with(&format!(" [{rule}]")),
            "{name}: {problem}"
        );
    }
}

#[test]
fn data_check_reports_the_same_for_scripts() {
    for (name, file, line, id, rule) in BROKEN.iter().step_by(8) {
        let path = folder(&format!("broken/{name}"));
        let run = myomap(&["data", "check", &path, "--format", "json"]);
        assert_eq!(run.status.code(), Some(2), "{name}");
        let answer: Value = serde_json::from_slice(&run.stdout).expect("JSON");
        assert_eq!(answer["schema"], "myomap.check.v1");
        let problems = answer["problems"].as_array().expect("a list");
        assert_eq!(problems.len(), 1, "{name}: {problems:?}");
        let found = ["file", "id", "rule"].map(|field| problems[0][field].as_str().expect("text"));
        assert_eq!(found, [*file, *id, *rule], "{name}");
        assert_eq!(problems[0]["line"], *line, "{name}");
    }
}

#[test]
fn every_broken_folder_stands_in_the_table() {
    let all = std::fs::read_dir(folder("broken")).expect("the folder is there");
    let elsewhere = ["disable-a-zone-with-points", "no-files"];
    for entry in all {
        let name = entry
            .expect("readable")
            .file_name()
            .into_string()
            .expect("UTF-8");
        let known =
            BROKEN.iter().any(|(broken, ..)| *broken == name) || elsewhere.contains(&name.as_str());
        assert!(known, "{name} is not tested");
    }
}

#[test]
fn a_folder_without_files_is_refused() {
    for words in [&["data", "check"][..], &["list", "regions", "--data"]] {
        let run = myomap(&[words, &[folder("broken/no-files").as_str()]].concat());
        assert_eq!((run.status.code(), run.stdout.len()), (Some(2), 0));
        assert!(text(&run.stderr).contains("no-files` holds no .json files"));
        let run = myomap(&[words, &["/nowhere/at/all"]].concat());
        assert_eq!(run.status.code(), Some(2));
        assert!(text(&run.stderr).starts_with("error: cannot use `/nowhere/at/all`"));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let own = std::env::temp_dir().join(format!("myomap-pipe-{}", std::process::id()));
    std::fs::create_dir_all(&own).expect("a folder for the test");
    let made = Command::new("mkfifo").arg(own.join("zones.json")).status();
    assert!(made.expect("mkfifo runs").success());
    let run = myomap(&["data", "check", &own.display().to_string()]);
    std::fs::remove_dir_all(&own).expect("removed");
    assert_eq!((run.status.code(), run.stdout.len()), (Some(2), 0));
    assert!(text(&run.stderr).contains("zones.json: not a regular file"));
}

#[test]
fn a_zone_in_which_points_lie_cannot_be_taken_away() {
    let answer = json(&[
        "data",
        "check",
        &folder("broken/disable-a-zone-with-points"),
    ]);
    let problems = answer["problems"].as_array().expect("a list");
    assert!(!problems.is_empty());
    for problem in problems {
        assert_eq!(problem["rule"], "known-reference");
        let message = problem["message"].as_str().expect("text");
        assert!(
            message.starts_with("unknown zone `suboccipital`; this record is shipped"),
            "{message}"
        );
    }
}

#[test]
fn a_clinicians_own_records_are_added_patched_and_left_out() {
    let own = folder("clinician");
    let check = myomap(&["data", "check", &own]);
    assert_eq!(
        (check.status.code(), text(&check.stdout)),
        (Some(0), format!("No problems in `{own}` (4 files).\n"))
    );
    let added = json(&["show", "lumbar interspinales", "--data", &own]);
    assert_eq!(added["id"], "interspinales-lumborum");
    assert_eq!(added["data"], "2026.11+own");
    let ranked = myomap(&[
        "rank",
        "lumbar-paraspinal",
        "-n",
        "200",
        "-q",
        "--data",
        &own,
    ]);
    assert!(
        text(&ranked.stdout)
            .lines()
            .any(|id| id == "interspinales-lumborum")
    );
    let patched = json(&["show", "piriformis", "--data", &own]);
    let shipped = json(&["show", "piriformis"]);
    assert_eq!(patched["care"], shipped["care"]);
    let notes = |record: &Value| record["notes"].as_array().map_or(0, Vec::len);
    assert_eq!(notes(&patched), notes(&shipped) + 1);
    assert_eq!(myomap(&["show", "pyramidalis"]).status.code(), Some(0));
    let gone = myomap(&["show", "pyramidalis", "--data", &own]);
    assert_eq!(gone.status.code(), Some(2));
    assert!(
        !text(&myomap(&["data", "export", "-f", "ndjson", "--data", &own]).stdout)
            .contains("\"pyramidalis\"")
    );
}

#[test]
fn the_folder_may_come_from_the_environment() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_myomap"));
    let run = command
        .args(["show", "interspinales-lumborum", "-q"])
        .env("MYOMAP_DATA", folder("clinician"));
    assert_eq!(
        text(&run.output().expect("the program runs").stdout),
        "interspinales-lumborum\n"
    );
}

#[test]
fn places_answer_to_their_names_in_another_language() {
    let answer = json(&[
        "rank",
        "unterer Rücken",
        "LEISTE",
        "--worse",
        "beim Husten",
        "--data",
        &folder("german"),
    ]);
    let ids: Vec<&str> = answer["understood"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["id"].as_str())
        .collect();
    assert_eq!(ids, ["low-back", "groin", "coughing"]);
    assert!(!answer["candidates"].as_array().expect("a list").is_empty());
}

/// Red flags are shipped data: nothing to test while there are none.
#[test]
fn a_shipped_red_flag_cannot_be_silenced() {
    let flags = text(&myomap(&["list", "red-flags", "-q"]).stdout);
    let Some(id) = flags.lines().next() else {
        return;
    };
    let own = std::env::temp_dir().join(format!("myomap-flags-{}", std::process::id()));
    std::fs::create_dir_all(&own).expect("a folder for the test");
    let path = own.display().to_string();
    std::fs::write(
        own.join("red-flags.json"),
        format!("[{{\"id\":\"{id}\",\"disable\":true}}]"),
    )
    .expect("written");
    let run = myomap(&["data", "check", &path, "--format", "csv"]);
    let expected = format!(
        "file,line,id,rule,message\nred-flags.json,1,{id},red-flag-kept,\"a red flag can be added to, not removed\"\n"
    );
    assert_eq!((run.status.code(), text(&run.stdout)), (Some(2), expected));
    let shipped = json(&["show", id]);
    std::fs::write(
        own.join("red-flags.json"),
        format!("[{{\"id\":\"{id}\",\"patch\":true,\"phrases\":[\"zzz\"],\"combinations\":[]}}]"),
    )
    .expect("written");
    let patched = json(&["show", id, "--data", &path]);
    std::fs::remove_dir_all(&own).expect("removed");
    let all = |record: &Value, field: &str| record[field].as_array().cloned().unwrap_or_default();
    assert_eq!(
        all(&patched, "phrases").len(),
        all(&shipped, "phrases").len() + 1
    );
    assert_eq!(all(&patched, "combinations"), all(&shipped, "combinations"));
}
