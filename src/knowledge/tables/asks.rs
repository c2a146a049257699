//! Rows of what questions about a muscle could be about.

use super::{List, Relation};

/// What questions about one muscle could be about, for the same row of [`super::Tables::muscles`].
#[derive(Debug, Clone, Copy, Default)]
pub struct AskRow {
    /// Zones it may be felt in, those it refers to first: rows of [`super::Tables::reaches`].
    pub zones: List,
    /// Factors and signs its record names, rows of [`super::Tables::own_cues`].
    pub cues: List,
    /// What judgement says of it, by region: rows of [`super::Tables::own_pointers`].
    pub pointers: List,
}

/// A zone one muscle may be felt in.
#[derive(Debug, Clone, Copy)]
pub struct ReachRow {
    /// The zone, a row of [`super::Tables::places`].
    pub zone: u16,
    /// A referral leads there, not only to a zone next to it.
    pub direct: bool,
    /// The side of the referral.
    pub relation: Relation,
    /// Chance that it hurts because of the muscle.
    pub chance: f32,
}

/// A factor that makes one muscle's pain worse, or a sign of it.
#[derive(Debug, Clone, Copy)]
pub struct OwnCueRow {
    /// The factor's row, or the number of factors and the sign's row.
    pub cue: u16,
    /// Likelihood ratio when it is there.
    pub ratio: f32,
}

/// What a factor that makes it worse, or a sign, says of one muscle in one region.
#[derive(Debug, Clone, Copy)]
pub struct OwnPointerRow {
    /// The region, a row of [`super::Tables::places`].
    pub region: u16,
    /// As [`OwnCueRow::cue`].
    pub cue: u16,
    /// Likelihood ratio.
    pub ratio: f32,
}
