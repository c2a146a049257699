//! `search`: every record whose names or prose mention all the words.
//!
//! Words match in their normal form (case, accents, plurals, spelling), long ones also as the
//! beginning of a word. A record counts when all words stand somewhere in it; those that have
//! them in their name come first, then those with all of them in one text.

use serde::Serialize;
use serde_json::Value;

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
/// Most characters of an excerpt.
const EXCERPT: usize = 120;
/// Letters from which a word also matches as the beginning of a longer one.
const STEM: usize = 4;

/// `search`
pub(super) fn search<'s>(
    args: &SearchArgs,
    store: &'s Store,
) -> Result<(Box<dyn Answer + 's>, Status), Error> {
    let words = words(&args.text.join(" "))?;
    let mut groups = Vec::new();
    let mut take = |kind: &'static str, hits: Vec<Ranked>| groups.extend(group(kind, hits));
    take(
        "muscles",
        hits(&store.muscles()?, &words, |muscle| {
            (&muscle.id, &muscle.name)
        }),
    );
    take(
        "zones",
        hits(&store.list::<raw::Zone>(Kind::Zones)?, &words, |zone| {
            (&zone.id, &zone.name)
        }),
    );
    take(
        "regions",
        hits(
            &store.list::<raw::Region>(Kind::Regions)?,
            &words,
            |region| (&region.id, &region.name),
        ),
    );
    take(
        "areas",
        hits(&store.list::<raw::Area>(Kind::Areas)?, &words, |area| {
            (&area.id, &area.name)
        }),
    );
    take(
        "factors",
        hits(
            &store.list::<raw::Factor>(Kind::Factors)?,
            &words,
            |factor| (&factor.id, &factor.name),
        ),
    );
    take(
        "signs",
        hits(&store.list::<raw::Sign>(Kind::Signs)?, &words, |sign| {
            (&sign.id, &sign.name)
        }),
    );
    take(
        "conditions",
        hits(
            &store.list::<raw::Condition>(Kind::Conditions)?,
            &words,
            |one| (&one.id, &one.name),
        ),
    );
    take(
        "red-flags",
        hits(
            &store.list::<raw::RedFlag>(Kind::RedFlags)?,
            &words,
            |flag| (&flag.id, &flag.name),
        ),
    );
    take(
        "sources",
        hits(
            &store.list::<raw::Source>(Kind::Sources)?,
            &words,
            |source| (&source.id, &source.title),
        ),
    );
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

fn hits<T: Serialize>(
    records: &[T],
    words: &[String],
    names: impl Fn(&T) -> (&String, &String),
) -> Vec<Ranked> {
    let hit = |record: &T| {
        let value = json::value(record)?;
        let mut best = Best {
            words,
            met: vec![false; words.len()],
            most: 0,
            class: 2,
            field: String::new(),
            text: String::new(),
        };
        let (id, name) = names(record);
        best.read("name", name);
        best.walk("", &value);
        let all = best.met.iter().all(|met| *met);
        all.then(|| {
            let excerpt = excerpt(&best.text, words);
            (
                best.class,
                Hit {
                    id: id.clone(),
                    name: name.clone(),
                    field: best.field,
                    excerpt,
                },
            )
        })
    };
    records.iter().filter_map(hit).collect()
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

/// The part of a text around the first word that is met, at most [`EXCERPT`] characters.
fn excerpt(text: &str, words: &[String]) -> String {
    let letters = text.chars().count();
    if letters <= EXCERPT {
        return text.to_owned();
    }
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let met = |piece: &&str| {
        let normal = normalise(piece);
        normal
            .split(' ')
            .any(|known| words.iter().any(|word| matches(known, word)))
    };
    let at = pieces.iter().position(met).unwrap_or(0);
    let mut from = at;
    while from > 0
        && pieces[from - 1..=at]
            .iter()
            .map(|piece| piece.chars().count() + 1)
            .sum::<usize>()
            < EXCERPT / 2
    {
        from -= 1;
    }
    let mut short = String::new();
    let mut used = 2;
    for piece in &pieces[from..] {
        used += piece.chars().count() + 1;
        if used > EXCERPT {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(piece);
    }
    let lead = if from > 0 { "…" } else { "" };
    let cut = pieces[from..]
        .iter()
        .map(|piece| piece.chars().count() + 1)
        .sum::<usize>()
        > short.chars().count() + 1;
    format!("{lead}{short}{}", if cut { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_short_and_holds_the_word() {
        let text = format!(
            "{} piriformis {}",
            "before ".repeat(40),
            "after ".repeat(40)
        );
        let short = excerpt(&text, &["piriformis".to_owned()]);
        assert!(
            short.contains("piriformis") && short.chars().count() <= EXCERPT,
            "{short}"
        );
        assert!(short.starts_with('…') && short.ends_with('…'));
    }

    #[test]
    fn a_long_word_matches_as_a_beginning_a_short_one_only_whole() {
        assert!(matches("piriformis", "piri") && !matches("legging", "leg"));
    }
}
