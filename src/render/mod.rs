//! From answers to bytes: each form in a file of its own.

mod delimited;
mod html;
mod markdown;
mod picture;
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
pub fn render(
    answer: &dyn Answer,
    output: &Output,
    around: &Surroundings,
    out: &mut dyn Write,
) -> io::Result<()> {
    if output.quiet {
        return answer.ids().iter().try_for_each(|id| writeln!(out, "{id}"));
    }
    match output.format {
        Format::Table => table::render(
            &answer.document(),
            usize::from(around.width),
            around.color,
            out,
        ),
        Format::Text => text::render(&answer.document(), usize::from(around.width), out),
        Format::Json => answer.json(true, out).and_then(|()| writeln!(out)),
        Format::Ndjson => answer.json(false, out).and_then(|()| writeln!(out)),
        Format::Csv => delimited::render(&answer.rows(), b',', out),
        Format::Tsv => delimited::render(&answer.rows(), b'\t', out),
        Format::Markdown => markdown::render(&answer.document(), out),
        Format::Html => html::render(&answer.document(), out),
        Format::Svg => picture::svg::file(&answer.document(), out),
    }
}

/// Breaks text into lines of at most `width` columns, at spaces where there are any.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let line = || String::with_capacity(width.min(text.len()));
    let mut lines = vec![line()];
    let mut used = 0;
    // ASCII alone: a no-break space keeps its words together
    for word in text.split_ascii_whitespace() {
        let long = word.chars().count();
        if used > 0 && used + 1 + long > width {
            lines.push(line());
            used = 0;
        }
        let Some(line) = lines.last_mut() else { break };
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += long;
        while used > width {
            used -= width;
            let rest = lines
                .last_mut()
                .map(|line| split_at(line, width))
                .unwrap_or_default();
            lines.push(rest);
        }
    }
    lines
}

/// Cuts a line after `width` characters and returns what is left over.
fn split_at(line: &mut String, width: usize) -> String {
    match line.char_indices().nth(width) {
        Some((at, _)) => line.split_off(at),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_long_words_break_anyway() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("a abcdefgh b", 3), ["a", "abc", "def", "gh", "b"]);
        assert_eq!(wrap("", 10), [""]);
    }
}
