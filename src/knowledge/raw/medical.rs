//! Conditions and red flags.

use serde::{Deserialize, Serialize};

use super::{Sources, is_false, none};

/// A finding that speaks for the condition or for the muscle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discriminator {
    /// What is found, in plain words.
    pub finding: String,
    /// `condition` or `muscle`.
    pub favours: String,
    /// Sensitivity, 0 to 1, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<f32>,
    /// Specificity, 0 to 1, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specificity: Option<f32>,
    /// Positive likelihood ratio, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lr_positive: Option<f32>,
    /// Negative likelihood ratio, as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lr_negative: Option<f32>,
    /// A remark on how far to trust it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// A diagnosis the pain can be mistaken for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Kebab-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// What it is, for a patient.
    pub plain: String,
    /// Other names.
    #[serde(default, skip_serializing_if = "none")]
    pub aliases: Vec<String>,
    /// Where it hurts: zone, region or area ids.
    pub places: Vec<String>,
    /// Muscles, parts or groups that imitate it.
    #[serde(default, skip_serializing_if = "none")]
    pub imitated_by: Vec<String>,
    /// Factors and signs told with it that are no muscle's own: judgement.
    #[serde(default, skip_serializing_if = "none")]
    pub told_by: Vec<String>,
    /// What tells the two apart.
    #[serde(default, skip_serializing_if = "none")]
    pub findings: Vec<Discriminator>,
    /// When it cannot wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgent_if: Option<String>,
    /// Who says so.
    pub sources: Sources,
}

/// A finding that needs care before anything is ranked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedFlag {
    /// Kebab-case id.
    pub id: String,
    /// Short display name.
    pub name: String,
    /// The question, in plain words.
    pub question: String,
    /// Phrases that fire it by themselves.
    #[serde(default, skip_serializing_if = "none")]
    pub phrases: Vec<String>,
    /// Combinations that fire it: one phrase of every list must be there.
    #[serde(default, skip_serializing_if = "none")]
    pub combinations: Vec<Combination>,
    /// Where the pain must be for it to be asked: region ids, or `any`.
    pub regions: Vec<String>,
    /// It is about something recent: its phrases do not count when said of something that
    /// happened a year ago or more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub recent: bool,
    /// Ids of red flags that gather several findings in one question: where one of them concerns
    /// what hurts, it is asked instead of this one.
    #[serde(default, skip_serializing_if = "none")]
    pub asked_with: Vec<String>,
    /// Why the guided self-check does not ask about it; words fire it all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_asked: Option<String>,
    /// What it may be.
    pub concern: String,
    /// `emergency-now`, `same-day` or `see-soon`.
    pub urgency: String,
    /// What to do.
    pub action: String,
    /// Who says so.
    pub sources: Sources,
}

/// Things that are alarming only together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Combination {
    /// Regions of which one must hurt; none means anywhere.
    #[serde(default, skip_serializing_if = "none")]
    pub pain_in: Vec<String>,
    /// Lists of phrases; one of each list must be said.
    #[serde(default, skip_serializing_if = "none")]
    pub said: Vec<Vec<String>>,
    /// Least age in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_from: Option<u8>,
    /// Greatest age in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_to: Option<u8>,
    /// `female` or `male`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// Fires only in pregnancy.
    #[serde(default, skip_serializing_if = "is_false")]
    pub pregnant: bool,
}
