//! How likely pain is felt at a place when a muscle is at work: for sets.
//!
//! The list of muscles works with likelihood ratios that are prepared at build time; noisy-OR
//! needs the chances themselves.

use super::score::Fitting;
use crate::knowledge::tables::{Fit, LinkRow, Pattern, PlaceRow, Relation, Tables};

/// Whether a link is a referral to the place itself or to a zone inside it.
pub(super) fn explains(link: &LinkRow) -> bool {
    matches!(link.fit, Fit::Exact | Fit::Broader)
}

/// Chance that a muscle is felt at a place where referrals of these relations fit, with what is
/// judged usual there: 0 where the sides disagree, below 1 always.
pub(super) fn chance(tables: &Tables, place: &PlaceRow, link: &LinkRow, fitting: Fitting) -> f32 {
    let fits = |relation: Relation| fitting.has(relation);
    match (fits(link.relation), link.mixed) {
        (false, _) => 0.0,
        (true, false) => link.felt,
        // some of the zones inside are on the other side: a part of the chance
        (true, true) => link.felt * any_inside(tables, place, link.muscle, fits) / link.chance,
    }
}

/// Chance that at least one zone of a region or area hurts, where the muscle refers to some of
/// them on another side.
fn any_inside(
    tables: &Tables,
    place: &PlaceRow,
    muscle: u16,
    fits: impl Fn(Relation) -> bool,
) -> f32 {
    let points = tables.muscles[muscle as usize].points.of(&tables.points);
    let referrals = points
        .iter()
        .flat_map(|point| point.refers.of(&tables.referrals));
    let felt = |zone: u16| {
        let here = referrals.clone().filter(|other| other.zone == zone);
        // several points refer to the same zone: the most usual of them counts
        here.filter(|other| fits(other.relation))
            .map(|other| other.pattern)
            .min()
    };
    let zones = place.zones.of(&tables.covered).iter();
    let missed: f32 = zones
        .filter_map(|zone| felt(*zone))
        .map(|pattern| match pattern {
            Pattern::Essential => 1.0 - tables.numbers.essential,
            Pattern::Spillover => 1.0 - tables.numbers.spillover,
        })
        .product();
    1.0 - missed
}
