//! Which question to ask next: the one whose answer is expected to settle most.
//!
//! The leading muscles get weights from their scores; for each thing not yet answered, the
//! chance of a yes differs by muscle. The question with the greatest mutual information of
//! muscle and answer is asked. The chances are graded assumptions, good enough to put
//! questions in order and used for nothing else.

use crate::knowledge::tables::{CueRow, Fit, NONE, Pattern, PlaceForm, Role, Tables};
use crate::query::{Query, Topic};
use crate::rank::{self, Scores};

/// Leading muscles a question may tell apart.
const LEADERS: usize = 8;
/// Chance of a yes about a place or factor that a muscle is not known for.
const BY_CHANCE: f32 = 0.12;
/// Bounds of the chance of a yes about a factor or sign.
const CUE_CHANCE: (f32, f32) = (0.05, 0.8);

/// Factors that are causes, states or treatments: "does this make it worse?" makes no sense of
/// them, or the person cannot try it.
pub(crate) const NOT_ASKED: &[&str] = &[
    "activity",
    "age-30-50",
    "arm-immobilised",
    "arthritic-joint",
    "changing-technique",
    "childbirth",
    "cooling",
    "diaphragm-breathing",
    "eccentric-load",
    "electrical-injury",
    "ergonomics",
    "female-sex",
    "flat-feet",
    "forward-head",
    "hangover",
    "hypermobility",
    "hypothyroidism",
    "inactivity",
    "injection-im",
    "iron-deficiency",
    "large-breasts",
    "leg-length-difference",
    "medicine",
    "mortons-foot",
    "muscle-weakness",
    "nerve-irritation",
    "night-cramps",
    "overexercise",
    "overuse",
    "paradoxical-breathing",
    "poor-sleep",
    "pressure-relief",
    "respiratory-illness",
    "rounded-shoulders",
    "scoliosis",
    "short-upper-arms",
    "small-hemipelvis",
    "static-posture",
    "stiff-joints",
    "sudden-overload",
    "surgery-scar",
    "systemic-load",
    "trauma",
    "treatment-helped",
    "vitamin-d",
    "whiplash",
];

/// Signs that need an examiner, or that every sore muscle has.
const NOT_NOTICED: &[&str] = &[
    "rounded-upper-back",
    "short-leg",
    "straight-leg-raise",
    "tender-spot",
    "tight-hamstrings",
];

/// Chooses the next question of a self-check. A place is asked as "is there pain here too?", a
/// factor as "does this make it worse?" (whatever its role in the topic), a sign as "have you
/// noticed this?".
pub trait Chooser {
    /// The next thing to ask about, or nothing when no question would pay. `asked` holds what
    /// was asked already, whatever the answer; findings of the query need not be in it.
    fn next_question(&self, tables: &Tables, query: &Query, asked: &[Topic]) -> Option<Topic>;
}

/// The question that splits the leading muscles best.
#[derive(Debug, Clone, Copy, Default)]
pub struct BestSplit;

impl Chooser for BestSplit {
    fn next_question(&self, tables: &Tables, query: &Query, asked: &[Topic]) -> Option<Topic> {
        let leaders = Leaders::of(tables, query);
        if leaders.muscles.len() < 2 || leaders.lead > tables.numbers.ask_lead {
            return None;
        }
        let mut best: Option<(f32, Topic)> = None;
        for topic in topics(tables) {
            if asked.contains(&topic) || is_answered(tables, query, topic) {
                continue;
            }
            let gain = leaders.gain(|muscle| chance(tables, &leaders.regions, topic, muscle));
            // the first of equals stays: topics come in a fixed order
            if gain >= tables.numbers.ask_gain && best.is_none_or(|(most, _)| gain > most) {
                best = Some((gain, topic));
            }
        }
        best.map(|(_, topic)| topic)
    }
}

/// Everything that could be asked, in data order.
fn topics(tables: &Tables) -> impl Iterator<Item = Topic> + '_ {
    let zones = tables
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.form == PlaceForm::Zone);
    let zones = zones.map(|(row, _)| Topic::Place(row as u16));
    let askable = |row: &CueRow, not: &[&str]| !not.contains(&tables.text(row.id));
    let factors = tables
        .factors
        .iter()
        .enumerate()
        .filter(move |(_, row)| askable(row, NOT_ASKED));
    let signs = tables
        .signs
        .iter()
        .enumerate()
        .filter(move |(_, row)| askable(row, NOT_NOTICED));
    zones
        .chain(factors.map(|(row, _)| Topic::Factor(row as u16, Role::Worse)))
        .chain(signs.map(|(row, _)| Topic::Sign(row as u16)))
}

/// Whether a finding already says it, or for a factor one of its family.
fn is_answered(tables: &Tables, query: &Query, topic: Topic) -> bool {
    query
        .findings
        .iter()
        .any(|finding| match (finding.topic, topic) {
            (Topic::Place(said), Topic::Place(row)) => said == row,
            (Topic::Sign(said), Topic::Sign(row)) => said == row,
            (Topic::Factor(said, _), Topic::Factor(row, _)) => {
                let family = |row: u16| tables.factors[row as usize].family;
                said == row || (family(said) != NONE && family(said) == family(row))
            }
            _ => false,
        })
}

/// The muscles in the lead with their weights, which sum to 1.
struct Leaders {
    muscles: Vec<(u16, f32)>,
    /// Score of the first above the second.
    lead: f32,
    /// Regions that hurt.
    regions: Vec<u16>,
}

impl Leaders {
    fn of(tables: &Tables, query: &Query) -> Self {
        let mut scores = Scores::default();
        rank::score(tables, query, &mut scores);
        let top = rank::top(tables, &scores, LEADERS);
        let best = top.first().map_or(0.0, |first| first.score);
        let weight = |score: f32| (tables.numbers.temperature * (score - best)).exp();
        let total: f32 = top.iter().map(|one| weight(one.score)).sum();
        Self {
            muscles: top
                .iter()
                .map(|one| (one.muscle, weight(one.score) / total))
                .collect(),
            lead: top.get(1).map_or(0.0, |second| best - second.score),
            regions: super::regions(tables, query),
        }
    }

    /// Mutual information of muscle and answer in nats: `H(yes) - Σ weight·H(yes | muscle)`.
    fn gain(&self, chance: impl Fn(u16) -> f32) -> f32 {
        let entropy = |p: f32| {
            if p <= 0.0 || p >= 1.0 {
                0.0
            } else {
                -p * p.ln() - (1.0 - p) * (1.0 - p).ln()
            }
        };
        let (mut yes, mut inner) = (0.0, 0.0);
        for (muscle, weight) in &self.muscles {
            let chance = chance(*muscle);
            yes += weight * chance;
            inner += weight * entropy(chance);
        }
        entropy(yes) - inner
    }
}

/// Chance of a yes if this muscle is the source, 0 to 1.
fn chance(tables: &Tables, regions: &[u16], topic: Topic, muscle: u16) -> f32 {
    match topic {
        Topic::Place(row) => {
            let links = tables.places[row as usize].links.of(&tables.links);
            let own = links
                .binary_search_by_key(&muscle, |link| link.muscle)
                .ok()
                .map(|at| &links[at]);
            match own.map(|link| (link.fit, link.pattern)) {
                Some((Fit::Exact, Pattern::Essential)) => tables.numbers.essential,
                Some((Fit::Exact, Pattern::Spillover)) => tables.numbers.spillover,
                _ => BY_CHANCE,
            }
        }
        Topic::Factor(row, _) => cue_chance(tables, regions, &tables.factors[row as usize], muscle),
        Topic::Sign(row) => cue_chance(tables, regions, &tables.signs[row as usize], muscle),
    }
}

fn cue_chance(tables: &Tables, regions: &[u16], cue: &CueRow, muscle: u16) -> f32 {
    let links = cue.worse.of(&tables.cue_links);
    let own = links.binary_search_by_key(&muscle, |link| link.muscle).ok();
    let recorded = own.map_or(0.0, |at| links[at].hit.max(0.0));
    let judged: f32 = cue
        .pointers
        .of(&tables.pointers)
        .iter()
        .filter(|row| {
            row.role == Role::Worse && row.muscle == muscle && regions.contains(&row.region)
        })
        .map(|row| row.shift)
        .sum();
    (BY_CHANCE * (recorded + judged).exp()).clamp(CUE_CHANCE.0, CUE_CHANCE.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::phrase;
    use crate::store::Store;

    fn asked_about(text: &str) -> Query {
        let store = Store::shipped();
        let mut query = Query::default();
        for finding in phrase::read(store.tables(), text).findings {
            query
                .add(store.tables(), finding)
                .expect("no contradiction");
        }
        query
    }

    #[test]
    fn a_question_is_never_about_what_was_said_or_asked() {
        let store = Store::shipped();
        let tables = store.tables();
        let query = asked_about("left low back and buttock, worse sitting");
        let mut asked = Vec::new();
        for _ in 0..6 {
            let Some(topic) = BestSplit.next_question(tables, &query, &asked) else {
                break;
            };
            assert!(!asked.contains(&topic) && !is_answered(tables, &query, topic));
            asked.push(topic);
        }
        assert!(!asked.is_empty());
    }

    #[test]
    fn a_question_all_muscles_answer_alike_settles_nothing() {
        let leaders = Leaders {
            muscles: vec![(0, 0.5), (1, 0.5)],
            lead: 0.0,
            regions: Vec::new(),
        };
        assert!(leaders.gain(|_| 0.4).abs() < 1e-6);
        assert!(leaders.gain(|muscle| if muscle == 0 { 0.9 } else { 0.1 }) > 0.3);
    }

    #[test]
    fn what_must_not_be_asked_is_known_to_the_data() {
        let store = Store::shipped();
        let tables = store.tables();
        assert!(NOT_ASKED.iter().all(|id| tables.factor(id).is_some()));
        assert!(NOT_NOTICED.iter().all(|id| tables.sign(id).is_some()));
    }
}
