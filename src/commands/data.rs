//! `data`: the knowledge base itself.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use crate::Surroundings;
use crate::cli::{Cli, DataCheckArgs, DataExportArgs, Format};
use crate::error::{Error, Status};
use crate::knowledge::raw::Muscle;
use crate::knowledge::records::{Kind, Records};
use crate::knowledge::tables::Tables;
use crate::render::render;
use crate::report::data::{CHECK, CheckReport, Count, STATS, StatsReport, Tally};
use crate::report::names::Names;
use crate::report::stamp::Stamp;
use crate::report::{Answer, Rows, claims, write_json};
use crate::store::Store;

/// Name of the schema of `data export`.
const EXPORT: &str = "myomap.export.v1";
/// Schema of a query.
const QUERY_SCHEMA: &str = include_str!("../report/query.schema.json");
/// Schema of an answer.
const RANK_SCHEMA: &str = include_str!("../report/rank.schema.json");

/// `data check`; `around` names the folder that `--data` or `MYOMAP_DATA` would lay over.
pub(super) fn check<'s>(args: &DataCheckArgs, cli: &Cli, around: &Surroundings, store: &'s Store) -> Result<(Box<dyn Answer + 's>, Status), Error> {
    let folder = args.folder.as_ref().or(cli.output.data.as_ref()).or(around.data.as_ref());
    let checked = Store::check(folder.map(std::path::PathBuf::as_path))?;
    let status = if checked.problems.is_empty() { Status::Answered } else { Status::Wrong };
    let report = CheckReport {
        stamp: Stamp::new(CHECK, store.tables()),
        folder: folder.map(|folder| crate::error::clean(&folder.display().to_string()).into_owned()),
        files: checked.files,
        problems: checked.problems.into_iter().map(Into::into).collect(),
    };
    Ok((Box::new(report), status))
}

/// `data stats`
pub(super) fn stats(store: &Store) -> (Box<dyn Answer + '_>, Status) {
    let records = store.records();
    let tables = store.tables();
    let names = Names(tables);
    let mut by_folder: BTreeMap<String, Sums> = BTreeMap::new();
    let mut all = Sums::default();
    for muscle in &records.muscles {
        let origin = records.origins.get(&(Kind::Muscles, muscle.id.clone()));
        let folder = origin.and_then(|origin| origin.file.split('/').nth(1)).unwrap_or("own");
        by_folder.entry(folder.to_owned()).or_default().add(muscle, names);
        all.add(muscle, names);
    }
    let report = StatsReport {
        stamp: Stamp::new(STATS, tables),
        regions: by_folder.into_iter().map(|(folder, sums)| sums.tally(folder)).collect(),
        total: all.tally("all".to_owned()),
        counts: counts(&records, tables),
    };
    (Box::new(report), Status::Answered)
}

fn counts(records: &Records, tables: &Tables) -> Vec<Count> {
    let read = records.sources.iter().filter(|source| source.status == "read").count();
    let kind = |kind: &str| records.muscles.iter().filter(|muscle| muscle.kind == kind).count();
    let counts = [
        ("regions", records.regions.len()),
        ("zones", records.zones.len()),
        ("areas", records.areas.len()),
        ("muscles", kind("muscle")),
        ("parts", kind("part")),
        ("groups", kind("group")),
        ("factors", records.factors.len()),
        ("signs", records.signs.len()),
        ("conditions", records.conditions.len()),
        ("red_flags", records.red_flags.len()),
        ("sources_read", read),
        ("sources_recalled", records.sources.len() - read),
        ("usual_lists", records.usual.len()),
        ("pointers", records.pointers.len()),
        ("ranking_numbers", records.numbers.len()),
        ("names", tables.names.len()),
    ];
    counts.into_iter().map(|(what, count)| Count { what, count }).collect()
}

/// Figures in the making.
#[derive(Debug, Clone, Default)]
struct Sums {
    tally: Tally,
    read: usize,
    two: usize,
    referrals_read: usize,
}

impl Sums {
    fn add(&mut self, muscle: &Muscle, names: Names<'_>) {
        match muscle.kind.as_str() {
            "muscle" => self.tally.muscles += 1,
            "part" => self.tally.parts += 1,
            _ => self.tally.groups += 1,
        }
        self.tally.trigger_points += muscle.trigger_points.len();
        for referral in muscle.trigger_points.iter().flat_map(|point| &point.refers) {
            self.tally.referrals += 1;
            self.tally.essential += usize::from(referral.pattern == "essential");
            self.tally.spillover += usize::from(referral.pattern == "spillover");
            self.referrals_read += usize::from(!names.recalled(&referral.sources));
        }
        for sources in claimed(muscle) {
            self.tally.claims += 1;
            self.read += usize::from(!names.recalled(sources));
            self.two += usize::from(sources.len() > 1);
        }
    }

    fn tally(mut self, region: String) -> Tally {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        self.tally.region = region;
        self.tally.read = share(self.read, self.tally.claims);
        self.tally.two_or_more = share(self.two, self.tally.claims);
        self.tally.referrals_read = share(self.referrals_read, self.tally.referrals);
        self.tally
    }
}

/// The sources of every claim of a record.
fn claimed(muscle: &Muscle) -> Vec<&[String]> {
    let mut all: Vec<&[String]> = Vec::new();
    for point in &muscle.trigger_points {
        all.push(&point.sources);
        all.extend(point.refers.iter().map(|referral| referral.sources.as_slice()));
    }
    all.extend(muscle.anatomy.iter().map(|anatomy| anatomy.sources.as_slice()));
    all.extend(muscle.signs.iter().map(|sign| sign.sources.as_slice()));
    all.extend(muscle.factors.iter().map(|factor| factor.sources.as_slice()));
    all.extend(muscle.mimics.iter().map(|mimic| mimic.sources.as_slice()));
    all.extend(muscle.told_apart.iter().map(|tell| tell.sources.as_slice()));
    all.extend(muscle.related.iter().map(|related| related.sources.as_slice()));
    all.extend(muscle.prevalence.iter().map(|known| known.sources.as_slice()));
    all.extend(muscle.care.iter().map(|care| care.sources.as_slice()));
    let texts = muscle.tests.iter().chain(&muscle.cautions).chain(&muscle.notes);
    all.extend(texts.map(|text| text.sources.as_slice()));
    all
}

/// `data export`
pub(super) fn export(args: &DataExportArgs, cli: &Cli, around: &Surroundings, store: &Store, out: &mut dyn Write) -> Result<Status, Error> {
    let lines = cli.output.format == Format::Ndjson;
    match cli.output.format {
        Format::Text | Format::Markdown | Format::Html => {
            return Err(Error::invalid("the data is exported as json, ndjson, csv or tsv", "Choose one with --format."));
        }
        Format::Csv | Format::Tsv if args.schema => {
            return Err(Error::invalid("a schema is json or ndjson", "Leave --format out."));
        }
        _ => {}
    }
    if args.schema {
        schemas(lines, out)?;
    } else if lines && !cli.output.quiet {
        export_lines(&store.records(), out)?;
    } else {
        let mut output = cli.output.clone();
        output.format = if output.format == Format::Table { Format::Json } else { output.format };
        let export = Export { stamp: Stamp::new(EXPORT, store.tables()), records: store.records(), names: Names(store.tables()) };
        render(&export, &output, around, out)?;
    }
    Ok(Status::Answered)
}

/// Both schemas: one document with the schema names as fields, or one schema a line.
fn schemas(lines: bool, out: &mut dyn Write) -> io::Result<()> {
    let parsed = [("myomap.query.v1", QUERY_SCHEMA), ("myomap.rank.v1", RANK_SCHEMA)];
    if !lines {
        writeln!(out, "{{")?;
        for (at, (name, text)) in parsed.into_iter().enumerate() {
            let indented = text.trim_end().replace('\n', "\n  ");
            writeln!(out, "  \"{name}\": {indented}{}", if at == 0 { "," } else { "" })?;
        }
        return writeln!(out, "}}");
    }
    for (_, text) in parsed {
        let value: Value = serde_json::from_str(text)?;
        serde_json::to_writer(&mut *out, &value)?;
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
            muscles: &records.muscles,
        };
        write_json(&whole, indented, out)
    }

    /// One row a claim of the muscles, which is what a spreadsheet is wanted for.
    fn rows(&self) -> Rows {
        claims::rows(&self.records.muscles, self.names)
    }

    fn ids(&self) -> Vec<String> {
        self.records.origins.keys().map(|(_, id)| id.clone()).collect()
    }

    fn document(&self) -> crate::report::Document {
        crate::report::Document::new("The knowledge base")
    }
}

/// One record a line, each with the list it belongs to.
fn export_lines(records: &Records, out: &mut dyn Write) -> io::Result<()> {
    fn lines<T: Serialize>(list: &'static str, records: &[T], out: &mut dyn Write) -> io::Result<()> {
        #[derive(Serialize)]
        struct Line<'r, T> {
            list: &'static str,
            record: &'r T,
        }
        records.iter().try_for_each(|record| {
            serde_json::to_writer(&mut *out, &Line { list, record })?;
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
    lines("muscles", &records.muscles, out)
}
