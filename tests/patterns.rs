//! Well-known referral patterns, written down from their sources and not from the data: each pair
//! of a muscle and a zone holds in the shipped knowledge, and pain in the zone leads to the muscle.

use std::collections::BTreeSet;

use myomap::knowledge::tables::{Form, Pattern, PlaceForm, Tables};
use myomap::query::{Finding, Query, Topic};
use myomap::rank::{self, Scores};
use myomap::store::Store;
use serde_json::Value;

const PAIRS: &str = include_str!("cases/patterns.json");

/// Nobody presses more than a score of muscles for one place. A muscle that has its usual area
/// there must be met before that when nothing else is said. A judgement, made before the figures
/// were known.
const READ_TO: usize = 20;

/// One line of the table.
struct Pair<'t> {
    muscle: &'t str,
    zone: &'t str,
    /// The pattern, or none where the source does not tell.
    pattern: Option<Pattern>,
    says: &'t str,
    read: bool,
}

impl<'t> Pair<'t> {
    fn of(value: &'t Value) -> Self {
        let text = |field: &str| {
            let text = value[field].as_str();
            text.unwrap_or_else(|| panic!("no {field} in {value}"))
        };
        Self {
            muscle: text("muscle"),
            zone: text("zone"),
            pattern: match text("pattern") {
                "essential" => Some(Pattern::Essential),
                "spillover" => Some(Pattern::Spillover),
                "any" => None,
                other => panic!("{other} is no pattern: {value}"),
            },
            says: text("says"),
            read: value["read"] == true,
        }
    }

    /// Zones it stands for: one, or several when the source uses a wider word.
    fn zones<'k>(&self, tables: &'k Tables) -> &'k [u16] {
        let row = tables.place(self.zone);
        let row = row.unwrap_or_else(|| panic!("{} is no place", self.zone));
        tables.places[row as usize].zones.of(&tables.covered)
    }

    /// The muscle, its parts or members, and theirs.
    fn family(&self, tables: &Tables) -> Vec<u16> {
        let row = tables.muscle(self.muscle);
        let mut family = vec![row.unwrap_or_else(|| panic!("{} is no muscle", self.muscle))];
        let mut at = 0;
        while let Some(&of) = family.get(at) {
            let rows = tables.muscles.iter().enumerate();
            family.extend(
                rows.filter(|(_, row)| row.group == of)
                    .map(|(at, _)| at as u16),
            );
            at += 1;
        }
        family
    }

    /// The patterns in which the muscle refers there.
    fn held(&self, tables: &Tables) -> Vec<Pattern> {
        let zones = self.zones(tables);
        let points = self
            .family(tables)
            .into_iter()
            .flat_map(|muscle| tables.muscles[muscle as usize].points.of(&tables.points));
        points
            .flat_map(|point| point.refers.of(&tables.referrals))
            .filter(|referral| zones.contains(&referral.zone))
            .map(|referral| referral.pattern)
            .collect()
    }
}

fn with_pairs(check: impl FnOnce(&Tables, &[Pair])) {
    let values: Vec<Value> = serde_json::from_str(PAIRS).expect("a list of pairs");
    let pairs: Vec<Pair> = values.iter().map(Pair::of).collect();
    check(Store::shipped().tables(), &pairs);
}

fn none_of(wrong: &[String], count: usize) {
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_table_covers_the_body_and_names_its_sources() {
    with_pairs(|tables, pairs| {
        let places: BTreeSet<_> = pairs.iter().map(|pair| (pair.muscle, pair.zone)).collect();
        assert_eq!(places.len(), pairs.len(), "each pair stands once");
        let muscles: BTreeSet<_> = pairs.iter().map(|pair| pair.muscle).collect();
        assert!(pairs.len() >= 150, "{} pairs", pairs.len());
        assert!(muscles.len() >= 80, "{} muscles", muscles.len());
        for pair in pairs {
            let address = ["http", "doi:"].iter().any(|form| pair.says.contains(form));
            assert!(address && pair.read, "{} {}", pair.muscle, pair.zone);
        }
        let told: BTreeSet<u16> = pairs
            .iter()
            .flat_map(|pair| pair.zones(tables))
            .map(|&zone| tables.places[zone as usize].region)
            .collect();
        for (row, place) in tables.places.iter().enumerate() {
            let untold = place.form == PlaceForm::Region && !told.contains(&(row as u16));
            assert!(!untold, "no pair in {}", tables.text(place.name));
        }
    });
}

#[test]
fn every_pair_holds_in_the_shipped_knowledge() {
    with_pairs(|tables, pairs| {
        let mut wrong = Vec::new();
        for pair in pairs {
            let held = pair.held(tables);
            let holds = match pair.pattern {
                Some(pattern) => held.contains(&pattern),
                None => !held.is_empty(),
            };
            if !holds {
                wrong.push(format!(
                    "{} {} {:?}, not {held:?}: {}",
                    pair.muscle, pair.zone, pair.pattern, pair.says
                ));
            }
        }
        none_of(&wrong, pairs.len());
    });
}

#[test]
fn usual_areas_put_the_muscle_among_those_a_clinician_reads() {
    with_pairs(|tables, pairs| {
        let usual: Vec<_> = pairs
            .iter()
            .filter(|pair| pair.pattern == Some(Pattern::Essential))
            .collect();
        let mut wrong = Vec::new();
        for pair in &usual {
            let better = better_than(tables, pair);
            if better.is_none_or(|better| better >= READ_TO) {
                wrong.push(format!(
                    "{} {}: after {better:?} others",
                    pair.muscle, pair.zone
                ));
            }
        }
        none_of(&wrong, usual.len());
    });
}

/// How many candidates rank better for pain in the zone and nothing else; none if it is not
/// listed at all.
fn better_than(tables: &Tables, pair: &Pair) -> Option<usize> {
    let mut query = Query::default();
    let finding = Finding {
        text: "".into(),
        topic: Topic::Place(tables.place(pair.zone)?),
        side: None,
        present: true,
        intensity: None,
    };
    query.add(tables, finding).expect("one finding");
    let mut scores = Scores::default();
    rank::score(tables, &query, &mut scores);
    // the whole stands for its part: pelvic floor pain is read under levator ani
    let mut family = pair.family(tables);
    let row = tables.muscles[family[0] as usize];
    if row.form == Form::Part {
        family.push(row.group);
    }
    let mut better = 0;
    for row in rank::rows(tables, &query, &scores, tables.muscles.len()) {
        let of = |muscle| family.contains(&muscle);
        if row.candidates.iter().any(|one| of(one.ranked.muscle)) {
            return Some(better);
        }
        better += row.candidates.len();
    }
    None
}
