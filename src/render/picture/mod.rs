//! A picture in a terminal: braille dots for outlines and shading, letters for what is shaded.
//!
//! A cell holds two by four dots. Usual areas are full, what is felt by some has one dot in four,
//! so that the two differ without colour.

mod canvas;
pub(super) mod svg;

use std::io::{self, Write};

use self::canvas::{Canvas, Ink};
use super::wrap;
use crate::report::body::picture::{Class, Key, Panel, Picture};

/// Columns between two panels.
const GAP: usize = 2;
const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RED: &str = "\u{1b}[31m";
const YELLOW: &str = "\u{1b}[33m";
const RESET: &str = "\u{1b}[0m";

/// Stands where a trigger point lies.
const SPOT: char = '×';

/// One character of a picture and its colour.
type Cell = (char, Ink);

/// Panels one under the other.
struct Column {
    width: usize,
    lines: Vec<Vec<Cell>>,
}

/// Writes a picture and its key within `width` columns.
pub(super) fn render(
    picture: &Picture,
    width: usize,
    color: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, row) in rows_of(columns(&picture.panels, width), width)
        .iter()
        .enumerate()
    {
        if at > 0 {
            writeln!(out)?;
        }
        let height = row
            .iter()
            .map(|column| column.lines.len())
            .max()
            .unwrap_or(0);
        for at in 0..height {
            writeln!(out, "{}", line(row, at, color))?;
        }
    }
    writeln!(out)?;
    let (on, off) = if color { (DIM, RESET) } else { ("", "") };
    for text in wrap(&legend(picture), width) {
        writeln!(out, "{on}{text}{off}")?;
    }
    for (class, keys) in picture.classes() {
        let (on, off) = if color { (BOLD, RESET) } else { ("", "") };
        writeln!(out, "\n{on}{}{off}", class.name())?;
        for key in keys {
            write_key(key, width, out)?;
        }
    }
    Ok(())
}

fn write_key(key: &Key, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let mark = key.mark.unwrap_or('-');
    for (at, text) in wrap(&key.text, width.saturating_sub(3)).iter().enumerate() {
        let lead = if at == 0 { mark } else { ' ' };
        writeln!(out, "{lead}  {text}")?;
    }
    Ok(())
}

/// What the shadings mean.
fn legend(picture: &Picture) -> String {
    let classes = picture.classes();
    let mut parts: Vec<String> = classes
        .iter()
        .map(|(class, _)| {
            let shading = match class {
                Class::Spillover => "⠅⠅",
                Class::Pain | Class::Essential => "⣿⣿",
            };
            format!("{shading} {}", class.name().to_lowercase())
        })
        .collect();
    if picture.spots {
        parts.push(format!("{SPOT} a trigger point lies in this area"));
    }
    parts.join(" · ")
}

/// Columns of a figure, and of an inset: two figures and an inset fill the width.
fn sizes(width: usize) -> (usize, usize) {
    match width {
        110.. => (34, 24),
        80.. => (27, 22),
        _ => (27, 22.min(width)),
    }
}

/// Each figure in a column of its own, insets two in a column.
fn columns(panels: &[Panel], width: usize) -> Vec<Column> {
    let (figure, inset) = sizes(width);
    let mut columns: Vec<Column> = Vec::new();
    let tall = panels.iter().find(|panel| !panel.inset);
    let tall = tall.map_or(0, |panel| drawn(panel, figure).len());
    for panel in panels {
        let size = if panel.inset { inset } else { figure };
        let lines = drawn(panel, size);
        let last = columns.last_mut().filter(|_| panel.inset);
        let room = |column: &&mut Column| {
            column.width == size && column.lines.len() + 1 + lines.len() <= tall
        };
        match last.filter(room) {
            Some(column) => {
                column.lines.push(Vec::new());
                column.lines.extend(lines);
            }
            None => columns.push(Column { width: size, lines }),
        }
    }
    columns
}

/// Columns side by side, as many as fit.
fn rows_of(columns: Vec<Column>, width: usize) -> Vec<Vec<Column>> {
    let mut rows: Vec<Vec<Column>> = Vec::new();
    let mut used = 0;
    for column in columns {
        let needs = column.width + GAP;
        match rows.last_mut() {
            Some(row) if used + needs <= width + GAP => {
                used += needs;
                row.push(column);
            }
            _ => {
                used = needs;
                rows.push(vec![column]);
            }
        }
    }
    rows
}

/// A line of the columns of a row.
fn line(row: &[Column], at: usize, color: bool) -> String {
    let mut cells: Vec<Cell> = Vec::new();
    let mut start = 0;
    for column in row {
        cells.resize(start, (' ', Ink::None));
        cells.extend(column.lines.get(at).into_iter().flatten());
        start += column.width + GAP;
    }
    while cells.last().is_some_and(|(mark, _)| *mark == ' ') {
        cells.pop();
    }
    if color {
        return tinted(&cells);
    }
    cells.iter().map(|(mark, _)| *mark).collect()
}

/// Cells with colours, each switched on once for all that have it.
fn tinted(cells: &[Cell]) -> String {
    let mut text = String::new();
    for same in cells.chunk_by(|(_, one), (_, other)| one == other) {
        let (on, off) = match same.first() {
            Some((_, Ink::Line)) => (DIM, RESET),
            Some((_, Ink::Strong)) => (RED, RESET),
            Some((_, Ink::Weak)) => (YELLOW, RESET),
            Some((_, Ink::Letter)) => (BOLD, RESET),
            _ => ("", ""),
        };
        text.push_str(on);
        text.extend(same.iter().map(|(mark, _)| *mark));
        text.push_str(off);
    }
    text
}

/// A panel under its name.
fn drawn(panel: &Panel, most: usize) -> Vec<Vec<Cell>> {
    // a narrow view is drawn to the same scale
    let columns = (most * panel.width.unsigned_abs() as usize / 1000).clamp(1, most);
    let letters =
        |text: &str| -> Vec<Cell> { text.chars().map(|mark| (mark, Ink::Letter)).collect() };
    let names = wrap(&panel.name, most);
    let mut lines: Vec<Vec<Cell>> = names.iter().map(|name| letters(name)).collect();
    if let Some([left, right]) = panel.ends {
        let gap = columns.saturating_sub(left.len() + right.len());
        let ends = format!("{left}{}{right}", " ".repeat(gap));
        lines.push(ends.chars().map(|mark| (mark, Ink::Line)).collect());
    }
    lines.extend(paint(panel, columns).cells());
    lines
}

fn paint(panel: &Panel, columns: usize) -> Canvas {
    let columns = i32::try_from(columns).unwrap_or(1);
    let mut canvas = Canvas::new(panel.width, panel.height, columns);
    for area in &panel.areas {
        let ink = match area.class {
            Class::Spillover => Ink::Weak,
            Class::Pain | Class::Essential => Ink::Strong,
        };
        canvas.fill(&area.shape, ink);
    }
    for shape in &panel.outline {
        canvas.line(shape, true);
    }
    canvas.hollow();
    if panel.inset {
        for shape in &panel.lines {
            if canvas.can_show(shape) {
                canvas.line(shape, false);
            }
        }
    }
    for spot in &panel.spots {
        canvas.letter(SPOT, *spot);
    }
    for (mark, at) in panel.areas.iter().filter_map(|area| area.label) {
        canvas.letter(mark, at);
    }
    canvas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::body::picture::Area;

    fn square(class: Class) -> Panel {
        let shape = vec![[0, 0], [1000, 0], [1000, 1000], [0, 1000]];
        Panel {
            width: 1000,
            height: 1000,
            areas: vec![Area {
                zone: "here".to_owned(),
                name: "Here".to_owned(),
                side: "left",
                class,
                label: Some(('a', [500, 500])),
                mark: Some('a'),
                shape,
            }],
            ..Panel::default()
        }
    }

    fn text(panel: &Panel) -> Vec<String> {
        let lines = paint(panel, 4).cells();
        let line = |cells: &Vec<Cell>| cells.iter().map(|(mark, _)| *mark).collect();
        lines.iter().map(line).collect()
    }

    #[test]
    fn usual_areas_are_full_and_spillover_is_thin_and_letters_stand_inside() {
        assert_eq!(text(&square(Class::Essential)), ["⣿⣿⣿⣿", "⣿⣿a⣿"]);
        assert_eq!(text(&square(Class::Spillover)), ["⠅⠅⠅⠅", "⠅⠅a⠅"]);
    }

    #[test]
    fn columns_go_to_the_next_row_where_they_do_not_fit() {
        let columns = |many: usize| {
            let column = || Column {
                width: 27,
                lines: Vec::new(),
            };
            (0..many).map(|_| column()).collect()
        };
        let counts = |width| {
            let rows = rows_of(columns(3), width);
            rows.iter().map(Vec::len).collect::<Vec<_>>()
        };
        assert_eq!(counts(85), [3]);
        assert_eq!(counts(84), [2, 1]);
        assert_eq!(counts(40), [1, 1, 1]);
    }
}
