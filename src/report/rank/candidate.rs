//! A ranked muscle with its reasons. Ids and texts are those of the tables: a candidate of a
//! batch holds no words of its own.

use std::fmt;

use serde::{Serialize, Serializer};

use super::two_decimals;
use crate::knowledge::tables::{List, Tables};

/// A muscle that could be the source.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// Source ids.
    pub sources: Cited<'t>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
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

/// Sources, in JSON a list of ids.
#[derive(Clone, Copy)]
pub struct Cited<'t> {
    tables: &'t Tables,
    rows: &'t [u16],
}

impl<'t> Cited<'t> {
    /// The sources of a list of [`Tables::source_refs`].
    #[must_use]
    pub fn new(tables: &'t Tables, list: List) -> Self {
        let rows = list.of(&tables.source_refs);
        Self { tables, rows }
    }

    /// Ids, in the order they are cited.
    pub fn ids(self) -> impl Iterator<Item = &'t str> {
        let sources = self
            .rows
            .iter()
            .map(|row| &self.tables.sources[*row as usize]);
        sources.map(|source| self.tables.text(source.id))
    }

    /// Whether there are sources, and all of them are recalled, none read.
    #[must_use]
    pub fn are_recalled(self) -> bool {
        let mut sources = self
            .rows
            .iter()
            .map(|row| &self.tables.sources[*row as usize]);
        !self.rows.is_empty() && sources.all(|source| !source.read)
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
