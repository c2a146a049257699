//! The part of a text that is shown of a hit.

use super::matches;
use crate::knowledge::text::normalise;

/// Most characters of an excerpt.
const EXCERPT: usize = 120;

/// The part of a text around the first word that is met, at most [`EXCERPT`] characters.
pub(super) fn excerpt(text: &str, words: &[String]) -> String {
    let letters = text.chars().count();
    if letters <= EXCERPT {
        return text.to_owned();
    }
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let met = |piece: &&str| {
        let normal = normalise(piece);
        normal
            .split(' ')
            .any(|known| words.iter().any(|word| matches(known, word)))
    };
    let at = pieces.iter().position(met).unwrap_or(0);
    let mut from = at;
    while from > 0 && length(&pieces[from - 1..=at]) < EXCERPT / 2 {
        from -= 1;
    }
    let mut to = from;
    // two for the marks of what is left out
    while to < pieces.len() && length(&pieces[from..=to]) + 2 <= EXCERPT {
        to += 1;
    }
    let mark = |left_out: bool| if left_out { "…" } else { "" };
    let short = pieces[from..to].join(" ");
    format!("{}{short}{}", mark(from > 0), mark(to < pieces.len()))
}

/// Characters of these words, each with the space after it.
fn length(pieces: &[&str]) -> usize {
    let letters = pieces.iter().map(|piece| piece.chars().count());
    letters.sum::<usize>() + pieces.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_short_and_holds_the_word() {
        let text = format!(
            "{} piriformis {}",
            "before ".repeat(40),
            "after ".repeat(40)
        );
        let short = excerpt(&text, &["piriformis".to_owned()]);
        assert!(
            short.contains("piriformis") && short.chars().count() <= EXCERPT,
            "{short}"
        );
        assert!(short.starts_with('…') && short.ends_with('…'));
    }

    #[test]
    fn a_long_word_matches_as_a_beginning_a_short_one_only_whole() {
        assert!(matches("piriformis", "piri") && !matches("legging", "leg"));
    }
}
