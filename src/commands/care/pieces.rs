//! The pieces of the answer, each over the records whose care is shown.

use std::collections::BTreeSet;

use crate::error::Error;
use crate::knowledge::raw;
use crate::knowledge::records::Kind;
use crate::knowledge::tables::{NONE, Tables};
use crate::report::care::{Advice, CareReport, Keeper, Spot, Urgent};
use crate::report::names::Names;
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

pub(super) fn no_care(
    tables: &Tables,
    own: &raw::Muscle,
    nothing: bool,
    group: u16,
) -> Option<String> {
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
pub(super) fn advice<'t>(
    tables: &'t Tables,
    records: &[(u16, &raw::Muscle)],
    kind: &str,
) -> Vec<Advice<'t>> {
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

pub(super) fn cautions<'t>(tables: &'t Tables, records: &[(u16, &raw::Muscle)]) -> Vec<Advice<'t>> {
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

/// What belongs to the advice that is given: where to press and how long, what it can do.
pub(super) fn explain(report: &mut CareReport<'_>, records: &[(u16, &raw::Muscle)]) {
    if !report.press.is_empty() {
        report.find = spots(records);
        report.doses = doses(records);
    }
    report.expect = expect(report);
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

/// What is said of how long to press.
fn doses(records: &[(u16, &raw::Muscle)]) -> Vec<String> {
    let notes = records.iter().flat_map(|(_, record)| &record.notes);
    let of_doses = notes.filter(|note| note.text.contains("second") && note.text.contains("press"));
    std::iter::once(DOSE.to_owned())
        .chain(of_doses.map(|note| note.text.clone()))
        .collect()
}

/// What the advice of this answer can do.
fn expect(report: &CareReport<'_>) -> Vec<&'static str> {
    let mut said = Vec::new();
    if !report.press.is_empty() {
        said.extend(EXPECT_PRESS);
    }
    if !report.stretch.is_empty() || !report.strengthen.is_empty() {
        said.push(EXPECT_EXERCISE);
    }
    said.push(EXPECT_DOUBT);
    said
}

/// The typical ones first, each once.
pub(super) fn keepers(tables: &Tables, records: &[(u16, &raw::Muscle)]) -> Vec<Keeper> {
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
pub(super) fn urgent(store: &Store, records: &[(u16, &raw::Muscle)]) -> Result<Vec<Urgent>, Error> {
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
