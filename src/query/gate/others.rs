//! Diagnoses that are said but are not this person's: a relative's, one that was ruled out, a scare
//! that came to nothing.
//!
//! Only named diagnoses are taken back ("cancer", "heart attack"), never what somebody feels; and a
//! relative's only where the person speaks of themselves as well: "my dad has chest pain, he had a
//! heart attack" may be about the father, and fires.

use super::past::{is_over, stretches};
use super::words::DENIALS;
use crate::knowledge::tables::Tables;
use crate::knowledge::text;
use crate::knowledge::words::{Sorted, Words, words};

/// Words, in normal form, that make a phrase a named diagnosis.
#[rustfmt::skip]
static DIAGNOSES: Sorted = Sorted::new(words![
    "aneurysm", "angina", "appendicitis", "arteritis", "attack", "cancer", "clot", "dissection", "dvt", "embolism",
    "equina", "fracture", "hiv", "leukaemia", "lymphoma", "melanoma", "meningitis", "metastase", "metastasis",
    "myeloma", "osteoporosis", "sepsis", "shingle", "stroke", "tb", "thrombosis", "torsion", "tuberculosis", "tumour",
]);

#[rustfmt::skip]
pub(super) const RELATIVES: Words = words![
    "dad", "dads", "father", "fathers", "mum", "mums", "mom", "moms", "mother", "mothers", "brother", "brothers",
    "sister", "sisters", "uncle", "uncles", "aunt", "aunts", "auntie", "grandfather", "grandad", "granddad", "grandpa",
    "grandmother", "grandma", "gran", "nan", "cousin", "cousins", "husband", "husbands", "wife", "wifes", "partner",
    "partners", "son", "sons", "daughter", "daughters", "friend", "friends", "colleague", "neighbour", "neighbor",
    "boyfriend", "girlfriend", "parents", "grandparents", "dog",
];

/// Verbs by which a diagnosis is the subject's own.
const HAVING: Words = words![
    "had", "has", "have", "with", "died", "suffered", "survived", "got", "beat", "lost"
];

/// Words that stand between a relative and such a verb.
const BETWEEN: Words = words![
    "also", "both", "once", "just", "recently", "sadly", "who", "and", "my", "has", "have", "had",
    "older", "late"
];

/// Words after such a verb by which the relative only speaks, or acts: "has noticed my face".
#[rustfmt::skip]
const SPEAKING: Words = words![
    "noticed", "noticing", "seen", "told", "said", "asked", "to", "been", "says", "me", "my", "read", "worried",
];

/// Words before "ruled out" by which it is not yet.
const OPEN: &[&str] = &["cant", "cannot", "couldnt", "yet", "be", "until"];

/// How many words before "was ruled out" tell what was.
const NEAR: usize = 4;

/// Words by which somebody speaks of themselves.
const OWN: Words = words!["i", "im", "ive", "me", "mine", "myself", "id", "ill"];

/// Words of a complaint: before any relative is named it is the person's own.
const COMPLAINTS: Words = words![
    "pain", "pains", "painful", "ache", "aches", "hurts", "hurting", "sore", "lbp"
];

/// Words that stand for somebody else.
const THEY: Words = words!["he", "she", "his", "her", "hes", "shes"];

/// Whether a phrase, as rows of the words of red flags, names a diagnosis.
pub(super) fn is_diagnosis(tables: &Tables, phrase: &[u16]) -> bool {
    let word = |row: &u16| tables.text(tables.flag_words[*row as usize].text);
    phrase.iter().any(|row| DIAGNOSES.contains(word(row)))
}

/// Whether somebody speaks of themselves: "I", "my" of anything but a relative, or a complaint
/// before any relative: "hip pain, sister has cancer"; and not of a complaint of that relative:
/// "asking for my mum, her back hurts".
pub(super) fn speaks_of_self(text: &str) -> bool {
    let words = text::words(text);
    let complains = |at: usize| {
        words[at..]
            .iter()
            .take(6)
            .any(|word| COMPLAINTS.contains(word))
    };
    let for_another = words.iter().enumerate().any(|(at, word)| {
        matches!(word.as_str(), "asking" | "behalf") || (THEY.contains(word) && complains(at))
    });
    if for_another {
        return false;
    }
    let kin = |at: usize| {
        words[at..]
            .iter()
            .take(3)
            .any(|word| RELATIVES.contains(word))
    };
    let mut each = words.iter().enumerate();
    let alone = words.iter().take_while(|word| !RELATIVES.contains(word));
    alone.into_iter().any(|word| COMPLAINTS.contains(word))
        || each.any(|(at, word)| OWN.contains(word) || (word == "my" && !kin(at + 1)))
}

/// For each word of a clause, in order, whether a diagnosis there is not this person's own; `parts`
/// are the words between its commas, `kin` whether a relative's counts as such.
pub(super) fn not_own(parts: &[Vec<String>], kin: bool) -> Vec<bool> {
    let over = is_over(parts);
    let mut marks = Vec::new();
    for words in stretches(parts) {
        let own = marks.len();
        marks.resize(own + words.len(), false);
        let marks: &mut [bool] = &mut marks[own..];
        let dead = words.contains(&"died");
        if let Some(from) = theirs(&words).filter(|_| kin || dead) {
            marks[from..].fill(true);
        }
        for reach in excluded(&words)
            .into_iter()
            .chain(scares(&words).into_iter().filter(|_| over))
        {
            marks[reach].fill(true);
        }
    }
    marks
}

/// Where a stretch of words begins to tell of a relative's illness.
fn theirs(words: &[&str]) -> Option<usize> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    (0..words.len()).find_map(|at| {
        let history =
            matches!(word(at), "fh" | "fhx") || (word(at) == "family" && word(at + 1) == "history");
        if history {
            return Some(at);
        }
        if word(at) == "runs"
            && word(at + 1) == "in"
            && words[at..].iter().take(4).any(|word| *word == "family")
        {
            return Some(0);
        }
        if !RELATIVES.contains(word(at)) {
            return None;
        }
        let possessed = word(at).ends_with('s') && DIAGNOSES.contains(text::stem(words.last()?));
        let verb = (at + 1..words.len())
            .take(4)
            .find(|verb| HAVING.contains(word(*verb)));
        let has = verb.is_some_and(|verb| {
            let mut between = words[at + 1..verb].iter();
            between.all(|word| BETWEEN.contains(word)) && !SPEAKING.contains(word(verb + 1))
        });
        (possessed || has).then_some(at)
    })
}

/// What a stretch of words says was, or is to be, ruled out.
fn excluded(words: &[&str]) -> Vec<std::ops::Range<usize>> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let rule = |at: usize| match word(at) {
        "rule" | "ruled" | "rules" | "ruling" if word(at + 1) == "out" => true,
        "exclude" | "excluded" | "excluding" | "excludes" => true,
        "r" => word(at + 1) == "o",
        _ => false,
    };
    // "cannot rule out", "not yet ruled out", "has to be ruled out"
    let open = |at: usize| {
        let before = &words[at.saturating_sub(4)..at];
        before
            .iter()
            .any(|word| DENIALS.contains(word) || OPEN.contains(word))
    };
    let mut found = Vec::new();
    let mut rest = false;
    for at in (0..words.len()).filter(|at| rule(*at) && !open(*at)) {
        if matches!(word(at), "ruled" | "excluded") {
            // "fracture was ruled out", "DVT excluded"
            found.push(at.saturating_sub(NEAR)..at);
        }
        if !rest {
            found.push(at..words.len());
        }
        rest = true;
    }
    found
}

/// "a DVT scare": the words before it.
fn scares(words: &[&str]) -> Vec<std::ops::Range<usize>> {
    let scare = |at: &usize| matches!(words[*at], "scare" | "scares");
    (0..words.len())
        .filter(scare)
        .map(|at| at.saturating_sub(3)..at)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::words::parts;
    use super::*;

    fn last_is_not_own(clause: &str) -> bool {
        not_own(&parts(clause), true).last() == Some(&true)
    }

    #[test]
    fn a_relatives_diagnosis_is_not_ones_own() {
        for said in [
            "my dad had a heart attack",
            "my sister has cancer",
            "my older brother also had a stroke",
            "mother died of bowel cancer",
            "family history of cancer",
            "FHx cancer",
            "doctor wants to rule out a fracture",
            "my mum's cancer",
        ] {
            assert!(last_is_not_own(said), "{said}");
        }
    }

    #[test]
    fn what_a_relative_says_is_about_the_person() {
        for said in [
            "my wife noticed my stroke",
            "my husband has told me it is a stroke",
            "my mother thinks I have cancer",
            "my dad had a fall and I have cancer",
            "they cannot rule out a fracture",
            "fracture not yet ruled out",
            "I had a heart attack",
        ] {
            assert!(!last_is_not_own(said), "{said}");
        }
    }

    #[test]
    fn a_scare_counts_only_once_it_is_over() {
        let scare = |said: &str| not_own(&parts(said), true).contains(&true);
        assert!(scare("a DVT scare that turned out to be nothing"));
        assert!(!scare("a DVT scare"));
    }

    #[test]
    fn somebody_speaks_of_themselves_or_only_of_a_relative() {
        assert!(speaks_of_self("my hip hurts, my dad had cancer"));
        assert!(speaks_of_self("I ache, sister had cancer"));
        assert!(!speaks_of_self(
            "I write for my mum who had cancer, her back hurts"
        ));
        assert!(!speaks_of_self(
            "my dad has chest pain, he had a heart attack"
        ));
    }
}
