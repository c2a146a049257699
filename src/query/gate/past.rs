//! When something happened: a crash years ago is no longer an emergency.
//!
//! An event counts as long past only when its own stretch of words says so ("a car crash last
//! year", "as a child", "in 1998") and nothing recent. Whatever is unclear counts as recent: a
//! false alarm costs less than a missed one. Less than a year is never long past.

use crate::knowledge::VERSION;

/// Words with which another stretch starts: "a crash years ago and now my neck hurts".
#[rustfmt::skip]
const BREAKS: &[&str] = &["and", "now", "then", "since", "these", "nowadays", "so", "after", "yesterday", "today", "still"];

/// Words that make any event of a sentence recent, for they may stand for it: "and another today".
const AGAIN: &[&str] = &["again", "another", "second", "twice"];

/// Words of less than a year.
#[rustfmt::skip]
const RECENT: &[&str] = &[
    "today", "tonight", "yesterday", "recent", "recently", "just", "newly", "weekend", "minute", "minutes", "hour", "hours",
    "day", "days", "week", "weeks", "month", "months", "half", "less", "under", "within", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday",
];

/// Times of day, recent after "last" or "this": night sweats are no date.
const OF_DAY: &[&str] = &["morning", "afternoon", "evening", "night"];

/// Words that may stand beside a time without saying anything else.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "in", "back", "on", "about", "around", "over", "more", "than", "nearly", "almost", "some", "a", "an", "the", "as", "was",
    "when", "that", "i", "my", "last", "year", "years", "yr", "yrs", "decade", "decades", "ago", "several", "many", "few",
    "couple", "of", "long", "time", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
    "fifteen", "twenty", "thirty", "forty", "fifty", "child", "kid", "teenager", "teens", "childhood", "this", "early",
    "late",
];

/// Words for what a scare turned out to be.
#[rustfmt::skip]
const WELL: &[&str] = &["nothing", "fine", "ok", "okay", "negative", "clear", "normal", "muscular", "muscle", "strain"];

/// For each word of a clause, in order, whether it belongs to something that happened a year ago
/// or more; `parts` are the words between its commas.
pub(super) fn long_past(parts: &[Vec<String>]) -> Vec<bool> {
    let stretches = stretches(parts);
    if !stretches.iter().any(|words| is_old(words)) {
        // nearly every clause
        return vec![false; parts.iter().map(Vec::len).sum()];
    }
    let said = |list: &[&str]| stretches.iter().flatten().any(|word| list.contains(word));
    let again = said(AGAIN);
    let past = |at: usize| {
        let around = joined(&stretches, at);
        !again
            && around.iter().any(|at| is_old(&stretches[*at]))
            && !around.iter().any(|at| is_recent(&stretches[*at]))
    };
    let marks = stretches.iter().enumerate();
    marks
        .flat_map(|(at, words)| std::iter::repeat_n(past(at), words.len()))
        .collect()
}

/// Whether a clause says that something is over: long past, or found to be nothing.
pub(super) fn is_over(parts: &[Vec<String>]) -> bool {
    let clear = |words: &[&str]| {
        words
            .windows(2)
            .any(|pair| pair[0] == "all" && pair[1] == "clear")
    };
    let stretches = stretches(parts);
    let benign = stretches.iter().flatten().any(|word| *word == "benign");
    let nothing = |words: &Vec<&str>| {
        let came = words
            .windows(2)
            .position(|pair| pair[0] == "turned" && pair[1] == "out");
        came.is_some_and(|at| words[at..].iter().any(|word| WELL.contains(word)))
    };
    benign
        || stretches.iter().any(nothing)
        || stretches.iter().any(|words| clear(words))
        || long_past(parts).contains(&true)
}

/// Words between commas and words that start something else; `parts` are the words between commas.
pub(super) fn stretches(parts: &[Vec<String>]) -> Vec<Vec<&str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    for part in parts {
        found.push(Vec::with_capacity(part.len()));
        for word in part {
            let word = word.as_str();
            let begins = BREAKS.contains(&word);
            match found.last_mut().filter(|words| words.is_empty() || !begins) {
                Some(words) => words.push(word),
                None => found.push(vec![word]),
            }
        }
    }
    found
}

/// A stretch with the bare times beside it: "in 1998, I fell", "I fell, years ago".
fn joined(stretches: &[Vec<&str>], at: usize) -> Vec<usize> {
    let bare = |at: &usize| is_bare(&stretches[*at]);
    let before = at.checked_sub(1).filter(bare);
    let after = Some(at + 1)
        .filter(|next| *next < stretches.len())
        .filter(bare);
    [before, Some(at), after].into_iter().flatten().collect()
}

/// Nothing but a time.
fn is_bare(words: &[&str]) -> bool {
    let beside = |word: &&str| {
        [BESIDE, RECENT, BREAKS]
            .iter()
            .any(|list| list.contains(word))
            || is_number(word)
    };
    (is_old(words) || is_recent(words)) && words.iter().all(beside)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_recent(words: &[&str]) -> bool {
    let before = |at: usize| at.checked_sub(1).map_or("", |at| words[at]);
    words.iter().enumerate().any(|(at, word)| {
        let time = OF_DAY.contains(word) && matches!(before(at), "last" | "this" | "other");
        // "in my school days" is no day
        time || (RECENT.contains(word) && before(at) != "school")
    })
}

fn is_old(words: &[&str]) -> bool {
    (0..words.len()).any(|at| opens_old(words, at))
}

/// Whether a time that is long past begins with this word.
fn opens_old(words: &[&str], at: usize) -> bool {
    let word = |ahead: usize| words.get(at + ahead).copied().unwrap_or_default();
    let back = |by: usize| at.checked_sub(by).map_or("", |at| words[at]);
    let before = back(1);
    match word(0) {
        "year" | "years" | "yr" | "yrs" | "decade" | "decades" | "winters" | "summers"
        | "yonks" => {
            let short = before == "a" && matches!(back(2), "almost" | "nearly" | "about");
            !short && matches!(word(1), "ago" | "back" | "earlier" | "previously")
        }
        // "in the last year" may be last week
        "last" => word(1) == "year" && !matches!(before, "the" | "this" | "my"),
        "long" => word(1) == "ago" || (word(1) == "time" && word(2) == "ago"),
        "ages" => word(1) == "ago",
        "as" => matches!(word(1), "a" | "an") && (is_youth(word(2)) || is_youth(word(3))),
        "when" => word(2) == "was" && is_young(&words[at + 3..]),
        "in" | "during" => matches!(word(1), "my" | "his" | "her") && is_early(word(2), word(3)),
        "childhood" => true,
        "old" => matches!(
            word(1),
            "injury" | "fracture" | "break" | "whiplash" | "sprain" | "accident"
        ),
        other => is_old_year(other) && !matches!(before, "" | "a" | "over" | "to"),
    }
}

fn is_youth(word: &str) -> bool {
    matches!(
        word,
        "child"
            | "kid"
            | "boy"
            | "girl"
            | "lad"
            | "baby"
            | "toddler"
            | "teenager"
            | "teen"
            | "youngster"
            | "student"
            | "schoolboy"
            | "schoolgirl"
    )
}

/// "when I was little", "when she was twelve".
fn is_young(words: &[&str]) -> bool {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let years = word(0).parse().is_ok_and(|age: u8| age <= 16);
    let spelt = matches!(
        word(0),
        "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
    );
    let measure = matches!(
        word(1),
        "miles" | "minutes" | "hours" | "weeks" | "months" | "feet"
    );
    matches!(word(0), "little" | "small" | "young" | "younger")
        || is_youth(word(1))
        || ((years || spelt) && !measure)
}

fn is_early(word: &str, next: &str) -> bool {
    let word = if matches!(word, "early" | "late" | "mid") {
        next
    } else {
        word
    };
    matches!(
        word,
        "teens" | "childhood" | "youth" | "schooldays" | "school"
    ) && !(word == "school" && next != "days")
}

/// A year in full, at least one whole year before the data's own: "1998".
fn is_old_year(word: &str) -> bool {
    let newest = || {
        let year = VERSION.split('.').next();
        year.and_then(|year| year.parse().ok()).unwrap_or(0_u16)
    };
    word.len() == 4
        && word
            .parse()
            .is_ok_and(|year: u16| (1920..newest().saturating_sub(1)).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::super::words::parts;

    fn long_past(clause: &str) -> Vec<bool> {
        super::long_past(&parts(clause))
    }

    #[test]
    fn long_past_is_a_year_or_more() {
        for said in [
            "car crash last year",
            "broke my wrist ten years ago",
            "fell off a horse as a child",
            "a head injury in my teens",
            "crash in 1998",
            "in 2010, a bad fall",
            "fell when I was twelve",
            "whiplash, years ago",
            "night sweats as a child",
        ] {
            assert!(long_past(said).contains(&true), "{said}");
        }
    }

    #[test]
    fn what_is_unclear_counts_as_recent() {
        for said in [
            "car crash last week",
            "fell six months ago",
            "a crash in the last year",
            "fell last year and again this morning",
            "car crash half a year ago",
            "steroids for years",
            "a 62 year old who fell",
            "whiplash less than a year ago",
            "a fall nearly a year ago",
            "in a crash",
            "when I was",
        ] {
            assert!(!long_past(said).contains(&true), "{said}");
        }
    }

    #[test]
    fn a_time_reaches_only_its_own_stretch() {
        let marks = long_past("fell last year, hit my head");
        assert_eq!(marks, [true, true, true, false, false, false]);
        let marks = long_past("crash years ago and now a fever");
        assert_eq!(marks, [true, true, true, false, false, false, false]);
    }
}
