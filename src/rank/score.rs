//! The one scoring routine: sparse lists added into arrays, in a fixed order.

use crate::knowledge::tables::{
    CueLink, CueRow, Fit, LinkRow, NONE, Pattern, PlaceForm, PointerRow, Relation, Role, Tables,
};
use crate::query::{Finding, Query, Side, Topic};

/// Sides a muscle may be taken to be on; the first that scores best is its side.
const SIDES: usize = 3;

/// Scores of all muscles, with room to be used again for the next question.
#[derive(Debug, Default)]
pub struct Scores {
    /// The sides taken into account, at most three; `None` when no side was said.
    pub(super) sides: Vec<Option<Side>>,
    /// By assumed side, then by muscle row.
    pub(super) by_side: [Vec<f32>; SIDES],
    /// Contribution of factors and signs by muscle row, already capped.
    pub(super) cues: Vec<f32>,
    /// Scratch: the largest contribution within one family of factors.
    family: Vec<f32>,
    /// Zones that a named place covers, with the side said.
    mentioned: Vec<(u16, Option<Side>)>,
    /// Regions that hurt; all of them when no place was named.
    pub(super) regions: Vec<u16>,
}

impl Scores {
    /// The best score of every muscle, by row.
    pub(super) fn bests(&self) -> Vec<f32> {
        let mut sides = self.by_side.iter().take(self.sides.len());
        let mut bests = sides.next().cloned().unwrap_or_default();
        for scores in sides {
            for (best, score) in bests.iter_mut().zip(scores) {
                *best = best.max(*score);
            }
        }
        bests
    }

    /// The best score of a muscle and the assumed side that gives it.
    #[must_use]
    pub fn best(&self, muscle: u16) -> (f32, Option<Side>) {
        let mut best = (f32::NEG_INFINITY, None);
        for (scores, side) in self.by_side.iter().zip(&self.sides) {
            let score = scores[muscle as usize];
            if score > best.0 {
                best = (score, *side);
            }
        }
        best
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
    for at in 0..scores.sides.len() {
        let side = scores.sides[at];
        let mut sums = std::mem::take(&mut scores.by_side[at]);
        add_places(tables, query, scores, side, &mut sums);
        refund_mentioned(tables, query, scores, side, &mut sums);
        for (sum, cue) in sums.iter_mut().zip(&scores.cues) {
            *sum += cue;
        }
        scores.by_side[at] = sums;
    }
}

fn assume_sides(query: &Query, scores: &mut Scores) {
    let said = |wanted: Side| {
        query
            .places()
            .any(|(finding, _)| finding.side == Some(wanted))
    };
    scores.sides.clear();
    let (left, right, both) = (said(Side::Left), said(Side::Right), said(Side::Both));
    match (left, right, both) {
        (false, false, false) => scores.sides.push(None),
        (true, false, false) => scores.sides.extend([Some(Side::Left), Some(Side::Right)]),
        (false, true, false) => scores.sides.extend([Some(Side::Right), Some(Side::Left)]),
        (false, false, true) => scores.sides.push(Some(Side::Both)),
        _ => scores
            .sides
            .extend([Some(Side::Left), Some(Side::Right), Some(Side::Both)]),
    }
}

/// Every muscle starts at its prior, with all its usual areas charged as not mentioned.
fn start(tables: &Tables, query: &Query, scores: &mut Scores) {
    let both_said = query
        .places()
        .any(|(finding, _)| finding.side == Some(Side::Both));
    for (sums, side) in scores.by_side.iter_mut().zip(&scores.sides) {
        let cost = if *side == Some(Side::Both) && !both_said {
            tables.numbers.bilateral
        } else {
            0.0
        };
        sums.clear();
        sums.extend(tables.muscles.iter().map(|muscle| {
            muscle.prior
                + cost
                + f32::from(muscle.essential) * silent(tables, query, Pattern::Essential)
                + f32::from(muscle.spillover) * silent(tables, query, Pattern::Spillover)
        }));
    }
}

/// The charge for one area of this pattern that nobody mentioned.
pub(super) fn silent(tables: &Tables, query: &Query, pattern: Pattern) -> f32 {
    let numbers = &tables.numbers;
    match (pattern, query.complete) {
        (Pattern::Essential, false) => numbers.silent_essential,
        (Pattern::Spillover, false) => numbers.silent_spillover,
        (Pattern::Essential, true) => numbers.complete_essential,
        (Pattern::Spillover, true) => numbers.complete_spillover,
    }
}

fn mention(tables: &Tables, query: &Query, scores: &mut Scores) {
    scores.mentioned.clear();
    scores.regions.clear();
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

/// How much a place counts: the worst more, the mildest less; 1 when nothing was said.
pub(super) fn place_weight(tables: &Tables, query: &Query, finding: &Finding) -> f32 {
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
pub(super) fn is_covered(tables: &Tables, query: &Query, row: u16) -> bool {
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

/// Whether pain said to be on `said` fits a muscle on `own`, for a referral to this side.
pub(super) fn agrees(
    own: Option<Side>,
    said: Option<Side>,
    relation: Relation,
    midline: bool,
) -> bool {
    let (Some(own), Some(said)) = (own, said) else {
        return true;
    };
    if midline || matches!(said, Side::Midline | Side::Both) {
        // pain on both sides of one muscle is half explained by it; the assumed side decides
        return said != Side::Both
            || own == Side::Both
            || relation == Relation::EitherSide
            || midline;
    }
    match relation {
        Relation::EitherSide | Relation::MidLine => true,
        Relation::SameSide => own == said || own == Side::Both,
        Relation::OtherSide => own != said || own == Side::Both,
    }
}

/// The weight of a place for a muscle that explains it.
pub(super) fn link_weight(link: &LinkRow, agrees: bool) -> f32 {
    if agrees {
        link.hit + link.usual
    } else {
        link.off
    }
}

fn add_places(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    own: Option<Side>,
    sums: &mut [f32],
) {
    debug_assert!(scores.sides.contains(&own));
    for finding in &query.findings {
        let Topic::Place(row) = finding.topic else {
            continue;
        };
        let place = &tables.places[row as usize];
        if !finding.present {
            for link in place.links.of(&tables.links) {
                if agrees(own, finding.side, link.relation, place.midline) {
                    sums[link.muscle as usize] += link.absent.min(0.0);
                }
            }
            continue;
        }
        if is_covered(tables, query, row) {
            continue;
        }
        let weight = place_weight(tables, query, finding);
        let none = weight * tables.numbers.unexplained;
        for sum in sums.iter_mut() {
            *sum += none;
        }
        for link in place.links.of(&tables.links) {
            let agrees = agrees(own, finding.side, link.relation, place.midline);
            sums[link.muscle as usize] += weight * link_weight(link, agrees) - none;
        }
    }
}

/// Takes back the charge for areas that were mentioned.
fn refund_mentioned(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    own: Option<Side>,
    sums: &mut [f32],
) {
    for (at, &(zone, side)) in scores.mentioned.iter().enumerate() {
        let place = &tables.places[zone as usize];
        for link in place
            .links
            .of(&tables.links)
            .iter()
            .filter(|link| link.fit == Fit::Exact)
        {
            let fits = |side: Option<Side>| agrees(own, side, link.relation, place.midline);
            let earlier = scores.mentioned[..at]
                .iter()
                .any(|(other, side)| *other == zone && fits(*side));
            if fits(side) && !earlier {
                sums[link.muscle as usize] -= silent(tables, query, link.pattern);
            }
        }
    }
}

/// A factor or sign and what was said of it.
pub(super) fn cue(tables: &Tables, finding: &Finding) -> Option<(CueRow, Role)> {
    match finding.topic {
        Topic::Place(_) => None,
        Topic::Factor(row, role) => Some((tables.factors[row as usize], role)),
        Topic::Sign(row) if finding.present => Some((tables.signs[row as usize], Role::Worse)),
        Topic::Sign(row) => Some((tables.signs[row as usize], Role::NotWorse)),
    }
}

/// The muscles whose records answer to a factor in this role.
pub(super) fn cue_links<'t>(tables: &'t Tables, cue: &CueRow, role: Role) -> &'t [CueLink] {
    let list = match role {
        Role::Worse | Role::NotWorse => cue.worse,
        Role::Better => cue.better,
        Role::After => cue.after,
    };
    list.of(&tables.cue_links)
}

/// What judgement says of a factor for one muscle: the mean over the regions that hurt and
/// name the muscle. A region's row is silent on muscles that are none of its own.
pub(super) fn pointer_shift(
    tables: &Tables,
    cue: &CueRow,
    role: Role,
    regions: &[u16],
    muscle: u16,
) -> f32 {
    let (mut sum, mut said) = (0.0, 0.0_f32);
    for region in regions {
        let rows = pointer_rows(tables, cue, role, *region);
        if let Ok(at) = rows.binary_search_by_key(&muscle, |row| row.muscle) {
            said += 1.0;
            sum += rows[at].shift;
        }
    }
    if said > 0.0 { sum / said } else { 0.0 }
}

/// What judgement says of a factor in one region, in muscle order.
pub(super) fn pointer_rows<'t>(
    tables: &'t Tables,
    cue: &CueRow,
    role: Role,
    region: u16,
) -> &'t [PointerRow] {
    let rows = cue.pointers.of(&tables.pointers);
    let start = rows.partition_point(|row| (row.region, row.role) < (region, role));
    let len = rows[start..].partition_point(|row| (row.region, row.role) == (region, role));
    &rows[start..start + len]
}

/// What one factor or sign adds to each muscle: its record's link, else the leak.
fn add_cue(tables: &Tables, cue: &CueRow, role: Role, regions: &[u16], into: &mut [f32]) {
    let links = cue_links(tables, cue, role);
    if role != Role::NotWorse && !links.is_empty() {
        for sum in into.iter_mut() {
            *sum += tables.numbers.cue_unexplained;
        }
    }
    for link in links {
        into[link.muscle as usize] += match role {
            Role::NotWorse => link.absent.min(0.0),
            _ => link.hit - tables.numbers.cue_unexplained,
        };
    }
    for (at, region) in regions.iter().enumerate() {
        for row in pointer_rows(tables, cue, role, *region) {
            let earlier = regions[..at]
                .iter()
                .any(|region| names(tables, cue, role, *region, row.muscle));
            if !earlier {
                into[row.muscle as usize] += pointer_shift(tables, cue, role, regions, row.muscle);
            }
        }
    }
}

/// Whether a region's row for a factor names a muscle.
fn names(tables: &Tables, cue: &CueRow, role: Role, region: u16, muscle: u16) -> bool {
    pointer_rows(tables, cue, role, region)
        .binary_search_by_key(&muscle, |row| row.muscle)
        .is_ok()
}

/// Factors of one family count once: each muscle keeps the largest of their contributions.
fn add_cues(tables: &Tables, query: &Query, scores: &mut Scores) {
    let muscles = tables.muscles.len();
    scores.cues.clear();
    scores.cues.resize(muscles, 0.0);
    let all: Vec<(CueRow, Role)> = query
        .findings
        .iter()
        .filter_map(|finding| cue(tables, finding))
        .collect();
    for (at, (one, role)) in all.iter().enumerate() {
        let akin = |other: &&(CueRow, Role)| {
            family(one, *role).is_some() && family(&other.0, other.1) == family(one, *role)
        };
        if all[..at].iter().any(|other| akin(&other)) {
            continue;
        }
        if !all[at + 1..].iter().any(|other| akin(&other)) {
            add_cue(tables, one, *role, &scores.regions, &mut scores.cues);
            continue;
        }
        let mut most = vec![f32::NEG_INFINITY; muscles];
        for (other, role) in all[at..].iter().filter(akin) {
            scores.family.clear();
            scores.family.resize(muscles, 0.0);
            add_cue(tables, other, *role, &scores.regions, &mut scores.family);
            for (most, own) in most.iter_mut().zip(&scores.family) {
                *most = most.max(*own);
            }
        }
        for (sum, most) in scores.cues.iter_mut().zip(most) {
            *sum += most;
        }
    }
    let cap = tables.numbers.cue_cap;
    for sum in &mut scores.cues {
        *sum = sum.clamp(-cap, cap);
    }
}

/// What must agree for two cues to count once.
pub(super) fn family(cue: &CueRow, role: Role) -> Option<(u16, Role)> {
    (cue.family != NONE).then_some((cue.family, role))
}
