//! `batch`: one query a line in, one answer a line out, in order.

use std::io::{self, IsTerminal, Read, Write};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::lines::{Answerer, LONGEST, answer_lines};
use super::question::{self, RawQuery};
use super::rank::{Depth, Room, Wanted, answer};
use crate::cli::{BatchArgs, Cli, Format};
use crate::error::{Error, Status};
use crate::query::memory::Memory;
use crate::report::fragments;
use crate::report::rank::RankReport;
use crate::store::Store;

/// `batch`
pub(super) fn run(
    args: &BatchArgs,
    cli: &Cli,
    store: &Store,
    out: &mut dyn Write,
) -> Result<Status, Error> {
    let form = form(args, cli.output.format)?;
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
        Some(path) if path.as_os_str() != "-" => {
            let file = std::fs::File::open(path).map_err(|source| Error::File {
                path: path.display().to_string(),
                source,
            })?;
            (Box::new(file), true)
        }
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
        Format::Text | Format::Markdown | Format::Html => Err(Error::invalid(
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
    id: Option<&'a serde_json::Value>,
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
    id: Option<&'a serde_json::Value>,
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
        let raw = parse(line);
        let id = raw.as_ref().ok().and_then(|raw| raw.id.clone());
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
                (row[0], row[1], row[9]) =
                    (number.to_string(), id_text(id.as_ref()), error.message());
                write_row(delimiter, &row, into)
            }
            (Err(error), _) => failure(&error, id.as_ref(), number, into),
        };
    }
}

fn parse(line: &[u8]) -> Result<RawQuery, Error> {
    let next = "Each line is one JSON object of schema myomap.query.v1, for instance {\"pain\":[\"low back\"]}.";
    if line.len() > LONGEST {
        return Err(Error::invalid(
            format!("a line of more than {LONGEST} bytes is too long"),
            next,
        ));
    }
    let raw: RawQuery = serde_json::from_slice(line).map_err(|error| {
        let what = if line.is_empty() {
            "an empty line".to_owned()
        } else {
            error.to_string()
        };
        Error::invalid(format!("not a query: {what}"), next)
    })?;
    match raw.schema.as_deref() {
        None | Some(question::QUERY_SCHEMA) => Ok(raw),
        Some(other) => Err(Error::invalid(
            format!("unknown schema `{}`", crate::error::shorten(other)),
            next,
        )),
    }
}

/// The rank object with `id` put in front of its fields.
fn full(
    report: &RankReport<'_>,
    id: Option<&serde_json::Value>,
    into: &mut Vec<u8>,
) -> io::Result<()> {
    into.extend_from_slice(b"{\"id\":");
    serde_json::to_writer(&mut *into, &id)?;
    let brace = into.len();
    fragments::write(report, into);
    into[brace] = b',';
    into.push(b'\n');
    Ok(())
}

fn brief(
    report: &RankReport<'_>,
    id: Option<&serde_json::Value>,
    into: &mut Vec<u8>,
) -> io::Result<()> {
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

fn failure(
    error: &Error,
    id: Option<&serde_json::Value>,
    line: u64,
    into: &mut Vec<u8>,
) -> io::Result<()> {
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
    id: Option<&serde_json::Value>,
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
    let (line, id) = (line.to_string(), id_text(id));
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

fn id_text(id: Option<&serde_json::Value>) -> String {
    match id {
        None => String::new(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
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
