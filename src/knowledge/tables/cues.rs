//! Rows of factors and signs.

use super::{List, Role, Span};

/// A factor or a sign.
#[derive(Debug, Clone, Copy)]
pub struct CueRow {
    /// Id.
    pub id: Span,
    /// Display name.
    pub name: Span,
    /// Factors of one family count once; [`super::NONE`] when it stands alone.
    pub family: u16,
    /// Muscles whose records name it, rows of [`super::Tables::cue_links`], by role.
    pub worse: List,
    /// As `worse`, for what eases.
    pub better: List,
    /// As `worse`, for what started it.
    pub after: List,
    /// What it says in one region, rows of [`super::Tables::pointers`].
    pub pointers: List,
}

/// A muscle whose record names a factor or sign.
#[derive(Debug, Clone, Copy)]
pub struct CueLink {
    /// The muscle.
    pub muscle: u16,
    /// Natural-log likelihood ratio when it is there.
    pub hit: f32,
    /// When it is said not to be there.
    pub absent: f32,
    /// Rows of [`super::Tables::source_refs`].
    pub sources: List,
}

/// What a factor or sign says about one muscle in one region: judgement.
#[derive(Debug, Clone, Copy)]
pub struct PointerRow {
    /// The region, a row of [`super::Tables::places`].
    pub region: u16,
    /// What was said of the factor.
    pub role: Role,
    /// The muscle.
    pub muscle: u16,
    /// Natural-log likelihood ratio.
    pub shift: f32,
}
