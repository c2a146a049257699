//! The answer of `show` for a muscle, part or group: schema `myomap.muscle.v1`.

mod page;

use std::io;

use serde::Serialize;

use super::names::Names;
use super::stamp::Stamp;
use super::{Answer, Block, Document, Rows, claims, write_json};
use crate::knowledge::raw::Muscle;

/// Name of the schema.
pub const SCHEMA: &str = "myomap.muscle.v1";

/// A whole record with its family.
#[derive(Debug, Clone, Serialize)]
pub struct MuscleReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// Every field of the record.
    #[serde(flatten)]
    pub record: Muscle,
    /// Its main group, or for a part its muscle.
    pub group: Option<&'t str>,
    /// Its parts, for a muscle that has some.
    pub parts: Vec<&'t str>,
    /// Its members, for a group.
    pub members: Vec<&'t str>,
    /// Other records of the same name, as `kind id`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// For people: names of everything referred to.
    #[serde(skip)]
    pub names: Names<'t>,
}

impl Answer for MuscleReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn rows(&self) -> Rows {
        claims::rows([&self.record], self.names)
    }

    fn ids(&self) -> Vec<String> {
        vec![self.record.id.clone()]
    }

    fn document(&self) -> Document {
        page::document(self)
    }
}

/// Says that the same word names something else as well.
pub(super) fn also(document: &mut Document, also: &[String]) {
    if !also.is_empty() {
        let text = format!(
            "The same name also means: {}. Give the id to see it.",
            also.join(", ")
        );
        document.push(Block::Paragraph(text));
    }
}

/// A relation in words.
pub(super) fn how(relation: &str) -> &'static str {
    match relation {
        "satellite" => "its points are woken by this one",
        "key" => "its points wake this one",
        "synergist" => "works with it",
        "antagonist" => "works against it",
        _ => "often affected together",
    }
}
