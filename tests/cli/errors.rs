//! What is not understood: exit code 2, the reason and the next step on standard error.

use super::myomap;

#[test]
fn an_unknown_place_suggests_the_closest_ones() {
    myomap(["rank", "lower bakc"]).gives(
        2,
        "",
        "error: no place is called `lower bakc`\nDid you mean `low back` or `elbow back`?\n",
    );
}

#[test]
fn nothing_to_go_by() {
    myomap(["rank"]).gives(
        2,
        "",
        "error: nothing to go by: no place that hurts was named\n\
         Name at least one, for instance: myomap rank \"low back\" buttock --worse sitting\n",
    );
}

#[test]
fn a_misspelt_place_in_a_sentence_suggests_the_closest_ones() {
    for (text, name) in [
        ("pain in my butock", "buttock"),
        ("lumber pain when sitting", "lumbar"),
        ("trapezious hurts", "trapezius"),
    ] {
        let output = myomap(["ask", text]).output();
        assert_eq!(output.status.code(), Some(2), "{text}");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(
            error.ends_with(&format!("Did you mean `{name}`?\n")),
            "{error}"
        );
    }
}

#[test]
fn the_same_place_present_and_absent() {
    myomap(["rank", "buttock", "--not", "buttock"]).gives(
        2,
        "",
        "error: `buttock` cannot be both painful and free of pain\nSay it once, or leave it out when unsure.\n",
    );
}

#[test]
fn an_intensity_out_of_range() {
    for text in ["buttock=11", "buttock=-1", "buttock=x"] {
        let number = text.split('=').nth(1).expect("it has one");
        let message = format!(
            "error: `{number}` is not an intensity\nAn intensity is a whole number from 0 to 10, as in: buttock=7\n"
        );
        myomap(["rank", text]).gives(2, "", &message);
    }
}

#[test]
fn five_hundred_places() {
    let zones = super::stdout(myomap(["list", "zones", "-q"]));
    let places: Vec<&str> = zones.lines().collect();
    let many: Vec<&str> = ["rank"]
        .into_iter()
        .chain(places.iter().copied().cycle().take(500))
        .collect();
    let output = myomap(many).output();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .starts_with("error: more than 100 findings in one question\n")
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn an_argument_of_a_hundred_kilobytes() {
    // one argument of a megabyte is refused by the operating system itself
    let long = "low back ".repeat(12_000);
    let output = myomap(["rank", &long]).output();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        error.starts_with("error: a phrase of 108000 bytes is too long: `low back low back"),
        "{error}"
    );
    assert!(error.len() < 400, "the error itself is short");
}

#[test]
fn a_megabyte_of_text_on_standard_input() {
    // the limit falls into the middle of a letter of the second: still too long, still text
    for text in ["my back hurts ", "x腰"] {
        let output = myomap(["ask", "-"]).input(text.repeat(75_000)).output();
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(error.starts_with("error: a text of "), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn invalid_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let bytes = std::ffi::OsStr::from_bytes(b"low \xff back");
    let output = myomap([std::ffi::OsStr::new("rank"), bytes]).output();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("invalid UTF-8"));
    let output = myomap(["ask", "-"])
        .input(b"low \xff back".to_vec())
        .output();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .starts_with("error: standard input is not UTF-8 text\n")
    );
}

#[test]
fn terminal_escapes_are_not_echoed() {
    let output = myomap(["rank", "\u{1b}[31mxyzzy"]).output();
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stderr.contains(&0x1b));
}

#[test]
fn a_folder_that_is_not_there() {
    let output = myomap(["rank", "knee", "--data", "no-such-folder"]).output();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr).starts_with("error: cannot use `no-such-folder`: ")
    );
}

#[test]
fn a_file_that_holds_no_cases_is_named() {
    let path = std::env::temp_dir().join(format!("myomap-cases-{}.json", std::process::id()));
    let name = path.display().to_string();
    for (text, why) in [
        ("[]", "` holds no cases\n"),
        (
            "[1]",
            "` is no file of labelled cases: invalid type: integer `1`, expected an object at line 1",
        ),
    ] {
        std::fs::write(&path, text).expect("written");
        let output = myomap(["eval", &name]).output();
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            error.starts_with(&format!("error: `{name}{why}")),
            "{error}"
        );
    }
    std::fs::remove_file(path).expect("it is ours");
}

#[test]
fn a_diagnosis_is_not_a_place_but_its_places_are_named() {
    let error = "error: `sciatica` is a condition (Sciatica (lumbar nerve-root pain)), not a place that hurts\n\
         Name those of its usual places where it hurts: myomap rank \"low back\" buttock \"lower leg\" \"ankle and foot\"\n\
         `myomap show lumbar-radiculopathy` says what tells it from the pain of a muscle.\n";
    myomap(["rank", "sciatica"]).gives(2, "", error);
    myomap(["ask", "sciatica"]).gives(2, "", error);
}

#[test]
fn a_muscle_is_not_a_place_either() {
    let error = "error: `piriformis` is a muscle, not a place that hurts\n\
         Name the places where it hurts, for instance: myomap rank \"low back\" buttock\n\
         `myomap show piriformis` says where its pain goes, `myomap care piriformis` what helps.\n";
    myomap(["rank", "piriformis"]).gives(2, "", error);
}

#[test]
fn a_path_is_echoed_without_escapes() {
    for args in [
        ["batch", "\u{1b}[31mred"].as_slice(),
        &["eval", "\u{1b}[31mred"],
        &["data", "check", "\u{1b}[31mred"],
        &["rank", "knee", "--from", "\u{1b}[31mred"],
    ] {
        let output = myomap(args).output();
        assert_eq!(output.status.code(), Some(2));
        assert!(!output.stderr.contains(&0x1b), "{args:?}");
    }
}
