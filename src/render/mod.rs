//! From answers to bytes: each form in a file of its own.

mod delimited;
mod html;
mod markdown;
mod table;
mod text;

use std::io::{self, Write};

use crate::Surroundings;
use crate::cli::{Format, Output};
use crate::report::Answer;

/// Writes an answer in the form that was asked for.
///
/// # Errors
///
/// When writing fails.
pub fn render(answer: &dyn Answer, output: &Output, around: &Surroundings, out: &mut dyn Write) -> io::Result<()> {
    if output.quiet {
        return answer.ids().iter().try_for_each(|id| writeln!(out, "{id}"));
    }
    match output.format {
        Format::Table => table::render(&answer.document(), usize::from(around.width), around.color, out),
        Format::Text => text::render(&answer.document(), usize::from(around.width), out),
        Format::Json => answer.json(true, out).and_then(|()| writeln!(out)),
        Format::Ndjson => answer.json(false, out).and_then(|()| writeln!(out)),
        Format::Csv => delimited::render(&answer.rows(), b',', out),
        Format::Tsv => delimited::render(&answer.rows(), b'\t', out),
        Format::Markdown => markdown::render(&answer.document(), out),
        Format::Html => html::render(&answer.document(), out),
    }
}

/// Breaks text into lines of at most `width` columns at spaces; a longer word stands alone.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        match lines.last_mut() {
            Some(last) if line == 0 => last.push_str(word),
            Some(last) if line + 1 + word.chars().count() <= width => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
