//! The program from outside: exact standard output, standard error and exit code.
#![allow(
    clippy::missing_panics_doc,
    clippy::format_collect,
    reason = "tests panic when they fail"
)]

mod batch;
mod body;
mod errors;
mod help;
mod ids;
mod output;
mod rank;

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// A run of the program with nothing inherited that could change its answer.
pub struct Run {
    command: Command,
    input: Vec<u8>,
}

/// Starts a run with these arguments.
pub fn myomap<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_myomap"));
    command.args(args);
    for name in ["MYOMAP_DATA", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    Run {
        command,
        input: Vec::new(),
    }
}

impl Run {
    /// Sets an environment variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Gives the program this on standard input.
    #[must_use]
    pub fn input(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.input = input.into();
        self
    }

    /// Runs it to its end.
    #[must_use]
    pub fn output(mut self) -> Output {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("piped");
        let input = self.input;
        let feeder = std::thread::spawn(move || {
            // the program may stop reading early
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the program ends");
        feeder.join().expect("the input was written");
        output
    }

    /// Runs it and compares everything.
    #[track_caller]
    pub fn gives(self, status: i32, stdout: &str, stderr: &str) {
        let output = self.output();
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            stdout,
            "standard output"
        );
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            stderr,
            "standard error"
        );
        assert_eq!(output.status.code(), Some(status), "exit code");
    }

    /// Runs it and compares standard output with a file under `tests/golden`, which
    /// `UPDATE_GOLDEN=1` rewrites.
    #[track_caller]
    pub fn matches_golden(self, status: i32, name: &str) {
        let output = self.output();
        let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &printed).expect("the golden file is written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(printed, golden, "standard output against {name}");
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            "",
            "standard error"
        );
        assert_eq!(output.status.code(), Some(status), "exit code");
    }
}

/// Standard output of a run that succeeds.
#[track_caller]
#[must_use]
pub fn stdout(run: Run) -> String {
    let output = run.output();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}
