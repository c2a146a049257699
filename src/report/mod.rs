//! What a command found, before anything is formatted.
//!
//! Every answer can say itself in three ways: as JSON (its fields are a promise to scripts), as
//! rows (for csv and tsv), and as a [`Document`] of headings, tables and paragraphs, from which
//! all forms for people are rendered.

pub mod body;
pub mod care;
pub mod claims;
pub mod compare;
pub mod condition;
pub mod cue;
pub mod data;
pub mod eval;
pub mod flag;
mod indent;
pub mod list;
pub mod muscle;
pub mod names;
pub mod place;
pub mod rank;
pub mod search;
pub mod selfcheck;
pub mod stamp;
pub mod why_not;

use std::io;

/// An answer that every format can be made from.
pub trait Answer {
    /// Writes it as JSON, on one line or indented, without a final newline.
    ///
    /// # Errors
    ///
    /// When writing fails.
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()>;
    /// A header and rows of plain values.
    fn rows(&self) -> Rows;
    /// The ids it answers with, best first.
    fn ids(&self) -> Vec<String>;
    /// It in blocks for people.
    fn document(&self) -> Document;
}

/// Writes any serialisable answer as JSON.
///
/// # Errors
///
/// When writing fails.
pub fn write_json<T: serde::Serialize>(
    value: &T,
    indented: bool,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    // into memory first: a write through `dyn` for every token costs more than the copy
    let bytes = serde_json::to_vec(value)?;
    if indented {
        out.write_all(&indent::indented(bytes))
    } else {
        out.write_all(&bytes)
    }
}

/// Rows of plain values under a header.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// Column names.
    pub header: Vec<&'static str>,
    /// Values, as many in each row as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// An answer for people, in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// What it is about; the title of a page.
    pub title: String,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a [`Document`].
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Something that must be read first.
    Warning(Vec<String>),
    /// A heading.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Points of a list.
    Points(Vec<String>),
    /// Names and values.
    Fields(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// A drawing, with what it shows in words.
    Picture(Box<body::picture::Picture>),
    /// A remark in the background.
    Note(String),
    /// What drawn marks mean; said in words where nothing is drawn.
    Legend(String),
}

/// A table for people. Cells may hold several lines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Columns.
    pub columns: Vec<Column>,
    /// Cells by row.
    pub rows: Vec<Vec<String>>,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// Heading.
    pub name: String,
    /// Never wrapped: numbers, marks, short words.
    pub fixed: bool,
    /// Its heading where everything is said in words, if that is another.
    pub spoken: Option<&'static str>,
    /// What each mark of a cell is about, in order.
    pub marks: Vec<String>,
}

impl Column {
    /// A column whose text may wrap.
    #[must_use]
    pub fn text(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// A column of short values that never wrap.
    #[must_use]
    pub fn fixed(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            fixed: true,
            ..Self::default()
        }
    }

    /// The same column with another heading where everything is said in words.
    #[must_use]
    pub fn spoken(self, name: &'static str) -> Self {
        Self {
            spoken: Some(name),
            ..self
        }
    }

    /// The same column with what each mark of a cell is about.
    #[must_use]
    pub fn of(self, marks: Vec<String>) -> Self {
        Self { marks, ..self }
    }
}

impl Document {
    /// The parts as they stand under the title: without a heading that only says it again.
    #[must_use]
    pub fn below_title(&self) -> &[Block] {
        match self.blocks.as_slice() {
            [Block::Heading(text), rest @ ..] if *text == self.title => rest,
            all => all,
        }
    }

    /// A document with a title and no parts yet.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            blocks: Vec::new(),
        }
    }

    /// Adds a part.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a heading and points, unless there are none.
    pub fn points(&mut self, heading: &str, points: Vec<String>) {
        if !points.is_empty() {
            self.push(Block::Heading(heading.to_owned()));
            self.push(Block::Points(points));
        }
    }
}
