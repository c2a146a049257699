//! The red-flag gate: rules on what was said, applied before anything is ranked.
//!
//! Sensitivity first. A phrase counts when its words occur in one clause in this order, with at
//! most two other words between neighbours, so that "lost all the feeling" still says "lost
//! feeling"; a denial shortly before it in the same clause takes it back.

use super::{Person, Query, Sex};
use crate::knowledge::tables::{FlagRow, Tables, TriggerRow};
use crate::knowledge::text;

/// Most words that may stand between two words of a phrase.
const BETWEEN: usize = 2;
/// How many words before a phrase a denial reaches.
const REACH: usize = 4;

const DENIALS: &[&str] = &[
    "no", "not", "without", "never", "denies", "denied", "nor", "neither", "none", "isnt", "dont", "doesnt", "didnt",
    "hasnt", "havent", "wasnt", "arent",
];

/// Rows of the red flags that fire, the most urgent first.
#[must_use]
pub fn fired(tables: &Tables, query: &Query, person: Person) -> Vec<u16> {
    let said = phrases_said(tables, &query.said);
    let regions: Vec<u16> = query
        .places()
        .flat_map(|(_, row)| tables.places[row as usize].zones.of(&tables.covered))
        .map(|zone| tables.places[*zone as usize].region)
        .collect();
    if said.is_empty() && person == Person::default() {
        return Vec::new();
    }
    let fires = |flag: &FlagRow| {
        flag.triggers.of(&tables.triggers).iter().any(|trigger| trigger_fires(tables, trigger, &said, &regions, person))
    };
    let mut rows: Vec<u16> =
        tables.flags.iter().enumerate().filter(|(_, flag)| fires(flag)).map(|(row, _)| row as u16).collect();
    rows.sort_by_key(|row| (tables.flags[*row as usize].urgency, *row));
    rows
}

fn trigger_fires(tables: &Tables, trigger: &TriggerRow, said: &[u16], regions: &[u16], person: Person) -> bool {
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
        && lists.all(|list| list.of(&tables.covered).iter().any(|phrase| said.contains(phrase)))
}

/// Rows of the phrases that occur in what was said and are not denied.
fn phrases_said(tables: &Tables, said: &[String]) -> Vec<u16> {
    let mut found = Vec::new();
    for clause in said.iter().flat_map(|text| clauses(text)) {
        let words = normal_words(clause);
        for at in 0..words.len() {
            let opener = words[at].as_str();
            let start = tables.phrases.partition_point(|span| tables.text(*span) < opener);
            for (row, span) in tables.phrases.iter().enumerate().skip(start) {
                let phrase = tables.text(*span);
                if !phrase.starts_with(opener) {
                    break;
                }
                let row = row as u16;
                if !found.contains(&row) && occurs(phrase, &words, at) && !is_denied(phrase, &words, at) {
                    found.push(row);
                }
            }
        }
    }
    found
}

/// Whether a phrase occurs with its first word at `at`.
fn occurs(phrase: &str, words: &[String], at: usize) -> bool {
    let mut here = at;
    let mut wanted = phrase.split(' ');
    if wanted.next() != Some(words[at].as_str()) {
        return false;
    }
    wanted.all(|word| {
        let ahead = words.iter().enumerate().skip(here + 1).take(BETWEEN + 1);
        match ahead.into_iter().find(|(_, other)| *other == word) {
            Some((next, _)) => {
                here = next;
                true
            }
            None => false,
        }
    })
}

fn is_denied(phrase: &str, words: &[String], at: usize) -> bool {
    let own = phrase.split(' ').next().is_some_and(|word| DENIALS.contains(&word));
    !own && words[at.saturating_sub(REACH)..at].iter().any(|word| DENIALS.contains(&word.as_str()))
}

/// Words of a clause in normal form, fillers left out unless there is nothing else.
fn normal_words(clause: &str) -> Vec<String> {
    let words = text::words(clause);
    let all_fillers = words.iter().all(|word| text::is_filler(word));
    words.iter().filter(|word| all_fillers || !text::is_filler(word)).map(|word| text::stem(word)).collect()
}

/// Clauses: cut at stops and at words that turn the thought.
fn clauses(text: &str) -> Vec<&str> {
    const TURNS: [&str; 4] = [" but ", " though ", " although ", " however "];
    let mut clauses: Vec<&str> = text.split(['.', ';', '!', '?', '\n']).collect();
    for turn in TURNS {
        clauses = clauses.iter().flat_map(|clause| clause.split(turn)).collect();
    }
    clauses
}
