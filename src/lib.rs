//! `myomap`: from the places that hurt to the muscles that could be sending the pain.
//!
//! Dependencies point one way: [`cli`] → [`commands`] → [`query`] and [`rank`] → [`knowledge`],
//! and from a [`report`] to [`render`]. Nothing below `commands` knows of arguments, terminals or
//! colour.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod cli;
pub mod commands;
pub mod dialogue;
pub mod error;
pub mod eval;
pub mod knowledge;
pub mod query;
pub mod rank;
pub mod render;
pub mod report;

pub mod store;

use std::io::Write;
use std::path::PathBuf;

use error::{Error, Status};
use knowledge::sort;

/// What a run takes from its surroundings; decided in `main`, given here, so that the same
/// question gives the same bytes.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Columns of the output.
    pub width: u16,
    /// Whether to colour.
    pub color: bool,
    /// Whether standard output is a terminal.
    pub terminal: bool,
    /// The folder named by `MYOMAP_DATA`.
    pub data: Option<PathBuf>,
}

/// Runs a command and writes its answer.
///
/// # Errors
///
/// When the question is not understood, or reading or writing fails.
pub fn run(cli: &cli::Cli, around: &Surroundings, out: &mut dyn Write) -> Result<Status, Error> {
    let folder = cli.output.data.as_ref().or(around.data.as_ref());
    let store = match folder {
        Some(folder) if !matches!(cli.command, cli::Command::Data(cli::DataCommand::Check(_))) => {
            store::Store::with_overlay(folder)?
        }
        _ => store::Store::shipped(),
    };
    commands::run(cli, around, &store, out)
}

/// Program and data version in one line.
#[must_use]
pub fn version() -> String {
    format!(
        "{} (data {})",
        env!("CARGO_PKG_VERSION"),
        knowledge::VERSION
    )
}
