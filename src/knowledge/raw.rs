//! The shapes of the data files, exactly as they are written.
//!
//! Nothing here is checked beyond its shape: unknown fields are refused, everything else is
//! the business of [`super::check`]. Field order here is the canonical order in the files.

use serde::{Deserialize, Serialize};

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

/// A part of the body that opens several zones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Kebab-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Other names people type.
    #[serde(default, skip_serializing_if = "none")]
    pub aliases: Vec<String>,
    /// The zone meant most often when only the region is named.
    pub default_zone: String,
}

/// The smallest place a pain can be put.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Kebab-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// The region it lies in.
    pub region: String,
    /// Chart sides on which it shows: `front`, `back` or `both`.
    pub view: String,
    /// A single zone on the midline, without a left and a right.
    #[serde(default, skip_serializing_if = "is_false")]
    pub midline: bool,
    /// Other names people type.
    #[serde(default, skip_serializing_if = "none")]
    pub aliases: Vec<String>,
    /// Zones that touch it; symmetric.
    pub neighbours: Vec<String>,
    /// Why no muscle is known to refer here, when none is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_muscle: Option<String>,
}

/// A word that covers several zones or regions without being a region itself ("arm", "calf").
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Kebab-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Other names people type.
    #[serde(default, skip_serializing_if = "none")]
    pub aliases: Vec<String>,
    /// Zones and regions covered, the likeliest first.
    pub any_of: Vec<String>,
}

/// Something that makes pain worse or better, keeps it going or started it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Kebab-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// movement, activity, posture, state, environment or anatomical.
    pub kind: String,
    /// Factors of one family count once in a ranking (sitting, driving, desk work).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Other ways people say it.
    #[serde(default, skip_serializing_if = "none")]
    pub aliases: Vec<String>,
}

/// Something else noticed: weakness, limited motion, tingling.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// Kebab-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Other ways people say it.
    #[serde(default, skip_serializing_if = "none")]
    pub aliases: Vec<String>,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Kebab-case id.
    pub id: String,
    /// Author, editor or publishing site.
    pub author: String,
    /// Year of publication, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Title, or what the page is about.
    pub title: String,
    /// Digital object identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// `PubMed` number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pmid: Option<String>,
    /// The original page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// trial, review, study, case-report, guideline, textbook, clinician-page, seed, ontology or recall.
    pub kind: String,
    /// `read` or `recalled`.
    pub status: String,
}

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
