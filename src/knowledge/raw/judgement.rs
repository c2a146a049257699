//! The numbers of the ranking, and elicited judgement.

use serde::{Deserialize, Serialize};

use super::none;

/// One number of the ranking, with its reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Kebab-case id.
    pub id: String,
    /// The value.
    pub value: f64,
    /// Why this value.
    pub reason: String,
}

/// Which muscles are usual for a place: elicited judgement, weak evidence.
///
/// The shipped shares are the mean of two judgements, the second made without sight of the
/// first. Both rest on the same literature, so their agreement proves little. A published study's
/// shares hold only among the muscles it examined: in the low back and the neck, where these were
/// few, the share of the examined muscles together is judged, and the study divides it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usual {
    /// Zone or region id.
    pub place: String,
    /// Muscles, the most usual first.
    pub muscles: Vec<UsualMuscle>,
}

/// One line of a [`Usual`] list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualMuscle {
    /// Muscle, part or group id.
    pub muscle: String,
    /// Judged share of people with pain there, 0 to 1; those of one place sum to at most about 1.
    pub weight: f64,
    /// `study`, `guide` or `judgement`.
    pub basis: String,
}

/// What a factor or sign says in one region: elicited judgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pointer {
    /// Region id.
    pub region: String,
    /// Factor or sign id.
    pub finding: String,
    /// worse, better, onset, not-worse or present.
    pub effect: String,
    /// Muscles it makes likelier.
    #[serde(default, skip_serializing_if = "none")]
    pub raises: Vec<Shift>,
    /// Muscles it makes less likely.
    #[serde(default, skip_serializing_if = "none")]
    pub lowers: Vec<Shift>,
    /// The reason.
    pub why: String,
}

/// How far one muscle is shifted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Muscle, part or group id.
    pub muscle: String,
    /// weak, moderate or strong.
    pub strength: String,
}
