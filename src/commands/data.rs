//! `data check` and `data stats`: is it right, and on what does it rest.

use std::collections::BTreeMap;

use crate::Surroundings;
use crate::cli::{Cli, DataCheckArgs};
use crate::error::{Error, Status};
use crate::knowledge::raw::Muscle;
use crate::knowledge::records::{Kind, Records};
use crate::knowledge::tables::Tables;
use crate::report::Answer;
use crate::report::data::{CHECK, CheckReport, Count, STATS, StatsReport, Tally};
use crate::report::names::Names;
use crate::report::stamp::Stamp;
use crate::store::Store;

/// `data check`; `around` names the folder that `--data` or `MYOMAP_DATA` would lay over.
pub(super) fn check<'s>(
    args: &DataCheckArgs,
    cli: &Cli,
    around: &Surroundings,
    store: &'s Store,
) -> Result<(Box<dyn Answer + 's>, Status), Error> {
    let folder = args
        .folder
        .as_ref()
        .or(cli.output.data.as_ref())
        .or(around.data.as_ref());
    let checked = Store::check(folder.map(std::path::PathBuf::as_path))?;
    let status = if checked.problems.is_empty() {
        Status::Answered
    } else {
        Status::Wrong
    };
    let report = CheckReport {
        stamp: Stamp::new(CHECK, store.tables()),
        folder: folder
            .map(|folder| crate::error::clean(&folder.display().to_string()).into_owned()),
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
        let folder = origin
            .and_then(|origin| origin.file.split('/').nth(1))
            .unwrap_or("own");
        by_folder
            .entry(folder.to_owned())
            .or_default()
            .add(muscle, names);
        all.add(muscle, names);
    }
    let report = StatsReport {
        stamp: Stamp::new(STATS, tables),
        regions: by_folder
            .into_iter()
            .map(|(folder, sums)| sums.tally(folder))
            .collect(),
        total: all.tally("all".to_owned()),
        counts: counts(&records, tables),
    };
    (Box::new(report), Status::Answered)
}

fn counts(records: &Records, tables: &Tables) -> Vec<Count> {
    let read = records
        .sources
        .iter()
        .filter(|source| source.status == "read")
        .count();
    let kind = |kind: &str| {
        records
            .muscles
            .iter()
            .filter(|muscle| muscle.kind == kind)
            .count()
    };
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
    counts
        .into_iter()
        .map(|(what, count)| Count { what, count })
        .collect()
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
        all.extend(
            point
                .refers
                .iter()
                .map(|referral| referral.sources.as_slice()),
        );
    }
    all.extend(
        muscle
            .anatomy
            .iter()
            .map(|anatomy| anatomy.sources.as_slice()),
    );
    all.extend(muscle.signs.iter().map(|sign| sign.sources.as_slice()));
    all.extend(
        muscle
            .factors
            .iter()
            .map(|factor| factor.sources.as_slice()),
    );
    all.extend(muscle.mimics.iter().map(|mimic| mimic.sources.as_slice()));
    all.extend(muscle.told_apart.iter().map(|tell| tell.sources.as_slice()));
    all.extend(
        muscle
            .related
            .iter()
            .map(|related| related.sources.as_slice()),
    );
    all.extend(
        muscle
            .prevalence
            .iter()
            .map(|known| known.sources.as_slice()),
    );
    all.extend(muscle.care.iter().map(|care| care.sources.as_slice()));
    let texts = muscle
        .tests
        .iter()
        .chain(&muscle.cautions)
        .chain(&muscle.notes);
    all.extend(texts.map(|text| text.sources.as_slice()));
    all
}
