//! What an activity is done with, where and how hard: words that add nothing to its name.
//!
//! "sitting on a chair at work", "lifting heavy boxes", "a violent sneeze": beside the name of a
//! factor or sign such words are passed over. Anywhere else ("worse with the chair") they stay
//! not understood, and a longer name that holds one ("hard chair") always wins.

use super::names::{Meaning, Names};
use super::pieces::{Item, Piece};
use super::token::Gap;
use crate::knowledge::words::{Sorted, words};

/// Things, spots and occasions, as stems; passed over after a name. Sorted.
#[rustfmt::skip]
static AFTER: Sorted = Sorted::new(words![
    "activity", "aeroplane", "afterwards", "airport", "appointment", "armchair", "baby", "bar",
    "basket", "bathroom", "beach", "bench", "block", "boat", "book", "bottle", "box", "branch",
    "bridge", "bucket", "building", "bus", "car", "carpet", "cart", "case", "chair", "child",
    "children", "church", "cinema", "class", "club", "coach", "competition", "concert", "couch",
    "counter", "crate", "cream", "cup", "cupboard", "cushion", "degree", "desk", "dish", "distance",
    "dog", "door", "drawer", "edge", "equipment", "everyday", "exam", "factory", "farm", "field",
    "flat", "floor", "forest", "fridge", "furniture", "game", "gate", "gel", "glass", "grandchild",
    "grandchildren", "grass", "groceries", "ground", "gym", "hall", "hill", "hobby", "holiday",
    "home", "hospital", "house", "item", "jar", "job", "journey", "kettle", "kg", "kid", "kilo",
    "kilometre", "kitchen", "km", "lap", "lesson", "letter", "library", "load", "log", "machine",
    "mat", "match", "meal", "meeting", "metre", "mile", "mountain", "mug", "object", "office",
    "outdoors", "outside", "pack", "pad", "pan", "parcel", "park", "patch", "people", "person",
    "pitch", "plane", "plate", "position", "posture", "pot", "pound", "practice", "programme",
    "race", "resistance", "river", "road", "room", "sack", "saucepan", "school", "sea", "season",
    "seat", "session", "shelf", "shift", "shop", "shopping", "site", "sofa", "stage", "station",
    "stone", "stool", "street", "suitcase", "supermarket", "table", "task", "team", "theatre",
    "thing", "today", "toddler", "toilet", "tool", "town", "toy", "track", "train", "training",
    "tray", "tree", "trip", "trolley", "university", "upright", "van", "wall", "wardrobe",
    "warehouse", "water", "weekend", "weight", "window", "wood", "work", "workplace", "worktop",
    "yard",
]);

/// How and how much, and verbs that only say that it is done; passed over on either side of a
/// name. Sorted.
#[rustfmt::skip]
static BESIDE: Sorted = Sorted::new(words![
    "alone", "always", "attack", "attempt", "awkward", "awkwardly", "big", "bout", "brisk",
    "briskly", "careful", "carefully", "completely", "constant", "constantly", "continue",
    "continuous", "continuously", "course", "daily", "deeply", "double", "electric", "enough",
    "entire", "episode", "excessive", "excessively", "extended", "extreme", "extremely", "fast",
    "fierce", "first", "fit", "forceful", "forcefully", "forcible", "frequent", "fully", "game",
    "gentle", "gently", "good", "half", "hard", "heavily", "heavy", "huge", "intense", "intensive",
    "known", "large", "leather", "little", "loud", "loudly", "metal", "mild", "mildly", "much",
    "new", "normal", "normally", "numerous", "occasional", "often", "old", "ordinary", "own",
    "partial", "partially", "perform", "period", "plastic", "play", "practise", "prolonged", "put",
    "quality", "quickly", "quite", "rather", "really", "receive", "regular", "regularly",
    "repeated", "repeatedly", "resume", "severe", "severely", "simple", "simply", "slightly",
    "slow", "slowly", "small", "so", "spell", "steady", "strenuous", "strenuously", "strong",
    "strongly", "suffer", "sustained", "take", "thick", "thin", "too", "total", "use", "usually",
    "very", "vigorous", "vigorously", "violent", "violently", "visit", "wear", "weekly", "whole",
    "wide", "wooden", "worn",
]);

/// Whether a word, as a stem, only joins what is spoken of with how it is: "my feet are cold".
pub(super) fn is_joining(stem: &str) -> bool {
    matches!(
        stem,
        "is" | "are" | "was" | "were" | "feel" | "get" | "go" | "has" | "have" | "keep"
    )
}

/// Whether a word, as a stem, only says how or how much.
pub(super) fn is_manner(stem: &str) -> bool {
    BESIDE.contains(stem)
}

/// Passes over words that only say with what, where or how something was done.
pub(super) fn pass_over(names: Names<'_>, pieces: &mut [Piece]) {
    if names.only_places {
        return;
    }
    for at in 0..pieces.len() {
        if pieces[at].item != Item::Unknown {
            continue;
        }
        let stem = names.tokens[pieces[at].from].stem.as_str();
        let beside = is_manner(stem);
        if !beside && !AFTER.contains(stem) {
            continue;
        }
        if follows_name(&pieces[..=at]) {
            join(pieces, at);
        } else if beside && stands_before_name(names, &pieces[at..]) {
            pieces[at].item = Item::Skip;
        }
    }
}

/// Makes a circumstance and what leads up to it part of the name before it: in "sitting on a chair
/// helps" the verb speaks of sitting.
fn join(pieces: &mut [Piece], at: usize) {
    pieces[at].item = Item::Skip;
    for piece in pieces[..at].iter_mut().rev() {
        match piece.item {
            Item::Skip => {}
            Item::Lead => piece.item = Item::Skip,
            _ => break,
        }
    }
}

/// Whether a name stands before the last piece, with nothing but filler between.
fn follows_name(pieces: &[Piece]) -> bool {
    for at in (1..pieces.len()).rev() {
        if pieces[at].gap != Gap::Space {
            return false;
        }
        match pieces[at - 1].item {
            Item::Skip | Item::Lead => {}
            item => return is_said(item),
        }
    }
    false
}

/// Whether a name follows the first piece, with nothing but filler and more such words between.
fn stands_before_name(names: Names<'_>, pieces: &[Piece]) -> bool {
    for piece in &pieces[1..] {
        let stem = names.tokens[piece.from].stem.as_str();
        match piece.item {
            _ if piece.gap != Gap::Space => return false,
            Item::Skip => {}
            Item::Unknown if is_manner(stem) => {}
            item => return is_said(item),
        }
    }
    false
}

/// A factor or a sign, and no place.
fn is_said(item: Item) -> bool {
    matches!(
        item,
        Item::Name(
            Meaning {
                place: None,
                factor,
                sign,
            },
            _,
        ) if factor.is_some() || sign.is_some()
    )
}

#[cfg(test)]
mod tests {
    use crate::query::phrase;
    use crate::query::read_ids as read;
    use crate::store::Store;

    #[test]
    fn circumstances_of_an_activity_are_passed_over() {
        for (text, id) in [
            ("worse sitting on a chair at work", "prolonged-sitting"),
            ("worse with lifting heavy boxes", "lifting"),
            ("worse with a violent sneeze", "sneezing"),
            (
                "worse on repeated squatting at the gate of the park",
                "squatting",
            ),
        ] {
            let (ids, left) = read(text);
            assert_eq!(ids, [id], "{text}: {left:?}");
        }
        assert_eq!(read("worse squatting in the park").1, Vec::<String>::new());
    }

    #[test]
    fn alone_they_stay_not_understood() {
        assert_eq!(read("worse with the chair").1, ["chair"]);
        assert_eq!(read("hip pain, sitting, the boxes").1, ["boxes"]);
    }

    #[test]
    fn a_denial_is_no_circumstance() {
        let store = Store::shipped();
        let reading = phrase::read(store.tables(), "no heavy lifting at work");
        assert_eq!(reading.not_understood, Vec::<String>::new());
    }
}
