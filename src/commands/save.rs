//! The other way round: from an understood question to the query that says the same.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use super::question::{Pain, PainPlace, QUERY_SCHEMA, RawQuery, RawSide};
use crate::cli::PersonArgs;
use crate::error::Error;
use crate::knowledge::tables::{NameOf, Role, Tables};
use crate::knowledge::text;
use crate::query::{Query, Side, Topic};

/// A query that reads back as `query`, in ids.
pub(super) fn raw_query(
    tables: &Tables,
    query: &Query,
    flags: &[u16],
    person: PersonArgs,
) -> RawQuery {
    let mut raw = RawQuery {
        schema: Some(QUERY_SCHEMA.to_owned()),
        complete: query.complete,
        ..RawQuery::default()
    };
    for finding in &query.findings {
        match (finding.topic, finding.present) {
            (Topic::Place(row), true) => {
                let at = place(tables, row).to_owned();
                raw.pain.push(Pain::Place(PainPlace {
                    at,
                    side: finding.side.map(raw_side),
                    intensity: finding.intensity,
                }));
            }
            (Topic::Place(row), false) => {
                let place = place(tables, row);
                raw.no_pain.push(match finding.side {
                    None => place.to_owned(),
                    // "right beside the spine" would not be a side
                    Some(side @ (Side::Left | Side::Right)) => {
                        format!("{place} on the {}", side.word())
                    }
                    Some(side) => format!("{} {place}", side.word()),
                });
            }
            (Topic::Factor(row, role), _) => {
                let list = match role {
                    Role::Worse => &mut raw.worse,
                    Role::Better => &mut raw.better,
                    Role::After => &mut raw.after,
                    Role::NotWorse => &mut raw.not_worse,
                };
                list.push(tables.text(tables.factors[row as usize].id).to_owned());
            }
            (Topic::Sign(row), present) => {
                let list = if present {
                    &mut raw.with
                } else {
                    &mut raw.without
                };
                list.push(tables.text(tables.signs[row as usize].id).to_owned());
            }
        }
    }
    raw.red_flags = flags
        .iter()
        .map(|row| tables.text(tables.flags[*row as usize].id).to_owned())
        .collect();
    raw.with_person(person)
}

/// The id of a place, or its name where the id's word means another place (the region `leg` is
/// the lower leg, "leg" the whole limb).
fn place(tables: &Tables, row: u16) -> &str {
    let place = &tables.places[row as usize];
    let id = tables.text(place.id);
    let known = tables
        .named(&text::normalise(id))
        .iter()
        .find(|name| name.of == NameOf::PlaceName);
    if known.is_some_and(|name| name.row == row) {
        id
    } else {
        tables.text(place.name)
    }
}

fn raw_side(side: Side) -> RawSide {
    match side {
        Side::Left => RawSide::Left,
        Side::Right => RawSide::Right,
        Side::Both => RawSide::Both,
        Side::Midline => RawSide::Midline,
    }
}

/// Refuses a file that cannot be written later, before any question is asked.
///
/// # Errors
///
/// When the file exists already or its folder does not.
pub(super) fn ensure_free(path: &Path) -> Result<(), Error> {
    if path.symlink_metadata().is_ok() {
        return Err(taken(path));
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => Err(Error::invalid(
            format!(
                "there is no folder `{}`",
                crate::error::clean(&folder.display().to_string())
            ),
            "Make it first, or name a file in another folder.",
        )),
        _ => Ok(()),
    }
}

/// Writes a query to a new file.
///
/// # Errors
///
/// When the file has come to exist, or writing fails.
pub(super) fn write(path: &Path, raw: &RawQuery) -> Result<(), Error> {
    let failed = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::AlreadyExists => taken(path),
        _ => Error::File {
            path: path.display().to_string(),
            source,
        },
    };
    let mut text = serde_json::to_string_pretty(raw).map_err(std::io::Error::from)?;
    text.push('\n');
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

fn taken(path: &Path) -> Error {
    Error::invalid(
        format!(
            "`{}` exists already",
            crate::error::clean(&path.display().to_string())
        ),
        "Nothing is overwritten: name another file, or remove this one first.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::question::understand;
    use crate::query::Finding;
    use crate::store::Store;

    fn round_trip(topic: Topic, side: Option<Side>, present: bool) {
        let store = Store::shipped();
        let tables = store.tables();
        let pain = Topic::Place(tables.place("low-back").expect("known"));
        let finding = |topic, side, present| Finding {
            text: "".into(),
            topic,
            side,
            present,
            intensity: None,
        };
        let mut query = Query::default();
        if topic != pain {
            query.findings.push(finding(pain, None, true));
        }
        query.findings.push(finding(topic, side, present));
        let raw = raw_query(tables, &query, &[], PersonArgs::default());
        let back = understand(tables, raw);
        let id = crate::query::id(tables, topic);
        assert!(back.error.is_none(), "{id}: {:?}", back.error);
        let told = |query: &Query| {
            let mut told: Vec<_> = query
                .findings
                .iter()
                .map(|one| (one.topic, one.side, one.present))
                .collect();
            told.sort_by_key(|(topic, ..)| *topic);
            told
        };
        assert_eq!(told(&back.query), told(&query), "{id}");
    }

    #[test]
    fn every_place_factor_and_sign_reads_back_as_itself() {
        let store = Store::shipped();
        let tables = store.tables();
        for row in 0..tables.places.len() as u16 {
            round_trip(Topic::Place(row), None, true);
            if !tables.places[row as usize].midline {
                round_trip(Topic::Place(row), Some(Side::Left), true);
            }
        }
        for row in 0..tables.factors.len() as u16 {
            for role in [Role::Worse, Role::Better, Role::After, Role::NotWorse] {
                round_trip(Topic::Factor(row, role), None, true);
            }
        }
        for row in 0..tables.signs.len() as u16 {
            round_trip(Topic::Sign(row), None, true);
            round_trip(Topic::Sign(row), None, false);
        }
    }

    #[test]
    fn every_zone_said_not_to_hurt_reads_back_as_itself() {
        let store = Store::shipped();
        let tables = store.tables();
        for (row, place) in tables.places.iter().enumerate() {
            if tables.text(place.id) != "low-back" {
                let sides: &[Option<Side>] = if place.midline {
                    &[None]
                } else {
                    &[None, Some(Side::Left), Some(Side::Right), Some(Side::Both)]
                };
                // "both lips" is a name of the lips themselves
                let named = |id: &str| {
                    !tables
                        .named(&text::normalise(&format!("both {id}")))
                        .is_empty()
                };
                let sides = sides.iter().filter(|side| {
                    **side != Some(Side::Both) || !named(super::place(tables, row as u16))
                });
                for side in sides {
                    round_trip(Topic::Place(row as u16), *side, false);
                }
            }
        }
    }
}
