//! The answer of `show` for a condition: schema `myomap.condition.v1`.

use std::io;

use serde::Serialize;

use super::muscle::also;
use super::names::{Citations, Names};
use super::stamp::Stamp;
use super::{Answer, Block, Document, Rows, write_json};
use crate::knowledge::raw::{Condition, Discriminator};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.condition.v1";

/// A condition and the muscles it is confused with.
#[derive(Debug, Clone, Serialize)]
pub struct ConditionReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// Every field of the record.
    #[serde(flatten)]
    pub record: Condition,
    /// Zones in which it hurts.
    pub zones: Vec<&'t str>,
    /// Muscles it is confused with, by name.
    pub muscles: Vec<Imitator>,
    /// Other records of the same name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// For people: names of everything referred to.
    #[serde(skip)]
    pub names: Names<'t>,
}

/// A muscle a condition is confused with.
#[derive(Debug, Clone, Serialize)]
pub struct Imitator {
    /// Muscle id.
    pub muscle: String,
    /// Display name.
    pub name: String,
    /// A remark of the muscle's record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Source ids.
    pub sources: Vec<String>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
}

impl Answer for ConditionReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        vec![self.record.id.clone()]
    }

    fn rows(&self) -> Rows {
        let header = vec![
            "condition",
            "finding",
            "favours",
            "sensitivity",
            "specificity",
            "lr_positive",
            "lr_negative",
            "note",
            "sources",
            "recalled",
        ];
        let figure = |value: Option<f32>| value.map_or_else(String::new, |value| value.to_string());
        let rows = self.record.findings.iter().map(|finding| {
            vec![
                self.record.id.clone(),
                finding.finding.clone(),
                finding.favours.clone(),
                figure(finding.sensitivity),
                figure(finding.specificity),
                figure(finding.lr_positive),
                figure(finding.lr_negative),
                finding.note.clone().unwrap_or_default(),
                finding.sources.join(" "),
                self.names.recalled(&finding.sources).to_string(),
            ]
        });
        Rows {
            header,
            rows: rows.collect(),
        }
    }

    fn document(&self) -> Document {
        let record = &self.record;
        let mut cites = Citations::new(self.names);
        let mut document = Document::new(&*record.name);
        document.push(Block::Heading(record.name.clone()));
        document.push(Block::Paragraph(format!(
            "{}{}",
            record.plain,
            cites.cite(&record.sources)
        )));
        if let Some(urgent) = &record.urgent_if {
            document.push(Block::Warning(vec![format!("Urgent if {urgent}")]));
        }
        let places: Vec<&str> = record
            .places
            .iter()
            .map(|id| self.names.place(id))
            .collect();
        let fields = [
            ("Id", record.id.clone()),
            ("Also called", record.aliases.join(", ")),
            ("Hurts in", places.join(", ")),
        ];
        let said = fields.into_iter().filter(|(_, value)| !value.is_empty());
        document.push(Block::Fields(
            said.map(|(name, value)| (name.to_owned(), value)).collect(),
        ));
        for (heading, side) in [
            ("What speaks for it", "condition"),
            ("What speaks for a muscle instead", "muscle"),
        ] {
            let of = record
                .findings
                .iter()
                .filter(|finding| finding.favours == side);
            document.points(
                heading,
                of.map(|finding| told(finding, &mut cites)).collect(),
            );
        }
        let cues = record.told_by.iter().map(|id| self.names.cue(id));
        document.points(
            "Told with it oftener than with a muscle (judgement, not measured)",
            cues.map(str::to_owned).collect(),
        );
        let muscles = self.muscles.iter().map(|one| {
            let note = one
                .note
                .as_ref()
                .map_or_else(String::new, |note| format!(": {note}"));
            format!("{}{note}{}", one.name, cites.cite(&one.sources))
        });
        let muscles: Vec<String> = muscles.collect();
        document.points("Muscles whose pain is mistaken for it", muscles);
        document.push(Block::Heading("Sources".to_owned()));
        document.push(Block::Fields(cites.list()));
        also(&mut document, &self.also);
        document.push(Block::Note(super::rank::NOTE.to_owned()));
        document
    }
}

/// A finding with its published figures.
fn told(finding: &Discriminator, cites: &mut Citations<'_>) -> String {
    let figures = [
        ("LR+", finding.lr_positive),
        ("LR-", finding.lr_negative),
        ("sensitivity", finding.sensitivity),
        ("specificity", finding.specificity),
    ];
    let figures: Vec<String> = figures
        .iter()
        .filter_map(|(name, value)| value.map(|value| format!("{name} {value}")))
        .collect();
    let figures = if figures.is_empty() {
        String::new()
    } else {
        format!(" ({})", figures.join(", "))
    };
    let note = finding.note.as_ref().map_or_else(String::new, |note| {
        format!(". {}", super::names::capital(note.trim_end_matches('.')))
    });
    format!(
        "{}{figures}{note}{}",
        finding.finding,
        cites.cite(&finding.sources)
    )
}
