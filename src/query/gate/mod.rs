//! The red-flag gate: rules on what was said, applied before anything is ranked.
//!
//! What a text says is heard once ([`hear`]): the triggers its phrases belong to. Triggers that
//! are heard in full fire, if they suit the person and what hurts. Where a flag is about
//! something recent, a phrase said of something long past does not count; nor does a diagnosis that
//! is a relative's or was ruled out (`others`). A body temperature in figures is heard as a fever
//! (`heat`).

mod heat;
mod others;
mod past;
mod said;
mod words;

use std::cell::OnceCell;

use self::said::{Said, phrases_said};
use self::words::age_said;
use super::{Person, Query, Sex, Topic};
use crate::knowledge::tables::{MOST_LISTS, Tables, TriggerRow};

/// What the gate makes of one text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heard {
    /// Triggers that the text says in full.
    full: Vec<u16>,
    /// Triggers of which it says some lists, by row: with another text they may be full.
    partly: Vec<Touched>,
    /// The age that was said, in years.
    age: Option<u8>,
}

/// A trigger of which something was said.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Touched {
    /// Its row.
    trigger: u16,
    /// A bit for each of its lists of which a phrase was said.
    lists: u16,
}

impl Heard {
    /// Moves triggers to `full` whose lists were all said.
    fn fill(&mut self, tables: &Tables) {
        self.partly.sort_unstable_by_key(|touched| touched.trigger);
        self.partly.dedup_by(|next, kept| {
            let same = next.trigger == kept.trigger;
            kept.lists |= if same { next.lists } else { 0 };
            same
        });
        let full = &mut self.full;
        self.partly.retain(|touched| {
            let all = all_lists(&tables.triggers[touched.trigger as usize]);
            full.extend((touched.lists == all).then_some(touched.trigger));
            touched.lists != all
        });
    }
}

/// A bit for each list of a trigger.
fn all_lists(trigger: &TriggerRow) -> u16 {
    // a trigger has at least one list, and no more than there are bits
    u16::MAX >> (MOST_LISTS - usize::from(trigger.lists).clamp(1, MOST_LISTS))
}

/// What the gate makes of several texts together.
#[derive(Debug, Clone, Default)]
pub struct Hearing {
    /// Triggers that were said in full, some of them more than once.
    full: Vec<u16>,
    /// All others of which something was said, by row.
    partly: Vec<Touched>,
    /// Room for the next ones.
    next: Vec<Touched>,
    /// The age that was said first, in years.
    age: Option<u8>,
}

impl Hearing {
    /// Forgets what was heard.
    pub fn clear(&mut self) {
        self.full.clear();
        self.partly.clear();
        self.age = None;
    }

    /// Adds what the gate makes of another text; the age that was said first counts.
    pub fn add(&mut self, tables: &Tables, heard: &Heard) {
        self.full.extend_from_slice(&heard.full);
        self.age = self.age.or(heard.age);
        if self.partly.is_empty() || heard.partly.is_empty() {
            return self.partly.extend_from_slice(&heard.partly);
        }
        // both are in the order of their rows
        let mut others = heard.partly.iter().copied().peekable();
        self.next.clear();
        for mut touched in self.partly.drain(..) {
            while let Some(other) = others.next_if(|other| other.trigger < touched.trigger) {
                self.next.push(other);
            }
            if let Some(other) = others.next_if(|other| other.trigger == touched.trigger) {
                touched.lists |= other.lists;
                let all = all_lists(&tables.triggers[touched.trigger as usize]);
                self.full
                    .extend((touched.lists == all).then_some(touched.trigger));
            }
            self.next.push(touched);
        }
        self.next.extend(others);
        std::mem::swap(&mut self.partly, &mut self.next);
    }
}

/// What the gate makes of a text.
#[must_use]
pub fn hear(tables: &Tables, text: &str) -> Heard {
    let text = &heat::spoken(text);
    let mut heard = Heard {
        age: age_said(text),
        ..Heard::default()
    };
    let all = phrases_said(tables, text);
    let uses = |said: &Said| tables.phrases[said.phrase as usize].uses.len as usize;
    heard.partly.reserve_exact(all.iter().map(uses).sum());
    for said in all {
        let uses = tables.phrases[said.phrase as usize].uses;
        let counts = |trigger: u16| !(said.past && tables.triggers[trigger as usize].recent);
        let uses = uses.of(&tables.phrase_uses).iter();
        let uses = uses.filter(|one| counts(one.trigger));
        heard.partly.extend(uses.map(|one| Touched {
            trigger: one.trigger,
            lists: 1 << one.list,
        }));
    }
    heard.fill(tables);
    heard
}

/// What the gate makes of several texts.
#[must_use]
pub fn hear_all(tables: &Tables, texts: &[impl AsRef<str>]) -> Hearing {
    let mut hearing = Hearing::default();
    for text in texts {
        hearing.add(tables, &hear(tables, text.as_ref()));
    }
    hearing
}

/// Rows of the red flags that fire, the most urgent first.
#[must_use]
pub fn fired(tables: &Tables, query: &Query, person: Person) -> Vec<u16> {
    fired_by(tables, query, person, &hear_all(tables, &query.said))
}

/// As [`fired`], for what was heard of everything that was said.
#[must_use]
pub fn fired_by(tables: &Tables, query: &Query, person: Person, hearing: &Hearing) -> Vec<u16> {
    let age = person.age.or(hearing.age);
    let person = Person { age, ..person };
    let wordless: &[u16] = if person == Person::default() {
        &[]
    } else {
        &tables.wordless
    };
    let regions = OnceCell::new();
    let regions = || {
        regions
            .get_or_init(|| regions_said(tables, query))
            .as_slice()
    };
    let triggers = hearing.full.iter().chain(wordless);
    let triggers = triggers.map(|row| &tables.triggers[*row as usize]);
    let rows = triggers
        .filter(|trigger| suits(trigger, person) && hurts_there(tables, trigger, &regions))
        .map(|trigger| trigger.flag)
        .collect();
    by_urgency(tables, rows)
}

/// Rows of red flags in the order of every answer: the most urgent first, each once.
#[must_use]
pub fn by_urgency(tables: &Tables, mut rows: Vec<u16>) -> Vec<u16> {
    crate::sort::by_key(&mut rows, |row| (tables.flags[*row as usize].urgency, *row));
    rows.dedup();
    rows
}

/// Regions of places that hurt, and of those a sentence speaks of at all: "never had neck pain
/// like this".
fn regions_said(tables: &Tables, query: &Query) -> Vec<u16> {
    let mut regions: Vec<u16> = Vec::with_capacity(8);
    for finding in &query.findings {
        let Topic::Place(row) = finding.topic else {
            continue;
        };
        if !finding.present && !query.said.iter().any(|said| said.contains(&*finding.text)) {
            continue;
        }
        for zone in tables.places[row as usize].zones.of(&tables.covered) {
            let region = tables.places[*zone as usize].region;
            // most zones of a place are in one region
            if regions.last() != Some(&region) {
                regions.push(region);
            }
        }
    }
    regions
}

/// Whether a trigger is about a person like this.
fn suits(trigger: &TriggerRow, person: Person) -> bool {
    let age = match person.age {
        Some(age) => (trigger.age_from..=trigger.age_to).contains(&age),
        None => trigger.age_from == 0 && trigger.age_to == u8::MAX,
    };
    let sex = match trigger.sex {
        1 => person.sex == Some(Sex::Female),
        2 => person.sex == Some(Sex::Male),
        _ => true,
    };
    age && sex && (!trigger.pregnant || person.pregnant)
}

/// Whether it hurts where a trigger asks for.
fn hurts_there<'r>(
    tables: &Tables,
    trigger: &TriggerRow,
    regions: &impl Fn() -> &'r [u16],
) -> bool {
    let pain_in = trigger.pain_in.of(&tables.covered);
    pain_in.is_empty() || pain_in.iter().any(|region| regions().contains(region))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::store::Store;

    /// What texts say together, found trigger by trigger.
    fn full(tables: &Tables, heard: &[Heard]) -> BTreeSet<u16> {
        let mut lists: BTreeMap<u16, u16> = BTreeMap::new();
        for touched in heard.iter().flat_map(|heard| &heard.partly) {
            *lists.entry(touched.trigger).or_default() |= touched.lists;
        }
        let all = |row: u16| u32::from(tables.triggers[row as usize].lists);
        let full = lists
            .iter()
            .filter(|(row, lists)| lists.count_ones() == all(**row));
        let said = heard.iter().flat_map(|heard| heard.full.iter().copied());
        full.map(|(row, _)| *row).chain(said).collect()
    }

    #[test]
    fn texts_are_heard_together_as_trigger_by_trigger() {
        let store = Store::shipped();
        let tables = store.tables();
        let names = tables.names.iter().step_by(11);
        let mut heard: Vec<Heard> = names
            .map(|row| hear(tables, tables.text(row.text)))
            .collect();
        heard.retain(|heard| !heard.partly.is_empty());
        let mut hearing = Hearing::default();
        let mut together = 0;
        for texts in heard.windows(5).chain(heard.windows(3)) {
            hearing.clear();
            for heard in texts {
                hearing.add(tables, heard);
            }
            let found: BTreeSet<u16> = hearing.full.iter().copied().collect();
            assert_eq!(found, full(tables, texts));
            together += found.len();
        }
        assert!(together > 10, "{together}");
    }
}
