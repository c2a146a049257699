//! From a word to the records it names, of any kind.

use crate::error::{Error, shorten};
use crate::knowledge::tables::{NONE, NameOf, Tables};
use crate::knowledge::text;
use crate::query::{MAX_PHRASE, suggest};

/// A record that a word can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// A row of a table that has names.
    Of(NameOf, u16),
    /// A source, which has only its id.
    Source(u16),
}

/// All records a word names: an exact id first, then by kind.
///
/// # Errors
///
/// When nothing is called that; the error carries the nearest names.
pub(super) fn named(tables: &Tables, words: &[String]) -> Result<Vec<Named>, Error> {
    let typed = words.join(" ");
    let name = typed.trim();
    if name.len() > MAX_PHRASE {
        let message = format!(
            "a name of {} bytes is too long: `{}`",
            name.len(),
            shorten(name)
        );
        return Err(Error::invalid(
            message,
            "Name one thing, such as piriformis or \"low back\".",
        ));
    }
    if text::normalise(name).is_empty() {
        let message = format!("`{}` has no words", shorten(name));
        return Err(Error::invalid(
            message,
            "Name one thing, such as piriformis or \"low back\".",
        ));
    }
    let mut found = by_id(tables, name);
    for row in tables.named(&text::normalise(name)) {
        let one = Named::Of(row.of, row.row);
        if !found.contains(&one) {
            found.push(one);
        }
    }
    if found.is_empty() {
        Err(unknown(tables, name, "record", |_| true))
    } else {
        Ok(found)
    }
}

/// The muscle, part or group a word names.
///
/// # Errors
///
/// When no muscle is called that; the error carries the nearest names.
pub(super) fn muscle(tables: &Tables, words: &[String]) -> Result<u16, Error> {
    let is_muscle = |of| of == NameOf::MuscleName;
    let found = named(tables, words).unwrap_or_default();
    let muscle = found.iter().find_map(|one| match one {
        Named::Of(NameOf::MuscleName, row) => Some(*row),
        _ => None,
    });
    muscle.ok_or_else(|| unknown(tables, words.join(" ").trim(), "muscle", is_muscle))
}

fn unknown(tables: &Tables, name: &str, what: &'static str, wanted: fn(NameOf) -> bool) -> Error {
    Error::UnknownName {
        what,
        name: name.to_owned(),
        suggestions: suggest::nearest(tables, name, wanted),
    }
}

/// Records with this very id; a trigger point's id leads to its muscle.
fn by_id(tables: &Tables, id: &str) -> Vec<Named> {
    let point = |(muscle, point): (&str, &str)| {
        let row = tables.muscle(muscle)?;
        let points = tables.muscles[row as usize].points.of(&tables.points);
        points
            .iter()
            .any(|known| tables.text(known.id) == point)
            .then_some(row)
    };
    let muscle = tables
        .muscle(id)
        .or_else(|| id.split_once('/').and_then(point));
    let sources = &tables.sources;
    let source = sources
        .binary_search_by(|row| tables.text(row.id).cmp(id))
        .ok();
    let found = [
        muscle.map(|row| Named::Of(NameOf::MuscleName, row)),
        tables
            .place(id)
            .map(|row| Named::Of(NameOf::PlaceName, row)),
        tables
            .condition(id)
            .map(|row| Named::Of(NameOf::ConditionName, row)),
        tables
            .factor(id)
            .map(|row| Named::Of(NameOf::FactorName, row)),
        tables.sign(id).map(|row| Named::Of(NameOf::SignName, row)),
        tables.flag(id).map(|row| Named::Of(NameOf::FlagName, row)),
        source.map(|row| Named::Source(row as u16)),
    ];
    found.into_iter().flatten().collect()
}

impl Named {
    /// Its kind and id, as in `condition achilles`.
    pub(super) fn label(self, tables: &Tables) -> String {
        let (kind, id) = match self {
            Self::Of(NameOf::MuscleName, row) => ("muscle", tables.muscles[row as usize].id),
            Self::Of(NameOf::PlaceName, row) => ("place", tables.places[row as usize].id),
            Self::Of(NameOf::ConditionName, row) => {
                ("condition", tables.conditions[row as usize].id)
            }
            Self::Of(NameOf::FactorName, row) => ("factor", tables.factors[row as usize].id),
            Self::Of(NameOf::SignName, row) => ("sign", tables.signs[row as usize].id),
            Self::Of(NameOf::FlagName, row) => ("red flag", tables.flags[row as usize].id),
            Self::Source(row) => ("source", tables.sources[row as usize].id),
        };
        format!("{kind} {}", tables.text(id))
    }
}

/// Rows whose main group, or for parts whose muscle, is this one, by name.
pub(super) fn below(tables: &Tables, row: u16) -> Vec<u16> {
    let rows = 0..tables.muscles.len() as u16;
    let mut below: Vec<u16> = rows
        .filter(|other| tables.muscles[*other as usize].group == row && row != NONE)
        .collect();
    crate::sort::by_key(&mut below, |other| {
        tables.text(tables.muscles[*other as usize].name)
    });
    below
}
