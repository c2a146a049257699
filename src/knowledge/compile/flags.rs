//! Red flags: their phrases, and the combinations that fire them.

use std::collections::BTreeMap;

use super::Compiler;
use super::rows::append;
use super::words::urgency;
use crate::knowledge::tables::{
    FlagRow, FlagWordRow, List, NONE, PhraseRow, PhraseUse, TriggerRow,
};
use crate::knowledge::{raw, sort, text};

impl Compiler<'_> {
    pub(super) fn flags(&mut self) -> Vec<FlagRow> {
        let rows = self.records.red_flags.iter().enumerate();
        rows.map(|(row, flag)| self.flag(row as u16, flag))
            .collect()
    }

    fn flag(&mut self, row: u16, flag: &raw::RedFlag) -> FlagRow {
        let own: Vec<TriggerRow> = ways(flag)
            .map(|way| self.trigger(row, flag.recent, &way))
            .collect();
        let regions = self.rows_of(&flag.regions);
        let flags = &self.records.red_flags;
        let row = |id: &String| flags.iter().position(|other| other.id == *id);
        let gathers: Vec<u16> = flag
            .asked_with
            .iter()
            .filter_map(row)
            .map(|row| row as u16)
            .collect();
        FlagRow {
            id: self.strings.add(&flag.id),
            name: self.strings.add(&flag.name),
            question: self.strings.add(&flag.question),
            concern: self.strings.add(&flag.concern),
            action: self.strings.add(&flag.action),
            urgency: urgency(&flag.urgency),
            triggers: append(&mut self.lists.triggers, own),
            regions: append(&mut self.lists.covered, regions),
            asked_with: append(&mut self.lists.covered, gathers),
            asked: flag.not_asked.is_none(),
        }
    }

    fn trigger(&mut self, flag: u16, recent: bool, way: &raw::Combination) -> TriggerRow {
        let pain_in = self.rows_of(&way.pain_in);
        TriggerRow {
            flag,
            lists: way.said.len() as u8,
            pain_in: append(&mut self.lists.covered, pain_in),
            age_from: way.age_from.unwrap_or(0),
            age_to: way.age_to.unwrap_or(u8::MAX),
            sex: match way.sex.as_deref() {
                Some("female") => 1,
                Some("male") => 2,
                _ => 0,
            },
            pregnant: way.pregnant,
            recent,
        }
    }

    /// The phrases that speak of red flags, by their words, and these words.
    pub(super) fn phrases(&mut self) -> (Vec<PhraseRow>, Vec<FlagWordRow>) {
        let spoken = spoken(&self.records.red_flags);
        let words = sort::set(spoken.keys().flat_map(|phrase| phrase.split(' ')));
        let row = |word: &str| words.binary_search(&word).ok().map(|row| row as u16);
        let phrases = spoken.iter().map(|(phrase, uses)| PhraseRow {
            words: append(&mut self.lists.covered, phrase.split(' ').filter_map(row)),
            uses: append(&mut self.lists.phrase_uses, uses.iter().copied()),
        });
        let phrases = phrases.collect();
        let first: Vec<&str> = spoken
            .keys()
            .filter_map(|text| text.split(' ').next())
            .collect();
        let words = words.into_iter().map(|word| {
            let at = first.partition_point(|first| *first < word);
            let len = first[at..].partition_point(|first| *first == word);
            FlagWordRow {
                text: self.strings.add(word),
                opens: List {
                    at: at as u32,
                    len: len as u32,
                },
            }
        });
        (phrases, words.collect())
    }
}

/// Every phrase in normal form with where it counts. A space sorts before every letter, so that
/// the order is that of their words.
fn spoken(flags: &[raw::RedFlag]) -> BTreeMap<String, Vec<PhraseUse>> {
    let mut spoken: BTreeMap<String, Vec<PhraseUse>> = BTreeMap::new();
    // triggers have their rows in this order
    for (trigger, way) in flags.iter().flat_map(ways).enumerate() {
        for (list, phrases) in way.said.iter().enumerate() {
            for phrase in phrases {
                let uses = spoken.entry(text::normalise(phrase)).or_default();
                uses.push(PhraseUse {
                    trigger: trigger as u16,
                    list: list as u8,
                });
            }
        }
    }
    spoken
}

/// The triggers that need no word.
pub(super) fn wordless(triggers: &[TriggerRow]) -> Vec<u16> {
    let rows = (0..).zip(triggers);
    let rows = rows.filter(|(_, trigger)| trigger.lists == 0);
    rows.map(|(row, _)| row).collect()
}

/// The slots in which words are found by their hash: half of them or more stay empty.
pub(super) fn slots(strings: &str, words: &[FlagWordRow]) -> Vec<u16> {
    let mut slots = vec![NONE; (2 * words.len()).next_power_of_two()];
    let last = slots.len() - 1;
    for (row, word) in words.iter().enumerate() {
        let mut slot = text::hash(word.text.of(strings)) as usize & last;
        while slots[slot] != NONE {
            slot = (slot + 1) & last;
        }
        slots[slot] = row as u16;
    }
    slots
}

/// Every way a red flag fires: each phrase that does it alone, then the combinations.
fn ways(flag: &raw::RedFlag) -> impl Iterator<Item = raw::Combination> + '_ {
    let alone = flag.phrases.iter().map(|phrase| raw::Combination {
        pain_in: Vec::new(),
        said: vec![vec![phrase.clone()]],
        age_from: None,
        age_to: None,
        sex: None,
        pregnant: false,
    });
    alone.chain(flag.combinations.iter().cloned())
}
