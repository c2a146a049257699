//! One file a command: from arguments and knowledge to an answer.

mod advice;
mod answer;
mod ask_next;
mod batch;
mod body;
mod care;
mod changes;
mod check;
mod compare;
mod data;
mod data_stats;
mod differential;
mod eval;
mod export;
mod list;
mod man;
mod naming;
mod question;
mod rank;
mod save;
mod search;
mod show;
mod show_place;
mod together;
mod why_not;

pub use question::{Id, Pain, PainPlace, RawQuery, RawSex, RawSide};

use std::io::Write;
use std::mem::ManuallyDrop;

use clap::CommandFactory;

use crate::cli::{Cli, Command, DataCommand, Format};
use crate::error::{Error, Status};
use crate::render::render;
use crate::report::Answer;
use crate::report::rank::RankReport;
use crate::store::Store;
use crate::{Surroundings, version};

/// Answers one query with at most `rows` rows, as `batch` does.
///
/// # Errors
///
/// When the query is not understood.
pub fn answer_query<'s>(
    store: &'s Store,
    query: &RawQuery,
    rows: usize,
) -> Result<RankReport<'s>, Error> {
    let wanted = answer::Wanted {
        rows,
        show_anyway: false,
        explain: false,
        advice: true,
    };
    let understanding = question::understand(store.tables(), query.clone());
    answer::answer(
        store.tables(),
        understanding,
        wanted,
        &mut answer::Room::default(),
    )
    .map(|(report, _)| report)
}

/// The command line with its version, for completions and the manual.
fn command() -> clap::Command {
    let version: &'static str = version().leak();
    Cli::command().version(version)
}

/// Runs a command and writes what it found.
///
/// # Errors
///
/// When the question is not understood, or reading or writing fails.
pub fn run(
    cli: &Cli,
    around: &Surroundings,
    store: &Store,
    out: &mut dyn Write,
) -> Result<Status, Error> {
    let mut show = |(answer, status): (Box<dyn Answer + '_>, Status)| -> Result<Status, Error> {
        // not taken apart again: the program ends with it
        let answer = ManuallyDrop::new(answer);
        render(answer.as_ref(), &cli.output, around, out)?;
        Ok(status)
    };
    let draws = matches!(cli.command, Command::Body(_));
    if cli.output.format == Format::Svg && !draws && !cli.output.quiet {
        return Err(Error::invalid(
            "only `body` is drawn as svg",
            "Choose another --format.",
        ));
    }
    match &cli.command {
        Command::Rank(args) => show(rank::rank(args, store)?),
        Command::Ask(args) => show(rank::ask(args, store)?),
        Command::Body(args) => show(body::body(args, store)?),
        Command::Show(args) => show(show::show(args, store)?),
        Command::Compare(args) => show(compare::compare(args, store)?),
        Command::Care(args) => show(care::care(args, store)?),
        Command::List(args) => show(list::list(args, store)?),
        Command::Search(args) => show(search::search(args, store)?),
        Command::Data(DataCommand::Check(args)) => show(data::check(args, cli, around, store)?),
        Command::Data(DataCommand::Stats) => show(data_stats::stats(store)),
        Command::Check(args) => check::run(args, &cli.output, around, store, out),
        Command::Data(DataCommand::Export(args)) => export::export(args, cli, around, store, out),
        Command::Batch(args) => batch::run(args, cli, store, out),
        Command::WhyNot(args) => show(why_not::run(args, store)?),
        Command::Eval(args) => show(eval::run(args, store)?),
        Command::Completions(args) => {
            // the generator panics when writing fails, as into a closed pipe
            let mut script = Vec::new();
            clap_complete::generate(args.shell, &mut command(), "myomap", &mut script);
            out.write_all(&script)?;
            Ok(Status::Answered)
        }
        Command::Man(args) => man::run(args, command(), out),
    }
}
