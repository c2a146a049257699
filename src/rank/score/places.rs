//! Places that hurt or do not: what each adds to every muscle on one assumed side.

use super::sides::Fitting;
use super::{SIDES, Scores, silent};
use crate::knowledge::tables::{Fit, LinkRow, Pattern, PlaceForm, Tables};
use crate::query::{Finding, Query, Side, Topic};

/// How much a place counts: the worst more, the mildest less; 1 when nothing was said.
pub(in crate::rank) fn place_weight(tables: &Tables, query: &Query, finding: &Finding) -> f32 {
    let Some(own) = finding.intensity else {
        return 1.0;
    };
    let worst = query
        .places()
        .filter_map(|(other, _)| other.intensity)
        .max()
        .unwrap_or(own);
    if worst == 0 || query.places().count() < 2 {
        return 1.0;
    }
    let span = tables.numbers.intensity_span;
    1.0 - span + 2.0 * span * f32::from(own) / f32::from(worst)
}

/// A region or area named together with a zone inside it says nothing more.
pub(in crate::rank) fn is_covered(tables: &Tables, query: &Query, row: u16) -> bool {
    let place = &tables.places[row as usize];
    if place.form == PlaceForm::Zone {
        return false;
    }
    let inside = place.zones.of(&tables.covered);
    query.places().any(|(_, other)| {
        let smaller = &tables.places[other as usize];
        other != row
            && smaller.zones.len < place.zones.len
            && smaller
                .zones
                .of(&tables.covered)
                .iter()
                .all(|zone| inside.contains(zone))
    })
}

/// The weight of a place for a muscle that explains it.
pub(in crate::rank) fn link_weight(link: &LinkRow, agrees: bool) -> f32 {
    if agrees {
        link.hit + link.usual
    } else {
        link.off
    }
}

/// Adds what the places say to the sums of muscles taken to be on each side, and marks the muscles
/// that explain one.
pub(super) fn add_places(tables: &Tables, query: &Query, scores: &mut Scores) {
    let muscles = tables.muscles.len();
    scores.explaining.clear();
    scores.explaining.resize(muscles, false);
    for finding in &query.findings {
        let Topic::Place(row) = finding.topic else {
            continue;
        };
        let place = &tables.places[row as usize];
        let links = place.links.of(&tables.links);
        if !finding.present {
            for (own, sums) in scores.sides.iter().zip(&mut scores.by_side) {
                let fitting = Fitting::new(*own, finding.side, place.midline);
                for link in links.iter().filter(|link| fitting.has(link.relation)) {
                    sums[link.muscle as usize] += link.absent.min(0.0);
                }
            }
            continue;
        }
        if is_covered(tables, query, row) {
            for link in links {
                scores.explaining[link.muscle as usize] = true;
            }
            continue;
        }
        // all of one length, so that a row within one is within the other
        let explaining = &mut scores.explaining[..muscles];
        let weight = place_weight(tables, query, finding);
        let none = weight * tables.numbers.unexplained;
        for (own, sums) in scores.sides.iter().zip(&mut scores.by_side) {
            let fitting = Fitting::new(*own, finding.side, place.midline);
            let sums = &mut sums[..muscles];
            for sum in sums.iter_mut() {
                *sum += none;
            }
            for link in links {
                let fits = fitting.has(link.relation);
                sums[link.muscle as usize] += weight * link_weight(link, fits) - none;
                explaining[link.muscle as usize] = true;
            }
        }
    }
}

/// Takes back the charge for areas that were mentioned, on each side a muscle is taken to be on.
pub(super) fn refund_mentioned(tables: &Tables, query: &Query, scores: &mut Scores) {
    let [essential, spillover] =
        [Pattern::Essential, Pattern::Spillover].map(|pattern| silent(tables, query, pattern));
    for (at, &(zone, side)) in scores.mentioned.iter().enumerate() {
        let place = &tables.places[zone as usize];
        let earlier = scores.mentioned[..at].iter();
        let earlier = earlier.filter(|(other, _)| *other == zone);
        let mut owed = [Fitting::NONE; SIDES];
        for (owed, own) in owed.iter_mut().zip(&scores.sides) {
            let fitting = |side: Option<Side>| Fitting::new(*own, side, place.midline);
            let paid = |owed: Fitting, (_, side): &(u16, _)| owed.without(fitting(*side));
            *owed = earlier.clone().fold(fitting(side), paid);
        }
        for link in place.links.of(&tables.links) {
            let charge = match (link.fit, link.pattern) {
                (Fit::Exact, Pattern::Essential) => essential,
                (Fit::Exact, Pattern::Spillover) => spillover,
                _ => continue,
            };
            // no charge was made for what some people feel in a short report
            if charge == 0.0 {
                continue;
            }
            for (owed, sums) in owed.iter().zip(&mut scores.by_side) {
                if owed.has(link.relation) {
                    sums[link.muscle as usize] -= charge;
                }
            }
        }
    }
}
