//! Questions said slightly otherwise, to see how much the answer depends on the exact words.

use crate::knowledge::tables::{NONE, PlaceForm, Tables};
use crate::query::{Finding, Query, Side, Topic};

/// A slight change of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Perturbation {
    /// One finding is left out, each in turn.
    Drop,
    /// A zone taken at random hurts as well, three times.
    Add,
    /// A zone becomes one that touches it, each in turn.
    Neighbour,
    /// A zone becomes its region, each in turn.
    Region,
    /// A place changes sides, each in turn.
    Flip,
}

/// All of them.
pub const PERTURBATIONS: [Perturbation; 5] = [
    Perturbation::Drop,
    Perturbation::Add,
    Perturbation::Neighbour,
    Perturbation::Region,
    Perturbation::Flip,
];

impl Perturbation {
    /// As it is written.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Drop => "drop one finding",
            Self::Add => "add a random place",
            Self::Neighbour => "a place becomes its neighbour",
            Self::Region => "a place becomes its region",
            Self::Flip => "flip one side",
        }
    }
}

/// The question said otherwise in every way of this kind; none when it does not apply. What is
/// taken at random depends on `seed` alone.
#[must_use]
pub fn variants(tables: &Tables, query: &Query, kind: Perturbation, seed: u64) -> Vec<Query> {
    let changed = |findings: Vec<Finding>| Query {
        findings,
        ..query.clone()
    };
    let all = query.findings.iter().enumerate();
    match kind {
        Perturbation::Add => (0..3)
            .map(|turn| changed(with_random(tables, query, seed ^ turn)))
            .collect(),
        Perturbation::Drop => {
            let without = |at: usize| {
                let mut findings = query.findings.clone();
                findings.remove(at);
                changed(findings)
            };
            let dropped = (0..query.findings.len()).map(without);
            dropped
                .filter(|query| query.places().next().is_some())
                .collect()
        }
        _ => all
            .filter_map(|(at, finding)| {
                let mut findings = query.findings.clone();
                findings[at] = replaced(tables, finding, kind, seed.wrapping_add(at as u64))?;
                let once = findings
                    .iter()
                    .filter(|other| other.topic == findings[at].topic)
                    .count()
                    == 1;
                (once || kind == Perturbation::Flip).then(|| changed(findings))
            })
            .collect(),
    }
}

fn replaced(tables: &Tables, finding: &Finding, kind: Perturbation, seed: u64) -> Option<Finding> {
    let Topic::Place(row) = finding.topic else {
        return None;
    };
    let place = tables
        .places
        .get(row as usize)
        .filter(|_| finding.present)?;
    let mut other = finding.clone();
    match kind {
        Perturbation::Flip => {
            let side = finding
                .side
                .filter(|side| matches!(side, Side::Left | Side::Right))?;
            other.side = Some(side.mirrored());
        }
        Perturbation::Region => {
            let zone = place.form == PlaceForm::Zone && place.region != NONE;
            other.topic = zone.then_some(Topic::Place(place.region))?;
        }
        _ => {
            let near = place.neighbours.of(&tables.covered);
            let zone = near.get(random(seed) as usize % near.len().max(1))?;
            other.topic = Topic::Place(*zone);
            other.side = finding
                .side
                .filter(|_| !tables.places[*zone as usize].midline);
        }
    }
    Some(other)
}

fn with_random(tables: &Tables, query: &Query, seed: u64) -> Vec<Finding> {
    let zones: Vec<u16> = (0..tables.places.len() as u16)
        .filter(|row| tables.places[*row as usize].form == PlaceForm::Zone)
        .filter(|row| {
            !query
                .findings
                .iter()
                .any(|finding| finding.topic == Topic::Place(*row))
        })
        .collect();
    let mut findings = query.findings.clone();
    if let Some(zone) = zones.get(random(seed) as usize % zones.len().max(1)) {
        let topic = Topic::Place(*zone);
        findings.push(Finding {
            text: "".into(),
            topic,
            side: None,
            present: true,
            intensity: None,
        });
    }
    findings
}

/// One step of `SplitMix64` (Steele, Lea, Flood 2014, doi 10.1145/2660193.2660195).
fn random(seed: u64) -> u64 {
    let mut z = seed
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn question(tables: &Tables) -> Query {
        let mut query = Query::default();
        for (id, side) in [("buttock-lower", Some(Side::Left)), ("sacroiliac", None)] {
            let topic = tables.place(id).map(Topic::Place);
            let finding = topic.map(|topic| Finding {
                text: "".into(),
                topic,
                side,
                present: true,
                intensity: None,
            });
            query.findings.extend(finding);
        }
        query
    }

    #[test]
    fn each_kind_changes_one_thing_and_repeats() {
        let store = Store::shipped();
        let query = question(store.tables());
        assert_eq!(query.findings.len(), 2);
        for (kind, expected) in PERTURBATIONS.into_iter().zip([2, 3, 2, 2, 1]) {
            let changed = variants(store.tables(), &query, kind, 7);
            assert_eq!(changed.len(), expected, "{kind:?}");
            assert_eq!(changed, variants(store.tables(), &query, kind, 7));
            assert!(changed.iter().all(|other| *other != query));
        }
    }
}
