//! Real people's words: the places and the "worse" and "better" of published cases, as they were
//! written, with the ids of which any is right. Measured, not listed one by one: a wrong reading
//! is worse than none.

use std::collections::BTreeMap;

use myomap::knowledge::tables::{Role, Tables};
use myomap::query::{self, Finding, Side, Topic, phrase};
use myomap::store::Store;
use serde::Deserialize;

/// Words of a case, the kind of thing they name, and the ids that are right.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    kind: String,
    text: String,
    accept: Vec<String>,
    side: Option<String>,
}

/// How often words were understood, and how often otherwise than the label says.
#[derive(Default)]
struct Count {
    all: usize,
    right: usize,
    wrong: Vec<String>,
    unread: Vec<String>,
}

fn cases() -> Vec<Words> {
    serde_json::from_str(include_str!("cases/words.json")).expect("the file is valid")
}

fn read(tables: &Tables, words: &Words) -> Option<Vec<Finding>> {
    match words.kind.as_str() {
        "place" => phrase::places(tables, &words.text, true).ok(),
        "worse" => phrase::factors(tables, &words.text, Role::Worse).ok(),
        _ => phrase::factors(tables, &words.text, Role::Better).ok(),
    }
}

/// An area is right when its likeliest place is, when it covers all that is accepted, or when it
/// lies in an accepted region.
fn is_right(tables: &Tables, words: &Words, finding: &Finding) -> bool {
    let accepted = |id: &str| words.accept.iter().any(|accept| accept == id);
    let side = match finding.side {
        Some(side) => words.side.as_deref().is_none_or(|said| said == side.word()),
        // a place on the midline has no side to say
        None => words
            .side
            .as_deref()
            .is_none_or(|said| said == Side::Midline.word()),
    };
    side && match finding.topic {
        Topic::Place(row) => {
            let meant = query::any_of(tables, row);
            let ids: Vec<&str> = meant
                .iter()
                .map(|row| tables.text(tables.places[*row as usize].id))
                .collect();
            let region = |row: &u16| {
                tables.text(tables.places[tables.places[*row as usize].region as usize].id)
            };
            accepted(ids[0])
                || words
                    .accept
                    .iter()
                    .all(|accept| ids.contains(&accept.as_str()))
                || (meant.len() > 1 && meant.iter().all(|row| accepted(region(row))))
        }
        topic => accepted(query::id(tables, topic)),
    }
}

fn measure(kinds: &[&str]) -> Count {
    let store = Store::shipped();
    let tables = store.tables();
    let mut count = Count::default();
    for words in cases()
        .iter()
        .filter(|words| kinds.contains(&words.kind.as_str()))
    {
        count.all += 1;
        match read(tables, words) {
            None => count.unread.push(words.text.clone()),
            Some(found) if found.iter().all(|finding| is_right(tables, words, finding)) => {
                count.right += 1;
            }
            Some(found) => count.wrong.push(format!("{}: {found:?}", words.text)),
        }
    }
    println!(
        "{kinds:?}: {} of {} right; unread {:?}; wrong {:#?}",
        count.right, count.all, count.unread, count.wrong
    );
    count
}

#[test]
fn nineteen_of_twenty_places_are_understood() {
    let count = measure(&["place"]);
    assert!(
        count.right * 100 >= count.all * 95,
        "unread {:?}, wrong {:?}",
        count.unread,
        count.wrong
    );
}

#[test]
fn four_of_five_factors_are_understood() {
    let count = measure(&["worse", "better"]);
    assert!(
        count.right * 100 >= count.all * 80,
        "unread {:?}, wrong {:?}",
        count.unread,
        count.wrong
    );
}

#[test]
fn at_most_three_in_a_hundred_are_misread() {
    let count = measure(&["place", "worse", "better"]);
    assert!(
        count.wrong.len() * 100 <= count.all * 3,
        "wrong {:?}",
        count.wrong
    );
}

/// A factor or sign with how people say it; made, not collected.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vocabulary {
    id: String,
    #[serde(rename = "kind")]
    _kind: String,
    asked: String,
    said: Vec<String>,
    /// Other ids that are right too, by phrase.
    #[serde(default)]
    or: BTreeMap<String, Vec<String>>,
    /// Written after words were added for `said`; only general rules were learnt from them.
    later: Vec<String>,
}

impl Vocabulary {
    fn count(&self, tables: &Tables, text: &str, count: &mut Count) {
        let found = match self.asked.as_str() {
            "worse" => phrase::factors(tables, text, Role::Worse),
            "better" => phrase::factors(tables, text, Role::Better),
            "after" => phrase::factors(tables, text, Role::After),
            _ => phrase::signs(tables, text, true),
        };
        let others = self.or.get(text).into_iter().flatten();
        let right: Vec<&String> = others.chain([&self.id]).collect();
        count.all += 1;
        match found {
            Err(_) => count.unread.push(text.to_owned()),
            Ok(found) => {
                let ids = found.iter().map(|finding| query::id(tables, finding.topic));
                if ids.clone().any(|id| right.iter().any(|right| *right == id)) {
                    count.right += 1;
                } else {
                    count
                        .wrong
                        .push(format!("{text}: {:?}", ids.collect::<Vec<_>>()));
                }
            }
        }
    }
}

fn vocabulary(texts: fn(&Vocabulary) -> &[String]) -> Count {
    let store = Store::shipped();
    let all: Vec<Vocabulary> =
        serde_json::from_str(include_str!("cases/vocabulary.json")).expect("the file is valid");
    let mut count = Count::default();
    for entry in &all {
        for text in texts(entry) {
            entry.count(store.tables(), text, &mut count);
        }
    }
    let wrong = count.wrong.len();
    println!("{} of {} right, {wrong} wrong", count.right, count.all);
    count
}

#[test]
fn nine_of_ten_everyday_phrases_are_understood() {
    let count = vocabulary(|entry| &entry.said);
    assert!(
        count.right * 100 >= count.all * 89,
        "unread {:?}",
        count.unread
    );
    assert!(
        count.wrong.len() * 100 <= count.all * 2,
        "wrong {:#?}",
        count.wrong
    );
}

#[test]
fn three_of_five_later_phrases_are_understood() {
    let count = vocabulary(|entry| &entry.later);
    assert!(
        count.right * 100 >= count.all * 58,
        "unread {:?}",
        count.unread
    );
    assert!(
        count.wrong.len() * 100 <= count.all * 12,
        "wrong {:#?}",
        count.wrong
    );
}
