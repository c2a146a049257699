//! The words of errors: lists, what to type instead, and what was typed, made safe to echo.

use std::borrow::Cow;

/// What to type instead of a diagnosis or a muscle.
pub(super) fn name_places(id: &str, places: &[String]) -> String {
    let quoted: Vec<String> = places
        .iter()
        .map(|place| {
            if place.contains([' ', '\'']) {
                format!("\"{place}\"")
            } else {
                place.clone()
            }
        })
        .collect();
    if quoted.is_empty() {
        return format!(
            "Name the places where it hurts, for instance: myomap rank \"low back\" buttock\n\
             `myomap show {id}` says where its pain goes, `myomap care {id}` what helps."
        );
    }
    format!(
        "Name those of its usual places where it hurts: myomap rank {}\n\
         `myomap show {id}` says what tells it from the pain of a muscle.",
        quoted.join(" ")
    )
}

pub(super) fn plural(what: &str) -> &'static str {
    match what {
        "muscle" => "muscles",
        "factor" => "factors",
        "sign" => "signs",
        "condition" => "conditions",
        "red flag" => "red-flags",
        _ => "zones",
    }
}

/// "`a`, `b` or `c`".
pub(crate) fn either(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// What was typed without control characters: terminal escapes are never echoed.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        return text
            .chars()
            .map(|letter| {
                if letter.is_control() {
                    '\u{fffd}'
                } else {
                    letter
                }
            })
            .collect();
    }
    Cow::Borrowed(text)
}

/// At most 60 characters of what was typed, for an error message.
#[must_use]
pub fn shorten(text: &str) -> String {
    let clean: String = clean(text).chars().take(60).collect();
    if text.chars().count() > 60 {
        format!("{clean}…")
    } else {
        clean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_read_as_a_sentence() {
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(either(&names), "`a`, `b` or `c`");
        assert_eq!(either(&names[..1]), "`a`");
    }

    #[test]
    fn echoed_text_is_short_and_without_escapes() {
        assert_eq!(shorten("a\u{1b}[31mb"), "a\u{fffd}[31mb");
        assert_eq!(shorten(&"x".repeat(100)).chars().count(), 61);
    }
}
