//! What was said, cut into clauses and words; and the age it gives.

use std::cell::OnceCell;

use super::others::{RELATIVES, speaks_of_self};
use super::past::is_over;
use crate::knowledge::tables::Tables;
use crate::knowledge::text;
use crate::knowledge::words::{Sorted, Words, words};

#[rustfmt::skip]
pub(super) static DENIALS: Sorted = Sorted::new(words![
    "arent", "denied", "denies", "didnt", "doesnt", "dont", "hasnt", "havent", "isnt", "neither", "never", "nil",
    "no", "none", "nor", "not", "wasnt", "without",
]);

/// Words with which a statement starts after a comma: what was denied before is not denied here.
#[rustfmt::skip]
const STATEMENTS: Words = words![
    "i", "im", "ive", "id", "my", "it", "its", "he", "she", "hes", "shes", "they", "there", "theres", "we", "now", "also",
    "yes", "has", "have", "having", "had", "is", "are", "was", "am", "can", "cant", "cannot", "could", "couldnt", "lose",
    "lost", "losing", "feel", "feels", "felt", "get", "gets", "getting", "got", "woke", "started", "noticed", "developed",
    "sudden", "suddenly", "new", "wet", "wetting", "leaking", "unable", "trouble", "difficulty", "worse", "pain", "hurts",
];

/// Words that say of what stands before them that all is well.
#[rustfmt::skip]
const REASSURING: Words = words!["fine", "normal", "ok", "okay", "nil", "none", "intact", "negative", "absent", "unaffected", "benign", "no"];

/// Words that take the sense of a denial out of "no": "rest makes no difference".
#[rustfmt::skip]
const EMPTY_DENIALS: Words = words!["difference", "matter", "relief", "position", "doubt", "idea", "wonder", "only", "just"];

/// Two words that together mean something harmless, which one alone might not; "of" may stand
/// between them.
#[rustfmt::skip]
const HARMLESS: &[(&str, &str)] = &[("fell", "asleep"), ("fall", "asleep"), ("falling", "asleep"), ("eye", "strain"), ("flight", "stairs"), ("flights", "stairs"), ("flight", "steps"), ("flights", "steps"), ("ball", "foot"), ("balls", "feet"), ("ball", "toe"), ("ball", "thumb"), ("cut", "down"), ("cut", "short"), ("wound", "up")];

/// As [`HARMLESS`], once the clause says that it is over.
const HARMLESS_ONCE_OVER: &[(&str, &str)] = &[("cancer", "scare")];

/// A word of a clause in normal form.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is true of another part of a sentence"
)]
pub(super) struct Word {
    /// Its row among the words of the phrases, if it is one of them.
    pub(super) row: Option<u16>,
    /// How many words of the clause stand before it, fillers too.
    pub(super) place: usize,
    /// It is "no".
    pub(super) is_no: bool,
    /// It denies something.
    pub(super) denies: bool,
    /// All is well with what stands before, and the statement ends here.
    pub(super) reassures: bool,
    /// A new statement starts here: an earlier denial does not reach it.
    pub(super) anew: bool,
}

/// The words of each part of a clause: of what stands between its commas.
pub(super) fn parts(clause: &str) -> Vec<Vec<String>> {
    clause.split(',').map(text::words).collect()
}

/// Words of a clause in normal form, fillers left out unless there is nothing else.
pub(super) fn normal_words(tables: &Tables, parts: &[Vec<String>]) -> Vec<Word> {
    let all_fillers = parts.iter().flatten().all(|word| text::is_filler(word));
    let over = OnceCell::new();
    let over = || *over.get_or_init(|| is_over(parts));
    let mut found: Vec<Word> = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    let mut first = 0;
    for (part, words) in parts.iter().enumerate() {
        let mut anew = part > 0
            && words
                .first()
                .is_some_and(|first| STATEMENTS.contains(first));
        let said = words.iter().enumerate();
        for (at, word) in said.filter(|(_, word)| all_fillers || !text::is_filler(word)) {
            let next = words.get(at + 1).map_or("", String::as_str);
            let before = at.checked_sub(1).map_or("", |at| words[at].as_str());
            let mut after = words[at + 1..]
                .iter()
                .skip_while(|word| text::is_filler(word));
            let beyond = after.next().filter(|_| next == "of");
            let beyond = beyond.map_or(next, String::as_str);
            let paired = |list: &[(&str, &str)]| {
                list.iter().any(|(one, other)| {
                    (one == word && *other == beyond) || (other == word && *one == before)
                })
            };
            let alone = before.is_empty() && beyond.is_empty();
            if !alone && (paired(HARMLESS) || (paired(HARMLESS_ONCE_OVER) && over())) {
                continue;
            }
            let ends = at > 0 && matches!(next, "" | "and");
            found.push(Word {
                row: tables.flag_word(text::stem(word)),
                place: first + at,
                is_no: word == "no",
                denies: DENIALS.contains(word) && !EMPTY_DENIALS.contains(next),
                reassures: ends && REASSURING.contains(word),
                anew: std::mem::take(&mut anew),
            });
        }
        first += words.len();
    }
    found
}

/// Clauses: cut at stops and at words that turn the thought.
pub(super) fn clauses(text: &str) -> Vec<&str> {
    const TURNS: [&str; 4] = ["but", "though", "although", "however"];
    let mut clauses = Vec::new();
    for clause in text.split(['.', ';', '!', '?', '\n']) {
        let mut start = 0;
        for (at, word) in words_at(clause) {
            let turns = TURNS.iter().any(|turn| word.eq_ignore_ascii_case(turn));
            // "as though", "nothing but" turn nothing
            let before = || clause[..at].trim_end().to_ascii_lowercase();
            let empty = || [" as", "nothing"].iter().any(|end| before().ends_with(end));
            if turns && !empty() {
                clauses.push(&clause[start..at]);
                start = at + word.len();
            }
        }
        clauses.push(&clause[start..]);
    }
    clauses
}

/// Words with where they start.
fn words_at(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_break = |letter: char| !letter.is_alphanumeric();
    text.split_inclusive(is_break).scan(0, move |end, piece| {
        let start = *end;
        *end += piece.len();
        Some((start, piece.trim_end_matches(is_break)))
    })
}

/// The age a text gives, in years: "62 year old", "aged 62", "62F", "I'm 62", "she is 62"; or a grown
/// person's by itself between commas: "82, sudden back pain".
pub(super) fn age_said(text: &str) -> Option<u8> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = text::words(text);
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let told = (0..words.len()).find_map(|at| {
        let digits = word(at).trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let age: u8 = digits.parse().ok().filter(|age| (1..=120).contains(age))?;
        let unit = &word(at)[digits.len()..];
        let years = matches!(unit, "yo" | "y" | "yr" | "yrs" | "f" | "m")
            || (unit.is_empty()
                && matches!(
                    (word(at + 1), word(at + 2)),
                    ("yo" | "yrold", _) | ("year" | "years" | "yr" | "yrs" | "y", "old" | "o")
                ));
        let before = at.checked_sub(1).map_or("", word);
        let who = at.checked_sub(2).map_or("", word);
        let aged = unit.is_empty()
            && (matches!(before, "aged" | "age")
                || (is_about(text, who, before) && !is_measure(word(at + 1))));
        (years || aged).then_some(age)
    });
    told.or_else(|| alone(text))
}

/// Whether two words before a number say that it is the age of the person in question.
fn is_about(text: &str, who: &str, verb: &str) -> bool {
    let is_other = matches!(who, "he" | "she") || RELATIVES.contains(who);
    match verb {
        "im" => true,
        "am" => who == "i",
        "hes" | "shes" => !speaks_of_self(text),
        "is" => is_other && !speaks_of_self(text),
        _ => false,
    }
}

/// A number that stands by itself between commas and can be a grown person's age.
fn alone(text: &str) -> Option<u8> {
    let age = |part: &str| part.trim().trim_end_matches('.').parse().ok();
    let ages = text.split(',').filter_map(age);
    // without a comma it is no part of a sentence: "--worse 45"
    let mut ages = ages.filter(|age| (18..=99).contains(age) && text.contains(','));
    ages.next()
}

/// "I'm 62 kilos" is no age.
fn is_measure(word: &str) -> bool {
    matches!(
        word,
        "kilo"
            | "kilos"
            | "kg"
            | "stone"
            | "lbs"
            | "pounds"
            | "weeks"
            | "months"
            | "days"
            | "hours"
            | "foot"
            | "feet"
            | "ft"
            | "percent"
            | "cm"
            | "minutes"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_heard_however_it_is_said() {
        for said in [
            "62 year old",
            "aged 62",
            "62F",
            "I'm 62",
            "62, sudden back pain",
            "stiff hips, 62",
            "sore hips, 62, worse at night",
            "asking for my nan, she is 62",
            "my dad is 62 and his back hurts",
        ] {
            assert_eq!(age_said(said), Some(62), "{said}");
        }
    }

    #[test]
    fn other_numbers_are_no_age() {
        for said in [
            "62",
            "I am 62 kilos",
            "my back hurts, my mum is 62",
            "back pain, 7",
            "hip pain, 120 over 80",
        ] {
            assert_eq!(age_said(said), None, "{said}");
        }
    }
}
