//! `compare`: muscles side by side.

use super::naming::{below, muscle};
use crate::cli::CompareArgs;
use crate::error::{Error, Status};
use crate::knowledge::raw;
use crate::knowledge::tables::{NONE, Tables};
use crate::report::Answer;
use crate::report::compare::{CompareReport, Compared, FactorLine, Line, SCHEMA, Test, Told};
use crate::report::names::Names;
use crate::report::rank::NOTE;
use crate::report::stamp::Stamp;
use crate::store::Store;

/// A muscle with the records that say something of it: its own, its parts', its members'.
struct Side {
    row: u16,
    records: Vec<raw::Muscle>,
}

/// `compare`
pub(super) fn compare<'s>(
    args: &CompareArgs,
    store: &'s Store,
) -> Result<(Box<dyn Answer + 's>, Status), Error> {
    let tables = store.tables();
    let mut sides: Vec<Side> = Vec::new();
    for name in &args.muscles {
        let row = muscle(tables, std::slice::from_ref(name))?;
        if sides.iter().any(|side| side.row == row) {
            let id = tables.text(tables.muscles[row as usize].id);
            return Err(Error::invalid(
                format!("`{id}` is named twice"),
                "Name two to four different muscles.",
            ));
        }
        sides.push(Side {
            row,
            records: records(store, row)?,
        });
    }
    let compared = |side: &Side| {
        let known = &tables.muscles[side.row as usize];
        Compared {
            muscle: tables.text(known.id),
            name: tables.text(known.name),
            plain: tables.text(known.plain),
        }
    };
    let report = CompareReport {
        stamp: Stamp::new(SCHEMA, tables),
        muscles: sides.iter().map(compared).collect(),
        told_apart: told_apart(tables, &sides),
        zones: zones(tables, &sides),
        factors: factors(tables, &sides),
        signs: signs(tables, &sides),
        mimics: mimics(tables, &sides),
        tests: tests(tables, &sides),
        note: NOTE,
        names: Names(tables),
    };
    Ok((Box::new(report), Status::Answered))
}

fn records(store: &Store, row: u16) -> Result<Vec<raw::Muscle>, Error> {
    let tables = store.tables();
    let mut rows = vec![row];
    for other in below(tables, row) {
        rows.push(other);
        rows.extend(below(tables, other));
    }
    rows.into_iter().map(|row| store.muscle(row)).collect()
}

/// A record with the ids that mean it as well: its muscle, its groups.
fn relatives(tables: &Tables, side: &Side) -> Vec<String> {
    let mut ids: Vec<String> = side
        .records
        .iter()
        .map(|record| record.id.clone())
        .collect();
    let mut row = side.row;
    while tables.muscles[row as usize].group != NONE {
        row = tables.muscles[row as usize].group;
        ids.push(tables.text(tables.muscles[row as usize].id).to_owned());
    }
    ids
}

fn told_apart(tables: &Tables, sides: &[Side]) -> Vec<Told> {
    let names = Names(tables);
    let mut found: Vec<Told> = Vec::new();
    for (at, side) in sides.iter().enumerate() {
        let own = relatives(tables, side);
        for (_, other) in sides.iter().enumerate().filter(|(other, _)| *other != at) {
            let others = relatives(tables, other);
            for record in &side.records {
                for tell in record
                    .told_apart
                    .iter()
                    .filter(|tell| others.contains(&tell.from) && !own.contains(&tell.from))
                {
                    let told = Told {
                        muscle: record.id.clone(),
                        from: tell.from.clone(),
                        by: tell.by.clone(),
                        sources: tell.sources.clone(),
                        recalled: names.recalled(&tell.sources),
                    };
                    if !found.iter().any(|known| known.by == told.by) {
                        found.push(told);
                    }
                }
            }
        }
    }
    found
}

/// One line a key, with the least value each side has for it: `essential` and `typical` stand
/// before `spillover` and `possible` in the alphabet. Shared lines come first.
fn lines<K: Ord + Clone>(
    sides: &[Side],
    values: impl Fn(&raw::Muscle) -> Vec<(K, String)>,
) -> Vec<(K, Vec<Option<String>>)> {
    let mut lines: Vec<(K, Vec<Option<String>>)> = Vec::new();
    for (at, side) in sides.iter().enumerate() {
        for (key, value) in side.records.iter().flat_map(&values) {
            let known = lines.iter().position(|line| line.0 == key);
            let known = known.unwrap_or_else(|| {
                lines.push((key, vec![None; sides.len()]));
                lines.len() - 1
            });
            let line = &mut lines[known].1;
            if line[at]
                .as_ref()
                .is_none_or(|known| rank(&value) < rank(known))
            {
                line[at] = Some(value);
            }
        }
    }
    let count = |values: &[Option<String>]| values.iter().flatten().count();
    crate::sort::by(&mut lines, |one, other| {
        let most = count(&other.1).cmp(&count(&one.1));
        most.then_with(|| one.0.cmp(&other.0))
    });
    lines
}

/// How strong a value is, 0 strongest.
fn rank(value: &str) -> u8 {
    u8::from(matches!(value, "spillover" | "possible"))
}

fn zones(tables: &Tables, sides: &[Side]) -> Vec<Line> {
    let order = |zone: &str| tables.place(zone);
    let values = |record: &raw::Muscle| {
        let referrals = record.trigger_points.iter().flat_map(|point| &point.refers);
        referrals
            .map(|referral| {
                (
                    (order(&referral.zone), referral.zone.clone()),
                    referral.pattern.clone(),
                )
            })
            .collect()
    };
    let line = |((_, id), values): ((Option<u16>, String), _)| Line {
        name: Names(tables).place(&id).to_owned(),
        id,
        values,
    };
    lines(sides, values).into_iter().map(line).collect()
}

fn factors(tables: &Tables, sides: &[Side]) -> Vec<FactorLine> {
    const ORDER: [&str; 5] = ["worse", "better", "onset", "perpetuates", "no-effect"];
    let values = |record: &raw::Muscle| {
        let links = record.factors.iter();
        let key = |link: &raw::MuscleFactor| {
            (
                ORDER.iter().position(|effect| *effect == link.effect),
                link.factor.clone(),
            )
        };
        links
            .map(|link| (key(link), link.strength.clone()))
            .collect()
    };
    let line = |((effect, id), values): ((Option<usize>, String), _)| FactorLine {
        name: Names(tables).cue(&id).to_owned(),
        effect: effect.map_or("", |at| ORDER[at]).to_owned(),
        id,
        values,
    };
    let mut found: Vec<FactorLine> = lines(sides, values).into_iter().map(line).collect();
    crate::sort::by_key(&mut found, |line| {
        ORDER.iter().position(|effect| *effect == line.effect)
    });
    found
}

fn signs(tables: &Tables, sides: &[Side]) -> Vec<Line> {
    let values = |record: &raw::Muscle| {
        let signs = record.signs.iter();
        signs
            .filter_map(|sign| Some((sign.sign.clone()?, sign.text.clone())))
            .collect()
    };
    let line = |(id, values): (String, _)| Line {
        name: Names(tables).cue(&id).to_owned(),
        id,
        values,
    };
    lines(sides, values).into_iter().map(line).collect()
}

fn mimics(tables: &Tables, sides: &[Side]) -> Vec<Line> {
    let values = |record: &raw::Muscle| {
        record
            .mimics
            .iter()
            .map(|mimic| (mimic.condition.clone(), "mistaken".to_owned()))
            .collect()
    };
    let line = |(id, values): (String, _)| Line {
        name: Names(tables).condition(&id).to_owned(),
        id,
        values,
    };
    lines(sides, values).into_iter().map(line).collect()
}

fn tests(tables: &Tables, sides: &[Side]) -> Vec<Test> {
    let tests = sides
        .iter()
        .flat_map(|side| &side.records)
        .flat_map(|record| {
            record.tests.iter().map(|test| Test {
                muscle: record.id.clone(),
                text: test.text.clone(),
                sources: test.sources.clone(),
                recalled: Names(tables).recalled(&test.sources),
            })
        });
    tests.collect()
}
