//! The answer of `list`: schema `myomap.list.v1`.

use std::io;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::stamp::Stamp;
use super::{Answer, Block, Column, Document, Rows, Table, write_json};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.list.v1";

/// Everything of one kind.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ListReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// What is listed.
    pub kind: &'static str,
    /// How many.
    pub count: usize,
    /// The records, each with the same fields, `id` first.
    pub items: Vec<Item>,
    /// For people: the title.
    #[serde(skip)]
    pub title: &'static str,
    /// For people: fields that make the table.
    #[serde(skip)]
    pub shown: &'static [Shown],
    /// Whether people see lines instead of a table: for ids too long for a column.
    #[serde(skip)]
    pub as_lines: bool,
}

/// A field that is shown to people.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The field.
    pub field: &'static str,
    /// Heading of its column.
    pub heading: &'static str,
    /// Never wrapped.
    pub fixed: bool,
}

/// One record: fields and values, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Item(pub Vec<(&'static str, Value)>);

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, value) in &self.0 {
            map.serialize_entry(field, value)?;
        }
        map.end()
    }
}

impl Item {
    /// A field as plain text; lists are joined by spaces.
    #[must_use]
    pub fn text(&self, field: &str) -> String {
        let value = self
            .0
            .iter()
            .find(|(name, _)| *name == field)
            .map(|(_, value)| value);
        value.map_or_else(String::new, plain)
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

impl Answer for ListReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        self.items.iter().map(|item| item.text("id")).collect()
    }

    fn rows(&self) -> Rows {
        let header = self.items.first().map_or_else(Vec::new, |item| {
            item.0.iter().map(|(field, _)| *field).collect()
        });
        let rows = self
            .items
            .iter()
            .map(|item| item.0.iter().map(|(_, value)| plain(value)).collect());
        Rows {
            header,
            rows: rows.collect(),
        }
    }

    fn document(&self) -> Document {
        let mut document = Document::new(self.title);
        let column = |shown: &Shown| {
            if shown.fixed {
                Column::fixed(shown.heading)
            } else {
                Column::text(shown.heading)
            }
        };
        let row = |item: &Item| {
            self.shown
                .iter()
                .map(|shown| item.text(shown.field))
                .collect()
        };
        let rows: Vec<Vec<String>> = self.items.iter().map(row).collect();
        if self.as_lines {
            let line = |row: &Vec<String>| format!("{}: {}", row[0], row[1..].join("; "));
            document.push(Block::Points(rows.iter().map(line).collect()));
        } else {
            let columns = self.shown.iter().map(column).collect();
            document.push(Block::Table(Table { columns, rows }));
        }
        document.push(Block::Note(format!("{} {}", self.count, self.kind)));
        document
    }
}
