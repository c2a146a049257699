//! The answer of `care`: schema `myomap.care.v1`.

use std::io;

use serde::Serialize;

use super::names::{Citations, Names, capital};
use super::stamp::Stamp;
use super::{Answer, Block, Document, Rows, write_json};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.care.v1";

/// Self-care for a muscle: cautions first.
#[derive(Debug, Clone, Serialize)]
pub struct CareReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// Muscle, part or group id.
    pub muscle: &'t str,
    /// Display name.
    pub name: &'t str,
    /// Where it is, in plain words.
    pub plain: &'t str,
    /// Records whose care this is, when it is not its own.
    pub from: Vec<&'t str>,
    /// Its parts or members that have care of their own.
    pub see_also: Vec<&'t str>,
    /// What to mind, before anything else.
    pub cautions: Vec<Advice<'t>>,
    /// Where the points are.
    pub find: Vec<Spot>,
    /// Pressing, with dose.
    pub press: Vec<Advice<'t>>,
    /// What was chosen where sources conflict on the dose, and why.
    pub doses: Vec<String>,
    /// Stretching.
    pub stretch: Vec<Advice<'t>>,
    /// Strengthening.
    pub strengthen: Vec<Advice<'t>>,
    /// Posture.
    pub posture: Vec<Advice<'t>>,
    /// Habits.
    pub habits: Vec<Advice<'t>>,
    /// What keeps the pain going.
    pub keeps_going: Vec<Keeper>,
    /// What to expect, and on what evidence.
    pub expect: Vec<&'static str>,
    /// When to stop, and when to see someone: general safety advice, judgement.
    pub stop: Vec<&'static str>,
    /// Conditions it can be mistaken for, and when they cannot wait.
    pub urgent: Vec<Urgent>,
    /// Why there is no self-care.
    pub no_care: Option<String>,
    /// What this is not.
    pub note: &'static str,
    /// For people: names of everything referred to.
    #[serde(skip)]
    pub names: Names<'t>,
}

/// One piece of advice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Advice<'t> {
    /// The muscle whose record says so.
    pub muscle: &'t str,
    /// What to do, or to mind.
    pub text: String,
    /// How long, how often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<String>,
    /// Source ids.
    pub sources: Vec<String>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
}

/// A trigger point and how to find it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spot {
    /// As muscle/point.
    pub point: String,
    /// Two to four words.
    pub label: String,
    /// Where it is, by landmarks.
    #[serde(rename = "where")]
    pub place: String,
    /// Source ids.
    pub sources: Vec<String>,
}

/// Something that keeps the pain going.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Keeper {
    /// Factor id.
    pub factor: String,
    /// Display name.
    pub name: String,
    /// typical or possible.
    pub strength: String,
    /// Source ids.
    pub sources: Vec<String>,
}

/// A condition that cannot always wait.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Urgent {
    /// Condition id.
    pub condition: String,
    /// Display name.
    pub name: String,
    /// When it cannot wait.
    pub urgent_if: String,
}

impl<'t> CareReport<'t> {
    /// The kinds of care with their headings, in the order of doing.
    fn kinds(&self) -> [(&'static str, &Vec<Advice<'t>>); 5] {
        [
            ("Press", &self.press),
            ("Stretch", &self.stretch),
            ("Strengthen", &self.strengthen),
            ("Posture", &self.posture),
            ("Habits", &self.habits),
        ]
    }

    fn line(&self, advice: &Advice<'_>, cites: &mut Citations<'_>) -> String {
        let whose = if advice.muscle == self.muscle {
            String::new()
        } else {
            format!("{}: ", self.names.muscle(advice.muscle))
        };
        let dose = advice
            .dose
            .as_ref()
            .map_or_else(String::new, |dose| format!(" ({dose})"));
        format!(
            "{whose}{}{dose}{}",
            advice.text,
            cites.cite(&advice.sources)
        )
    }

    fn find(&self, document: &mut Document, cites: &mut Citations<'_>) {
        let spot = |spot: &Spot| {
            let whose = spot
                .point
                .split('/')
                .next()
                .filter(|muscle| *muscle != self.muscle);
            let whose = whose.map_or_else(String::new, |muscle| {
                format!("{}, ", self.names.muscle(muscle))
            });
            (
                format!("{whose}{}", spot.label),
                format!("{}{}", spot.place, cites.cite(&spot.sources)),
            )
        };
        let spots: Vec<String> = self
            .find
            .iter()
            .map(spot)
            .map(|(label, place)| format!("{}: {place}", capital(&label)))
            .collect();
        document.points("How to find it", spots);
    }

    fn foot(&self, document: &mut Document, cites: &mut Citations<'_>) {
        let keeper = |keeper: &Keeper| {
            let possible = if keeper.strength == "possible" {
                " (possibly)"
            } else {
                ""
            };
            format!("{}{possible}{}", keeper.name, cites.cite(&keeper.sources))
        };
        let keepers: Vec<String> = self.keeps_going.iter().map(keeper).collect();
        document.points("What keeps it going", keepers);
        document.points(
            "What to expect",
            self.expect.iter().map(ToString::to_string).collect(),
        );
        document.points(
            "When to stop, and when to see someone",
            self.stop.iter().map(ToString::to_string).collect(),
        );
        let urgent = self
            .urgent
            .iter()
            .map(|one| format!("{}: {}", one.name, one.urgent_if));
        document.points(
            "What it could be instead, and when that cannot wait",
            urgent.collect(),
        );
    }
}

impl Answer for CareReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        vec![self.muscle.to_owned()]
    }

    fn rows(&self) -> Rows {
        let mut rows = Vec::new();
        let mut add = |kind: &str, advice: &Advice<'_>| {
            rows.push(vec![
                advice.muscle.to_owned(),
                kind.to_owned(),
                advice.text.clone(),
                advice.dose.clone().unwrap_or_default(),
                advice.sources.join(" "),
                advice.recalled.to_string(),
            ]);
        };
        self.cautions
            .iter()
            .for_each(|caution| add("caution", caution));
        for (kind, list) in self.kinds() {
            for advice in list {
                add(&kind.to_lowercase(), advice);
            }
        }
        Rows {
            header: vec!["muscle", "kind", "text", "dose", "sources", "recalled"],
            rows,
        }
    }

    fn document(&self) -> Document {
        let mut cites = Citations::new(self.names);
        let mut document = Document::new(format!("Self-care: {}", self.name));
        document.push(Block::Heading(format!("Self-care: {}", self.name)));
        document.push(Block::Paragraph(format!("{}.", capital(self.plain))));
        if !self.cautions.is_empty() {
            document.push(Block::Heading("Before you start".to_owned()));
            document.push(Block::Warning(
                self.cautions
                    .iter()
                    .map(|caution| self.line(caution, &mut cites))
                    .collect(),
            ));
        }
        if let Some(why) = &self.no_care {
            document.push(Block::Paragraph(format!("No self-care of its own: {why}")));
        }
        if !self.from.is_empty() {
            let names: Vec<&str> = self.from.iter().map(|id| self.names.muscle(id)).collect();
            document.push(Block::Paragraph(format!(
                "This is the care of: {}.",
                names.join("; ")
            )));
        }
        self.find(&mut document, &mut cites);
        for (heading, list) in self.kinds() {
            document.points(
                heading,
                list.iter()
                    .map(|advice| self.line(advice, &mut cites))
                    .collect(),
            );
            if heading == "Press" {
                document.points("How long, and why", self.doses.clone());
            }
        }
        self.foot(&mut document, &mut cites);
        if !self.see_also.is_empty() {
            let names: Vec<&str> = self
                .see_also
                .iter()
                .map(|id| self.names.muscle(id))
                .collect();
            document.push(Block::Paragraph(format!(
                "With care of their own: {}.",
                names.join("; ")
            )));
        }
        let sources = cites.list();
        if !sources.is_empty() {
            document.push(Block::Heading("Sources".to_owned()));
            document.push(Block::Fields(sources));
        }
        document.push(Block::Note(self.note.to_owned()));
        document
    }
}
