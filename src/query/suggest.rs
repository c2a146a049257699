//! The nearest known names for one that is not known.
//!
//! Edit distance by the usual table over every name would cost more than the rest of the
//! program. The letter sets stored with the names rule out most of them with a few instructions
//! each; the rest are judged sixty letters at a time (see the `edits` module). Names are offered
//! as a person would type them: in lower case, without brackets.

use crate::knowledge::tables::{NameOf, NameRow, Tables};
use crate::knowledge::text;
use crate::query::edits::Typed;
use crate::query::vocabulary::side;

/// Most names offered.
const OFFERED: usize = 3;
/// Least similarity of a name worth offering, 0 to 1.
const LEAST: f64 = 0.6;
/// Similarity, in thousandths, of a name that has a word starting with what was typed.
const CONTAINED: i64 = 650;
/// Similarity, in thousandths, of a near miss.
const NEAR: i64 = 800;
/// Longest text worth comparing, in bytes of its normal form.
const LONGEST: usize = 60;
/// Shortest word of a sentence worth comparing by itself, in bytes.
const SPOKEN: usize = 4;
/// Proper nouns keep their capital.
#[rustfmt::skip]
const PROPER: &[&str] = &["Achilles", "Adam's", "Morton's", "McBurney's", "Lasègue", "Trendelenburg", "Ehlers-Danlos", "Hashimoto's", "Greek", "Nordic", "Pilates"];

/// Up to three known names like `name`, the nearest first; `wanted` picks the kinds.
#[must_use]
pub fn nearest(tables: &Tables, name: &str, wanted: impl Fn(NameOf) -> bool) -> Vec<String> {
    offered(tables, &scored(tables, name, &wanted))
}

/// Known names like words of a sentence that were not understood: like all of them together, else
/// like each of them; `wanted` picks the kinds.
#[must_use]
pub fn for_words(tables: &Tables, words: &str, wanted: fn(NameOf) -> bool) -> Vec<String> {
    let whole = nearest(tables, words, wanted);
    if !whole.is_empty() {
        return whole;
    }
    let each = words.split_whitespace().filter(|word| word.len() >= SPOKEN);
    let mut names: Vec<String> = each
        .flat_map(|word| nearest(tables, word, wanted))
        .collect();
    names.truncate(OFFERED);
    names
}

/// As [`nearest`], for a phrase of which only `word` was not understood: names like the whole
/// phrase when there is a near one ("shoulder blad"), else names like the word.
#[must_use]
pub(super) fn nearest_within(
    tables: &Tables,
    phrase: &str,
    word: &str,
    wanted: impl Fn(NameOf) -> bool,
) -> Vec<String> {
    let whole = scored(tables, phrase, &wanted);
    match whole.first() {
        Some((score, _)) if *score >= NEAR => offered(tables, &whole),
        _ => nearest(tables, word, wanted),
    }
}

/// Names worth offering with their similarity in thousandths, the nearest first.
fn scored<'t>(
    tables: &'t Tables,
    name: &str,
    // not generic: there would be a copy of all this, and of its sort, for each caller
    wanted: &dyn Fn(NameOf) -> bool,
) -> Vec<(i64, &'t NameRow)> {
    let normal = asked(name);
    // a number is like no name: "11" is not T11 misspelt
    let bare = !normal.contains(|letter: char| letter.is_alphabetic());
    if bare || normal.len() > LONGEST {
        return Vec::new();
    }
    let asked = Asked::new(&normal);
    let typed = text::words(name).join(" ");
    let spoken = (typed.contains("in") && typed.len() <= LONGEST).then(|| Typed::new(&typed));
    let mut found: Vec<(i64, &NameRow)> = Vec::new();
    for row in tables.names.iter().filter(|row| wanted(row.of)) {
        let near = asked.similarity(row, tables.text(row.text));
        let alike = spoken.as_ref().and_then(|typed| {
            let written = tables.text(row.written);
            written_alike(written, typed)
        });
        if let Some(score) = near.max(alike) {
            found.push((score, row));
        }
    }
    crate::sort::by_key(&mut found, |(score, row)| {
        (-score, row.text.len, row.of, row.row)
    });
    found
}

/// The nearest names, one a record: its aliases would crowd out the others.
fn offered(tables: &Tables, found: &[(i64, &NameRow)]) -> Vec<String> {
    let mut taken: Vec<(NameOf, u16)> = Vec::new();
    let mut names = Vec::new();
    let best = found.first().map_or(0, |(score, _)| *score);
    for (score, row) in found {
        // beside a near miss, far ones only distract
        if names.len() == OFFERED || score + 250 < best {
            break;
        }
        if !taken.contains(&(row.of, row.row)) {
            taken.push((row.of, row.row));
            names.push(as_typed(tables.text(row.written)));
        }
    }
    names.dedup();
    names
}

/// What was typed in normal form, without sides; "lower" before a misspelt "back" as in names.
fn asked(name: &str) -> String {
    let words: Vec<String> = text::words(name);
    let kept: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| words.len() == 1 || side(word).is_none())
        .collect();
    let normal = text::normalise(&kept.join(" "));
    let near_back = |rest: &str| !rest.contains(' ') && Typed::new(rest).edits_from("back") <= 2;
    match normal.strip_prefix("lower ") {
        Some(rest) if near_back(rest) => format!("low {rest}"),
        _ => normal,
    }
}

/// A name as a person would type it: "Jaw joint (TMJ)" is `jaw joint`, TMJ stays TMJ.
pub(super) fn as_typed(written: &str) -> String {
    let written = written.split('(').next().unwrap_or(written).trim();
    if written.contains('-') && !written.contains(' ') {
        return written.replace('-', " ");
    }
    let mut letters = written.chars();
    let (first, second) = (letters.next(), letters.next());
    let shouted = second.is_none_or(|letter| !letter.is_lowercase());
    let proper = PROPER.iter().any(|noun| written.starts_with(noun));
    match first {
        Some(first) if !shouted && !proper => first
            .to_lowercase()
            .chain(written.chars().skip(1))
            .collect(),
        _ => written.to_owned(),
    }
}

/// What was typed, prepared for many comparisons.
struct Asked<'a> {
    normal: &'a str,
    typed: Typed,
    letters: u32,
}

impl<'a> Asked<'a> {
    fn new(normal: &'a str) -> Self {
        Self {
            normal,
            typed: Typed::new(normal),
            letters: text::letters(normal),
        }
    }

    /// Similarity in thousandths, or nothing when it is below [`LEAST`].
    fn similarity(&self, row: &NameRow, known: &str) -> Option<i64> {
        let normal = self.normal;
        let inside = self.letters & !row.letters == 0 && normal.len() >= 4;
        if inside && known.split(' ').any(|word| word.starts_with(normal)) {
            return Some(CONTAINED);
        }
        // a letter more or less changes one bit, a letter for another two
        let longer = known.len().abs_diff(normal.len());
        let apart = (row.letters ^ self.letters).count_ones() as usize;
        let most = known.len().max(normal.len()) * 2 / 5;
        if longer > most || apart + longer > 2 * most {
            return None;
        }
        alike(known, &self.typed)
    }
}

/// Names are kept by the base of their verbs, "sit": a slip in "sitting" is nearer to what is
/// written.
fn written_alike(written: &str, typed: &Typed) -> Option<i64> {
    if written.len().abs_diff(typed.bytes()) > 3 || !written.contains("ing") {
        return None;
    }
    alike(&written.to_lowercase(), typed)
}

/// Share of letters that need no edit, in thousandths. A first letter that agrees breaks ties:
/// slips are rarer there.
fn alike(known: &str, typed: &Typed) -> Option<i64> {
    let longest = known.chars().count().max(typed.letters());
    let similarity = 1.0 - typed.edits_from(known) as f64 / longest as f64;
    let same_start = i64::from(known.chars().next() == typed.first());
    (similarity >= LEAST).then_some((similarity * 1000.0) as i64 + same_start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn first(name: &str, of: NameOf) -> String {
        let store = Store::shipped();
        nearest(store.tables(), name, |other| other == of)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    #[test]
    fn a_slip_of_the_finger_finds_the_place() {
        let slips = [
            ("lower bakc", "low back"),
            ("Lower Bakc", "low back"),
            ("left lowr back", "low back"),
            ("butock", "buttock"),
            ("sakrum", "sacrum"),
            ("sholder", "shoulder"),
            ("forhead", "forehead"),
            ("sacroilliac", "sacroiliac"),
            ("temporomandibular jiont", "temporomandibular joint"),
            ("achiles", "Achilles"),
            ("calve", "calf"),
            ("ankel", "ankle"),
        ];
        for (slip, name) in slips {
            assert_eq!(first(slip, NameOf::PlaceName), name, "{slip}");
        }
    }

    #[test]
    fn muscles_factors_and_signs_are_found_too() {
        assert_eq!(first("pirifromis", NameOf::MuscleName), "piriformis");
        assert_eq!(
            first("quadratus lumborom", NameOf::MuscleName),
            "quadratus lumborum"
        );
        assert_eq!(first("siting", NameOf::FactorName), "sitting");
        assert_eq!(first("numness", NameOf::SignName), "numbness");
    }

    #[test]
    fn nonsense_finds_nothing() {
        assert_eq!(first("xqzwv", NameOf::PlaceName), "");
        assert_eq!(first(&"a".repeat(500), NameOf::PlaceName), "");
        assert_eq!(first("🙂", NameOf::PlaceName), "");
        assert_eq!(first("11", NameOf::PlaceName), "");
        assert_eq!(first("5 1", NameOf::PlaceName), "");
    }

    #[test]
    fn every_offer_is_understood_when_typed() {
        let store = Store::shipped();
        let tables = store.tables();
        for slip in [
            "lower bakc",
            "butock",
            "shouldr",
            "nek",
            "handd",
            "toungue",
            "chesst",
            "kneee",
            "tigh",
        ] {
            for name in nearest(tables, slip, |of| of == NameOf::PlaceName) {
                assert!(
                    crate::query::phrase::places(tables, &name, true).is_ok(),
                    "{slip}: {name}"
                );
            }
        }
    }
}
