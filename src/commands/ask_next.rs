//! What to ask next, in plain words.

use crate::dialogue::NOT_ASKED;
use crate::knowledge::tables::{Role, Tables};
use crate::query::{self, Query, Side, Topic};
use crate::rank::{self, Ask, Scores};
use crate::report::rank::Question;

/// What every trigger point is; the answer tells nothing.
const TENDER: &str = "tender-spot";

/// Up to three questions for a question that was scored.
pub(super) fn found<'t>(tables: &'t Tables, query: &Query, scores: &Scores) -> Vec<Question<'t>> {
    let askable = |topic| match topic {
        Topic::Factor(..) => !NOT_ASKED.contains(&query::id(tables, topic)),
        Topic::Sign(_) => query::id(tables, topic) != TENDER,
        Topic::Place(_) => true,
    };
    let muscles = |rows: &[u16]| {
        rows.iter()
            .map(|row| tables.text(tables.muscles[*row as usize].id))
            .collect()
    };
    let question = |ask: Ask| Question {
        finding: query::id(tables, ask.topic),
        kind: match ask.topic {
            Topic::Place(_) => "zone",
            Topic::Factor(..) => "factor",
            Topic::Sign(_) => "sign",
        },
        raises: muscles(&ask.raises),
        lowers: muscles(&ask.lowers),
        gain: ask.gain,
        question: wording(tables, &ask),
    };
    rank::ask_next(tables, query, scores, askable)
        .into_iter()
        .map(question)
        .collect()
}

/// The question a person can answer with yes or no.
pub(super) fn wording(tables: &Tables, ask: &Ask) -> String {
    let name = query::name(tables, ask.topic);
    match ask.topic {
        Topic::Place(_) => {
            let side = ask
                .side
                .map_or_else(String::new, |side: Side| format!("{} ", side.word()));
            let lead = if ask.within {
                "More exactly, does it hurt here"
            } else {
                "Does it also hurt here"
            };
            format!("{lead}: {side}{}?", lower_first(name))
        }
        Topic::Factor(_, Role::Better) => format!("Does it ease with this: {name}?"),
        Topic::Factor(..) => worse(name),
        Topic::Sign(_) => format!("Has this been noticed too: {}?", lower_first(name)),
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

/// Names of places begin with a capital; an abbreviation keeps its own.
fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_lowercase().collect::<String>())
        .unwrap_or_default();
    let rest = letters.as_str();
    if rest.starts_with(char::is_uppercase) {
        name.to_owned()
    } else {
        first + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_make_sentences() {
        assert_eq!(
            worse("sitting for long"),
            "Does sitting for long make it worse?"
        );
        assert_eq!(worse("in the morning"), "Is it worse in the morning?");
        assert_eq!(worse("high heels"), "Is it worse with this: high heels?");
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(lower_first("SI joint"), "SI joint");
        assert_eq!(lower_first("Groin"), "groin");
    }
}
