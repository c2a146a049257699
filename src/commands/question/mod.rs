//! From what was typed, or a saved query, to a question: names resolved, limits checked.

mod reading;
mod saved;

use crate::cli::{PersonArgs, QueryArgs};
use crate::error::{Error, shorten};
use crate::knowledge::tables::{NameOf, Role, Tables};
use crate::query::gate::{self, Hearing};
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
#[derive(Default)]
pub(crate) struct Understanding {
    /// The question; partial when there is an error.
    pub(crate) query: Query,
    /// What the gate makes of everything that was said.
    pub(crate) heard: Hearing,
    /// Who the person is.
    pub(crate) person: Person,
    /// Red flags known from a yes, not from words: rows of the table.
    pub(crate) flags: Vec<u16>,
    /// The first error.
    pub(crate) error: Option<Error>,
}

/// Resolves every name of a query. All phrases are read even after an error, so that a red flag
/// anywhere in the question is seen.
pub(crate) fn understand(tables: &Tables, raw: RawQuery) -> Understanding {
    let mut understanding = Understanding::default();
    understanding.read(tables, raw, &mut Memory::default());
    understanding
}

/// What the phrases of a query besides the places that hurt are read as, in their order.
const FIELDS: [Field; 7] = [
    Field::Places { present: false },
    Field::Factors(Role::Worse),
    Field::Factors(Role::Better),
    Field::Factors(Role::NotWorse),
    Field::Factors(Role::After),
    Field::Signs { present: true },
    Field::Signs { present: false },
];

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
    /// As [`understand`], in place of another question and with its memory.
    pub(crate) fn read(&mut self, tables: &Tables, raw: RawQuery, memory: &mut Memory) {
        self.clear();
        self.person = raw.person();
        self.query.complete = raw.complete;
        for pain in raw.pain {
            self.take_pain(tables, pain, memory);
        }
        for (field, texts) in FIELDS.into_iter().zip([
            raw.no_pain,
            raw.worse,
            raw.better,
            raw.not_worse,
            raw.after,
            raw.with,
            raw.without,
        ]) {
            for text in texts {
                self.take(tables, text, field, memory, Finding::clone);
            }
        }
        if let Some(side) = raw.side {
            self.query.default_side(tables, side.side());
        }
        self.take_flags(tables, &raw.red_flags);
        self.ensure_place(tables);
    }

    fn clear(&mut self) {
        self.query.clear();
        self.heard.clear();
        self.flags.clear();
        self.error = None;
    }

    /// Adds what a text is read as, each finding as `with` makes it; the first error is kept.
    fn take(
        &mut self,
        tables: &Tables,
        text: String,
        field: Field,
        memory: &mut Memory,
        with: impl Fn(&Finding) -> Finding,
    ) {
        let mut known = memory.of(&text);
        if !is_denial(field) {
            let heard = known.heard(|text| gate::hear(tables, text));
            self.heard.add(tables, heard);
        }
        let found = known.findings(field, |text| read(tables, text, field));
        let added = found.and_then(|found| {
            let mut found = found.iter().map(with);
            found.try_for_each(|finding| self.query.add(tables, finding))
        });
        if let Err(trouble) = added {
            self.error.get_or_insert(trouble);
        }
        if !is_denial(field) {
            self.query.said.push(text);
        }
    }

    fn take_pain(&mut self, tables: &Tables, pain: Pain, memory: &mut Memory) {
        let (text, side, intensity) = match pain {
            Pain::Phrase(text) => (text, None, None),
            Pain::Place(place) => (place.at, place.side.map(RawSide::side), place.intensity),
        };
        if let Some(level) = intensity.filter(|level| *level > 10) {
            self.error.get_or_insert_with(|| {
                Error::invalid(
                    format!("`{level}` is not an intensity"),
                    "An intensity is a whole number from 0 to 10, as in: buttock=7",
                )
            });
            self.heard.add(tables, &gate::hear(tables, &text));
            return self.query.said.push(text);
        }
        let field = Field::Places { present: true };
        self.take(tables, text, field, memory, |found| Finding {
            side: side.or(found.side),
            intensity: intensity.or(found.intensity),
            ..found.clone()
        });
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

fn read(tables: &Tables, text: &str, field: Field) -> Result<Vec<Finding>, Error> {
    let text = checked(text)?;
    match field {
        Field::Places { present } => phrase::places(tables, text, present),
        Field::Factors(role) => phrase::factors(tables, text, role),
        Field::Signs { present } => phrase::signs(tables, text, present),
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
    if !crate::knowledge::text::has_words(text) {
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
        heard: gate::hear_all(tables, &[text]),
        person: RawQuery::default().with_person(person).person(),
        ..Understanding::default()
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
