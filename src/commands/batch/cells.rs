//! Answers as rows of csv or tsv.

use std::io::{self, Write};

use crate::commands::question::Id;
use crate::error::Error;
use crate::report::rank::{RankReport, joined};

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

/// The first row.
pub(super) fn write_header(delimiter: u8, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    write_row(delimiter, &HEADER.map(str::to_owned), out)
}

/// What is wrong with a line, in a row.
pub(super) fn failure(
    error: &Error,
    id: Option<&Id>,
    line: u64,
    delimiter: u8,
    into: &mut Vec<u8>,
) -> io::Result<()> {
    let mut row: [String; 10] = Default::default();
    (row[0], row[1], row[9]) = (
        line.to_string(),
        id.map(Id::plain).unwrap_or_default(),
        error.message(),
    );
    write_row(delimiter, &row, into)
}

/// One row a candidate; one row where there is none.
pub(super) fn rows(
    report: &RankReport<'_>,
    id: Option<&Id>,
    line: u64,
    delimiter: u8,
    into: &mut Vec<u8>,
) -> io::Result<()> {
    let flags = joined(report.red_flags.iter().map(|flag| flag.id));
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
            joined(one.same_as.iter().map(|same| same.id)),
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
