//! The one scoring routine: sparse lists added into arrays, in a fixed order.

mod cues;
mod places;
mod sides;

use cues::add_cues;
pub(super) use cues::{cue, cue_links, family, pointer_rows, shift_of};
use places::{add_places, refund_mentioned};
pub(super) use places::{is_covered, link_weight, place_weight};
use sides::assume_sides;
pub(super) use sides::{Fitting, agrees};

use crate::knowledge::tables::{NONE, Pattern, PlaceForm, Tables};
use crate::query::{Query, Side, Topic};

/// Sides a muscle may be taken to be on; the first that scores best is its side.
const SIDES: usize = 3;

/// Scores of all muscles, with room to be used again for the next question.
#[derive(Debug, Default)]
pub struct Scores {
    /// The sides taken into account, at most three; `None` when no side was said.
    pub(super) sides: Vec<Option<Side>>,
    /// By assumed side, then by muscle row.
    pub(super) by_side: [Vec<f32>; SIDES],
    /// The best of `by_side`, by muscle row.
    best: Vec<f32>,
    /// Contribution of factors and signs by muscle row, already capped.
    pub(super) cues: Vec<f32>,
    /// Scratch: the largest contribution within one family of factors.
    family: Vec<f32>,
    /// Scratch, all zero between its uses: what judgement says of one factor, by muscle row.
    judged: Vec<(f32, f32)>,
    /// Zones that a named place covers, with the side said.
    mentioned: Vec<(u16, Option<Side>)>,
    /// Regions that hurt; all of them when no place was named.
    pub(super) regions: Vec<u16>,
    /// By muscle row: it sends pain to some place that hurts or is judged usual there.
    pub(super) explaining: Vec<bool>,
}

impl Scores {
    /// The best score of a muscle and the assumed side that gives it.
    #[must_use]
    pub fn best(&self, muscle: u16) -> (f32, Option<Side>) {
        let row = usize::from(muscle);
        let Some(&best) = self.best.get(row) else {
            return (f32::NEG_INFINITY, None);
        };
        if let [only] = self.sides[..] {
            return (best, only);
        }
        // the first assumed side that scores best is its side; asked only of muscles shown
        let mut sides = self.sides.iter().zip(&self.by_side);
        let own = sides.find(|(_, scores)| scores[row] >= best);
        (best, own.and_then(|(side, _)| *side))
    }

    /// The best score of every muscle, by row.
    pub(super) fn all_best(&self) -> &[f32] {
        &self.best
    }

    /// The best score of each muscle over the assumed sides.
    fn choose_best(&mut self) {
        let [first, others @ ..] = &self.by_side;
        self.best.clone_from(first);
        for scores in others.iter().take(self.sides.len().saturating_sub(1)) {
            for (best, score) in self.best.iter_mut().zip(scores) {
                *best = if *score > *best { *score } else { *best };
            }
        }
    }
}

/// Scores every muscle against a question.
///
/// Additions happen in the order of the findings and, within one, of the muscles, so that every
/// path through the program prints the same digits.
pub fn score(tables: &Tables, query: &Query, scores: &mut Scores) {
    assume_sides(query, scores);
    start(tables, query, scores);
    mention(tables, query, scores);
    add_cues(tables, query, scores);
    add_places(tables, query, scores);
    refund_mentioned(tables, query, scores);
    for sums in scores.by_side.iter_mut().take(scores.sides.len()) {
        for (sum, cue) in sums.iter_mut().zip(&scores.cues) {
            *sum += cue;
        }
    }
    scores.choose_best();
}

/// Every muscle starts at its prior, with all its usual areas charged as not mentioned.
fn start(tables: &Tables, query: &Query, scores: &mut Scores) {
    let both_said = query
        .places()
        .any(|(finding, _)| finding.side == Some(Side::Both));
    let [essential, spillover] =
        [Pattern::Essential, Pattern::Spillover].map(|pattern| silent(tables, query, pattern));
    let [first, others @ ..] = &mut scores.by_side;
    let begin = |sums: &mut Vec<f32>, cost: f32| {
        sums.clear();
        if !query.complete && cost.total_cmp(&0.0).is_eq() {
            // nearly every question: summed up by the build
            return sums.extend_from_slice(&tables.starts);
        }
        let muscles = tables.muscles.iter();
        sums.extend(muscles.map(|muscle| muscle.start(cost, essential, spillover)));
    };
    let cost = |side: Option<Side>| {
        if side == Some(Side::Both) && !both_said {
            tables.numbers.bilateral
        } else {
            0.0
        }
    };
    let mut sides = scores.sides.iter().map(|side| cost(*side));
    let first_cost = sides.next().unwrap_or(0.0);
    begin(first, first_cost);
    for (sums, cost) in others.iter_mut().zip(sides) {
        if cost.total_cmp(&first_cost).is_eq() {
            // the other side starts where the first does
            sums.clone_from(first);
        } else {
            begin(sums, cost);
        }
    }
}

/// The charge for one area of this pattern that nobody mentioned. In a short report only usual
/// areas are expected: an area that some people feel is missing for most.
pub(super) fn silent(tables: &Tables, query: &Query, pattern: Pattern) -> f32 {
    let numbers = &tables.numbers;
    match (pattern, query.complete) {
        (Pattern::Essential, false) => numbers.silent_essential,
        (Pattern::Spillover, false) => 0.0,
        (Pattern::Essential, true) => numbers.complete_essential,
        (Pattern::Spillover, true) => numbers.complete_spillover,
    }
}

fn mention(tables: &Tables, query: &Query, scores: &mut Scores) {
    // enough for most questions at once
    scores.mentioned.clear();
    scores.mentioned.reserve(16);
    scores.regions.clear();
    scores.regions.reserve(8);
    for finding in &query.findings {
        let Topic::Place(row) = finding.topic else {
            continue;
        };
        let place = &tables.places[row as usize];
        for &zone in place.zones.of(&tables.covered) {
            if !scores
                .mentioned
                .iter()
                .any(|(other, side)| *other == zone && *side == finding.side)
            {
                scores.mentioned.push((zone, finding.side));
            }
            let region = tables.places[zone as usize].region;
            if finding.present && region != NONE && !scores.regions.contains(&region) {
                scores.regions.push(region);
            }
        }
    }
    if scores.regions.is_empty() {
        // no place was named: what points which way may do so in any region
        let regions =
            (0..tables.places.len()).filter(|row| tables.places[*row].form == PlaceForm::Region);
        scores.regions.extend(regions.map(|row| row as u16));
    }
}
