//! What ranking reads: flat tables without pointers.
//!
//! The build script prints these rows as Rust source (their `Debug` form is valid Rust), so
//! the shipped knowledge costs nothing at start; `--data` fills the same tables at run time.
//! Texts are offsets into one string, lists are ranges of another table: a table of
//! `&'static str` would need a relocation for every entry each time the program starts.

mod asks;
mod care;
mod cues;
mod muscles;
mod numbers;
mod places;
mod words;

use std::borrow::Cow;

pub use asks::{AskRow, OwnCueRow, OwnPointerRow, ReachRow};
pub use care::{
    ConditionRow, FlagRow, FlagWordRow, MOST_LISTS, PhraseRow, PhraseUse, SourceRow, TriggerRow,
};
pub use cues::{CueLink, CueRow, PointerRow};
pub use muscles::{MuscleRow, PointRow, ReferralRow, RelationRow, TellRow};
pub use numbers::Numbers;
pub use places::{BasisRow, LinkRow, PlaceRow};
pub use words::{Fit, Form, NameOf, Pattern, PlaceForm, Relation, Rests, Role};

/// A piece of [`Tables::strings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// First byte.
    pub at: u32,
    /// Length in bytes.
    pub len: u32,
}

impl Span {
    /// The piece of `text` this span stands for.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.at as usize..(self.at + self.len) as usize]
    }
}

/// A range of rows of another table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    /// First row.
    pub at: u32,
    /// Number of rows.
    pub len: u32,
}

impl List {
    /// The rows of `table` this list stands for.
    #[must_use]
    pub fn of<T>(self, table: &[T]) -> &[T] {
        &table[self.at as usize..(self.at + self.len) as usize]
    }
}

/// Stands for "no row" where a row number is optional.
pub const NONE: u16 = u16::MAX;

/// A normalised name.
#[derive(Debug, Clone, Copy)]
pub struct NameRow {
    /// Normalised text.
    pub text: Span,
    /// The name as written in the data.
    pub written: Span,
    /// Its letters, see [`super::text::letters`].
    pub letters: u32,
    /// What it names.
    pub of: NameOf,
    /// Row in that table.
    pub row: u16,
}

/// Every so many names have a key of their own.
pub const NAME_STEP: usize = 32;

/// The first four bytes of a normalised text as a number: keys are in the order of the texts,
/// and equal where these bytes are.
#[must_use]
pub fn name_key(normal: &str) -> u32 {
    let mut bytes = [0; 4];
    let len = normal.len().min(bytes.len());
    bytes[..len].copy_from_slice(&normal.as_bytes()[..len]);
    u32::from_be_bytes(bytes)
}

/// Everything ranking, naming and listing read.
#[derive(Debug, Clone)]
pub struct Tables {
    /// All texts, one after another.
    pub strings: Cow<'static, str>,
    /// Muscles, parts and groups, by id.
    pub muscles: Cow<'static, [MuscleRow]>,
    /// What each muscle scores before anything is said, in a short report: its prior, and the
    /// charge for each usual area that is not mentioned.
    pub starts: Cow<'static, [f32]>,
    /// Trigger points, by muscle.
    pub points: Cow<'static, [PointRow]>,
    /// Referrals, by trigger point.
    pub referrals: Cow<'static, [ReferralRow]>,
    /// What tells muscles apart, by muscle.
    pub tells: Cow<'static, [TellRow]>,
    /// Muscles whose points come with another's, by muscle.
    pub relations: Cow<'static, [RelationRow]>,
    /// Zones in body order, then regions, then areas.
    pub places: Cow<'static, [PlaceRow]>,
    /// Rows of places, by id.
    pub place_ids: Cow<'static, [u16]>,
    /// Row numbers that lists of places or muscles refer to.
    pub covered: Cow<'static, [u16]>,
    /// Muscles that explain a place, by place.
    pub links: Cow<'static, [LinkRow]>,
    /// On what judged shares rest.
    pub bases: Cow<'static, [BasisRow]>,
    /// Factors, by id.
    pub factors: Cow<'static, [CueRow]>,
    /// Signs, by id.
    pub signs: Cow<'static, [CueRow]>,
    /// Muscles whose records name a factor or sign.
    pub cue_links: Cow<'static, [CueLink]>,
    /// What factors and signs say by region.
    pub pointers: Cow<'static, [PointerRow]>,
    /// What questions about a muscle could be about, by muscle.
    pub asks: Cow<'static, [AskRow]>,
    /// Zones a muscle may be felt in, by muscle.
    pub reaches: Cow<'static, [ReachRow]>,
    /// Factors and signs a muscle's record names, by muscle.
    pub own_cues: Cow<'static, [OwnCueRow]>,
    /// What judgement says of a muscle, by muscle, then by region.
    pub own_pointers: Cow<'static, [OwnPointerRow]>,
    /// Conditions, by id.
    pub conditions: Cow<'static, [ConditionRow]>,
    /// Red flags, by id.
    pub flags: Cow<'static, [FlagRow]>,
    /// Ways red flags fire.
    pub triggers: Cow<'static, [TriggerRow]>,
    /// Rows of the triggers that fire without a word being said.
    pub wordless: Cow<'static, [u16]>,
    /// Words of the red-flag phrases, by text.
    pub flag_words: Cow<'static, [FlagWordRow]>,
    /// Where each of these words is found by its hash, see [`Tables::flag_word`].
    pub flag_slots: Cow<'static, [u16]>,
    /// Red-flag phrases, by their words.
    pub phrases: Cow<'static, [PhraseRow]>,
    /// Where red-flag phrases count, by phrase.
    pub phrase_uses: Cow<'static, [PhraseUse]>,
    /// Sources, by id.
    pub sources: Cow<'static, [SourceRow]>,
    /// Row numbers of sources that lists refer to.
    pub source_refs: Cow<'static, [u16]>,
    /// All names, by normalised text.
    pub names: Cow<'static, [NameRow]>,
    /// The key of every [`NAME_STEP`]th name, see [`name_key`].
    pub name_keys: Cow<'static, [u32]>,
    /// Numbers used while ranking.
    pub numbers: Numbers,
    /// Version of the data.
    pub version: Span,
}

impl Tables {
    /// The text a span stands for.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        span.of(&self.strings)
    }

    /// The row of the muscle, part or group with this id.
    #[must_use]
    pub fn muscle(&self, id: &str) -> Option<u16> {
        self.by_id(&self.muscles, |row| row.id, id)
    }

    /// The row of the zone, region or area with this id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<u16> {
        let of = |row: &u16| self.text(self.places[*row as usize].id);
        self.place_ids
            .binary_search_by(|row| of(row).cmp(id))
            .ok()
            .map(|at| self.place_ids[at])
    }

    /// The row of the factor with this id.
    #[must_use]
    pub fn factor(&self, id: &str) -> Option<u16> {
        self.by_id(&self.factors, |row| row.id, id)
    }

    /// The row of the sign with this id.
    #[must_use]
    pub fn sign(&self, id: &str) -> Option<u16> {
        self.by_id(&self.signs, |row| row.id, id)
    }

    /// The row of the condition with this id.
    #[must_use]
    pub fn condition(&self, id: &str) -> Option<u16> {
        self.by_id(&self.conditions, |row| row.id, id)
    }

    /// The row of the red flag with this id.
    #[must_use]
    pub fn flag(&self, id: &str) -> Option<u16> {
        self.by_id(&self.flags, |row| row.id, id)
    }

    /// All names equal to a normalised text, in [`NameOf`] order.
    #[must_use]
    pub fn named(&self, normal: &str) -> &[NameRow] {
        let rest = self.names_from(normal);
        // a few at most
        let same = rest.iter().take_while(|row| self.text(row.text) == normal);
        &rest[..same.count()]
    }

    /// Whether any name starts with this text, followed by a space or nothing.
    #[must_use]
    pub fn starts_a_name(&self, normal: &str) -> bool {
        let next = self.names_from(normal).first();
        next.is_some_and(|row| self.text(row.text).starts_with(normal))
    }

    /// The names that are not before a normalised text. The keys say between which two of them
    /// it would stand: a search among all names would touch a page of the file at each step.
    fn names_from(&self, normal: &str) -> &[NameRow] {
        let key = name_key(normal);
        let (first, last) = (
            self.name_keys.partition_point(|one| *one < key),
            self.name_keys.partition_point(|one| *one <= key),
        );
        let from = first.saturating_sub(1) * NAME_STEP;
        let to = (last * NAME_STEP).min(self.names.len());
        let before = |row: &NameRow| self.text(row.text) < normal;
        &self.names[from + self.names[from..to].partition_point(before)..]
    }

    /// The row of a word in normal form among those of the red-flag phrases, if it is one: every
    /// word of every question is looked up, so that a search would be most of the gate's work.
    #[must_use]
    pub fn flag_word(&self, normal: &str) -> Option<u16> {
        let last = self.flag_slots.len().checked_sub(1)?;
        let mut slot = super::text::hash(normal) as usize & last;
        // there are more slots than words: an empty one ends the search
        loop {
            let row = self.flag_slots[slot];
            if row == NONE {
                return None;
            }
            if self.text(self.flag_words[row as usize].text) == normal {
                return Some(row);
            }
            slot = (slot + 1) & last;
        }
    }

    fn by_id<T>(&self, rows: &[T], span: fn(&T) -> Span, id: &str) -> Option<u16> {
        rows.binary_search_by(|row| self.text(span(row)).cmp(id))
            .ok()
            .map(|row| row as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// Each name, the start of each, and each with a letter more.
    #[test]
    fn a_search_between_keys_finds_what_a_search_of_all_names_would() {
        let store = Store::shipped();
        let tables = store.tables();
        let everywhere = |normal: &str| {
            let before = |row: &NameRow| tables.text(row.text) < normal;
            tables.names.partition_point(before)
        };
        let check = |normal: &str| {
            let found = tables.names.len() - tables.names_from(normal).len();
            assert_eq!(found, everywhere(normal), "{normal:?}");
        };
        for (at, row) in tables.names.iter().enumerate() {
            let name = tables.text(row.text);
            let start: String = name.chars().take(1 + at % 9).collect();
            check(name);
            check(&start);
            check(&format!("{name}{}", ['a', 'z', ' ', '~'][at % 4]));
        }
        check("");
        check("\u{10ffff}");
    }
}
