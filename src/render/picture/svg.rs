//! A picture as SVG: inside a page, or a file of its own. No script, nothing fetched; hatching as
//! well as colour, so that it prints in black and white.

use std::io::{self, Write};

use crate::knowledge::raw::Point;
use crate::render::{html::escape, wrap};
use crate::report::body::picture::{Area, Class, Key, Panel, Picture};
use crate::report::{Block, Document};

/// Units between panels, and around them.
const MARGIN: i32 = 60;
/// Room for a panel's name and sides.
const HEAD: i32 = 130;
/// Width of an inset.
const INSET: i32 = 760;
/// Height of a line of text.
const LINE: i32 = 52;
/// Letters of a line over the whole width, at the size of the text: for 1000 units.
const LETTERS: i32 = 40;

/// Colours by light and dark, and for paper.
const STYLE: &str = ".bg{fill:#fff}.skin{fill:#f4ede3;stroke:#6d6257;stroke-width:6;stroke-linejoin:round}\
.rest,.line{fill:none;stroke:#b9aa98;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}.line{stroke:#8d7f70;stroke-width:4}\
.strong{fill:#c8322b;stroke:#7d1712;stroke-width:4;stroke-linejoin:round}.weak{fill:url(#hatch);stroke:#b5680b;stroke-width:4;stroke-linejoin:round}\
.hatch{stroke:#d98a1f}.hatchbg{fill:#f9e2bd}.badge{fill:#fff;stroke:#333;stroke-width:3}.spot{stroke:#111;stroke-width:9;stroke-linecap:round}\
text{font-family:system-ui,sans-serif;font-size:40px;fill:#222}.name{font-weight:600}.end{fill:#666;font-size:36px}\
.letter{font-size:34px;font-weight:700;text-anchor:middle;fill:#111}.class{font-weight:600}";
/// The same in the dark, on screens only.
const DARK: &str = "@media screen and (prefers-color-scheme:dark){.bg{fill:#16181c}.skin{fill:#34302c;stroke:#b5a899}\
.rest{stroke:#5d554d}.line{stroke:#8a7f74}.strong{fill:#ef5b50;stroke:#ffb3ac}.weak{stroke:#ffc069}.hatch{stroke:#ffb454}.hatchbg{fill:#4a3a22}\
.badge{fill:#111;stroke:#eee}.spot{stroke:#fff}text{fill:#e8e6e3}.end{fill:#aaa}.letter{fill:#fff}}";

/// A panel with its place in the whole.
struct Placed<'p> {
    panel: &'p Panel,
    at: Point,
    /// Width on the page; heights in proportion.
    width: i32,
}

/// Writes a document's warnings and picture as a file.
pub(in crate::render) fn file(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let mut said = Vec::new();
    let mut picture = None;
    for block in &document.blocks {
        match block {
            Block::Warning(lines) => said.extend(lines.iter().map(String::as_str)),
            Block::Note(text) => said.push(text),
            Block::Picture(drawn) => picture = Some(drawn.as_ref()),
            _ => {}
        }
    }
    let empty = Picture {
        title: document.title.clone(),
        describe: said.join(" "),
        ..Picture::default()
    };
    drawing(picture.unwrap_or(&empty), Some(&said), out)
}

/// Writes a picture to stand in a page, which says the rest in words.
pub(in crate::render) fn inline(picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    drawing(picture, None, out)
}

/// The drawing; with `said`, the key and what else is to be said follow as text.
fn drawing(picture: &Picture, said: Option<&[&str]>, out: &mut dyn Write) -> io::Result<()> {
    let (placed, [width, mut height]) = layout(&picture.panels);
    let top = height;
    let lines = said.map(|said| words(picture, said, width)).unwrap_or_default();
    height += LINE * lines.len() as i32;
    let (title, describe) = (escape(&picture.title), escape(&picture.describe));
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"t d\">\n<title id=\"t\">{title}</title>\n<desc id=\"d\">{describe}</desc>"
    )?;
    writeln!(
        out,
        "<style>{STYLE}{DARK}</style>\n<defs><pattern id=\"hatch\" width=\"22\" height=\"22\" \
         patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"hatchbg\" \
         width=\"22\" height=\"22\"/><path class=\"hatch\" d=\"M0 0V22\" stroke-width=\"14\"/></pattern></defs>"
    )?;
    writeln!(out, "<rect class=\"bg\" width=\"{width}\" height=\"{height}\"/>")?;
    for one in &placed {
        write_panel(one, out)?;
    }
    for (at, (class, text)) in lines.iter().enumerate() {
        let y = top + LINE * at as i32;
        let text = escape(text);
        writeln!(out, "<text class=\"{class}\" x=\"{MARGIN}\" y=\"{y}\">{text}</text>")?;
    }
    writeln!(out, "</svg>")
}

/// Figures side by side, insets in columns beside them; width and height of all.
fn layout(panels: &[Panel]) -> (Vec<Placed<'_>>, Point) {
    let mut placed = Vec::new();
    let (mut left, mut tall) = (MARGIN, 0);
    for panel in panels.iter().filter(|panel| !panel.inset) {
        placed.push(Placed {
            panel,
            at: [left, MARGIN],
            width: panel.width,
        });
        left += panel.width + MARGIN;
        tall = tall.max(HEAD + panel.height);
    }
    // without a figure, insets stand in a row
    let room = tall;
    let (mut down, mut started) = (0, false);
    for panel in panels.iter().filter(|panel| panel.inset) {
        let width = INSET * panel.width / 1000;
        let height = HEAD + panel.height * width / panel.width.max(1);
        if started && down + height > room {
            left += INSET + MARGIN;
            down = 0;
        }
        started = true;
        placed.push(Placed {
            panel,
            at: [left, MARGIN + down],
            width,
        });
        down += height + MARGIN;
        tall = tall.max(down - MARGIN);
    }
    let right = if started { left + INSET + MARGIN } else { left };
    (placed, [right.max(1000), tall + 2 * MARGIN])
}

/// The key and the rest in lines of text, each with its class.
fn words(picture: &Picture, said: &[&str], width: i32) -> Vec<(&'static str, String)> {
    let most = (width * LETTERS / 1000).unsigned_abs() as usize;
    let mut lines = vec![("class", picture.title.clone())];
    let key = |key: &&Key| match key.mark {
        Some(mark) => format!("{mark}\u{a0} {}", key.text),
        None => key.text.clone(),
    };
    for (class, keys) in picture.classes() {
        let hatched = if class == Class::Spillover { " (hatched)" } else { "" };
        lines.push(("class", format!("{}{hatched}", class.name())));
        let texts = keys.iter().map(key);
        lines.extend(texts.flat_map(|text| wrap(&text, most)).map(|text| ("key", text)));
    }
    if picture.spots {
        lines.push(("key", "× a trigger point lies in this area".to_owned()));
    }
    let said = said.iter().flat_map(|text| wrap(text, most));
    lines.extend(said.map(|text| ("end", text)));
    lines.push(("end", String::new()));
    lines
}

fn write_panel(placed: &Placed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Placed { panel, at, width } = placed;
    let [x, y] = *at;
    let name = escape(&panel.name);
    writeln!(out, "<g transform=\"translate({x} {y})\">")?;
    writeln!(out, "<text class=\"name\" y=\"40\">{name}</text>")?;
    if let Some([left, right]) = panel.ends {
        writeln!(
            out,
            "<text class=\"end\" y=\"96\">{left}</text><text class=\"end\" x=\"{width}\" y=\"96\" \
             text-anchor=\"end\">{right}</text>"
        )?;
    }
    // thousandths, so that no fraction depends on how numbers are printed
    let scale = 1000 * width / panel.width.max(1);
    writeln!(
        out,
        "<g transform=\"translate(0 {HEAD}) scale({}.{:03})\">",
        scale / 1000,
        scale % 1000
    )?;
    write_path("skin", &panel.outline, true, out)?;
    write_path("rest", &panel.rest, true, out)?;
    for area in &panel.areas {
        write_area(area, out)?;
    }
    write_path("line", &panel.lines, false, out)?;
    for [x, y] in &panel.spots {
        let (left, top) = (x - 16, y - 16);
        writeln!(out, "<path class=\"spot\" d=\"M{left} {top}l32 32m0 -32l-32 32\"/>")?;
    }
    for (mark, [x, y]) in panel.areas.iter().filter_map(|area| area.label) {
        let down = y + 12;
        writeln!(
            out,
            "<circle class=\"badge\" cx=\"{x}\" cy=\"{y}\" r=\"24\"/><text class=\"letter\" \
             x=\"{x}\" y=\"{down}\">{mark}</text>"
        )?;
    }
    writeln!(out, "</g>\n</g>")
}

fn write_area(area: &Area, out: &mut dyn Write) -> io::Result<()> {
    let class = match area.class {
        Class::Spillover => "weak",
        Class::Pain | Class::Essential => "strong",
    };
    let (zone, name, path) = (escape(&area.zone), escape(&area.name), path(&area.shape, true));
    let what = area.class.name().to_lowercase();
    writeln!(
        out,
        "<path class=\"{class}\" data-zone=\"{zone}\" data-side=\"{}\" d=\"{path}\"><title>{name}: \
         {what}</title></path>",
        area.side
    )
}

/// Shapes or lines of one class as one path.
fn write_path(class: &str, shapes: &[Vec<Point>], closed: bool, out: &mut dyn Write) -> io::Result<()> {
    let all: String = shapes.iter().map(|shape| path(shape, closed)).collect();
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "<path class=\"{class}\" d=\"{all}\"/>")
}

fn path(shape: &[Point], closed: bool) -> String {
    let mut text = String::new();
    for (at, [x, y]) in shape.iter().enumerate() {
        text.push_str(if at == 0 { "M" } else { " " });
        text.push_str(&format!("{x} {y}"));
    }
    if closed {
        text.push('z');
    }
    text
}
