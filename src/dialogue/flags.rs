//! Red flags: which to ask, what the answers mean, and the warning.

use super::{Dialogue, End, Step, regions, reply};
use crate::knowledge::tables::{FlagRow, Tables};
use crate::query::{Query, gate};

/// Urgencies, the most urgent first; see [`crate::knowledge::tables::FlagRow::urgency`].
const URGENCIES: [u8; 3] = [0, 1, 2];
/// The urgency at which the self-check stops.
pub(super) const EMERGENCY: u8 = 0;

impl Dialogue<'_> {
    /// The most urgent red flags not yet asked about.
    pub(super) fn next_flags(&self) -> Option<u8> {
        URGENCIES
            .into_iter()
            .find(|urgency| !self.flags_to_ask(*urgency).is_empty())
    }

    /// Red flags of one urgency to ask now: those of the regions that hurt first, then those
    /// asked of everyone.
    pub(super) fn flags_to_ask(&self, urgency: u8) -> Vec<u16> {
        let facts = &self.state.facts;
        let mut rows = concerning(self.tables, &facts.query, urgency);
        rows.retain(|row| !facts.flags_asked.contains(row) && !facts.flags.contains(row));
        rows
    }

    pub(super) fn take_flags(&mut self, urgency: u8, line: &str) {
        let rows = self.flags_to_ask(urgency);
        let chosen = match (reply::plain(line).as_str(), reply::verdict(line)) {
            (
                "none" | "no" | "n" | "none of these" | "none of them" | "no to all" | "0"
                | "nothing" | "none apply",
                _,
            ) => Some(Vec::new()),
            ("all" | "all of them" | "all of these", _) => Some(rows.clone()),
            ("yes" | "y", _) if rows.len() == 1 => Some(rows.clone()),
            ("dont know" | "i dont know" | "not sure" | "unsure" | "im not sure" | "dk", _) => {
                self.unsure(urgency);
                Some(Vec::new())
            }
            _ => reply::numbers(line, rows.len())
                .map(|numbers| numbers.into_iter().map(|number| rows[number - 1]).collect()),
        };
        let Some(chosen) = chosen else {
            return self.take_flag_words(line);
        };
        self.state.facts.flags_asked.extend(rows);
        self.warn(chosen);
        self.proceed();
    }

    /// Words instead of numbers: they may name a red flag all the same.
    fn take_flag_words(&mut self, line: &str) {
        let before = self.state.facts.flags.len();
        if !reply::plain(line).is_empty() {
            self.state.facts.query.said.push(line.to_owned());
            self.warn_of_words();
        }
        if self.state.facts.flags.len() == before {
            self.state.facts.query.said.retain(|said| said != line);
            self.remark("Please type the numbers that apply, such as 1 3, or none.");
        } else {
            self.proceed();
        }
    }

    fn unsure(&mut self, urgency: u8) {
        self.state.facts.unsure = true;
        self.warnings.push(if urgency == EMERGENCY {
            "If you are unsure about any of these, ring 111 (in Britain) or your local medical advice line now, \
             and 999 or your local emergency number if it is getting worse."
                .to_owned()
        } else {
            "If you are unsure about any of these, ask a pharmacist, your GP or 111 (in Britain).".to_owned()
        });
    }

    /// Notes red flags; an emergency waits for its own screen, others are said at once.
    pub(super) fn warn(&mut self, rows: Vec<u16>) {
        for row in rows {
            if self.state.facts.flags.contains(&row) {
                continue;
            }
            self.state.facts.flags.push(row);
            if self.tables.flags[row as usize].urgency == EMERGENCY {
                self.state.facts.pending.push(row);
            } else {
                self.warnings.push(warning(self.tables, row));
            }
        }
        let known = std::mem::take(&mut self.state.facts.flags);
        self.state.facts.flags = gate::by_urgency(self.tables, known);
    }

    /// What the screen of an emergency says.
    pub(super) fn emergencies(&self) -> Vec<String> {
        self.state
            .facts
            .pending
            .iter()
            .map(|row| warning(self.tables, *row))
            .collect()
    }

    pub(super) fn take_warned(&mut self, line: &str) {
        match reply::plain(line).as_str() {
            "go on" | "continue" | "carry on" => {
                self.state.facts.pending.clear();
                self.proceed();
            }
            "" | "no" | "n" | "ok" | "okay" => {
                self.state.step = Step::Warned;
                self.end = Some(End::Stopped);
            }
            _ => self.remark("Please press Enter to end here, or type go on, or back."),
        }
    }
}

/// Red flags of one urgency that concern what hurts.
fn concerning(tables: &Tables, query: &Query, urgency: u8) -> Vec<u16> {
    let here = regions(tables, query);
    let everyone = |flag: &FlagRow| flag.regions.of(&tables.covered).is_empty();
    let concerns = |flag: &FlagRow| {
        let mut meant = flag.regions.of(&tables.covered).iter();
        everyone(flag) || meant.any(|region| here.contains(region))
    };
    // one question for several findings of one concern: nobody reads forty lines
    let gathered = |flag: &FlagRow| {
        let mut whole = flag.asked_with.of(&tables.covered).iter();
        whole.any(|row| concerns(&tables.flags[*row as usize]))
    };
    let rows = tables.flags.iter().enumerate();
    let rows = rows.filter(|(_, flag)| {
        flag.urgency == urgency && flag.asked && concerns(flag) && !gathered(flag)
    });
    let (all, mut own): (Vec<u16>, Vec<u16>) = rows
        .map(|(row, _)| row as u16)
        .partition(|row| everyone(&tables.flags[*row as usize]));
    // what a record is about first, it names first: for a low back that is the cauda equina
    crate::sort::by_key(&mut own, |row| {
        let mut meant = tables.flags[*row as usize]
            .regions
            .of(&tables.covered)
            .iter();
        meant.position(|region| here.contains(region))
    });
    [own, all].concat()
}

/// How urgent, what to do, and what it may be.
fn warning(tables: &Tables, row: u16) -> String {
    let flag = &tables.flags[row as usize];
    let urgency = [
        "Emergency, now",
        "See a doctor today",
        "See a clinician soon",
    ][usize::from(flag.urgency.min(2))];
    let concern = tables.text(flag.concern).trim_end_matches('.');
    format!(
        "{urgency}. {} This can be a sign of: {concern}.",
        tables.text(flag.action)
    )
}
