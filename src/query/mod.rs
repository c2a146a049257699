//! From words to findings: what the person said, resolved to ids. Knows names, not scores.

mod circumstance;
mod context;
mod cues;
mod directions;
mod edits;
mod filler;
pub mod gate;
mod levels;
pub mod memory;
mod movements;
mod names;
pub mod other;
pub mod phrase;
mod pieces;
mod reader;
pub mod suggest;
mod token;
mod vocabulary;

use std::sync::Arc;

use serde::Serialize;

use crate::error::Error;
use crate::knowledge::tables::{NONE, PlaceForm, Role, Tables};

/// Most findings one question may have; more is a mistake, not a description.
pub const MAX_FINDINGS: usize = 100;
/// Longest single phrase on the command line or in a batch line, in bytes.
pub const MAX_PHRASE: usize = 2_000;
/// Longest free text, in bytes.
pub const MAX_TEXT: usize = 200_000;

/// The side of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
    /// On both sides.
    Both,
    /// In the middle.
    Midline,
}

impl Side {
    /// The other side; both and midline mirror onto themselves.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            other => other,
        }
    }

    /// As it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Both => "both",
            Self::Midline => "midline",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// A zone, region or area: a row of the places.
    Place(u16),
    /// A factor, and what it does.
    Factor(u16, Role),
    /// A sign.
    Sign(u16),
}

/// One thing known about this person.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The words it came from, shared by all that the same words were read as.
    pub text: Arc<str>,
    /// What it is about.
    pub topic: Topic,
    /// Its side, where one was said.
    pub side: Option<Side>,
    /// Said to be there, or said not to be.
    pub present: bool,
    /// How strong the pain is, 0 to 10.
    pub intensity: Option<u8>,
}

impl Finding {
    /// The finding with its row of the places, where it is about one.
    #[must_use]
    pub fn place(&self) -> Option<(&Self, u16)> {
        match self.topic {
            Topic::Place(row) => Some((self, row)),
            _ => None,
        }
    }
}

/// A question, understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// What is known, in the order it was said, each thing once.
    pub findings: Vec<Finding>,
    /// Everything that hurts was named.
    pub complete: bool,
    /// Words that were not understood.
    pub not_understood: Vec<String>,
    /// Everything said, for the red-flag gate.
    pub said: Vec<String>,
}

/// What rules about a person need besides findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Person {
    /// Age in years.
    pub age: Option<u8>,
    /// Sex, where a rule needs it.
    pub sex: Option<Sex>,
    /// Pregnant.
    pub pregnant: bool,
}

/// Sex, where a rule needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl Query {
    /// Forgets everything, to be another question in the same memory.
    pub fn clear(&mut self) {
        self.findings.clear();
        self.complete = false;
        self.not_understood.clear();
        self.said.clear();
    }

    /// Adds a finding unless it was already said; a repetition keeps the greater intensity.
    ///
    /// # Errors
    ///
    /// When it contradicts an earlier one, or there are too many.
    pub fn add(&mut self, tables: &Tables, finding: Finding) -> Result<(), Error> {
        for earlier in &mut self.findings {
            if let Some(said) = conflict(earlier, &finding) {
                return Err(Error::Contradiction {
                    finding: id(tables, finding.topic).to_owned(),
                    said,
                });
            }
            if same(earlier, &finding) {
                earlier.intensity = earlier.intensity.max(finding.intensity);
                earlier.side = earlier.side.or(finding.side);
                return Ok(());
            }
        }
        if self.findings.len() == MAX_FINDINGS {
            return Err(Error::invalid(
                format!("more than {MAX_FINDINGS} findings in one question"),
                "Name the places that hurt most; a whole-body list points at no single muscle.",
            ));
        }
        self.findings.push(finding);
        Ok(())
    }

    /// Gives every place without a side this one.
    pub fn default_side(&mut self, tables: &Tables, side: Side) {
        for finding in &mut self.findings {
            let Topic::Place(row) = finding.topic else {
                continue;
            };
            if finding.side.is_none() && !tables.places[row as usize].midline {
                finding.side = Some(side);
            }
        }
    }

    /// Present places, in the order they were said.
    pub fn places(&self) -> impl Iterator<Item = (&Finding, u16)> {
        self.findings
            .iter()
            .filter_map(|finding| match finding.topic {
                Topic::Place(row) if finding.present => Some((finding, row)),
                _ => None,
            })
    }
}

/// Two things that cannot both be true of one finding.
fn conflict(left: &Finding, right: &Finding) -> Option<(&'static str, &'static str)> {
    match (left.topic, right.topic) {
        (Topic::Place(a), Topic::Place(b)) if a == b && left.present != right.present => {
            let one_side = matches!((left.side, right.side), (Some(a), Some(b)) if a != b);
            (!one_side).then_some(("painful", "free of pain"))
        }
        (Topic::Sign(a), Topic::Sign(b)) if a == b && left.present != right.present => {
            Some(("present", "absent"))
        }
        (Topic::Factor(a, one), Topic::Factor(b, other)) if a == b => {
            match (one.min(other), one.max(other)) {
                (Role::Worse, Role::Better) => Some(("worse", "better")),
                (Role::Worse, Role::NotWorse) => Some(("worse", "not worse")),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The same thing said twice. A side that was not said matches any.
fn same(left: &Finding, right: &Finding) -> bool {
    let sides = left.side.is_none() || right.side.is_none() || left.side == right.side;
    left.topic == right.topic && left.present == right.present && sides
}

/// The id a topic is known by. For an area, that is its likeliest place.
#[must_use]
pub fn id(tables: &Tables, topic: Topic) -> &str {
    match topic {
        Topic::Place(row) => {
            let place = &tables.places[row as usize];
            let row = if place.form == PlaceForm::Area {
                first_of(tables, row)
            } else {
                row
            };
            tables.text(tables.places[row as usize].id)
        }
        Topic::Factor(row, _) => tables.text(tables.factors[row as usize].id),
        Topic::Sign(row) => tables.text(tables.signs[row as usize].id),
    }
}

/// The places an area stands for, the likeliest first; any other place stands for itself.
#[must_use]
pub fn any_of(tables: &Tables, row: u16) -> Vec<u16> {
    let place = &tables.places[row as usize];
    if place.form != PlaceForm::Area {
        return vec![row];
    }
    place.members.of(&tables.covered).to_vec()
}

fn first_of(tables: &Tables, area: u16) -> u16 {
    any_of(tables, area)
        .first()
        .copied()
        .filter(|row| *row != NONE)
        .unwrap_or(area)
}

/// The display name of a topic.
#[must_use]
pub fn name(tables: &Tables, topic: Topic) -> &str {
    match topic {
        Topic::Place(row) => tables.text(tables.places[row as usize].name),
        Topic::Factor(row, _) => tables.text(tables.factors[row as usize].name),
        Topic::Sign(row) => tables.text(tables.signs[row as usize].name),
    }
}

/// What a text says to the shipped knowledge base, as ids, and what was not understood.
#[cfg(test)]
fn read_ids(text: &str) -> (Vec<String>, Vec<String>) {
    let store = crate::store::Store::shipped();
    let reading = phrase::read(store.tables(), text);
    let ids = reading.findings.iter();
    let ids = ids.map(|finding| id(store.tables(), finding.topic).to_owned());
    (ids.collect(), reading.not_understood)
}
