//! The answers of `data check` (`myomap.check.v1`) and `data stats` (`myomap.stats.v1`).

use std::io;

use serde::{Serialize, Serializer};

use super::stamp::Stamp;
use super::{Answer, Block, Column, Document, Rows, Table, write_json};
use crate::error::clean;
use crate::knowledge::records::Problem;

/// Name of the schema of `data check`.
pub const CHECK: &str = "myomap.check.v1";
/// Name of the schema of `data stats`.
pub const STATS: &str = "myomap.stats.v1";

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

/// What is known, and on what it rests.
#[derive(Debug, Clone, Serialize)]
pub struct StatsReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// By folder of the muscles' records.
    pub regions: Vec<Tally>,
    /// Over all of them.
    pub total: Tally,
    /// Sizes of the vocabularies and lists.
    pub counts: Vec<Count>,
}

/// Figures of one region.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tally {
    /// The folder; `all` for the total.
    pub region: String,
    /// Muscles, without parts and groups.
    pub muscles: usize,
    /// Parts of muscles.
    pub parts: usize,
    /// Groups.
    pub groups: usize,
    /// Trigger points.
    pub trigger_points: usize,
    /// Referrals.
    pub referrals: usize,
    /// Of these, to a usual area.
    pub essential: usize,
    /// Of these, felt by some.
    pub spillover: usize,
    /// Share of the referrals that rest on a source that was read, 0 to 1.
    #[serde(serialize_with = "three_decimals")]
    pub referrals_read: f64,
    /// Everything that carries sources.
    pub claims: usize,
    /// Share of the claims that rest on a source that was read, 0 to 1.
    #[serde(serialize_with = "three_decimals")]
    pub read: f64,
    /// Share of the claims that rest on two sources or more, 0 to 1.
    #[serde(serialize_with = "three_decimals")]
    pub two_or_more: f64,
}

/// A vocabulary and its size.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Count {
    /// What is counted.
    pub what: &'static str,
    /// How many.
    pub count: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn three_decimals<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 1000.0).round() / 1000.0)
}

impl Answer for StatsReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        self.regions.iter().map(|one| one.region.clone()).collect()
    }

    fn rows(&self) -> Rows {
        let header = vec![
            "region",
            "muscles",
            "parts",
            "groups",
            "trigger_points",
            "referrals",
            "essential",
            "spillover",
            "referrals_read",
            "claims",
            "read",
            "two_or_more",
        ];
        let row = |one: &Tally| {
            let counts = [
                one.muscles,
                one.parts,
                one.groups,
                one.trigger_points,
                one.referrals,
                one.essential,
                one.spillover,
            ];
            let mut row = vec![one.region.clone()];
            row.extend(counts.map(|count| count.to_string()));
            row.push(format!("{:.3}", one.referrals_read));
            row.push(one.claims.to_string());
            row.push(format!("{:.3}", one.read));
            row.push(format!("{:.3}", one.two_or_more));
            row
        };
        Rows {
            header,
            rows: self.regions.iter().chain([&self.total]).map(row).collect(),
        }
    }

    fn document(&self) -> Document {
        let mut document = Document::new("What is known, and on what it rests");
        document.push(Block::Heading(
            "Muscles and where they send pain".to_owned(),
        ));
        document.push(Block::Table(self.referral_table()));
        document.push(Block::Heading("What the claims rest on".to_owned()));
        document.push(Block::Table(self.claim_table()));
        let note = "A claim is anything that carries sources. Read: resting on at least one source that was read, not only recalled.";
        document.push(Block::Note(note.to_owned()));
        document.push(Block::Heading("Vocabularies and lists".to_owned()));
        document.push(Block::Fields(
            self.counts
                .iter()
                .map(|one| (one.what.replace('_', " "), one.count.to_string()))
                .collect(),
        ));
        document
    }
}

impl StatsReport<'_> {
    fn referral_table(&self) -> Table {
        let names = [
            "Muscles",
            "Parts",
            "Groups",
            "Points",
            "Referrals",
            "Usual",
            "Some",
        ];
        let row = |one: &Tally| {
            let counts = [
                one.muscles,
                one.parts,
                one.groups,
                one.trigger_points,
                one.referrals,
                one.essential,
                one.spillover,
            ];
            std::iter::once(one.region.clone())
                .chain(counts.map(|count| count.to_string()))
                .collect()
        };
        let columns = std::iter::once(Column::text("Region"))
            .chain(names.map(Column::fixed))
            .collect();
        Table {
            columns,
            rows: self.regions.iter().chain([&self.total]).map(row).collect(),
        }
    }

    fn claim_table(&self) -> Table {
        let names = ["Claims", "Read", "Two or more", "Referrals read"];
        let share = |value: f64| format!("{:.1} %", value * 100.0);
        let row = |one: &Tally| {
            let cells = [
                one.claims.to_string(),
                share(one.read),
                share(one.two_or_more),
                share(one.referrals_read),
            ];
            std::iter::once(one.region.clone()).chain(cells).collect()
        };
        let columns = std::iter::once(Column::text("Region"))
            .chain(names.map(Column::fixed))
            .collect();
        Table {
            columns,
            rows: self.regions.iter().chain([&self.total]).map(row).collect(),
        }
    }
}
