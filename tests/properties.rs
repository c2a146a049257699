//! Rules of the ranking that hold for every question, tried on generated ones.

use myomap::knowledge::tables::{Fit, Form, LinkRow, Pattern, PlaceForm, Role, Tables};
use myomap::query::{Finding, Query, Side, Topic};
use myomap::rank::{self, Ranked, Scores};
use myomap::store::Store;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::Config;

/// Rounding of sums of a few dozen `f32`.
const NEAR: f32 = 1e-3;

/// Numbers from which a question is made, whatever the size of the tables.
#[derive(Debug, Clone)]
struct Seed {
    places: Vec<(u16, Option<bool>, bool, Option<u8>)>,
    factors: Vec<(u16, u8)>,
    signs: Vec<(u16, bool)>,
    complete: bool,
}

fn seed() -> impl Strategy<Value = Seed> {
    let side = prop_oneof![Just(None), Just(Some(true)), Just(Some(false))];
    let place = (
        any::<u16>(),
        side,
        prop::bool::weighted(0.8),
        prop::option::of(0..=10_u8),
    );
    (
        prop::collection::vec(place, 1..8),
        prop::collection::vec((any::<u16>(), 0..4_u8), 0..4),
        prop::collection::vec((any::<u16>(), any::<bool>()), 0..3),
        any::<bool>(),
    )
        .prop_map(|(places, factors, signs, complete)| Seed {
            places,
            factors,
            signs,
            complete,
        })
}

/// Findings about different things: contradictions and repetitions are tested elsewhere.
fn findings(tables: &Tables, seed: &Seed) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    let mut add = |topic: Topic, side: Option<Side>, present: bool, intensity: Option<u8>| {
        let about = |topic: Topic| match topic {
            Topic::Factor(row, _) => Topic::Factor(row, Role::Worse),
            other => other,
        };
        if all.iter().all(|other| about(other.topic) != about(topic)) {
            all.push(Finding {
                text: "".into(),
                topic,
                side,
                present,
                intensity,
            });
        }
    };
    for (place, left, present, intensity) in &seed.places {
        let row = place % tables.places.len() as u16;
        let side = left.map(|left| if left { Side::Left } else { Side::Right });
        let side = side.filter(|_| !tables.places[row as usize].midline);
        add(
            Topic::Place(row),
            side,
            *present,
            intensity.filter(|_| *present),
        );
    }
    for (factor, role) in &seed.factors {
        let role = [Role::Worse, Role::Better, Role::After, Role::NotWorse][usize::from(*role)];
        add(
            Topic::Factor(factor % tables.factors.len() as u16, role),
            None,
            true,
            None,
        );
    }
    for (sign, present) in &seed.signs {
        add(
            Topic::Sign(sign % tables.signs.len() as u16),
            None,
            *present,
            None,
        );
    }
    all
}

fn question(tables: &Tables, findings: Vec<Finding>, complete: bool) -> Query {
    let mut query = Query {
        complete,
        ..Query::default()
    };
    for finding in findings {
        query
            .add(tables, finding)
            .expect("generated findings agree");
    }
    query
}

fn from_seed(tables: &Tables, seed: &Seed) -> Query {
    question(tables, findings(tables, seed), seed.complete)
}

fn scored(tables: &Tables, query: &Query) -> Scores {
    let mut scores = Scores::default();
    rank::score(tables, query, &mut scores);
    scores
}

fn all(tables: &Tables, query: &Query) -> Vec<f32> {
    let scores = scored(tables, query);
    (0..tables.muscles.len() as u16)
        .map(|row| scores.best(row).0)
        .collect()
}

fn same(left: &[f32], right: &[f32]) -> Result<(), TestCaseError> {
    for (row, (left, right)) in left.iter().zip(right).enumerate() {
        prop_assert!(
            (left - right).abs() < NEAR,
            "muscle {row}: {left} is not {right}"
        );
    }
    Ok(())
}

fn present(row: u16) -> Finding {
    Finding {
        text: "".into(),
        topic: Topic::Place(row),
        side: None,
        present: true,
        intensity: None,
    }
}

fn zones(tables: &Tables) -> Vec<u16> {
    let zone = |row: &u16| tables.places[*row as usize].form == PlaceForm::Zone;
    (0..tables.places.len() as u16).filter(zone).collect()
}

fn links(tables: &Tables, row: u16) -> &[LinkRow] {
    tables.places[row as usize].links.of(&tables.links)
}

proptest! {
    #![proptest_config(Config { cases: 64, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_order_of_findings_does_not_matter(seed in seed(), turn in any::<usize>()) {
        let store = Store::shipped();
        let tables = store.tables();
        let mut turned = findings(tables, &seed);
        let by = turn % turned.len();
        turned.rotate_left(by);
        turned.reverse();
        same(&all(tables, &from_seed(tables, &seed)), &all(tables, &question(tables, turned, seed.complete)))?;
    }

    #[test]
    fn a_repeated_finding_counts_once(seed in seed(), at in any::<usize>()) {
        let store = Store::shipped();
        let tables = store.tables();
        let mut twice = findings(tables, &seed);
        twice.push(twice[at % twice.len()].clone());
        same(&all(tables, &from_seed(tables, &seed)), &all(tables, &question(tables, twice, seed.complete)))?;
    }

    #[test]
    fn a_usual_area_never_lowers_a_muscle_against_one_without_it(seed in seed(), zone in any::<u16>()) {
        let store = Store::shipped();
        let tables = store.tables();
        let zones = zones(tables);
        let zone = zones[usize::from(zone) % zones.len()];
        // without sides and intensities; where the zone was spoken of already, nothing is added
        let mut base = findings(tables, &seed);
        base.retain(|finding| match finding.topic {
            Topic::Place(row) => !tables.places[row as usize].zones.of(&tables.covered).contains(&zone),
            _ => true,
        });
        for finding in &mut base {
            (finding.side, finding.intensity) = (None, None);
        }
        prop_assume!(!base.is_empty());
        let mut more = base.clone();
        more.push(present(zone));
        // factors speak by region: a place in another region would change what they say
        let region = tables.places[zone as usize].region;
        let hurts = base.iter().any(|finding| match finding.topic {
            Topic::Place(row) if finding.present => tables.places[row as usize].region == region,
            _ => false,
        });
        let cues = base.iter().any(|finding| !matches!(finding.topic, Topic::Place(_)));
        prop_assume!(hurts || !cues);
        let before = all(tables, &question(tables, base, seed.complete));
        let after = all(tables, &question(tables, more, seed.complete));
        let own = links(tables, zone);
        let has = own.iter().filter(|link| link.fit == Fit::Exact && link.pattern == Pattern::Essential);
        for link in has {
            let gain = after[link.muscle as usize] - before[link.muscle as usize];
            for other in (0..before.len()).filter(|row| tables.muscles[*row].ranked && own.iter().all(|link| link.muscle as usize != *row)) {
                prop_assert!(gain + NEAR >= after[other] - before[other]);
            }
        }
    }

    #[test]
    fn an_absent_place_never_helps_a_muscle_that_has_it(seed in seed(), zone in any::<u16>()) {
        let store = Store::shipped();
        let tables = store.tables();
        let zones = zones(tables);
        let zone = zones[usize::from(zone) % zones.len()];
        let mut base = findings(tables, &seed);
        base.retain(|finding| match finding.topic {
            Topic::Place(row) => !tables.places[row as usize].zones.of(&tables.covered).contains(&zone),
            _ => true,
        });
        let before = all(tables, &question(tables, base.clone(), seed.complete));
        base.push(Finding { present: false, ..present(zone) });
        let after = all(tables, &question(tables, base, seed.complete));
        for link in links(tables, zone).iter().filter(|link| link.fit == Fit::Exact) {
            let row = link.muscle as usize;
            prop_assert!(after[row] <= before[row] + NEAR, "{row}: {} then {}", before[row], after[row]);
        }
    }

    #[test]
    fn left_and_right_are_mirror_images(seed in seed()) {
        let store = Store::shipped();
        let tables = store.tables();
        let mut mirrored = findings(tables, &seed);
        for finding in &mut mirrored {
            finding.side = finding.side.map(Side::mirrored);
        }
        same(&all(tables, &from_seed(tables, &seed)), &all(tables, &question(tables, mirrored, seed.complete)))?;
    }

    #[test]
    fn a_region_and_a_zone_inside_it_count_once(seed in seed(), zone in any::<u16>()) {
        let store = Store::shipped();
        let tables = store.tables();
        let zones = zones(tables);
        let zone = zones[usize::from(zone) % zones.len()];
        let region = tables.places[zone as usize].region;
        let mut base = findings(tables, &seed);
        base.retain(|finding| !matches!(finding.topic, Topic::Place(_)));
        base.push(present(zone));
        let mut both = base.clone();
        both.push(present(region));
        let (alone, both) = (question(tables, base, false), question(tables, both, false));
        let weight = |query: &Query, row: u16| {
            let scores = scored(tables, query);
            let (score, side) = scores.best(row);
            let parts = rank::explain(tables, query, &scores, Ranked { muscle: row, score, side }).parts;
            let places = parts.iter().filter(|part| matches!(query.findings[part.finding].topic, Topic::Place(_)));
            places.map(|part| part.weight).sum::<f32>()
        };
        for link in links(tables, region) {
            prop_assert!((weight(&alone, link.muscle) - weight(&both, link.muscle)).abs() < NEAR);
        }
    }

    #[test]
    fn parts_add_up_to_the_score(seed in seed()) {
        let store = Store::shipped();
        let tables = store.tables();
        let query = from_seed(tables, &seed);
        let scores = scored(tables, &query);
        let quiet = Query { complete: seed.complete, ..Query::default() };
        let unasked = all(tables, &quiet);
        for ranked in rank::top(tables, &scores, 30) {
            let candidate = rank::explain(tables, &query, &scores, ranked);
            let sum = candidate.rest + candidate.parts.iter().map(|part| part.weight).sum::<f32>();
            prop_assert!((sum - ranked.score).abs() < NEAR);
            // what comes from no finding is the prior, charges taken back for mentioned areas,
            // the cost of two sides and the limit on factors: never below the start
            let muscle = &tables.muscles[ranked.muscle as usize];
            let start = unasked[ranked.muscle as usize] + tables.numbers.bilateral.min(0.0);
            prop_assert!(candidate.rest.is_finite() && muscle.form != Form::Group);
            let cues: f32 = candidate.parts.iter().filter(|part| !matches!(query.findings[part.finding].topic, Topic::Place(_))).map(|part| part.weight).sum();
            let limited = cues.clamp(-tables.numbers.cue_cap, tables.numbers.cue_cap) - cues;
            prop_assert!(candidate.rest + NEAR >= start + limited.min(0.0), "{} {start} {limited}", candidate.rest);
        }
    }

    #[test]
    fn bands_fall_with_the_rank(seed in seed()) {
        let store = Store::shipped();
        let tables = store.tables();
        let query = from_seed(tables, &seed);
        let rows = rank::rows(tables, &query, &scored(tables, &query), tables.muscles.len());
        prop_assert!(rows.is_sorted_by_key(|row| row.band));
        prop_assert!(rows.get(1).is_none_or(|row| row.band > rank::Band::Strong));
    }

    #[test]
    fn a_set_is_never_less_likely_than_its_best_member(seed in seed()) {
        let store = Store::shipped();
        let tables = store.tables();
        let query = from_seed(tables, &seed);
        if let Some(set) = rank::together(tables, &query, &scored(tables, &query)) {
            prop_assert!(set.members.len() >= 2 && set.gain > 0.0);
            for member in &set.members {
                prop_assert!(set.likelihood >= member.likelihood);
                prop_assert!(!member.takes.is_empty());
            }
        }
    }

    #[test]
    fn questions_are_about_what_is_open(seed in seed()) {
        let store = Store::shipped();
        let tables = store.tables();
        let query = from_seed(tables, &seed);
        let asks = rank::ask_next(tables, &query, &scored(tables, &query), |_| true);
        prop_assert!(asks.len() <= 3);
        for ask in asks {
            prop_assert!(ask.gain.is_finite() && ask.gain >= tables.numbers.ask_gain);
            prop_assert!(query.findings.iter().all(|finding| finding.topic != ask.topic));
        }
    }
}

#[test]
fn scores_are_finite_with_nothing_and_with_everything() {
    let store = Store::shipped();
    let tables = store.tables();
    let nothing = all(tables, &Query::default());
    let mut everything = Query {
        complete: true,
        ..Query::default()
    };
    everything
        .findings
        .extend((0..tables.places.len() as u16).map(present));
    let cue = |topic: Topic| Finding {
        topic,
        ..present(0)
    };
    let factors = 0..tables.factors.len() as u16;
    everything
        .findings
        .extend(factors.map(|row| cue(Topic::Factor(row, Role::Worse))));
    everything
        .findings
        .extend((0..tables.signs.len() as u16).map(|row| cue(Topic::Sign(row))));
    assert!(
        nothing
            .iter()
            .chain(&all(tables, &everything))
            .all(|score| score.is_finite())
    );
    let scores = scored(tables, &everything);
    assert!(rank::rows(tables, &everything, &scores, 10).len() <= 10);
    assert!(
        rank::rows(
            tables,
            &Query::default(),
            &scored(tables, &Query::default()),
            10
        )
        .is_empty()
    );
}

#[test]
fn shipped_and_run_time_tables_give_the_same_answers() {
    let (shipped, compiled) = (Store::shipped(), Store::with_numbers(&[]));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..40 {
        let seed = seed().new_tree(&mut runner).expect("a question").current();
        let answer = |tables: &Tables| {
            let query = from_seed(tables, &seed);
            let scores = scored(tables, &query);
            let rows = rank::rows(tables, &query, &scores, 10);
            (
                rows,
                rank::together(tables, &query, &scores),
                rank::ask_next(tables, &query, &scores, |_| true),
            )
        };
        assert_eq!(answer(shipped.tables()), answer(compiled.tables()));
    }
}
