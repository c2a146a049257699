//! Tables for people at a terminal.

use std::io::{self, Write};

use comfy_table::{ColumnConstraint, ContentArrangement, Table as Drawn, Width};

use super::wrap;
use crate::report::{Block, Document, Table};

/// Columns between two columns: one of padding, one that the table draws.
const GAP: usize = 2;
/// Narrowest column of text; a table without room for it is told in words.
const NARROWEST: usize = 8;
const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RED: &str = "\u{1b}[1;31m";
const RESET: &str = "\u{1b}[0m";

/// Writes a document within `width` columns.
pub(super) fn render(
    document: &Document,
    width: usize,
    color: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let style = |code: &'static str| if color { (code, RESET) } else { ("", "") };
    let mut first = true;
    for block in &document.blocks {
        if !first && !matches!(block, Block::Points(_) | Block::Note(_) | Block::Legend(_)) {
            writeln!(out)?;
        }
        first = false;
        match block {
            Block::Warning(lines) => {
                let (on, off) = style(RED);
                for line in lines.iter().flat_map(|line| wrap(line, width - 2)) {
                    writeln!(out, "{on}! {line}{off}")?;
                }
            }
            Block::Heading(text) => {
                let (on, off) = style(BOLD);
                wrap(text, width)
                    .iter()
                    .try_for_each(|line| writeln!(out, "{on}{line}{off}"))?;
            }
            Block::Paragraph(text) => wrap(text, width)
                .iter()
                .try_for_each(|line| writeln!(out, "{line}"))?,
            Block::Note(text) | Block::Legend(text) => {
                let (on, off) = style(DIM);
                wrap(text, width)
                    .iter()
                    .try_for_each(|line| writeln!(out, "{on}{line}{off}"))?;
            }
            Block::Points(points) => points
                .iter()
                .try_for_each(|point| hanging("- ", point, width, out))?,
            Block::Fields(fields) => write_fields(fields, width, style(BOLD), out)?,
            Block::Table(table) => draw(table, width, color, out)?,
            Block::Picture(picture) => super::picture::render(picture, width, color, out)?,
        }
    }
    Ok(())
}

fn hanging(lead: &str, text: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let indent = lead.chars().count();
    for (at, line) in wrap(text, width.saturating_sub(indent)).iter().enumerate() {
        let lead = if at == 0 {
            lead.to_owned()
        } else {
            " ".repeat(indent)
        };
        writeln!(out, "{lead}{line}")?;
    }
    Ok(())
}

fn write_fields(
    fields: &[(String, String)],
    width: usize,
    bold: (&str, &str),
    out: &mut dyn Write,
) -> io::Result<()> {
    let longest = fields
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0)
        .min(20);
    for (name, value) in fields {
        for (at, line) in wrap(value, width.saturating_sub(longest + 2))
            .iter()
            .enumerate()
        {
            let name = if at == 0 { name.as_str() } else { "" };
            let pad = " ".repeat(longest.saturating_sub(name.chars().count()));
            writeln!(out, "{}{name}{}{pad}  {line}", bold.0, bold.1)?;
        }
    }
    Ok(())
}

/// Colour goes on after drawing, so that it never counts as width.
fn draw(table: &Table, width: usize, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut drawn = Drawn::new();
    drawn.load_preset("     ──            ");
    drawn
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width as u16);
    drawn.set_header(table.columns.iter().map(|column| column.name.as_str()));
    for row in &table.rows {
        drawn.add_row(row);
    }
    let texts = table
        .columns
        .iter()
        .filter(|column| !column.fixed)
        .count()
        .max(1);
    let fixed: usize = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.fixed)
        .map(|(at, _)| widest(table, at) + GAP)
        .sum();
    let share = width.saturating_sub(fixed + texts - 1) / texts;
    if share < NARROWEST {
        return super::text::rows(table, width, out);
    }
    for (at, column) in table.columns.iter().enumerate() {
        let Some(target) = drawn.column_mut(at) else {
            continue;
        };
        let last = at + 1 == table.columns.len();
        target.set_padding((0, u16::from(!last)));
        if column.fixed {
            target.set_constraint(ColumnConstraint::ContentWidth);
        } else if widest(table, at) + GAP > share {
            target.set_constraint(ColumnConstraint::Absolute(Width::Fixed(share as u16)));
        }
    }
    for (at, line) in drawn.lines().enumerate() {
        let line = line.trim_end();
        match (color, at) {
            (true, 0) => writeln!(out, "{BOLD}{line}{RESET}")?,
            (true, _) => writeln!(out, "{}", tint(line))?,
            (false, _) => writeln!(out, "{line}")?,
        }
    }
    Ok(())
}

/// Columns the widest line of a column takes.
fn widest(table: &Table, at: usize) -> usize {
    let cells = table
        .rows
        .iter()
        .filter_map(|row| row.get(at))
        .flat_map(|cell| cell.lines());
    let cells = cells.chain(table.columns.get(at).map(|column| column.name.as_str()));
    cells.map(|line| line.chars().count()).max().unwrap_or(0)
}

/// Marks that mean something get a colour of their own, each also told by its shape.
fn tint(line: &str) -> String {
    let mut tinted = String::with_capacity(line.len());
    for mark in line.chars() {
        let code = match mark {
            '●' | '■' => "\u{1b}[32m",
            '○' => "\u{1b}[33m",
            '□' | '·' => DIM,
            _ => {
                tinted.push(mark);
                continue;
            }
        };
        tinted.push_str(code);
        tinted.push(mark);
        tinted.push_str(RESET);
    }
    tinted
}
