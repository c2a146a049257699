//! How each muscle explains each place.

use super::Compiler;
use super::referrals::Direct;
use super::usual::Bases;
use crate::knowledge::tables::{Fit, LinkRow, List, Pattern, PlaceForm, PlaceRow, Relation};
use crate::knowledge::{sort, weights};

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

    /// Chance that a place hurts because of a muscle taken at random, the more common the likelier.
    fn total(&self, chances: &[(u16, f64, Fit, Direct)]) -> f64 {
        let chances = chances.iter();
        let common = chances.map(|(muscle, chance, ..)| chance * self.common[*muscle as usize]);
        common.sum()
    }

    /// Finds the [`Compiler::total`] of a zone in the mean; needed only where rarity is left out.
    pub(super) fn find_typical(&mut self, places: &[PlaceRow]) {
        if self.values.get("rarity") < 1.0 {
            let zones = places.iter().filter(|row| row.form == PlaceForm::Zone);
            let totals: Vec<f64> = zones
                .map(|row| self.total(&self.place_chances(row)))
                .collect();
            self.typical = totals.iter().sum::<f64>() / totals.len().max(1) as f64;
        }
    }

    /// How each muscle explains a place: its share of the people with pain there, over its
    /// share of all people. The share is the judged one, mixed with one that follows from the
    /// referrals alone, as the lists are short.
    pub(super) fn place_links(&self, row: &PlaceRow, bases: &Bases) -> Vec<LinkRow> {
        let chances = self.with_usual(row);
        let background = self.background(&chances);
        let (leak, contrary) = (self.values.get("leak"), self.values.get("contrary-side"));
        let rarity = self.values.get("rarity");
        let shares = self.usual_shares(row);
        let rest = if shares.is_empty() {
            1.0
        } else {
            self.values.get("usual-rest")
        };
        let total = self.total(&chances);
        let mut links = Vec::new();
        for (muscle, chance, fit, direct) in chances {
            // share by referrals over share of all: the commonness cancels out
            let referred = if total > 0.0 { chance / total } else { 0.0 };
            let judged =
                shares.get(&muscle).copied().unwrap_or_default() / self.common[muscle as usize];
            let ratio = (1.0 - rest) * judged + rest * referred;
            let flat = |ratio| weights::flattened(ratio, total, self.typical, rarity);
            let hit = weights::explained(flat(referred), leak);
            links.push(LinkRow {
                muscle,
                fit,
                pattern: direct.pattern,
                relation: direct.relation,
                hit: hit as f32,
                off: weights::explained(contrary * flat(ratio), leak) as f32,
                absent: weights::absent(chance, background, self.values.get("absent-strength"))
                    as f32,
                usual: (weights::explained(flat(ratio), leak) - hit) as f32,
                basis: bases.get(&muscle).copied().unwrap_or_default(),
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
}
