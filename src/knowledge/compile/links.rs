//! How each muscle explains each place.

use std::collections::BTreeMap;

use super::Compiler;
use super::referrals::Direct;
use crate::knowledge::tables::{Fit, LinkRow, List, Pattern, PlaceForm, PlaceRow, Relation};
use crate::knowledge::{raw, sort, weights};

impl Compiler<'_> {
    /// Each ranked muscle's chance for a place, with how it fits.
    fn place_chances(&self, row: &PlaceRow) -> Vec<(u16, f64, Fit, Direct)> {
        let zones = row.zones.of(&self.lists.covered);
        let mut chances = Vec::new();
        for &muscle in &self.ranked {
            if let (PlaceForm::Zone, [zone]) = (row.form, zones) {
                if let Some((chance, fit, direct)) = self.zone_chance(muscle, *zone) {
                    chances.push((muscle, chance, fit, direct));
                }
                continue;
            }
            let inside: Vec<Direct> = zones
                .iter()
                .filter_map(|zone| self.direct.get(&(muscle, *zone)).copied())
                .collect();
            if let Some(best) = inside
                .iter()
                .copied()
                .min_by_key(|direct| (direct.pattern, direct.relation))
            {
                let chance = weights::any(inside.iter().map(|direct| self.chance(direct.pattern)));
                chances.push((muscle, chance, Fit::Broader, best));
            }
        }
        chances
    }

    fn background(&self, chances: &[(u16, f64, Fit, Direct)]) -> f64 {
        weights::background(
            chances.iter().map(|(_, chance, _, _)| *chance),
            self.ranked.len(),
        )
    }

    /// How common each muscle is as a culprit: its mean judged share over all places with a
    /// list, at least a quarter of an equal share; over ranked muscles they sum to 1.
    pub(super) fn find_common(&mut self) {
        let lists = &self.records.usual;
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

    /// How each muscle explains a place: its share of the people with pain there, over its
    /// share of all people. The share is the judged one, mixed with one that follows from the
    /// referrals alone, as the lists are short.
    pub(super) fn place_links(&self, row: &PlaceRow) -> Vec<LinkRow> {
        let chances = self.with_usual(row);
        let background = self.background(&chances);
        let (leak, contrary) = (self.values.get("leak"), self.values.get("contrary-side"));
        let shares = self.usual_shares(row);
        let rest = if shares.is_empty() {
            1.0
        } else {
            self.values.get("usual-rest")
        };
        let total: f64 = chances
            .iter()
            .map(|(muscle, chance, ..)| chance * self.common[*muscle as usize])
            .sum();
        let mut links = Vec::new();
        for (muscle, chance, fit, direct) in chances {
            // share by referrals over share of all: the commonness cancels out
            let referred = if total > 0.0 { chance / total } else { 0.0 };
            let judged =
                shares.get(&muscle).copied().unwrap_or_default() / self.common[muscle as usize];
            let ratio = (1.0 - rest) * judged + rest * referred;
            let hit = weights::explained(referred, leak);
            links.push(LinkRow {
                muscle,
                fit,
                pattern: direct.pattern,
                relation: direct.relation,
                hit: hit as f32,
                off: weights::explained(contrary * ratio, leak) as f32,
                absent: weights::absent(chance, background, self.values.get("absent-strength"))
                    as f32,
                usual: (weights::explained(ratio, leak) - hit) as f32,
                chance: chance as f32,
                felt: weights::felt(ratio, total, self.values.get("ask-sure")) as f32,
                mixed: fit == Fit::Broader && self.is_mixed(row, muscle, direct.relation),
                sources: direct.sources,
            });
        }
        links
    }

    /// Whether some zone of a place is referred to on another side than this.
    fn is_mixed(&self, row: &PlaceRow, muscle: u16, relation: Relation) -> bool {
        let zones = row.zones.of(&self.lists.covered).iter();
        let mut inside = zones.filter_map(|zone| self.direct.get(&(muscle, *zone)));
        inside.any(|direct| direct.relation != relation)
    }

    /// The chances of a place, with the muscles judged usual there that no referral leads to.
    fn with_usual(&self, row: &PlaceRow) -> Vec<(u16, f64, Fit, Direct)> {
        let mut chances = self.place_chances(row);
        for muscle in self.usual_shares(row).into_keys() {
            if !chances.iter().any(|(other, ..)| *other == muscle) {
                let sources = List::default();
                let direct = Direct {
                    pattern: Pattern::Spillover,
                    relation: Relation::SameSide,
                    sources,
                };
                chances.push((muscle, 0.0, Fit::Judged, direct));
            }
        }
        sort::by_key(&mut chances, |(muscle, ..)| *muscle);
        chances
    }

    /// Judged shares by ranked muscle. An area takes the mean of its places. Of those who name
    /// a zone, the part `neighbour` mean one that touches it, each as likely: what is usual
    /// there is mixed in.
    fn usual_shares(&self, row: &PlaceRow) -> BTreeMap<u16, f64> {
        let id = row.id.of(&self.strings.all);
        let area = self.records.areas.iter().find(|area| area.id == id);
        let places: Vec<&str> = area.map_or_else(
            || vec![id],
            |area| area.any_of.iter().map(String::as_str).collect(),
        );
        let zones = &self.records.zones;
        let near = row.neighbours.of(&self.lists.covered).iter();
        let near: Vec<&str> = near.map(|zone| zones[*zone as usize].id.as_str()).collect();
        let own = self.mean_shares(&places);
        if near.is_empty() || own.is_empty() {
            return own;
        }
        let part = self.values.get("neighbour");
        let mut shares: BTreeMap<u16, f64> = BTreeMap::new();
        for (all, part) in [(own, 1.0 - part), (self.mean_shares(&near), part)] {
            for (muscle, share) in all {
                *shares.entry(muscle).or_default() += part * share;
            }
        }
        shares
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

    /// One list's shares by ranked muscle. A group's share goes to each member in full, for the
    /// judgement does not say which.
    fn list_shares(&self, usual: &raw::Usual) -> BTreeMap<u16, f64> {
        let mut shares: BTreeMap<u16, f64> = BTreeMap::new();
        for line in &usual.muscles {
            for muscle in self.candidates(&line.muscle) {
                let share = shares.entry(muscle).or_default();
                *share = share.max(line.weight);
            }
        }
        shares
    }
}
