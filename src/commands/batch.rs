//! `batch`: one query a line in, one answer a line out, in order.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::lines::{Answerer, LONGEST, answer_lines};
use super::question::{self, Id, RawQuery};
use super::rank::{Depth, Room, Wanted, answer};
use crate::cli::{BatchArgs, Cli, Format};
use crate::error::{Error, Status};
use crate::query::memory::Memory;
use crate::report::rank::{RankReport, fragments};
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
        depth: match form {
            Form::Full => Depth::Advice,
            Form::Brief => Depth::Order,
            Form::Delimited(_) => Depth::Reasons,
        },
    };
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = args.threads.map_or_else(cores, usize::from);
    let (input, from_file): (Box<dyn Read + Send>, bool) = match &args.file {
        Some(path) if path.as_os_str() != "-" => (Box::new(open(path)?), true),
        _ => (Box::new(io::stdin()), false),
    };
    if let Form::Delimited(delimiter) = form {
        write_row(delimiter, &HEADER.map(str::to_owned), out)?;
    }
    let make = || Line {
        store,
        wanted,
        form,
        room: Room {
            memory: Memory::of_many(),
            ..Room::default()
        },
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

const HEADER: [&str; 10] = [
    "line",
    "id",
    "rank",
    "muscle",
    "side",
    "score",
    "band",
    "same_as",
    "red_flags",
    "error",
];

struct Line<'s> {
    store: &'s Store,
    wanted: Wanted,
    form: Form,
    room: Room,
}

/// The answer to a line that could not be answered.
#[derive(Serialize)]
struct Failure<'a> {
    id: Option<&'a Id>,
    line: u64,
    error: FailureError<'a>,
}

#[derive(Serialize)]
struct FailureError<'a> {
    code: &'a str,
    message: String,
    suggestions: &'a [String],
}

/// The short form of an answer.
#[derive(Serialize)]
struct Brief<'a> {
    id: Option<&'a Id>,
    candidates: Vec<BriefCandidate<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    red_flags: Vec<&'a str>,
}

#[derive(Serialize)]
struct BriefCandidate<'a> {
    muscle: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'a str>,
    #[serde(serialize_with = "crate::report::rank::two_decimals")]
    score: f32,
}

impl Answerer for Line<'_> {
    fn answer(&mut self, line: &[u8], number: u64, into: &mut Vec<u8>) {
        let (id, raw) = parse(line);
        let tables = self.store.tables();
        let found = raw.and_then(|raw| {
            let understood = question::understand_again(tables, &raw, &mut self.room.memory);
            answer(tables, understood, self.wanted, &mut self.room)
        });
        // writing into memory cannot fail, and every value here has a JSON form
        let _ = match (found, self.form) {
            (Ok((report, _)), Form::Full) => full(&report, id.as_ref(), into),
            (Ok((report, _)), Form::Brief) => brief(&report, id.as_ref(), into),
            (Ok((report, _)), Form::Delimited(delimiter)) => {
                rows(&report, id.as_ref(), number, delimiter, into)
            }
            (Err(error), Form::Delimited(delimiter)) => {
                let mut row: [String; 10] = Default::default();
                (row[0], row[1], row[9]) = (
                    number.to_string(),
                    id.as_ref().map(Id::plain).unwrap_or_default(),
                    error.message(),
                );
                write_row(delimiter, &row, into)
            }
            (Err(error), _) => failure(&error, id.as_ref(), number, into),
        };
    }
}

/// The query of a line, and its id even where it is no query.
fn parse(line: &[u8]) -> (Option<Id>, Result<RawQuery, Error>) {
    let next = "Each line is one JSON object of schema myomap.query.v1, for instance {\"pain\":[\"low back\"]}.";
    if line.len() > LONGEST {
        let long = format!("a line of more than {LONGEST} bytes is too long");
        return (None, Err(Error::invalid(long, next)));
    }
    match question::read_query(line) {
        Ok(raw) => {
            let known = [None, Some(question::QUERY_SCHEMA)].contains(&raw.schema.as_deref());
            let unknown = || crate::error::shorten(raw.schema.as_deref().unwrap_or_default());
            let error = || Error::invalid(format!("unknown schema `{}`", unknown()), next);
            let id = raw.id.clone();
            (id, if known { Ok(raw) } else { Err(error()) })
        }
        Err(unread) => {
            let error = Error::invalid(format!("not a query: {}", unread.why), next);
            (unread.id, Err(error))
        }
    }
}

/// The rank object with `id` put in front of its fields.
fn full(report: &RankReport<'_>, id: Option<&Id>, into: &mut Vec<u8>) -> io::Result<()> {
    into.extend_from_slice(b"{\"id\":");
    serde_json::to_writer(&mut *into, &id)?;
    let brace = into.len();
    fragments::write(report, into);
    into[brace] = b',';
    into.push(b'\n');
    Ok(())
}

fn brief(report: &RankReport<'_>, id: Option<&Id>, into: &mut Vec<u8>) -> io::Result<()> {
    let candidates = report.candidates.iter().flat_map(|one| {
        let same = one.same_as.iter().copied();
        std::iter::once(one.muscle)
            .chain(same)
            .map(|muscle| BriefCandidate {
                muscle,
                side: one.side,
                score: one.score,
            })
    });
    let red_flags = report.red_flags.iter().map(|flag| flag.id).collect();
    serde_json::to_writer(
        &mut *into,
        &Brief {
            id,
            candidates: candidates.collect(),
            red_flags,
        },
    )?;
    into.push(b'\n');
    Ok(())
}

fn failure(error: &Error, id: Option<&Id>, line: u64, into: &mut Vec<u8>) -> io::Result<()> {
    let failed = FailureError {
        code: error.code(),
        message: error.message(),
        suggestions: error.suggestions(),
    };
    serde_json::to_writer(
        &mut *into,
        &Failure {
            id,
            line,
            error: failed,
        },
    )?;
    into.push(b'\n');
    Ok(())
}

fn rows(
    report: &RankReport<'_>,
    id: Option<&Id>,
    line: u64,
    delimiter: u8,
    into: &mut Vec<u8>,
) -> io::Result<()> {
    let flags = report
        .red_flags
        .iter()
        .map(|flag| flag.id)
        .collect::<Vec<_>>()
        .join(" ");
    let (line, id) = (line.to_string(), id.map(Id::plain).unwrap_or_default());
    if report.candidates.is_empty() {
        let mut row: [String; 10] = Default::default();
        (row[0], row[1], row[8]) = (line, id, flags);
        return write_row(delimiter, &row, into);
    }
    for one in &report.candidates {
        let row = [
            line.clone(),
            id.clone(),
            one.rank.to_string(),
            one.muscle.to_owned(),
            one.side.unwrap_or_default().to_owned(),
            format!("{:.2}", one.score),
            one.band.to_owned(),
            one.same_as.join(" "),
            flags.clone(),
            String::new(),
        ];
        write_row(delimiter, &row, into)?;
    }
    Ok(())
}

fn write_row(delimiter: u8, row: &[String], out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(out);
    writer.write_record(row)?;
    writer.flush()
}

/// Lines answered so far, on standard error, at most once a second.
struct Progress {
    shown: bool,
    last: Instant,
    drawn: bool,
}

impl Progress {
    fn new(shown: bool) -> Self {
        Self {
            shown,
            last: Instant::now(),
            drawn: false,
        }
    }

    fn tell(&mut self, lines: u64) {
        if self.shown && self.last.elapsed() > Duration::from_secs(1) {
            // a terminal that is gone is no reason to stop
            let _ = write!(io::stderr(), "\r{lines} lines");
            (self.last, self.drawn) = (Instant::now(), true);
        }
    }

    fn end(&self) {
        if self.drawn {
            let _ = writeln!(io::stderr());
        }
    }
}
