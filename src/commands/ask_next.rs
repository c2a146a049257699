//! What to ask next, in plain words.

use std::collections::HashMap;

use crate::dialogue::{self, Asking, NOT_ASKED};
use crate::knowledge::tables::Tables;
use crate::query::{self, Query, Topic};
use crate::rank::{self, Ask, AskRoom, Scores};
use crate::report::rank::{Named, Question};

/// What every trigger point is; the answer tells nothing.
const TENDER: &str = "tender-spot";

/// What is used again from one question to the next.
#[derive(Debug, Default)]
pub(super) struct Room {
    weighed: AskRoom,
    /// Questions worded before: a batch puts the same few hundred again and again.
    worded: HashMap<Asking, String>,
}

/// Up to three questions for a question that was scored.
pub(super) fn found<'t>(
    tables: &'t Tables,
    query: &Query,
    scores: &Scores,
    room: &mut Room,
) -> Vec<Question<'t>> {
    let askable = |topic| match topic {
        Topic::Factor(..) => !NOT_ASKED.contains(query::id(tables, topic)),
        Topic::Sign(_) => query::id(tables, topic) != TENDER,
        Topic::Place(_) => true,
    };
    let Room { weighed, worded } = room;
    let asks = rank::ask_again(tables, query, scores, askable, weighed);
    let questions = asks.iter().map(|ask| question(tables, ask, worded));
    questions.collect()
}

fn question<'t>(
    tables: &'t Tables,
    ask: &Ask,
    worded: &mut HashMap<Asking, String>,
) -> Question<'t> {
    let asking = Asking {
        topic: ask.topic,
        side: ask.side,
        within: ask.within,
    };
    let named = |row: &u16| {
        let muscle = &tables.muscles[*row as usize];
        Named {
            id: tables.text(muscle.id),
            name: tables.text(muscle.name),
        }
    };
    let wording = worded
        .entry(asking)
        .or_insert_with(|| dialogue::wording(tables, asking));
    Question {
        finding: query::id(tables, ask.topic),
        kind: match ask.topic {
            Topic::Place(_) => "zone",
            Topic::Factor(..) => "factor",
            Topic::Sign(_) => "sign",
        },
        raises: ask.raises.iter().map(named).collect(),
        lowers: ask.lowers.iter().map(named).collect(),
        gain: ask.gain,
        question: wording.clone(),
    }
}
