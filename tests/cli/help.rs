//! The help ends in examples, and each of them can be typed as it stands.

use std::path::Path;
use std::process::{Command, Stdio};

use clap::CommandFactory;

/// The commands whose help must show an example: all that a person types.
fn helps() -> Vec<(String, String)> {
    let mut root = ::myomap::cli::Cli::command();
    root.build();
    let whole = ("myomap".to_owned(), root.render_help().to_string());
    let each = root.get_subcommands().map(|command| {
        let help = command.clone().render_help().to_string();
        (command.get_name().to_owned(), help)
    });
    std::iter::once(whole).chain(each).collect()
}

fn examples(help: &str) -> Vec<&str> {
    let shown = help
        .split_once("Examples:\n")
        .map_or("", |(_, after)| after);
    let lines = shown.lines().take_while(|line| line.starts_with("  "));
    lines.map(str::trim).collect()
}

#[test]
fn every_command_ends_in_examples() {
    let without = ["help", "eval", "data"];
    for (name, help) in helps() {
        let expected = !without.contains(&name.as_str());
        assert_eq!(!examples(&help).is_empty(), expected, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn every_example_of_the_help_is_answered() {
    let program = Path::new(env!("CARGO_BIN_EXE_myomap"));
    let folder = program.parent().expect("it lies in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    for (name, help) in helps() {
        for example in examples(&help) {
            assert!(example.contains("myomap "), "{name}: {example}");
            assert!(example.len() < 78, "{name}: {example}");
            let output = Command::new("sh")
                .args(["-c", example])
                .env("PATH", format!("{}:{path}", folder.display()))
                .env_remove("MYOMAP_DATA")
                .stdin(Stdio::null())
                .output()
                .expect("a shell runs");
            assert_eq!(output.status.code(), Some(0), "{name}: {example}");
            assert!(!output.stdout.is_empty(), "{name}: {example}");
        }
    }
}
