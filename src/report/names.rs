//! From ids to the words people read: display names, citations, marks of recall.

use std::fmt::Write as _;

use crate::knowledge::tables::{SourceRow, Span, Tables};

/// Looks display names up; an id that is not known stands for itself.
#[derive(Debug, Clone, Copy)]
pub struct Names<'t>(pub &'t Tables);

impl<'t> Names<'t> {
    /// Name of a muscle, part or group.
    #[must_use]
    pub fn muscle(self, id: &'t str) -> &'t str {
        self.or_id(
            self.0
                .muscle(id)
                .map(|row| self.0.muscles[row as usize].name),
            id,
        )
    }

    /// Name of a zone, region or area.
    #[must_use]
    pub fn place(self, id: &'t str) -> &'t str {
        self.or_id(
            self.0.place(id).map(|row| self.0.places[row as usize].name),
            id,
        )
    }

    /// Name of a factor or sign.
    #[must_use]
    pub fn cue(self, id: &'t str) -> &'t str {
        let factor = || {
            self.0
                .factor(id)
                .map(|row| self.0.factors[row as usize].name)
        };
        let sign = || self.0.sign(id).map(|row| self.0.signs[row as usize].name);
        self.or_id(factor().or_else(sign), id)
    }

    /// Name of a condition.
    #[must_use]
    pub fn condition(self, id: &'t str) -> &'t str {
        self.or_id(
            self.0
                .condition(id)
                .map(|row| self.0.conditions[row as usize].name),
            id,
        )
    }

    /// A source's row.
    #[must_use]
    pub fn source(self, id: &str) -> Option<&'t SourceRow> {
        let sources = &self.0.sources;
        sources
            .binary_search_by(|row| self.0.text(row.id).cmp(id))
            .ok()
            .map(|row| &sources[row])
    }

    /// Whether a claim rests on recalled sources alone.
    #[must_use]
    pub fn recalled(self, sources: &[String]) -> bool {
        !sources
            .iter()
            .any(|id| self.source(id).is_some_and(|source| source.read))
    }

    fn or_id(self, name: Option<Span>, id: &'t str) -> &'t str {
        name.map_or(id, |span| self.0.text(span))
    }
}

/// Numbers sources in the order in which they are first cited.
#[derive(Debug, Clone)]
pub struct Citations<'t> {
    names: Names<'t>,
    /// Each with its row, when it is known.
    cited: Vec<(String, Option<&'t SourceRow>)>,
}

impl<'t> Citations<'t> {
    /// Nothing cited yet.
    #[must_use]
    pub fn new(names: Names<'t>) -> Self {
        Self {
            names,
            cited: Vec::new(),
        }
    }

    /// ` [1, 4]`, or ` [2; recalled]` when nothing that was read says so.
    pub fn cite(&mut self, sources: &[String]) -> String {
        let mut text = String::new();
        self.append(&mut text, sources);
        text
    }

    /// As [`Self::cite`], at the end of the text that the sources stand for.
    pub fn append(&mut self, text: &mut String, sources: &[String]) {
        if sources.is_empty() {
            return;
        }
        let mut numbers: Vec<usize> = sources.iter().map(|id| self.number(id)).collect();
        numbers.sort_unstable();
        let mut lead = " [";
        for number in &numbers {
            text.push_str(lead);
            // writing into a string cannot fail
            let _ = write!(text, "{number}");
            lead = ", ";
        }
        let source = |number: &usize| self.cited[number - 1].1;
        let read = |number: &usize| source(number).is_some_and(|source| source.read);
        text.push_str(if numbers.iter().any(read) {
            "]"
        } else {
            "; recalled]"
        });
    }

    fn number(&mut self, id: &str) -> usize {
        if let Some(at) = self.cited.iter().position(|(known, _)| known == id) {
            return at + 1;
        }
        self.cited.push((id.to_owned(), self.names.source(id)));
        self.cited.len()
    }

    /// Number and full citation of everything cited.
    #[must_use]
    pub fn list(&self) -> Vec<(String, String)> {
        let line = |(at, (id, source)): (usize, &(String, Option<&SourceRow>))| {
            let cite = source.map_or(id.as_str(), |source| self.names.0.text(source.cite));
            let status = if source.is_some_and(|source| source.read) {
                "read"
            } else {
                "recalled"
            };
            (format!("[{}]", at + 1), format!("{cite} ({status})"))
        };
        self.cited.iter().enumerate().map(line).collect()
    }
}

/// The first letter as a capital, for a text that begins a line.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
