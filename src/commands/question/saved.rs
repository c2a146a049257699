//! A question as it is written: by arguments, in a file, in a line of a batch.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::cli::{PersonArgs, QueryArgs, SexArg, SideArg};
use crate::query::{Person, Sex, Side};

/// Name of the schema of a query.
pub(crate) const QUERY_SCHEMA: &str = "myomap.query.v1";

/// A place as a query writes it: a phrase, or a phrase with side and intensity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Pain {
    /// `"left low back"`
    Phrase(String),
    /// `{"at":"buttock","side":"left","intensity":7}`
    Place(PainPlace),
}

/// A place with its side and intensity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PainPlace {
    /// The phrase.
    pub at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    /// Its side; goes before a side in the phrase.
    pub side: Option<RawSide>,
    #[serde(
        default,
        deserialize_with = "whole",
        skip_serializing_if = "Option::is_none"
    )]
    /// 0 to 10.
    pub intensity: Option<u8>,
}

/// A side as a query writes it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawSide {
    /// Left.
    Left,
    /// Right.
    Right,
    /// On both sides.
    Both,
    /// In the middle.
    Midline,
}

/// One query: schema `myomap.query.v1`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawQuery {
    /// The schema, where it is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Anything; comes back with the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// Where it hurts.
    #[serde(default)]
    pub pain: Vec<Pain>,
    /// Where it does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub no_pain: Vec<String>,
    /// What makes it worse.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub worse: Vec<String>,
    /// What makes it better.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub better: Vec<String>,
    /// What does not make it worse.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_worse: Vec<String>,
    /// What started it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// What else was noticed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// What was looked for and not there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// Ids of red flags that were asked about and answered with yes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub red_flags: Vec<String>,
    /// Side of every place that does not say its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<RawSide>,
    /// Every place that hurts was named.
    #[serde(default)]
    pub complete: bool,
    /// Age in years.
    #[serde(
        default,
        deserialize_with = "whole",
        skip_serializing_if = "Option::is_none"
    )]
    pub age: Option<u8>,
    /// Sex, where a rule needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<RawSex>,
    /// Pregnant.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pregnant: bool,
}

/// Sex as a query writes it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawSex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// An id as it was written: whatever kind of value it is, it comes back the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Box<RawValue>);

impl Id {
    /// Its JSON, as it was written.
    pub(in crate::commands) fn written(&self) -> &str {
        self.0.get()
    }

    /// The words of a text, anything else as it was written.
    pub(in crate::commands) fn plain(&self) -> String {
        let written = self.0.get();
        serde_json::from_str(written).unwrap_or_else(|_| written.to_owned())
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

impl<'de> Deserialize<'de> for Pain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PainVisitor)
    }
}

struct PainVisitor;

impl<'de> Visitor<'de> for PainVisitor {
    type Value = Pain;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a place")
    }

    fn visit_str<E>(self, text: &str) -> Result<Pain, E> {
        Ok(Pain::Phrase(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Pain, A::Error> {
        PainPlace::deserialize(MapAccessDeserializer::new(fields)).map(Pain::Place)
    }
}

/// A small whole number; `7.0` is one, as JSON Schema has it.
#[allow(clippy::float_cmp, reason = "whole numbers up to 255 are exact")]
fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    let whole = |number: f64| {
        (0..=u8::MAX)
            .find(|whole| f64::from(*whole) == number)
            .ok_or_else(|| D::Error::custom(format!("{number} is no small whole number")))
    };
    Option::<f64>::deserialize(deserializer)?
        .map(whole)
        .transpose()
}

impl RawSide {
    pub(super) fn side(self) -> Side {
        match self {
            Self::Left => Side::Left,
            Self::Right => Side::Right,
            Self::Both => Side::Both,
            Self::Midline => Side::Midline,
        }
    }
}

/// The arguments of `rank` as a raw query.
pub(super) fn from_args(places: &[String], args: &QueryArgs) -> RawQuery {
    let split = |list: &[String]| -> Vec<String> {
        list.iter()
            .flat_map(|one| one.split(','))
            .map(str::to_owned)
            .collect()
    };
    RawQuery {
        pain: split(places).into_iter().map(Pain::Phrase).collect(),
        no_pain: split(&args.not),
        worse: split(&args.worse),
        better: split(&args.better),
        not_worse: split(&args.not_worse),
        after: split(&args.after),
        with: split(&args.with),
        without: split(&args.without),
        side: args.side.map(|side| match side {
            SideArg::Left => RawSide::Left,
            SideArg::Right => RawSide::Right,
            SideArg::Both => RawSide::Both,
        }),
        complete: args.complete,
        ..RawQuery::default()
    }
    .with_person(args.person)
}

impl RawQuery {
    /// Adds who the person is.
    pub(crate) fn with_person(mut self, person: PersonArgs) -> Self {
        self.age = person.age.or(self.age);
        self.sex = person
            .sex
            .map(|sex| match sex {
                SexArg::Female => RawSex::Female,
                SexArg::Male => RawSex::Male,
            })
            .or(self.sex);
        self.pregnant |= person.pregnant;
        self
    }

    /// Adds everything another query says.
    pub(super) fn merge(&mut self, other: Self) {
        self.pain.extend(other.pain);
        self.no_pain.extend(other.no_pain);
        self.worse.extend(other.worse);
        self.better.extend(other.better);
        self.not_worse.extend(other.not_worse);
        self.after.extend(other.after);
        self.with.extend(other.with);
        self.without.extend(other.without);
        self.red_flags.extend(other.red_flags);
        self.side = self.side.or(other.side);
        self.complete |= other.complete;
        self.age = self.age.or(other.age);
        self.sex = self.sex.or(other.sex);
        self.pregnant |= other.pregnant;
    }

    /// Whether it says anything at all.
    #[must_use]
    pub fn has_findings(&self) -> bool {
        [
            &self.no_pain,
            &self.worse,
            &self.better,
            &self.not_worse,
            &self.after,
            &self.with,
            &self.without,
            &self.red_flags,
        ]
        .iter()
        .any(|list| !list.is_empty())
            || !self.pain.is_empty()
    }

    pub(in crate::commands) fn person(&self) -> Person {
        Person {
            age: self.age,
            sex: self.sex.map(|sex| match sex {
                RawSex::Female => Sex::Female,
                RawSex::Male => Sex::Male,
            }),
            pregnant: self.pregnant,
        }
    }
}
