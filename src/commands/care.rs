//! `care`: self-care for a muscle, cautions first.

use std::collections::BTreeSet;

use super::naming::{below, muscle as find_muscle};
use crate::cli::NameArgs;
use crate::error::{Error, Status};
use crate::knowledge::raw;
use crate::knowledge::records::Kind;
use crate::knowledge::tables::{NONE, Tables};
use crate::report::Answer;
use crate::report::care::{Advice, CareReport, Keeper, SCHEMA, Spot, Urgent};
use crate::report::names::Names;
use crate::report::rank::NOTE;
use crate::report::stamp::Stamp;
use crate::store::Store;

/// What was chosen where sources conflict, and why.
const DOSE: &str = "Sources conflict on how long to press: at least 90 seconds, 30 to 90, or 30 to 60; one arm of a \
    trial pressed for 60 (De Meulemeester 2016, as told in Lu 2022). Where nothing else is said, 30 to 60 seconds \
    is chosen here and never more than 90: nobody has shown that longer does more, and one spot worked too long \
    bruises. Several spots once each are better than one for long. Places near nerves and vessels have shorter \
    times of their own.";

/// What pressing can do.
const EXPECT_PRESS: [&str; 2] = [
    "Pressing lets the spot bear more pressure: pooled over 17 trials that gain was clear, while the gain in felt \
     pain was small and may be chance (Lu 2022, PMC9434898). Expect easier movement for hours or days, not a cure.",
    "In one small trial, five days of pressing and stretching at home eased pain and tenderness more than moving \
     exercises did (Hanten 2000, 40 people); how long that lasts is not known.",
];

/// What exercise can do.
const EXPECT_EXERCISE: &str = "Stretching together with strengthening eased pain moderately in 24 trials; everyday \
    function did not clearly gain (Guzman-Pavon 2020).";

/// What is disputed.
const EXPECT_DOUBT: &str = "Whether trigger points are what they are said to be is disputed (Quintner, Bove and Cohen \
    2015; reply by Dommerholt and Gerwin 2015). Keep what helps you and drop what does not.";

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
    args: &NameArgs,
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

fn report<'s>(
    store: &'s Store,
    row: u16,
    own: &raw::Muscle,
    used: &[(u16, raw::Muscle)],
) -> Result<CareReport<'s>, Error> {
    let tables = store.tables();
    let id = |row: u16| tables.text(tables.muscles[row as usize].id);
    let known = &tables.muscles[row as usize];
    let mut records: Vec<(u16, &raw::Muscle)> =
        used.iter().map(|(row, record)| (*row, record)).collect();
    let of = |kind: &str| advice(tables, &records, kind);
    let (press, stretch, strengthen) = (of("pressure"), of("stretch"), of("strengthen"));
    let (posture, habits) = (of("posture"), of("habit"));
    let elsewhere = used.iter().all(|(other, _)| *other != row);
    if elsewhere {
        records.insert(0, (row, own));
    }
    let see_also = if elsewhere {
        Vec::new()
    } else {
        below_caring(store, row)?
    };
    let cautions = cautions(tables, &records);
    Ok(CareReport {
        stamp: Stamp::new(SCHEMA, tables),
        muscle: id(row),
        name: tables.text(known.name),
        plain: tables.text(known.plain),
        from: used
            .iter()
            .filter(|(other, _)| *other != row)
            .map(|(other, _)| id(*other))
            .collect(),
        see_also: see_also.iter().map(|(other, _)| id(*other)).collect(),
        cautions,
        find: if press.is_empty() {
            Vec::new()
        } else {
            spots(&records)
        },
        doses: doses(&records, !press.is_empty()),
        expect: expect(
            !press.is_empty(),
            !stretch.is_empty() || !strengthen.is_empty(),
        ),
        press,
        stretch,
        strengthen,
        posture,
        habits,
        keeps_going: keepers(tables, &records),
        stop: STOP.to_vec(),
        urgent: urgent(store, &records)?,
        no_care: no_care(tables, own, used.is_empty(), known.group),
        note: NOTE,
        names: Names(tables),
    })
}

fn no_care(tables: &Tables, own: &raw::Muscle, nothing: bool, group: u16) -> Option<String> {
    let unsaid = || match (nothing, group) {
        (false, _) => None,
        (true, NONE) => Some("none is recorded.".to_owned()),
        (true, group) => {
            let name = tables.text(tables.muscles[group as usize].name);
            Some(format!("none is recorded; it belongs to {name}."))
        }
    };
    own.no_care.clone().or_else(unsaid)
}

/// Advice of one kind; what several records say in the same words stands once.
fn advice<'t>(tables: &'t Tables, records: &[(u16, &raw::Muscle)], kind: &str) -> Vec<Advice<'t>> {
    let mut list: Vec<Advice<'t>> = Vec::new();
    for (row, record) in records {
        for care in record.care.iter().filter(|care| care.kind == kind) {
            if !list.iter().any(|known| known.text == care.text) {
                list.push(said(
                    tables,
                    *row,
                    &care.text,
                    care.dose.clone(),
                    &care.sources,
                ));
            }
        }
    }
    list
}

fn cautions<'t>(tables: &'t Tables, records: &[(u16, &raw::Muscle)]) -> Vec<Advice<'t>> {
    let mut list: Vec<Advice<'t>> = Vec::new();
    for (row, record) in records {
        for caution in &record.cautions {
            if !list.iter().any(|known| known.text == caution.text) {
                list.push(said(tables, *row, &caution.text, None, &caution.sources));
            }
        }
    }
    list
}

fn said<'t>(
    tables: &'t Tables,
    row: u16,
    text: &str,
    dose: Option<String>,
    sources: &[String],
) -> Advice<'t> {
    Advice {
        muscle: tables.text(tables.muscles[row as usize].id),
        text: text.to_owned(),
        dose,
        sources: sources.to_vec(),
        recalled: Names(tables).recalled(sources),
    }
}

/// Where the points are; one that stands for "not stated" only when there is no other.
fn spots(records: &[(u16, &raw::Muscle)]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    for (_, record) in records {
        let stated = record.trigger_points.iter().any(|point| point.id != "any");
        for point in record
            .trigger_points
            .iter()
            .filter(|point| !stated || point.id != "any")
        {
            spots.push(Spot {
                point: format!("{}/{}", record.id, point.id),
                label: point.label.clone(),
                place: point.place.clone(),
                sources: point.sources.clone(),
            });
        }
    }
    spots
}

fn doses(records: &[(u16, &raw::Muscle)], press: bool) -> Vec<String> {
    if !press {
        return Vec::new();
    }
    let notes = records.iter().flat_map(|(_, record)| &record.notes);
    let of_doses = notes.filter(|note| note.text.contains("second") && note.text.contains("press"));
    std::iter::once(DOSE.to_owned())
        .chain(of_doses.map(|note| note.text.clone()))
        .collect()
}

fn expect(press: bool, exercise: bool) -> Vec<&'static str> {
    let mut said = Vec::new();
    if press {
        said.extend(EXPECT_PRESS);
    }
    if exercise {
        said.push(EXPECT_EXERCISE);
    }
    said.push(EXPECT_DOUBT);
    said
}

/// The typical ones first, each once.
fn keepers(tables: &Tables, records: &[(u16, &raw::Muscle)]) -> Vec<Keeper> {
    let mut seen = BTreeSet::new();
    let links = records
        .iter()
        .flat_map(|(_, record)| &record.factors)
        .filter(|link| link.effect == "perpetuates");
    let keeper = |link: &raw::MuscleFactor| Keeper {
        factor: link.factor.clone(),
        name: Names(tables).cue(&link.factor).to_owned(),
        strength: link.strength.clone(),
        sources: link.sources.clone(),
    };
    let mut keepers: Vec<Keeper> = links
        .filter(|link| seen.insert(&link.factor))
        .map(keeper)
        .collect();
    crate::sort::by_key(&mut keepers, |keeper| keeper.strength != "typical");
    keepers
}

/// When what it is mistaken for cannot wait; the same words stand once, with all their names.
fn urgent(store: &Store, records: &[(u16, &raw::Muscle)]) -> Result<Vec<Urgent>, Error> {
    let conditions = store.list::<raw::Condition>(Kind::Conditions)?;
    let mut list: Vec<Urgent> = Vec::new();
    for mimic in records.iter().flat_map(|(_, record)| &record.mimics) {
        let Some(condition) = conditions
            .iter()
            .find(|condition| condition.id == mimic.condition)
        else {
            continue;
        };
        let Some(urgent_if) = &condition.urgent_if else {
            continue;
        };
        if list
            .iter()
            .any(|known| known.condition == condition.id || known.urgent_if == *urgent_if)
        {
            continue;
        }
        list.push(Urgent {
            condition: condition.id.clone(),
            name: condition.name.clone(),
            urgent_if: urgent_if.clone(),
        });
    }
    Ok(list)
}
