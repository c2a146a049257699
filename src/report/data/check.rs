//! The answer of `data check`: schema `myomap.check.v1`.

use std::io;

use serde::Serialize;

use crate::error::clean;
use crate::knowledge::records::Problem;
use crate::report::stamp::Stamp;
use crate::report::{Answer, Block, Document, Rows, write_json};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.check.v1";

/// Everything that is wrong in a knowledge base.
#[derive(Debug, Clone, Serialize)]
pub struct CheckReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// The folder; null for the shipped data.
    pub folder: Option<String>,
    /// Files read.
    pub files: usize,
    /// What is wrong.
    pub problems: Vec<Wrong>,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wrong {
    /// File, relative to the folder.
    pub file: String,
    /// Line, counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// Id of the record, or empty.
    pub id: String,
    /// Short name of the rule.
    pub rule: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
}

impl From<Problem> for Wrong {
    fn from(problem: Problem) -> Self {
        Self {
            file: clean(&problem.file).into_owned(),
            line: problem.line,
            id: clean(&problem.id).into_owned(),
            rule: problem.rule,
            message: clean(&problem.message).into_owned(),
        }
    }
}

impl Wrong {
    /// File, line and id in one piece.
    fn place(&self) -> String {
        let line = if self.line > 0 {
            format!(":{}", self.line)
        } else {
            String::new()
        };
        let id = if self.id.is_empty() {
            String::new()
        } else {
            format!(" `{}`", self.id)
        };
        format!("{}{line}{id}", self.file)
    }
}

impl Answer for CheckReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self
            .problems
            .iter()
            .map(|one| one.id.clone())
            .filter(|id| !id.is_empty())
            .collect();
        ids.dedup();
        ids
    }

    fn rows(&self) -> Rows {
        let row = |one: &Wrong| {
            vec![
                one.file.clone(),
                one.line.to_string(),
                one.id.clone(),
                one.rule.to_owned(),
                one.message.clone(),
            ]
        };
        Rows {
            header: vec!["file", "line", "id", "rule", "message"],
            rows: self.problems.iter().map(row).collect(),
        }
    }

    fn document(&self) -> Document {
        let of = self.folder.as_ref().map_or_else(
            || "the shipped data".to_owned(),
            |folder| format!("`{folder}`"),
        );
        let (count, noun) = match self.problems.len() {
            0 => ("No".to_owned(), "problems"),
            1 => ("1".to_owned(), "problem"),
            more => (more.to_string(), "problems"),
        };
        let files = if self.files == 1 { "file" } else { "files" };
        let mut document = Document::new("Check of the data");
        document.push(Block::Paragraph(format!(
            "{count} {noun} in {of} ({} {files}).",
            self.files
        )));
        let point = |one: &Wrong| format!("{}: {} [{}]", one.place(), one.message, one.rule);
        if !self.problems.is_empty() {
            document.push(Block::Points(self.problems.iter().map(point).collect()));
        }
        document
    }
}
