//! From answers to bytes: each form in a file of its own.

mod delimited;
mod html;
mod markdown;
mod picture;
mod table;
mod text;

use std::borrow::Cow;
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

/// Breaks text into lines of at most `width` columns, at spaces where there are any. A line is cut
/// off whole: looking at each word and letter took a tenth of showing a record.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let text = single_spaced(text);
    let mut lines = Vec::with_capacity(1 + text.len() / width);
    let mut rest = &*text;
    while let Some(end) = byte_after(rest, width) {
        // a space may stand right behind the last column
        let fits = rest.as_bytes().get(..=end).unwrap_or_default();
        let (line, next) = match fits.iter().rposition(|byte| *byte == b' ') {
            Some(space) => (space, space + 1),
            None => (end, end),
        };
        lines.push(rest[..line].to_owned());
        rest = &rest[next..];
    }
    lines.push(rest.to_owned());
    lines
}

/// Where the text goes on after this many characters, if it does.
fn byte_after(text: &str, count: usize) -> Option<usize> {
    let first = text.as_bytes().get(..count)?;
    if first.is_ascii() {
        return (text.len() > count).then_some(count);
    }
    text.char_indices().nth(count).map(|(at, _)| at)
}

/// Text with one space between words and none around them. Most text is so already, which all
/// its bytes together tell faster than one after another.
fn single_spaced(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let greater = pairs.map(|(one, next)| *one.max(next));
    let twice = greater.fold(u8::MAX, u8::min) <= b' ';
    let other = bytes.iter().copied().fold(u8::MAX, u8::min) < b' ';
    if twice || other || text.starts_with(' ') || text.ends_with(' ') {
        // ASCII alone: a no-break space keeps its words together
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        return Cow::Owned(words.join(" "));
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_long_words_break_anyway() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("a abcdefgh b", 3), ["a", "abc", "def", "gh", "b"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("ä öü  ß\t€ ", 4), ["ä öü", "ß €"]);
        assert_eq!(wrap("one\u{a0}two", 5), ["one\u{a0}t", "wo"]);
    }
}
