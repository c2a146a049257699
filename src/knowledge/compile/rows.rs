//! Tables that grow while others point into them.

use std::collections::HashMap;

use crate::knowledge::tables::{
    BasisRow, CueLink, LinkRow, List, PhraseUse, PointRow, PointerRow, ReferralRow, RelationRow,
    Span, TellRow, TriggerRow,
};

/// All texts, each kept once.
#[derive(Default)]
pub(super) struct Strings {
    pub(super) all: String,
    known: HashMap<String, Span>,
}

impl Strings {
    pub(super) fn add(&mut self, text: &str) -> Span {
        if let Some(span) = self.known.get(text) {
            return *span;
        }
        let span = Span {
            at: self.all.len() as u32,
            len: text.len() as u32,
        };
        self.all.push_str(text);
        self.known.insert(text.to_owned(), span);
        span
    }
}

/// The tables that ranges of rows point into.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) covered: Vec<u16>,
    pub(super) source_refs: Vec<u16>,
    pub(super) points: Vec<PointRow>,
    pub(super) referrals: Vec<ReferralRow>,
    pub(super) tells: Vec<TellRow>,
    pub(super) relations: Vec<RelationRow>,
    pub(super) links: Vec<LinkRow>,
    pub(super) bases: Vec<BasisRow>,
    pub(super) cue_links: Vec<CueLink>,
    pub(super) pointers: Vec<PointerRow>,
    pub(super) triggers: Vec<TriggerRow>,
    pub(super) phrase_uses: Vec<PhraseUse>,
}

/// Appends rows to a table and says where they are.
pub(super) fn append<T>(table: &mut Vec<T>, rows: impl IntoIterator<Item = T>) -> List {
    let at = table.len();
    table.extend(rows);
    List {
        at: at as u32,
        len: (table.len() - at) as u32,
    }
}

/// The row of each id.
pub(super) fn row_numbers<'a>(ids: impl Iterator<Item = &'a String>) -> HashMap<&'a str, u16> {
    ids.enumerate()
        .map(|(row, id)| (id.as_str(), row as u16))
        .collect()
}
