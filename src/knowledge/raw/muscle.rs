//! A muscle, part or group, and everything claimed of it.

use serde::{Deserialize, Serialize};

use super::{Sources, Text, none};

/// One zone a trigger point sends pain to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    /// Zone id.
    pub zone: String,
    /// `essential` or `spillover`.
    pub pattern: String,
    /// same, both, other or midline, seen from the muscle.
    pub side: String,
    /// A remark, for instance where sources disagree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// A spot in a muscle and where it sends pain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerPoint {
    /// Short id within the muscle.
    pub id: String,
    /// Two to four words.
    pub label: String,
    /// Where to find it, by landmarks.
    #[serde(rename = "where")]
    pub place: String,
    /// The zone it lies in.
    pub zone: String,
    /// Who says where it lies.
    pub sources: Sources,
    /// Where it sends pain.
    pub refers: Vec<Referral>,
}

/// Origin, insertion, action and nerve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anatomy {
    /// Where it arises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Where it inserts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insertion: Option<String>,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// What supplies it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nerve: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// Identifiers in other terminologies; exact matches only.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Terminologia Anatomica 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ta2: Option<String>,
    /// Terminologia Anatomica 1998.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ta98: Option<String>,
    /// Foundational Model of Anatomy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fma: Option<String>,
    /// Uber-anatomy ontology.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uberon: Option<String>,
}

/// Something noticed in people with points in this muscle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MuscleSign {
    /// The statement.
    pub text: String,
    /// The sign of the vocabulary it is, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// What a factor does to pain from this muscle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MuscleFactor {
    /// Factor id.
    pub factor: String,
    /// worse, better, onset, perpetuates or no-effect.
    pub effect: String,
    /// `typical` or `possible`.
    pub strength: String,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// A condition the muscle's pain is mistaken for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mimic {
    /// Condition id.
    pub condition: String,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// What tells this muscle from another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldApart {
    /// The other muscle, part or group.
    pub from: String,
    /// What differs.
    pub by: String,
    /// Who says so.
    pub sources: Sources,
}

/// A muscle whose points come with this one's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Related {
    /// The other muscle, part or group.
    pub muscle: String,
    /// often-together, synergist, antagonist, satellite (woken by this one) or key (wakes this one).
    pub how: String,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// How common the muscle is as a source of pain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prevalence {
    /// very-common, common, occasional or rare.
    pub frequency: String,
    /// What is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// One piece of self-care.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Care {
    /// pressure, stretch, strengthen, posture or habit.
    pub kind: String,
    /// What to do.
    pub text: String,
    /// How long, how often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dose: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// A muscle, a part of one, or a group: one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Muscle {
    /// Kebab-case id, also the file's name.
    pub id: String,
    /// muscle, part or group.
    pub kind: String,
    /// Clinical English name.
    pub name: String,
    /// Latin name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latin: Option<String>,
    /// Where it is, in plain words.
    pub plain: String,
    /// Other names people type.
    #[serde(default, skip_serializing_if = "none")]
    pub aliases: Vec<String>,
    /// The muscle this is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Groups it belongs to, the main one first.
    #[serde(default, skip_serializing_if = "none")]
    pub groups: Vec<String>,
    /// Identifiers elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
    /// Origin, insertion, action, nerve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anatomy: Option<Anatomy>,
    /// Its trigger points.
    #[serde(default, skip_serializing_if = "none")]
    pub trigger_points: Vec<TriggerPoint>,
    /// Why it has no trigger points here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_referral: Option<String>,
    /// What else is noticed.
    #[serde(default, skip_serializing_if = "none")]
    pub signs: Vec<MuscleSign>,
    /// What makes it worse, better, starts it or keeps it going.
    #[serde(default, skip_serializing_if = "none")]
    pub factors: Vec<MuscleFactor>,
    /// What it is mistaken for.
    #[serde(default, skip_serializing_if = "none")]
    pub mimics: Vec<Mimic>,
    /// What tells it from look-alikes.
    #[serde(default, skip_serializing_if = "none")]
    pub told_apart: Vec<ToldApart>,
    /// Muscles whose points come with it.
    #[serde(default, skip_serializing_if = "none")]
    pub related: Vec<Related>,
    /// How to test for it.
    #[serde(default, skip_serializing_if = "none")]
    pub tests: Vec<Text>,
    /// How common it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prevalence: Option<Prevalence>,
    /// Self-care.
    #[serde(default, skip_serializing_if = "none")]
    pub care: Vec<Care>,
    /// Why there is no self-care.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_care: Option<String>,
    /// Cautions, shown before any self-care.
    #[serde(default, skip_serializing_if = "none")]
    pub cautions: Vec<Text>,
    /// Remarks, such as where sources disagree.
    #[serde(default, skip_serializing_if = "none")]
    pub notes: Vec<Text>,
}
