//! `data export`: the whole knowledge base, or the schemas.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use crate::Surroundings;
use crate::cli::{Cli, DataExportArgs, Format};
use crate::error::{Error, Status};
use crate::knowledge::raw::Muscle;
use crate::knowledge::records::Records;
use crate::render::render;
use crate::report::names::Names;
use crate::report::stamp::Stamp;
use crate::report::{Answer, Rows, claims, write_json};
use crate::store::Store;

/// Name of the schema of `data export`.
const EXPORT: &str = "myomap.export.v1";
/// Schema of a query.
const QUERY_SCHEMA: &str = include_str!("../report/query.schema.json");
/// Schema of an answer.
const RANK_SCHEMA: &str = include_str!("../report/rank/schema.json");

/// `data export`
pub(super) fn export(
    args: &DataExportArgs,
    cli: &Cli,
    around: &Surroundings,
    store: &Store,
    out: &mut dyn Write,
) -> Result<Status, Error> {
    let lines = cli.output.format == Format::Ndjson;
    match cli.output.format {
        Format::Text | Format::Markdown | Format::Html | Format::Svg => {
            return Err(Error::invalid(
                "the data is exported as json, ndjson, csv or tsv",
                "Choose one with --format.",
            ));
        }
        Format::Csv | Format::Tsv if args.schema => {
            return Err(Error::invalid(
                "a schema is json or ndjson",
                "Leave --format out.",
            ));
        }
        _ => {}
    }
    if args.schema {
        schemas(lines, out)?;
    } else if lines && !cli.output.quiet {
        export_lines(&store.records(), out)?;
    } else {
        let mut output = cli.output.clone();
        output.format = if output.format == Format::Table {
            Format::Json
        } else {
            output.format
        };
        let export = Export {
            stamp: Stamp::new(EXPORT, store.tables()),
            records: store.records(),
            names: Names(store.tables()),
        };
        render(&export, &output, around, out)?;
    }
    Ok(Status::Answered)
}

/// Both schemas: one document with the schema names as fields, or one schema a line.
fn schemas(lines: bool, out: &mut dyn Write) -> io::Result<()> {
    let parsed = [
        ("myomap.query.v1", QUERY_SCHEMA),
        ("myomap.rank.v1", RANK_SCHEMA),
    ];
    if !lines {
        writeln!(out, "{{")?;
        for (at, (name, text)) in parsed.into_iter().enumerate() {
            let indented = text.trim_end().replace('\n', "\n  ");
            writeln!(
                out,
                "  \"{name}\": {indented}{}",
                if at == 0 { "," } else { "" }
            )?;
        }
        return writeln!(out, "}}");
    }
    for (_, text) in parsed {
        let value: Value = serde_json::from_str(text)?;
        write_json(&value, false, out)?;
        writeln!(out)?;
    }
    Ok(())
}

/// The whole merged knowledge base.
struct Export<'t> {
    stamp: Stamp<'t>,
    records: Records,
    names: Names<'t>,
}

/// The document of `data export --format json`.
#[derive(Serialize)]
struct Whole<'r> {
    #[serde(flatten)]
    stamp: Stamp<'r>,
    regions: &'r [crate::knowledge::raw::Region],
    zones: &'r [crate::knowledge::raw::Zone],
    areas: &'r [crate::knowledge::raw::Area],
    factors: &'r [crate::knowledge::raw::Factor],
    signs: &'r [crate::knowledge::raw::Sign],
    conditions: &'r [crate::knowledge::raw::Condition],
    red_flags: &'r [crate::knowledge::raw::RedFlag],
    sources: &'r [crate::knowledge::raw::Source],
    ranking: &'r [crate::knowledge::raw::Number],
    usual: &'r [crate::knowledge::raw::Usual],
    pointers: &'r [crate::knowledge::raw::Pointer],
    body: &'r [crate::knowledge::raw::View],
    muscles: &'r [Muscle],
}

impl Answer for Export<'_> {
    fn json(&self, indented: bool, out: &mut dyn Write) -> io::Result<()> {
        let records = &self.records;
        let whole = Whole {
            stamp: self.stamp,
            regions: &records.regions,
            zones: &records.zones,
            areas: &records.areas,
            factors: &records.factors,
            signs: &records.signs,
            conditions: &records.conditions,
            red_flags: &records.red_flags,
            sources: &records.sources,
            ranking: &records.numbers,
            usual: &records.usual,
            pointers: &records.pointers,
            body: &records.views,
            muscles: &records.muscles,
        };
        write_json(&whole, indented, out)
    }

    /// One row a claim of the muscles, which is what a spreadsheet is wanted for.
    fn rows(&self) -> Rows {
        claims::rows(&self.records.muscles, self.names)
    }

    fn ids(&self) -> Vec<String> {
        self.records
            .origins
            .keys()
            .map(|(_, id)| id.clone())
            .collect()
    }

    fn document(&self) -> crate::report::Document {
        crate::report::Document::new("The knowledge base")
    }
}

/// One record a line, each with the list it belongs to.
fn export_lines(records: &Records, out: &mut dyn Write) -> io::Result<()> {
    fn lines<T: Serialize>(
        list: &'static str,
        records: &[T],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        #[derive(Serialize)]
        struct Line<'r, T> {
            list: &'static str,
            record: &'r T,
        }
        records.iter().try_for_each(|record| {
            write_json(&Line { list, record }, false, out)?;
            writeln!(out)
        })
    }
    lines("regions", &records.regions, out)?;
    lines("zones", &records.zones, out)?;
    lines("areas", &records.areas, out)?;
    lines("factors", &records.factors, out)?;
    lines("signs", &records.signs, out)?;
    lines("conditions", &records.conditions, out)?;
    lines("red_flags", &records.red_flags, out)?;
    lines("sources", &records.sources, out)?;
    lines("ranking", &records.numbers, out)?;
    lines("usual", &records.usual, out)?;
    lines("pointers", &records.pointers, out)?;
    lines("body", &records.views, out)?;
    lines("muscles", &records.muscles, out)
}
