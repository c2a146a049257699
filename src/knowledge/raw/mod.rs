//! The shapes of the data files, exactly as they are written.
//!
//! Nothing here is checked beyond its shape: unknown fields are refused, everything else is
//! the business of [`super::check`]. Field order here is the canonical order in the files.

mod body;
mod judgement;
mod medical;
mod muscle;
mod vocabulary;

use serde::{Deserialize, Serialize};

pub use body::{Drawn, Point, View, points};
pub use judgement::{Number, Pointer, Shift, Study, Usual, UsualMuscle};
pub use medical::{Combination, Condition, Discriminator, RedFlag};
pub use muscle::{
    Anatomy, Care, Mimic, Muscle, MuscleFactor, MuscleSign, Prevalence, Referral, Related, Terms,
    ToldApart, TriggerPoint,
};
pub use vocabulary::{Area, Factor, Region, Sign, Source, Zone};

fn none<T>(list: &[T]) -> bool {
    list.is_empty()
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// Ids of sources behind a claim; never empty in shipped data.
pub type Sources = Vec<String>;

/// A text with the sources that say so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The statement, in our own words.
    pub text: String,
    /// Who says so.
    pub sources: Sources,
}
