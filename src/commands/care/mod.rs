//! `care`: self-care for a muscle, cautions first.

mod pieces;

use super::naming::{below, muscle as find_muscle};
use crate::cli::CareArgs;
use crate::error::{Error, Status};
use crate::knowledge::raw;
use crate::knowledge::tables::Tables;
use crate::report::Answer;
use crate::report::care::{CareReport, SCHEMA};
use crate::report::names::Names;
use crate::report::rank::NOTE;
use crate::report::stamp::Stamp;
use crate::store::Store;

/// General safety advice: judgement.
const STOP: [&str; 4] = [
    "Stop at once if the pain turns sharp or shooting, if anything tingles or goes numb, or if a pulse beats under \
     the finger.",
    "Ease off when it hurts more than 5 out of 10 or you hold your breath. A bruise, or soreness the next day, means \
     it was too much.",
    "Leave out wounds, rashes, varicose veins and anything hot or swollen; ask a doctor first if you take blood \
     thinners, have brittle bones, or are pregnant.",
    "See a clinician if it is no better after two weeks, gets worse, spreads or wakes you at night; at once with \
     fever, unexplained weight loss, new weakness or numbness, trouble with bladder or bowel, chest pain or \
     shortness of breath.",
];

/// `care`
pub(super) fn care<'s>(
    args: &CareArgs,
    store: &'s Store,
) -> Result<(Box<dyn Answer + 's>, Status), Error> {
    let tables = store.tables();
    let row = find_muscle(tables, &args.name)?;
    let own = store.muscle(row)?;
    let used = used(store, row, &own)?;
    Ok((Box::new(report(store, row, &own, &used)?), Status::Answered))
}

/// The records whose care is shown: its own, or its parts' or members', or its muscle's.
fn used(store: &Store, row: u16, own: &raw::Muscle) -> Result<Vec<(u16, raw::Muscle)>, Error> {
    let tables = store.tables();
    if !own.care.is_empty() {
        return Ok(vec![(row, own.clone())]);
    }
    let mut found = below_caring(store, row)?;
    let whole = own.part_of.as_deref().and_then(|id| tables.muscle(id));
    if let (true, Some(whole)) = (found.is_empty(), whole) {
        found = caring(store, &[whole])?;
    }
    Ok(found)
}

fn caring(store: &Store, rows: &[u16]) -> Result<Vec<(u16, raw::Muscle)>, Error> {
    let records = rows.iter().map(|row| Ok((*row, store.muscle(*row)?)));
    let mut records: Vec<(u16, raw::Muscle)> = records.collect::<Result<_, Error>>()?;
    records.retain(|(_, record)| !record.care.is_empty());
    Ok(records)
}

/// Its parts or members that have care; a member without speaks through its parts.
fn below_caring(store: &Store, row: u16) -> Result<Vec<(u16, raw::Muscle)>, Error> {
    let mut found = Vec::new();
    for one in below(store.tables(), row) {
        let own = caring(store, &[one])?;
        let parts = if own.is_empty() {
            caring(store, &below(store.tables(), one))?
        } else {
            Vec::new()
        };
        found.extend(own.into_iter().chain(parts));
    }
    Ok(found)
}

/// Ids of the records other than the one asked about.
fn others<'t>(tables: &'t Tables, records: &[(u16, raw::Muscle)], asked: u16) -> Vec<&'t str> {
    let rows = records.iter().map(|(row, _)| *row);
    rows.filter(|row| *row != asked)
        .map(|row| tables.text(tables.muscles[row as usize].id))
        .collect()
}

/// The records whose words count: those whose care is shown, and before them the one asked about.
fn spoken<'r>(
    row: u16,
    own: &'r raw::Muscle,
    used: &'r [(u16, raw::Muscle)],
) -> Vec<(u16, &'r raw::Muscle)> {
    let elsewhere = used.iter().all(|(other, _)| *other != row);
    let own = elsewhere.then_some((row, own));
    let used = used.iter().map(|(row, record)| (*row, record));
    own.into_iter().chain(used).collect()
}

fn report<'s>(
    store: &'s Store,
    row: u16,
    own: &raw::Muscle,
    used: &[(u16, raw::Muscle)],
) -> Result<CareReport<'s>, Error> {
    let tables = store.tables();
    let known = &tables.muscles[row as usize];
    let records = spoken(row, own, used);
    let of = |kind: &str| pieces::advice(tables, &records, kind);
    let mut report = CareReport {
        stamp: Stamp::new(SCHEMA, tables),
        muscle: tables.text(known.id),
        name: tables.text(known.name),
        plain: tables.text(known.plain),
        from: others(tables, used, row),
        see_also: Vec::new(),
        cautions: pieces::cautions(tables, &records),
        find: Vec::new(),
        doses: Vec::new(),
        expect: Vec::new(),
        press: of("pressure"),
        stretch: of("stretch"),
        strengthen: of("strengthen"),
        posture: of("posture"),
        habits: of("habit"),
        keeps_going: pieces::keepers(tables, &records),
        stop: STOP.to_vec(),
        urgent: pieces::urgent(store, &records)?,
        no_care: pieces::no_care(tables, own, used.is_empty(), known.group),
        note: NOTE,
        names: Names(tables),
    };
    pieces::explain(&mut report, &records);
    if report.from.is_empty() {
        report.see_also = others(tables, &below_caring(store, row)?, row);
    }
    Ok(report)
}
