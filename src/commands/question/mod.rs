//! From what was typed, or a saved query, to a question: names resolved, limits checked.

mod reading;
mod saved;

use crate::cli::{PersonArgs, QueryArgs};
use crate::error::{Error, shorten};
use crate::knowledge::tables::{NameOf, Role, Tables};
use crate::query::memory::{Field, Memory};
use crate::query::{Finding, MAX_PHRASE, MAX_TEXT, Person, Query, other, phrase, suggest};

pub(crate) use reading::read as read_query;
pub(crate) use saved::QUERY_SCHEMA;
pub use saved::{Id, Pain, PainPlace, RawQuery, RawSex, RawSide};

/// What the arguments ask, with what the saved query they name adds.
///
/// # Errors
///
/// When the saved query cannot be read.
pub(crate) fn asked(places: &[String], args: &QueryArgs) -> Result<RawQuery, Error> {
    let mut raw = saved::from_args(places, args);
    if let Some(path) = &args.from {
        raw.merge(reading::read_file(path)?);
    }
    Ok(raw)
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
    let query = Query {
        complete: raw.complete,
        ..Query::default()
    };
    let mut understanding = Understanding {
        query,
        person: raw.person(),
        flags: Vec::new(),
        error: None,
    };
    for pain in &raw.pain {
        let (text, found) = read_pain(tables, pain, memory);
        understanding.take(tables, text, found);
    }
    for (field, texts) in fields(raw) {
        for text in texts {
            let found = read(tables, text, field, memory);
            let said = if is_denial(field) { "" } else { text };
            understanding.take(tables, said, found);
        }
    }
    if let Some(side) = raw.side {
        understanding.query.default_side(tables, side.side());
    }
    understanding.take_flags(tables, &raw.red_flags);
    understanding.ensure_place(tables);
    understanding
}

/// The phrases of a query besides the places that hurt, with what each is read as.
fn fields(raw: &RawQuery) -> [(Field, &[String]); 7] {
    [
        (Field::Places { present: false }, &raw.no_pain),
        (Field::Factors(Role::Worse), &raw.worse),
        (Field::Factors(Role::Better), &raw.better),
        (Field::Factors(Role::NotWorse), &raw.not_worse),
        (Field::Factors(Role::After), &raw.after),
        (Field::Signs { present: true }, &raw.with),
        (Field::Signs { present: false }, &raw.without),
    ]
}

/// Whether a field says what is not so: its words are none for the red-flag gate.
fn is_denial(field: Field) -> bool {
    matches!(
        field,
        Field::Places { present: false }
            | Field::Factors(Role::NotWorse)
            | Field::Signs { present: false }
    )
}

impl Understanding {
    /// Adds what a text was read as; the first error is kept.
    fn take(&mut self, tables: &Tables, said: &str, found: Result<Vec<Finding>, Error>) {
        self.query.said.push(said.to_owned());
        let added = found.and_then(|found| {
            found
                .into_iter()
                .try_for_each(|finding| self.query.add(tables, finding))
        });
        if let Err(trouble) = added {
            self.error.get_or_insert(trouble);
        }
    }

    fn take_flags(&mut self, tables: &Tables, ids: &[String]) {
        for id in ids {
            match tables.flag(id) {
                Some(row) => self.flags.push(row),
                None => drop(self.error.get_or_insert_with(|| Error::UnknownName {
                    what: "red flag",
                    name: id.clone(),
                    suggestions: Vec::new(),
                })),
            }
        }
    }

    /// A question without a place that hurts is none.
    fn ensure_place(&mut self, tables: &Tables) {
        if self.error.is_none() && self.query.places().next().is_none() {
            let mut said = self.query.said.iter();
            self.error = said.find_map(|said| other::instead_of_a_place(tables, said));
            if self.error.is_some() {
                return;
            }
            let not_understood = self.query.not_understood.clone();
            let nearest = not_understood.iter();
            let suggestions = nearest
                .flat_map(|words| suggest::for_words(tables, words, |of| of == NameOf::PlaceName))
                .collect();
            self.error = Some(Error::NoFindings {
                not_understood,
                suggestions,
            });
        }
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

/// The answer to a text longer than [`MAX_TEXT`].
pub(crate) fn too_long() -> Error {
    Error::invalid(
        format!("a text of more than {MAX_TEXT} bytes is too long"),
        "Describe the pain in fewer words.",
    )
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
        return Err(too_long());
    }
    let reading = phrase::read(tables, text);
    let query = Query {
        not_understood: reading.not_understood,
        ..Query::default()
    };
    let mut understanding = Understanding {
        query,
        person: RawQuery::default().with_person(person).person(),
        flags: Vec::new(),
        error: None,
    };
    understanding.query.said.push(text.to_owned());
    for finding in reading.findings {
        if let Err(trouble) = understanding.query.add(tables, finding) {
            understanding.error.get_or_insert(trouble);
        }
    }
    understanding.ensure_place(tables);
    Ok(understanding)
}
