//! `batch`: one query a line in, one answer a line out, in order.

mod blocks;
mod cells;
mod line;
mod lines;
mod progress;

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use self::line::Line;
use self::lines::answer_lines;
use self::progress::Progress;
use super::answer::{Room, Wanted};
use super::question::Understanding;
use crate::cli::{BatchArgs, Cli, Format};
use crate::error::{Error, Status};
use crate::query::memory::Memory;
use crate::rank::Order;
use crate::store::Store;

/// `batch`
pub(super) fn run(
    args: &BatchArgs,
    cli: &Cli,
    store: &Store,
    out: &mut dyn Write,
) -> Result<Status, Error> {
    let form = form(args, cli.output.format)?;
    if cli.output.quiet {
        return Err(Error::invalid(
            "batch has no quiet form",
            "`--brief` leaves ids and scores; `--format csv` has a row for each muscle.",
        ));
    }
    let wanted = Wanted {
        rows: usize::from(args.number),
        show_anyway: args.show_anyway,
        explain: false,
        advice: form == Form::Full,
    };
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = args.threads.map_or_else(cores, usize::from);
    let (input, from_file): (Box<dyn Read + Send>, bool) = match &args.file {
        Some(path) if path.as_os_str() != "-" => (Box::new(open(path)?), true),
        _ => (Box::new(io::stdin()), false),
    };
    if let Form::Delimited(delimiter) = form {
        cells::write_header(delimiter, out)?;
    }
    let make = || Line {
        store,
        wanted,
        form,
        memory: Memory::of_many(),
        room: Room::default(),
        order: Order::default(),
        understood: Understanding::default(),
    };
    let mut progress = Progress::new(from_file && io::stderr().is_terminal());
    answer_lines(input, threads, make, out, &mut |lines| progress.tell(lines))?;
    progress.end();
    Ok(Status::Answered)
}

/// The file, unless it is a folder: that would open, and fail without its name on reading.
fn open(path: &Path) -> Result<File, Error> {
    let opened = File::open(path).and_then(|file| {
        if file.metadata()?.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        Ok(file)
    });
    opened.map_err(|source| Error::File {
        path: path.display().to_string(),
        source,
    })
}

/// How an answer line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The rank object plus `id`.
    Full,
    /// Ids and scores.
    Brief,
    /// One row a candidate.
    Delimited(u8),
}

fn form(args: &BatchArgs, format: Format) -> Result<Form, Error> {
    match format {
        Format::Csv => Ok(Form::Delimited(b',')),
        Format::Tsv => Ok(Form::Delimited(b'\t')),
        Format::Table | Format::Json | Format::Ndjson if args.brief => Ok(Form::Brief),
        Format::Table | Format::Json | Format::Ndjson => Ok(Form::Full),
        Format::Text | Format::Markdown | Format::Html | Format::Svg => Err(Error::invalid(
            "batch answers in ndjson, csv or tsv",
            "Leave --format out, or choose one of these.",
        )),
    }
}
