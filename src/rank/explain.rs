//! Why a muscle ranks where it does, finding by finding. The parts add up to the score.

use super::order::Ranked;
use super::score::{
    Scores, agrees, cue, cue_links, family, is_covered, link_weight, place_weight, pointer_shift,
    silent,
};
use crate::knowledge::tables::{Fit, LinkRow, List, Pattern, PlaceForm, Relation, Role, Tables};
use crate::query::{Finding, Query, Side, Topic};

/// How a finding meets what is known of a muscle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The same zone, or a factor the record names.
    Exact,
    /// The person was vaguer than the data.
    Broader,
    /// The person was more specific than the data.
    Narrower,
    /// Only a zone next to it is known.
    Neighbour,
    /// Not explained.
    None,
    /// Denied, and not expected.
    AbsentAgrees,
    /// Denied, though expected.
    AbsentConflicts,
}

impl Match {
    /// As it is written in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Broader => "broader",
            Self::Narrower => "narrower",
            Self::Neighbour => "neighbour",
            Self::None => "none",
            Self::AbsentAgrees => "absent-agrees",
            Self::AbsentConflicts => "absent-conflicts",
        }
    }
}

/// How well a candidate is supported. Never a percentage: nothing here is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Clearly ahead, and explains every place.
    Strong,
    /// Close to the leader.
    Good,
    /// Cannot be left out.
    Possible,
    /// Unlikely on what was said.
    Weak,
}

impl Band {
    /// As it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Good => "good",
            Self::Possible => "possible",
            Self::Weak => "weak",
        }
    }
}

/// What one finding contributes to one muscle's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Index of the finding in the question.
    pub finding: usize,
    /// How it meets what is known.
    pub fit: Match,
    /// For a place that is explained: how usual.
    pub pattern: Option<Pattern>,
    /// Natural-log likelihood ratio.
    pub weight: f32,
    /// The part of it that is judgement: what is usual for a place, or points which way.
    pub judged: f32,
    /// Sources, rows of [`Tables::source_refs`].
    pub sources: List,
}

/// A muscle with its reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Muscle, score and side.
    pub ranked: Ranked,
    /// One for each finding, in the order they were said.
    pub parts: Vec<Part>,
    /// What does not come from a finding: prior, areas not mentioned, limits on factors.
    pub rest: f32,
    /// Trigger points that explain a place, rows of [`Tables::points`], the most useful first.
    pub points: Vec<u32>,
    /// Usual areas nobody mentioned, rows of the places.
    pub expected: Vec<u16>,
}

/// Explains one ranked muscle.
#[must_use]
pub fn explain(tables: &Tables, query: &Query, scores: &Scores, ranked: Ranked) -> Candidate {
    let mut parts = Vec::with_capacity(query.findings.len());
    for (at, finding) in query.findings.iter().enumerate() {
        parts.push(match finding.topic {
            Topic::Place(row) => place_part(tables, query, ranked, at, finding, row),
            Topic::Factor(..) | Topic::Sign(_) => cue_part(tables, query, scores, ranked, at),
        });
    }
    let explained: f32 = parts.iter().map(|part| part.weight).sum();
    Candidate {
        rest: ranked.score - explained,
        points: points(tables, query, ranked),
        expected: expected(tables, query, ranked),
        ranked,
        parts,
    }
}

fn link(tables: &Tables, place: u16, muscle: u16) -> Option<&LinkRow> {
    let links = tables.places[place as usize].links.of(&tables.links);
    links
        .binary_search_by_key(&muscle, |link| link.muscle)
        .ok()
        .map(|at| &links[at])
}

fn place_part(
    tables: &Tables,
    query: &Query,
    ranked: Ranked,
    at: usize,
    finding: &Finding,
    row: u16,
) -> Part {
    let place = &tables.places[row as usize];
    let found = link(tables, row, ranked.muscle);
    let fits = |link: &LinkRow| agrees(ranked.side, finding.side, link.relation, place.midline);
    let part = |fit: Match, pattern: Option<Pattern>, weight: f32, judged: f32| Part {
        finding: at,
        fit,
        pattern,
        weight,
        judged,
        sources: found.map_or_else(List::default, |link| link.sources),
    };
    if !finding.present {
        return if let Some(link) =
            found.filter(|link| fits(link) && matches!(link.fit, Fit::Exact | Fit::Broader))
        {
            part(
                Match::AbsentConflicts,
                Some(link.pattern),
                link.absent.min(0.0),
                0.0,
            )
        } else {
            let weight = found
                .filter(|link| fits(link))
                .map_or(0.0, |link| link.absent.min(0.0));
            part(Match::AbsentAgrees, None, weight, 0.0)
        };
    }
    let weight = place_weight(tables, query, finding);
    let covered = is_covered(tables, query, row);
    let scale = if covered { 0.0 } else { weight };
    match found {
        Some(link) if fits(link) => {
            let fit = match link.fit {
                Fit::Exact => Match::Exact,
                Fit::Broader => Match::Broader,
                Fit::Neighbour => Match::Neighbour,
                Fit::Judged => Match::None,
            };
            let pattern = (link.fit != Fit::Judged).then_some(link.pattern);
            part(
                fit,
                pattern,
                scale * link_weight(link, true),
                scale * link.usual,
            )
        }
        Some(link) => part(Match::None, None, scale * link_weight(link, false), 0.0),
        None => part(Match::None, None, scale * tables.numbers.unexplained, 0.0),
    }
}

fn cue_part(tables: &Tables, query: &Query, scores: &Scores, ranked: Ranked, at: usize) -> Part {
    let finding = &query.findings[at];
    let weigh = |finding: &Finding| -> Option<(f32, f32, Option<List>, Role)> {
        let (cue, role) = cue(tables, finding)?;
        let links = cue_links(tables, &cue, role);
        let own = links
            .binary_search_by_key(&ranked.muscle, |link| link.muscle)
            .ok()
            .map(|at| &links[at]);
        let recorded = match (own, role) {
            (Some(link), Role::NotWorse) => link.absent.min(0.0),
            (Some(link), _) => link.hit,
            (None, Role::NotWorse) => 0.0,
            (None, _) if links.is_empty() => 0.0,
            (None, _) => tables.numbers.cue_unexplained,
        };
        let judged = pointer_shift(tables, &cue, role, &scores.regions, ranked.muscle);
        Some((
            recorded + judged,
            judged,
            own.map(|link| link.sources),
            role,
        ))
    };
    let Some((weight, judged, sources, role)) = weigh(finding) else {
        return Part {
            finding: at,
            fit: Match::None,
            pattern: None,
            weight: 0.0,
            judged: 0.0,
            sources: List::default(),
        };
    };
    // of one family only the weightiest counts; the first of equals keeps it
    let own = cue(tables, finding).and_then(|(cue, role)| family(&cue, role));
    let akin = query
        .findings
        .iter()
        .enumerate()
        .filter(|(other, finding)| {
            *other != at
                && own.is_some()
                && cue(tables, finding).and_then(|(cue, role)| family(&cue, role)) == own
        });
    let beaten = akin
        .filter_map(|(other, finding)| Some((other, weigh(finding)?.0)))
        .any(|(other, theirs)| theirs > weight || (theirs >= weight && other < at));
    let fit = match (sources, role, judged > 0.0) {
        (Some(_), Role::NotWorse, _) => Match::AbsentConflicts,
        (None, Role::NotWorse, _) => Match::AbsentAgrees,
        (Some(_), ..) | (None, _, true) => Match::Exact,
        (None, ..) => Match::None,
    };
    let counts = if beaten { 0.0 } else { 1.0 };
    Part {
        finding: at,
        fit,
        pattern: None,
        weight: counts * weight,
        judged: counts * judged,
        sources: sources.unwrap_or_default(),
    }
}

/// Trigger points that send pain to a named place, those that explain most first.
fn points(tables: &Tables, query: &Query, ranked: Ranked) -> Vec<u32> {
    let muscle = &tables.muscles[ranked.muscle as usize];
    let mut found: Vec<(i32, u32)> = Vec::new();
    for (at, point) in muscle.points.of(&tables.points).iter().enumerate() {
        let mut worth = 0;
        for (finding, row) in query.places() {
            let place = &tables.places[row as usize];
            let zones = place.zones.of(&tables.covered);
            let explains =
                |relation: Relation| agrees(ranked.side, finding.side, relation, place.midline);
            let best = point
                .refers
                .of(&tables.referrals)
                .iter()
                .filter(|referral| zones.contains(&referral.zone) && explains(referral.relation));
            worth += best
                .map(|referral| {
                    if referral.pattern == Pattern::Essential {
                        3
                    } else {
                        1
                    }
                })
                .max()
                .unwrap_or(0);
        }
        if worth > 0 {
            found.push((-worth, muscle.points.at + at as u32));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, point)| point).collect()
}

/// Usual areas of a muscle that no finding mentions.
fn expected(tables: &Tables, query: &Query, ranked: Ranked) -> Vec<u16> {
    let muscle = &tables.muscles[ranked.muscle as usize];
    let mentioned = |zone: u16| {
        query.findings.iter().any(|finding| match finding.topic {
            Topic::Place(row) => tables.places[row as usize]
                .zones
                .of(&tables.covered)
                .contains(&zone),
            Topic::Factor(..) | Topic::Sign(_) => false,
        })
    };
    let mut zones: Vec<u16> = muscle
        .points
        .of(&tables.points)
        .iter()
        .flat_map(|point| point.refers.of(&tables.referrals))
        .filter(|referral| referral.pattern == Pattern::Essential && !mentioned(referral.zone))
        .map(|referral| referral.zone)
        .collect();
    zones.sort_unstable();
    zones.dedup();
    debug_assert!(
        zones
            .iter()
            .all(|zone| tables.places[*zone as usize].form == PlaceForm::Zone)
    );
    let charged = silent(tables, query, Pattern::Essential) < 0.0;
    if charged { zones } else { Vec::new() }
}

impl Candidate {
    /// Whether two candidates meet every finding in the same way.
    #[must_use]
    pub fn meets_alike(&self, other: &Self) -> bool {
        self.ranked.side == other.ranked.side
            && self
                .parts
                .iter()
                .zip(&other.parts)
                .all(|(own, theirs)| own.fit == theirs.fit && own.pattern == theirs.pattern)
    }

    /// Present places this muscle explains, out of all present places.
    #[must_use]
    pub fn explains(&self, query: &Query) -> (usize, usize) {
        let places = |part: &&Part| {
            let finding = &query.findings[part.finding];
            finding.present && matches!(finding.topic, Topic::Place(_))
        };
        let all = self.parts.iter().filter(places).count();
        let explained = self
            .parts
            .iter()
            .filter(places)
            .filter(|part| matches!(part.fit, Match::Exact | Match::Broader | Match::Narrower))
            .count();
        (explained, all)
    }

    /// The side shown: the assumed one, unless the muscle lies in the midline.
    #[must_use]
    pub fn side(&self) -> Option<Side> {
        self.ranked.side
    }
}
