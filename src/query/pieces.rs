//! From words to pieces: each stretch of a phrase is a name, a cue, a side, a number out of ten,
//! a joint, filler, or not understood.

use super::Side;
use super::circumstance;
use super::context::{is_digging_in, is_shock};
use super::cues::{Cue, Way, cue_at};
use super::filler::{is_ignored, joins_places};
use super::levels::level;
use super::movements;
use super::names::Meaning;
use super::names::{DIRECTIONS, Match, Names};
use super::token::{Gap, Token};
use super::vocabulary::{AFTER_ADVERB, SPREADING, is_lead, is_path, is_restart, letter_side, side};
use crate::knowledge::tables::Role;
use crate::knowledge::text;
use crate::knowledge::words::{Words, words};

/// What a stretch of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// A known name, with the side said within it.
    Name(Meaning, Option<Side>),
    /// Steers the clause.
    Cue(Cue),
    /// A side, and whether it was said as "on the left".
    Side(Side),
    /// The other side than before.
    OtherSide,
    /// A number out of ten.
    Level(u8),
    /// "and".
    And,
    /// "or".
    Or,
    /// "than": what follows is a comparison.
    Than,
    /// "when", "with": brings in a circumstance.
    Lead,
    /// A word with which a new statement may start.
    Restart,
    /// Carries nothing.
    Skip,
    /// Not understood.
    Unknown,
}

/// A stretch of words from `from` to before `to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) item: Item,
    pub(super) from: usize,
    pub(super) to: usize,
    /// What stands before it.
    pub(super) gap: Gap,
}

/// Cuts the words of a phrase into pieces.
pub(super) fn pieces(names: Names<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    let mut diagnosis = 0;
    while at < names.tokens.len() {
        let name = || names.at(at).map_or(0, |name| name.len);
        if let Some(len) = names.diagnosis(at).filter(|len| *len > name()) {
            diagnosis = at + len;
        }
        // "tennis elbow" is no tennis: of a diagnosis only the place counts
        let names = if at < diagnosis {
            Names {
                only_places: true,
                ..names
            }
        } else {
            names
        };
        let (item, len) = piece(names, at);
        push(
            &mut pieces,
            Piece {
                item,
                from: at,
                to: at + len,
                gap: names.tokens[at].gap,
            },
        );
        at += len;
    }
    movements::read(names, &mut pieces);
    circumstance::pass_over(names, &mut pieces);
    pieces
}

/// Adds a piece; "left and right", "R > L" become both sides.
fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    let joined = matches!(piece.gap, Gap::Space | Gap::Slash);
    match (piece.item, joined) {
        (Item::Side(side), true) if merge(pieces, side, piece.to) => {}
        _ => pieces.push(piece),
    }
}

/// Joins a side with the other side said just before it; whether there was one.
fn merge(pieces: &mut Vec<Piece>, second: Side, to: usize) -> bool {
    let linking = |piece: &&Piece| {
        piece.gap < Gap::Comma
            && matches!(
                piece.item,
                Item::And | Item::Or | Item::Than | Item::Skip | Item::Cue(Cue::Role(..))
            )
    };
    let links = pieces.iter().rev().take(3).take_while(linking).count();
    let Some(first) = pieces.len().checked_sub(links + 1) else {
        return false;
    };
    let other = second != second.mirrored() && pieces[first].item == Item::Side(second.mirrored());
    if other {
        pieces.truncate(first + 1);
        (pieces[first].item, pieces[first].to) = (Item::Side(Side::Both), to);
    }
    other
}

fn piece(names: Names<'_>, at: usize) -> (Item, usize) {
    if let Some((level, len)) = level(names.tokens, at) {
        return (level.map_or(Item::Unknown, Item::Level), len);
    }
    if is_quality(names.tokens, at)
        || is_shock(names.tokens, at)
        || is_digging_in(names.tokens, at)
        || is_spreading(names, at)
        || is_handed(names.tokens, at)
        || is_date(names.tokens, at)
    {
        return (Item::Skip, 1);
    }
    let name = names.at(at);
    let cue =
        cue_at(names.tokens, at).filter(|(_, cue)| !names.only_places || matches!(cue, Cue::Most));
    match (name, cue) {
        // a longer name contains the cue ("cannot turn in bed"); otherwise the cue wins
        (Some(name), Some((len, _))) if name.len > len => named(&name),
        (_, Some((len, Cue::Role(_, _)))) if is_after_as_direction(names, at) => (Item::Skip, len),
        (_, Some((2, Cue::Most))) if is_worse_when(names, at) => {
            (Item::Cue(Cue::Role(Role::Worse, Way::Either)), 1)
        }
        (_, Some((len, cue))) => (Item::Cue(cue), len),
        (Some(name), None) => named(&name),
        (None, None) => {
            let place = names.shared_head(at);
            match place.or_else(|| names.narrowed(at, DIRECTIONS)) {
                Some(name) => named(&name),
                None => (word(names, at), 1),
            }
        }
    }
}

fn named(name: &Match) -> (Item, usize) {
    (Item::Name(name.meaning, name.side), name.len)
}

/// "worse in bed": the preposition belongs to what makes it worse.
fn is_worse_when(names: Names<'_>, at: usize) -> bool {
    let when = names
        .at(at + 1)
        .is_some_and(|name| name.meaning.factor.is_some());
    matches!(names.tokens[at].word.as_str(), "worse" | "worst") && when
}

/// "a pulling pain": what it feels like, not what is done.
fn is_quality(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).filter(|next| next.gap == Gap::Space);
    matches!(
        tokens[at].word.as_str(),
        "pulling" | "pressing" | "twisting" | "squeezing"
    ) && next.is_some_and(|next| {
        matches!(
            next.word.as_str(),
            "pain" | "pains" | "ache" | "sensation" | "feeling"
        )
    })
}

/// "post" that is not followed by what happened.
fn is_after_as_direction(names: Names<'_>, at: usize) -> bool {
    let happened = |at: usize| {
        names.tokens.get(at).is_some()
            && names
                .at(at)
                .is_some_and(|name| name.meaning.factor.is_some())
    };
    names.tokens[at].word == "post" && !happened(at + 1)
}

/// "runs down my leg": a path, not the activity.
fn is_spreading(names: Names<'_>, at: usize) -> bool {
    let tokens = names.tokens;
    if !SPREADING.contains(&tokens[at].word) {
        return false;
    }
    let on_path = |token: &&Token| {
        token.gap < Gap::Colon
            && (is_path(&token.word) || text::is_filler(&token.word) || side(&token.word).is_some())
    };
    let path = tokens[at + 1..].iter().take(6).take_while(on_path).count();
    let place = |at: usize| {
        at < tokens.len()
            && names
                .at(at)
                .is_some_and(|name| name.meaning.place.is_some())
    };
    let whole = names.at(at).is_some_and(|name| name.len > path + 1);
    // "has moved to the right"
    let sideways = || {
        matches!(
            tokens[at + 1].word.as_str(),
            "to" | "into" | "towards" | "over" | "across"
        ) && (2..=path).any(|step| side(&tokens[at + step].word).is_some())
    };
    path > 0 && !whole && ((1..=path + 1).any(|step| place(at + step)) || sideways())
}

/// "since yesterday morning", "last night": when it began, not what time of day it is worse.
fn is_date(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| tokens[at].word.as_str());
    tokens[at].gap == Gap::Space
        && matches!(tokens[at].stem.as_str(), "morning" | "night" | "evening")
        && DAYS.contains(before)
}

/// Words that make a date of a time of day.
const DAYS: Words = words![
    "yesterday",
    "this",
    "last",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// "right hand side": not the hand.
fn is_handed(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).map(|next| next.word.as_str());
    tokens[at].word == "hand"
        && matches!(next, Some("side" | "sided"))
        && at > 0
        && side(&tokens[at - 1].word).is_some()
}

/// A word that is no name and no cue.
fn word(names: Names<'_>, at: usize) -> Item {
    let tokens = names.tokens;
    let word = tokens[at].word.as_str();
    let next = tokens
        .get(at + 1)
        .filter(|next| next.gap < Gap::Colon)
        .map(|next| next.word.as_str());
    let before = at.checked_sub(1).map(|at| tokens[at].word.as_str());
    if let Some(side) = side(word).or_else(|| letter_side(word)) {
        let adverb = word == "right"
            && !matches!(before, Some("the" | "my" | "on" | "his" | "her"))
            && next.is_some_and(|next| AFTER_ADVERB.contains(next));
        // "right-handed": a person, not a place
        let person = matches!(next, Some("handed" | "hander" | "dominant"));
        return if adverb || person {
            Item::Skip
        } else {
            Item::Side(side)
        };
    }
    match (word, next) {
        ("other" | "opposite", Some("side" | "one" | "ones"))
        | ("contralateral" | "contralaterally", _) => {
            return Item::OtherSide;
        }
        ("and", _) => return Item::And,
        ("or" | "nor", _) => return Item::Or,
        ("than", _) => return Item::Than,
        _ => {}
    }
    match () {
        () if names.only_places => {
            if joins_places(word) {
                Item::Skip
            } else {
                Item::Unknown
            }
        }
        () if is_lead(word) => Item::Lead,
        () if is_restart(word) => Item::Restart,
        () if is_ignored(word) => Item::Skip,
        () => Item::Unknown,
    }
}
