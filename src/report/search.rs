//! The answer of `search`: schema `myomap.search.v1`.

use std::io;

use serde::Serialize;

use super::stamp::Stamp;
use super::{Answer, Block, Document, Rows, write_json};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.search.v1";

/// Everything that mentions a text.
#[derive(Debug, Clone, Serialize)]
pub struct SearchReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// The words looked for, in their normal form.
    pub words: Vec<String>,
    /// Records found.
    pub count: usize,
    /// Hits by kind of record.
    pub groups: Vec<Group>,
}

/// The hits of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// Kind of record, as `list` calls it.
    pub kind: &'static str,
    /// Records found, those not shown included.
    pub count: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// A record that mentions the words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Its display name.
    pub name: String,
    /// The field that mentions most of them.
    pub field: String,
    /// What it says there, at most 120 characters.
    pub excerpt: String,
}

impl SearchReport<'_> {
    fn hits(&self) -> impl Iterator<Item = (&'static str, &Hit)> {
        self.groups
            .iter()
            .flat_map(|group| group.hits.iter().map(|hit| (group.kind, hit)))
    }
}

impl Answer for SearchReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        self.hits().map(|(_, hit)| hit.id.clone()).collect()
    }

    fn rows(&self) -> Rows {
        let row = |(kind, hit): (&str, &Hit)| {
            vec![
                kind.to_owned(),
                hit.id.clone(),
                hit.name.clone(),
                hit.field.clone(),
                hit.excerpt.clone(),
            ]
        };
        Rows {
            header: vec!["kind", "id", "name", "field", "excerpt"],
            rows: self.hits().map(row).collect(),
        }
    }

    fn document(&self) -> Document {
        let words = self.words.join(" ");
        let mut document = Document::new(format!("What mentions: {words}"));
        if self.groups.is_empty() {
            document.push(Block::Paragraph(format!("Nothing mentions: {words}")));
        }
        for group in &self.groups {
            let more = match group.count - group.hits.len() {
                0 => String::new(),
                more => format!(", {more} more not shown"),
            };
            let heading = format!(
                "{} ({}{more})",
                super::names::capital(&group.kind.replace('-', " ")),
                group.count
            );
            let line = |hit: &Hit| {
                let said = match hit.field.as_str() {
                    "name" => String::new(),
                    field => format!(" ({}): {}", field.replace('_', " "), hit.excerpt),
                };
                format!("{}{said}", hit.name)
            };
            document.points(&heading, group.hits.iter().map(line).collect());
        }
        document
    }
}
