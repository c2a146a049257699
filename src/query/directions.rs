//! Places put together from a direction and a place: "lateral aspect of the right knee", "the knee,
//! on the outer side", "upper and lower back".

use super::Side;
use super::names::{DIRECTIONS, Match, Names, side_of};
use super::token::{Gap, Token};
use super::vocabulary::{direction, is_adjective, is_part_word, narrows};
use crate::knowledge::text;

impl Names<'_> {
    /// A direction and a place that together are a known place: "lateral part of the thigh".
    pub(super) fn composed(&self, at: usize, directions: usize) -> Option<Match> {
        let names = direction(&self.tokens[at].word)?;
        let (from, inside) = self.skip_part_words(at + 1)?;
        let part = self.place_at(from, directions.checked_sub(1)?)?;
        let found = self.directed(&mut names.iter(), &part.normal)?;
        Some(Match {
            len: from + part.len - at,
            side: inside.or(part.side),
            ..found
        })
    }

    /// A place that is narrowed down further than any name is: "proximal medial thigh", "lower end
    /// of the breastbone". It counts whole.
    pub(super) fn narrowed(&self, at: usize, directions: usize) -> Option<Match> {
        let next = self.tokens.get(at + 1)?;
        if !narrows(&self.tokens[at].word, &next.word) {
            return None;
        }
        let left = directions.checked_sub(1)?;
        let (from, inside) = self.skip_part_words(at + 1)?;
        let place = self.place_at(from, left);
        let place = place.or_else(|| self.narrowed(from, left))?;
        Some(Match {
            len: from + place.len - at,
            side: inside.or(place.side),
            ..place
        })
    }

    /// A place whose direction follows: "the knee, on the outer side".
    pub(super) fn postfixed(&self, at: usize, part: &Match) -> Option<Match> {
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
        let found = self.directed(&mut names.iter(), &part.normal);
        // "the loin at the back": no name is as narrow, and the back is no second place
        let found = found.or_else(|| (led && article).then(|| part.clone()))?;
        Some(Match {
            len: last - at,
            side: part.side,
            ..found
        })
    }

    fn side_between(&self, here: usize) -> bool {
        side_of(&self.tokens[here - 1]).is_some()
    }

    pub(super) fn place_at(&self, at: usize, directions: usize) -> Option<Match> {
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
    fn directed(&self, names: &mut dyn Iterator<Item = &str>, part: &str) -> Option<Match> {
        let mut names = names.flat_map(|name| [format!("{name} {part}"), format!("{part} {name}")]);
        names.find_map(|normal| {
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
        // "groin pain and medial thigh": no "pain thigh"
        if !(joins || listed) || first.word.len() < 3 || text::is_filler(&first.word) {
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
                Some(names) => self.directed(&mut names.iter(), shared),
                None => self.directed(&mut [first.stem.as_str()].into_iter(), shared),
            })?;
        Some(Match {
            len: next - at,
            side: second.side,
            ..found
        })
    }
}
