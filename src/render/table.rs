//! Tables for people at a terminal.

use std::borrow::Cow;
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
            Block::Table(table) => match Fit::of(table, width) {
                Some(fit) => draw(table, &fit, width, color, out)?,
                None => super::text::rows(table, width, out)?,
            },
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
fn draw(
    table: &Table,
    fit: &Fit,
    width: usize,
    color: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut drawn = Drawn::new();
    drawn.load_preset("     ──            ");
    drawn
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width as u16);
    drawn.set_header(table.columns.iter().map(|column| column.name.as_str()));
    let padding = |at: usize| usize::from(at + 1 < table.columns.len());
    let widest = table.columns.iter().zip(&fit.widest);
    let narrow: Vec<Option<usize>> = widest
        .map(|(column, widest)| (!column.fixed && widest + GAP > fit.share).then_some(fit.share))
        .collect();
    for row in &table.rows {
        let cells = row.iter().zip(&narrow).enumerate();
        drawn.add_row(cells.map(|(at, (cell, narrow))| match narrow {
            Some(width) => Cow::Owned(wrapped(cell, width - padding(at))),
            None => Cow::Borrowed(cell.as_str()),
        }));
    }
    for (at, narrow) in narrow.iter().enumerate() {
        let Some(target) = drawn.column_mut(at) else {
            continue;
        };
        target.set_padding((0, padding(at) as u16));
        if table.columns[at].fixed {
            target.set_constraint(ColumnConstraint::ContentWidth);
        } else if let Some(width) = narrow {
            target.set_constraint(ColumnConstraint::Absolute(Width::Fixed(*width as u16)));
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

/// How a table fits into a width.
struct Fit {
    /// Columns of the screen that the widest line of each column takes.
    widest: Vec<usize>,
    /// Those that each column of text may take.
    share: usize,
}

impl Fit {
    /// None where a column of text would be too narrow to read.
    fn of(table: &Table, width: usize) -> Option<Self> {
        let widest: Vec<usize> = (0..table.columns.len())
            .map(|at| widest(table, at))
            .collect();
        let fixed = table.columns.iter().zip(&widest);
        let fixed = fixed.filter(|(column, _)| column.fixed);
        let taken: usize = fixed.clone().map(|(_, widest)| widest + GAP).sum();
        let texts = table.columns.len() - fixed.count();
        let share = width.saturating_sub(taken + texts.max(1) - 1) / texts.max(1);
        (texts == 0 || share >= NARROWEST).then_some(Self { widest, share })
    }
}

/// The text of a cell in lines that fit: the table would break them too, letter by letter.
fn wrapped(cell: &str, width: usize) -> String {
    let lines = cell.split('\n').flat_map(|line| wrap(line, width));
    lines.collect::<Vec<_>>().join("\n")
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
