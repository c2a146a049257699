//! `data stats`: what is known, and on what it rests.

use std::collections::BTreeMap;

use crate::error::Status;
use crate::knowledge::raw::{Muscle, Referral, Study, Usual, UsualMuscle};
use crate::knowledge::records::{Kind, Records};
use crate::knowledge::tables::Tables;
use crate::report::Answer;
use crate::report::data::stats::{Count, Felt, Lies, Referrals, SCHEMA, Shares, StatsReport};
use crate::report::names::Names;
use crate::report::stamp::Stamp;
use crate::sort;
use crate::store::Store;

/// `data stats`
pub(super) fn stats(store: &Store) -> (Box<dyn Answer + '_>, Status) {
    let records = store.records();
    let tables = store.tables();
    let names = Names(tables);
    let (regions, regions_total) = by_region(&records, names);
    let (folders, folders_total) = by_folder(&records, names);
    let report = StatsReport {
        stamp: Stamp::new(SCHEMA, tables),
        regions,
        regions_total,
        folders,
        folders_total,
        usual: usual(&records, names),
        counts: counts(&records, tables),
    };
    (Box::new(report), Status::Answered)
}

/// Where the pain is felt, in body order, and all regions together.
fn by_region(records: &Records, names: Names<'_>) -> (Vec<Felt>, Felt) {
    let zones = records.zones.iter();
    let zones = sort::set(zones.map(|zone| (zone.id.as_str(), zone.region.as_str())));
    let region_of = |zone: &str| {
        let at = zones.binary_search_by_key(&zone, |(id, _)| id);
        at.map_or("", |at| zones[at].1)
    };
    let felt = |id: &str, name: &str, wanted: &dyn Fn(&str) -> bool| {
        let (mut sum, mut muscles) = (Sum::default(), Vec::new());
        for muscle in &records.muscles {
            for referral in referrals(muscle) {
                if wanted(region_of(&referral.zone)) {
                    sum.add(referral, names);
                    muscles.push(muscle.id.as_str());
                }
            }
        }
        Felt {
            region: id.to_owned(),
            name: name.to_owned(),
            zones: zones.iter().filter(|(_, region)| wanted(region)).count(),
            muscles: sort::set(muscles).len(),
            referrals: sum.figures(),
        }
    };
    let regions = records.regions.iter();
    let rows = regions.map(|region| felt(&region.id, &region.name, &|id| id == region.id));
    (rows.collect(), felt("all", "All", &|_| true))
}

/// Where the muscles lie, by name of the folder, and all folders together.
fn by_folder(records: &Records, names: Names<'_>) -> (Vec<Lies>, Lies) {
    let mut folders: BTreeMap<&str, Vec<&Muscle>> = BTreeMap::new();
    for muscle in &records.muscles {
        let origin = records.origins.get(&(Kind::Muscles, muscle.id.clone()));
        let folder = origin.and_then(|origin| origin.file.split('/').nth(1));
        folders
            .entry(folder.unwrap_or("own"))
            .or_default()
            .push(muscle);
    }
    let all: Vec<&Muscle> = records.muscles.iter().collect();
    let rows = folders.iter();
    let rows = rows.map(|(folder, muscles)| lies(folder, muscles, names));
    (rows.collect(), lies("all", &all, names))
}

fn lies(folder: &str, muscles: &[&Muscle], names: Names<'_>) -> Lies {
    let kind = |kind: &str| muscles.iter().filter(|one| one.kind == kind).count();
    let mut sum = Sum::default();
    let sent = muscles.iter().flat_map(|one| referrals(one));
    sent.for_each(|referral| sum.add(referral, names));
    let claims: Vec<&[String]> = muscles.iter().flat_map(|one| claimed(one)).collect();
    let read = claims.iter().filter(|sources| !names.recalled(sources));
    let two = claims.iter().filter(|sources| sources.len() > 1);
    Lies {
        folder: folder.to_owned(),
        muscles: kind("muscle"),
        parts: kind("part"),
        groups: kind("group"),
        trigger_points: muscles.iter().map(|one| one.trigger_points.len()).sum(),
        referrals: sum.figures(),
        claims: claims.len(),
        read: share(read.count(), claims.len()),
        two_or_more: share(two.count(), claims.len()),
    }
}

/// Referrals in the counting.
#[derive(Debug, Clone, Default)]
struct Sum {
    figures: Referrals,
    read: usize,
    two: usize,
}

impl Sum {
    fn add(&mut self, referral: &Referral, names: Names<'_>) {
        self.figures.count += 1;
        self.figures.essential += usize::from(referral.pattern == "essential");
        self.figures.spillover += usize::from(referral.pattern == "spillover");
        self.read += usize::from(!names.recalled(&referral.sources));
        self.two += usize::from(referral.sources.len() > 1);
    }

    fn figures(self) -> Referrals {
        Referrals {
            read: share(self.read, self.figures.count),
            two_or_more: share(self.two, self.figures.count),
            ..self.figures
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn referrals(muscle: &Muscle) -> impl Iterator<Item = &Referral> {
    let points = muscle.trigger_points.iter();
    points.flat_map(|point| &point.refers)
}

/// The sources of every claim of a record.
fn claimed(muscle: &Muscle) -> Vec<&[String]> {
    let mut all: Vec<&Vec<String>> = Vec::new();
    all.extend(muscle.trigger_points.iter().map(|one| &one.sources));
    all.extend(referrals(muscle).map(|one| &one.sources));
    all.extend(muscle.anatomy.iter().map(|one| &one.sources));
    all.extend(muscle.signs.iter().map(|one| &one.sources));
    all.extend(muscle.factors.iter().map(|one| &one.sources));
    all.extend(muscle.mimics.iter().map(|one| &one.sources));
    all.extend(muscle.told_apart.iter().map(|one| &one.sources));
    all.extend(muscle.related.iter().map(|one| &one.sources));
    all.extend(muscle.prevalence.iter().map(|one| &one.sources));
    all.extend(muscle.care.iter().map(|one| &one.sources));
    let texts = muscle.tests.iter().chain(&muscle.cautions);
    all.extend(texts.chain(&muscle.notes).map(|one| &one.sources));
    all.into_iter().map(Vec::as_slice).collect()
}

/// Shares of what is usual for a place, by what they rest on.
fn usual(records: &Records, names: Names<'_>) -> Vec<Shares> {
    let of = |basis: &'static str| {
        let lists = records.usual.iter();
        let lines = lists.flat_map(|list| list.muscles.iter().map(move |line| (list, line)));
        let lines = lines.filter(|(_, line)| line.basis == basis);
        // a study counts as read when its figures were, not only a summary
        let read = |(list, line): &(&Usual, &UsualMuscle)| {
            let figures = |study: &Study| basis != "study" || study.status == "read";
            !line.sources.is_empty()
                && !names.recalled(&line.sources)
                && list.study.as_ref().is_none_or(figures)
        };
        Shares {
            basis,
            count: lines.clone().count(),
            read: lines.filter(read).count(),
        }
    };
    ["study", "guide", "judgement"].map(of).to_vec()
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
        ("views", records.views.len()),
        ("names", tables.names.len()),
    ];
    counts
        .into_iter()
        .map(|(what, count)| Count { what, count })
        .collect()
}
