//! The rules every knowledge base keeps: the shipped one, and a user's own laid over it.
//!
//! All problems are reported, each with file, line, id and rule. Wrong data does not build.

mod body;
mod conditions;
mod flags;
mod form;
mod muscles;
mod names;
mod places;
mod points;
mod ranking;
mod vocabulary;

use std::collections::BTreeMap;

pub use form::form;

use super::compile::all_names;
use super::raw;
use super::records::{Entries, File, Kind, Problem, Records};
use super::sort;
use super::tables::NameOf;
use super::text;

/// The record a rule speaks of: its kind and id.
type At<'i> = (Kind, &'i str);

struct Checker<'a> {
    records: &'a Records,
    problems: Vec<Problem>,
    /// All ids of each kind, in order.
    ids: BTreeMap<Kind, Vec<&'a str>>,
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
    sort::by(&mut problems, Ord::cmp);
    problems.dedup();
    (entries, records, problems)
}

/// All problems of a set of records.
#[must_use]
pub fn check(records: &Records) -> Vec<Problem> {
    let mut checker = Checker {
        records,
        problems: Vec::new(),
        ids: ids(records),
    };
    checker.ids_are_kebab_case_and_unique();
    checker.names_are_unique();
    checker.places_fit_together();
    checker.vocabularies_are_valid();
    checker.conditions();
    checker.flags();
    checker.numbers();
    checker.judgement();
    checker.drawing();
    for muscle in &records.muscles {
        checker.muscle(muscle);
    }
    checker.parts_and_groups();
    checker.problems
}

/// All ids, those of records with a wrong shape included: that is one problem, and whatever
/// names them is not another.
fn ids(records: &Records) -> BTreeMap<Kind, Vec<&str>> {
    let mut ids: BTreeMap<Kind, Vec<&str>> = BTreeMap::new();
    for (kind, id) in records.origins.keys() {
        ids.entry(*kind).or_default().push(id.as_str());
    }
    ids
}

impl Checker<'_> {
    fn report(&mut self, (kind, id): At<'_>, rule: &'static str, message: impl Into<String>) {
        let mut message = message.into();
        let origin = self.records.origins.get(&(kind, id.to_owned()));
        let shipped = self.records.overlaid && origin.is_some_and(|origin| !origin.own);
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

    fn has(&self, kind: Kind, id: &str) -> bool {
        self.ids
            .get(&kind)
            .is_some_and(|ids| ids.binary_search(&id).is_ok())
    }

    /// An id that is named must be one of these kinds; `what` is their name in the message.
    fn known(&mut self, at: At<'_>, kinds: &[Kind], what: &str, id: &str) {
        if kinds.iter().any(|kind| self.has(*kind, id)) {
            return;
        }
        let known = kinds.iter().filter_map(|kind| self.ids.get(kind)).flatten();
        let hint =
            nearest(id, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        self.report(
            at,
            "known-reference",
            format!("unknown {what} `{id}`{hint}"),
        );
    }

    fn known_muscle(&mut self, at: At<'_>, id: &str) {
        self.known(at, &[Kind::Muscles], "muscle", id);
    }

    fn known_zone(&mut self, at: At<'_>, id: &str) {
        self.known(at, &[Kind::Zones], "zone", id);
    }

    fn known_region(&mut self, at: At<'_>, id: &str) {
        self.known(at, &[Kind::Regions], "region", id);
    }

    fn known_place(&mut self, at: At<'_>, what: &str, id: &str) {
        self.known(at, &[Kind::Zones, Kind::Regions, Kind::Areas], what, id);
    }

    fn one_of(&mut self, at: At<'_>, what: &str, value: &str, allowed: &[&str]) {
        if !allowed.contains(&value) {
            let message = format!("{what} is `{value}`; allowed are {}", allowed.join(", "));
            self.report(at, "allowed-value", message);
        }
    }

    fn cited(&mut self, at: At<'_>, what: &str, sources: &[String]) {
        if sources.is_empty() {
            self.report(at, "has-source", format!("{what} has no source"));
        }
        for source in sources {
            self.known(at, &[Kind::Sources], "source", source);
        }
        if sort::set(sources).len() != sources.len() {
            self.report(at, "unique-source", format!("{what} names a source twice"));
        }
    }

    fn said(&mut self, at: At<'_>, what: &str, text: &str) {
        if text.trim().is_empty() || text != text.trim() || text.contains(char::is_control) {
            let message = format!("{what} is empty or has stray spaces or control characters");
            self.report(at, "has-text", message);
        }
    }
}

/// The id sharing the most letters, if it is close enough to be a slip of the pen.
fn nearest<'i>(id: &str, known: impl Iterator<Item = &'i &'i str>) -> Option<&'i str> {
    let wanted = text::letters(id);
    known
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
