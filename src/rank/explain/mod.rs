//! Why a muscle ranks where it does, finding by finding. The parts add up to the score.
//!
//! What a finding says is looked up once a question ([`Explainer::new`]), so that explaining one
//! more muscle costs a search in each list of links.

mod cues;
mod named;
mod places;
mod points;

use cues::SaidCue;
use named::Named;
use places::SaidPlace;

use super::order::Ranked;
use super::score::{Scores, silent};
use crate::knowledge::tables::{List, Pattern, Tables};
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
    named: Named,
    /// Usual areas that were not mentioned count against a muscle.
    charged: bool,
}

/// One finding with what is known of it.
#[derive(Debug)]
pub(super) enum Said<'q> {
    Place(SaidPlace<'q>),
    Cue(SaidCue<'q>),
}

impl<'q> Said<'q> {
    /// The finding at `at`; `scores` are those of this question.
    pub(super) fn new(tables: &'q Tables, query: &Query, scores: &Scores, at: usize) -> Self {
        let finding = &query.findings[at];
        match finding.topic {
            Topic::Place(row) => Self::Place(SaidPlace::new(tables, query, finding, row)),
            _ => Self::Cue(SaidCue::new(tables, query, &scores.regions, at)),
        }
    }

    /// What it says of a muscle.
    pub(super) fn part(&self, at: usize, ranked: Ranked) -> Part {
        match self {
            Self::Place(place) => place.part(at, ranked),
            Self::Cue(cue) => cue.part(at, ranked.muscle),
        }
    }
}

impl<'q> Explainer<'q> {
    /// Looks up what the findings of a question say; `scores` are those of this question.
    pub(super) fn new(tables: &'q Tables, query: &'q Query, scores: &Scores) -> Self {
        let said = |at: usize| Said::new(tables, query, scores, at);
        Self {
            tables,
            said: (0..query.findings.len()).map(said).collect(),
            named: Named::of(tables, query),
            charged: silent(tables, query, Pattern::Essential) < 0.0,
        }
    }

    /// In how many of the places that hurt some of these zones lie.
    pub(super) fn hurting_in(&self, zones: &[u16]) -> usize {
        self.named.hurting_in(zones).count_ones() as usize
    }

    /// Whether some of these zones lie in every place that hurts.
    pub(super) fn all_hurt_in(&self, zones: &[u16]) -> bool {
        self.named.all_hurt_in(zones)
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
