//! The red-flag gate: rules on what was said, applied before anything is ranked.
//!
//! Sensitivity first. A phrase counts when its words occur in one clause in this order, with at
//! most two other words between neighbours, so that "lost all the feeling" still says "lost
//! feeling"; a denial shortly before it in the same clause takes it back. A new statement after a
//! comma ends the denial: "no fever, I have lost weight".

use super::memory::{Heard, Memory};
use super::{Person, Query, Sex, Topic};
use crate::knowledge::tables::{Tables, TriggerRow};
use crate::knowledge::text;

/// Most words that may stand between two words of a phrase.
const BETWEEN: usize = 2;
/// How many words before a phrase a denial reaches.
const REACH: usize = 4;

#[rustfmt::skip]
const DENIALS: &[&str] = &[
    "no", "not", "without", "never", "denies", "denied", "nor", "neither", "none", "isnt", "dont", "doesnt", "didnt",
    "hasnt", "havent", "wasnt", "arent",
];

/// Words with which a statement starts after a comma: what was denied before is not denied here.
#[rustfmt::skip]
const STATEMENTS: &[&str] = &[
    "i", "im", "ive", "id", "my", "it", "its", "he", "she", "hes", "shes", "they", "there", "theres", "we", "now", "also",
    "yes", "has", "have", "having", "had", "is", "are", "was", "am", "can", "cant", "cannot", "could", "couldnt", "lose",
    "lost", "losing", "feel", "feels", "felt", "get", "gets", "getting", "got", "woke", "started", "noticed", "developed",
    "sudden", "suddenly", "new", "wet", "wetting", "leaking", "unable", "trouble", "difficulty", "worse", "pain", "hurts",
];

/// Words that say of what stands before them that all is well.
#[rustfmt::skip]
const REASSURING: &[&str] = &["fine", "normal", "ok", "okay", "nil", "none", "intact", "negative", "absent", "unaffected", "no"];

/// Words that take the sense of a denial out of "no": "rest makes no difference".
#[rustfmt::skip]
const EMPTY_DENIALS: &[&str] = &["difference", "matter", "relief", "position", "doubt", "idea", "wonder", "only", "just"];

/// Two words that together mean something harmless, which the first alone might not.
#[rustfmt::skip]
const HARMLESS: &[(&str, &str)] = &[("fell", "asleep"), ("fall", "asleep"), ("falling", "asleep"), ("eye", "strain")];

/// A word of a clause in normal form.
struct Word {
    normal: String,
    /// It denies something.
    denies: bool,
    /// All is well with what stands before, and the statement ends here.
    reassures: bool,
    /// A new statement starts here: an earlier denial does not reach it.
    anew: bool,
}

/// Rows of the red flags that fire, the most urgent first.
#[must_use]
pub fn fired(tables: &Tables, query: &Query, person: Person) -> Vec<u16> {
    fired_again(tables, query, person, &mut Memory::default())
}

/// As [`fired`], for one of many questions.
#[must_use]
pub fn fired_again(
    tables: &Tables,
    query: &Query,
    mut person: Person,
    memory: &mut Memory,
) -> Vec<u16> {
    let mut said = Vec::new();
    for text in query.said.iter().filter(|text| !text.is_empty()) {
        let heard = memory.heard(text, || Heard {
            phrases: phrases_said(tables, text),
            age: age_said(text),
        });
        said.extend(heard.phrases);
        person.age = person.age.or(heard.age);
    }
    if said.is_empty() && person == Person::default() {
        return Vec::new();
    }
    let regions: Vec<u16> = places_said(query)
        .flat_map(|row| tables.places[row as usize].zones.of(&tables.covered))
        .map(|zone| tables.places[*zone as usize].region)
        .collect();
    let mut rows: Vec<u16> = concerned(tables, &said, person)
        .into_iter()
        .map(|row| &tables.triggers[row as usize])
        .filter(|trigger| trigger_fires(tables, trigger, &said, &regions, person))
        .map(|trigger| trigger.flag)
        .collect();
    rows.sort_by_key(|row| (tables.flags[*row as usize].urgency, *row));
    rows.dedup();
    rows
}

/// Triggers that could fire: those a phrase that was said is part of, and, where something is
/// known of the person, those that need no phrase.
fn concerned(tables: &Tables, said: &[u16], person: Person) -> Vec<u16> {
    let lists = said
        .iter()
        .flat_map(|phrase| tables.phrase_triggers[*phrase as usize].of(&tables.covered));
    let mut rows: Vec<u16> = lists.copied().collect();
    if person != Person::default() {
        let wordless = tables
            .triggers
            .iter()
            .enumerate()
            .filter(|(_, trigger)| trigger.said.len == 0);
        rows.extend(wordless.map(|(row, _)| row as u16));
    }
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Places that hurt, and those a sentence speaks of at all: "never had neck pain like this".
fn places_said(query: &Query) -> impl Iterator<Item = u16> + '_ {
    query
        .findings
        .iter()
        .filter_map(|finding| match finding.topic {
            Topic::Place(row)
                if finding.present
                    || query.said.iter().any(|said| said.contains(&finding.text)) =>
            {
                Some(row)
            }
            _ => None,
        })
}

fn trigger_fires(
    tables: &Tables,
    trigger: &TriggerRow,
    said: &[u16],
    regions: &[u16],
    person: Person,
) -> bool {
    let age = match person.age {
        Some(age) => (trigger.age_from..=trigger.age_to).contains(&age),
        None => trigger.age_from == 0 && trigger.age_to == u8::MAX,
    };
    let sex = match trigger.sex {
        1 => person.sex == Some(Sex::Female),
        2 => person.sex == Some(Sex::Male),
        _ => true,
    };
    let pain_in = trigger.pain_in.of(&tables.covered);
    let mut lists = trigger.said.of(&tables.alternatives).iter();
    age && sex
        && (!trigger.pregnant || person.pregnant)
        && (pain_in.is_empty() || pain_in.iter().any(|region| regions.contains(region)))
        && lists.all(|list| {
            list.of(&tables.covered)
                .iter()
                .any(|phrase| said.contains(phrase))
        })
}

/// Rows of the phrases that occur in a text and are not denied.
fn phrases_said(tables: &Tables, text: &str) -> Vec<u16> {
    let mut found = Vec::new();
    for clause in clauses(text) {
        let words = normal_words(clause);
        for at in 0..words.len() {
            let opener = words[at].normal.as_str();
            let start = tables
                .phrases
                .partition_point(|span| tables.text(*span) < opener);
            for (row, span) in tables.phrases.iter().enumerate().skip(start) {
                let phrase = tables.text(*span);
                if !phrase.starts_with(opener) {
                    break;
                }
                let row = row as u16;
                let last = if found.contains(&row) {
                    None
                } else {
                    occurs(phrase, &words, at)
                };
                if last.is_some_and(|last| !is_denied(phrase, &words, at, last)) {
                    found.push(row);
                }
            }
        }
    }
    found
}

/// Where a phrase ends that starts at `at`, if it occurs there. A denial between its words that
/// is not its own makes it something else: "calf tight, not swollen".
fn occurs(phrase: &str, words: &[Word], at: usize) -> Option<usize> {
    let mut here = at;
    let mut wanted = phrase.split(' ');
    if wanted.next() != Some(words[at].normal.as_str()) {
        return None;
    }
    // "no urine" is not said by "no trouble passing urine"
    let mut between = if words[at].normal == "no" { 0 } else { BETWEEN };
    for word in wanted {
        let ahead = words.iter().enumerate().skip(here + 1).take(between + 1);
        let mut ahead = ahead.take_while(|(_, other)| other.normal == word || !other.denies);
        here = ahead.find(|(_, other)| other.normal == word)?.0;
        between = BETWEEN;
    }
    Some(here)
}

fn is_denied(phrase: &str, words: &[Word], at: usize, last: usize) -> bool {
    let own = phrase
        .split(' ')
        .next()
        .is_some_and(|word| DENIALS.contains(&word));
    let from = words[..=at].iter().rposition(|word| word.anew).unwrap_or(0);
    let reach = from.max(at.saturating_sub(REACH))..at;
    let reassured = words[last + 1..]
        .iter()
        .take(BETWEEN + 1)
        .take_while(|word| !word.denies || word.reassures);
    !own && (words[reach].iter().any(|word| word.denies)
        || reassured.into_iter().any(|word| word.reassures))
}

/// Words of a clause in normal form, fillers left out unless there is nothing else.
fn normal_words(clause: &str) -> Vec<Word> {
    let all_fillers = text::words(clause).iter().all(|word| text::is_filler(word));
    let mut found: Vec<Word> = Vec::new();
    for (part, text) in clause.split(',').enumerate() {
        let words = text::words(text);
        let mut anew = part > 0
            && words
                .first()
                .is_some_and(|first| STATEMENTS.contains(&first.as_str()));
        for (at, word) in words
            .iter()
            .enumerate()
            .filter(|(_, word)| all_fillers || !text::is_filler(word))
        {
            let next = words.get(at + 1).map_or("", String::as_str);
            let before = at.checked_sub(1).map_or("", |at| words[at].as_str());
            if HARMLESS
                .iter()
                .any(|pair| *pair == (word.as_str(), next) || *pair == (before, word.as_str()))
            {
                continue;
            }
            let denies = DENIALS.contains(&word.as_str()) && !EMPTY_DENIALS.contains(&next);
            let reassures =
                REASSURING.contains(&word.as_str()) && matches!(next, "" | "and") && at > 0;
            found.push(Word {
                normal: text::stem(word).to_owned(),
                denies,
                reassures,
                anew: std::mem::take(&mut anew),
            });
        }
    }
    found
}

/// Clauses: cut at stops and at words that turn the thought.
fn clauses(text: &str) -> Vec<&str> {
    const TURNS: [&str; 4] = ["but", "though", "although", "however"];
    let mut clauses = Vec::new();
    for clause in text.split(['.', ';', '!', '?', '\n']) {
        let mut start = 0;
        for (at, word) in words_at(clause) {
            if TURNS.iter().any(|turn| word.eq_ignore_ascii_case(turn)) {
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

/// The age a text gives, in years: "62 year old", "aged 62", "62F", "I'm 62".
fn age_said(text: &str) -> Option<u8> {
    let words = text::words(text);
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    (0..words.len()).find_map(|at| {
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
        let aged = unit.is_empty()
            && (matches!(before, "aged" | "age") || (before == "im" && !is_measure(word(at + 1))));
        (years || aged).then_some(age)
    })
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
            | "percent"
            | "cm"
            | "minutes"
    )
}
