//! Markdown, for notes and letters.

use std::io::{self, Write};

use crate::report::{Block, Document, Table};

/// Columns of a picture.
const WIDTH: usize = 80;

/// Writes a document as Markdown.
pub(super) fn render(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", document.title)?;
    for block in document.below_title() {
        writeln!(out)?;
        match block {
            Block::Warning(lines) => {
                for line in lines {
                    writeln!(out, "> **{line}**  ")?;
                }
            }
            Block::Heading(text) => writeln!(out, "## {text}")?,
            Block::Paragraph(text) => writeln!(out, "{text}")?,
            Block::Note(text) | Block::Legend(text) => writeln!(out, "*{text}*")?,
            Block::Points(points) => points
                .iter()
                .try_for_each(|point| writeln!(out, "- {point}"))?,
            Block::Fields(fields) => fields
                .iter()
                .try_for_each(|(name, value)| writeln!(out, "- **{name}**: {value}"))?,
            Block::Table(table) => write_table(table, out)?,
            Block::Picture(picture) => {
                writeln!(out, "```text")?;
                super::picture::render(picture, WIDTH, false, out)?;
                writeln!(out, "```")?;
            }
        }
    }
    Ok(())
}

fn write_table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    writeln!(out, "| {} |", names.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(names.len()))?;
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| cell.replace('|', "\\|").replace('\n', "<br>"))
            .collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}
