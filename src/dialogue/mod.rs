//! The guided self-check as a pure state machine: lines in, screens out.
//!
//! What is asked next follows from what is known (`Dialogue::proceed`), so there is no script
//! to get out of step: where it hurts, on which side, the red flags of the regions concerned,
//! what makes it worse, what eases it, then at most [`MOST_QUESTIONS`] questions. A yes that
//! brings in a new region brings in that region's red flags. Every answer keeps the state
//! before it, so that "back" is exact.
//!
//! It reads and writes nothing; the command does.

mod choose;
mod cues;
mod flags;
mod places;
mod reply;
pub(crate) mod screen;
#[cfg(test)]
mod tests;

pub use choose::{Asking, Chooser, MostTelling};
pub(crate) use choose::{NOT_ASKED, wording};
pub use screen::Screen;

use crate::error::Error;
use crate::knowledge::tables::{NameOf, Role, Tables};
use crate::query::{Finding, Person, Query, Topic, gate, suggest};
use reply::Steer;

/// Most questions after what was told freely.
pub const MOST_QUESTIONS: usize = 6;

/// How a self-check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Everything was asked.
    Finished,
    /// At the warning of an emergency.
    Stopped,
    /// By the person, before the end.
    Quit,
}

/// What is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Where,
    Region,
    /// A place in this region.
    Zone(u16),
    Sides,
    Elsewhere,
    /// Red flags of this urgency.
    Flags(u8),
    Warned,
    Worse,
    Better,
    Question(Asking),
    Done,
}

/// What is known, and what was asked already.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The findings.
    pub query: Query,
    /// Red flags that were answered with yes or written, rows of the table.
    pub flags: Vec<u16>,
    /// Red flags that were shown.
    pub flags_asked: Vec<u16>,
    /// Questions asked, whatever the answer.
    pub asked: Vec<Topic>,
    /// Someone was unsure about a red flag.
    pub unsure: bool,
    /// Emergencies not yet warned of.
    pending: Vec<u16>,
    sides_asked: Vec<u16>,
    /// Questions in free words that were answered.
    done: Vec<Step>,
}

#[derive(Debug, Clone)]
struct State {
    step: Step,
    facts: Facts,
}

/// A self-check under way.
pub struct Dialogue<'t> {
    tables: &'t Tables,
    person: Person,
    chooser: &'t dyn Chooser,
    state: State,
    history: Vec<State>,
    /// Said back with the next screen.
    remarks: Vec<String>,
    warnings: Vec<String>,
    end: Option<End>,
}

impl<'t> Dialogue<'t> {
    /// A self-check at its first question.
    #[must_use]
    pub fn new(tables: &'t Tables, person: Person, chooser: &'t dyn Chooser) -> Self {
        Self {
            tables,
            person,
            chooser,
            state: State {
                step: Step::Where,
                facts: Facts::default(),
            },
            history: Vec::new(),
            remarks: Vec::new(),
            warnings: Vec::new(),
            end: None,
        }
    }

    /// What is known so far.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.state.facts
    }

    /// How it ended, once it has.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        self.end
    }

    /// Input is closed: ends, at a warning as if it had been accepted.
    pub fn close(&mut self) {
        let stopped = self.state.step == Step::Warned;
        self.end
            .get_or_insert(if stopped { End::Stopped } else { End::Quit });
    }

    /// Says something with the next screen, such as why a line was not taken.
    pub fn remark(&mut self, remark: impl Into<String>) {
        self.remarks.push(remark.into());
    }

    /// Takes a line as the answer to what was asked.
    pub fn answer(&mut self, line: &str) {
        let names_places = matches!(self.state.step, Step::Where | Step::Elsewhere);
        match reply::steer(line, names_places) {
            Some(Steer::Back) => self.back(),
            Some(Steer::Quit) => self.close(),
            Some(Steer::Help) => self.remarks.extend(screen::help(self.state.step)),
            None => {
                let before = self.state.clone();
                self.take(line);
                if self.changed(&before) {
                    self.history.push(before);
                }
            }
        }
    }

    fn changed(&self, before: &State) -> bool {
        let (old, new) = (&before.facts, &self.state.facts);
        before.step != self.state.step
            || old.query.findings != new.query.findings
            || old.flags != new.flags
    }

    fn back(&mut self) {
        match self.history.pop() {
            Some(state) => self.state = state,
            None => self.remark("This is the first question."),
        }
    }

    fn take(&mut self, line: &str) {
        match self.state.step {
            Step::Where | Step::Elsewhere => self.take_places(line),
            Step::Region => self.take_region(line),
            Step::Zone(region) => self.take_zone(region, line),
            Step::Sides => self.take_side(line),
            Step::Flags(urgency) => self.take_flags(urgency, line),
            Step::Warned => self.take_warned(line),
            Step::Worse => self.take_cues(line, Role::Worse),
            Step::Better => self.take_cues(line, Role::Better),
            Step::Question(asking) => self.take_verdict(asking, line),
            Step::Done => self.close(),
        }
    }

    /// Moves to what must be asked next.
    fn proceed(&mut self) {
        self.state.step = self.next_step();
        if self.state.step == Step::Done {
            self.end = Some(End::Finished);
        }
    }

    fn next_step(&self) -> Step {
        let facts = &self.state.facts;
        if !facts.pending.is_empty() {
            return Step::Warned;
        }
        if facts.query.places().next().is_none() {
            return Step::Where;
        }
        if !self.without_side().is_empty() {
            return Step::Sides;
        }
        if !facts.done.contains(&Step::Elsewhere) {
            return Step::Elsewhere;
        }
        if let Some(urgency) = self.next_flags() {
            return Step::Flags(urgency);
        }
        if !facts.done.contains(&Step::Worse) {
            return Step::Worse;
        }
        if !facts.done.contains(&Step::Better) {
            return Step::Better;
        }
        let next = || {
            self.chooser
                .next_question(self.tables, &facts.query, &facts.asked)
        };
        let topic = if facts.asked.len() < MOST_QUESTIONS {
            next()
        } else {
            None
        };
        topic.map_or(Step::Done, Step::Question)
    }

    /// Adds findings and says back what was added.
    fn add(&mut self, findings: Vec<Finding>) {
        let known = self.state.facts.query.findings.len();
        for finding in findings {
            if let Err(error) = self.state.facts.query.add(self.tables, finding) {
                let kept = matches!(error, Error::Contradiction { .. });
                let rest = if kept {
                    ", so the earlier answer stays. To change that one, go back to it."
                } else {
                    "."
                };
                self.remark(format!("{}{rest}", error.message()));
            }
        }
        let new = self.state.facts.query.findings.iter().skip(known);
        let said: Vec<String> = new
            .map(|finding| screen::spoken(self.tables, finding))
            .collect();
        if !said.is_empty() {
            self.remark(format!("Understood: {}.", said.join("; ")));
        }
    }

    /// Says back what was not understood, with the nearest known names.
    fn not_understood(&mut self, unread: Vec<String>, wanted: impl Fn(NameOf) -> bool + Copy) {
        if unread.is_empty() {
            self.remark("That was not understood. Other words may help.");
        }
        for words in unread {
            let nearest = suggest::nearest(self.tables, &words, wanted);
            let nearest: Vec<String> = nearest.iter().map(|name| screen::lower(name)).collect();
            let hint = if nearest.is_empty() {
                String::new()
            } else {
                format!(" Did you mean {}?", screen::joined(&nearest, "or"))
            };
            self.remark(format!(
                "Not understood: \"{}\".{hint}",
                crate::error::shorten(&words)
            ));
        }
    }

    /// Warns of red flags in the words that were typed.
    fn warn_of_words(&mut self) {
        let fired = gate::fired(self.tables, &self.state.facts.query, self.person);
        self.warn(fired);
    }
}

/// Regions of the places that hurt, each once.
fn regions(tables: &Tables, query: &Query) -> Vec<u16> {
    let zones = query
        .places()
        .flat_map(|(_, row)| tables.places[row as usize].zones.of(&tables.covered));
    let mut regions: Vec<u16> = zones
        .map(|zone| tables.places[*zone as usize].region)
        .collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}
