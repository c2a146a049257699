//! Inflections of the verbs people use for what hurts and what helps.
//!
//! A closed list, so that no noun is ever mistaken for a verb: general stemming would make
//! "spine" of "spinning", "hip" of "hiping" and "ring" of "r". Left out on purpose are verbs
//! whose forms are also places or everyday words here: arch, back, bite ("a bit"), heel, iron,
//! leave ("left"), shin; and trip: who tripped fell, whose foot keeps tripping has a weak one.

use super::words::{Pairs, Sorted, pairs, words};

/// Regular verbs, sorted. Their forms are made by rule, see [`regular`].
#[rustfmt::skip]
static REGULAR: Sorted = Sorted::new(words![
    "abduct", "adduct", "adjust", "aggravate", "ascend", "balance", "bathe", "bicycle", "bowl",
    "breathe", "brush", "burn", "button", "canoe", "carry", "change", "chew", "chop", "clasp",
    "clean", "clench", "click", "climb", "collapse", "comb", "contract", "cook", "cough", "cradle",
    "cramp", "crane", "crash", "crawl", "cross", "crouch", "curl", "cycle", "dance", "dangle",
    "descend", "drag", "dress", "drill", "drop", "exercise", "exert", "extend", "faint", "fasten",
    "flex", "fold", "fumble", "garden", "grasp", "grip", "gulp", "hammer", "haul", "hike", "hobble",
    "hoover", "hop", "hug", "hunch", "immobilise", "inhale", "jerk", "jog", "jump", "kick", "laugh",
    "leak", "lean", "lift", "limp", "lock", "look", "lounge", "lug", "lunge", "march", "massage",
    "mop", "move", "mow", "nod", "notice", "open", "paddle", "paint", "pass", "pedal", "pee",
    "peel", "perform", "pick", "pinch", "pitch", "play", "poke", "pop", "pour", "practise", "press",
    "prod", "prop", "protrude", "pull", "push", "radiate", "rain", "raise", "rake", "reach",
    "recline", "relax", "repeat", "rest", "roll", "rotate", "row", "rub", "scratch", "scrub",
    "seize", "serve", "sew", "shift", "shiver", "shout", "shove", "shovel", "shower", "shrug",
    "skate", "ski", "skip", "slip", "slouch", "slump", "smile", "snap", "sneeze", "snow",
    "snowboard", "sprain", "sprint", "squat", "squeeze", "stagger", "stay", "stoop", "straddle",
    "straighten", "strain", "strengthen", "stress", "stretch", "stroll", "stumble", "suck",
    "support", "swallow", "sway", "sweat", "swell", "swing", "talk", "tense", "text", "tie", "tilt",
    "tingle", "touch", "tow", "train", "travel", "tug", "turn", "twist", "twitch", "type",
    "undress", "unload", "urinate", "use", "vacuum", "vibrate", "vomit", "walk", "warm", "wash",
    "wee", "weed", "wipe", "wobble", "work", "worsen", "wrench", "wrinkle", "yawn",
]);

/// Irregular forms, sorted, and the verb they belong to.
#[rustfmt::skip]
const IRREGULAR: Pairs = pairs![
    ("ate", "eat"), ("bending", "bend"), ("bends", "bend"), ("bent", "bend"), ("bled", "bleed"),
    ("bleeding", "bleed"), ("bleeds", "bleed"), ("bringing", "bring"), ("brings", "bring"),
    ("brought", "bring"), ("came", "come"), ("catches", "catch"), ("catching", "catch"),
    ("caught", "catch"), ("comes", "come"), ("coming", "come"), ("cuts", "cut"), ("cutting", "cut"),
    ("digging", "dig"), ("digs", "dig"), ("drank", "drink"), ("drawing", "draw"), ("drawn", "draw"),
    ("draws", "draw"), ("drew", "draw"), ("drinking", "drink"), ("drinks", "drink"),
    ("driven", "drive"), ("drives", "drive"), ("driving", "drive"), ("drove", "drive"),
    ("dug", "dig"), ("eaten", "eat"), ("eating", "eat"), ("eats", "eat"), ("fallen", "fall"),
    ("falling", "fall"), ("falls", "fall"), ("feeling", "feel"), ("feels", "feel"),
    ("fell", "fall"), ("felt", "feel"), ("gets", "get"), ("getting", "get"), ("goes", "go"),
    ("going", "go"), ("gone", "go"), ("got", "get"), ("grinding", "grind"), ("grinds", "grind"),
    ("hanging", "hang"), ("hangs", "hang"), ("held", "hold"), ("hits", "hit"), ("hitting", "hit"),
    ("holding", "hold"), ("holds", "hold"), ("hung", "hang"), ("kneeling", "kneel"),
    ("kneels", "kneel"), ("knelt", "kneel"), ("knit", "knit"), ("knits", "knit"),
    ("knitting", "knit"), ("laid", "lie"), ("lain", "lie"), ("lay", "lie"), ("laying", "lie"),
    ("lays", "lie"), ("leant", "lean"), ("lies", "lie"), ("loses", "lose"), ("losing", "lose"),
    ("lost", "lose"), ("lying", "lie"), ("pulled", "pull"), ("put", "put"), ("puts", "put"),
    ("putting", "put"), ("ran", "run"), ("reading", "read"), ("reads", "read"), ("ridden", "ride"),
    ("rides", "ride"), ("riding", "ride"), ("risen", "rise"), ("rises", "rise"), ("rising", "rise"),
    ("rode", "ride"), ("rose", "rise"), ("running", "run"), ("runs", "run"), ("sang", "sing"),
    ("sat", "sit"), ("shaken", "shake"), ("shakes", "shake"), ("shaking", "shake"),
    ("shook", "shake"), ("singing", "sing"), ("sings", "sing"), ("sits", "sit"), ("sitting", "sit"),
    ("skied", "ski"), ("skiing", "ski"), ("sleeping", "sleep"), ("sleeps", "sleep"),
    ("slept", "sleep"), ("spinning", "spin"), ("spins", "spin"), ("spun", "spin"),
    ("standing", "stand"), ("stands", "stand"), ("stood", "stand"), ("striking", "strike"),
    ("struck", "strike"), ("swam", "swim"), ("swimming", "swim"), ("swims", "swim"),
    ("swollen", "swell"), ("swum", "swim"), ("swung", "swing"), ("taken", "take"),
    ("takes", "take"), ("taking", "take"), ("threw", "throw"), ("throwing", "throw"),
    ("thrown", "throw"), ("throws", "throw"), ("thrusting", "thrust"), ("took", "take"),
    ("tying", "tie"), ("wakes", "wake"), ("waking", "wake"), ("wearing", "wear"), ("wears", "wear"),
    ("went", "go"), ("woke", "wake"), ("woken", "wake"), ("wore", "wear"), ("worn", "wear"),
    ("wringing", "wring"), ("writes", "write"), ("writing", "write"), ("written", "write"),
    ("wrote", "write"), ("wrung", "wring"),
];

static IRREGULAR_FORMS: Sorted = Sorted::new(IRREGULAR.words);

/// The verb a word is a form of, when it is one of the known ones; a word that has no ending of a
/// form is none.
#[must_use]
pub(super) fn base(word: &str) -> Option<&'static str> {
    if let Some(at) = IRREGULAR_FORMS.place(word) {
        return Some(IRREGULAR.others.get(at));
    }
    let forms = regular(word);
    // "press" ends as a form does and is none
    let itself = || forms[0].and_then(|_| REGULAR.joined(word, ""));
    itself().or_else(|| {
        let mut forms = forms.into_iter().flatten();
        forms.find_map(|(stem, end)| REGULAR.joined(stem, end))
    })
}

/// What a regular form may come from, in two parts: "walk-ing", "gripp-ing", "danc-ing",
/// "carri-ed", "press-es".
fn regular(word: &str) -> [Option<(&str, &str)>; 3] {
    let Some((end, stem)) = ["ing", "ed", "es", "s"]
        .iter()
        .find_map(|end| Some((*end, word.strip_suffix(end)?)))
    else {
        return [None; 3];
    };
    let doubled = stem
        .as_bytes()
        .last_chunk::<2>()
        .is_some_and(|[last, other]| last == other && last.is_ascii() && end != "s");
    let single = doubled.then(|| (&stem[..stem.len() - 1], ""));
    let other = match stem.strip_suffix('i') {
        Some(stem) => (stem, "y"),
        None => (stem, "e"),
    };
    [Some((stem, "")), single, Some(other)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_find_their_verb() {
        let forms = [
            ("gripping", "grip"),
            ("dancing", "dance"),
            ("carries", "carry"),
            ("presses", "press"),
            ("squats", "squat"),
            ("typed", "type"),
            ("lying", "lie"),
            ("swollen", "swell"),
            ("passing", "pass"),
        ];
        for (form, verb) in forms {
            assert_eq!(base(form), Some(verb), "{form}");
        }
    }

    #[test]
    fn nouns_are_left_alone() {
        for word in [
            "spine",
            "morning",
            "evening",
            "ring",
            "left",
            "bit",
            "shin",
            "during",
            "knees",
            "breath",
            "é",
            "\u{4000}ing",
        ] {
            assert_eq!(base(word), None, "{word}");
        }
    }
}
