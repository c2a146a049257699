//! Rows of places, and of how muscles explain them.

use super::{Fit, List, Pattern, PlaceForm, Relation, Rests, Span};

/// A zone, region or area.
#[derive(Debug, Clone, Copy)]
pub struct PlaceRow {
    /// Id.
    pub id: Span,
    /// Display name.
    pub name: Span,
    /// Zone, region or area.
    pub form: PlaceForm,
    /// Its region; a region's own row; for an area the region of its first place.
    pub region: u16,
    /// On the midline, without sides.
    pub midline: bool,
    /// Zones it covers (a zone covers itself), rows of [`super::Tables::covered`].
    pub zones: List,
    /// For an area the places it stands for, the likeliest first: rows of [`super::Tables::covered`].
    pub members: List,
    /// Zones that touch it, rows of [`super::Tables::covered`].
    pub neighbours: List,
    /// Muscles that explain it, rows of [`super::Tables::links`] in muscle order.
    pub links: List,
}

/// How one muscle explains one place. All weights are natural-log likelihood ratios.
#[derive(Debug, Clone, Copy)]
pub struct LinkRow {
    /// The muscle.
    pub muscle: u16,
    /// How the place meets what is known.
    pub fit: Fit,
    /// The best pattern among the referrals meant.
    pub pattern: Pattern,
    /// Its side.
    pub relation: Relation,
    /// When the pain is there, on a side that agrees: by the referrals alone.
    pub hit: f32,
    /// When the pain is there, on the contrary side.
    pub off: f32,
    /// When the place is said not to hurt.
    pub absent: f32,
    /// What the judged list of the place adds to `hit`, or takes: with it, `hit` is never less
    /// than for a muscle that does not explain the place.
    pub usual: f32,
    /// On what `usual` rests, a row of [`super::Tables::bases`].
    pub basis: u16,
    /// Chance that the place hurts because of the muscle, by the referrals alone, on a side that
    /// agrees: below 1, and 0 where it is only judged usual.
    pub chance: f32,
    /// The same with what is judged usual for the place.
    pub felt: f32,
    /// The zones meant refer to different sides, so that the chances depend on the side said.
    pub mixed: bool,
    /// Sources of the best referral meant, rows of [`super::Tables::source_refs`].
    pub sources: List,
}

/// On what judged shares rest. Many links share a row; the first is judgement without a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BasisRow {
    /// What kind of evidence.
    pub rests: Rests,
    /// What stands behind the share was read, not only recalled.
    pub read: bool,
    /// Who says so, rows of [`super::Tables::source_refs`].
    pub sources: List,
}
