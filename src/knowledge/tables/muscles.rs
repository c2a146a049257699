//! Rows of muscles, their trigger points and what goes with them.

use super::{Form, List, Pattern, Relation, Span};

/// A muscle, part or group.
#[derive(Debug, Clone, Copy)]
pub struct MuscleRow {
    /// Id.
    pub id: Span,
    /// Clinical name.
    pub name: Span,
    /// Where it is, in plain words.
    pub plain: Span,
    /// File of its record, relative to the data folder.
    pub file: Span,
    /// Muscle, part or group.
    pub form: Form,
    /// Its main group, or for a part its muscle; [`super::NONE`] when it stands alone.
    pub group: u16,
    /// Whether it is ranked: it has at least one referral.
    pub ranked: bool,
    /// Distinct zones it refers to as a usual area.
    pub essential: u8,
    /// Distinct zones it only spills over to.
    pub spillover: u8,
    /// How common it is against the mean muscle, as a contribution to the score.
    pub prior: f32,
    /// Its trigger points.
    pub points: List,
    /// Muscles it is told apart from, rows of [`super::Tables::tells`].
    pub tells: List,
    /// Muscles whose points come with this one's, rows of [`super::Tables::relations`].
    pub related: List,
    /// Conditions it imitates, the likeliest first: rows of [`super::Tables::covered`] that hold
    /// rows of [`super::Tables::conditions`].
    pub imitates: List,
}

impl MuscleRow {
    /// What it scores before anything is said: its prior, the cost of the side it is taken to be
    /// on, and the charge for each usual and each spillover area that is not mentioned.
    #[must_use]
    pub fn start(&self, cost: f32, essential: f32, spillover: f32) -> f32 {
        let areas = |count: u8, charge: f32| f32::from(count) * charge;
        self.prior + cost + areas(self.essential, essential) + areas(self.spillover, spillover)
    }
}

/// A trigger point.
#[derive(Debug, Clone, Copy)]
pub struct PointRow {
    /// Id within the muscle.
    pub id: Span,
    /// Two to four words.
    pub label: Span,
    /// Where to find it.
    pub place: Span,
    /// Where it sends pain.
    pub refers: List,
}

/// One zone a trigger point sends pain to.
#[derive(Debug, Clone, Copy)]
pub struct ReferralRow {
    /// Zone, a row of [`super::Tables::places`].
    pub zone: u16,
    /// How usual.
    pub pattern: Pattern,
    /// Which side.
    pub relation: Relation,
    /// Rows of [`super::Tables::source_refs`].
    pub sources: List,
}

/// What tells a muscle from another.
#[derive(Debug, Clone, Copy)]
pub struct TellRow {
    /// The other muscle.
    pub from: u16,
    /// What differs.
    pub by: Span,
}

/// A muscle whose points come with another's.
#[derive(Debug, Clone, Copy)]
pub struct RelationRow {
    /// The other muscle.
    pub other: u16,
    /// often-together, synergist, antagonist, satellite or key.
    pub how: Span,
}
