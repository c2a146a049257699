//! Wiring: arguments and surroundings in, answer, error and exit code out.

use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use myomap::cli::{Cli, Color};
use myomap::error::Error;
use myomap::{Surroundings, run, version};

fn main() -> ExitCode {
    let version: &'static str = version().leak();
    // neither the command line nor what it found is taken apart again: that took a twentieth of a
    // whole answer
    let mut command = ManuallyDrop::new(Cli::command().version(version));
    let mut matches = ManuallyDrop::new(command.get_matches_mut());
    let cli = Cli::from_arg_matches_mut(&mut matches).unwrap_or_else(|error| error.exit());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = run(&cli, &surroundings(&cli), &mut out).and_then(|status| {
        out.flush()?;
        Ok(status)
    });
    match result {
        Ok(status) => ExitCode::from(status.code()),
        // whoever reads us has had enough, as in `myomap list muscles | head`
        Err(Error::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::from(2)
        }
    }
}

fn surroundings(cli: &Cli) -> Surroundings {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let terminal = io::stdout().is_terminal();
    let wanted = match cli.output.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto => {
            let forced = std::env::var_os("CLICOLOR_FORCE")
                .is_some_and(|value| !value.is_empty() && value != "0");
            let able = std::env::var_os("TERM").is_some_and(|term| term != "dumb");
            forced || (terminal && able)
        }
    };
    let measured = || {
        terminal_size::terminal_size()
            .filter(|_| terminal)
            .map(|(width, _)| width.0)
    };
    Surroundings {
        width: cli
            .output
            .width
            .or_else(measured)
            .unwrap_or(80)
            .clamp(40, 400),
        color: wanted,
        terminal,
        data: std::env::var_os("MYOMAP_DATA")
            .filter(|value| !value.is_empty())
            .map(Into::into),
    }
}
