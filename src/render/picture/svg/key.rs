//! What a picture shows, in lines of text below it.

use std::io::{self, Write};

use super::{MARGIN, shading};
use crate::knowledge::raw::Point;
use crate::render::{html::escape, wrap};
use crate::report::body::picture::{Key, Picture};

/// Height of a line of text.
const LINE: i32 = 52;
/// Letters of a line over the whole width, at the size of the text: for 1000 units.
const LETTERS: i32 = 40;

/// A line of text under the panels.
pub(super) struct Line {
    /// Left end and height of the letters' foot.
    pub(super) at: Point,
    /// Class of the text.
    class: &'static str,
    /// Class of a sample of the shading before it.
    sample: Option<&'static str>,
    text: String,
}

impl Line {
    /// Writes it as text.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let ([mut x, y], class, text) = (self.at, self.class, escape(&self.text));
        if let Some(sample) = self.sample {
            let top = y - 32;
            writeln!(
                out,
                "<rect class=\"{sample}\" x=\"{x}\" y=\"{top}\" width=\"60\" height=\"38\"/>"
            )?;
            x += 84;
        }
        writeln!(
            out,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{text}</text>"
        )
    }
}

/// The key, each class in a column of its own, and what else is said below it.
pub(super) fn words(picture: &Picture, said: &[&str], width: i32) -> Vec<Line> {
    let classes = picture.classes();
    let column = (width - 2 * MARGIN) / whole(classes.len()).max(1);
    let most = |width: i32| (width * LETTERS / 1000).unsigned_abs() as usize;
    let mut lines: Vec<Line> = Vec::new();
    let mut low = 0;
    for (at, (class, keys)) in (0..).zip(&classes) {
        let left = MARGIN + column * at;
        let mut texts = vec![("class", Some(shading(*class)), class.name().to_owned())];
        let wrapped = keys
            .iter()
            .flat_map(|key| wrap(&lettered(key), most(column)));
        texts.extend(wrapped.map(|text| ("key", None, text)));
        for (row, (class, sample, text)) in (0..).zip(texts) {
            let at = [left, LINE * row];
            low = low.max(at[1]);
            lines.push(Line {
                at,
                class,
                sample,
                text,
            });
        }
    }
    let spots = picture
        .spots
        .then_some("× a trigger point lies in this area");
    let rest = spots.into_iter().chain(said.iter().copied());
    for text in rest.flat_map(|text| wrap(text, most(width - 2 * MARGIN))) {
        low += LINE;
        let (at, class, sample) = ([MARGIN, low], "end", None);
        lines.push(Line {
            at,
            class,
            sample,
            text,
        });
    }
    lines
}

fn lettered(key: &Key) -> String {
    match key.mark {
        Some(mark) => format!("{mark}\u{a0}\u{a0}{}", key.text),
        None => key.text.clone(),
    }
}

fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
