//! Why a muscle ranks where it does, finding by finding. The parts add up to the score.
//!
//! What a finding says is looked up once a question ([`Explainer::new`]), so that explaining one
//! more muscle costs a search in each list of links.

mod cues;
mod places;

use cues::SaidCue;
use places::SaidPlace;

use super::order::Ranked;
use super::score::{Scores, silent};
use crate::knowledge::tables::{List, Pattern, PointRow, Tables};
use crate::query::{Query, Side, Topic};

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
    /// Clearly ahead, and explains every one of several places.
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
    /// For a place that is explained: on what the judged part rests, a row of [`Tables::bases`].
    pub usual: Option<u16>,
    /// Sources, rows of [`Tables::source_refs`].
    pub sources: List,
}

/// A muscle with its reasons.
#[derive(Debug, Clone, Default, PartialEq)]
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

/// A question made ready to explain muscles.
#[derive(Debug)]
pub(super) struct Explainer<'q> {
    tables: &'q Tables,
    said: Vec<Said<'q>>,
    /// By place: nothing where no finding covers it, else a position in `covering` from 1 on.
    named: Vec<u16>,
    /// Findings that cover a place, whatever they say of it, as bits; a question has a hundred at
    /// most.
    covering: Vec<u128>,
    /// The places that hurt among them.
    hurting: u128,
    /// Usual areas that were not mentioned count against a muscle.
    charged: bool,
}

/// One finding with what is known of it.
#[derive(Debug)]
enum Said<'q> {
    Place(SaidPlace<'q>),
    Cue(SaidCue<'q>),
}

impl<'q> Said<'q> {
    /// The finding at `at`; `scores` are those of this question.
    fn new(tables: &'q Tables, query: &Query, scores: &Scores, at: usize) -> Self {
        let finding = &query.findings[at];
        match finding.topic {
            Topic::Place(row) => Self::Place(SaidPlace::new(tables, query, finding, row)),
            _ => Self::Cue(SaidCue::new(tables, query, &scores.regions, at)),
        }
    }

    /// What it says of a muscle.
    fn part(&self, at: usize, ranked: Ranked) -> Part {
        match self {
            Self::Place(place) => place.part(at, ranked),
            Self::Cue(cue) => cue.part(at, ranked.muscle),
        }
    }
}

impl<'q> Explainer<'q> {
    /// Looks up what the findings of a question say; `scores` are those of this question.
    pub(super) fn new(tables: &'q Tables, query: &'q Query, scores: &Scores) -> Self {
        let mut named = vec![0; tables.places.len()];
        let (mut covering, mut hurting) = (Vec::with_capacity(16), 0);
        let said = query.findings.iter().enumerate().map(|(at, finding)| {
            if let Topic::Place(row) = finding.topic {
                let own = 1_u128.checked_shl(at as u32).unwrap_or(0);
                for zone in tables.places[row as usize].zones.of(&tables.covered) {
                    cover(&mut named[*zone as usize], own, &mut covering);
                }
                hurting |= if finding.present { own } else { 0 };
            }
            Said::new(tables, query, scores, at)
        });
        Self {
            tables,
            said: said.collect(),
            named,
            covering,
            hurting,
            charged: silent(tables, query, Pattern::Essential) < 0.0,
        }
    }

    /// The places that hurt in which some of these zones lie, as bits.
    pub(super) fn hurting_in(&self, zones: &[u16]) -> u128 {
        let named = zones.iter().filter_map(|zone| self.covered(*zone));
        named.fold(0, |all, named| all | named) & self.hurting
    }

    /// Whether some of these zones lie in every place that hurts.
    pub(super) fn all_hurt_in(&self, zones: &[u16]) -> bool {
        self.hurting_in(zones) == self.hurting
    }

    /// Explains one ranked muscle, into what explained another.
    pub(super) fn explain(&self, ranked: Ranked, into: &mut Candidate) {
        into.ranked = ranked;
        self.reasons(ranked, &mut into.parts);
        let explained: f32 = into.parts.iter().map(|part| part.weight).sum();
        into.rest = ranked.score - explained;
        self.points(ranked, &mut into.points);
        self.expected(ranked, &mut into.expected);
    }

    /// What each finding adds to the score.
    pub(super) fn reasons(&self, ranked: Ranked, into: &mut Vec<Part>) {
        into.clear();
        into.extend(self.parts(ranked));
        self.count_families_once(into);
    }

    /// What each finding says by itself.
    pub(super) fn parts(&self, ranked: Ranked) -> impl Iterator<Item = Part> {
        let said = self.said.iter().enumerate();
        said.map(move |(at, said)| said.part(at, ranked))
    }

    /// Of one family only the weightiest counts; the first of equals keeps it.
    fn count_families_once(&self, parts: &mut [Part]) {
        let beaten = |at: usize, cue: &SaidCue| {
            let own = parts[at].weight;
            let theirs = cue.akin().iter().map(|&other| (other, parts[other].weight));
            theirs
                .into_iter()
                .any(|(other, weight)| weight > own || (weight >= own && other < at))
        };
        let cues = self
            .said
            .iter()
            .enumerate()
            .filter_map(|(at, said)| match said {
                Said::Cue(cue) if beaten(at, cue) => Some(at),
                _ => None,
            });
        for at in cues.collect::<Vec<_>>() {
            (parts[at].weight, parts[at].judged) = (0.0, 0.0);
        }
    }

    /// Trigger points that send pain to a named place, those that explain most first.
    fn points(&self, ranked: Ranked, into: &mut Vec<u32>) {
        let list = self.tables.muscles[ranked.muscle as usize].points;
        let worth = |point: &u32| self.worth(&self.tables.points[*point as usize], ranked.side);
        into.clear();
        for point in list.at..list.at + list.len {
            let own = worth(&point);
            if own > 0 {
                // two or three as a rule: what the others are worth is sooner found again than kept
                let at = into.iter().position(|other| worth(other) < own);
                into.insert(at.unwrap_or(into.len()), point);
            }
        }
    }

    /// The findings that cover a zone, as bits; most zones no finding covers.
    fn covered(&self, zone: u16) -> Option<u128> {
        let at = self.named[zone as usize].checked_sub(1)?;
        self.covering.get(usize::from(at)).copied()
    }

    /// How much of the places that hurt a trigger point explains: of each 3 as a usual area, 1 as
    /// spillover.
    fn worth(&self, point: &PointRow, own: Option<Side>) -> u32 {
        let (mut usual, mut some) = (0_u128, 0_u128);
        for referral in point.refers.of(&self.tables.referrals) {
            let mut named = self.covered(referral.zone).unwrap_or(0) & self.hurting;
            while named != 0 {
                let at = named.trailing_zeros() as usize;
                named &= named - 1;
                let felt = |place: &SaidPlace| place.felt(own, referral.relation);
                match (&self.said[at], referral.pattern) {
                    (Said::Place(place), Pattern::Essential) if felt(place) => usual |= 1 << at,
                    (Said::Place(place), Pattern::Spillover) if felt(place) => some |= 1 << at,
                    _ => {}
                }
            }
        }
        if usual | some == 0 {
            return 0;
        }
        3 * usual.count_ones() + (some & !usual).count_ones()
    }

    /// Usual areas of a muscle that no finding mentions.
    fn expected(&self, ranked: Ranked, into: &mut Vec<u16>) {
        into.clear();
        if !self.charged {
            return;
        }
        let points = self.tables.muscles[ranked.muscle as usize].points;
        for point in points.of(&self.tables.points) {
            let refers = point.refers.of(&self.tables.referrals).iter();
            let usual = refers.filter(|referral| referral.pattern == Pattern::Essential);
            let zones = usual.map(|referral| referral.zone);
            into.extend(zones.filter(|zone| self.named[*zone as usize] == 0));
        }
        into.sort_unstable();
        into.dedup();
    }
}

/// Has one more finding cover a place.
fn cover(named: &mut u16, finding: u128, covering: &mut Vec<u128>) {
    if *named == 0 {
        covering.push(0);
        *named = covering.len() as u16;
    }
    covering[usize::from(*named) - 1] |= finding;
}

/// What the finding at `at` says of some muscles by itself, without a question made ready: for
/// the few answers that need no more.
pub(super) fn parts_of<const N: usize>(
    tables: &Tables,
    query: &Query,
    scores: &Scores,
    at: usize,
    muscles: [Ranked; N],
) -> [Part; N] {
    let said = Said::new(tables, query, scores, at);
    muscles.map(|ranked| said.part(at, ranked))
}

/// Explains one ranked muscle.
#[must_use]
pub fn explain(tables: &Tables, query: &Query, scores: &Scores, ranked: Ranked) -> Candidate {
    let mut explained = Candidate::default();
    Explainer::new(tables, query, scores).explain(ranked, &mut explained);
    explained
}

/// Present places that a muscle explains, out of all present places.
pub(super) fn explained(query: &Query, parts: &[Part]) -> (usize, usize) {
    let places = |part: &&Part| {
        let finding = &query.findings[part.finding];
        finding.present && matches!(finding.topic, Topic::Place(_))
    };
    let all = parts.iter().filter(places);
    let explains =
        |part: &&Part| matches!(part.fit, Match::Exact | Match::Broader | Match::Narrower);
    (all.clone().filter(explains).count(), all.count())
}

impl Candidate {
    /// The side shown: the assumed one, unless the muscle lies in the midline.
    #[must_use]
    pub fn side(&self) -> Option<Side> {
        self.ranked.side
    }
}
