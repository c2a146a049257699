//! The phrases of red flags within a text.
//!
//! Sensitivity first. A phrase counts when its words occur in one clause in this order, with at
//! most two other words between neighbours, so that "lost all the feeling" still says "lost
//! feeling"; a denial shortly before it in the same clause takes it back. A new statement after a
//! comma ends the denial: "no fever, I have lost weight".

use std::cell::OnceCell;

use super::others::{is_diagnosis, not_own, speaks_of_self};
use super::past::long_past;
use super::words::{DENIALS, Word, clauses, normal_words, parts};
use crate::knowledge::tables::Tables;

/// Most words that may stand between two words of a phrase.
const BETWEEN: usize = 2;
/// How many words before a phrase a denial reaches.
const REACH: usize = 4;

/// A phrase that was said and not denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// Its row.
    pub(super) phrase: u16,
    /// Only of something that happened a year ago or more.
    pub(super) past: bool,
}

/// The phrases that occur in a text and are not denied.
pub(super) fn phrases_said(tables: &Tables, text: &str) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let speaks = OnceCell::new();
    for clause in clauses(text) {
        let parts = parts(clause);
        let words = normal_words(tables, &parts);
        let (past, others) = (OnceCell::new(), OnceCell::new());
        for at in 0..words.len() {
            for (row, phrase) in opened_by(tables, words[at].row, words.len() - at) {
                let known = found.iter().position(|said| said.phrase == row);
                if known.is_some_and(|at| !found[at].past) {
                    continue;
                }
                let last = occurs(phrase, &words, at);
                let Some(last) = last.filter(|last| !is_denied(tables, &words, at, *last)) else {
                    continue;
                };
                let others = || {
                    let kin = speaks.get_or_init(|| speaks_of_self(text));
                    others.get_or_init(|| not_own(&parts, *kin))
                };
                if is_diagnosis(tables, phrase) && others()[words[last].place] {
                    continue;
                }
                let past = past.get_or_init(|| long_past(&parts));
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

/// Phrases of at most so many words that open with this one: the row and the words of each.
fn opened_by(
    tables: &Tables,
    word: Option<u16>,
    most: usize,
) -> impl Iterator<Item = (u16, &[u16])> {
    let opens = word.map(|word| tables.flag_words[word as usize].opens);
    let opens = opens.unwrap_or_default();
    let rows = opens.of(&tables.phrases).iter();
    (opens.at..)
        .zip(rows)
        .filter(move |(_, phrase)| phrase.words.len as usize <= most)
        .map(|(row, phrase)| (row as u16, phrase.words.of(&tables.covered)))
}

/// Where a phrase ends that opens with the word at `at`, if it occurs there. A denial between its
/// words that is not its own makes it something else: "calf tight, not swollen".
fn occurs(phrase: &[u16], words: &[Word], at: usize) -> Option<usize> {
    let mut here = at;
    // "no urine" is not said by "no trouble passing urine"
    let mut between = if words[at].is_no { 0 } else { BETWEEN };
    for word in &phrase[1..] {
        let ahead = words.iter().enumerate().skip(here + 1).take(between + 1);
        let mut ahead = ahead.take_while(|(_, other)| other.row == Some(*word) || !other.denies);
        here = ahead.find(|(_, other)| other.row == Some(*word))?.0;
        between = BETWEEN;
    }
    Some(here)
}

fn is_denied(tables: &Tables, words: &[Word], at: usize, last: usize) -> bool {
    let first = words[at]
        .row
        .map(|row| tables.flag_words[row as usize].text);
    let own = first.is_some_and(|first| DENIALS.contains(tables.text(first)));
    let near = at.saturating_sub(REACH);
    let anew = words[near..=at].iter().rposition(|word| word.anew);
    let reach = near + anew.unwrap_or(0)..at;
    let reassured = words[last + 1..]
        .iter()
        .take(BETWEEN + 1)
        .take_while(|word| !word.denies || word.reassures);
    !own && (words[reach].iter().any(|word| word.denies)
        || reassured.into_iter().any(|word| word.reassures))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn spoken(tables: &Tables, words: &[u16], between: &str) -> String {
        let word = |row: &u16| tables.text(tables.flag_words[*row as usize].text);
        let words: Vec<&str> = words.iter().map(word).collect();
        words.join(between)
    }

    #[test]
    fn every_phrase_is_heard_with_two_words_between_and_not_with_three() {
        let store = Store::shipped();
        let tables = store.tables();
        let mut missed = Vec::new();
        for (row, phrase) in tables.phrases.iter().enumerate() {
            let words = phrase.words.of(&tables.covered);
            let heard = |between: &str| {
                let said = phrases_said(tables, &spoken(tables, words, between));
                said.iter().any(|said| usize::from(said.phrase) == row)
            };
            // "but" ends a clause where it stands: such a phrase is never heard
            let cut = |between: &str| clauses(&spoken(tables, words, between)).len() > 1;
            if cut(" ") {
                continue;
            }
            let far = words.len() > 1 && heard(" xx yy zz ");
            if !heard(" ") || !(heard(" of ") || cut(" of ")) || far {
                missed.push(spoken(tables, words, " "));
            }
        }
        assert_eq!(missed, Vec::<String>::new());
    }
}
