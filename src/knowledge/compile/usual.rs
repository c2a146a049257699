//! What is usual for a place: judged shares, and on what they rest.

use std::collections::BTreeMap;

use super::Compiler;
use crate::knowledge::raw::{Study, Usual, UsualMuscle};
use crate::knowledge::tables::{BasisRow, List, PlaceRow, Rests};

/// For each ranked muscle the row of what its share in a place rests on.
pub(super) type Bases = BTreeMap<u16, u16>;

/// The first of all rows: what no list names, or names without a source, is judgement.
pub(super) const JUDGED: BasisRow = BasisRow {
    rests: Rests::MereJudgement,
    read: false,
    sources: List { at: 0, len: 0 },
};

impl Compiler<'_> {
    /// How common each muscle is as a culprit: its mean judged share over all zones and regions
    /// with a list, at least a quarter of an equal share; over ranked muscles they sum to 1. Where
    /// the lists count for nothing, all are equally common. An area is made of zones that are
    /// counted already.
    pub(super) fn find_common(&mut self) {
        let believed = self.values.get("usual-rest") < 1.0;
        let areas = &self.records.areas;
        let counts = |usual: &&Usual| believed && !areas.iter().any(|area| area.id == usual.place);
        let lists: Vec<&Usual> = self.records.usual.iter().filter(counts).collect();
        let mut shares = vec![0.0; self.records.muscles.len()];
        let least = 1.0 / (4.0 * self.ranked.len().max(1) as f64);
        for (muscle, share) in lists.iter().flat_map(|usual| self.list_shares(usual)) {
            shares[muscle as usize] += share / lists.len() as f64;
        }
        let mut common = vec![0.0; shares.len()];
        for &muscle in &self.ranked {
            common[muscle as usize] = shares[muscle as usize].max(least);
        }
        let total: f64 = common.iter().sum();
        self.common = common.into_iter().map(|share| share / total).collect();
    }

    /// Judged shares by ranked muscle. An area without a list of its own takes the mean of its
    /// places. Of those who name a zone, the part `neighbour` mean one that touches it, each as
    /// likely: what is usual there is mixed in.
    pub(super) fn usual_shares(&self, row: &PlaceRow) -> BTreeMap<u16, f64> {
        let zones = &self.records.zones;
        let near = row.neighbours.of(&self.lists.covered).iter();
        let near: Vec<&str> = near.map(|zone| zones[*zone as usize].id.as_str()).collect();
        let own = self.mean_shares(&self.listed(row));
        if near.is_empty() || own.is_empty() {
            return own;
        }
        let part = self.misplaced(row.id.of(&self.strings.all));
        let mut shares: BTreeMap<u16, f64> = BTreeMap::new();
        for (all, part) in [(own, 1.0 - part), (self.mean_shares(&near), part)] {
            for (muscle, share) in all {
                *shares.entry(muscle).or_default() += part * share;
            }
        }
        shares
    }

    /// The places whose lists hold for a place: its own, for an area without one those of its
    /// places.
    fn listed<'s>(&'s self, row: &PlaceRow) -> Vec<&'s str> {
        let id = row.id.of(&self.strings.all);
        let own = self.records.usual.iter().any(|usual| usual.place == id);
        let area = self.records.areas.iter().find(|area| area.id == id && !own);
        area.map_or_else(
            || vec![id],
            |area| area.any_of.iter().map(String::as_str).collect(),
        )
    }

    /// The mean over several places of their lists' shares.
    fn mean_shares(&self, places: &[&str]) -> BTreeMap<u16, f64> {
        let mut shares = BTreeMap::new();
        let lists = self.records.usual.iter();
        for usual in lists.filter(|usual| places.contains(&usual.place.as_str())) {
            for (muscle, share) in self.list_shares(usual) {
                *shares.entry(muscle).or_default() += share / places.len() as f64;
            }
        }
        shares
    }

    fn list_shares(&self, usual: &Usual) -> Vec<(u16, f64)> {
        let lines = self.lines(usual).into_iter();
        lines.map(|(muscle, line)| (muscle, line.weight)).collect()
    }

    /// One list's lines by ranked muscle, the weightiest where several name it. A group's share
    /// goes to each member in full, for the judgement does not say which.
    fn lines<'u>(&self, usual: &'u Usual) -> BTreeMap<u16, &'u UsualMuscle> {
        let mut lines: BTreeMap<u16, &UsualMuscle> = BTreeMap::new();
        for line in &usual.muscles {
            for muscle in self.candidates(&line.muscle) {
                let known = lines.entry(muscle).or_insert(line);
                if known.weight < line.weight {
                    *known = line;
                }
            }
        }
        lines
    }

    /// On what the shares of a place rest. In an area the first of its places that lists a
    /// muscle counts. What only an adjoining place brings in is judgement.
    pub(super) fn place_bases(&mut self, row: &PlaceRow) -> Bases {
        let records = self.records;
        let places = self.listed(row);
        let lists: Vec<&Usual> = places
            .iter()
            .filter_map(|place| records.usual.iter().find(|usual| usual.place == *place))
            .collect();
        let mut bases = Bases::new();
        for usual in lists {
            for (muscle, line) in self.lines(usual) {
                let at = self.basis(line, usual.study.as_ref());
                bases.entry(muscle).or_insert(at);
            }
        }
        bases
    }

    /// The row of what a line rests on; equal ones share it. A study's figure counts as read when
    /// it was itself.
    fn basis(&mut self, line: &UsualMuscle, study: Option<&Study>) -> u16 {
        let rests = match line.basis.as_str() {
            "study" => Rests::DividedByStudy,
            "guide" => Rests::NamedByGuide,
            _ => Rests::MereJudgement,
        };
        let sources = self.records.sources.iter();
        let read = sources
            .filter(|source| line.sources.contains(&source.id))
            .any(|source| source.status == "read");
        let figure =
            rests != Rests::DividedByStudy || study.is_some_and(|study| study.status == "read");
        let row = BasisRow {
            rests,
            read: read && figure,
            sources: self.source_list(&line.sources),
        };
        let rows = &mut self.lists.bases;
        let at = rows.iter().position(|known| *known == row);
        at.unwrap_or_else(|| {
            rows.push(row);
            rows.len() - 1
        }) as u16
    }
}
