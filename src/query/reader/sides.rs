//! Which place a side belongs to.

use super::{AHEAD, Denial, Reader};
use crate::query::cues::Cue;
use crate::query::names::Meaning;
use crate::query::pieces::Item;
use crate::query::token::Gap;
use crate::query::{Side, Topic};

impl Reader<'_> {
    pub(super) fn say_side(&mut self, side: Option<Side>) {
        let single = side.filter(|side| matches!(side, Side::Left | Side::Right));
        self.carried_side = single;
        self.said_side = single.or(self.said_side);
    }

    /// A side belongs to the place directly after it, else to the places before it in this part,
    /// else to the next place.
    pub(super) fn take_side(&mut self, at: usize, side: Side) {
        let ahead = self.pieces[at + 1..]
            .iter()
            .take(3)
            .find(|piece| piece.item != Item::Skip);
        let place_ahead = ahead.is_some_and(|piece| {
            piece.gap < Gap::Bracket
                && matches!(piece.item, Item::Name(Meaning { place: Some(_), .. }, _))
        });
        if !place_ahead && (self.is_movement(at) || self.is_second_side(at, side)) {
            return;
        }
        if !place_ahead && self.take_other_one(at, side) {
            return;
        }
        if place_ahead && self.contradicts(at, side) {
            self.unread.push((self.pieces[at].from, self.pieces[at].to));
            return;
        }
        if place_ahead || !self.side_of_part(side) {
            self.pending_side = Some(side);
        }
        self.said_side = Some(side)
            .filter(|side| *side != Side::Both)
            .or(self.said_side);
    }

    /// Whether the part before this piece names nothing and says only a side, and if so whether it
    /// takes up what was said before: "it's on the left".
    pub(super) fn part_says_only_a_side(&self, end: usize) -> Option<bool> {
        let mut before_comma = false;
        let part = self.pieces[..end].iter().rev().take(AHEAD);
        let mut part =
            part.take_while(|piece| !std::mem::replace(&mut before_comma, piece.gap >= Gap::Comma));
        let mut resumes = false;
        let only = part.all(|piece| {
            resumes |= piece.item == Item::Restart;
            matches!(
                piece.item,
                Item::Side(_) | Item::Skip | Item::Lead | Item::Restart | Item::Cue(Cue::Most)
            )
        });
        (only && self.part == self.drafts.len()).then_some(resumes)
    }

    /// "turning to the left": the way a movement goes, not where it hurts.
    pub(super) fn is_movement(&self, at: usize) -> bool {
        let token = |back: usize| {
            at.checked_sub(back)
                .map(|at| &self.tokens[self.pieces[at].to - 1])
        };
        let word = |back: usize| token(back).map_or("", |token| token.word.as_str());
        let moved = at.checked_sub(3).map(|at| self.pieces[at].item);
        let lying = || {
            token(3).is_some_and(|token| {
                matches!(token.stem.as_str(), "lie" | "sleep" | "lean" | "roll")
            })
        };
        // "turning right is worse"
        let turned = token(1).is_some_and(|token| {
            matches!(
                token.stem.as_str(),
                "turn" | "look" | "rotate" | "twist" | "bend"
            )
        });
        if turned && self.pieces[at].gap == Gap::Space {
            return true;
        }
        word(1) == "the"
            && matches!(
                moved,
                Some(
                    Item::Unknown
                        | Item::Cue(_)
                        | Item::Name(
                            Meaning {
                                factor: Some(_),
                                ..
                            },
                            _
                        )
                )
            )
            && (matches!(word(2), "to" | "towards") || (word(2) == "on" && lying()))
    }

    /// Gives the places of this part without a side this one; whether there were any.
    pub(super) fn side_of_part(&mut self, side: Side) -> bool {
        self.side_from(self.part, side)
    }

    /// "my left knee is fine, the right one hurts": the place before once more, on this side.
    fn take_other_one(&mut self, at: usize, side: Side) -> bool {
        let one = self.pieces.get(at + 1).is_some_and(|next| {
            let word = self.tokens[next.from].word.as_str();
            next.gap < Gap::Comma && matches!(word, "one" | "ones")
        });
        if !one || self.part < self.drafts.len() {
            return false;
        }
        let mut drafts = self.drafts.iter().rev();
        let place = drafts.find_map(|draft| match draft.finding.topic {
            Topic::Place(row) => Some(row),
            _ => None,
        });
        let Some(row) = place else { return false };
        self.pending_side = Some(side);
        self.take_place(at, row, None);
        true
    }

    /// "left knee and right": the places of an argument hurt on the other side as well. A sentence
    /// says "right" of too much else, as in "right after".
    pub(super) fn second_side(&mut self, from: usize, side: Side) -> bool {
        self.only_places && self.both_sides(from, side)
    }

    /// "my left knee and right hurt": joined to a place that was said with the other side, and
    /// nothing else follows that the word could speak of.
    fn is_second_side(&mut self, at: usize, side: Side) -> bool {
        let joined = at > 0 && matches!(self.pieces[at - 1].item, Item::And | Item::Or);
        let alone = self.pieces.get(at + 1).is_none_or(|next| {
            let word = self.tokens[next.from].word.as_str();
            next.gap >= Gap::Comma
                || matches!(next.item, Item::Cue(Cue::Hurts | Cue::Role(..)))
                || matches!(
                    word,
                    "too" | "also" | "one" | "as" | "side" | "are" | "both"
                )
        });
        let last = !self.drafts[self.clause..].is_empty() && self.denial == Denial::None;
        joined && alone && last && self.both_sides(self.drafts.len() - 1, side)
    }

    fn both_sides(&mut self, from: usize, side: Side) -> bool {
        let mut found = false;
        for draft in &mut self.drafts[from..] {
            let place = matches!(draft.finding.topic, Topic::Place(_)) && draft.finding.present;
            if place && side != side.mirrored() && draft.own_side == Some(side.mirrored()) {
                (draft.finding.side, draft.own_side) = (Some(Side::Both), Some(Side::Both));
                found = true;
            }
        }
        found
    }

    /// "both left knee", "left both knees": a second side for one place. "both my left knee and my
    /// hip" is none: "both" then speaks of the list.
    fn contradicts(&self, at: usize, side: Side) -> bool {
        let Some(before) = self.pending_side.filter(|before| *before != side) else {
            return false;
        };
        let rest = self.pieces[at + 1..].iter().take(AHEAD);
        let mut rest = rest.take_while(|piece| piece.gap < Gap::Stop);
        let listed = rest.any(|piece| piece.item == Item::And);
        matches!(
            (before, side),
            (Side::Both, Side::Left | Side::Right) | (Side::Left | Side::Right, Side::Both)
        ) && !(listed && before == Side::Both)
    }

    pub(super) fn side_from(&mut self, from: usize, side: Side) -> bool {
        let tables = self.tables;
        let mut found = false;
        for draft in &mut self.drafts[from..] {
            let Topic::Place(row) = draft.finding.topic else {
                continue;
            };
            // a side that was only carried over from a place before gives way
            if !tables.places[row as usize].midline && draft.own_side.is_none() {
                (draft.finding.side, draft.own_side) = (Some(side), Some(side));
                found = true;
            }
        }
        if found {
            self.say_side(Some(side));
        }
        found
    }
}
