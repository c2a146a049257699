//! What stands beside the list of muscles: the set, what to ask next, what it could be mistaken
//! for.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Named, two_decimals};

/// A set of muscles that together explain everything.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Together<'t> {
    /// The muscles and what each takes.
    pub muscles: Vec<Member<'t>>,
    /// Places that none of them explains.
    pub unexplained: Vec<&'t str>,
    /// Gain in log likelihood over the best single muscle.
    #[serde(serialize_with = "two_decimals")]
    pub gain: f32,
    /// exact or approximate.
    pub method: &'static str,
}

/// A muscle of a set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member<'t> {
    /// Muscle id.
    pub muscle: &'t str,
    /// Clinical name.
    pub name: &'t str,
    /// The side it would be on.
    pub side: Option<&'static str>,
    /// Places it takes.
    pub takes: Vec<&'t str>,
    /// How it goes with the others, where that is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
}

/// A question worth asking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question<'t> {
    /// Id of what is asked.
    pub finding: &'t str,
    /// zone, factor or sign.
    pub kind: &'static str,
    /// Muscles a yes makes likelier.
    pub raises: Vec<Named<'t>>,
    /// Muscles a yes makes less likely.
    pub lowers: Vec<Named<'t>>,
    /// Expected information in nats.
    #[serde(serialize_with = "two_decimals")]
    pub gain: f32,
    /// The question in plain words.
    pub question: String,
}

/// A diagnosis to exclude.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mimic<'t> {
    /// Condition id.
    pub condition: &'t str,
    /// Display name.
    pub name: &'t str,
    /// Why it is named here.
    pub because: Vec<ImitatedBy<'t>>,
    /// What would tell.
    pub tell: &'t str,
    /// When it cannot wait.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub urgent_if: &'t str,
}

/// Why a diagnosis is named: a leading muscle, by id, imitates it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImitatedBy<'t>(pub &'t str);

impl fmt::Display for ImitatedBy<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "imitated by {}", self.0)
    }
}

impl Serialize for ImitatedBy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
