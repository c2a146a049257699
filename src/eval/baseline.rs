//! Rules that a ranking must beat to be worth its complexity.

use std::collections::BTreeMap;

use crate::knowledge::tables::{Pattern, PlaceRow, Tables};
use crate::query::{Query, Topic};
use libm::log as ln;

/// A simple rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// Number of named places a muscle refers to.
    Overlap,
    /// The same, an essential area counting twice a spillover one, times the rarity of the
    /// place (its inverse document frequency).
    Weighted,
    /// LIRICAL's rule (Robinson et al. 2020, doi 10.1016/j.ajhg.2020.06.021): product of
    /// frequency over background, 0.01 for a place the muscle does not refer to, 1/1000 never
    /// used, a region taken as the best of its zones.
    Lirical,
}

/// Muscles in order under a rule, those with equal scores in one row; only the places count,
/// as these rules know nothing else.
#[must_use]
pub fn rank_baseline(tables: &Tables, query: &Query, rule: Baseline) -> Vec<Vec<u16>> {
    let mut by_score: BTreeMap<i64, Vec<u16>> = BTreeMap::new();
    for (row, muscle) in tables
        .muscles
        .iter()
        .enumerate()
        .filter(|(_, muscle)| muscle.ranked)
    {
        debug_assert!(muscle.essential + muscle.spillover > 0);
        let score = query
            .findings
            .iter()
            .filter(|finding| finding.present)
            .filter_map(|finding| match finding.topic {
                Topic::Place(place) => Some(place_score(
                    tables,
                    &tables.places[place as usize],
                    row as u16,
                    rule,
                )),
                Topic::Factor(..) | Topic::Sign(_) => None,
            })
            .sum::<f64>();
        by_score
            .entry((score * -1e6) as i64)
            .or_default()
            .push(row as u16);
    }
    by_score.into_values().collect()
}

fn best_pattern(tables: &Tables, place: &PlaceRow, muscle: u16) -> Option<Pattern> {
    let zones = place.zones.of(&tables.covered);
    let points = tables.muscles[muscle as usize].points.of(&tables.points);
    points
        .iter()
        .flat_map(|point| point.refers.of(&tables.referrals))
        .filter(|referral| zones.contains(&referral.zone))
        .map(|referral| referral.pattern)
        .min()
}

fn place_score(tables: &Tables, place: &PlaceRow, muscle: u16, rule: Baseline) -> f64 {
    let chance = |pattern: Option<Pattern>| match pattern {
        Some(Pattern::Essential) => f64::from(tables.numbers.essential),
        Some(Pattern::Spillover) => f64::from(tables.numbers.spillover),
        None => 0.0,
    };
    let own = best_pattern(tables, place, muscle);
    let ranked =
        || (0..tables.muscles.len() as u16).filter(|row| tables.muscles[*row as usize].ranked);
    match (rule, own) {
        (Baseline::Overlap, own) => f64::from(u8::from(own.is_some())),
        (Baseline::Weighted, None) => 0.0,
        (Baseline::Weighted, Some(pattern)) => {
            let referring = ranked()
                .filter(|row| best_pattern(tables, place, *row).is_some())
                .count() as f64;
            let weight = if pattern == Pattern::Essential {
                2.0
            } else {
                1.0
            };
            weight * ln(ranked().count() as f64 / referring)
        }
        (Baseline::Lirical, None) => ln(0.01),
        (Baseline::Lirical, own) => {
            let all: f64 = ranked()
                .map(|row| chance(best_pattern(tables, place, row)))
                .sum();
            ln(chance(own) / (all / ranked().count() as f64).max(1e-4))
        }
    }
}
