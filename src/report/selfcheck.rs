//! The answer of `check`: schema `myomap.selfcheck.v1`, in words for a patient.

use std::io;

use serde::Serialize;

use super::rank::{RankReport, RedFlag};
use super::{Answer, Block, Document, Rows, write_json};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.selfcheck.v1";
/// How far self-care is known to work.
pub const EVIDENCE: &str = "What is known: in trials, pressing such spots makes them less tender for a while; its effect on the pain itself \
    is small and short-lived. Exercise helps a little more. It is safe to try within the cautions, and reasonable to stop when it does not help.";

/// Said before any self-care.
pub const BEFORE: &str = "Before you press anywhere: press only to an ache you can easily bear (5 or 6 out of 10 at most), for up to a minute \
    on a spot. Never press on a pulse, a wound, a swollen or numb place or a varicose vein. Stop if tingling runs down the limb or the pain grows.";

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SelfCheckReport<'t> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Program version.
    pub tool: &'static str,
    /// Data version.
    pub data: &'t str,
    /// `finished`, or `stopped` at the warning of an emergency.
    pub ended: &'static str,
    /// The answers as a query of schema `myomap.query.v1`.
    pub query: serde_json::Value,
    /// The answer of schema `myomap.rank.v1`; its ranking is withheld when stopped.
    pub rank: RankReport<'t>,
    /// The leading muscles in plain words.
    pub muscles: Vec<MuscleAdvice<'t>>,
    /// Names of the next ones, unlikely but not ruled out.
    pub less_likely: Vec<&'t str>,
    /// What holds for all self-care: [`BEFORE`].
    pub before: &'static str,
    /// How far self-care is known to work: [`EVIDENCE`].
    pub evidence: &'static str,
    /// What to go easy on.
    pub avoid: Vec<String>,
    /// When to see someone.
    pub see_someone: Vec<String>,
    /// A short summary for whoever is seen.
    pub tell: Vec<String>,
}

/// One leading muscle, or several that nothing said tells apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MuscleAdvice<'t> {
    /// Muscle id.
    pub muscle: &'t str,
    /// Its name, with those it shares the rank with.
    pub name: String,
    /// Where it is, in plain words.
    pub plain: &'t str,
    /// The side it would be on.
    pub side: Option<&'static str>,
    /// strong, good or possible.
    pub band: &'static str,
    /// The band in a sentence.
    pub how_sure: &'static str,
    /// Why, in sentences.
    pub why: Vec<String>,
    /// Self-care, for the first ones only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub care: Option<CareAdvice>,
}

/// Self-care for one muscle.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct CareAdvice {
    /// The record it comes from, when that is not the muscle's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What to mind, before anything is done.
    pub cautions: Vec<String>,
    /// Where to press.
    pub find: String,
    /// How to press, and how long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub press: Option<String>,
    /// One stretch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stretch: Option<String>,
    /// Habits and postures.
    pub habits: Vec<String>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none: Option<String>,
}

impl Answer for SelfCheckReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn rows(&self) -> Rows {
        self.rank.rows()
    }

    fn ids(&self) -> Vec<String> {
        self.rank.ids()
    }

    fn document(&self) -> Document {
        let mut document = Document::new("Your answer");
        self.flags(&mut document);
        if self.ended == "stopped" {
            document.points("What to tell them", self.tell.clone());
            return document;
        }
        if self.muscles.is_empty() {
            document.push(Block::Paragraph(
                "Nothing fits: no muscle known here explains what you told better than chance. Other causes are \
                 likelier; if it lasts, see a clinician."
                    .to_owned(),
            ));
        } else {
            self.likely(&mut document);
            self.care(&mut document);
        }
        document.points("What to go easy on", self.avoid.clone());
        document.points("When to see someone", self.see_someone.clone());
        document.points("What to tell them", self.tell.clone());
        document.push(Block::Note(self.rank.note.to_owned()));
        document
    }
}

impl SelfCheckReport<'_> {
    fn flags(&self, document: &mut Document) {
        if self.rank.red_flags.is_empty() {
            return;
        }
        let mut lines = vec!["See to this first:".to_owned()];
        for flag in &self.rank.red_flags {
            // several flags often ask for the same
            if !lines.iter().any(|line| line == flag.action) {
                lines.push(flag.action.to_owned());
            }
        }
        lines.extend(self.rank.red_flags.iter().map(RedFlag::because));
        document.push(Block::Warning(lines));
    }

    fn likely(&self, document: &mut Document) {
        let count = self.muscles.len();
        for (at, one) in self.muscles.iter().enumerate() {
            let side = match one.side {
                Some("both") => ", on both sides".to_owned(),
                Some("left" | "right") => format!(", on the {}", one.side.unwrap_or_default()),
                _ => String::new(),
            };
            document.push(Block::Heading(format!(
                "Likely muscle {} of {count}: {}{side}",
                at + 1,
                one.name
            )));
            let place = if one.plain.is_empty() {
                String::new()
            } else {
                format!("Where it is: {}. ", one.plain)
            };
            document.push(Block::Paragraph(format!(
                "{place}How sure: {}. {}",
                one.how_sure,
                one.why.join(" ")
            )));
        }
        if let Some(together) = &self.rank.together {
            let names: Vec<&str> = together.muscles.iter().map(|member| member.name).collect();
            document.push(Block::Paragraph(format!(
                "More than one may be at work: together, {} explain more than any of them alone.",
                names.join(" and ")
            )));
        }
        if !self.less_likely.is_empty() {
            document.push(Block::Paragraph(format!(
                "Less likely, but not ruled out: {}.",
                self.less_likely.join("; ")
            )));
        }
    }

    fn care(&self, document: &mut Document) {
        let any = self
            .muscles
            .iter()
            .filter_map(|one| one.care.as_ref())
            .any(|care| care.none.is_none());
        if any {
            document.push(Block::Heading("What to try".to_owned()));
            document.push(Block::Paragraph(self.before.to_owned()));
        }
        for one in &self.muscles {
            let Some(care) = &one.care else { continue };
            document.points(&format!("Care for: {}", one.name), care.lines());
        }
        if any {
            document.push(Block::Note(self.evidence.to_owned()));
        }
    }
}

impl CareAdvice {
    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .cautions
            .iter()
            .map(|caution| format!("First, mind: {caution}"))
            .collect();
        if let Some(none) = &self.none {
            lines.push(format!("No self-care is given here: {none}"));
            return lines;
        }
        if let Some(of) = &self.of {
            lines.push(format!("What follows is recorded for {of}."));
        }
        if !self.find.is_empty() {
            lines.push(format!("Find the spot: {}", self.find));
        }
        lines.extend(self.press.iter().map(|press| format!("Press: {press}")));
        lines.extend(
            self.stretch
                .iter()
                .map(|stretch| format!("Stretch: {stretch}")),
        );
        lines.extend(self.habits.iter().map(|habit| format!("Habit: {habit}")));
        lines
    }
}
