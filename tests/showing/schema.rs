//! As much of JSON Schema as the published schemas use.

use serde_json::{Map, Value};

/// Everything in a value that its schema does not allow; empty when it keeps to it.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "$", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    if let Some(name) = schema["$ref"]
        .as_str()
        .and_then(|name| name.strip_prefix("#/$defs/"))
    {
        let meant = root["$defs"]
            .get(name)
            .unwrap_or_else(|| panic!("no schema `{name}`"));
        check(root, meant, value, at, faults);
    }
    if let Some(wanted) = schema.get("const").filter(|wanted| *wanted != value) {
        faults.push(format!("{at}: {value} is not {wanted}"));
    }
    if schema["enum"]
        .as_array()
        .is_some_and(|words| !words.contains(value))
    {
        faults.push(format!("{at}: {value} is none of {}", schema["enum"]));
    }
    if !schema["type"].is_null() && !has_type(&schema["type"], value) {
        faults.push(format!("{at}: {value} is no {}", schema["type"]));
    }
    if let Some(number) = value.as_f64() {
        let low = schema["minimum"]
            .as_f64()
            .is_some_and(|least| number < least);
        let high = schema["maximum"].as_f64().is_some_and(|most| number > most);
        if low || high {
            faults.push(format!("{at}: {number} is out of range"));
        }
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let tried: Vec<Vec<String>> = choices
            .iter()
            .map(|choice| {
                let mut own = Vec::new();
                check(root, choice, value, at, &mut own);
                own
            })
            .collect();
        if !tried.iter().any(Vec::is_empty) {
            faults.extend(tried.into_iter().min_by_key(Vec::len).unwrap_or_default());
        }
    }
    if let Some(fields) = value.as_object() {
        object(root, schema, fields, at, faults);
    }
    if let (Some(items), Some(each)) = (value.as_array(), schema.get("items")) {
        for (number, item) in items.iter().enumerate() {
            check(root, each, item, &format!("{at}[{number}]"), faults);
        }
    }
}

fn object(
    root: &Value,
    schema: &Value,
    fields: &Map<String, Value>,
    at: &str,
    faults: &mut Vec<String>,
) {
    for name in schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        if !fields.contains_key(name) {
            faults.push(format!("{at}: no `{name}`"));
        }
    }
    for (name, value) in fields {
        match schema["properties"].get(name) {
            Some(known) => check(root, known, value, &format!("{at}.{name}"), faults),
            None if schema["additionalProperties"] == false => {
                faults.push(format!("{at}: unknown `{name}`"));
            }
            None => {}
        }
    }
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => false,
    };
    wanted
        .as_array()
        .map_or_else(|| is(wanted), |names| names.iter().any(is))
}
