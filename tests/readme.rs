//! Every console example of the README is run and its output compared.

use std::process::Command;

/// One example: a command line and what it prints.
struct Example {
    line: usize,
    command: String,
    output: String,
}

fn examples(readme: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for (at, line) in readme.lines().enumerate() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if inside && line.starts_with("$ ") => {
                examples.push(Example {
                    line: at + 1,
                    command: line[2..].to_owned(),
                    output: String::new(),
                });
            }
            _ if inside => {
                let example = examples
                    .last_mut()
                    .expect("an example starts with its command");
                example.output.push_str(line);
                example.output.push('\n');
            }
            _ => {}
        }
    }
    examples
}

/// What an example prints now.
fn printed(command: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_myomap"))
        .parent()
        .expect("the program is in a folder");
    let path = format!(
        "{}:{}",
        folder.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let run = Command::new("sh")
        .args(["-c", command])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("PATH", &path)
        .env_remove("MYOMAP_DATA")
        .env("NO_COLOR", "1")
        .output()
        .expect("a shell runs the example");
    let mut printed = String::from_utf8_lossy(&run.stdout).into_owned();
    printed.push_str(&String::from_utf8_lossy(&run.stderr));
    printed
}

/// The README with what its examples print now.
fn updated(readme: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for line in readme.lines() {
        inside = line == "```console" || (inside && line != "```");
        let command = line.strip_prefix("$ ").filter(|_| inside);
        if !inside || line == "```console" || command.is_some() {
            text.push_str(line);
            text.push('\n');
        }
        if let Some(command) = command {
            text.push_str(&printed(command));
        }
    }
    text
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let mut readme = include_str!("../README.md").to_owned();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        readme = updated(&readme);
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
        std::fs::write(path, &readme).expect("it can be written");
    }
    let examples = examples(&readme);
    assert!(examples.len() >= 3, "the README has examples");
    for example in examples {
        assert_eq!(
            printed(&example.command),
            example.output,
            "README.md line {}: {}",
            example.line,
            example.command
        );
    }
}
