//! JSON read strictly: a field that is there twice is an error.
//!
//! `serde_json` keeps the last of two equal fields without a word; in a data file that is a
//! claim lost.

use std::fmt;

use serde::Serialize;
use serde::de::{
    Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};

/// Parses a text; the error is of the category `Data` only for a field that is there twice.
///
/// # Errors
///
/// When it is not JSON, or an object names a field twice.
pub(super) fn parse(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str::<Strict>(text.trim_start_matches('\u{feff}')).map(|strict| strict.0)
}

/// Reads a record from its fields, by way of text: straight from values each shape would be
/// compiled twice, a tenth of a megabyte of program.
///
/// # Errors
///
/// When a field is missing, unknown or of the wrong type; the message says nothing of lines.
pub fn record<T: DeserializeOwned>(fields: &Map<String, Value>) -> Result<T, String> {
    serde_json::from_str(&text(fields)?).map_err(wrong)
}

fn text(fields: &Map<String, Value>) -> Result<String, String> {
    serde_json::to_string(fields).map_err(|error| error.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` gives")]
fn wrong(error: serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    in_words(&message[..end])
}

/// What the reader of JSON says, without the names of the program's own types.
pub(crate) fn in_words(message: &str) -> String {
    let Some((given, wanted)) = message.rsplit_once(", expected ") else {
        return message.to_owned();
    };
    let (wanted, place) = wanted.split_at(wanted.find(" at line ").unwrap_or(wanted.len()));
    let given = match given {
        "invalid type: sequence" => "invalid type: list",
        "invalid type: map" => "invalid type: object",
        _ => given,
    };
    let wanted = match wanted {
        "a sequence" => "a list",
        "u8" | "u16" | "u32" | "u64" => "a whole number",
        "f32" | "f64" => "a number",
        _ if wanted.starts_with("struct ") => "an object",
        _ => wanted,
    };
    format!("{given}, expected {wanted}{place}")
}

/// The fields of a record, by way of text as in [`record`]; nothing for what has no JSON form.
pub fn value<T: Serialize>(record: &T) -> Option<Value> {
    let text = serde_json::to_string(record).ok()?;
    serde_json::from_str(&text).ok()
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            if map.contains_key(&name) {
                return Err(A::Error::custom(format!(
                    "the field `{name}` is there twice"
                )));
            }
            let Strict(value) = fields.next_value()?;
            map.insert(name, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_is_there_twice_is_refused_with_its_line() {
        let error =
            parse("{\"a\": 1,\n \"b\": {\"c\": 1,\n \"c\": 2}}").expect_err("it is refused");
        assert_eq!((error.is_data(), error.line()), (true, 3));
        assert!(
            error
                .to_string()
                .starts_with("the field `c` is there twice")
        );
    }

    #[test]
    fn what_is_wrong_is_said_without_names_of_types() {
        for (said, plain) in [
            (
                "invalid type: map, expected a sequence",
                "invalid type: object, expected a list",
            ),
            (
                "invalid type: string \"x, expected y\", expected struct UsualMuscle",
                "invalid type: string \"x, expected y\", expected an object",
            ),
            (
                "invalid type: null, expected a sequence at line 1 column 4",
                "invalid type: null, expected a list at line 1 column 4",
            ),
            ("missing field `id`", "missing field `id`"),
        ] {
            assert_eq!(in_words(said), plain);
        }
    }

    #[test]
    fn everything_else_reads_as_usual() {
        let text = "\u{feff}[null, true, -1, 2, 2.5, \"x\", {\"a\": []}]";
        let plain: Value =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("it is JSON");
        assert_eq!(parse(text).expect("it is JSON"), plain);
        assert!(parse("[1,").expect_err("it is refused").is_eof());
    }
}
