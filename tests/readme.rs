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

#[test]
fn the_readme_shows_what_the_program_prints() {
    let readme = include_str!("../README.md");
    let examples = examples(readme);
    assert!(examples.len() >= 3, "the README has examples");
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_myomap"))
        .parent()
        .expect("the program is in a folder");
    let path = format!(
        "{}:{}",
        folder.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    for example in examples {
        let run = Command::new("sh")
            .args(["-c", &example.command])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("PATH", &path)
            .env_remove("MYOMAP_DATA")
            .env("NO_COLOR", "1")
            .output()
            .expect("a shell runs the example");
        let printed = String::from_utf8_lossy(&run.stdout) + String::from_utf8_lossy(&run.stderr);
        assert_eq!(
            printed, example.output,
            "README.md line {}: {}",
            example.line, example.command
        );
    }
}
