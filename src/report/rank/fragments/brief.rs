//! The short form of an answer: ids and scores.

use super::json::{decimals, list, word, words};
use crate::knowledge::tables::Tables;
use crate::query::Side;
use crate::rank::{Order, Ranked};

/// Appends an answer after its `id`: each muscle with its side and the score of its rank, then
/// the red flags that fired, where there are some.
pub(crate) fn brief(tables: &Tables, order: &Order, flags: &[u16], out: &mut Vec<u8>) {
    let shared = order
        .ranks()
        .flat_map(|rank| rank.iter().map(|one| (*one, rank[0])));
    list(out, b",\"candidates\":", shared, |out, (one, first)| {
        candidate(tables, one, first, out);
    });
    if !flags.is_empty() {
        let ids = flags
            .iter()
            .map(|row| tables.text(tables.flags[*row as usize].id));
        words(out, b",\"red_flags\":", ids);
    }
    out.push(b'}');
}

fn candidate(tables: &Tables, one: Ranked, first: Ranked, out: &mut Vec<u8>) {
    let id = tables.text(tables.muscles[one.muscle as usize].id);
    word(out, b"{\"muscle\":\"", id);
    if let Some(side) = first.side {
        word(out, b"\",\"side\":\"", Side::word(side));
    }
    decimals(out, b"\",\"score\":", first.score);
    out.push(b'}');
}
