//! What a typed line means, whatever the question: commands, yes and no, numbers, sides.

use crate::query::Side;

/// A word that steers the dialogue instead of answering it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Steer {
    /// One step back.
    Back,
    /// End here.
    Quit,
    /// Explain.
    Help,
}

/// An answer to a question that is asked with yes and no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Yes, or sometimes.
    Yes,
    /// No.
    No,
    /// Not known; counts as not said.
    Unsure,
}

/// Lower case, apostrophes and outer punctuation gone, single spaces.
pub(super) fn plain(line: &str) -> String {
    let words = line
        .split_whitespace()
        .map(|word| word.replace(['\'', '’'], "").to_lowercase());
    let joined = words.collect::<Vec<_>>().join(" ");
    joined
        .trim_matches(|mark: char| ".,;:!\"".contains(mark))
        .to_owned()
}

/// The command a line is. Where places are asked for, a bare "back" is the back of the body.
pub(super) fn steer(line: &str, names_places: bool) -> Option<Steer> {
    match plain(line).as_str() {
        "back" | "b" if names_places => None,
        "back" | "b" | "go back" | "undo" | "<" => Some(Steer::Back),
        "quit" | "q" | "exit" | "stop" | "end" => Some(Steer::Quit),
        "help" | "?" | "h" => Some(Steer::Help),
        _ => None,
    }
}

/// Yes, no or not known; nothing when it is none of these.
pub(super) fn verdict(line: &str) -> Option<Verdict> {
    match plain(line).as_str() {
        "yes" | "y" | "yeah" | "yep" | "yes it does" | "sometimes" | "a bit" | "a little" | "1" => {
            Some(Verdict::Yes)
        }
        "no" | "n" | "nope" | "not really" | "never" | "no it doesnt" | "2" => Some(Verdict::No),
        "3" => Some(Verdict::Unsure),
        other if is_unsure(other) => Some(Verdict::Unsure),
        _ => None,
    }
}

fn is_unsure(plain: &str) -> bool {
    matches!(
        plain,
        "" | "dont know"
            | "i dont know"
            | "do not know"
            | "dk"
            | "d"
            | "not sure"
            | "im not sure"
            | "unsure"
            | "maybe"
            | "no idea"
            | "skip"
            | "cant say"
            | "cant tell"
    )
}

/// Whether a line says that there is nothing to add: "nothing", "no", "don't know", Enter.
pub(super) fn is_nothing(line: &str) -> bool {
    let plain = plain(line);
    is_unsure(&plain)
        || matches!(
            plain.as_str(),
            "no" | "n"
                | "none"
                | "nothing"
                | "nowhere"
                | "nowhere else"
                | "no more"
                | "nope"
                | "nothing else"
                | "thats all"
                | "nothing really"
                | "nothing in particular"
                | "that is all"
                | "done"
                | "0"
                | "-"
        )
}

/// The side a line names.
pub(super) fn side(line: &str) -> Option<Side> {
    let plain = plain(line);
    let words: Vec<&str> = plain
        .split(' ')
        .filter(|word| !matches!(*word, "the" | "on" | "side" | "sides" | "only"))
        .collect();
    match words.join(" ").as_str() {
        "left" | "l" | "1" => Some(Side::Left),
        "right" | "r" | "2" => Some(Side::Right),
        "both" | "3" | "left and right" | "right and left" => Some(Side::Both),
        "middle" | "midline" | "centre" | "center" | "in middle" | "4" => Some(Side::Midline),
        _ => None,
    }
}

/// The numbers of a list of `count` items that a line names, in order and each once; nothing
/// when a word is no such number.
pub(super) fn numbers(line: &str, count: usize) -> Option<Vec<usize>> {
    let words = line.split(|mark: char| mark.is_whitespace() || ",;.&+".contains(mark));
    let mut found = Vec::new();
    for word in words.filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("and")) {
        match word.parse::<usize>() {
            Ok(number) if (1..=count).contains(&number) => found.push(number),
            _ => return None,
        }
    }
    found.sort_unstable();
    found.dedup();
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_is_a_part_of_the_body_where_places_are_asked_for() {
        assert_eq!(steer("back", true), None);
        assert_eq!(steer(" Back. ", false), Some(Steer::Back));
        assert_eq!(steer("go back", true), Some(Steer::Back));
    }

    #[test]
    fn yes_no_and_not_known_in_the_words_people_use() {
        assert_eq!(verdict("Yes."), Some(Verdict::Yes));
        assert_eq!(verdict("I don’t know"), Some(Verdict::Unsure));
        assert_eq!(verdict(""), Some(Verdict::Unsure));
        assert_eq!(verdict("when it rains"), None);
    }

    #[test]
    fn numbers_are_read_in_any_usual_form_and_refused_out_of_range() {
        assert_eq!(numbers("3, 1 and 3", 4), Some(vec![1, 3]));
        assert_eq!(numbers("5", 4), None);
        assert_eq!(numbers("0", 4), None);
        assert_eq!(numbers("1 knee", 4), None);
        assert_eq!(numbers(" ", 4), None);
    }

    #[test]
    fn sides_are_read_with_their_small_words() {
        assert_eq!(side("on the left side"), Some(Side::Left));
        assert_eq!(side("Both"), Some(Side::Both));
        assert_eq!(side("in the middle"), Some(Side::Midline));
        assert_eq!(side("outside"), None);
    }
}
