//! Known names in a row of words: the longest one, and places put together from a direction and
//! a place ("lateral aspect of the right knee").

use super::Side;
use super::token::{Gap, Token};
use super::vocabulary::{direction, is_adjective, is_part_word, letter_side, side};
use crate::knowledge::tables::{NameOf, Tables};
use crate::knowledge::text;

/// Longest name, in words, fillers and sides included.
const MAX_WORDS: usize = 14;
/// Most directions before one place: "upper outer front of the thigh".
const DIRECTIONS: usize = 3;

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
    normal: String,
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
    fn longest(&self, at: usize) -> Option<Match> {
        let mut normal = String::new();
        let mut inside = None;
        let mut best = None;
        for (offset, token) in self.tokens[at..].iter().take(MAX_WORDS).enumerate() {
            if offset > 0 && token.gap >= Gap::Colon {
                break;
            }
            if text::is_filler(&token.word) {
                continue;
            }
            let before = normal.len();
            append(
                &mut normal,
                if self.is_low(at + offset) {
                    "low"
                } else {
                    &token.stem
                },
            );
            if before == 0 {
                inside = side(&token.word);
            }
            if !self.tables.starts_a_name(&normal) {
                // "outer side of left ankle": a side within a name is no part of it
                let Some(side) = side_of(token).filter(|_| before > 0) else {
                    break;
                };
                inside = Some(side);
                normal.truncate(before);
                continue;
            }
            if let Some(meaning) = self.meaning(&normal) {
                best = Some(Match {
                    len: offset + 1,
                    meaning,
                    side: inside,
                    normal: normal.clone(),
                });
            }
        }
        best
    }

    fn meaning(&self, normal: &str) -> Option<Meaning> {
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

    /// A direction and a place that together are a known place: "lateral part of the thigh".
    fn composed(&self, at: usize, directions: usize) -> Option<Match> {
        let names = direction(&self.tokens[at].word)?;
        let (from, inside) = self.skip_part_words(at + 1)?;
        let part = self.place_at(from, directions.checked_sub(1)?)?;
        let found = self.directed(names, &part.normal)?;
        Some(Match {
            len: from + part.len - at,
            side: inside.or(part.side),
            ..found
        })
    }

    /// A place whose direction follows: "the knee, on the outer side".
    fn postfixed(&self, at: usize, part: &Match) -> Option<Match> {
        part.meaning.place?;
        let mut here = at + part.len;
        while self
            .tokens
            .get(here)
            .is_some_and(|token| token.gap < Gap::Bracket && text::is_filler(&token.word))
        {
            here += 1;
        }
        let bracket = self
            .tokens
            .get(here)
            .is_some_and(|token| matches!(token.gap, Gap::Bracket | Gap::Comma));
        let first = here;
        let open = |at: usize, token: &Token| token.gap < Gap::Comma || at == first;
        let word = |here: usize| {
            self.tokens
                .get(here)
                .filter(|token| open(here, token))
                .map(|token| token.word.as_str())
        };
        let led = matches!(
            word(here)?,
            "on" | "at" | "in" | "along" | "towards" | "around"
        ) && {
            here += 1;
            true
        };
        while matches!(word(here), Some("the" | "its" | "my" | "very")) {
            here += 1;
        }
        let direct = word(here).filter(|word| direction(word).is_some())?;
        let names = direction(direct)?;
        let article = self.tokens[here - 1].word == "the";
        let last = here + 1 + usize::from(word(here + 1).is_some_and(is_part_word));
        let comma = self.tokens[first].gap == Gap::Comma;
        let reads = (led && article) || bracket || is_adjective(direct) || last == here + 2;
        // "knee and back of the thigh", "hip, outer thigh": the direction belongs to what follows
        let belongs_ahead = word(last) == Some("of")
            || (comma && word(last).is_some())
            || (comma && !led && !is_adjective(direct))
            || self
                .place_at(here, DIRECTIONS)
                .is_some_and(|next| here + next.len > last);
        if !reads || belongs_ahead || (!led && !bracket && self.side_between(here)) {
            return None;
        }
        let found = self.directed(names, &part.normal)?;
        Some(Match {
            len: last - at,
            side: part.side,
            ..found
        })
    }

    fn side_between(&self, here: usize) -> bool {
        side_of(&self.tokens[here - 1]).is_some()
    }

    fn place_at(&self, at: usize, directions: usize) -> Option<Match> {
        self.tokens.get(at)?;
        let names = Self {
            only_places: true,
            ..*self
        };
        names.longest(at).or_else(|| names.composed(at, directions))
    }

    /// Skips "side of the left" after a direction; where the place starts, and the side.
    fn skip_part_words(&self, from: usize) -> Option<(usize, Option<Side>)> {
        let mut inside = None;
        for (at, token) in self.tokens.iter().enumerate().skip(from).take(6) {
            if token.gap >= Gap::Colon {
                return None;
            }
            let side = side_of(token);
            inside = inside.or(side);
            if side.is_none() && !is_part_word(&token.word) && !text::is_filler(&token.word) {
                return Some((at, inside));
            }
        }
        None
    }

    /// The place with this direction, in whatever words it is known by.
    fn directed(&self, names: &[&str], part: &str) -> Option<Match> {
        let names = names
            .iter()
            .flat_map(|name| [format!("{name} {part}"), format!("{part} {name}")]);
        names.into_iter().find_map(|normal| {
            let normal = text::normalise(&normal);
            let meaning = Self {
                only_places: true,
                ..*self
            }
            .meaning(&normal)?;
            Some(Match {
                len: 0,
                meaning,
                side: None,
                normal,
            })
        })
    }

    /// The first of two names that share their last words: "upper and lower back". It takes two
    /// words, the joining one included; the second name follows.
    pub(super) fn shared_head(&self, at: usize) -> Option<Match> {
        let first = &self.tokens[at];
        let joined = self.tokens.get(at + 1)?;
        let joins = matches!(joined.word.as_str(), "and" | "or" | "to");
        let next = if joins { at + 2 } else { at + 1 };
        let listed = !joins && matches!(joined.gap, Gap::Slash | Gap::Comma);
        if !(joins || listed) || first.word.len() < 3 {
            return None;
        }
        // "index, middle and ring fingers": the words that are shared may follow further on
        let (second, _) = self.skip_part_words(next)?;
        let second = self.longest(next).or_else(|| self.longest(second))?;
        second.meaning.place?;
        let shared = second
            .normal
            .match_indices(' ')
            .map(|(cut, _)| &second.normal[cut + 1..]);
        let found = shared
            .into_iter()
            .find_map(|shared| match direction(&first.word) {
                Some(names) => self.directed(names, shared),
                None => self.directed(&[first.stem.as_str()], shared),
            })?;
        Some(Match {
            len: next - at,
            side: second.side,
            ..found
        })
    }
}

/// The side a word within a name gives.
fn side_of(token: &Token) -> Option<Side> {
    side(&token.word).or_else(|| letter_side(&token.word))
}

/// Adds a word to a normal form.
fn append(normal: &mut String, stem: &str) {
    if !normal.is_empty() {
        normal.push(' ');
    }
    normal.push_str(stem);
}
