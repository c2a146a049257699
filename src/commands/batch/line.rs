//! One line of a batch: its query read, answered, and the answer written.

use std::io;

use serde::Serialize;

use super::Form;
use super::blocks::LONGEST;
use super::cells;
use super::lines::Answerer;
use crate::commands::answer::{Room, Screened, Wanted, answer_screened, screen_again};
use crate::commands::question::{self, Id, RawQuery, Understanding};
use crate::error::{Error, Status};
use crate::query::memory::Memory;
use crate::rank::{self, Order};
use crate::report::rank::{RankReport, fragments};
use crate::store::Store;

/// Answers lines with what one thread has.
pub(super) struct Line<'s> {
    pub(super) store: &'s Store,
    pub(super) wanted: Wanted,
    pub(super) form: Form,
    /// Phrases read before.
    pub(super) memory: Memory,
    /// The last question, whose memory the next one takes.
    pub(super) understood: Understanding,
    pub(super) room: Room<'s>,
    /// The order of the last answer in brief.
    pub(super) order: Order,
}

impl Answerer for Line<'_> {
    fn answer(&mut self, line: &[u8], number: u64, into: &mut Vec<u8>) {
        let (id, raw) = parse(line);
        let id = id.as_ref();
        let screened = raw.and_then(|raw| self.screen(raw));
        // writing into memory cannot fail, and every value here has a JSON form
        let _ = match (screened, self.form) {
            (Ok(screened), Form::Delimited(delimiter)) => {
                let (report, _) = self.report(&screened);
                cells::rows(&report, id, number, delimiter, into)
            }
            (Err(error), Form::Delimited(delimiter)) => {
                cells::failure(&error, id, number, delimiter, into)
            }
            (Err(error), _) => failure(&error, id, number, into),
            (Ok(screened), form) => {
                into.extend_from_slice(b"{\"id\":");
                into.extend_from_slice(id.map_or("null", Id::written).as_bytes());
                match form {
                    Form::Brief => self.brief(&screened, into),
                    _ => self.full(&screened, into),
                }
                into.push(b'\n');
                self.understood.query = screened.query;
                Ok(())
            }
        };
    }
}

impl<'s> Line<'s> {
    fn screen(&mut self, raw: RawQuery) -> Result<Screened, Error> {
        let tables = self.store.tables();
        self.understood.read(tables, raw, &mut self.memory);
        screen_again(tables, &mut self.understood, self.wanted.show_anyway)
    }

    fn report(&mut self, screened: &Screened) -> (RankReport<'s>, Status) {
        answer_screened(self.store.tables(), screened, self.wanted, &mut self.room)
    }

    /// The rank object with `id` put in front of its fields.
    fn full(&mut self, screened: &Screened, into: &mut Vec<u8>) {
        let (report, _) = self.report(screened);
        let brace = into.len();
        fragments::write(&report, into);
        into[brace] = b',';
        self.room.take_back(report);
    }

    /// Ids and scores: nothing is explained for them.
    fn brief(&mut self, screened: &Screened, into: &mut Vec<u8>) {
        let (tables, query) = (self.store.tables(), &screened.query);
        if screened.withheld {
            return fragments::brief(tables, &Order::default(), &screened.flags, into);
        }
        let (rows, scores) = (self.wanted.rows, &mut self.room.scores);
        rank::score(tables, query, scores);
        rank::order(tables, query, scores, rows, &mut self.order);
        fragments::brief(tables, &self.order, &screened.flags, into);
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
        Ok(mut raw) => {
            let known = [None, Some(question::QUERY_SCHEMA)].contains(&raw.schema.as_deref());
            let unknown = || crate::error::shorten(raw.schema.as_deref().unwrap_or_default());
            let error = || Error::invalid(format!("unknown schema `{}`", unknown()), next);
            let id = raw.id.take();
            (id, if known { Ok(raw) } else { Err(error()) })
        }
        Err(unread) => {
            let error = Error::invalid(format!("not a query: {}", unread.why), next);
            (unread.id, Err(error))
        }
    }
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
