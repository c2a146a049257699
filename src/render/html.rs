//! A page of HTML that prints well and needs nothing else.

use std::io::{self, Write};

use super::picture::svg;
use crate::report::body::picture::Picture;
use crate::report::{Block, Document, Table};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}\
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:1.5rem}table{border-collapse:collapse;width:100%}\
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ddd}\
.marks{letter-spacing:.15em;white-space:nowrap}.warning{border-left:.4rem solid #b00020;background:#fdecee;padding:.6rem 1rem;margin:1rem 0}\
.warning p{margin:.4rem 0}.note{color:#555;font-size:.9rem}dt{font-weight:600}dd{margin:0 0 .4rem}\
figure{margin:1rem 0}figure svg{width:100%;max-height:90vh}.key{list-style:none;padding:0}.key b{display:inline-block;min-width:1.5rem}\
@media screen and (prefers-color-scheme:dark){body{color:#e8e6e3;background:#16181c}th,td{border-color:#3a3d44}.note{color:#aaa}.warning{background:#3a1418}}";

/// Writes a document as a page.
pub(super) fn render(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let title = escape(&document.title);
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">"
    )?;
    writeln!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    )?;
    writeln!(
        out,
        "<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    )?;
    for block in document.below_title() {
        write_block(block, out)?;
    }
    writeln!(out, "</body>\n</html>")
}

fn write_block(block: &Block, out: &mut dyn Write) -> io::Result<()> {
    match block {
        Block::Warning(lines) => {
            let line = |line: &String| format!("<p>{}</p>", escape(line));
            let lines: Vec<String> = lines.iter().map(line).collect();
            let lines = lines.concat();
            writeln!(out, "<div class=\"warning\" role=\"alert\">{lines}</div>")
        }
        Block::Heading(text) => writeln!(out, "<h2>{}</h2>", escape(text)),
        Block::Paragraph(text) => writeln!(out, "<p>{}</p>", escape(text)),
        Block::Note(text) | Block::Legend(text) => {
            writeln!(out, "<p class=\"note\">{}</p>", escape(text))
        }
        Block::Points(points) => {
            writeln!(out, "<ul>")?;
            points
                .iter()
                .try_for_each(|point| writeln!(out, "<li>{}</li>", escape(point)))?;
            writeln!(out, "</ul>")
        }
        Block::Fields(fields) => {
            writeln!(out, "<dl>")?;
            for (name, value) in fields {
                writeln!(out, "<dt>{}</dt><dd>{}</dd>", escape(name), escape(value))?;
            }
            writeln!(out, "</dl>")
        }
        Block::Table(table) => write_table(table, out),
        Block::Picture(picture) => write_picture(picture, out),
    }
}

/// The drawing, and what it shows in words.
fn write_picture(picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<figure>")?;
    svg::inline(picture, out)?;
    writeln!(out, "</figure>")?;
    for (class, keys) in picture.classes() {
        writeln!(out, "<h2>{}</h2>\n<ul class=\"key\">", class.name())?;
        for key in keys {
            let mark = key.mark.map(|mark| format!("<b>{mark}</b> "));
            let mark = mark.unwrap_or_default();
            writeln!(out, "<li>{mark}{}</li>", escape(&key.text))?;
        }
        writeln!(out, "</ul>")?;
    }
    Ok(())
}

fn write_table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("<th scope=\"col\">{}</th>", escape(&column.name)))
        .collect();
    writeln!(
        out,
        "<table>\n<thead><tr>{}</tr></thead>\n<tbody>",
        names.concat()
    )?;
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let marks = if is_marks(cell) {
                    " class=\"marks\""
                } else {
                    ""
                };
                format!("<td{marks}>{}</td>", escape(cell).replace('\n', "<br>"))
            })
            .collect();
        writeln!(out, "<tr>{}</tr>", cells.concat())?;
    }
    writeln!(out, "</tbody>\n</table>")
}

/// Whether a cell holds only the marks of a legend, one for each place.
fn is_marks(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|mark| "●○~· ".contains(mark))
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
