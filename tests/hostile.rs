//! Input nobody means well with: understood or refused clearly, never a panic, never an echo of
//! control characters.

use std::io::Write as _;
use std::os::unix::ffi::OsStringExt as _;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use myomap::query::phrase;
use myomap::store::Store;
use proptest::prelude::*;

fn myomap(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_myomap"))
        .args(args)
        .output()
        .expect("the program runs")
}

fn ask_stdin(input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_myomap"))
        .args(["ask", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // the program may stop reading early: a broken pipe here is no failure
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

/// Refused or answered, without a panic and without control characters.
fn assert_decent(output: &Output, what: &str) {
    let code = output.status.code();
    assert!(matches!(code, Some(0..=3)), "{what}: {code:?}");
    for (name, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
        let text = String::from_utf8(bytes.clone())
            .unwrap_or_else(|_| panic!("{what}: {name} is not text"));
        let stray = text
            .chars()
            .find(|letter| letter.is_control() && !matches!(letter, '\n'));
        assert_eq!(stray, None, "{what}: {name} echoes a control character");
        assert!(!text.contains("panicked"), "{what}: {text}");
    }
    if code == Some(2) {
        assert!(output.stderr.starts_with(b"error: "), "{what}");
        assert!(output.stdout.is_empty(), "{what}");
    }
}

#[test]
fn terminal_escapes_are_never_echoed() {
    let texts = [
        "low back \u{1b}[31mred\u{1b}[0m",
        "\u{1b}]0;title\u{7}buttock",
        "\u{9b}31m calf",
        "foo\u{1b}[2Jbar qux",
        "left\u{8}\u{8}\u{8}buttock\r\nsnork",
        "buttock \u{1b}[31m zzz \u{1b}[0m yyy",
    ];
    for text in texts {
        for format in ["table", "text", "markdown", "csv", "json", "html"] {
            assert_decent(&myomap(&["ask", text, "--format", format]), text);
            assert_decent(&myomap(&["rank", text, "--format", format]), text);
            assert_decent(
                &myomap(&["rank", "buttock", "--worse", text, "--format", format]),
                text,
            );
        }
    }
}

#[test]
fn any_script_is_refused_clearly_or_read() {
    let texts = [
        "🙂🙂🙂",
        "ألم في أسفل الظهر",
        "כאב גב",
        "腰痛",
        "\u{202e}kcab wol",
        "ﬁnger",
        "ǆ",
        "İ",
        "e\u{301}paule",
        "…",
        "   ",
        "'",
        "'’'",
        "=",
        "buttock=",
        "=7",
        "buttock=11",
        "buttock=-1",
        "buttock=7=8",
    ];
    for text in texts {
        assert_decent(&myomap(&["ask", text]), text);
        assert_decent(&myomap(&["rank", text]), text);
        assert_decent(&myomap(&["rank", "buttock", "--with", text]), text);
    }
}

#[test]
fn what_is_understood_beside_nonsense_is_answered() {
    let output = myomap(&["ask", "🙂 low back 腰 and buttock 🙂", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("json");
    assert_eq!(json["understood"].as_array().map(Vec::len), Some(2));
    assert_eq!(json["not_understood"], serde_json::json!(["腰"]));
}

#[test]
fn a_megabyte_is_refused_in_good_time() {
    let start = Instant::now();
    for text in [
        "buttock ".repeat(131_072),
        "x".repeat(1_048_576),
        ",".repeat(1_048_576),
        "🙂".repeat(262_144),
    ] {
        let output = ask_stdin(text.as_bytes());
        assert_decent(&output, "a megabyte");
        assert_eq!(output.status.code(), Some(2));
    }
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn the_longest_text_allowed_is_read_in_good_time() {
    let store = Store::shipped();
    let tables = store.tables();
    let patterns = [
        "no a,",
        "left ",
        "not ",
        "worse and ",
        "front of ",
        "upper and ",
        "sitting, ",
        "low ",
        "7/",
        "(",
        "on the outer side ",
        "no numbness, or ",
    ];
    for pattern in patterns {
        let text = pattern.repeat(200_000 / pattern.len());
        let start = Instant::now();
        let _ = phrase::read(tables, &text);
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(20), "{pattern}: {taken:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let output = ask_stdin(b"low back \xff\xfe pain");
    assert_decent(&output, "invalid bytes on stdin");
    assert_eq!(output.status.code(), Some(2));
    let broken = std::ffi::OsString::from_vec(b"low back \xff".to_vec());
    for command in ["ask", "rank"] {
        let output = Command::new(env!("CARGO_BIN_EXE_myomap"))
            .arg(command)
            .arg(&broken)
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(output.stdout.is_empty());
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn an_empty_question_says_what_to_do() {
    for input in ["", "\n", "\0\0\0", "\u{feff}"] {
        let output = ask_stdin(input.as_bytes());
        assert_decent(&output, "nothing");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("myomap rank"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn reading_never_panics(text in "\\PC{0,200}") {
        let store = Store::shipped();
        let _ = phrase::read(store.tables(), &text);
        let _ = phrase::places(store.tables(), &text, true);
    }

    #[test]
    fn words_in_any_order_are_read_or_reported(words in prop::collection::vec(prop::sample::select(vec![
        "no", "not", "left", "right", "both", "worse", "better", "sitting", "walking", "helps", "hurts", "fine", "but",
        "and", "or", ",", ".", ":", "(", ")", "/", "buttock", "groin", "outer", "side", "of", "the", "knee", "7/10",
        "mostly", "since", "after", "a", "fall", "numbness", "l", "r", "doesn't", "when", "i", "it", "than", "except",
        "can", "upper", "lower", "back", "post", "none", "zzz",
    ]), 0..25)) {
        let text = words.join(" ");
        let store = Store::shipped();
        let reading = phrase::read(store.tables(), &text);
        let unknown = words.iter().filter(|word| **word == "zzz").count();
        let reported = reading.not_understood.iter().map(|left| left.matches("zzz").count()).sum::<usize>();
        prop_assert_eq!(unknown, reported, "{}: {:?}", text, reading);
    }
}
