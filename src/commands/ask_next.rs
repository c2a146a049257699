//! What to ask next, in plain words.

use crate::dialogue::{Asking, NOT_ASKED, wording};
use crate::knowledge::tables::Tables;
use crate::query::{self, Query, Topic};
use crate::rank::{self, Ask, Scores};
use crate::report::rank::Question;

/// What every trigger point is; the answer tells nothing.
const TENDER: &str = "tender-spot";

/// Up to three questions for a question that was scored.
pub(super) fn found<'t>(tables: &'t Tables, query: &Query, scores: &Scores) -> Vec<Question<'t>> {
    let askable = |topic| match topic {
        Topic::Factor(..) => !NOT_ASKED.contains(query::id(tables, topic)),
        Topic::Sign(_) => query::id(tables, topic) != TENDER,
        Topic::Place(_) => true,
    };
    let muscles = |rows: &[u16]| {
        rows.iter()
            .map(|row| tables.text(tables.muscles[*row as usize].id))
            .collect()
    };
    let names = |rows: &[u16]| {
        let name = |row: &u16| tables.text(tables.muscles[*row as usize].name);
        rows.iter().map(name).collect()
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
        names: [&ask.raises, &ask.lowers].map(|rows| names(rows)),
        gain: ask.gain,
        question: wording(
            tables,
            Asking {
                topic: ask.topic,
                side: ask.side,
                within: ask.within,
            },
        ),
    };
    rank::ask_next(tables, query, scores, askable)
        .into_iter()
        .map(question)
        .collect()
}
