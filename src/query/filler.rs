//! Words that carry nothing, and numbers that are no intensity.

use super::vocabulary::{is_part_word, is_path};
use crate::knowledge::text;
use crate::knowledge::words::{Sorted, words};

/// Words that carry nothing here: skipped wherever they stand. Sorted.
#[rustfmt::skip]
static IGNORED: Sorted = Sorted::new(words![
    "about", "across", "actually", "acute", "again", "aged", "ago", "all", "almost", "along",
    "also", "always", "am", "and", "another", "any", "anything", "approx", "approximately", "are",
    "area", "around", "as", "aspect", "assoc", "associated", "at", "awful", "bad", "badly",
    "basically", "be", "because", "been", "before", "begins", "behind", "being", "between",
    "beyond", "bit", "bothering", "by", "c", "came", "can", "cause", "causes", "causing", "certain",
    "chronic", "come", "comes", "coming", "complaining", "complains", "complaint", "constant",
    "constantly", "could", "couple", "currently", "daily", "day", "days", "deep", "deeply",
    "describes", "did", "directly", "do", "doc", "doctor", "does", "doing", "down", "dull",
    "during", "dx", "each", "eg", "eight", "ends", "esp", "especially", "etc", "even", "ever",
    "every", "everything", "exactly", "extending", "extends", "extent", "f", "factor", "factors",
    "far", "feel", "feeling", "feels", "felt", "few", "five", "for", "four", "frequently", "from",
    "generally", "gentleman", "get", "gets", "getting", "give", "given", "gives", "gnawing", "go",
    "goes", "going", "gone", "got", "gradually", "had", "handed", "hander", "happen", "happened",
    "happens", "has", "have", "having", "he", "hello", "help", "here", "herself", "hey", "hi",
    "him", "himself", "history", "horrible", "hour", "hours", "how", "hr", "hrs", "hx", "i", "id",
    "ie", "if", "im", "in", "intense", "intermittent", "into", "is", "issue", "issues", "it", "its",
    "ive", "just", "keep", "keeps", "kept", "kind", "last", "lately", "like", "little", "long",
    "lot", "lots", "m", "made", "mainly", "make", "makes", "making", "male", "man", "may", "maybe",
    "me", "might", "mild", "mildly", "min", "mins", "minute", "minutes", "mo", "moderate", "month",
    "months", "more", "most", "mostly", "much", "must", "myself", "nagging", "nasty", "near",
    "nearly", "need", "needs", "niggle", "niggling", "nine", "notice", "noticed", "now", "o", "occ",
    "occasionally", "off", "often", "ok", "old", "on", "once", "one", "ones", "only", "onto", "or",
    "other", "out", "over", "own", "pains", "part", "particular", "particularly", "past", "patient",
    "perhaps", "persistent", "place", "please", "plus", "pm", "point", "points", "pos", "positive",
    "possibly", "present", "presented", "presenting", "presents", "probably", "problem", "problems",
    "pt", "quickly", "quite", "rad", "radiate", "radiates", "radiating", "radiation", "rated",
    "rates", "really", "recent", "recently", "recurrent", "recurring", "referred", "referring",
    "refers", "region", "reported", "reporting", "reports", "roughly", "round", "s", "same", "says",
    "score", "scores", "seem", "seemed", "seems", "seven", "several", "severe", "severely", "sharp",
    "she", "shoot", "shooting", "shoots", "should", "side", "sided", "sides", "since", "six",
    "slight", "slightly", "slowly", "so", "some", "something", "sometimes", "somewhere", "sort",
    "spot", "spread", "spreading", "spreads", "stabbing", "starting", "starts", "states", "still",
    "stubborn", "subacute", "such", "suddenly", "sx", "symptom", "symptoms", "t", "ten", "tend",
    "tends", "terrible", "than", "thank", "thanks", "that", "thats", "them", "then", "there",
    "theres", "these", "they", "think", "thirty", "this", "those", "thought", "three", "throbbing",
    "throbs", "through", "tight", "tightness", "till", "time", "times", "to", "today", "tonight",
    "too", "toward", "towards", "tracking", "tracks", "traveling", "travelling", "travels", "tried",
    "trouble", "try", "trying", "twenty", "twinge", "twinges", "two", "types", "unless", "until",
    "up", "upon", "upto", "us", "usually", "very", "vs", "want", "wants", "was", "way", "we",
    "week", "weeks", "well", "went", "were", "what", "whats", "when", "whenever", "where",
    "wherever", "which", "while", "whilst", "who", "whose", "why", "will", "with", "within", "wk",
    "wks", "wondering", "would", "x", "year", "years", "yes", "yesterday", "yo", "you", "yr", "yrs",
]);

/// Whether a word carries nothing and is skipped.
pub(super) fn is_ignored(word: &str) -> bool {
    text::is_filler(word) || IGNORED.contains(word) || is_number(word)
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
                | "joint"
                | "wall"
                | "muscle"
                | "muscles"
                | "ligament"
                | "tendon"
                | "fold"
                | "process"
                | "bone"
                | "level"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_numbers() {
        for word in ["3", "45yo", "6wks", "2nd"] {
            assert!(is_number(word), "{word}");
        }
        assert!(!is_number("l5") && !is_number("31mb"));
    }
}
