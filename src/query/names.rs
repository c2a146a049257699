//! Known names in a row of words: the longest one, and places put together from a direction and
//! a place ("lateral aspect of the right knee").

use super::Side;
use super::circumstance;
use super::token::{Gap, Token};
use super::vocabulary::{letter_side, side};
use crate::knowledge::tables::{NameOf, Tables};
use crate::knowledge::text;

/// Longest name, in words, fillers and sides included.
const MAX_WORDS: usize = 14;
/// Most directions before one place: "upper outer front of the thigh".
pub(super) const DIRECTIONS: usize = 3;

/// What a name may stand for; at least one is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// A row of the places.
    pub(super) place: Option<u16>,
    /// A row of the factors.
    pub(super) factor: Option<u16>,
    /// A row of the signs.
    pub(super) sign: Option<u16>,
}

/// A name that was found.
#[derive(Debug, Clone)]
pub(super) struct Match {
    /// How many words it takes.
    pub(super) len: usize,
    /// What it stands for.
    pub(super) meaning: Meaning,
    /// A side said within it: "outer side of left ankle".
    pub(super) side: Option<Side>,
    /// Its normal form.
    pub(super) normal: String,
}

/// Finds names in the words of one phrase.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) tables: &'a Tables,
    pub(super) tokens: &'a [Token],
    /// Only places count.
    pub(super) only_places: bool,
}

impl Names<'_> {
    /// The name that starts at this word and takes most words.
    pub(super) fn at(&self, at: usize) -> Option<Match> {
        if text::is_filler(&self.tokens[at].word) || self.is_side_word(at) {
            return None;
        }
        let direct = self.longest(at);
        let longest = match (direct, self.composed(at, DIRECTIONS)) {
            (Some(direct), Some(composed)) if composed.len > direct.len => Some(composed),
            (None, composed) => composed,
            (direct, _) => direct,
        }?;
        Some(self.postfixed(at, &longest).unwrap_or(longest))
    }

    /// "right side buttock": the word "side" belongs to what stands before it.
    fn is_side_word(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|at| &self.tokens[at]);
        let said = before.is_some_and(|before| side_of(before).is_some() || before.word == "hand");
        self.tokens[at].word == "side"
            && said
            && self.tokens.get(at + 1).is_none_or(|next| next.word != "of")
    }

    /// The longest name that starts at this word and does not cross punctuation.
    pub(super) fn longest(&self, at: usize) -> Option<Match> {
        let (found, kept) = self.longest_with(at, true);
        let other = || self.longest_with(at, false).0;
        // "hand feels" begins "hand feels swollen"; "hand feels dead" is "hand dead"
        let longer = |found: &Match| other().filter(|other| other.len > found.len);
        match found {
            _ if !kept => found,
            None => other(),
            Some(found) => Some(longer(&found).unwrap_or(found)),
        }
    }

    /// The longest name, where verbs between its parts are kept as long as they may be part of it
    /// or are always passed over; and whether one was kept.
    fn longest_with(&self, at: usize, keeps: bool) -> (Option<Match>, bool) {
        let mut normal = String::new();
        let mut inside = None;
        let mut best = None;
        let (mut joined, mut kept) = (false, false);
        for (offset, token) in self.tokens[at..].iter().take(MAX_WORDS).enumerate() {
            if offset > 0 && (token.gap >= Gap::Colon || self.starts_another(at + offset)) {
                break;
            }
            if text::is_filler(&token.word) {
                continue;
            }
            let before = normal.len();
            append(&mut normal, self.stem(at + offset));
            if before == 0 {
                inside = side(&token.word);
            }
            let joins = before > 0 && self.joins(at + offset);
            let starts = self.tables.starts_a_name(&normal);
            kept |= joins && starts;
            if !starts || (joins && !keeps) {
                // "outer side of left ankle", "holding a heavy pan": a side or a manner within a
                // name is no part of it
                let side = side_of(token);
                if before == 0 || (side.is_none() && !joins && !self.is_manner(at + offset)) {
                    break;
                }
                joined |= joins;
                inside = side.or(inside);
                normal.truncate(before);
                continue;
            }
            // "my hip is back" is no back of the hip
            let meaning = self.meaning(&normal);
            if let Some(meaning) = meaning.filter(|meaning| !joined || meaning.place.is_none()) {
                best = Some(Match {
                    len: offset + 1,
                    meaning,
                    side: inside,
                    normal: normal.clone(),
                });
            }
        }
        (best, kept)
    }

    /// "my jaw aches and my ears feel blocked": "and" after a verb begins another thing.
    fn starts_another(&self, at: usize) -> bool {
        let before = at
            .checked_sub(1)
            .map_or("", |at| self.tokens[at].word.as_str());
        self.tokens[at].word == "and"
            && matches!(before, "aches" | "hurts" | "ache" | "hurt" | "sore")
    }

    /// A word that only says how: "holding a heavy pan".
    fn is_manner(&self, at: usize) -> bool {
        !self.only_places && circumstance::is_manner(&self.tokens[at].stem)
    }

    /// A verb between the parts of a name: "my feet are cold".
    fn joins(&self, at: usize) -> bool {
        !self.only_places && circumstance::is_joining(&self.tokens[at].stem)
    }

    /// A word as names have it.
    fn stem(&self, at: usize) -> &str {
        if self.is_low(at) {
            "low"
        } else {
            &self.tokens[at].stem
        }
    }

    pub(super) fn meaning(&self, normal: &str) -> Option<Meaning> {
        let meaning = Self::meaning_of(self.tables, normal)?;
        if !self.only_places {
            return Some(meaning);
        }
        meaning.place.map(|row| Meaning {
            place: Some(row),
            ..Meaning::default()
        })
    }

    /// Length of the name of a diagnosis that starts at this word, of two words or more.
    pub(super) fn diagnosis(&self, at: usize) -> Option<usize> {
        let mut normal = String::new();
        let mut longest = None;
        for (offset, token) in self.tokens[at..].iter().take(MAX_WORDS).enumerate() {
            append(&mut normal, &token.stem);
            if (offset > 0 && token.gap >= Gap::Colon) || !self.tables.starts_a_name(&normal) {
                break;
            }
            let of = |of: NameOf| self.tables.named(&normal).iter().any(|row| row.of == of);
            if offset > 0
                && of(NameOf::ConditionName)
                && !of(NameOf::FactorName)
                && !of(NameOf::SignName)
            {
                longest = Some(offset + 1);
            }
        }
        longest
    }

    /// "lower back" is "low back", whatever stands between: "lower left back".
    fn is_low(&self, at: usize) -> bool {
        let mut rest = self.tokens[at + 1..].iter().take(4);
        self.tokens[at].word == "lower"
            && rest
                .find(|token| !text::is_filler(&token.word) && side_of(token).is_none())
                .is_some_and(|next| next.stem == "back")
    }

    /// What a normalised name stands for.
    pub(super) fn meaning_of(tables: &Tables, normal: &str) -> Option<Meaning> {
        let mut meaning = Meaning::default();
        for row in tables.named(normal) {
            match row.of {
                NameOf::PlaceName => meaning.place = Some(row.row),
                NameOf::FactorName => meaning.factor = Some(row.row),
                NameOf::SignName => meaning.sign = Some(row.row),
                _ => {}
            }
        }
        (meaning != Meaning::default()).then_some(meaning)
    }
}

/// The side a word within a name gives.
pub(super) fn side_of(token: &Token) -> Option<Side> {
    side(&token.word).or_else(|| letter_side(&token.word))
}

/// Adds a word to a normal form.
fn append(normal: &mut String, stem: &str) {
    if !normal.is_empty() {
        normal.push(' ');
    }
    normal.push_str(stem);
}
