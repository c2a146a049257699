//! A picture as SVG: inside a page, or a file of its own. No script, nothing fetched; hatching as
//! well as colour, so that it prints in black and white.

mod key;

use std::io::{self, Write};

use self::key::words;
use crate::knowledge::raw::Point;
use crate::render::html::escape;
use crate::report::body::picture::{Area, Class, Panel, Picture};
use crate::report::{Block, Document};

/// Units between panels, and around them.
const MARGIN: i32 = 60;
/// Room for a panel's name and sides.
const HEAD: i32 = 130;
/// Width of an inset.
const INSET: i32 = 760;
/// Room for the title of a file.
const TITLE: i32 = 90;
/// What is felt by some is hatched.
const HATCH: &str = "<pattern id=\"hatch\" width=\"22\" height=\"22\" patternUnits=\"userSpaceOnUse\" \
patternTransform=\"rotate(45)\"><rect class=\"hatchbg\" width=\"22\" height=\"22\"/>\
<path class=\"hatch\" d=\"M0 0V22\" stroke-width=\"14\"/></pattern>";

/// Colours by light and dark, and for paper.
const STYLE: &str = ".bg{fill:#fff}.skin{fill:#f4ede3;stroke:#6d6257;stroke-width:6;stroke-linejoin:round}\
.rest,.line{fill:none;stroke:#b9aa98;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}.line{stroke:#8d7f70;stroke-width:4}\
.strong{fill:#c8322b;stroke:#7d1712;stroke-width:4;stroke-linejoin:round}.weak{fill:url(#hatch);stroke:#b5680b;stroke-width:4;stroke-linejoin:round}\
.hatch{stroke:#d98a1f}.hatchbg{fill:#f9e2bd}.badge{fill:#fff;stroke:#333;stroke-width:3}.spot{stroke:#111;stroke-width:9;stroke-linecap:round}\
text{font-family:system-ui,sans-serif;font-size:40px;fill:#222}.name{font-weight:600}.end{fill:#666;font-size:36px}\
.letter{font-size:34px;font-weight:700;text-anchor:middle;fill:#111}.class{font-weight:600}.title{font-size:56px;font-weight:600}";
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

/// The drawing; with `said`, under a title, and with the key and what else is to be said.
fn drawing(picture: &Picture, said: Option<&[&str]>, out: &mut dyn Write) -> io::Result<()> {
    let (placed, [width, tall]) = layout(&picture.panels);
    let top = said.map_or(0, |_| TITLE);
    let lines = said
        .map(|said| words(picture, said, width))
        .unwrap_or_default();
    let low = lines.iter().map(|line| line.at[1]).max().unwrap_or(0);
    let height = top + tall + low + said.map_or(0, |_| MARGIN);
    let (title, describe) = (escape(&picture.title), escape(&picture.describe));
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"t d\">\n<title id=\"t\">{title}</title>\n<desc id=\"d\">{describe}</desc>"
    )?;
    writeln!(out, "<style>{STYLE}{DARK}</style>\n<defs>{HATCH}</defs>")?;
    writeln!(
        out,
        "<rect class=\"bg\" width=\"{width}\" height=\"{height}\"/>"
    )?;
    if said.is_some() {
        writeln!(
            out,
            "<text class=\"title\" x=\"{MARGIN}\" y=\"90\">{title}</text>"
        )?;
    }
    writeln!(out, "<g transform=\"translate(0 {top})\">")?;
    for one in &placed {
        write_panel(one, out)?;
    }
    writeln!(out, "</g>\n<g transform=\"translate(0 {})\">", top + tall)?;
    for line in &lines {
        line.write(out)?;
    }
    writeln!(out, "</g>\n</svg>")
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

/// Class of the areas that mean this.
fn shading(class: Class) -> &'static str {
    match class {
        Class::Spillover => "weak",
        Class::Pain | Class::Essential => "strong",
    }
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
        writeln!(
            out,
            "<path class=\"spot\" d=\"M{left} {top}l32 32m0 -32l-32 32\"/>"
        )?;
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
    let class = shading(area.class);
    let (zone, name, path) = (
        escape(&area.zone),
        escape(&area.name),
        path(&area.shape, true),
    );
    let what = area.class.name().to_lowercase();
    writeln!(
        out,
        "<path class=\"{class}\" data-zone=\"{zone}\" data-side=\"{}\" d=\"{path}\"><title>{name}: \
         {what}</title></path>",
        area.side
    )
}

/// Shapes or lines of one class as one path.
fn write_path(
    class: &str,
    shapes: &[Vec<Point>],
    closed: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let all: String = shapes.iter().map(|shape| path(shape, closed)).collect();
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "<path class=\"{class}\" d=\"{all}\"/>")
}

fn path(shape: &[Point], closed: bool) -> String {
    let corner = |[x, y]: &Point| format!("{x} {y}");
    let corners: Vec<String> = shape.iter().map(corner).collect();
    let end = if closed { "z" } else { "" };
    format!("M{}{end}", corners.join(" "))
}
