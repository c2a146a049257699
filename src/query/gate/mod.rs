//! The red-flag gate: rules on what was said, applied before anything is ranked.
//!
//! Sensitivity first. A phrase counts when its words occur in one clause in this order, with at
//! most two other words between neighbours, so that "lost all the feeling" still says "lost
//! feeling"; a denial shortly before it in the same clause takes it back. A new statement after a
//! comma ends the denial: "no fever, I have lost weight". Where a flag is about something recent,
//! a phrase said of something long past does not count; nor does a diagnosis that is a relative's or
//! was ruled out ([`others`]). A body temperature in figures is heard as a fever ([`heat`]).

mod heat;
mod others;
mod past;
mod words;

use std::cell::OnceCell;

use self::others::{is_diagnosis, speaks_of_self};
use self::past::long_past;
use self::words::{DENIALS, Word, age_said, clauses, normal_words};
use super::memory::{Heard, Memory};
use super::{Person, Query, Sex, Topic};
use crate::knowledge::tables::{Tables, TriggerRow};

/// Most words that may stand between two words of a phrase.
const BETWEEN: usize = 2;
/// How many words before a phrase a denial reaches.
const REACH: usize = 4;

/// A phrase that was said and not denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// Its row.
    phrase: u16,
    /// Only of something that happened a year ago or more.
    past: bool,
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
        let heard = memory.heard(text, || {
            let text = &heat::spoken(text);
            Heard {
                phrases: phrases_said(tables, text),
                age: age_said(text),
            }
        });
        said.extend(&heard.phrases);
        person.age = person.age.or(heard.age);
    }
    if said.is_empty() && person == Person::default() {
        return Vec::new();
    }
    let mut regions: Vec<u16> = Vec::with_capacity(8);
    for row in places_said(query) {
        for zone in tables.places[row as usize].zones.of(&tables.covered) {
            let region = tables.places[*zone as usize].region;
            // most zones of a place are in one region
            if regions.last() != Some(&region) {
                regions.push(region);
            }
        }
    }
    let rows = concerned(tables, &said, person)
        .into_iter()
        .map(|row| &tables.triggers[row as usize])
        .filter(|trigger| trigger_fires(tables, trigger, &said, &regions, person))
        .map(|trigger| trigger.flag)
        .collect();
    by_urgency(tables, rows)
}

/// Rows of red flags in the order of every answer: the most urgent first, each once.
#[must_use]
pub fn by_urgency(tables: &Tables, mut rows: Vec<u16>) -> Vec<u16> {
    rows.sort_unstable_by_key(|row| (tables.flags[*row as usize].urgency, *row));
    rows.dedup();
    rows
}

/// Triggers that could fire: those a phrase that was said is part of, and, where something is
/// known of the person, those that need no phrase.
fn concerned(tables: &Tables, said: &[Said], person: Person) -> Vec<u16> {
    let lists = said
        .iter()
        .flat_map(|said| tables.phrase_triggers[said.phrase as usize].of(&tables.covered));
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
    said: &[Said],
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
    let counts = |said: &Said| !(said.past && trigger.recent);
    let mut lists = trigger.said.of(&tables.alternatives).iter();
    age && sex
        && (!trigger.pregnant || person.pregnant)
        && (pain_in.is_empty() || pain_in.iter().any(|region| regions.contains(region)))
        && lists.all(|list| {
            let wanted = list.of(&tables.covered);
            said.iter()
                .any(|said| counts(said) && wanted.contains(&said.phrase))
        })
}

/// The phrases that occur in a text and are not denied.
fn phrases_said(tables: &Tables, text: &str) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let speaks = OnceCell::new();
    for clause in clauses(text) {
        let words = normal_words(clause);
        let (past, not_own) = (OnceCell::new(), OnceCell::new());
        for at in 0..words.len() {
            for (row, phrase, rest) in opened_by(tables, &words[at].normal) {
                let known = found.iter().position(|said| said.phrase == row);
                if !goes_on(rest, &words[at + 1..]) || known.is_some_and(|at| !found[at].past) {
                    continue;
                }
                let last = occurs(phrase, &words, at);
                let Some(last) = last.filter(|last| !is_denied(phrase, &words, at, *last)) else {
                    continue;
                };
                let not_own = || {
                    let kin = || *speaks.get_or_init(|| speaks_of_self(text));
                    not_own.get_or_init(|| others::not_own(clause, kin()))
                };
                if is_diagnosis(phrase) && not_own()[words[last].place] {
                    continue;
                }
                let past = past.get_or_init(|| long_past(clause));
                let past = past[words[at].place] && past[words[last].place];
                match known {
                    Some(known) => found[known].past = past,
                    None => found.push(Said { phrase: row, past }),
                }
            }
        }
    }
    found
}

/// Phrases that open with a word: their row, all of each, and what follows the word.
fn opened_by<'t>(
    tables: &'t Tables,
    opener: &str,
) -> impl Iterator<Item = (u16, &'t str, &'t str)> {
    let start = tables
        .phrases
        .partition_point(|span| tables.text(*span) < opener);
    let rows = tables.phrases.iter().enumerate().skip(start);
    // a space sorts before every letter: phrases that open with this word stand together, before
    // those that only open with its letters
    rows.map_while(move |(row, span)| {
        let phrase = tables.text(*span);
        let rest = match phrase.strip_prefix(opener)? {
            "" => "",
            rest => rest.strip_prefix(' ')?,
        };
        Some((row as u16, phrase, rest))
    })
}

/// Whether the next word of a phrase is near enough; most phrases end here.
fn goes_on(rest: &str, words: &[Word]) -> bool {
    let next = rest.split(' ').next().unwrap_or_default();
    let mut near = words.iter().take(BETWEEN + 1);
    rest.is_empty() || near.any(|word| word.normal == next)
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
        .is_some_and(|word| DENIALS.contains(word));
    let from = words[..=at].iter().rposition(|word| word.anew).unwrap_or(0);
    let reach = from.max(at.saturating_sub(REACH))..at;
    let reassured = words[last + 1..]
        .iter()
        .take(BETWEEN + 1)
        .take_while(|word| !word.denies || word.reassures);
    !own && (words[reach].iter().any(|word| word.denies)
        || reassured.into_iter().any(|word| word.reassures))
}
