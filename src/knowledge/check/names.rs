//! Ids and names are well formed, and each names one record.

use std::collections::BTreeMap;

use super::{At, Checker, Kind, NameOf, Records, all_names, text};

fn is_kebab(id: &str) -> bool {
    let inner = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.split('-').all(inner)
}

fn all_of<T>(kind: Kind, list: &[T], id: fn(&T) -> &String) -> Vec<At<'_>> {
    list.iter().map(|one| (kind, id(one).as_str())).collect()
}

/// Every record that has an id of its own, kind by kind.
fn with_ids(records: &Records) -> Vec<At<'_>> {
    [
        all_of(Kind::Regions, &records.regions, |one| &one.id),
        all_of(Kind::Zones, &records.zones, |one| &one.id),
        all_of(Kind::Areas, &records.areas, |one| &one.id),
        all_of(Kind::Factors, &records.factors, |one| &one.id),
        all_of(Kind::Signs, &records.signs, |one| &one.id),
        all_of(Kind::Conditions, &records.conditions, |one| &one.id),
        all_of(Kind::RedFlags, &records.red_flags, |one| &one.id),
        all_of(Kind::Sources, &records.sources, |one| &one.id),
        all_of(Kind::Muscles, &records.muscles, |one| &one.id),
    ]
    .concat()
}

impl Checker<'_> {
    pub(super) fn ids_are_kebab_case_and_unique(&mut self) {
        let mut seen: BTreeMap<&str, Kind> = BTreeMap::new();
        for (kind, id) in with_ids(self.records) {
            if !is_kebab(id) {
                let message = "an id is lower-case words joined by `-`";
                self.report((kind, id), "kebab-id", message);
            }
            if let Some(other) = seen.insert(id, kind) {
                let (wrong, other) = self.blame((kind, id), (other, id));
                let message = format!("this id is also used in {}", other.0.path());
                self.report(wrong, "unique-id", message);
            }
        }
    }

    pub(super) fn names_are_unique(&mut self) {
        let mut owners: BTreeMap<(String, NameOf), (u16, String)> = BTreeMap::new();
        for (of, row, name) in all_names(self.records) {
            let normal = text::normalise(&name);
            if normal.is_empty() {
                let at = self.owner(of, row);
                self.report(at, "has-text", format!("the name `{name}` has no letters"));
                continue;
            }
            let owner = owners
                .entry((normal, of))
                .or_insert_with(|| (row, name.clone()));
            if owner.0 != row {
                let (first, second) = (self.owner(of, owner.0), self.owner(of, row));
                let (wrong, other) = self.blame(second, first);
                let (typed, known) = if wrong.1 == second.1 {
                    (&name, &owner.1)
                } else {
                    (&owner.1, &name)
                };
                let message = format!(
                    "the name `{typed}` already names `{}` (as `{known}`)",
                    other.1
                );
                self.report(wrong, "unique-name", message);
            }
        }
    }

    /// Of two records that clash, the one at fault and the other: a user's own before a shipped.
    fn blame<'r>(&self, later: At<'r>, earlier: At<'r>) -> (At<'r>, At<'r>) {
        let own = |(kind, id): At<'_>| {
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
}

impl<'a> Checker<'a> {
    /// The record behind a row of the names.
    fn owner(&self, of: NameOf, row: u16) -> At<'a> {
        let row = row as usize;
        let records = self.records;
        let (zones, regions) = (records.zones.len(), records.regions.len());
        match of {
            NameOf::MuscleName => (Kind::Muscles, &records.muscles[row].id),
            NameOf::PlaceName if row < zones => (Kind::Zones, &records.zones[row].id),
            NameOf::PlaceName if row < zones + regions => {
                (Kind::Regions, &records.regions[row - zones].id)
            }
            NameOf::PlaceName => (Kind::Areas, &records.areas[row - zones - regions].id),
            NameOf::ConditionName => (Kind::Conditions, &records.conditions[row].id),
            NameOf::FactorName => (Kind::Factors, &records.factors[row].id),
            NameOf::SignName => (Kind::Signs, &records.signs[row].id),
            NameOf::FlagName => (Kind::RedFlags, &records.red_flags[row].id),
        }
    }
}
