//! What the person sees at each step: plain lines, the same for eyes and for screen readers.

use super::{Asking, Dialogue, MOST_QUESTIONS, Step, places, wording};
use crate::knowledge::tables::{Role, Tables};
use crate::query::{self, Finding, Topic};

/// One screen, in the order it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screen {
    /// What must be read first.
    pub warnings: Vec<String>,
    /// What was understood of the last answer, and what not.
    pub remarks: Vec<String>,
    /// The question, in one line; empty on a screen that only warns.
    pub question: String,
    /// How to answer, or what is meant.
    pub text: Vec<String>,
    /// What can be chosen, numbered from 1.
    pub options: Vec<String>,
    /// What stands before the answer.
    pub prompt: &'static str,
}

impl Dialogue<'_> {
    /// The screen of the present step; remarks and warnings are shown once.
    pub fn screen(&mut self) -> Screen {
        let mut screen = self.of_step();
        screen
            .warnings
            .splice(0..0, std::mem::take(&mut self.warnings));
        screen.remarks = std::mem::take(&mut self.remarks);
        screen
    }

    /// What is still to be said after the last answer.
    pub fn closing(&mut self) -> Screen {
        Screen {
            warnings: std::mem::take(&mut self.warnings),
            remarks: std::mem::take(&mut self.remarks),
            ..Screen::default()
        }
    }

    fn of_step(&self) -> Screen {
        match self.state.step {
            Step::Where => Screen::new(
                "Where does it hurt?",
                &[
                    "Say it in your own words, for example: left low back and buttock.",
                    "Or type list to choose from a list.",
                ],
            ),
            Step::Elsewhere => Screen::new(
                "Does it hurt anywhere else?",
                &["Say where, or type no. (To undo the last answer, type go back.)"],
            ),
            Step::Region => self.regions(),
            Step::Zone(region) => self.zones(region),
            Step::Sides => self.sides(),
            Step::Flags(urgency) => self.flags(urgency),
            Step::Warned => self.emergency(),
            Step::Worse => self.worse(),
            Step::Better => Screen::new(
                "What makes it better?",
                &[
                    "For example: lying down, warmth, moving about. Type none if nothing does, or press Enter if you don't know.",
                ],
            ),
            Step::Question(asking) => self.question(asking),
            Step::Done => Screen::default(),
        }
    }

    fn regions(&self) -> Screen {
        let mut screen = Screen::new("Which part of the body?", &["Type its number."]);
        screen.options = self
            .region_rows()
            .iter()
            .map(|row| self.place_name(*row))
            .collect();
        screen
    }

    fn zones(&self, region: u16) -> Screen {
        let name = lower(&self.place_name(region));
        let mut screen = Screen::new("Where exactly?", &["Type the number that comes nearest."]);
        screen.options = self
            .zone_rows(region)
            .iter()
            .map(|row| self.place_name(*row))
            .collect();
        screen
            .options
            .push(format!("Not sure, or all of it ({name})"));
        screen
    }

    fn sides(&self) -> Screen {
        Screen::new(
            &format!("On which side is it ({})?", self.sides_of()),
            &["Type left, right, both, middle or don't know."],
        )
    }

    fn flags(&self, urgency: u8) -> Screen {
        let rows = self.flags_to_ask(urgency);
        let again = !self.state.facts.flags_asked.is_empty();
        let question = match urgency {
            0 if again => {
                "That place has warning signs of its own that cannot wait. Do any of these apply to you?"
            }
            0 => "First, some warning signs that cannot wait. Do any of these apply to you?",
            1 => "Do any of these apply to you? They should be looked at today.",
            _ => "Do any of these apply to you? They should be looked at soon.",
        };
        let mut screen = Screen::new(question, &["Type the numbers that apply, or none."]);
        screen.options = rows
            .iter()
            .map(|row| {
                self.tables
                    .text(self.tables.flags[*row as usize].question)
                    .to_owned()
            })
            .collect();
        screen
    }

    fn emergency(&self) -> Screen {
        let mut screen = Screen::new(
            "What now?",
            &[
                "Press Enter to end here and see to this. If you ticked it by mistake, type back. To go on with the questions in spite of it, type go on.",
            ],
        );
        screen.warnings = self.emergencies();
        screen
    }

    fn worse(&self) -> Screen {
        let mut screen = Screen::new(
            "What makes it worse?",
            &[
                "For example: sitting, bending forward, climbing stairs. Type none if nothing does, or press Enter if you don't know.",
            ],
        );
        let known = self.state.facts.query.findings.iter();
        let known = known.filter(|finding| matches!(finding.topic, Topic::Factor(_, Role::Worse)));
        let known: Vec<String> = known.map(|finding| placed(self.tables, finding)).collect();
        if !known.is_empty() {
            screen.text.push(format!("So far: {}.", known.join("; ")));
        }
        screen
    }

    fn question(&self, asking: Asking) -> Screen {
        let number = self.state.facts.asked.len() + 1;
        let asked = wording(self.tables, asking);
        Screen::new(
            &format!("Question {number} of at most {MOST_QUESTIONS}. {asked}"),
            &["Yes, no or don't know."],
        )
    }

    fn place_name(&self, row: u16) -> String {
        self.tables
            .text(self.tables.places[row as usize].name)
            .to_owned()
    }
}

impl Screen {
    fn new(question: &str, text: &[&str]) -> Self {
        Self {
            question: question.to_owned(),
            text: text.iter().map(|line| (*line).to_owned()).collect(),
            prompt: "> ",
            ..Self::default()
        }
    }
}

/// What can be typed at a step.
pub(super) fn help(step: Step) -> Vec<String> {
    let own = match step {
        Step::Where | Step::Elsewhere => {
            "Name the places that hurt as you would to a friend; left and right are understood. Here a bare back means your back: type go back to return."
        }
        Step::Region | Step::Zone(_) => {
            "Type one number, or name the place in your own words. Enter returns without choosing."
        }
        Step::Sides => "Left, right, both, middle; Enter if you don't know.",
        Step::Flags(_) => {
            "Read each line. Type the numbers of those that are true of you, such as 1 3, or none, or not sure."
        }
        Step::Warned => "Enter ends here; go on continues; back returns to the question.",
        Step::Worse | Step::Better => {
            "Name movements, positions, activities, weather or times of day in your own words."
        }
        Step::Question(_) | Step::Done => {
            "Yes, no, or don't know; don't know never counts against you."
        }
    };
    vec![
        own.to_owned(),
        "At any time: back returns to the question before, quit ends. Nothing is kept.".to_owned(),
    ]
}

/// The name of what is asked about.
pub(super) fn subject(tables: &Tables, topic: Topic) -> &str {
    query::name(tables, topic)
}

/// A finding as it is said back.
pub(super) fn spoken(tables: &Tables, finding: &Finding) -> String {
    let name = lower(query::name(tables, finding.topic));
    match finding.topic {
        Topic::Place(_) if finding.present => placed(tables, finding),
        Topic::Place(_) => format!("no pain in {}", placed(tables, finding)),
        Topic::Factor(_, role) => match role {
            Role::Worse => format!("worse with {name}"),
            Role::Better => format!("better with {name}"),
            Role::After => format!("started with {name}"),
            Role::NotWorse => format!("not worse with {name}"),
        },
        Topic::Sign(_) if finding.present => format!("noticed: {name}"),
        Topic::Sign(_) => format!("not noticed: {name}"),
    }
}

/// What a finding is about, with its side and how strong it is.
pub(crate) fn placed(tables: &Tables, finding: &Finding) -> String {
    let level = finding
        .intensity
        .map_or_else(String::new, |level| format!(" ({level} out of 10)"));
    format!(
        "{}{}{level}",
        lower(query::name(tables, finding.topic)),
        places::on_side(finding.side)
    )
}

/// A name inside a sentence: no capital, unless it is an abbreviation.
#[must_use]
pub(crate) fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_uppercase() || second == '-' => {
            format!("{first}{second}{}", letters.as_str())
        }
        (Some(first), Some(second)) => {
            format!("{}{second}{}", first.to_lowercase(), letters.as_str())
        }
        _ => name.to_owned(),
    }
}

/// "a, b and c".
#[must_use]
pub(crate) fn joined(names: &[String], last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_capital_unless_they_are_abbreviations() {
        assert_eq!(lower("Low back"), "low back");
        assert_eq!(lower("SIJ"), "SIJ");
        assert_eq!(lower("Q"), "Q");
    }

    #[test]
    fn lists_read_as_a_sentence() {
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(joined(&names, "and"), "a, b and c");
        assert_eq!(joined(&names[..1], "or"), "a");
    }
}
