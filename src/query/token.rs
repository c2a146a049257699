//! Words with what stands before them, and shorthand written out.

use super::context::in_context;
use crate::knowledge::text;
use crate::knowledge::words::{Pairs, Words, pairs, words};

/// What stands before a word, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    Space,
    Slash,
    Colon,
    Equals,
    Bracket,
    Comma,
    Stop,
}

/// A word of the phrase. Shorthand gives several words that share one place in the text.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) gap: Gap,
    /// Lower case, without accents and apostrophes.
    pub(super) word: String,
    /// The form it is looked up by.
    pub(super) stem: String,
}

/// Shorthand with signs in it, and the words it stands for. Longer ones come before their starts.
const SIGNS: Pairs = pairs![
    ("w/o", "without"),
    ("w/", "with"),
    ("b/l", "bilateral"),
    ("c/o", ""),
    ("h/o", ""),
    ("o/e", ""),
    ("y/o", ""),
    ("s/p", "after"),
    ("d/t", "after"),
    ("n/t", "numbness and tingling"),
    ("p&n", "pins and needles"),
    ("p+n", "pins and needles"),
    ("p/n", "pins and needles"),
    ("+ve", "positive"),
    ("-ve", "negative"),
    ("a.m.", "morning"),
    ("p.m.", "evening"),
    ("&", "and"),
    ("+", "and"),
];

/// One-word shorthand and the words it stands for.
const SHORT: Pairs = pairs![
    ("rle", "right lower extremity"),
    ("lle", "left lower extremity"),
    ("ble", "both lower extremity"),
    ("rue", "right upper extremity"),
    ("lue", "left upper extremity"),
    ("bue", "both upper extremity"),
    ("ruq", "right upper abdomen"),
    ("luq", "left upper abdomen"),
    ("rlq", "right lower abdomen"),
    ("llq", "left lower abdomen"),
    ("rif", "right lower abdomen"),
    ("lif", "left lower abdomen"),
    ("lbp", "low back"),
    ("llbp", "left low back"),
    ("rlbp", "right low back"),
    ("le", "lower extremity"),
    ("ue", "upper extremity"),
    ("shld", "shoulder"),
    ("ha", "headache"),
    ("abdo", "abdomen"),
    ("rt", "right"),
    ("lt", "left"),
    ("nil", "no"),
];

/// Abbreviations whose full stop ends no sentence.
#[rustfmt::skip]
const ABBREVIATED: Words = words![
    "agg", "aggs", "approx", "esp", "incl", "neg", "pos", "bilat", "lat", "med", "ant", "post", "sup", "inf", "eg",
    "ie", "vs", "l", "r", "lt", "rt", "mr", "mrs", "ms", "dr", "pt", "assoc", "occ", "g", "e",
];

/// Splits a phrase into words.
pub(super) fn tokens(phrase: &str) -> Vec<Token> {
    let mut cutter = Cutter {
        phrase,
        tokens: Vec::new(),
        gap: Gap::Space,
    };
    let mut start = None;
    let mut skip_to = 0;
    for (at, letter) in phrase.char_indices() {
        if at < skip_to {
            continue;
        }
        if start.is_none()
            && let Some((len, words)) = shorthand(phrase, at)
        {
            cutter.push(at, at + len, words);
            skip_to = at + len;
            continue;
        }
        if letter.is_alphanumeric() || (matches!(letter, '\'' | '’') && start.is_some()) {
            start.get_or_insert(at);
            continue;
        }
        cutter.close(&mut start, at);
        cutter.widen(letter, at);
    }
    cutter.close(&mut start, phrase.len());
    in_context(cutter.tokens)
}

/// Shorthand that starts here, its length and what it stands for.
fn shorthand(phrase: &str, at: usize) -> Option<(usize, &'static str)> {
    let first = phrase.as_bytes()[at].to_ascii_lowercase();
    let free = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let before = at.checked_sub(1).map(|at| &phrase.as_bytes()[at]);
    SIGNS.starting(first).find_map(|(short, words)| {
        if first.is_ascii_alphabetic() && !free(before) {
            return None;
        }
        let written = phrase.get(at..at + short.len())?;
        let ends = !short.ends_with(|last: char| last.is_alphanumeric())
            || free(phrase.as_bytes().get(at + short.len()));
        (written.eq_ignore_ascii_case(short) && ends).then_some((short.len(), words))
    })
}

struct Cutter<'a> {
    phrase: &'a str,
    tokens: Vec<Token>,
    gap: Gap,
}

impl Cutter<'_> {
    fn close(&mut self, start: &mut Option<usize>, end: usize) {
        let Some(from) = start.take() else { return };
        let word = text::words(&self.phrase[from..end]).concat();
        match SHORT.of(&word) {
            Some(words) => self.push(from, end, words),
            None => self.push(from, end, &word),
        }
    }

    fn push(&mut self, start: usize, end: usize, words: &str) {
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            self.tokens.push(Token {
                start,
                end,
                gap: self.gap,
                word: word.to_owned(),
                stem: text::stem(word).to_owned(),
            });
            self.gap = Gap::Space;
        }
    }

    fn widen(&mut self, letter: char, at: usize) {
        let gap = match letter {
            '.' if self.is_no_stop(at) => Gap::Space,
            '.' | '!' | '?' | '\n' | '\r' => Gap::Stop,
            ',' | ';' | ')' | ']' | '—' | '–' | '•' => Gap::Comma,
            '(' | '[' => Gap::Bracket,
            ':' => Gap::Colon,
            '=' => Gap::Equals,
            '/' => Gap::Slash,
            _ => Gap::Space,
        };
        self.gap = self.gap.max(gap);
    }

    /// A decimal point, or the point of an abbreviation.
    fn is_no_stop(&self, at: usize) -> bool {
        let next = self.phrase.as_bytes().get(at + 1);
        let Some(last) = self.tokens.last().filter(|last| last.end == at) else {
            return false;
        };
        let decimal = next.is_some_and(u8::is_ascii_digit)
            && last.word.bytes().all(|byte| byte.is_ascii_digit());
        let more = self.phrase[at + 1..].chars().any(char::is_alphanumeric);
        // what was typed: "lt." stands for a whole word by now
        let typed = self.phrase[last.start..last.end].to_lowercase();
        decimal || (more && ABBREVIATED.contains(&typed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(phrase: &str) -> Vec<String> {
        tokens(phrase).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn shorthand_is_written_out() {
        assert_eq!(
            words("c/o B/L LBP w/o P&N"),
            [
                "bilateral",
                "low",
                "back",
                "without",
                "pins",
                "and",
                "needles"
            ]
        );
        assert_eq!(words("pain w/sitting"), ["pain", "with", "sitting"]);
        assert_eq!(
            words("LLE + RLQ"),
            [
                "left",
                "lower",
                "extremity",
                "and",
                "right",
                "lower",
                "abdomen"
            ]
        );
        assert_eq!(words("SLR -ve"), ["slr", "negative"]);
    }

    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        let gap = |phrase: &str| tokens(phrase).last().map(|token| token.gap);
        assert_eq!(gap("it hurts. Sitting"), Some(Gap::Stop));
        assert_eq!(gap("agg. sitting"), Some(Gap::Space));
        assert_eq!(gap("7.5"), Some(Gap::Space));
        assert_eq!(gap("groin: no"), Some(Gap::Colon));
        assert_eq!(gap("one, (two"), Some(Gap::Comma));
    }

    #[test]
    fn words_of_any_script_and_no_words_at_all() {
        assert_eq!(words("كتف 🙂 épaule\u{1b}[31m"), ["كتف", "epaule", "31m"]);
        assert_eq!(words("🙂…"), Vec::<String>::new());
    }
}
