//! Forms, colour, pipes, and the same bytes each time.

use std::process::{Command, Stdio};

use super::{myomap, stdout};

#[test]
fn the_same_question_gives_the_same_bytes() {
    let question = [
        "rank",
        "left low back",
        "buttock",
        "--worse",
        "sitting",
        "--format",
        "json",
    ];
    let first = stdout(myomap(question));
    for _ in 0..3 {
        assert_eq!(stdout(myomap(question)), first);
    }
}

#[test]
fn colour_only_where_it_is_wanted() {
    let question = ["rank", "knee", "-n", "2"];
    let coloured = |run: super::Run| stdout(run).contains('\u{1b}');
    assert!(!coloured(myomap(question)), "a pipe has no colour");
    assert!(coloured(myomap(question).env("CLICOLOR_FORCE", "1")));
    assert!(!coloured(
        myomap(question)
            .env("CLICOLOR_FORCE", "1")
            .env("NO_COLOR", "1")
    ));
    assert!(coloured(
        myomap(["rank", "knee", "--color", "always"]).env("NO_COLOR", "1")
    ));
    assert!(!coloured(
        myomap(["rank", "knee", "--color", "never"]).env("CLICOLOR_FORCE", "1")
    ));
}

#[test]
fn json_parses_and_one_line_is_one_line() {
    let json = stdout(myomap(["rank", "knee", "--format", "json"]));
    let line = stdout(myomap(["rank", "knee", "--format", "ndjson"]));
    assert_eq!(line.lines().count(), 1);
    let (json, line): (serde_json::Value, serde_json::Value) = (
        serde_json::from_str(&json).expect("JSON"),
        serde_json::from_str(&line).expect("JSON"),
    );
    assert_eq!(json, line);
}

#[test]
fn rows_have_as_many_fields_as_the_header() {
    for (format, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        let printed = stdout(myomap(["rank", "left knee", "thigh", "--format", format]));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .from_reader(printed.as_bytes());
        let header = reader.headers().expect("a header").len();
        let mut rows = 0;
        for row in reader.records() {
            assert_eq!(row.expect("a row").len(), header);
            rows += 1;
        }
        assert_eq!(rows, 10);
    }
}

#[test]
fn the_version_names_program_and_data() {
    let expected = format!(
        "myomap {} (data {})\n",
        env!("CARGO_PKG_VERSION"),
        myomap::knowledge::VERSION
    );
    myomap(["--version"]).gives(0, &expected, "");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_success() {
    let program = env!("CARGO_BIN_EXE_myomap");
    for command in ["list muscles", "data export", "completions bash", "man"] {
        let script =
            format!("'{program}' {command} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}");
        let output = Command::new("bash")
            .args(["-c", &script])
            .stdin(Stdio::null())
            .output()
            .expect("bash runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "0\n", "{command}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{command}");
    }
}

#[test]
fn completions_and_manual_are_printed() {
    assert!(stdout(myomap(["completions", "bash"])).contains("_myomap"));
    assert!(stdout(myomap(["man"])).contains(".TH myomap"));
}

#[test]
fn the_manual_has_a_page_for_every_command_with_every_option() {
    use clap::CommandFactory;
    let pages = stdout(myomap(["man"]));
    let mut root = ::myomap::cli::Cli::command();
    root.build();
    let mut commands: Vec<&clap::Command> = root.get_subcommands().collect();
    let inner: Vec<_> = commands
        .iter()
        .flat_map(|one| one.get_subcommands())
        .collect();
    commands.extend(inner);
    for command in commands.iter().filter(|one| one.get_name() != "help") {
        let title = command.get_display_name().unwrap_or_default();
        if title.contains("help") {
            continue;
        }
        let page = pages
            .split(".TH ")
            .find(|page| page.starts_with(&format!("{title} ")));
        let page = page.unwrap_or_else(|| panic!("no page for {title}"));
        for long in command.get_arguments().filter_map(clap::Arg::get_long) {
            let written = format!("\\-\\-{}", long.replace('-', "\\-"));
            assert!(page.contains(&written), "{title} lacks --{long}");
        }
    }
    let rank = stdout(myomap(["man", "rank"]));
    assert!(rank.contains("show\\-anyway") && rank.matches(".TH ").count() == 1);
    let unknown = myomap(["man", "nope"]).output();
    assert_eq!(unknown.status.code(), Some(2));
}
