//! The answers of `show` for a red flag (`myomap.red-flag.v1`) and a source
//! (`myomap.source.v1`).

use std::io;

use serde::Serialize;

use super::muscle::also;
use super::names::{Citations, Names};
use super::stamp::Stamp;
use super::{Answer, Block, Document, Rows, write_json};
use crate::knowledge::raw::{Combination, RedFlag, Source};

/// Said below the wordings.
const SHORT: &str = "The first wordings of each are shown; --format json has all of them.";
/// Most phrases shown to people; a flag has hundreds of wordings.
const PHRASES: usize = 12;
/// Most wordings shown of one thing that must come with others.
const ALTERNATIVES: usize = 5;

/// Name of the schema of a red flag.
pub const RED_FLAG: &str = "myomap.red-flag.v1";
/// Name of the schema of a source.
pub const SOURCE: &str = "myomap.source.v1";

/// A finding that needs care first.
#[derive(Debug, Clone, Serialize)]
pub struct FlagReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// Every field of the record.
    #[serde(flatten)]
    pub record: RedFlag,
    /// Other records of the same name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// For people: names of everything referred to.
    #[serde(skip)]
    pub names: Names<'t>,
}

/// How soon, as a sentence begins.
#[must_use]
pub fn urgency(word: &str) -> &'static str {
    match word {
        "emergency-now" => "EMERGENCY, NOW",
        "same-day" => "SEE A DOCTOR TODAY",
        _ => "SEE A CLINICIAN SOON",
    }
}

impl Answer for FlagReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        vec![self.record.id.clone()]
    }

    fn rows(&self) -> Rows {
        let flag = &self.record;
        let row = [
            &flag.id,
            &flag.name,
            &flag.question,
            &flag.concern,
            &flag.urgency,
            &flag.action,
        ]
        .map(Clone::clone);
        let row = [
            row.to_vec(),
            vec![flag.regions.join(" "), flag.sources.join(" ")],
        ]
        .concat();
        Rows {
            header: vec![
                "id", "name", "question", "concern", "urgency", "action", "regions", "sources",
            ],
            rows: vec![row],
        }
    }

    fn document(&self) -> Document {
        let flag = &self.record;
        let mut cites = Citations::new(self.names);
        let mut document = Document::new(&*flag.name);
        document.push(Block::Heading(flag.name.clone()));
        document.push(Block::Warning(vec![
            format!("{}: {}", urgency(&flag.urgency), flag.concern),
            flag.action.clone(),
        ]));
        document.push(Block::Paragraph(format!(
            "{}{}",
            flag.question,
            cites.cite(&flag.sources)
        )));
        let regions = flag.regions.iter().map(|id| {
            if id == "any" {
                "anywhere"
            } else {
                self.names.place(id)
            }
        });
        let fields = [
            ("Id", flag.id.clone()),
            ("Asked for pain in", regions.collect::<Vec<_>>().join("; ")),
            ("Asked together, as", flag.asked_with.join("; ")),
        ];
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
        document.push(Block::Fields(
            fields
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        ));
        let mut phrases: Vec<String> = flag.phrases.iter().take(PHRASES).cloned().collect();
        phrases.extend(more(flag.phrases.len(), PHRASES));
        document.points("Fires when this is said", phrases);
        let together = flag
            .combinations
            .iter()
            .map(|one| self.together(one))
            .collect();
        document.points("Fires when these come together", together);
        if let Some(reason) = &flag.not_asked {
            document.push(Block::Paragraph(format!(
                "The self-check does not ask about it. {reason}"
            )));
        }
        if flag.recent {
            let note = "Said of something that happened a year ago or more, these do not count.";
            document.push(Block::Paragraph(note.to_owned()));
        }
        document.push(Block::Note(SHORT.to_owned()));
        document.push(Block::Heading("Sources".to_owned()));
        document.push(Block::Fields(cites.list()));
        also(&mut document, &self.also);
        document
    }
}

/// Says how many of a list are not shown.
fn more(all: usize, shown: usize) -> Option<String> {
    (all > shown).then(|| format!("{} more", all - shown))
}

impl FlagReport<'_> {
    fn together(&self, one: &Combination) -> String {
        let mut parts: Vec<String> = Vec::new();
        let places: Vec<&str> = one.pain_in.iter().map(|id| self.names.place(id)).collect();
        if !places.is_empty() {
            parts.push(format!("pain in {}", places.join(" or ")));
        }
        parts.extend(one.said.iter().map(|list| {
            let shown = list.iter().take(ALTERNATIVES).cloned();
            let shown: Vec<String> = shown.chain(more(list.len(), ALTERNATIVES)).collect();
            shown.join(" or ")
        }));
        parts.extend(one.age_from.map(|age| format!("aged {age} or more")));
        parts.extend(one.age_to.map(|age| format!("aged {age} or less")));
        parts.extend(one.sex.clone());
        parts.extend(one.pregnant.then(|| "pregnant".to_owned()));
        parts.join("; and ")
    }
}

/// Where facts come from, and which records cite it.
#[derive(Debug, Clone, Serialize)]
pub struct SourceReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// Every field of the record.
    #[serde(flatten)]
    pub record: Source,
    /// Ids of the muscles, conditions and red flags that cite it.
    pub cited_by: Vec<String>,
}

impl Answer for SourceReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        vec![self.record.id.clone()]
    }

    fn rows(&self) -> Rows {
        let rows = self
            .cited_by
            .iter()
            .map(|id| vec![self.record.id.clone(), id.clone()]);
        Rows {
            header: vec!["source", "cited_by"],
            rows: rows.collect(),
        }
    }

    fn document(&self) -> Document {
        let source = &self.record;
        let mut document = Document::new(crate::knowledge::compile::cite(source));
        document.push(Block::Heading(crate::knowledge::compile::cite(source)));
        let fields = [
            ("Id", Some(source.id.clone())),
            ("Kind", Some(source.kind.replace('-', " "))),
            ("Status", Some(source.status.clone())),
            ("DOI", source.doi.clone()),
            ("PMID", source.pmid.clone()),
            ("Address", source.url.clone()),
        ];
        let said = fields
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| (name.to_owned(), value)));
        document.push(Block::Fields(said.collect()));
        document.points("Cited by", self.cited_by.clone());
        document
    }
}
