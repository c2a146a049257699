//! Words that mean something else beside certain others: "ER", "AM", "a cold".

use super::token::{Gap, Token};
use super::vocabulary::is_path;
use crate::knowledge::text;

/// Words beside which "ER" and "IR" are movements, not a hospital.
#[rustfmt::skip]
const OF_MOVEMENT: &[&str] = &[
    "painful", "limited", "restricted", "reduced", "weak", "resisted", "passive", "active", "full", "on", "with", "loss",
    "of", "rom", "worse", "stiff", "pain",
];

/// Words after which "AM" is a time of day.
#[rustfmt::skip]
const TIMED: &[&str] = &["worse", "worst", "better", "stiff", "stiffness", "sore", "in", "every", "each", "early"];

/// Words after "a cold" by which it is no illness.
#[rustfmt::skip]
const COLD_THINGS: &[&str] = &[
    "wind", "draught", "draft", "room", "house", "office", "floor", "shower", "bath", "pack", "compress", "swim", "drink",
    "day", "night", "morning", "spell", "snap", "bag", "foot", "hand", "feeling", "leg", "arm", "pool", "sea", "car",
];

/// "a cold", "a heavy cold": what one catches, not what one feels.
fn is_illness(before: &str, next: &str, gap: Gap) -> bool {
    gap < Gap::Colon
        && matches!(before, "a" | "heavy" | "bad" | "nasty" | "streaming")
        && !COLD_THINGS.contains(&next)
}

/// Writes out words that mean something only beside certain others.
pub(super) fn in_context(tokens: Vec<Token>) -> Vec<Token> {
    let words: Vec<String> = tokens.iter().map(|token| token.word.clone()).collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let mut written = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.into_iter().enumerate() {
        let before = at.checked_sub(1).map_or("", word);
        let moved = OF_MOVEMENT.contains(&before) || OF_MOVEMENT.contains(&word(at + 1));
        let said: &[&str] = match token.word.as_str() {
            "er" if moved => &["external", "rotation"],
            "ir" if moved => &["internal", "rotation"],
            "am" if TIMED.contains(&before) => &["morning"],
            "cold" if is_illness(before, word(at + 1), token.gap) => &["head", "cold"],
            "balls" if matches!(before, "my" | "his") && word(at + 1) != "of" => &["testicles"],
            _ => &[],
        };
        if said.is_empty() {
            written.push(token);
            continue;
        }
        for (nth, word) in said.iter().enumerate() {
            written.push(Token {
                gap: if nth == 0 { token.gap } else { Gap::Space },
                word: (*word).to_owned(),
                stem: text::stem(word).to_owned(),
                ..token
            });
        }
    }
    written
}

/// "electric shocks down my arm": what it feels like, not what happened.
pub(super) fn is_shock(tokens: &[Token], at: usize) -> bool {
    let next = |by: usize| tokens.get(at + by).map_or("", |next| next.word.as_str());
    let like = || {
        (is_path(next(2)) && next(2) != "from")
            || matches!(
                next(2),
                "like" | "pain" | "pains" | "sensation" | "feeling" | "quality"
            )
    };
    tokens[at].word == "electric" && (next(1) == "shocks" || (next(1) == "shock" && like()))
}

/// "my rucksack digs in": it presses, nobody gardens.
pub(super) fn is_digging_in(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).map_or("", |next| next.word.as_str());
    tokens[at].word == "digs" && matches!(next, "in" | "into")
}
