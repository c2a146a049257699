//! `search`: every record whose names or prose mention all the words.
//!
//! Words match in their normal form (case, accents, plurals, spelling), long ones also as the
//! beginning of a word. A record counts when all words stand somewhere in it; those that have
//! them in their name come first, then those with all of them in one text.

mod excerpt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use self::excerpt::excerpt;
use crate::cli::SearchArgs;
use crate::error::{Error, Status, shorten};
use crate::knowledge::records::Kind;
use crate::knowledge::text::normalise;
use crate::knowledge::{json, raw};
use crate::query::MAX_PHRASE;
use crate::report::Answer;
use crate::report::search::{Group, Hit, SCHEMA, SearchReport};
use crate::report::stamp::Stamp;
use crate::store::Store;

/// Most hits shown of one kind.
const SHOWN: usize = 20;
/// Letters from which a word also matches as the beginning of a longer one.
const STEM: usize = 4;

/// `search`
pub(super) fn search<'s>(
    args: &SearchArgs,
    store: &'s Store,
) -> Result<(Box<dyn Answer + 's>, Status), Error> {
    let words = words(&args.text.join(" "))?;
    let groups = groups(store, &words)?;
    let count = groups.iter().map(|group| group.count).sum();
    let status = if count == 0 {
        Status::Nothing
    } else {
        Status::Answered
    };
    Ok((
        Box::new(SearchReport {
            stamp: Stamp::new(SCHEMA, store.tables()),
            words,
            count,
            groups,
        }),
        status,
    ))
}

/// The hits of every kind that has some.
fn groups(store: &Store, words: &[String]) -> Result<Vec<Group>, Error> {
    let found = [
        ("muscles", hits(&store.muscles()?, words)),
        ("zones", listed::<raw::Zone>(store, Kind::Zones, words)?),
        (
            "regions",
            listed::<raw::Region>(store, Kind::Regions, words)?,
        ),
        ("areas", listed::<raw::Area>(store, Kind::Areas, words)?),
        (
            "factors",
            listed::<raw::Factor>(store, Kind::Factors, words)?,
        ),
        ("signs", listed::<raw::Sign>(store, Kind::Signs, words)?),
        (
            "conditions",
            listed::<raw::Condition>(store, Kind::Conditions, words)?,
        ),
        (
            "red-flags",
            listed::<raw::RedFlag>(store, Kind::RedFlags, words)?,
        ),
        (
            "sources",
            listed::<raw::Source>(store, Kind::Sources, words)?,
        ),
    ];
    let found = found.into_iter();
    Ok(found.filter_map(|(kind, hits)| group(kind, hits)).collect())
}

/// The hits in one of the lists.
fn listed<T: Serialize + DeserializeOwned>(
    store: &Store,
    kind: Kind,
    words: &[String],
) -> Result<Vec<Ranked>, Error> {
    Ok(hits(&store.list::<T>(kind)?, words))
}

fn words(text: &str) -> Result<Vec<String>, Error> {
    let next = "Give a word or two, for instance: myomap search sciatic nerve";
    if text.len() > MAX_PHRASE {
        return Err(Error::invalid(
            format!(
                "a text of {} bytes is too long: `{}`",
                text.len(),
                shorten(text)
            ),
            next,
        ));
    }
    let normal = normalise(text);
    if normal.is_empty() {
        return Err(Error::invalid(
            format!("`{}` has no words", shorten(text)),
            next,
        ));
    }
    Ok(normal.split(' ').map(str::to_owned).collect())
}

/// A hit with its class: 0 in the name, 1 in one text, 2 spread over the record.
type Ranked = (u8, Hit);

fn group(kind: &'static str, mut hits: Vec<Ranked>) -> Option<Group> {
    crate::sort::by(&mut hits, |(a, left), (b, right)| {
        (a, &left.name, &left.id).cmp(&(b, &right.name, &right.id))
    });
    let count = hits.len();
    let hits: Vec<Hit> = hits.into_iter().take(SHOWN).map(|(_, hit)| hit).collect();
    (count > 0).then_some(Group { kind, count, hits })
}

fn hits<T: Serialize>(records: &[T], words: &[String]) -> Vec<Ranked> {
    let hit = |record: &T| hit(&json::value(record)?, words);
    records.iter().filter_map(hit).collect()
}

/// A record in which all the words stand.
fn hit(record: &Value, words: &[String]) -> Option<Ranked> {
    let field = |name: &str| record[name].as_str();
    let id = field("id")?;
    let name = field("name").or_else(|| field("title"))?;
    let mut best = Best {
        words,
        met: vec![false; words.len()],
        most: 0,
        class: 2,
        field: String::new(),
        text: String::new(),
    };
    best.read("name", name);
    best.walk("", record);
    let all = best.met.iter().all(|met| *met);
    let hit = || Hit {
        id: id.to_owned(),
        name: name.to_owned(),
        excerpt: excerpt(&best.text, words),
        field: best.field.clone(),
    };
    all.then(|| (best.class, hit()))
}

/// The text of a record that mentions most of the words.
struct Best<'w> {
    words: &'w [String],
    met: Vec<bool>,
    most: usize,
    class: u8,
    field: String,
    text: String,
}

impl Best<'_> {
    fn walk(&mut self, field: &str, value: &Value) {
        match value {
            Value::String(text) => self.read(field, text),
            Value::Array(items) => items.iter().for_each(|item| self.walk(field, item)),
            Value::Object(fields) => {
                for (name, value) in fields.iter().filter(|(name, _)| *name != "sources") {
                    // deep inside, what the list is called says more than what the field is
                    self.walk(if field.is_empty() { name } else { field }, value);
                }
            }
            _ => {}
        }
    }

    fn read(&mut self, field: &str, text: &str) {
        let normal = normalise(text);
        let mut met = 0;
        for (at, word) in self.words.iter().enumerate() {
            if normal.split(' ').any(|known| matches(known, word)) {
                self.met[at] = true;
                met += 1;
            }
        }
        if met > self.most {
            self.most = met;
            let all = met == self.words.len();
            let named = matches!(field, "name" | "aliases" | "latin" | "id");
            self.class = if all { u8::from(!named) } else { 2 };
            (self.field, self.text) = (field.to_owned(), text.to_owned());
        }
    }
}

fn matches(known: &str, word: &str) -> bool {
    known == word || (word.len() >= STEM && known.starts_with(word))
}
