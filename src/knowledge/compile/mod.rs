//! From checked records to the tables ranking uses in place.
//!
//! Every logarithm is taken here, once: at run time a score is a sum. Assumes records that
//! passed [`super::check`]; a reference that does not resolve is left out, never guessed.

mod conditions;
mod cues;
mod flags;
mod links;
mod muscles;
mod names;
mod numbers;
mod places;
mod pointers;
mod referrals;
mod rows;
mod sources;
mod usual;
mod words;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

pub use names::all_names;
pub use numbers::Values;
#[allow(unused_imports, reason = "the build script does not cite")]
pub use sources::cite;

use super::asks::Asks;
use super::records::Records;
use super::tables::{List, Tables};
use referrals::Direct;
use rows::{Lists, Strings, row_numbers};

/// The tables so far, and what several of them are made from.
struct Compiler<'a> {
    records: &'a Records,
    values: Values,
    muscle_rows: HashMap<&'a str, u16>,
    place_rows: HashMap<&'a str, u16>,
    source_rows: HashMap<&'a str, u16>,
    /// By ranked muscle and zone row.
    direct: BTreeMap<(u16, u16), Direct>,
    /// Rows of the muscles that have a referral.
    ranked: Vec<u16>,
    /// By muscle row: how common it is as a culprit, a share.
    common: Vec<f64>,
    /// Chance that a typical zone hurts because of a muscle, see [`Compiler::find_typical`].
    typical: f64,
    strings: Strings,
    lists: Lists,
    /// Where lists of sources are: equal ones share their rows.
    source_lists: HashMap<Vec<u16>, List>,
}

/// Builds the tables; `version` is the version of the data.
#[must_use]
pub fn tables(records: &Records, version: &str) -> Tables {
    let zones = records.zones.iter().map(|zone| &zone.id);
    let regions = records.regions.iter().map(|region| &region.id);
    let areas = records.areas.iter().map(|area| &area.id);
    let mut compiler = Compiler {
        records,
        values: Values::new(&records.numbers),
        muscle_rows: row_numbers(records.muscles.iter().map(|muscle| &muscle.id)),
        place_rows: row_numbers(zones.chain(regions).chain(areas)),
        source_rows: row_numbers(records.sources.iter().map(|source| &source.id)),
        direct: BTreeMap::new(),
        ranked: Vec::new(),
        common: Vec::new(),
        typical: 0.0,
        strings: Strings::default(),
        lists: Lists {
            bases: vec![usual::JUDGED],
            ..Lists::default()
        },
        source_lists: HashMap::new(),
    };
    compiler.find_direct();
    compiler.find_common();
    compiler.build(version)
}

impl Compiler<'_> {
    fn build(mut self, version: &str) -> Tables {
        let version = self.strings.add(version);
        self.shown();
        let names = self.names();
        let muscles = self.muscles();
        let places = self.places();
        let place_ids = self.place_ids(&places);
        let (factors, signs) = (self.factors(), self.signs());
        let conditions = self.conditions();
        let flags = self.flags();
        let (phrases, flag_words) = self.phrases();
        let sources = self.sources();
        let numbers = self.numbers();
        let lists = self.lists;
        let name_keys = names::keys(&self.strings.all, &names);
        let flag_slots = flags::slots(&self.strings.all, &flag_words);
        let asks = Asks::of(
            muscles.len(),
            (&places, &lists.links),
            (factors.iter().chain(&signs), &lists.cue_links),
            &lists.pointers,
        );
        Tables {
            strings: Cow::Owned(self.strings.all),
            starts: Cow::Owned(muscles::starts(&muscles, &numbers)),
            muscles: Cow::Owned(muscles),
            points: Cow::Owned(lists.points),
            referrals: Cow::Owned(lists.referrals),
            tells: Cow::Owned(lists.tells),
            relations: Cow::Owned(lists.relations),
            places: Cow::Owned(places),
            place_ids: Cow::Owned(place_ids),
            covered: Cow::Owned(lists.covered),
            links: Cow::Owned(lists.links),
            bases: Cow::Owned(lists.bases),
            factors: Cow::Owned(factors),
            signs: Cow::Owned(signs),
            cue_links: Cow::Owned(lists.cue_links),
            pointers: Cow::Owned(lists.pointers),
            asks: Cow::Owned(asks.rows),
            reaches: Cow::Owned(asks.reaches),
            own_cues: Cow::Owned(asks.cues),
            own_pointers: Cow::Owned(asks.pointers),
            conditions: Cow::Owned(conditions),
            flags: Cow::Owned(flags),
            wordless: Cow::Owned(flags::wordless(&lists.triggers)),
            triggers: Cow::Owned(lists.triggers),
            flag_slots: Cow::Owned(flag_slots),
            flag_words: Cow::Owned(flag_words),
            phrases: Cow::Owned(phrases),
            phrase_uses: Cow::Owned(lists.phrase_uses),
            sources: Cow::Owned(sources),
            source_refs: Cow::Owned(lists.source_refs),
            name_keys: Cow::Owned(name_keys),
            names: Cow::Owned(names),
            numbers,
            version,
        }
    }
}
