//! A ranked muscle with its reasons. Ids and texts are those of the tables: a candidate of a
//! batch holds no words of its own.

use std::fmt;

use serde::{Serialize, Serializer};

use super::two_decimals;
use crate::knowledge::tables::{List, Tables};

/// A muscle that could be the source.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Candidate<'t> {
    /// 1 is best; muscles that nothing tells apart share a rank.
    pub rank: usize,
    /// Muscle id.
    pub muscle: &'t str,
    /// Clinical name.
    pub name: &'t str,
    /// Where it is, in plain words.
    pub plain: &'t str,
    /// Its group, or for a part its muscle.
    pub group: Option<&'t str>,
    /// The side it would be on.
    pub side: Option<&'static str>,
    /// Sum of natural-log likelihood ratios; no probability.
    #[serde(serialize_with = "two_decimals")]
    pub score: f32,
    /// strong, good, possible or weak.
    pub band: &'static str,
    /// Trigger points that explain a place, as muscle/point.
    pub trigger_points: Vec<PointId<'t>>,
    /// Finding by finding.
    pub because: Vec<Because<'t>>,
    /// Usual areas nobody mentioned.
    pub expected_not_reported: Vec<&'t str>,
    /// Muscles that nothing said so far tells apart from it.
    pub same_as: Vec<Named<'t>>,
    /// What tells it from the other candidates.
    pub told_apart: Vec<Told<'t>>,
    /// For people: where to press.
    #[serde(skip)]
    pub press: &'t str,
}

/// What one finding says of a candidate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Because<'t> {
    /// Id of the finding.
    pub finding: &'t str,
    /// How it meets what is known.
    #[serde(rename = "match")]
    pub fit: &'static str,
    /// essential, spillover or null.
    pub pattern: Option<&'static str>,
    /// Natural-log likelihood ratio.
    #[serde(serialize_with = "two_decimals")]
    pub weight: f32,
    /// The part of it that is judgement, not recorded fact.
    #[serde(serialize_with = "two_decimals")]
    pub judged: f32,
    /// For a place that is explained: on what the judged part rests, study, guide or judgement.
    pub usual: Option<&'static str>,
    /// Source ids: of what is recorded, then of the study or guide.
    pub sources: Cited<'t>,
    /// Only recalled sources stand behind what is recorded, or behind all when nothing is.
    pub recalled: bool,
    /// For people: the study or guide, and whether its figures are only recalled.
    #[serde(skip)]
    pub usual_source: Option<(&'t str, bool)>,
    /// For people: index of what was understood.
    #[serde(skip)]
    pub at: usize,
    /// For people: it is a present place.
    #[serde(skip)]
    pub is_place: bool,
}

/// A muscle: its id in JSON, its name for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'t> {
    /// Id.
    pub id: &'t str,
    /// Clinical name.
    pub name: &'t str,
}

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

/// A trigger point, written `muscle/point`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointId<'t> {
    /// Id of the muscle.
    pub muscle: &'t str,
    /// Id of the point within it.
    pub point: &'t str,
}

impl fmt::Display for PointId<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.muscle, self.point)
    }
}

impl Serialize for PointId<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What tells two muscles apart, written `one or other: what`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told<'t> {
    /// Name of the candidate.
    pub own: &'t str,
    /// Name of the other muscle.
    pub from: &'t str,
    /// What differs.
    pub by: &'t str,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} or {}: {}", self.own, self.from, self.by)
    }
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Sources, in JSON a list of ids: of what is recorded, then of what is judged usual.
#[derive(Clone, Copy)]
pub struct Cited<'t> {
    tables: &'t Tables,
    recorded: &'t [u16],
    usual: &'t [u16],
}

impl<'t> Cited<'t> {
    /// Two lists of [`Tables::source_refs`].
    #[must_use]
    pub fn new(tables: &'t Tables, recorded: List, usual: List) -> Self {
        // more than half of all reasons cite nobody
        let (recorded, usual): (&[u16], &[u16]) = if recorded.len + usual.len == 0 {
            (&[], &[])
        } else {
            let table = &tables.source_refs;
            (recorded.of(table), usual.of(table))
        };
        Self {
            tables,
            recorded,
            usual,
        }
    }

    /// Nobody is cited.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.recorded.is_empty() && self.usual.is_empty()
    }

    /// Ids in the order they are cited, each once.
    pub fn ids(self) -> impl Iterator<Item = &'t str> {
        let also = self
            .usual
            .iter()
            .filter(move |row| !self.recorded.contains(row));
        self.recorded
            .iter()
            .chain(also)
            .map(move |row| self.id(*row))
    }

    /// Ids of what is recorded.
    pub fn recorded(self) -> impl Iterator<Item = &'t str> {
        self.recorded.iter().map(move |row| self.id(*row))
    }

    /// The first source of what is judged usual.
    #[must_use]
    pub fn usual(self) -> Option<&'t str> {
        self.usual.first().map(|row| self.id(*row))
    }

    /// Whether what is recorded rests on recalled sources only, or all of it where nothing is.
    #[must_use]
    pub fn are_recalled(self) -> bool {
        let rows = if self.recorded.is_empty() {
            self.usual
        } else {
            self.recorded
        };
        let read = |row: &u16| self.tables.sources[*row as usize].read;
        !rows.is_empty() && !rows.iter().any(read)
    }

    fn id(self, row: u16) -> &'t str {
        self.tables.text(self.tables.sources[row as usize].id)
    }
}

impl fmt::Debug for Cited<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.ids()).finish()
    }
}

impl PartialEq for Cited<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ids().eq(other.ids())
    }
}

impl Serialize for Cited<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ids())
    }
}
