//! Bare words of movement: what "flexion" or "external rotation" means depends on the joint.
//!
//! Names know "neck flexion" and "hip extension". Said without the joint ("knee pain, worse with
//! flexion") or with another word for it ("cervical rotation", "flexion of the spine"), the
//! movement is that of the place it stands with, else of the last place before it, else of the
//! next. A place with no joint of its own, or with several, leaves the word not understood.

use super::names::{Meaning, Names};
use super::pieces::{Item, Piece};
use super::token::{Gap, Token};
use crate::knowledge::tables::NONE;
use crate::knowledge::text;
use crate::knowledge::words::{Pairs, pairs};

/// Movements of which names hold one for each joint, by the words for them.
const MOVEMENTS: Pairs = pairs![
    ("flexion", "flexion"),
    ("flexing", "flexion"),
    ("extension", "extension"),
    ("rotation", "rotation"),
    ("rotate", "rotation"),
    ("rotating", "rotation"),
    ("turning", "rotation"),
    ("abduction", "abduction"),
    ("abducting", "abduction"),
    ("abd", "abduction"),
    ("adduction", "adduction"),
];

/// Words before a movement, with the word that names have for it.
const WAYS: &[(&[&str], &str)] = &[
    (&["external", "outward", "lateral", "outer"], "external"),
    (&["internal", "inward", "medial", "inner"], "internal"),
    (&["side"], "side"),
    (&["full", "resisted", "passive", "active"], ""),
];

/// Regions with one joint, and the words that names have for it, the likeliest first.
const JOINTS: &[(&str, &[&str])] = &[
    ("head", &["neck"]),
    ("neck", &["neck"]),
    ("shoulder", &["shoulder"]),
    ("elbow", &["elbow"]),
    ("wrist-hand", &["wrist"]),
    ("upper-back", SPINE),
    ("low-back", SPINE),
    ("hip", &["hip"]),
    ("knee", &["knee"]),
    ("ankle-foot", &["ankle"]),
];

const SPINE: &[&str] = &["lumbar", "trunk"];

/// Whether words name a movement of a joint: "external rotation of the shoulder".
pub(super) fn is_movement(words: &[Token]) -> bool {
    let known = |token: &Token| MOVEMENTS.words.contains(&token.word);
    words.iter().any(known)
}

/// Reads movements whose joint was named elsewhere.
pub(super) fn read(names: Names<'_>, pieces: &mut Vec<Piece>) {
    if names.only_places {
        return;
    }
    let mut at = 0;
    while at < pieces.len() {
        if let Some((first, last, meaning)) = movement(names, pieces, at) {
            pieces[first].item = Item::Name(meaning, None);
            pieces[first].to = pieces[last].to;
            pieces.drain(first + 1..=last);
            at = first;
        }
        at += 1;
    }
}

/// The movement named by this piece: its first and last piece and what it means.
fn movement(names: Names<'_>, pieces: &[Piece], at: usize) -> Option<(usize, usize, Meaning)> {
    let word = names.tokens[pieces[at].from].word.as_str();
    if pieces[at].item != Item::Unknown {
        return None;
    }
    let word = MOVEMENTS.of(word)?;
    let way = at
        .checked_sub(1)
        .and_then(|before| way(names, pieces, before));
    let way = way.filter(|_| pieces[at].gap == Gap::Space);
    let first = if way.is_some() { at - 1 } else { at };
    let said = format!("{} {word}", way.unwrap_or_default());
    let of = |piece: usize| meaning(names, pieces[piece].item, &said);
    // "cervical rotation", "flexion of the neck": the place is part of the movement, unless it is
    // the only one that is named
    let places = pieces.iter().filter(|piece| is_place(piece.item)).count();
    let joined = first
        .checked_sub(1)
        .filter(|_| pieces[first].gap == Gap::Space && places > 1);
    if let Some((before, meaning)) = joined.and_then(|before| Some((before, of(before)?))) {
        return Some((before, at, meaning));
    }
    if let Some(after) = place_of(names, pieces, at).filter(|_| places > 1) {
        return of(after).map(|meaning| (first, after, meaning));
    }
    let before = (0..first).rev().find(|piece| is_place(pieces[*piece].item));
    let place = before.or_else(|| (at..pieces.len()).find(|piece| is_place(pieces[*piece].item)));
    of(place?).map(|meaning| (first, at, meaning))
}

/// What a word before a movement adds to its name.
fn way(names: Names<'_>, pieces: &[Piece], at: usize) -> Option<&'static str> {
    let token = &names.tokens[pieces[at].from];
    let plain = matches!(pieces[at].item, Item::Unknown | Item::Skip);
    let known = WAYS
        .iter()
        .find(|(words, _)| words.contains(&token.word.as_str()));
    known.filter(|_| plain).map(|(_, way)| *way)
}

/// The place after "of": "rotation of the knee".
fn place_of(names: Names<'_>, pieces: &[Piece], at: usize) -> Option<usize> {
    let next = pieces.get(at + 1)?;
    if names.tokens[next.from].word != "of" {
        return None;
    }
    let after = (at + 2..pieces.len()).find(|piece| pieces[*piece].item != Item::Skip)?;
    let together = pieces[at + 1..=after]
        .iter()
        .all(|one| one.gap == Gap::Space);
    (together && is_place(pieces[after].item)).then_some(after)
}

fn is_place(item: Item) -> bool {
    matches!(item, Item::Name(Meaning { place: Some(_), .. }, _))
}

/// A movement of the joint at a place, where names know it as a factor.
fn meaning(names: Names<'_>, place: Item, said: &str) -> Option<Meaning> {
    let Item::Name(
        Meaning {
            place: Some(row), ..
        },
        _,
    ) = place
    else {
        return None;
    };
    let known = |joint: &&str| {
        let normal = text::normalise(&format!("{joint} {said}"));
        Names::meaning_of(names.tables, &normal)?.factor
    };
    let factor = joint(names, row)?.iter().find_map(known)?;
    Some(Meaning {
        factor: Some(factor),
        ..Meaning::default()
    })
}

/// The joint of a place, if all its zones share one.
fn joint(names: Names<'_>, place: u16) -> Option<&'static [&'static str]> {
    let tables = names.tables;
    let zones = tables.places[place as usize].zones.of(&tables.covered);
    let joint = |zone: &u16| {
        let region = tables.places[*zone as usize].region;
        let region = (region != NONE).then(|| tables.text(tables.places[region as usize].id))?;
        let known = JOINTS.iter().find(|(id, _)| *id == region);
        known.map(|(_, joint)| *joint)
    };
    let first = zones.first().and_then(joint)?;
    let same = zones.iter().all(|zone| joint(zone) == Some(first));
    same.then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::query::read_ids as read;

    #[test]
    fn a_bare_movement_is_that_of_the_joint_that_hurts() {
        for (text, ids) in [
            ("knee pain worse with flexion", ["knee", "knee-bending"]),
            (
                "low back pain, extension hurts",
                ["low-back", "spinal-extension"],
            ),
            ("neck pain, rotation hurts", ["neck", "head-turning"]),
            (
                "on external rotation, shoulder pain",
                ["arm-turned-out", "shoulder"],
            ),
            (
                "headache, flexion of the neck hurts",
                ["head", "looking-down"],
            ),
            (
                "headache worse with cervical rotation",
                ["head", "head-turning"],
            ),
            ("low back extension hurts", ["low-back", "spinal-extension"]),
            ("neck pain, cannot rotate", ["neck", "head-turning"]),
            ("lat delt pain on abd", ["shoulder-outer", "arm-abduction"]),
            (
                "elbow sore on resisted extension",
                ["elbow", "elbow-straightening"],
            ),
        ] {
            assert_eq!(
                read(text),
                (ids.map(str::to_owned).into(), Vec::new()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_movement_with_its_joint_is_no_place() {
        for (text, factor) in [
            ("worse with neck flexion", "looking-down"),
            ("hip extension hurts", "hip-extension"),
            ("lumbar flexion", "forward-bending"),
        ] {
            assert_eq!(read(text), (vec![factor.to_owned()], Vec::new()), "{text}");
        }
    }

    #[test]
    fn a_place_without_one_joint_leaves_it_open() {
        let left = vec!["extension".to_owned()];
        assert_eq!(read("thigh pain worse with extension").1, left);
        assert_eq!(read("worse with extension").1, left);
    }
}
