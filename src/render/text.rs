//! Words only, for screen readers: no columns, no drawing, every value with its name.

use std::io::{self, Write};

use super::wrap;
use crate::report::body::picture::Picture;
use crate::report::{Block, Column, Document, Table};

/// Writes a document as plain sentences and lists.
pub(super) fn render(document: &Document, width: usize, out: &mut dyn Write) -> io::Result<()> {
    paragraph(&document.title, width, out)?;
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
            Block::Heading(text) => paragraph(&format!("{text}:"), width, out)?,
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

/// The rows of a table, each as one paragraph that names its cells.
pub(super) fn rows(table: &Table, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for row in &table.rows {
        let said = table
            .columns
            .iter()
            .zip(row)
            .filter(|(_, cell)| !cell.is_empty() && *cell != "-");
        let cells: Vec<String> = said
            .map(|(column, cell)| {
                let name = column.spoken.unwrap_or(&column.name);
                format!("{name}: {}", of_column(column, cell))
            })
            .collect();
        paragraph(&cells.join(". "), width, out)?;
    }
    Ok(())
}

/// A cell in words; marks with what they are about, what is alike together.
fn of_column(column: &Column, cell: &str) -> String {
    if column.marks.is_empty() || column.marks.len() != cell.chars().count() {
        return spoken(cell);
    }
    let kinds = "●○~·".chars().filter_map(|kind| {
        let pairs = cell.chars().zip(&column.marks);
        let names: Vec<&str> = pairs
            .filter(|(mark, _)| *mark == kind)
            .map(|(_, name)| name.as_str())
            .collect();
        (!names.is_empty()).then(|| format!("{} {}", meaning(kind), names.join(", ")))
    });
    kinds.collect::<Vec<_>>().join("; ")
}

/// A drawn mark in words.
fn meaning(mark: char) -> &'static str {
    match mark {
        '●' => "its usual area takes in",
        '○' => "some feel it in",
        '~' => "it is felt next to",
        _ => "it does not explain",
    }
}

/// What a picture shows, without its letters.
fn said(picture: &Picture, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (at, (class, keys)) in picture.classes().into_iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        paragraph(&format!("{}:", class.name()), width, out)?;
        for (at, key) in keys.iter().enumerate() {
            paragraph(&format!("{}. {}", at + 1, key.text), width, out)?;
        }
    }
    Ok(())
}

/// Drawn marks and figures as words.
fn spoken(text: &str) -> String {
    let mut said = String::new();
    for line in text.lines() {
        let drawn = !line.is_empty() && line.chars().all(|mark| "■□".contains(mark));
        if !drawn {
            if !said.is_empty() {
                said.push_str(", ");
            }
            said.push_str(line);
        }
    }
    with_ratio_in_words(&said.replace(" · ", ", "))
}

/// A positive likelihood ratio as what it says: how much more frequent a finding is.
fn with_ratio_in_words(text: &str) -> String {
    let Some((before, rest)) = text.split_once("LR+ ") else {
        return text.to_owned();
    };
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
    let (ratio, after) = rest.split_at(end.unwrap_or(rest.len()));
    format!(
        "{before}{ratio} times as frequent with it as without{}",
        with_ratio_in_words(after)
    )
}
