//! Names of things that are no place: a diagnosis or a muscle where a place was asked for.

use super::suggest::as_typed;
use crate::error::Error;
use crate::knowledge::tables::{NameOf, PlaceForm, Tables};
use crate::knowledge::text;

/// Most places proposed for a diagnosis.
const PROPOSED: usize = 4;
/// Most words of a text that are looked at, and of a name within it.
const WORDS: usize = 60;
const LONGEST: usize = 8;

/// The error for a text that names a diagnosis or a muscle where it should name a place: what it
/// is, and the places to name instead. Nothing when it names neither.
#[must_use]
pub fn instead_of_a_place(tables: &Tables, phrase: &str) -> Option<Error> {
    let (name, of, row) = longest(tables, phrase)?;
    let row = usize::from(row);
    let (kind, id, title, places) = if of == NameOf::ConditionName {
        let condition = &tables.conditions[row];
        let places = usual_places(tables, condition.zones.of(&tables.covered));
        ("condition", condition.id, condition.name, places)
    } else {
        let muscle = &tables.muscles[row];
        ("muscle", muscle.id, muscle.name, Vec::new())
    };
    Some(Error::NotAPlace {
        name,
        kind,
        id: tables.text(id).to_owned(),
        title: tables.text(title).to_owned(),
        places,
    })
}

/// The longest name of a diagnosis or muscle within a text, as it was typed.
fn longest(tables: &Tables, phrase: &str) -> Option<(String, NameOf, u16)> {
    let mut words = text::words(phrase);
    words.truncate(WORDS);
    (1..=words.len().min(LONGEST)).rev().find_map(|len| {
        words.windows(len).find_map(|window| {
            let typed = window.join(" ");
            let mut rows = tables.named(&text::normalise(&typed)).iter();
            let row = rows.find(|row| {
                matches!(row.of, NameOf::ConditionName | NameOf::MuscleName)
                    && is_written(tables.text(row.written), window)
            })?;
            Some((typed, row.of, row.row))
        })
    })
}

/// Whether a name was typed as it is written, but for a plural: "sitting" is not "SITS".
fn is_written(written: &str, typed: &[String]) -> bool {
    let single = |word: &String| word.trim_end_matches('s').to_owned();
    let written = text::words(written);
    written.iter().map(single).eq(typed.iter().map(single))
}

/// Words for these zones that a place can be named by: regions where all of one hurt.
fn usual_places(tables: &Tables, zones: &[u16]) -> Vec<String> {
    let mut named: Vec<u16> = Vec::new();
    for zone in zones {
        let region = tables.places[*zone as usize].region;
        let whole = tables.places[region as usize].zones.of(&tables.covered);
        let all = whole.iter().all(|zone| zones.contains(zone));
        let place = if all { region } else { *zone };
        if !named.contains(&place) {
            named.push(place);
        }
    }
    // regions say more in a word
    crate::sort::by_key(&mut named, |row| {
        tables.places[*row as usize].form != PlaceForm::Region
    });
    let proposed = named.iter().take(PROPOSED);
    proposed
        .map(|row| as_typed(tables.text(tables.places[*row as usize].name)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::phrase;
    use crate::store::Store;

    #[test]
    fn a_diagnosis_and_a_muscle_are_known_for_what_they_are() {
        let store = Store::shipped();
        let kind = |phrase: &str| match instead_of_a_place(store.tables(), phrase) {
            Some(Error::NotAPlace { kind, id, .. }) => Some((kind, id)),
            _ => None,
        };
        let sciatica = Some(("condition", "lumbar-radiculopathy".to_owned()));
        assert_eq!(kind("my sciatica again"), sciatica);
        assert_eq!(
            kind("piriformis"),
            Some(("muscle", "piriformis".to_owned()))
        );
        assert_eq!(kind("xqzwv"), None);
    }

    #[test]
    fn every_proposed_place_is_understood() {
        let store = Store::shipped();
        let tables = store.tables();
        for condition in &*tables.conditions {
            let places = usual_places(tables, condition.zones.of(&tables.covered));
            assert!(!places.is_empty());
            for place in places {
                assert!(phrase::places(tables, &place, true).is_ok(), "{place}");
            }
        }
    }
}
