//! How strong the pain is, out of ten.

use super::token::{Gap, Token};

/// A number out of ten: "7/10", "6-7/10", "8 out of 10", "VAS 6", "buttock=7"; and how many words
/// say it. One out of range is no level: "11/10", "buttock=11".
pub(super) fn level(tokens: &[Token], at: usize) -> Option<(Option<u8>, usize)> {
    let word = |offset: usize| {
        tokens
            .get(at + offset)
            .map_or("", |token| token.word.as_str())
    };
    if matches!(word(0), "vas" | "nrs" | "nprs") {
        let skip = if matches!(word(1), "of" | "score" | "is") {
            2
        } else {
            1
        };
        let level = number(word(skip))?;
        let out_of_ten = usize::from(word(skip + 1) == "10");
        return Some((level, skip + 1 + out_of_ten));
    }
    let level = number(word(0))?;
    let slash = tokens
        .get(at + 1)
        .is_some_and(|next| next.gap == Gap::Slash);
    match (word(1), word(2), word(3)) {
        ("10", _, _) if slash => Some((level, 2)),
        ("out", "of", "10" | "ten") => Some((level, 4)),
        ("of" | "over", "10" | "ten", _) => Some((level, 3)),
        ("to" | "or", _, _) => level_range(tokens, at, 2),
        _ => level_range(tokens, at, 1),
    }
    .or_else(|| level_given(tokens, at))
}

/// "buttock=7"; a fraction is no level.
fn level_given(tokens: &[Token], at: usize) -> Option<(Option<u8>, usize)> {
    let token = tokens.get(at).filter(|token| token.gap == Gap::Equals)?;
    let level = number(&token.word)?;
    let fraction = tokens.get(at + 1).is_some_and(|next| {
        next.gap == Gap::Space && next.start == token.end + 1 && number(&next.word).is_some()
    });
    Some(if fraction { (None, 2) } else { (level, 1) })
}

/// "6-7/10", "6 to 7 out of 10": the greater one.
fn level_range(tokens: &[Token], at: usize, skip: usize) -> Option<(Option<u8>, usize)> {
    let next = tokens
        .get(at + skip)
        .filter(|next| next.gap == Gap::Space)?;
    let levels = (number(&tokens[at].word)?, number(&next.word)?);
    let greater = levels.0.and_then(|one| Some(one.max(levels.1?)));
    let slash = tokens
        .get(at + skip + 1)
        .is_some_and(|last| last.gap == Gap::Slash && last.word == "10");
    let words: Vec<&str> = tokens
        .iter()
        .skip(at + skip + 1)
        .take(3)
        .map(|token| token.word.as_str())
        .collect();
    match words.as_slice() {
        _ if slash => Some((greater, skip + 2)),
        ["out", "of", "10" | "ten"] => Some((greater, skip + 4)),
        _ => None,
    }
}

/// A whole number, as a level where it is one of 0 to 10.
#[expect(
    clippy::option_option,
    reason = "a number that is no level is reported"
)]
fn number(word: &str) -> Option<Option<u8>> {
    const WORDS: [&str; 11] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let spoken = WORDS
        .iter()
        .position(|spoken| *spoken == word)
        .and_then(|at| u8::try_from(at).ok());
    let digits = word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty();
    match spoken.or_else(|| word.parse().ok()) {
        Some(number) => Some(Some(number).filter(|number| *number <= 10)),
        None => digits.then_some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn levels_are_read_in_their_usual_forms() {
        let read = |text: &str| level(&tokens(text), 0).map(|(level, _)| level);
        for (text, wanted) in [
            ("7/10", Some(Some(7))),
            ("6-7/10", Some(Some(7))),
            ("7.5/10", Some(Some(7))),
            ("8 out of 10", Some(Some(8))),
            ("VAS 6", Some(Some(6))),
            ("11/10", Some(None)),
            ("7", None),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_level_that_is_given_is_one_of_zero_to_ten() {
        let read = |text: &str| level(&tokens(text), 1);
        assert_eq!(read("buttock=7"), Some((Some(7), 1)));
        assert_eq!(read("buttock=11"), Some((None, 1)));
        assert_eq!(read("buttock=7.5"), Some((None, 2)));
        assert_eq!(read("buttock: 7"), None);
    }
}
