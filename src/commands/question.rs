//! From what was typed, or a saved query, to a question: names resolved, limits checked.

use serde::{Deserialize, Serialize};

use crate::cli::{PersonArgs, QueryArgs, SexArg, SideArg};
use crate::error::{Error, shorten};
use crate::knowledge::tables::{Role, Tables};
use crate::query::memory::{Field, Memory};
use crate::query::{Finding, MAX_PHRASE, MAX_TEXT, Person, Query, Sex, Side, phrase};

/// Name of the schema of a query.
pub(crate) const QUERY_SCHEMA: &str = "myomap.query.v1";

/// A place as a query writes it: a phrase, or a phrase with side and intensity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    pub id: Option<serde_json::Value>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
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

impl RawSide {
    fn side(self) -> Side {
        match self {
            Self::Left => Side::Left,
            Self::Right => Side::Right,
            Self::Both => Side::Both,
            Self::Midline => Side::Midline,
        }
    }
}

/// The arguments of `rank` as a raw query.
pub(crate) fn from_args(places: &[String], args: &QueryArgs) -> RawQuery {
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
    pub(crate) fn merge(&mut self, other: Self) {
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

    pub(super) fn person(&self) -> Person {
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

/// What was understood of a query so far, the red-flag gate's food included, and the first error.
pub(crate) struct Understanding {
    /// The question; partial when there is an error.
    pub(crate) query: Query,
    /// Who the person is.
    pub(crate) person: Person,
    /// Red flags known from a yes, not from words: rows of the table.
    pub(crate) flags: Vec<u16>,
    /// The first error.
    pub(crate) error: Option<Error>,
}

/// Resolves every name of a query. All phrases are read even after an error, so that a red flag
/// anywhere in the question is seen.
pub(crate) fn understand(tables: &Tables, raw: &RawQuery) -> Understanding {
    understand_again(tables, raw, &mut Memory::default())
}

/// As [`understand`], for one of many questions.
pub(crate) fn understand_again(
    tables: &Tables,
    raw: &RawQuery,
    memory: &mut Memory,
) -> Understanding {
    let mut query = Query {
        complete: raw.complete,
        ..Query::default()
    };
    let mut error: Option<Error> = None;
    let mut take = |query: &mut Query, text: &str, found: Result<Vec<Finding>, Error>| {
        query.said.push(text.to_owned());
        let added = found.and_then(|found| {
            found
                .into_iter()
                .try_for_each(|finding| query.add(tables, finding))
        });
        if let Err(trouble) = added {
            error.get_or_insert(trouble);
        }
    };
    for pain in &raw.pain {
        let (text, found) = read_pain(tables, pain, memory);
        take(&mut query, text, found);
    }
    for text in &raw.no_pain {
        let field = Field::Places { present: false };
        let found = read(tables, text, field, memory);
        take(&mut query, "", found);
    }
    let roles = [
        (&raw.worse, Role::Worse),
        (&raw.better, Role::Better),
        (&raw.not_worse, Role::NotWorse),
        (&raw.after, Role::After),
    ];
    for (texts, role) in roles {
        for text in texts {
            let found = read(tables, text, Field::Factors(role), memory);
            take(
                &mut query,
                if role == Role::NotWorse { "" } else { text },
                found,
            );
        }
    }
    for (texts, present) in [(&raw.with, true), (&raw.without, false)] {
        for text in texts {
            let found = read(tables, text, Field::Signs { present }, memory);
            take(&mut query, if present { text } else { "" }, found);
        }
    }
    if let Some(side) = raw.side {
        query.default_side(tables, side.side());
    }
    let mut flags = Vec::new();
    for id in &raw.red_flags {
        match tables.flag(id) {
            Some(row) => flags.push(row),
            None => drop(error.get_or_insert(Error::UnknownName {
                what: "red flag",
                name: id.clone(),
                suggestions: Vec::new(),
            })),
        }
    }
    if error.is_none() && query.places().next().is_none() {
        error = Some(Error::NoFindings {
            not_understood: Vec::new(),
        });
    }
    Understanding {
        query,
        person: raw.person(),
        flags,
        error,
    }
}

fn read(
    tables: &Tables,
    text: &str,
    field: Field,
    memory: &mut Memory,
) -> Result<Vec<Finding>, Error> {
    memory.findings(field, text, || {
        let text = checked(text)?;
        match field {
            Field::Places { present } => phrase::places(tables, text, present),
            Field::Factors(role) => phrase::factors(tables, text, role),
            Field::Signs { present } => phrase::signs(tables, text, present),
        }
    })
}

fn read_pain<'q>(
    tables: &Tables,
    pain: &'q Pain,
    memory: &mut Memory,
) -> (&'q str, Result<Vec<Finding>, Error>) {
    let field = Field::Places { present: true };
    match pain {
        Pain::Phrase(text) => (text, read(tables, text, field, memory)),
        Pain::Place(place) => {
            let found = read(tables, &place.at, field, memory);
            let with = |mut found: Vec<Finding>| {
                for finding in &mut found {
                    finding.side = place.side.map(RawSide::side).or(finding.side);
                    finding.intensity = place.intensity.or(finding.intensity);
                }
                found
            };
            let found = match place.intensity {
                Some(level) if level > 10 => Err(Error::invalid(
                    format!("`{level}` is not an intensity"),
                    "An intensity is a whole number from 0 to 10, as in: buttock=7",
                )),
                _ => found.map(with),
            };
            (&place.at, found)
        }
    }
}

fn checked(text: &str) -> Result<&str, Error> {
    if text.len() > MAX_PHRASE {
        return Err(Error::invalid(
            format!(
                "a phrase of {} bytes is too long: `{}`",
                text.len(),
                shorten(text)
            ),
            format!("Name one place or factor in at most {MAX_PHRASE} bytes."),
        ));
    }
    if crate::knowledge::text::normalise(text).is_empty() {
        return Err(Error::invalid(
            format!("`{}` has no words", shorten(text)),
            "Name a place such as \"low back\", or a factor such as sitting.",
        ));
    }
    Ok(text)
}

/// Reads free text into a question.
///
/// # Errors
///
/// When it is too long.
pub(crate) fn understand_text(
    tables: &Tables,
    text: &str,
    person: PersonArgs,
) -> Result<Understanding, Error> {
    if text.len() > MAX_TEXT {
        return Err(Error::invalid(
            format!("a text of {} bytes is too long", text.len()),
            format!("Describe the pain in at most {MAX_TEXT} bytes."),
        ));
    }
    let reading = phrase::read(tables, text);
    let mut query = Query {
        not_understood: reading.not_understood,
        ..Query::default()
    };
    query.said.push(text.to_owned());
    let mut error = None;
    for finding in reading.findings {
        if let Err(trouble) = query.add(tables, finding) {
            error.get_or_insert(trouble);
        }
    }
    if error.is_none() && query.places().next().is_none() {
        error = Some(Error::NoFindings {
            not_understood: query.not_understood.clone(),
        });
    }
    let person = RawQuery::default().with_person(person).person();
    Ok(Understanding {
        query,
        person,
        flags: Vec::new(),
        error,
    })
}
