//! The rules every knowledge base keeps: the shipped one, and a user's own laid over it.
//!
//! All problems are reported, each with file, line, id and rule. Wrong data does not build.

mod conditions;
mod form;
mod muscles;
mod places;
mod ranking;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

pub use form::form;

use super::compile::all_names;
use super::raw;
use super::records::{Entries, File, Kind, Problem, Records};
use super::tables::NameOf;
use super::text;

struct Checker<'a> {
    records: &'a Records,
    problems: Vec<Problem>,
    /// A user's files are laid over the shipped ones.
    overlaid: bool,
    muscles: BTreeSet<&'a str>,
    zones: BTreeSet<&'a str>,
    places: BTreeSet<&'a str>,
    regions: BTreeSet<&'a str>,
    factors: BTreeSet<&'a str>,
    signs: BTreeSet<&'a str>,
    conditions: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
}

/// Reads, parses and checks shipped files and, over them, a user's.
///
/// Returns the entries and records with all problems found; records are only to be used when
/// there are none.
#[must_use]
pub fn load(shipped: &[File], own: &[File]) -> (Entries, Records, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut entries = Entries::read(shipped, &mut problems);
    entries.overlay(own, &mut problems);
    let records = entries.parse(&mut problems);
    problems.extend(check(&records));
    problems.sort();
    problems.dedup();
    (entries, records, problems)
}

/// All problems of a set of records.
#[must_use]
pub fn check(records: &Records) -> Vec<Problem> {
    let mut checker = Checker {
        records,
        problems: Vec::new(),
        overlaid: records.overlaid,
        muscles: ids(records, Kind::Muscles),
        zones: ids(records, Kind::Zones),
        regions: ids(records, Kind::Regions),
        places: ids(records, Kind::Areas),
        factors: ids(records, Kind::Factors),
        signs: ids(records, Kind::Signs),
        conditions: ids(records, Kind::Conditions),
        sources: ids(records, Kind::Sources),
    };
    checker.places.extend(&checker.zones | &checker.regions);
    checker.ids_are_kebab_case_and_unique();
    checker.names_are_unique();
    checker.places_fit_together();
    checker.vocabularies_are_valid();
    checker.conditions_and_flags();
    checker.numbers();
    checker.judgement();
    for muscle in &records.muscles {
        checker.muscle(muscle);
    }
    checker.parts_and_groups();
    checker.problems
}

/// All ids of a kind, those of records with a wrong shape included: that is one problem, and
/// whatever names them is not another.
fn ids(records: &Records, kind: Kind) -> BTreeSet<&str> {
    records
        .origins
        .keys()
        .filter(|(of, _)| *of == kind)
        .map(|(_, id)| id.as_str())
        .collect()
}

fn is_kebab(id: &str) -> bool {
    let inner = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.split('-').all(inner)
}

impl<'a> Checker<'a> {
    fn report(&mut self, kind: Kind, id: &str, rule: &'static str, mut message: String) {
        let origin = self.records.origins.get(&(kind, id.to_owned()));
        let shipped = self.overlaid && origin.is_some_and(|origin| !origin.own);
        if shipped {
            message.push_str("; this record is shipped, and your data changes what it rests on");
        }
        self.problems.push(Problem {
            file: origin.map_or_else(|| kind.path().to_owned(), |origin| origin.file.clone()),
            // shipped files are not at hand, and compiled in on one line
            line: origin.filter(|_| !shipped).map_or(0, |origin| origin.line),
            id: id.to_owned(),
            rule,
            message,
        });
    }

    fn known(
        &mut self,
        at: (Kind, &str),
        set: fn(&Self) -> &BTreeSet<&'a str>,
        what: &str,
        id: &str,
    ) {
        if !set(self).contains(id) {
            let near = nearest(id, set(self));
            let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            self.report(
                at.0,
                at.1,
                "known-reference",
                format!("unknown {what} `{id}`{hint}"),
            );
        }
    }

    fn one_of(&mut self, at: (Kind, &str), what: &str, value: &str, allowed: &[&str]) {
        if !allowed.contains(&value) {
            let message = format!("{what} is `{value}`; allowed are {}", allowed.join(", "));
            self.report(at.0, at.1, "allowed-value", message);
        }
    }

    fn cited(&mut self, at: (Kind, &str), what: &str, sources: &[String]) {
        if sources.is_empty() {
            self.report(at.0, at.1, "has-source", format!("{what} has no source"));
        }
        for source in sources {
            self.known(at, |checker| &checker.sources, "source", source);
        }
        let unique: BTreeSet<_> = sources.iter().collect();
        if unique.len() != sources.len() {
            self.report(
                at.0,
                at.1,
                "unique-source",
                format!("{what} names a source twice"),
            );
        }
    }

    fn said(&mut self, at: (Kind, &str), what: &str, text: &str) {
        if text.trim().is_empty() || text != text.trim() || text.contains(char::is_control) {
            self.report(
                at.0,
                at.1,
                "has-text",
                format!("{what} is empty or has stray spaces or control characters"),
            );
        }
    }

    fn ids_are_kebab_case_and_unique(&mut self) {
        let mut seen: BTreeMap<&str, Kind> = BTreeMap::new();
        let records = self.records;
        let lists: [(Kind, Vec<&str>); 9] = [
            (
                Kind::Regions,
                records
                    .regions
                    .iter()
                    .map(|record| record.id.as_str())
                    .collect(),
            ),
            (
                Kind::Zones,
                records
                    .zones
                    .iter()
                    .map(|record| record.id.as_str())
                    .collect(),
            ),
            (
                Kind::Areas,
                records
                    .areas
                    .iter()
                    .map(|record| record.id.as_str())
                    .collect(),
            ),
            (
                Kind::Factors,
                records
                    .factors
                    .iter()
                    .map(|record| record.id.as_str())
                    .collect(),
            ),
            (
                Kind::Signs,
                records
                    .signs
                    .iter()
                    .map(|record| record.id.as_str())
                    .collect(),
            ),
            (
                Kind::Conditions,
                records
                    .conditions
                    .iter()
                    .map(|record| record.id.as_str())
                    .collect(),
            ),
            (
                Kind::RedFlags,
                records
                    .red_flags
                    .iter()
                    .map(|record| record.id.as_str())
                    .collect(),
            ),
            (
                Kind::Sources,
                records
                    .sources
                    .iter()
                    .map(|record| record.id.as_str())
                    .collect(),
            ),
            (
                Kind::Muscles,
                records
                    .muscles
                    .iter()
                    .map(|record| record.id.as_str())
                    .collect(),
            ),
        ];
        for (kind, list) in lists {
            for id in list {
                if !is_kebab(id) {
                    self.report(
                        kind,
                        id,
                        "kebab-id",
                        "an id is lower-case words joined by `-`".to_owned(),
                    );
                }
                if let Some(other) = seen.insert(id, kind) {
                    let (wrong, other) = self.blame((kind, id), (other, id));
                    let message = format!("this id is also used in {}", other.0.path());
                    self.report(wrong.0, id, "unique-id", message);
                }
            }
        }
    }

    fn names_are_unique(&mut self) {
        let mut owners: BTreeMap<(String, NameOf), (u16, String)> = BTreeMap::new();
        for (of, row, name) in all_names(self.records) {
            let normal = text::normalise(&name);
            if normal.is_empty() {
                let (kind, id) = self.owner(of, row);
                self.report(
                    kind,
                    &id,
                    "has-text",
                    format!("the name `{name}` has no letters"),
                );
                continue;
            }
            let owner = owners
                .entry((normal, of))
                .or_insert_with(|| (row, name.clone()));
            if owner.0 != row {
                let (first, second) = (self.owner(of, owner.0), self.owner(of, row));
                let (wrong, other) = self.blame((second.0, &second.1), (first.0, &first.1));
                let (typed, known) = if wrong.1 == second.1 {
                    (&name, &owner.1)
                } else {
                    (&owner.1, &name)
                };
                let message = format!(
                    "the name `{typed}` already names `{}` (as `{known}`)",
                    other.1
                );
                self.report(wrong.0, wrong.1, "unique-name", message);
            }
        }
    }

    /// Of two records that clash, the one at fault and the other: a user's own before a shipped.
    fn blame<'r>(
        &self,
        later: (Kind, &'r str),
        earlier: (Kind, &'r str),
    ) -> ((Kind, &'r str), (Kind, &'r str)) {
        let own = |(kind, id): (Kind, &str)| {
            self.records
                .origins
                .get(&(kind, id.to_owned()))
                .is_some_and(|origin| origin.own)
        };
        if own(earlier) && !own(later) {
            (earlier, later)
        } else {
            (later, earlier)
        }
    }

    fn owner(&self, of: NameOf, row: u16) -> (Kind, String) {
        let row = row as usize;
        let records = self.records;
        let (zones, regions) = (records.zones.len(), records.regions.len());
        match of {
            NameOf::MuscleName => (Kind::Muscles, records.muscles[row].id.clone()),
            NameOf::PlaceName if row < zones => (Kind::Zones, records.zones[row].id.clone()),
            NameOf::PlaceName if row < zones + regions => {
                (Kind::Regions, records.regions[row - zones].id.clone())
            }
            NameOf::PlaceName => (Kind::Areas, records.areas[row - zones - regions].id.clone()),
            NameOf::ConditionName => (Kind::Conditions, records.conditions[row].id.clone()),
            NameOf::FactorName => (Kind::Factors, records.factors[row].id.clone()),
            NameOf::SignName => (Kind::Signs, records.signs[row].id.clone()),
            NameOf::FlagName => (Kind::RedFlags, records.red_flags[row].id.clone()),
        }
    }
}

/// The id sharing the most letters, if it is close enough to be a slip of the pen.
fn nearest<'a>(id: &str, known: &BTreeSet<&'a str>) -> Option<&'a str> {
    let wanted = text::letters(id);
    known
        .iter()
        .map(|other| {
            (
                (text::letters(other) ^ wanted).count_ones()
                    + other.len().abs_diff(id.len()) as u32,
                *other,
            )
        })
        .min()
        .filter(|(distance, _)| *distance <= 2)
        .map(|(_, other)| other)
}
