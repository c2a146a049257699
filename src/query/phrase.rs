//! The one place where words become findings, for arguments, batch lines and free text alike.
//!
//! A phrase is cut into words, words into pieces (names, cues, sides), pieces are read as
//! findings. At each word the longest known name wins, over normalised words. What is no name
//! and no cue and carries meaning is reported as not understood: nothing is corrected and
//! nothing is dropped in silence.

use super::names::{Meaning, Names};
use super::pieces::{Item, pieces};
use super::reader::Reader;
use super::token::{Gap, Token, tokens};
use super::vocabulary::{is_pair, plain_side, side};
use super::{Finding, Side, Topic, id, other, suggest};
use crate::error::{Error, clean, shorten};
use crate::knowledge::tables::{NameOf, Role, Tables};
use crate::knowledge::text;

/// What was understood of a phrase.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Reading {
    /// In the order they were said.
    pub findings: Vec<Finding>,
    /// Words that carry meaning but were not understood, without control characters.
    pub not_understood: Vec<String>,
}

/// Reads a sentence: places, factors, signs, sides, denials.
#[must_use]
pub fn read(tables: &Tables, phrase: &str) -> Reading {
    read_words(tables, phrase, false)
}

fn read_words(tables: &Tables, phrase: &str, only_places: bool) -> Reading {
    let tokens = tokens(phrase);
    let (findings, unread) = Reader::new(tables, phrase, &tokens, only_places).read();
    Reading {
        findings,
        not_understood: leftovers(phrase, &tokens, &unread),
    }
}

/// Neighbouring words that were not understood, as they were typed.
fn leftovers(phrase: &str, tokens: &[Token], unread: &[(usize, usize)]) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &(from, to) in unread {
        match runs.last_mut() {
            Some(run) if from <= run.1 && tokens[from].gap == Gap::Space => run.1 = to.max(run.1),
            _ => runs.push((from, to)),
        }
    }
    runs.iter()
        .map(|&(from, to)| clean(&phrase[tokens[from].start..tokens[to - 1].end]).into_owned())
        .collect()
}

/// Reads an argument that names places and nothing else.
///
/// # Errors
///
/// When a word in it names no place.
pub fn places(tables: &Tables, phrase: &str, present: bool) -> Result<Vec<Finding>, Error> {
    let (phrase, intensity) = split_intensity(phrase)?;
    let mut found = match one_place(tables, phrase) {
        Some(found) => vec![found],
        None => read_places(tables, phrase)?,
    };
    for finding in &mut found {
        finding.present = present;
        finding.intensity = finding.intensity.or(intensity);
    }
    Ok(found)
}

/// A phrase that is one name, or a side and one name: most arguments are, and reading one as a
/// sentence takes thirty times the work.
fn one_place(tables: &Tables, phrase: &str) -> Option<Finding> {
    let phrase = phrase.trim();
    let named = |name: &str| {
        let row = exact(tables, name, NameOf::PlaceName)?;
        // "knees" are both knees, which the reader knows
        let pair = text::has_word(name, is_pair);
        (!pair).then(|| finding(phrase, Topic::Place(row), true))
    };
    named(phrase).or_else(|| {
        let (own, name) = plain_side(phrase)?;
        let mut found = named(name)?;
        let midline =
            matches!(found.topic, Topic::Place(row) if tables.places[row as usize].midline);
        found.side = Some(own).filter(|_| !midline);
        Some(found)
    })
}

fn read_places(tables: &Tables, phrase: &str) -> Result<Vec<Finding>, Error> {
    let reading = read_words(tables, phrase, true);
    let unknown = match reading.not_understood.first() {
        Some(word) if !reading.findings.is_empty() => word,
        None if !reading.findings.is_empty() => return Ok(reading.findings),
        _ => phrase,
    };
    if let Some(contradiction) = two_sides(tables, &reading) {
        return Err(contradiction);
    }
    let suggestions =
        suggest::nearest_within(tables, phrase, unknown, |of| of == NameOf::PlaceName);
    if let Some(other) = other::instead_of_a_place(tables, phrase) {
        return Err(other);
    }
    Err(Error::UnknownName {
        what: "place",
        name: unknown.trim().to_owned(),
        suggestions,
    })
}

/// A side that was left over, for its place has another: "both left knee".
fn two_sides(tables: &Tables, reading: &Reading) -> Option<Error> {
    let left_over = side(&text::words(reading.not_understood.first()?).concat())?;
    let place = reading.findings.iter().find(|place| place.side.is_some())?;
    Some(Error::Contradiction {
        finding: id(tables, place.topic).to_owned(),
        said: (on(place.side?), on(left_over)),
    })
}

/// Where a side is.
fn on(side: Side) -> &'static str {
    match side {
        Side::Left => "on the left",
        Side::Right => "on the right",
        Side::Both => "on both sides",
        Side::Midline => "in the middle",
    }
}

/// Reads an argument that names one factor (or several joined by "and").
///
/// # Errors
///
/// When it names no factor.
pub fn factors(tables: &Tables, phrase: &str, role: Role) -> Result<Vec<Finding>, Error> {
    let wanted = |of| of == NameOf::FactorName;
    let topic = |meaning: Meaning| Some(Topic::Factor(meaning.factor?, role));
    arguments(tables, phrase, "factor", true, &wanted, &topic)
}

/// Reads an argument that names a sign, or a factor that is there.
///
/// # Errors
///
/// When it names neither.
pub fn signs(tables: &Tables, phrase: &str, present: bool) -> Result<Vec<Finding>, Error> {
    let wanted = |of| matches!(of, NameOf::SignName | NameOf::FactorName);
    let role = if present { Role::Worse } else { Role::NotWorse };
    let topic = |meaning: Meaning| {
        let factor = || Some(Topic::Factor(meaning.factor?, role));
        meaning.sign.map(Topic::Sign).or_else(factor)
    };
    arguments(tables, phrase, "sign", present, &wanted, &topic)
}

fn arguments(
    tables: &Tables,
    phrase: &str,
    what: &'static str,
    present: bool,
    wanted: &dyn Fn(NameOf) -> bool,
    topic: &dyn Fn(Meaning) -> Option<Topic>,
) -> Result<Vec<Finding>, Error> {
    let found = named(tables, phrase, topic);
    if found.is_empty() {
        let suggestions = suggest::nearest(tables, phrase, wanted);
        return Err(Error::UnknownName {
            what,
            name: phrase.trim().to_owned(),
            suggestions,
        });
    }
    let finding =
        |(text, topic)| finding(text, topic, present || matches!(topic, Topic::Factor(..)));
    Ok(found.into_iter().map(finding).collect())
}

/// Names that give a topic; empty when a word that carries meaning is left over. The words that
/// make the topic ("worse when I sit") and places within it ("tingling in the leg") may stand by.
fn named<'p>(
    tables: &Tables,
    phrase: &'p str,
    topic: &dyn Fn(Meaning) -> Option<Topic>,
) -> Vec<(&'p str, Topic)> {
    let whole = Names::meaning_of(tables, &text::normalise(phrase)).and_then(topic);
    if let Some(topic) = whole {
        return vec![(phrase.trim(), topic)];
    }
    let tokens = tokens(phrase);
    let mut found = Vec::new();
    for piece in pieces(Names {
        tables,
        tokens: &tokens,
        only_places: false,
    }) {
        match piece.item {
            Item::Name(meaning, _) => match topic(meaning) {
                Some(topic) => found.push((
                    &phrase[tokens[piece.from].start..tokens[piece.to - 1].end],
                    topic,
                )),
                None if meaning.place.is_some() => {}
                None => return Vec::new(),
            },
            Item::Unknown => return Vec::new(),
            Item::Cue(cue) if !cue.may_stand_by() => return Vec::new(),
            _ => {}
        }
    }
    found
}

fn finding(text: &str, topic: Topic, present: bool) -> Finding {
    Finding {
        text: text.into(),
        topic,
        side: None,
        present,
        intensity: None,
    }
}

fn exact(tables: &Tables, phrase: &str, of: NameOf) -> Option<u16> {
    let normal = text::normalise(phrase);
    tables
        .named(&normal)
        .iter()
        .find(|row| row.of == of)
        .map(|row| row.row)
}

/// Splits `PLACE=7` into the place and its intensity.
fn split_intensity(phrase: &str) -> Result<(&str, Option<u8>), Error> {
    let Some((place, number)) = phrase.rsplit_once('=') else {
        return Ok((phrase, None));
    };
    match number.trim().parse::<u8>() {
        Ok(intensity @ 0..=10) => Ok((place, Some(intensity))),
        _ => Err(Error::invalid(
            format!("`{}` is not an intensity", shorten(number)),
            "An intensity is a whole number from 0 to 10, as in: buttock=7",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// Each name of a place with a side before it, in turn as it is written and in lower case.
    #[test]
    fn a_side_and_a_name_are_read_as_the_sentence_would_be() {
        let store = Store::shipped();
        let tables = store.tables();
        let places = tables
            .names
            .iter()
            .filter(|row| row.of == NameOf::PlaceName);
        let (mut short, mut wrong) = (0, Vec::new());
        for (at, row) in places.enumerate() {
            let name = tables.text(if at % 3 == 0 { row.text } else { row.written });
            let name = if at % 3 == 1 {
                name.to_lowercase()
            } else {
                name.to_owned()
            };
            let side = ["left", "right", "Right", "Left"][at % 4];
            let phrase = format!("{side} {name}");
            if let Some(found) = one_place(tables, &phrase) {
                let whole = exact(tables, &phrase, NameOf::PlaceName).is_some();
                let read = read_places(tables, &phrase).unwrap_or_default();
                if !whole && read != [found] {
                    wrong.push(format!("{phrase}: {read:?}"));
                }
                short += 1;
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(short > 1_000, "{short}");
    }
}
