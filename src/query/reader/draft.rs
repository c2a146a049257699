//! What the reader holds while a phrase is not read to its end.

use crate::query::{Finding, Side};

/// A finding in the making.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) finding: Finding,
    /// First and last word, last excluded.
    pub(super) words: (usize, usize),
    /// The piece it came from.
    pub(super) piece: usize,
    /// A cue has settled it; later cues in the clause speak of something else.
    pub(super) settled: bool,
    /// The side said of itself, not of a place before it.
    pub(super) own_side: Option<Side>,
    /// Brought in by "when", "with", "on".
    pub(super) led: bool,
    /// Taken back: there is no place for it in a question.
    pub(super) dropped: bool,
}

/// What a denial covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denial {
    None,
    /// To the end of the part.
    Part,
    /// To the end of the clause.
    List,
}
