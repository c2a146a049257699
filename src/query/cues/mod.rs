//! Words that steer whole clauses: worse, better, since, no, fine, but.

mod words;

use self::words::CUES;
use super::token::{Gap, Token};
use crate::knowledge::tables::Role;

/// Where a cue looks for what it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::query) enum Way {
    /// At what follows: "aggravated by sitting".
    Ahead,
    /// A verb, at its subject if it has one: "walking eases it".
    Verb,
    /// An adjective, at what follows or at what went before: "worse sitting", "sitting is worse".
    Either,
}

/// What a cue tells the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::query) enum Cue {
    /// Makes it worse, makes it better, or started it.
    Role(Role, Way),
    /// A course over time, unless a circumstance follows: "getting better".
    Trend(Role),
    /// What follows (or, at the end of a part, what went before) is not so.
    Deny,
    /// As `Deny`, for a whole list: "denies fever, weight loss".
    DenyAll,
    /// What went before, or else what follows, does not hurt.
    Fine,
    /// Something that was tried and did not help: there is no place for it in a question.
    NoHelp,
    /// What went before hurts after all.
    Hurts,
    /// A new thought: what was denied is no longer denied.
    Turn,
    /// Turns a denial round, or starts one: "fine except sitting".
    Except,
    /// The place that follows is the worst one.
    Most,
    /// The place that went before is the worst one.
    MostBefore,
    /// What follows can be done, if it is an activity.
    Can,
    /// What a clinician said: "the ear is fine" then speaks of the ear, not of the pain.
    Reported,
    /// Says nothing here, though its words might: "came back", "not sure".
    Null,
}

impl Cue {
    /// Whether it adds nothing to an argument whose role is known: `--worse "hurts when I sit"`.
    pub(in crate::query) fn may_stand_by(self) -> bool {
        matches!(
            self,
            Self::Role(..) | Self::Trend(_) | Self::Hurts | Self::Most | Self::Can
        )
    }
}

/// The longest cue that starts at this word, with its length in words.
pub(in crate::query) fn cue_at(tokens: &[Token], at: usize) -> Option<(usize, Cue)> {
    // most cues differ in the first two letters; negated ones begin with them too ("does not")
    let word = tokens[at].word.as_bytes();
    let letters = [word[0], *word.get(1).unwrap_or(&b' ')];
    let start = BY_LETTERS.partition_point(|place| place.letters < letters);
    let same = BY_LETTERS[start..].iter();
    let mut longest: Option<(usize, Cue)> = None;
    for place in same.take_while(|place| place.letters == letters) {
        let (cue, texts) = CUES[usize::from(place.list)];
        let len = length(tokens, at, texts.get(usize::from(place.at))).unwrap_or(0);
        if len > longest.map_or(0, |(longest, _)| longest) {
            longest = Some((len, cue));
        }
    }
    longest
}

/// Where a cue is in [`CUES`].
#[derive(Clone, Copy)]
struct Place {
    letters: [u8; 2],
    list: u8,
    at: u8,
}

/// All cues by their first two letters, those of the same letters in the order of their lists:
/// every word of a sentence asks for its own.
static BY_LETTERS: [Place; count()] = by_letter(&by_letter(&all(), 1), 0);

const fn count() -> usize {
    let (mut all, mut list) = (0, 0);
    while list < CUES.len() {
        all += CUES[list].1.len();
        list += 1;
    }
    all
}

/// All cues in the order of their lists.
const fn all() -> [Place; count()] {
    let mut places = [Place {
        letters: [0; 2],
        list: 0,
        at: 0,
    }; count()];
    let (mut found, mut list) = (0, 0);
    while list < CUES.len() {
        let words = CUES[list].1;
        assert!(words.len() <= 256);
        let mut at = 0;
        while at < words.len() {
            places[found] = Place {
                letters: words.first_two(at),
                list: list as u8,
                at: at as u8,
            };
            (found, at) = (found + 1, at + 1);
        }
        list += 1;
    }
    places
}

/// The same cues ordered by one of the letters, those of one letter as they were.
const fn by_letter(from: &[Place; count()], which: usize) -> [Place; count()] {
    let mut places = *from;
    let (mut found, mut letter) = (0, b' ');
    while letter <= b'z' {
        let mut at = 0;
        while at < from.len() {
            if from[at].letters[which] == letter {
                places[found] = from[at];
                found += 1;
            }
            at += 1;
        }
        // a cue may begin with a word of one letter; no other signs stand among the first two
        letter = if letter == b' ' { b'a' } else { letter + 1 };
    }
    assert!(found == places.len());
    places
}

/// How many words from here on say the cue, if they do.
fn length(tokens: &[Token], at: usize, cue: &str) -> Option<usize> {
    let mut len = 0;
    for word in cue.split(' ') {
        let token = tokens.get(at + len)?;
        if len > 0 && token.gap >= Gap::Colon {
            return None;
        }
        len += if token.word == word {
            1
        } else {
            let negated = word
                .strip_suffix("nt")
                .or(word.strip_suffix('t').filter(|_| word == "cant"))?;
            let next = tokens
                .get(at + len + 1)
                .is_some_and(|next| next.word == "not");
            match token.word.as_str() {
                "cannot" if word == "cant" => 1,
                "can" if word == "cant" && next => 2,
                positive if positive == negated && next => 2,
                _ => return None,
            }
        };
    }
    Some(len)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    const WORSE: Role = Role::Worse;

    #[test]
    fn the_longest_cue_wins() {
        let read = |text: &str| cue_at(&tokens(text), 0);
        assert_eq!(
            read("makes it worse"),
            Some((3, Cue::Role(WORSE, Way::Verb)))
        );
        assert_eq!(read("no problem with stairs"), Some((2, Cue::Fine)));
        assert_eq!(read("stairs"), None);
    }

    #[test]
    fn contractions_are_read_in_full_too() {
        let read = |text: &str| cue_at(&tokens(text), 0);
        assert_eq!(read("does not matter"), Some((3, Cue::Fine)));
        assert_eq!(read("doesn't matter"), Some((2, Cue::Fine)));
        assert_eq!(read("can not sit"), Some((2, Cue::Role(WORSE, Way::Ahead))));
        assert_eq!(read("cannot sit"), Some((1, Cue::Role(WORSE, Way::Ahead))));
    }
}
