//! Words that steer reading rather than name something: sides, directions, joints of a list. What steers whole clauses is in [`super::cues`].

use super::Side;
use crate::knowledge::text;
use crate::knowledge::words::{Sorted, Words, words};

/// The side a word names, if it names one.
pub(super) fn side(word: &str) -> Option<Side> {
    match word {
        "left" | "lhs" | "leftsided" | "leftside" => Some(Side::Left),
        "right" | "rhs" | "rightsided" | "rightside" => Some(Side::Right),
        "both" | "bilateral" | "bilaterally" | "bilat" | "bil" | "either" => Some(Side::Both),
        "midline" | "central" | "centrally" => Some(Side::Midline),
        _ => None,
    }
}

/// The side a clinician's single letter stands for.
pub(super) fn letter_side(word: &str) -> Option<Side> {
    match word {
        "l" => Some(Side::Left),
        "r" => Some(Side::Right),
        _ => None,
    }
}

/// Parts of the body that come in pairs: in the plural both are meant.
#[rustfmt::skip]
static PAIRED: Sorted = Sorted::new(words![
    "ankles", "arches", "armpits", "arms", "breasts", "buttocks", "calves", "cheeks", "ears", "elbows", "eyebrows",
    "eyes", "feet", "forearms", "groins", "hands", "heels", "hips", "kneecaps", "knees", "legs", "palms", "shins",
    "shoulders", "soles", "temples", "thighs", "thumbs", "wrists",
]);

/// Whether a word is the plural of a part of the body that comes in pairs.
pub(super) fn is_pair(word: &str) -> bool {
    PAIRED.contains(word)
}

/// Words after which "right" is an adverb ("right behind the eye").
#[rustfmt::skip]
pub(super) const AFTER_ADVERB: Words = words![
    "in", "behind", "above", "below", "at", "on", "where", "next", "under", "underneath", "across",
    "down", "up", "around", "round", "over", "beside", "between", "into", "through", "inside",
    "before", "after", "when", "now", "away", "along", "by", "near", "beneath",
];

/// A side and the plain words after it, where these say no side and the first of them is no filler
/// and leaves "right" a side.
pub(super) fn plain_side(phrase: &str) -> Option<(Side, &str)> {
    let (word, name) = phrase.split_once(' ')?;
    let own = match word {
        "left" | "Left" => Side::Left,
        "right" | "Right" => Side::Right,
        _ => return None,
    };
    let plain = name
        .bytes()
        .all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
    let lower = name.to_ascii_lowercase();
    let mut words = lower.split(' ');
    let first = words.clone().next()?;
    // "right side of the head" is not right, "side of the head"
    let other = text::is_filler(first) || AFTER_ADVERB.contains(first) || first == "side";
    let sided = words.any(|word| side(word).or_else(|| letter_side(word)).is_some());
    (plain && !other && !sided).then_some((own, name))
}

/// Words that name one direction of a place, each group with the words that names use for it.
#[rustfmt::skip]
const DIRECTIONS: &[(Words, Words)] = &[
    (words!["front", "anterior", "ant", "anteriorly", "frontal"], words!["front", "anterior"]),
    (words!["back", "posterior", "post", "posteriorly", "rear"], words!["back", "posterior", "rear", "behind"]),
    (
        words!["inner", "inside", "medial", "med", "medially", "innermost", "anteromedial", "posteromedial", "superomedial", "inferomedial"],
        words!["inner", "inside", "medial", "inner side", "inner edge"],
    ),
    (
        words!["outer", "outside", "lateral", "lat", "laterally", "outermost", "anterolateral", "posterolateral", "superolateral", "inferolateral"],
        words!["outer", "outside", "lateral", "outer side", "outer edge"],
    ),
    (words!["upper", "top", "superior", "sup", "proximal", "uppermost", "high"], words!["upper", "top"]),
    (words!["lower", "bottom", "inferior", "inf", "distal", "lowest", "low"], words!["lower", "bottom", "low"]),
    (words!["ulnar"], words!["ulnar", "ulnar side", "little finger side"]),
    (words!["radial"], words!["radial", "radial side", "thumb side"]),
    (words!["dorsal"], words!["dorsal", "back", "top"]),
    (words!["volar", "palmar", "ventral"], words!["volar", "palmar", "palm side", "front"]),
    (words!["plantar"], words!["plantar", "bottom", "under"]),
    (words!["side"], words!["side"]),
    (words!["middle", "mid", "centre", "center"], words!["middle", "mid", "centre"]),
    (words!["underside", "underneath", "undersurface"], words!["underside", "bottom", "under"]),
];

/// The words names use for a direction, if the word names one.
pub(super) fn direction(word: &str) -> Option<Words> {
    DIRECTIONS
        .iter()
        .find(|(words, _)| words.contains(word))
        .map(|(_, names)| *names)
}

/// A direction that reads as one even without "on the" before it.
pub(super) fn is_adjective(word: &str) -> bool {
    !matches!(
        word,
        "front" | "back" | "top" | "bottom" | "side" | "middle" | "inside" | "outside" | "mid"
    ) && direction(word).is_some()
}

/// Words that may stand between a direction and its place ("the outer side of the knee").
pub(super) fn is_part_word(word: &str) -> bool {
    matches!(
        word,
        "side"
            | "sides"
            | "aspect"
            | "part"
            | "portion"
            | "bit"
            | "edge"
            | "surface"
            | "half"
            | "third"
            | "end"
            | "border"
            | "margin"
            | "corner"
            | "quadrant"
            | "region"
            | "area"
            | "zone"
    )
}

/// Whether a word, before `next`, only narrows the place that follows: a direction, or a part "of"
/// it ("the tip of the nose").
pub(super) fn narrows(word: &str, next: &str) -> bool {
    let part = || is_part_word(word) || matches!(word, "tip" | "head" | "fold" | "angle" | "belly");
    direction(word).is_some() || (next == "of" && part())
}

/// Places of which a bare verb of movement makes a path: "runs down my leg".
#[rustfmt::skip]
pub(super) const SPREADING: Words = words![
    "run", "runs", "running", "ran", "go", "goes", "going", "travel", "travels", "travelling",
    "traveling", "move", "moves", "moving", "moved", "walks",
];

/// Words that carry a path on.
pub(super) fn is_path(word: &str) -> bool {
    matches!(
        word,
        "down"
            | "up"
            | "along"
            | "into"
            | "to"
            | "through"
            | "from"
            | "across"
            | "round"
            | "around"
            | "over"
            | "towards"
            | "toward"
            | "in"
            | "out"
            | "all"
            | "right"
            | "way"
    )
}

/// Words that bring in a circumstance: "when I sit", "with walking".
pub(super) fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "when"
            | "whenever"
            | "while"
            | "whilst"
            | "with"
            | "on"
            | "upon"
            | "during"
            | "if"
            | "by"
            | "once"
            | "unless"
    )
}

/// Words with which a new statement starts after "and" or a comma.
pub(super) fn is_restart(word: &str) -> bool {
    matches!(
        word,
        "i" | "im"
            | "ive"
            | "it"
            | "its"
            | "this"
            | "that"
            | "there"
            | "theres"
            | "he"
            | "she"
            | "they"
            | "we"
            | "has"
            | "have"
            | "is"
            | "pt"
            | "patient"
            | "also"
    )
}
