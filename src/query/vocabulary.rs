//! Words that steer reading rather than name something: sides, directions, joints of a list,
//! filler. What steers whole clauses is in [`super::cues`].

use super::Side;
use crate::knowledge::text;

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
const PAIRED: &[&str] = &[
    "shoulders",
    "knees",
    "hips",
    "ankles",
    "feet",
    "heels",
    "calves",
    "thighs",
    "legs",
    "arms",
    "elbows",
    "wrists",
    "hands",
    "shins",
    "ears",
    "eyes",
    "temples",
    "buttocks",
    "forearms",
    "palms",
    "soles",
    "thumbs",
    "groins",
    "cheeks",
    "breasts",
    "armpits",
    "kneecaps",
    "eyebrows",
    "arches",
];

/// Whether a word is the plural of a part of the body that comes in pairs.
pub(super) fn is_pair(word: &str) -> bool {
    PAIRED.contains(&word)
}

/// Words after which "right" is an adverb ("right behind the eye").
pub(super) const AFTER_ADVERB: &[&str] = &[
    "in",
    "behind",
    "above",
    "below",
    "at",
    "on",
    "where",
    "next",
    "under",
    "underneath",
    "across",
    "down",
    "up",
    "around",
    "round",
    "over",
    "beside",
    "between",
    "into",
    "through",
    "inside",
    "before",
    "after",
    "when",
    "now",
    "away",
    "along",
    "by",
    "near",
    "beneath",
];

/// Words that name one direction of a place, each group with the words that names use for it.
const DIRECTIONS: &[(&[&str], &[&str])] = &[
    (
        &["front", "anterior", "ant", "anteriorly", "frontal"],
        &["front", "anterior"],
    ),
    (
        &["back", "posterior", "post", "posteriorly", "rear"],
        &["back", "posterior", "rear", "behind"],
    ),
    (
        &["inner", "inside", "medial", "med", "medially", "innermost"],
        &["inner", "inside", "medial", "inner side", "inner edge"],
    ),
    (
        &[
            "outer",
            "outside",
            "lateral",
            "lat",
            "laterally",
            "outermost",
        ],
        &["outer", "outside", "lateral", "outer side", "outer edge"],
    ),
    (
        &["upper", "top", "superior", "sup", "proximal", "uppermost"],
        &["upper", "top"],
    ),
    (
        &["lower", "bottom", "inferior", "inf", "distal", "lowest"],
        &["lower", "bottom", "low"],
    ),
    (&["ulnar"], &["ulnar", "ulnar side", "little finger side"]),
    (&["radial"], &["radial", "radial side", "thumb side"]),
    (&["dorsal"], &["dorsal", "back", "top"]),
    (
        &["volar", "palmar"],
        &["volar", "palmar", "palm side", "front"],
    ),
    (&["plantar"], &["plantar", "bottom", "under"]),
    (&["side"], &["side"]),
    (
        &["middle", "mid", "centre", "center"],
        &["middle", "mid", "centre"],
    ),
    (
        &["underside", "underneath", "undersurface"],
        &["underside", "bottom", "under"],
    ),
];

/// The words names use for a direction, if the word names one.
pub(super) fn direction(word: &str) -> Option<&'static [&'static str]> {
    DIRECTIONS
        .iter()
        .find(|(words, _)| words.contains(&word))
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
    )
}

/// Places of which a bare verb of movement makes a path: "runs down my leg".
pub(super) const SPREADING: &[&str] = &[
    "run",
    "runs",
    "running",
    "ran",
    "go",
    "goes",
    "going",
    "travel",
    "travels",
    "travelling",
    "traveling",
    "move",
    "moves",
    "moving",
    "walks",
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

/// Words that carry nothing here: skipped wherever they stand.
const IGNORED: &[&str] = &[
    "i",
    "im",
    "ive",
    "id",
    "me",
    "he",
    "she",
    "they",
    "we",
    "you",
    "it",
    "this",
    "that",
    "these",
    "those",
    "there",
    "here",
    "him",
    "them",
    "us",
    "is",
    "am",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "having",
    "do",
    "does",
    "did",
    "doing",
    "get",
    "gets",
    "getting",
    "got",
    "go",
    "goes",
    "going",
    "gone",
    "went",
    "make",
    "makes",
    "making",
    "made",
    "feel",
    "feels",
    "feeling",
    "felt",
    "seem",
    "seems",
    "seemed",
    "and",
    "or",
    "plus",
    "also",
    "with",
    "when",
    "whenever",
    "while",
    "whilst",
    "if",
    "as",
    "because",
    "so",
    "then",
    "than",
    "at",
    "in",
    "on",
    "to",
    "from",
    "into",
    "onto",
    "down",
    "up",
    "out",
    "over",
    "along",
    "around",
    "round",
    "through",
    "across",
    "for",
    "by",
    "about",
    "near",
    "some",
    "any",
    "very",
    "really",
    "quite",
    "bit",
    "little",
    "lot",
    "lots",
    "much",
    "more",
    "most",
    "all",
    "always",
    "often",
    "sometimes",
    "usually",
    "occasionally",
    "frequently",
    "mild",
    "mildly",
    "moderate",
    "slight",
    "slightly",
    "severe",
    "severely",
    "bad",
    "badly",
    "terrible",
    "awful",
    "horrible",
    "intense",
    "nasty",
    "dull",
    "sharp",
    "deep",
    "deeply",
    "nagging",
    "throbbing",
    "throbs",
    "stabbing",
    "gnawing",
    "constant",
    "constantly",
    "chronic",
    "acute",
    "subacute",
    "persistent",
    "intermittent",
    "stubborn",
    "recurrent",
    "recurring",
    "niggling",
    "rated",
    "rates",
    "score",
    "scores",
    "handed",
    "hander",
    "niggle",
    "tightness",
    "twinge",
    "twinges",
    "tight",
    "side",
    "sided",
    "sides",
    "same",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "several",
    "few",
    "couple",
    "day",
    "days",
    "daily",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "minute",
    "minutes",
    "min",
    "mins",
    "hr",
    "hrs",
    "yr",
    "yrs",
    "wk",
    "wks",
    "mo",
    "ago",
    "now",
    "today",
    "yesterday",
    "tonight",
    "last",
    "past",
    "recent",
    "recently",
    "long",
    "time",
    "times",
    "again",
    "area",
    "region",
    "place",
    "spot",
    "part",
    "kind",
    "sort",
    "aspect",
    "radiating",
    "radiates",
    "radiate",
    "radiation",
    "rad",
    "spreading",
    "spreads",
    "spread",
    "shooting",
    "shoots",
    "shoot",
    "referred",
    "referring",
    "refers",
    "travels",
    "travelling",
    "traveling",
    "extending",
    "extends",
    "tracking",
    "tracks",
    "coming",
    "comes",
    "come",
    "came",
    "who",
    "which",
    "what",
    "where",
    "whose",
    "why",
    "how",
    "can",
    "could",
    "will",
    "would",
    "should",
    "may",
    "might",
    "must",
    "still",
    "keep",
    "keeps",
    "kept",
    "patient",
    "pt",
    "presents",
    "presenting",
    "presented",
    "complains",
    "complaining",
    "complaint",
    "reports",
    "reporting",
    "reported",
    "describes",
    "states",
    "says",
    "symptoms",
    "symptom",
    "sx",
    "hx",
    "history",
    "old",
    "aged",
    "yo",
    "male",
    "man",
    "gentleman",
    "m",
    "f",
    "x",
    "hello",
    "hi",
    "hey",
    "please",
    "thanks",
    "thank",
    "doctor",
    "doc",
    "help",
    "think",
    "thought",
    "wondering",
    "especially",
    "particularly",
    "particular",
    "during",
    "upon",
    "too",
    "even",
    "like",
    "just",
    "only",
    "off",
    "its",
    "towards",
    "toward",
    "until",
    "till",
    "before",
    "trying",
    "try",
    "tried",
    "something",
    "somewhere",
    "anything",
    "everything",
    "yes",
    "positive",
    "pos",
    "present",
    "problem",
    "problems",
    "issue",
    "issues",
    "trouble",
    "factors",
    "factor",
    "way",
    "between",
    "being",
    "certain",
    "extent",
    "point",
    "points",
    "happens",
    "happen",
    "happened",
    "starts",
    "starting",
    "begins",
    "ends",
    "notice",
    "noticed",
    "once",
    "own",
    "such",
    "well",
    "actually",
    "basically",
    "maybe",
    "perhaps",
    "probably",
    "possibly",
    "mostly",
    "mainly",
    "generally",
    "currently",
    "suddenly",
    "gradually",
    "slowly",
    "quickly",
    "ok",
    "am",
    "pm",
    "hand",
    "him",
    "herself",
    "himself",
    "myself",
    "want",
    "wants",
    "need",
    "needs",
    "given",
    "gives",
    "give",
    "causes",
    "causing",
    "cause",
    "behind",
    "within",
    "c",
    "o",
    "s",
    "t",
    "dx",
    "approx",
    "approximately",
    "roughly",
    "eg",
    "ie",
    "etc",
    "vs",
    "esp",
    "occ",
    "assoc",
    "associated",
    "beyond",
    "far",
    "almost",
    "nearly",
    "pains",
    "bothering",
    "lately",
    "since",
    "ever",
    "unless",
    "upto",
    "theres",
    "thats",
    "whats",
    "every",
    "each",
    "other",
    "another",
    "ones",
    "wherever",
    "directly",
    "exactly",
    "types",
];

/// Whether a word carries nothing and is skipped.
pub(super) fn is_ignored(word: &str) -> bool {
    text::is_filler(word) || (IGNORED.contains(&word) && word != "hand") || is_number(word)
}

/// Digits, and durations such as "3wks".
pub(super) fn is_number(word: &str) -> bool {
    let rest = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < word.len()
        && matches!(
            rest,
            "" | "st"
                | "nd"
                | "rd"
                | "th"
                | "x"
                | "y"
                | "yr"
                | "yrs"
                | "yo"
                | "m"
                | "mo"
                | "w"
                | "wk"
                | "wks"
                | "d"
                | "h"
                | "hr"
                | "hrs"
                | "min"
                | "mins"
                | "am"
                | "pm"
                | "f"
        )
}

/// Words that may stand between the places of one argument ("buttock and down to the calf").
pub(super) fn joins_places(word: &str) -> bool {
    text::is_filler(word)
        || is_path(word)
        || is_part_word(word)
        || matches!(
            word,
            "and"
                | "or"
                | "at"
                | "on"
                | "then"
                | "also"
                | "deep"
                | "near"
                | "about"
                | "little"
                | "some"
                | "sided"
                | "plus"
                | "with"
                | "very"
                | "dull"
                | "sharp"
                | "mild"
                | "severe"
                | "area"
                | "region"
                | "just"
                | "radiating"
                | "radiates"
                | "spreading"
                | "spreads"
                | "shooting"
                | "shoots"
                | "is"
                | "it"
                | "that"
                | "constant"
                | "chronic"
                | "running"
                | "runs"
                | "going"
                | "goes"
                | "extending"
                | "almost"
                | "nearly"
                | "far"
                | "as"
                | "more"
                | "than"
                | "slightly"
                | "directly"
                | "right"
                | "lots"
                | "lot"
                | "which"
                | "hand"
        )
}
