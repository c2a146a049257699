//! `batch`: one query a line in, one answer a line out, in order.

use std::io::{BufRead, Write};

use super::question::{self, RawQuery};
use super::rank::{Wanted, answer};
use crate::cli::BatchArgs;
use crate::error::{Error, Status};
use crate::rank::Scores;
use crate::store::Store;

/// `batch`
pub(super) fn run(args: &BatchArgs, store: &Store, out: &mut dyn Write) -> Result<Status, Error> {
    let mut input: Box<dyn BufRead> = match &args.file {
        Some(path) if path.as_os_str() != "-" => {
            let file = std::fs::File::open(path).map_err(|source| Error::File { path: path.display().to_string(), source })?;
            Box::new(std::io::BufReader::new(file))
        }
        _ => Box::new(std::io::stdin().lock()),
    };
    let wanted = Wanted { rows: usize::from(args.number), show_anyway: args.show_anyway, explain: false };
    let mut scores = Scores::default();
    let mut line = Vec::new();
    let mut number = 0;
    while { line.clear(); input.read_until(b'\n', &mut line)? > 0 } {
        number += 1;
        write_answer(store, &line, number, wanted, &mut scores, out)?;
        out.flush()?;
    }
    Ok(Status::Answered)
}

fn write_answer(store: &Store, line: &[u8], number: u64, wanted: Wanted, scores: &mut Scores, out: &mut dyn Write) -> Result<(), Error> {
    let raw: Result<RawQuery, Error> = serde_json::from_slice(line).map_err(|error| {
        Error::invalid(format!("not a query: {error}"), "Each line is one JSON object of schema myomap.query.v1.")
    });
    let id = raw.as_ref().ok().and_then(|raw| raw.id.clone());
    let found = raw.and_then(|raw| answer(store.tables(), question::understand(store.tables(), &raw), wanted, scores));
    let value = match found {
        Ok((report, _)) => {
            let mut object = serde_json::to_value(&report).map_err(std::io::Error::from)?;
            object["id"] = id.unwrap_or_default();
            object
        }
        Err(error) => serde_json::json!({"id": id, "line": number, "error": {"code": error.code(), "message": error.message(), "suggestions": error.suggestions()}}),
    };
    serde_json::to_writer(&mut *out, &value).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}
