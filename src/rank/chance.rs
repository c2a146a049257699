//! How likely pain is felt at a place when a muscle is at work: for sets and for questions.
//!
//! The list of muscles works with likelihood ratios that are prepared at build time; noisy-OR
//! and expected information need the chances themselves.

use super::score::agrees;
use crate::knowledge::tables::{Fit, LinkRow, Pattern, PlaceRow, Relation, Tables};
use crate::knowledge::weights;
use crate::query::Side;

/// Part of a neighbouring zone's chance that counts, for people name the place next to the one
/// they mean: the number `neighbour` of `data/ranking.json`, which is folded into the weights.
const NEAR: f64 = 0.2;

/// Chance of a usual or a spillover area, 0 to 1.
fn of_pattern(tables: &Tables, pattern: Pattern) -> f64 {
    f64::from(match pattern {
        Pattern::Essential => tables.numbers.essential,
        Pattern::Spillover => tables.numbers.spillover,
    })
}

/// The link between a place and a muscle, if there is one.
pub(super) fn link<'t>(tables: &'t Tables, place: &PlaceRow, muscle: u16) -> Option<&'t LinkRow> {
    let links = place.links.of(&tables.links);
    links
        .binary_search_by_key(&muscle, |link| link.muscle)
        .ok()
        .map(|at| &links[at])
}

/// Whether a link is a referral to the place itself or to a zone inside it.
pub(super) fn explains(link: &LinkRow) -> bool {
    matches!(link.fit, Fit::Exact | Fit::Broader)
}

/// Chance that a muscle on `own` side is felt at a place, said to be on `said` side: 0 where
/// the sides disagree, below 1 always.
pub(super) fn chance(
    tables: &Tables,
    place: &PlaceRow,
    link: &LinkRow,
    own: Option<Side>,
    said: Option<Side>,
) -> f64 {
    let fits = |relation: Relation| agrees(own, said, relation, place.midline);
    if !fits(link.relation) {
        return 0.0;
    }
    match link.fit {
        Fit::Exact => of_pattern(tables, link.pattern),
        Fit::Broader => any_inside(tables, place, link.muscle, fits),
        _ => NEAR * of_pattern(tables, link.pattern),
    }
}

/// Chance that at least one zone of a region or area hurts.
fn any_inside(
    tables: &Tables,
    place: &PlaceRow,
    muscle: u16,
    fits: impl Fn(Relation) -> bool,
) -> f64 {
    let zones = place.zones.of(&tables.covered);
    let points = tables.muscles[muscle as usize].points.of(&tables.points);
    let referrals = points
        .iter()
        .flat_map(|point| point.refers.of(&tables.referrals));
    let inside = referrals.filter(|other| fits(other.relation) && zones.contains(&other.zone));
    let mut best: Vec<(u16, Pattern)> = inside.map(|other| (other.zone, other.pattern)).collect();
    // several points refer to the same zone: the most usual of them counts
    best.sort_unstable();
    best.dedup_by_key(|(zone, _)| *zone);
    weights::any(
        best.into_iter()
            .map(|(_, pattern)| of_pattern(tables, pattern)),
    )
}
