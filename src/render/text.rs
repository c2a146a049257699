//! Words only, for screen readers: no columns, no drawing, every value with its name.

use std::io::{self, Write};

use super::wrap;
use crate::report::body::picture::Picture;
use crate::report::{Block, Document, Table};

/// Writes a document as plain sentences and lists.
pub(super) fn render(document: &Document, width: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", document.title)?;
    // marks are said in words here, so their legend is left out
    for block in document
        .below_title()
        .iter()
        .filter(|block| !matches!(block, Block::Legend(_)))
    {
        writeln!(out)?;
        match block {
            Block::Warning(lines) => {
                for line in lines {
                    paragraph(&format!("Warning. {line}"), width, out)?;
                }
            }
            Block::Heading(text) => writeln!(out, "{text}:")?,
            Block::Paragraph(text) | Block::Note(text) | Block::Legend(text) => {
                paragraph(&spoken(text), width, out)?;
            }
            Block::Points(points) => {
                for (at, point) in points.iter().enumerate() {
                    paragraph(&format!("{}. {}", at + 1, spoken(point)), width, out)?;
                }
            }
            Block::Fields(fields) => {
                for (name, value) in fields {
                    paragraph(&format!("{name}: {}", spoken(value)), width, out)?;
                }
            }
            Block::Table(table) => rows(table, width, out)?,
            Block::Picture(picture) => said(picture, width, out)?,
        }
    }
    Ok(())
}

fn paragraph(text: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    wrap(text, width)
        .iter()
        .try_for_each(|line| writeln!(out, "{line}"))
}

fn rows(table: &Table, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for row in &table.rows {
        let said = table
            .columns
            .iter()
            .zip(row)
            .filter(|(_, cell)| !cell.is_empty() && *cell != "-");
        let cells: Vec<String> = said
            .map(|(column, cell)| format!("{}: {}", column.name, spoken(cell)))
            .collect();
        paragraph(&cells.join(". "), width, out)?;
    }
    Ok(())
}

/// What a picture shows, without its letters.
fn said(picture: &Picture, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (at, (class, keys)) in picture.classes().into_iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}:", class.name())?;
        for (at, key) in keys.iter().enumerate() {
            paragraph(&format!("{}. {}", at + 1, key.text), width, out)?;
        }
    }
    Ok(())
}

/// Drawn marks as words.
fn spoken(text: &str) -> String {
    let mut said = String::new();
    let marks = text.chars().filter(|mark| "●○~·".contains(*mark)).count();
    if marks > 0 && marks == text.chars().count() {
        let words = text.chars().map(|mark| match mark {
            '●' => "usual area",
            '○' => "felt by some",
            '~' => "next to a known area",
            _ => "not explained",
        });
        return words.collect::<Vec<_>>().join(", ");
    }
    for line in text.lines() {
        let drawn = !line.is_empty() && line.chars().all(|mark| "■□".contains(mark));
        if !drawn {
            if !said.is_empty() {
                said.push_str(", ");
            }
            said.push_str(line);
        }
    }
    said.replace(" · ", ", ")
}
