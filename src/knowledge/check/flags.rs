//! Rules of red flags: each can fire, and none always does.

use super::{At, Checker, Kind, raw, text};
use crate::knowledge::tables::MOST_LISTS;

const URGENCIES: [&str; 3] = ["emergency-now", "same-day", "see-soon"];

impl Checker<'_> {
    pub(super) fn flags(&mut self) {
        for flag in &self.records.red_flags {
            let at = (Kind::RedFlags, flag.id.as_str());
            self.one_of(at, "urgency", &flag.urgency, &URGENCIES);
            self.cited(at, "the red flag", &flag.sources);
            for (what, text) in [
                ("name", &flag.name),
                ("question", &flag.question),
                ("concern", &flag.concern),
                ("action", &flag.action),
            ] {
                self.said(at, what, text);
            }
            for region in flag.regions.iter().filter(|region| *region != "any") {
                self.known_region(at, region);
            }
            for combination in &flag.combinations {
                self.combination(at, combination);
            }
            self.gathered(at, flag);
            self.can_fire(at, flag);
        }
    }

    fn combination(&mut self, at: At<'_>, combination: &raw::Combination) {
        if let Some(sex) = &combination.sex {
            self.one_of(at, "sex", sex, &["female", "male"]);
        }
        let ages = combination.age_from.zip(combination.age_to);
        if ages.is_some_and(|(from, to)| from > to) {
            self.report(at, "value-in-range", "`age_from` is above `age_to`");
        }
        for region in &combination.pain_in {
            self.known_region(at, region);
        }
        if combination.said.len() > MOST_LISTS {
            let message = format!("a combination has at most {MOST_LISTS} lists of phrases");
            self.report(at, "value-in-range", message);
        }
        let empty = combination.said.is_empty() || combination.said.iter().any(Vec::is_empty);
        if empty && combination.age_from.is_none() && !combination.pregnant {
            let message = "a combination without phrases would always fire";
            self.report(at, "can-fire", message);
        }
    }

    /// What gathers several red flags is at least as urgent, and gathered by none.
    fn gathered(&mut self, at: At<'_>, flag: &raw::RedFlag) {
        if let Some(reason) = &flag.not_asked {
            self.said(at, "the reason not to ask", reason);
        }
        let urgency =
            |flag: &raw::RedFlag| URGENCIES.iter().position(|known| *known == flag.urgency);
        for id in &flag.asked_with {
            self.known(at, &[Kind::RedFlags], "red flag", id);
            let records = self.records;
            let Some(whole) = records.red_flags.iter().find(|other| other.id == *id) else {
                continue;
            };
            if urgency(whole) > urgency(flag) {
                self.report(
                    at,
                    "gathered",
                    format!("`{id}` is less urgent and cannot stand for it"),
                );
            }
            if !whole.asked_with.is_empty() || whole.not_asked.is_some() {
                self.report(at, "gathered", format!("`{id}` is not asked by itself"));
            }
        }
    }

    fn can_fire(&mut self, at: At<'_>, flag: &raw::RedFlag) {
        let combined = flag.combinations.iter().flat_map(|one| &one.said).flatten();
        for phrase in flag.phrases.iter().chain(combined) {
            if text::normalise(phrase).is_empty() {
                let message = format!("the phrase `{phrase}` has no words");
                self.report(at, "can-fire", message);
            }
        }
        let flags = &self.records.red_flags;
        let gathers = flags
            .iter()
            .any(|other| other.asked_with.contains(&flag.id));
        if flag.phrases.is_empty() && flag.combinations.is_empty() && !gathers {
            self.report(at, "can-fire", "a red flag needs phrases or combinations");
        }
    }
}
