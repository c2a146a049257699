//! The answer of `rank`, `ask` and `batch`: schema `myomap.rank.v1`.

use std::io;

use serde::{Serialize, Serializer};

use super::{Answer, Document, Rows};

mod advice;
mod candidate;
mod cells;
pub mod fragments;
mod page;

pub use advice::{ImitatedBy, Member, Mimic, Question, Together};
pub use candidate::{Because, Candidate, Cited, Named, PointId, Told};
pub(crate) use cells::joined;
pub(super) use page::{reason, understood_line, warn};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.rank.v1";
/// Said once in every answer for people.
pub const NOTE: &str = "This is a lookup of published referral patterns, not a diagnosis. Trigger points are a disputed theory.";

/// Scores are written with two decimals, so that every path prints the same digits.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
pub(crate) fn two_decimals<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*value) * 100.0).round() / 100.0 + 0.0)
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankReport<'t> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Program version.
    pub tool: &'static str,
    /// Data version.
    pub data: &'t str,
    /// What was understood, in the order it was said.
    pub understood: Vec<Understood<'t>>,
    /// Words that were not.
    pub not_understood: Vec<String>,
    /// The closest known names for these, where there are some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub did_you_mean: Vec<Meant>,
    /// Findings that need care first.
    pub red_flags: Vec<RedFlag<'t>>,
    /// Muscles, best first; empty when withheld.
    pub candidates: Vec<Candidate<'t>>,
    /// The fewest muscles that together explain everything; null when one is enough.
    pub together: Option<Together<'t>>,
    /// What would settle it.
    pub ask_next: Vec<Question<'t>>,
    /// Diagnoses to exclude.
    pub mimics: Vec<Mimic<'t>>,
    /// What this is not.
    pub note: &'static str,
    /// For people only: whether reasons are shown.
    #[serde(skip)]
    pub explain: bool,
}

/// What words that were not understood may have meant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Meant {
    /// The words, as in `not_understood`.
    pub text: String,
    /// Closest known names, best first.
    pub names: Vec<String>,
}

/// One thing that was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Understood<'t> {
    /// The words it came from.
    pub text: String,
    /// zone, factor or sign.
    pub kind: &'static str,
    /// An id that `show` accepts.
    pub id: &'t str,
    /// For a word that covers several places: all of them, the likeliest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<&'t str>,
    /// left, right, both, midline or null.
    pub side: Option<&'static str>,
    /// present or absent.
    pub polarity: &'static str,
    /// For factors: worse, better, after or not-worse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    /// 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intensity: Option<u8>,
    /// Display name, for people.
    #[serde(skip)]
    pub name: &'t str,
}

/// A finding that needs care first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RedFlag<'t> {
    /// Id.
    pub id: &'t str,
    /// The question it answers.
    pub finding: &'t str,
    /// What it may be.
    pub concern: &'t str,
    /// emergency-now, same-day or see-soon.
    pub urgency: &'static str,
    /// What to do.
    pub action: &'t str,
    /// Short name, for people.
    #[serde(skip)]
    pub name: &'t str,
    /// Its question is a list, of which any one thing applies.
    #[serde(skip)]
    pub gathers: bool,
}

impl RedFlag<'_> {
    /// Why it fires, for people: its name, or the list it gathers.
    pub(super) fn because(&self) -> String {
        if self.gathers {
            let list = self.finding.trim_end_matches('?');
            format!("Because of one of these: {list}.")
        } else {
            format!("Because of: {}.", self.name)
        }
    }
}

impl Answer for RankReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        if indented {
            return out.write_all(&fragments::indented(self));
        }
        // room for most answers
        let mut bytes = Vec::with_capacity(1 << 15);
        fragments::write(self, &mut bytes);
        out.write_all(&bytes)
    }

    fn ids(&self) -> Vec<String> {
        if self.withheld() {
            return self
                .red_flags
                .iter()
                .map(|flag| flag.id.to_owned())
                .collect();
        }
        let all = self.candidates.iter().flat_map(|one| {
            std::iter::once(one.muscle).chain(one.same_as.iter().map(|same| same.id))
        });
        all.map(str::to_owned).collect()
    }

    fn rows(&self) -> Rows {
        cells::rows(self)
    }

    fn document(&self) -> Document {
        page::document(self)
    }
}

impl RankReport<'_> {
    /// A red flag fired and nothing else is shown.
    #[must_use]
    pub fn withheld(&self) -> bool {
        !self.red_flags.is_empty() && self.candidates.is_empty()
    }
}
