//! Words that steer reading rather than name something: sides, negations, cues, filler.

use super::Side;
use crate::knowledge::tables::Role;

/// What a cue tells the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// What follows makes it worse, makes it better, or started it.
    Role(Role),
    /// What follows (or, at the end of a clause, what went before) is not so.
    Not,
    /// What went before in this clause is not so.
    NotBefore,
    /// A new thought: what was denied is no longer denied.
    Turn,
    /// The place that follows is the worst one.
    Worst,
}

/// Cues as lower-case words without apostrophes, longest first where they share a start.
pub(super) const CUES: &[(&str, Cue)] = &[
    ("not made worse", Cue::Role(Role::NotWorse)),
    ("not any worse", Cue::Role(Role::NotWorse)),
    ("not worse", Cue::Role(Role::NotWorse)),
    ("no worse", Cue::Role(Role::NotWorse)),
    ("not aggravated", Cue::Role(Role::NotWorse)),
    ("not affected", Cue::Role(Role::NotWorse)),
    ("not provoked", Cue::Role(Role::NotWorse)),
    ("doesnt get worse", Cue::Role(Role::NotWorse)),
    ("does not get worse", Cue::Role(Role::NotWorse)),
    ("unaffected by", Cue::Role(Role::NotWorse)),
    ("worst in", Cue::Worst),
    ("worst at", Cue::Worst),
    ("worst around", Cue::Worst),
    ("mostly", Cue::Worst),
    ("mainly", Cue::Worst),
    ("especially in", Cue::Worst),
    ("chiefly", Cue::Worst),
    ("predominantly", Cue::Worst),
    ("made worse", Cue::Role(Role::Worse)),
    ("makes it worse", Cue::Role(Role::Worse)),
    ("worse", Cue::Role(Role::Worse)),
    ("worst", Cue::Role(Role::Worse)),
    ("worsened", Cue::Role(Role::Worse)),
    ("worsens", Cue::Role(Role::Worse)),
    ("aggravated", Cue::Role(Role::Worse)),
    ("aggravates", Cue::Role(Role::Worse)),
    ("agg", Cue::Role(Role::Worse)),
    ("aggs", Cue::Role(Role::Worse)),
    ("provoked", Cue::Role(Role::Worse)),
    ("triggered", Cue::Role(Role::Worse)),
    ("brought on", Cue::Role(Role::Worse)),
    ("set off", Cue::Role(Role::Worse)),
    ("flares", Cue::Role(Role::Worse)),
    ("flared", Cue::Role(Role::Worse)),
    ("cant", Cue::Role(Role::Worse)),
    ("cannot", Cue::Role(Role::Worse)),
    ("unable to", Cue::Role(Role::Worse)),
    ("hard to", Cue::Role(Role::Worse)),
    ("difficult to", Cue::Role(Role::Worse)),
    ("struggle to", Cue::Role(Role::Worse)),
    ("trouble", Cue::Role(Role::Worse)),
    ("better", Cue::Role(Role::Better)),
    ("eased", Cue::Role(Role::Better)),
    ("eases", Cue::Role(Role::Better)),
    ("easing", Cue::Role(Role::Better)),
    ("ease", Cue::Role(Role::Better)),
    ("easier", Cue::Role(Role::Better)),
    ("relieved", Cue::Role(Role::Better)),
    ("relieves", Cue::Role(Role::Better)),
    ("relief", Cue::Role(Role::Better)),
    ("helped", Cue::Role(Role::Better)),
    ("helps", Cue::Role(Role::Better)),
    ("improved", Cue::Role(Role::Better)),
    ("improves", Cue::Role(Role::Better)),
    ("settles", Cue::Role(Role::Better)),
    ("settled", Cue::Role(Role::Better)),
    ("soothed", Cue::Role(Role::Better)),
    ("less", Cue::Role(Role::Better)),
    ("started after", Cue::Role(Role::After)),
    ("started when", Cue::Role(Role::After)),
    ("started with", Cue::Role(Role::After)),
    ("started", Cue::Role(Role::After)),
    ("began", Cue::Role(Role::After)),
    ("came on after", Cue::Role(Role::After)),
    ("onset", Cue::Role(Role::After)),
    ("since", Cue::Role(Role::After)),
    ("after", Cue::Role(Role::After)),
    ("following", Cue::Role(Role::After)),
    ("ever since", Cue::Role(Role::After)),
    ("caused by", Cue::Role(Role::After)),
    ("no problem", Cue::NotBefore),
    ("no problems", Cue::NotBefore),
    ("no trouble", Cue::NotBefore),
    ("fine", Cue::NotBefore),
    ("ok", Cue::NotBefore),
    ("okay", Cue::NotBefore),
    ("alright", Cue::NotBefore),
    ("unaffected", Cue::NotBefore),
    ("painless", Cue::NotBefore),
    ("pain free", Cue::NotBefore),
    ("no", Cue::Not),
    ("not", Cue::Not),
    ("without", Cue::Not),
    ("never", Cue::Not),
    ("denies", Cue::Not),
    ("denied", Cue::Not),
    ("denying", Cue::Not),
    ("nil", Cue::Not),
    ("neg", Cue::Not),
    ("negative", Cue::Not),
    ("nor", Cue::Not),
    ("neither", Cue::Not),
    ("none", Cue::Not),
    ("nothing", Cue::Not),
    ("isnt", Cue::Not),
    ("doesnt", Cue::Not),
    ("dont", Cue::Not),
    ("didnt", Cue::Not),
    ("hasnt", Cue::Not),
    ("havent", Cue::Not),
    ("wasnt", Cue::Not),
    ("arent", Cue::Not),
    ("absent", Cue::Not),
    ("free of", Cue::Not),
    ("but", Cue::Turn),
    ("though", Cue::Turn),
    ("although", Cue::Turn),
    ("however", Cue::Turn),
    ("only", Cue::Turn),
    ("just", Cue::Turn),
    ("its", Cue::Turn),
    ("except", Cue::Turn),
];

/// The side a word names, if it names one.
pub(super) fn side(word: &str) -> Option<Side> {
    match word {
        "left" | "lt" | "lhs" | "leftsided" => Some(Side::Left),
        "right" | "rt" | "rhs" | "rightsided" => Some(Side::Right),
        "both" | "bilateral" | "bilaterally" | "either" => Some(Side::Both),
        "midline" | "central" | "centrally" => Some(Side::Midline),
        _ => None,
    }
}

/// Prepositions after which "right" is an adverb ("right behind the eye").
pub(super) const AFTER_ADVERB: &[&str] =
    &["in", "behind", "above", "below", "at", "on", "where", "next", "under", "across", "down", "up", "around", "over", "beside", "between", "into", "through"];

/// Words that carry nothing here: skipped wherever they stand.
const IGNORED: &[&str] = &[
    "i", "im", "ive", "me", "he", "she", "they", "we", "you", "it", "this", "that", "these", "those", "there", "here",
    "is", "am", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did", "doing",
    "get", "gets", "getting", "got", "go", "goes", "going", "gone", "make", "makes", "made", "feel", "feels", "feeling",
    "felt", "seem", "seems", "and", "or", "plus", "also", "with", "when", "whenever", "while", "if", "as", "because",
    "so", "then", "than", "at", "in", "on", "to", "from", "into", "onto", "down", "up", "out", "over", "along", "around",
    "through", "across", "for", "by", "about", "near", "by", "some", "any", "very", "really", "quite", "bit", "little",
    "lot", "lots", "much", "more", "most", "all", "always", "often", "sometimes", "usually", "occasionally", "mild",
    "severe", "bad", "badly", "terrible", "awful", "dull", "sharp", "deep", "nagging", "constant", "chronic", "acute", "persistent",
    "stubborn", "stiff", "tight", "tender", "side", "sided", "sides", "same", "one", "day", "days", "week", "weeks",
    "month", "months", "year", "years", "ago", "now", "today", "yesterday", "long", "time", "times", "while", "after",
    "area", "region", "place", "spot", "bit", "part", "kind", "sort", "radiating", "radiates", "radiate", "spreading",
    "spreads", "shooting", "shoots", "referred", "referring", "travels", "running", "runs", "extending", "extends",
    "who", "which", "what", "where", "whose", "can", "could", "will", "would", "should", "may", "might", "must", "still",
    "keep", "keeps", "patient", "pt", "presents", "presenting", "complains", "complaining", "reports", "reporting",
    "c", "o", "co", "hx", "old", "male", "female", "man", "woman", "lady", "gentleman", "hello", "hi", "please", "help",
    "think", "wondering", "especially", "particularly", "during", "upon", "too", "even", "like", "just", "only", "off",
    "its", "towards", "toward", "until", "both", "either", "right", "left", "trying", "try", "doing", "something",
    "anything", "everything", "again", "back",
];

/// Whether a word carries nothing and is skipped.
pub(super) fn is_ignored(word: &str) -> bool {
    crate::knowledge::text::is_filler(word)
        || (word != "back" && word != "running" && word != "runs" && IGNORED.contains(&word))
        || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Words that may stand between the places of one argument ("buttock and down to the calf").
pub(super) fn joins_places(word: &str) -> bool {
    crate::knowledge::text::is_filler(word)
        || matches!(
            word,
            "and" | "or" | "to" | "into" | "in" | "on" | "at" | "down" | "up" | "from" | "then" | "also" | "deep" | "around"
                | "near" | "about" | "bit" | "little" | "some" | "side" | "sided" | "sides" | "over" | "across" | "along"
                | "through" | "plus" | "with" | "very" | "dull" | "sharp" | "mild" | "severe" | "area" | "region" | "just"
                | "radiating" | "spreading" | "shooting" | "all" | "way" | "mostly" | "mainly" | "is" | "it" | "that"
        )
}
