//! Every name, sorted, with what it names.

use std::collections::{BTreeMap, HashSet};

use super::Compiler;
use crate::knowledge::records::Records;
use crate::knowledge::tables::{NAME_STEP, NameOf, NameRow, name_key};
use crate::knowledge::text;

/// What a name belongs to, the row there, and the name.
type Named = (NameOf, u16, String);

impl Compiler<'_> {
    /// The texts of ids and names that answers show lie together, and before all prose, as do
    /// those of the list of names: when only prose is edited, the list, by far the longest with
    /// texts in it, stays as it was and is not compiled again.
    pub(super) fn shown(&mut self) {
        let records = self.records;
        let muscles = records.muscles.iter().map(|one| [&one.id, &one.name]);
        let zones = records.zones.iter().map(|one| [&one.id, &one.name]);
        let regions = records.regions.iter().map(|one| [&one.id, &one.name]);
        let factors = records.factors.iter().map(|one| [&one.id, &one.name]);
        let places = zones.chain(regions);
        for text in muscles.chain(places).chain(factors).flatten() {
            self.strings.add(text);
        }
    }

    pub(super) fn names(&mut self) -> Vec<NameRow> {
        let mut rows: BTreeMap<(String, NameOf, u16), String> = BTreeMap::new();
        for (of, row, name) in all_names(self.records) {
            let normal = text::normalise(&name);
            if !normal.is_empty() {
                rows.entry((normal, of, row)).or_insert(name);
            }
        }
        // what is searched lies together
        for (normal, ..) in rows.keys() {
            self.strings.add(normal);
        }
        rows.into_iter()
            .map(|((normal, of, row), written)| NameRow {
                text: self.strings.add(&normal),
                written: self.strings.add(&written),
                letters: text::letters(&normal),
                of,
                row,
            })
            .collect()
    }
}

/// The keys that tell among which names to search.
pub(super) fn keys(strings: &str, names: &[NameRow]) -> Vec<u32> {
    let some = names.iter().step_by(NAME_STEP);
    some.map(|row| name_key(row.text.of(strings))).collect()
}

/// Every name in the knowledge base with what it names: names, Latin names, aliases, and ids
/// where no other record claims the same words (`leg` is the id of the lower leg, but the word
/// means the whole limb).
#[must_use]
pub fn all_names(records: &Records) -> Vec<Named> {
    let mut names = Names::default();
    for (row, one) in records.muscles.iter().enumerate() {
        let others = one.latin.iter().chain(&one.aliases);
        names.add(NameOf::MuscleName, row, &one.id, &one.name, others);
    }
    places(records, &mut names);
    for (row, one) in records.conditions.iter().enumerate() {
        names.add(NameOf::ConditionName, row, &one.id, &one.name, &one.aliases);
    }
    for (row, one) in records.factors.iter().enumerate() {
        names.add(NameOf::FactorName, row, &one.id, &one.name, &one.aliases);
    }
    for (row, one) in records.signs.iter().enumerate() {
        names.add(NameOf::SignName, row, &one.id, &one.name, &one.aliases);
    }
    for (row, one) in records.red_flags.iter().enumerate() {
        names.add(NameOf::FlagName, row, &one.id, &one.name, []);
    }
    names.with_free_ids()
}

/// Zones, regions and areas are rows of one table.
fn places(records: &Records, names: &mut Names) {
    let zones = records.zones.iter();
    let zones = zones.map(|one| (&one.id, &one.name, &one.aliases));
    let regions = records.regions.iter();
    let regions = regions.map(|one| (&one.id, &one.name, &one.aliases));
    let areas = records.areas.iter();
    let areas = areas.map(|one| (&one.id, &one.name, &one.aliases));
    for (row, (id, name, aliases)) in zones.chain(regions).chain(areas).enumerate() {
        names.add(NameOf::PlaceName, row, id, name, aliases);
    }
}

#[derive(Default)]
struct Names {
    names: Vec<Named>,
    ids: Vec<Named>,
}

impl Names {
    fn add<'a>(
        &mut self,
        of: NameOf,
        row: usize,
        id: &str,
        name: &str,
        others: impl IntoIterator<Item = &'a String>,
    ) {
        let row = row as u16;
        let without_brackets = name.split('(').next().unwrap_or(name);
        for text in [name, without_brackets] {
            self.names.push((of, row, text.to_owned()));
        }
        self.ids.push((of, row, id.to_owned()));
        let others = others.into_iter();
        self.names
            .extend(others.map(|other| (of, row, other.clone())));
    }

    fn with_free_ids(mut self) -> Vec<Named> {
        let claimed: HashSet<(NameOf, String)> = self
            .names
            .iter()
            .map(|(of, _, name)| (*of, text::normalise(name)))
            .collect();
        let free = |(of, _, id): &Named| !claimed.contains(&(*of, text::normalise(id)));
        self.names.extend(self.ids.into_iter().filter(free));
        self.names
    }
}
