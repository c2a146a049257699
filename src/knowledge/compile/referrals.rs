//! Which muscle sends pain to which zone, and with what chance.

use super::Compiler;
use super::words::{pattern, relation};
use crate::knowledge::tables::{Fit, List, Pattern, Relation};

/// Regions in which people place their pain least surely.
const VAGUE: [&str; 3] = ["low-back", "shoulder", "upper-back"];

/// The best referral of one muscle to one zone.
#[derive(Clone, Copy)]
pub(super) struct Direct {
    pub(super) pattern: Pattern,
    pub(super) relation: Relation,
    pub(super) sources: List,
}

impl Compiler<'_> {
    pub(super) fn find_direct(&mut self) {
        let records = self.records;
        for (row, muscle) in records.muscles.iter().enumerate() {
            for referral in muscle.trigger_points.iter().flat_map(|point| &point.refers) {
                let Some(&zone) = self.place_rows.get(referral.zone.as_str()) else {
                    continue;
                };
                let sources = self.source_list(&referral.sources);
                let found = Direct {
                    pattern: pattern(&referral.pattern),
                    relation: relation(&referral.side),
                    sources,
                };
                let best = self.direct.entry((row as u16, zone)).or_insert(found);
                let crosses = found.pattern == best.pattern && found.relation != best.relation;
                if crosses {
                    best.relation = Relation::EitherSide;
                } else if found.pattern < best.pattern {
                    *best = found;
                }
            }
        }
        self.ranked = self.direct.keys().map(|(muscle, _)| *muscle).collect();
        self.ranked.dedup();
    }

    /// The ranked records a muscle, part or group id stands for.
    pub(super) fn candidates(&self, id: &str) -> Vec<u16> {
        let Some(&row) = self.muscle_rows.get(id) else {
            return Vec::new();
        };
        if self.ranked.binary_search(&row).is_ok() {
            return vec![row];
        }
        let below: Vec<u16> = self
            .records
            .muscles
            .iter()
            .filter(|other| {
                other.part_of.as_deref() == Some(id) || other.groups.iter().any(|group| group == id)
            })
            .flat_map(|other| self.candidates(&other.id))
            .collect();
        if !below.is_empty() {
            return below;
        }
        let part_of = self.records.muscles[row as usize].part_of.as_deref();
        part_of.map_or_else(Vec::new, |whole| {
            let whole = self.muscle_rows.get(whole).copied();
            whole
                .filter(|whole| self.ranked.binary_search(whole).is_ok())
                .into_iter()
                .collect()
        })
    }

    pub(super) fn chance(&self, pattern: Pattern) -> f64 {
        match pattern {
            Pattern::Essential => self.values.get("essential"),
            Pattern::Spillover => self.values.get("spillover"),
        }
    }

    /// The part of those naming a zone who mean one that touches it.
    pub(super) fn misplaced(&self, zone: &str) -> f64 {
        let mut zones = self.records.zones.iter();
        let vague = zones.any(|other| other.id == zone && VAGUE.contains(&other.region.as_str()));
        let number = if vague {
            "neighbour-vague"
        } else {
            "neighbour"
        };
        self.values.get(number)
    }

    /// Chance that a muscle's pain is felt in one zone, counting a neighbour's in part.
    pub(super) fn zone_chance(&self, muscle: u16, zone: u16) -> Option<(f64, Fit, Direct)> {
        if let Some(direct) = self.direct.get(&(muscle, zone)) {
            return Some((self.chance(direct.pattern), Fit::Exact, *direct));
        }
        let neighbours = &self.records.zones[zone as usize].neighbours;
        let near: Vec<Direct> = neighbours
            .iter()
            .filter_map(|id| {
                self.direct
                    .get(&(muscle, *self.place_rows.get(id.as_str())?))
                    .copied()
            })
            .collect();
        let best = near
            .iter()
            .copied()
            .min_by_key(|direct| (direct.pattern, direct.relation))?;
        let mean = near
            .iter()
            .map(|direct| self.chance(direct.pattern))
            .sum::<f64>()
            / neighbours.len() as f64;
        let chance = self.misplaced(&self.records.zones[zone as usize].id) * mean;
        (chance > 0.0).then_some((chance, Fit::Neighbour, best))
    }
}
