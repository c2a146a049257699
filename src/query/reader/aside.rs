//! Places that are named and yet do not hurt: where an action goes, what was scanned, ill or broken.

use super::{AHEAD, Reader};
use crate::knowledge::text;
use crate::query::names::Meaning;
use crate::query::pieces::{Item, Piece};
use crate::query::token::Gap;

/// Tests that look at a place.
const TESTS: &[&str] = &[
    "scan",
    "mri",
    "xray",
    "ray",
    "ct",
    "ultrasound",
    "ecg",
    "ekg",
];

/// Words after a place that make it an illness: "breast cancer", "kidney stones".
const ILLS: &[&str] = &[
    "cancer",
    "tumour",
    "infection",
    "stone",
    "transplant",
    "failure",
    "disease",
    "fusion",
    "discectomy",
    "laminectomy",
    "replacement",
    "arthroscopy",
];

/// Verbs of an injury; what was broken long ago need not hurt now.
const BROKEN: &[&str] = &[
    "broke",
    "broken",
    "fractured",
    "dislocated",
    "sprained",
    "operated",
];

impl Reader<'_> {
    /// Whether a place is named for another reason than its pain.
    pub(super) fn is_aside(&self, at: usize) -> bool {
        self.is_target(at) || self.is_tested(at) || self.is_ill(at) || self.was_broken(at)
    }

    /// "raise my arm above my head": where an action goes, not where it hurts.
    fn is_target(&self, at: usize) -> bool {
        let mut before = self.pieces[..at].iter().rev().take(4);
        let towards = |piece: &&Piece| {
            matches!(
                self.tokens[piece.from].word.as_str(),
                "above" | "over" | "across" | "against"
            )
        };
        let preposition = before.find(|piece| !text::is_filler(&self.tokens[piece.from].word));
        let action = before.find(|piece| !text::is_filler(&self.tokens[piece.from].word));
        let together = self.pieces[at].gap == Gap::Space;
        together
            && preposition.as_ref().is_some_and(towards)
            && action.is_some_and(|piece| {
                matches!(
                    piece.item,
                    Item::Name(
                        Meaning {
                            place: None,
                            factor: Some(_),
                            ..
                        },
                        _
                    )
                )
            })
    }

    /// "breast cancer", "kidney stones", "L4/5 fusion": what was ill, not where it hurts, if some
    /// other place is named.
    pub(super) fn is_ill(&self, at: usize) -> bool {
        let ill = self.pieces.get(at + 1).is_some_and(|next| {
            next.gap == Gap::Space && ILLS.contains(&self.tokens[next.from].stem.as_str())
        });
        let around = at.saturating_sub(AHEAD)..self.pieces.len().min(at + AHEAD);
        let mut others = around.filter(|other| *other != at);
        ill && others.any(|other| is_place(&self.pieces[other]))
    }

    /// "a scan of my neck", "hip x-ray": what was looked at, not where it hurts.
    fn is_tested(&self, at: usize) -> bool {
        let test = |piece: &Piece| {
            let words = &self.tokens[piece.from..piece.to];
            words
                .iter()
                .any(|token| TESTS.contains(&token.stem.as_str()))
        };
        let mut before = self.pieces[..=at].windows(2).rev().take(4);
        let of = |pair: &&[Piece]| {
            let word = self.tokens[pair[0].from].word.as_str();
            !text::is_filler(word) || pair[1].gap != Gap::Space
        };
        let before = before.find(of);
        let after = self.pieces.get(at + 1);
        before.is_some_and(|pair| pair[1].gap == Gap::Space && test(&pair[0]))
            || after.is_some_and(|next| next.gap == Gap::Space && test(next))
    }

    /// "two years ago I broke my wrist, now my forearm hurts": an old injury, while another place
    /// is still to come.
    fn was_broken(&self, at: usize) -> bool {
        let word = |piece: &Piece| self.tokens[piece.from].word.as_str();
        let mut before = self.pieces[..at].iter().rev().take(3);
        let broken = before
            .find(|piece| !text::is_filler(word(piece)))
            .is_some_and(|piece| BROKEN.contains(&word(piece)));
        let ago = |pieces: &[Piece]| pieces.iter().any(|piece| word(piece) == "ago");
        let near = |from: usize, to: usize| ago(&self.pieces[from..to.min(self.pieces.len())]);
        broken
            && near(at.saturating_sub(8), at + 6)
            && self.pieces[at + 1..].iter().take(AHEAD).any(is_place)
    }
}

fn is_place(piece: &Piece) -> bool {
    matches!(piece.item, Item::Name(Meaning { place: Some(_), .. }, _))
}
