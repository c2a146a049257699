//! Which question to ask next, and how it is worded.
//!
//! What a question would settle is worked out in [`rank::ask_next`]; here it is kept to what a
//! person can answer alone, and to what was not asked before.

use crate::knowledge::tables::{Role, Tables};
use crate::knowledge::words::{Words, words};
use crate::query::{self, Query, Side, Topic};
use crate::rank::{self, Scores};

use super::places::on_side;
use super::screen::lower;

/// Factors that are causes, states or treatments: "does this make it worse?" makes no sense of
/// them, or the person cannot try it.
pub(crate) const NOT_ASKED: Words = words![
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
const NOT_NOTICED: Words = words![
    "rounded-upper-back",
    "short-leg",
    "straight-leg-raise",
    "tender-spot",
    "tight-hamstrings",
];

/// A question of a self-check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Asking {
    /// A place that may hurt too, a factor that may make it worse, or a sign.
    pub topic: Topic,
    /// The side of the place, where all pain is on one side.
    pub side: Option<Side>,
    /// The place lies within one that hurts.
    pub within: bool,
}

/// Chooses the next question of a self-check.
pub trait Chooser {
    /// The next question, or nothing when none would pay. `asked` holds what was asked already,
    /// whatever the answer.
    fn next_question(&self, tables: &Tables, query: &Query, asked: &[Topic]) -> Option<Asking>;
}

/// The question that is expected to settle most.
#[derive(Debug, Clone, Copy, Default)]
pub struct MostTelling;

impl Chooser for MostTelling {
    fn next_question(&self, tables: &Tables, query: &Query, asked: &[Topic]) -> Option<Asking> {
        let mut scores = Scores::default();
        rank::score(tables, query, &mut scores);
        let askable = |topic: Topic| {
            let id = query::id(tables, topic);
            !asked.contains(&topic) && !NOT_ASKED.contains(id) && !NOT_NOTICED.contains(id)
        };
        let best = rank::ask_next(tables, query, &scores, askable)
            .into_iter()
            .next()?;
        Some(Asking {
            topic: best.topic,
            side: best.side,
            within: best.within,
        })
    }
}

/// The question a person can answer with yes or no.
#[must_use]
pub(crate) fn wording(tables: &Tables, asking: Asking) -> String {
    let name = query::name(tables, asking.topic);
    match asking.topic {
        Topic::Place(_) => {
            let lead = if asking.within {
                "More exactly, does it hurt here"
            } else {
                "Does it also hurt here"
            };
            format!("{lead}: {}{}?", lower(name), on_side(asking.side))
        }
        Topic::Factor(_, Role::Better) => format!("Does it ease with this: {name}?"),
        Topic::Factor(..) => worse(name),
        Topic::Sign(_) => format!("Have you noticed this too: {}?", lower(name)),
    }
}

fn worse(name: &str) -> String {
    let when = ["in ", "at ", "after ", "with "]
        .iter()
        .any(|lead| name.starts_with(lead));
    let first = name.split(' ').next().unwrap_or_default();
    let doing = first.ends_with("ing") && first != "sagging";
    match (when, doing) {
        (true, _) => format!("Is it worse {name}?"),
        (false, true) => format!("Does {name} make it worse?"),
        (false, false) => format!("Is it worse with this: {name}?"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::phrase;
    use crate::store::Store;

    #[test]
    fn a_question_is_never_asked_twice() {
        let store = Store::shipped();
        let tables = store.tables();
        let mut query = Query::default();
        for finding in phrase::read(tables, "left low back").findings {
            query.add(tables, finding).expect("no contradiction");
        }
        let mut asked = Vec::new();
        for _ in 0..6 {
            let Some(next) = MostTelling.next_question(tables, &query, &asked) else {
                break;
            };
            assert!(!asked.contains(&next.topic));
            asked.push(next.topic);
        }
        assert!(!asked.is_empty());
    }

    #[test]
    fn what_must_not_be_asked_is_known_to_the_data() {
        let store = Store::shipped();
        let tables = store.tables();
        assert!(NOT_ASKED.iter().all(|id| tables.factor(id).is_some()));
        assert!(NOT_NOTICED.iter().all(|id| tables.sign(id).is_some()));
    }

    #[test]
    fn factors_make_sentences() {
        assert_eq!(
            worse("sitting for long"),
            "Does sitting for long make it worse?"
        );
        assert_eq!(worse("in the morning"), "Is it worse in the morning?");
        assert_eq!(worse("high heels"), "Is it worse with this: high heels?");
    }
}
