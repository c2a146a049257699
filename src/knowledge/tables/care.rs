//! Rows of conditions, red flags and sources.

use super::{List, Span};

/// A diagnosis the pain can be mistaken for.
#[derive(Debug, Clone, Copy)]
pub struct ConditionRow {
    /// Id.
    pub id: Span,
    /// Display name.
    pub name: Span,
    /// What tells it apart, the most useful finding first.
    pub tell: Span,
    /// When it cannot wait; empty when nothing is said.
    pub urgent: Span,
    /// Zones, rows of [`super::Tables::covered`].
    pub zones: List,
    /// Muscles that imitate it, rows of [`super::Tables::covered`].
    pub muscles: List,
    /// Factors and signs told with it, rows of [`super::Tables::covered`]: rows of the factors,
    /// then of the signs.
    pub told_by: List,
}

/// A finding that needs care first.
#[derive(Debug, Clone, Copy)]
pub struct FlagRow {
    /// Id.
    pub id: Span,
    /// Short name.
    pub name: Span,
    /// The question in plain words.
    pub question: Span,
    /// What it may be.
    pub concern: Span,
    /// What to do.
    pub action: Span,
    /// 0 emergency now, 1 same day, 2 see a clinician soon.
    pub urgency: u8,
    /// Ways it fires, rows of [`super::Tables::triggers`].
    pub triggers: List,
    /// Regions it is asked for, rows of [`super::Tables::covered`]; empty means any.
    pub regions: List,
    /// Red flags that ask about it together with others, where they concern what hurts: rows of
    /// this table in [`super::Tables::covered`].
    pub asked_with: List,
    /// A self-check asks about it.
    pub asked: bool,
}

/// Most lists of phrases of one trigger: each is a bit of a `u16` where they are counted.
pub const MOST_LISTS: usize = 16;

/// One combination that fires a red flag.
#[derive(Debug, Clone, Copy)]
pub struct TriggerRow {
    /// The red flag it belongs to.
    pub flag: u16,
    /// How many lists of phrases it has: one phrase of each must be said.
    pub lists: u8,
    /// One of these regions must hurt, rows of [`super::Tables::covered`]; empty means anywhere.
    pub pain_in: List,
    /// Least age.
    pub age_from: u8,
    /// Greatest age.
    pub age_to: u8,
    /// 0 any, 1 female, 2 male.
    pub sex: u8,
    /// Only in pregnancy.
    pub pregnant: bool,
    /// What was said of something long past does not count.
    pub recent: bool,
}

/// A word of the phrases that red flags listen for.
#[derive(Debug, Clone, Copy)]
pub struct FlagWordRow {
    /// Its normal form.
    pub text: Span,
    /// The phrases that open with it, rows of [`super::Tables::phrases`].
    pub opens: List,
}

/// A phrase that red flags listen for.
#[derive(Debug, Clone, Copy)]
pub struct PhraseRow {
    /// Its words: rows of [`super::Tables::covered`] that hold rows of
    /// [`super::Tables::flag_words`].
    pub words: List,
    /// Where it counts, rows of [`super::Tables::phrase_uses`].
    pub uses: List,
}

/// A list of a trigger that a phrase is in.
#[derive(Debug, Clone, Copy)]
pub struct PhraseUse {
    /// The trigger, a row of [`super::Tables::triggers`].
    pub trigger: u16,
    /// Which of its lists, from 0.
    pub list: u8,
}

/// A source, as ranking cites it.
#[derive(Debug, Clone, Copy)]
pub struct SourceRow {
    /// Id.
    pub id: Span,
    /// Author, year and title in one line.
    pub cite: Span,
    /// Read, not recalled.
    pub read: bool,
}
