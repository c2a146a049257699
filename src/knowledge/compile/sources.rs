//! Sources, and the lists of them that rows cite.

use super::Compiler;
use super::rows::append;
use crate::knowledge::raw;
use crate::knowledge::tables::{List, SourceRow};

impl Compiler<'_> {
    /// Equal lists share their rows.
    pub(super) fn source_list(&mut self, sources: &[String]) -> List {
        let rows: Vec<u16> = sources
            .iter()
            .filter_map(|id| self.source_rows.get(id.as_str()).copied())
            .collect();
        if let Some(list) = self.source_lists.get(&rows) {
            return *list;
        }
        let list = append(&mut self.lists.source_refs, rows.iter().copied());
        self.source_lists.insert(rows, list);
        list
    }

    pub(super) fn sources(&mut self) -> Vec<SourceRow> {
        let records = self.records;
        let strings = &mut self.strings;
        let row = |source: &raw::Source| SourceRow {
            id: strings.add(&source.id),
            cite: strings.add(&cite(source)),
            read: source.status == "read",
        };
        records.sources.iter().map(row).collect()
    }
}

/// One line that cites a source: author, year, title.
#[must_use]
pub fn cite(source: &raw::Source) -> String {
    match source.year {
        Some(year) => format!("{} {year}: {}", source.author, source.title),
        None => format!("{}: {}", source.author, source.title),
    }
}
