//! Places that hurt or do not: what each adds to every muscle on one assumed side.

use super::sides::Fitting;
use super::{Scores, silent};
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
    scores.explaining.resize(muscles.div_ceil(64), 0);
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
        for link in links {
            let row = link.muscle as usize;
            scores.explaining[row / 64] |= 1 << (row % 64);
        }
        if is_covered(tables, query, row) {
            continue;
        }
        let weight = place_weight(tables, query, finding);
        let none = weight * tables.numbers.unexplained;
        for (own, sums) in scores.sides.iter().zip(&mut scores.by_side) {
            let fitting = Fitting::new(*own, finding.side, place.midline);
            for sum in sums.iter_mut() {
                *sum += none;
            }
            for link in links {
                let fits = fitting.has(link.relation);
                sums[link.muscle as usize] += weight * link_weight(link, fits) - none;
            }
        }
    }
}

/// Takes back the charge for areas that were mentioned.
pub(super) fn refund_mentioned(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    own: Option<Side>,
    sums: &mut [f32],
) {
    let [essential, spillover] =
        [Pattern::Essential, Pattern::Spillover].map(|pattern| silent(tables, query, pattern));
    for (at, &(zone, side)) in scores.mentioned.iter().enumerate() {
        let place = &tables.places[zone as usize];
        let fitting = |side: Option<Side>| Fitting::new(own, side, place.midline);
        let here = fitting(side);
        let same = scores.mentioned[..at]
            .iter()
            .filter(|(other, _)| *other == zone);
        let earlier = same.fold(Fitting::NONE, |all, (_, side)| all.or(fitting(*side)));
        for link in place.links.of(&tables.links) {
            // most links are no exact ones
            if link.fit != Fit::Exact {
                continue;
            }
            let charge = match link.pattern {
                Pattern::Essential => essential,
                Pattern::Spillover => spillover,
            };
            // no charge was made for what some people feel in a short report
            let charged = charge != 0.0;
            if charged && here.has(link.relation) && !earlier.has(link.relation) {
                sums[link.muscle as usize] -= charge;
            }
        }
    }
}
