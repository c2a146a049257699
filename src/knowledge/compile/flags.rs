//! Red flags: their phrases, and the combinations that fire them.

use std::collections::BTreeSet;

use super::Compiler;
use super::rows::append;
use super::words::urgency;
use crate::knowledge::tables::{FlagRow, List, Span, TriggerRow};
use crate::knowledge::{raw, text};

impl Compiler<'_> {
    /// The red flags, and the phrases that speak of them, sorted.
    pub(super) fn flags(&mut self) -> (Vec<FlagRow>, Vec<Span>) {
        let flags = &self.records.red_flags;
        let said = flags.iter().flat_map(ways).flat_map(|way| way.said);
        let texts: BTreeSet<String> = said.flatten().map(|said| text::normalise(&said)).collect();
        let texts: Vec<String> = texts.into_iter().collect();
        let phrases = texts.iter().map(|text| self.strings.add(text)).collect();
        let rows = flags.iter().enumerate();
        let rows = rows.map(|(row, flag)| self.flag(row as u16, flag, &texts));
        (rows.collect(), phrases)
    }

    fn flag(&mut self, row: u16, flag: &raw::RedFlag, phrases: &[String]) -> FlagRow {
        let own: Vec<TriggerRow> = ways(flag)
            .map(|way| self.trigger((row, flag.recent), &way, phrases))
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

    fn trigger(
        &mut self,
        (flag, recent): (u16, bool),
        way: &raw::Combination,
        phrases: &[String],
    ) -> TriggerRow {
        let row = |said: &String| phrases.binary_search(&text::normalise(said)).ok();
        let mut said = Vec::new();
        for list in &way.said {
            let spoken = list.iter().filter_map(row).map(|row| row as u16);
            said.push(append(&mut self.lists.covered, spoken));
        }
        let pain_in = self.rows_of(&way.pain_in);
        TriggerRow {
            flag,
            said: append(&mut self.lists.alternatives, said),
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

    /// The triggers each phrase is part of, so that what was said leads to them.
    pub(super) fn phrase_triggers(&mut self, phrases: usize) -> Vec<List> {
        let mut by_phrase: Vec<Vec<u16>> = vec![Vec::new(); phrases];
        for (row, trigger) in self.lists.triggers.iter().enumerate() {
            let said = trigger.said.of(&self.lists.alternatives).iter();
            for phrase in said.flat_map(|list| list.of(&self.lists.covered)) {
                by_phrase[*phrase as usize].push(row as u16);
            }
        }
        by_phrase
            .into_iter()
            .map(|rows| append(&mut self.lists.covered, rows))
            .collect()
    }
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
