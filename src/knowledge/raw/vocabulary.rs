//! Places, factors, signs and sources: the vocabularies.

use serde::{Deserialize, Serialize};

use super::{is_false, none};

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
