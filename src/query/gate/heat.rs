//! A body temperature in figures is a fever: "38.9", "a temperature of 39", "102F".
//!
//! A bare whole number may be anything and is none. Between 37.8 and 43 degrees Celsius, or 100.4
//! and 110 Fahrenheit, a number counts when it has a decimal, a unit, or "temperature" before it,
//! unless what stands beside it says that it measures something else.

use std::borrow::Cow;

use crate::knowledge::text;
use crate::knowledge::words::{Words, words};

const CELSIUS: std::ops::Range<f32> = 37.8..43.0;
const FAHRENHEIT: std::ops::Range<f32> = 100.4..110.0;

/// Words that tell, near before a number, that it is a temperature.
const OF_HEAT: Words = words![
    "temp",
    "temps",
    "temperature",
    "temperatures",
    "fever",
    "febrile",
    "pyrexia",
    "thermometer"
];

/// Words that tell, near a number, that it measures something else.
#[rustfmt::skip]
const OF_ELSE: Words = words![
    "kg", "kgs", "kilo", "kilos", "km", "kms", "k", "mile", "miles", "cm", "mm", "m", "metres", "lb", "lbs", "pound",
    "pounds", "stone", "percent", "week", "weeks", "minute", "minutes", "min", "mins", "hours", "years", "bmi", "weight",
    "weigh", "weighs", "crp", "esr", "size", "bra", "cup", "slr", "raise", "flexion", "flex", "extension", "abduction",
    "adduction", "elevation", "rotation", "rom", "arc", "angle", "bend", "bends", "turn", "turns", "lift", "lifts",
    "outside", "weather", "holiday", "bath", "pool", "sauna", "oven", "water", "mg", "ml", "mmol", "fm",
];

/// How many words before a number, and after it, say what it measures.
const NEAR: (usize, usize) = (6, 3);

/// How many bytes around a number are looked at: a long text is read in one pass.
const AROUND: usize = 80;

/// A text with every body temperature that is a fever put as the word.
pub(super) fn spoken(text: &str) -> Cow<'_, str> {
    let mut spoken = String::new();
    let mut written = 0;
    let mut at = 0;
    let digit = |at: usize| text.as_bytes()[at..].iter().position(u8::is_ascii_digit);
    while let Some(start) = digit(at) {
        let start = at + start;
        let end = number_end(text, start);
        at = end;
        if let Some(end) = fever(text, start, end) {
            spoken.push_str(&text[written..start]);
            // "no chills, temp 38.9": what was measured is not denied with what was asked
            let limit = matches!(
                last_word(&text[written..start]).as_str(),
                "over" | "above" | "than"
            );
            spoken.push_str(if limit { "fever" } else { ". fever" });
            (written, at) = (end, end);
        }
    }
    if written == 0 {
        return Cow::Borrowed(text);
    }
    spoken.push_str(&text[written..]);
    Cow::Owned(spoken)
}

/// The start of the letter at or before a byte.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn last_word(text: &str) -> String {
    text::words(text).pop().unwrap_or_default()
}

/// The end of a number with at most one decimal point or comma.
fn number_end(text: &str, start: usize) -> usize {
    let digits = |from: usize| {
        let rest = &text.as_bytes()[from..];
        from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let whole = digits(start);
    let point = matches!(text.as_bytes().get(whole), Some(b'.' | b','));
    let end = if point { digits(whole + 1) } else { whole };
    if end > whole + 1 { end } else { whole }
}

/// The end of a number with its unit, if together they say a fever.
fn fever(text: &str, start: usize, end: usize) -> Option<usize> {
    let joined =
        text[..start].ends_with(|last: char| last.is_alphanumeric() || last == '.' || last == '/');
    let number = text[start..end].replace(',', ".");
    let value: f32 = number
        .parse()
        .ok()
        .filter(|_| !joined && number.len() <= 5)?;
    let (unit, after) = unit(text, end);
    let fits = match unit {
        Unit::Celsius => CELSIUS.contains(&value),
        Unit::Fahrenheit => FAHRENHEIT.contains(&value),
        Unit::Degrees | Unit::None => CELSIUS.contains(&value) || FAHRENHEIT.contains(&value),
        Unit::Other => return None,
    };
    let before = text::words(&text[boundary(text, start.saturating_sub(AROUND))..start]);
    let before = &before[before.len().saturating_sub(NEAR.0)..];
    let next = &text[after..boundary(text, text.len().min(after + AROUND))];
    let next = text::words(next.split(['.', ';']).next().unwrap_or_default());
    let said = |list: Words| before.iter().any(|word| list.contains(word));
    let heat = said(OF_HEAT);
    let told = unit != Unit::None || number.contains('.') || heat;
    let other = said(OF_ELSE) || next.iter().take(NEAR.1).any(|word| OF_ELSE.contains(word));
    (fits && told && (heat || !other)).then_some(after)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    None,
    Degrees,
    Celsius,
    Fahrenheit,
    /// Letters that are no unit: "38th", "42nd".
    Other,
}

/// The unit that follows a number, and where it ends.
fn unit(text: &str, from: usize) -> (Unit, usize) {
    let mark = |letter: char| letter == ' ' || letter == '°' || letter == 'º';
    let rest = text[from..].trim_start_matches(mark);
    let start = text.len() - rest.len();
    let end = start
        + rest
            .find(|letter: char| !letter.is_alphabetic())
            .unwrap_or(rest.len());
    let close = start == from;
    match text[start..end].to_ascii_lowercase().as_str() {
        "c" | "celsius" | "centigrade" => (Unit::Celsius, end),
        "f" | "fahrenheit" => (Unit::Fahrenheit, end),
        "degree" | "degrees" | "deg" | "degs" => match unit(text, end) {
            (scale @ (Unit::Celsius | Unit::Fahrenheit), end) => (scale, end),
            _ => (Unit::Degrees, end),
        },
        letters if close && !letters.is_empty() => (Unit::Other, end),
        _ if text[from..start].contains(['°', 'º']) => (Unit::Degrees, start),
        _ => (Unit::None, from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temperatures_of_a_fever_are_heard() {
        for said in [
            "38.9",
            "38,9 since yesterday",
            "temperature of 38.9",
            "temperature 38",
            "39 degrees",
            "39°C",
            "39 C",
            "102F",
            "101.5",
            "102 degrees Fahrenheit",
            "my temp hit 40 last night",
        ] {
            assert!(spoken(said).contains("fever"), "{said}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for said in [
            "38",
            "38 year old",
            "38F with hip pain",
            "temperature of 36.8",
            "SLR positive at 40 degrees",
            "abduction to 39 degrees",
            "BMI 38.9",
            "I weigh 101.5 pounds",
            "ran 38.5 km",
            "my 40th birthday",
            "it was 39 degrees outside",
            "L4/5 and 7/10",
            "38.5 weeks pregnant",
        ] {
            assert!(matches!(spoken(said), Cow::Borrowed(_)), "{said}");
        }
    }
}
