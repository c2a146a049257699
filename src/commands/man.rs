//! The manual: a page for the program, and one for each command with every option it takes.

use std::io::Write;

use clap::Command;

use crate::cli::ManArgs;
use crate::error::{Error, Status};

/// `man`: all pages one after the other, or that of one command.
pub(super) fn run(args: &ManArgs, command: Command, out: &mut dyn Write) -> Result<Status, Error> {
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let mut wanted = &command;
    for name in &args.command {
        let Some(inner) = wanted.find_subcommand(name) else {
            return Err(unknown(wanted, name));
        };
        wanted = inner;
    }
    pages(wanted, args.command.is_empty(), out)?;
    Ok(Status::Answered)
}

fn pages(command: &Command, all: bool, out: &mut dyn Write) -> std::io::Result<()> {
    clap_mangen::Man::new(command.clone()).render(out)?;
    let deeper = |command: &Command| all || command.get_name() == "data";
    if deeper(command) {
        for inner in command.get_subcommands() {
            pages(inner, all, out)?;
        }
    }
    Ok(())
}

fn unknown(command: &Command, name: &str) -> Error {
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let known = if names.is_empty() {
        format!("`{}` has no commands of its own.", command.get_name())
    } else {
        format!("Commands are {}.", names.join(", "))
    };
    Error::invalid(
        format!("no command is called `{}`", crate::error::shorten(name)),
        known,
    )
}
