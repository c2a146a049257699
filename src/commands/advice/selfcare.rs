//! Self-care of one muscle, cut down to what a person can start with: one way to press, one
//! stretch, two habits, and every caution.

use crate::error::Error;
use crate::knowledge::raw;
use crate::knowledge::tables::NONE;
use crate::report::rank::Candidate;
use crate::report::selfcheck::CareAdvice;
use crate::store::Store;

/// Most habits for each.
const HABITS: usize = 2;

/// Self-care of a muscle, else of the muscle or group it belongs to.
pub(super) fn care(store: &Store, candidate: &Candidate<'_>) -> Result<CareAdvice, Error> {
    let tables = store.tables();
    let Some(row) = tables.muscle(candidate.muscle) else {
        return Ok(CareAdvice::default());
    };
    let own = store.muscle(row)?;
    let group = tables.muscles[row as usize].group;
    if own.care.is_empty() && own.no_care.is_none() && group != NONE {
        let whole = store.muscle(group)?;
        let name = whole.name.clone();
        return Ok(CareAdvice {
            of: Some(name),
            ..care_of(&whole, candidate.press)
        });
    }
    Ok(care_of(&own, candidate.press))
}

/// What is left of self-care while a red flag cannot wait: its cautions.
pub(super) fn withheld(care: CareAdvice) -> CareAdvice {
    CareAdvice {
        of: None,
        cautions: care.cautions,
        none: Some("see to the warning first, and press or stretch nothing until then.".to_owned()),
        ..CareAdvice::default()
    }
}

fn care_of(record: &raw::Muscle, find: &str) -> CareAdvice {
    let first = |kind: &str| record.care.iter().find(|one| one.kind == kind).map(dosed);
    let habits = record
        .care
        .iter()
        .filter(|one| matches!(one.kind.as_str(), "posture" | "habit"));
    let none = || {
        record
            .no_care
            .clone()
            .unwrap_or_else(|| "none is recorded for this muscle.".to_owned())
    };
    CareAdvice {
        of: None,
        cautions: record
            .cautions
            .iter()
            .map(|caution| ended(&caution.text))
            .collect(),
        find: ended(find),
        press: first("pressure"),
        stretch: first("stretch"),
        habits: habits.take(HABITS).map(dosed).collect(),
        none: record.care.is_empty().then(none),
    }
}

fn dosed(care: &raw::Care) -> String {
    let dose = care
        .dose
        .as_ref()
        .map_or_else(String::new, |dose| format!(" How much: {}", ended(dose)));
    format!("{}{dose}", ended(&care.text))
}

/// With a full stop, unless it is empty or ends a sentence already.
fn ended(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() || text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
