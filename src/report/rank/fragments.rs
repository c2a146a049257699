//! The JSON of a rank answer, written piece by piece into memory.
//!
//! `serde_json` looks at every byte of every text for something to escape and formats every
//! number in general; a batch writes little else but known texts and numbers of two decimals.
//! This writer does the same work in about a third of the instructions, and a test holds its
//! bytes equal to those of `serde_json`. Ids and fixed words (`word`) are not looked at: the
//! data check holds ids to letters, digits and hyphens.

use super::{
    Because, Candidate, Meant, Member, Mimic, Question, RankReport, RedFlag, Together, Understood,
};

/// Appends the answer as compact JSON, the same bytes as `serde_json::to_vec`.
pub fn write(report: &RankReport<'_>, out: &mut Vec<u8>) {
    field(out, b"{\"schema\":", report.schema);
    field(out, b",\"tool\":", report.tool);
    field(out, b",\"data\":", report.data);
    list(out, b",\"understood\":", &report.understood, understood);
    list(
        out,
        b",\"not_understood\":",
        &report.not_understood,
        |out, text| quoted(out, text),
    );
    if !report.did_you_mean.is_empty() {
        list(out, b",\"did_you_mean\":", &report.did_you_mean, meant);
    }
    list(out, b",\"red_flags\":", &report.red_flags, red_flag);
    list(out, b",\"candidates\":", &report.candidates, candidate);
    match &report.together {
        Some(set) => together(out, set),
        None => out.extend_from_slice(b",\"together\":null"),
    }
    list(out, b",\"ask_next\":", &report.ask_next, question);
    list(out, b",\"mimics\":", &report.mimics, mimic);
    field(out, b",\"note\":", report.note);
    out.push(b'}');
}

fn meant(out: &mut Vec<u8>, words: &Meant) {
    field(out, b"{\"text\":", &words.text);
    list(out, b",\"names\":", &words.names, |out, name| {
        quoted(out, name);
    });
    out.push(b'}');
}

fn understood(out: &mut Vec<u8>, found: &Understood<'_>) {
    field(out, b"{\"text\":", &found.text);
    field(out, b",\"kind\":", found.kind);
    field(out, b",\"id\":", found.id);
    if !found.any_of.is_empty() {
        texts(out, b",\"any_of\":", &found.any_of);
    }
    optional(out, b",\"side\":", found.side);
    field(out, b",\"polarity\":", found.polarity);
    if let Some(role) = found.role {
        field(out, b",\"role\":", role);
    }
    if let Some(intensity) = found.intensity {
        number(out, b",\"intensity\":", usize::from(intensity));
    }
    out.push(b'}');
}

fn red_flag(out: &mut Vec<u8>, flag: &RedFlag<'_>) {
    field(out, b"{\"id\":", flag.id);
    field(out, b",\"finding\":", flag.finding);
    field(out, b",\"concern\":", flag.concern);
    field(out, b",\"urgency\":", flag.urgency);
    field(out, b",\"action\":", flag.action);
    out.push(b'}');
}

fn candidate(out: &mut Vec<u8>, one: &Candidate<'_>) {
    number(out, b"{\"rank\":", one.rank);
    word(out, b",\"muscle\":\"", one.muscle);
    field(out, b"\",\"name\":", one.name);
    field(out, b",\"plain\":", one.plain);
    optional(out, b",\"group\":", one.group);
    optional(out, b",\"side\":", one.side);
    decimals(out, b",\"score\":", one.score);
    field(out, b",\"band\":", one.band);
    texts(out, b",\"trigger_points\":", &one.trigger_points);
    list(out, b",\"because\":", &one.because, because);
    texts(
        out,
        b",\"expected_not_reported\":",
        &one.expected_not_reported,
    );
    texts(out, b",\"same_as\":", &one.same_as);
    list(out, b",\"told_apart\":", &one.told_apart, |out, text| {
        quoted(out, text);
    });
    out.push(b'}');
}

fn because(out: &mut Vec<u8>, reason: &Because<'_>) {
    word(out, b"{\"finding\":\"", reason.finding);
    word(out, b"\",\"match\":\"", reason.fit);
    if let Some(pattern) = reason.pattern {
        word(out, b"\",\"pattern\":\"", pattern);
        decimals(out, b"\",\"weight\":", reason.weight);
    } else {
        decimals(out, b"\",\"pattern\":null,\"weight\":", reason.weight);
    }
    decimals(out, b",\"judged\":", reason.judged);
    if let Some(basis) = reason.usual {
        word(out, b",\"usual\":\"", basis);
        out.push(b'"');
    } else {
        out.extend_from_slice(b",\"usual\":null");
    }
    texts(out, b",\"sources\":", &reason.sources);
    out.extend_from_slice(if reason.recalled {
        b",\"recalled\":true}"
    } else {
        b",\"recalled\":false}"
    });
}

fn together(out: &mut Vec<u8>, set: &Together<'_>) {
    out.extend_from_slice(b",\"together\":");
    list(out, b"{\"muscles\":", &set.muscles, member);
    texts(out, b",\"unexplained\":", &set.unexplained);
    decimals(out, b",\"gain\":", set.gain);
    field(out, b",\"method\":", set.method);
    out.push(b'}');
}

fn member(out: &mut Vec<u8>, member: &Member<'_>) {
    field(out, b"{\"muscle\":", member.muscle);
    field(out, b",\"name\":", member.name);
    optional(out, b",\"side\":", member.side);
    texts(out, b",\"takes\":", &member.takes);
    if let Some(relation) = &member.relation {
        field(out, b",\"relation\":", relation);
    }
    out.push(b'}');
}

fn question(out: &mut Vec<u8>, question: &Question<'_>) {
    word(out, b"{\"finding\":\"", question.finding);
    word(out, b"\",\"kind\":\"", question.kind);
    texts(out, b"\",\"raises\":", &question.raises);
    texts(out, b",\"lowers\":", &question.lowers);
    decimals(out, b",\"gain\":", question.gain);
    field(out, b",\"question\":", &question.question);
    out.push(b'}');
}

fn mimic(out: &mut Vec<u8>, mimic: &Mimic<'_>) {
    field(out, b"{\"condition\":", mimic.condition);
    field(out, b",\"name\":", mimic.name);
    list(out, b",\"because\":", &mimic.because, |out, text| {
        quoted(out, text);
    });
    field(out, b",\"tell\":", mimic.tell);
    if !mimic.urgent_if.is_empty() {
        field(out, b",\"urgent_if\":", mimic.urgent_if);
    }
    out.push(b'}');
}

fn list<T>(out: &mut Vec<u8>, key: &[u8], items: &[T], write: fn(&mut Vec<u8>, &T)) {
    out.extend_from_slice(key);
    out.push(b'[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write(out, item);
    }
    out.push(b']');
}

/// A list of ids.
fn texts(out: &mut Vec<u8>, key: &[u8], items: &[impl AsRef<str>]) {
    out.extend_from_slice(key);
    let mut before: &[u8] = b"[\"";
    for item in items {
        word(out, before, item.as_ref());
        before = b"\",\"";
    }
    out.extend_from_slice(if items.is_empty() { b"[]" } else { b"\"]" });
}

/// A text without anything to escape, after a key that opens its quotes.
fn word(out: &mut Vec<u8>, key: &[u8], text: &str) {
    debug_assert!(is_plain(text), "{text}");
    out.extend_from_slice(key);
    out.extend_from_slice(text.as_bytes());
}

fn optional(out: &mut Vec<u8>, key: &[u8], text: Option<&str>) {
    if let Some(text) = text {
        field(out, key, text);
    } else {
        out.extend_from_slice(key);
        out.extend_from_slice(b"null");
    }
}

fn field(out: &mut Vec<u8>, key: &[u8], text: &str) {
    out.extend_from_slice(key);
    quoted(out, text);
}

/// Whether a text stands in JSON as it is. The scan has no early exit, so that the compiler looks
/// at many bytes at once.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "without branches, many bytes are looked at together"
)]
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| {
        plain & (byte >= 0x20) & (byte != b'"') & (byte != b'\\')
    })
}

/// A JSON string.
fn quoted(out: &mut Vec<u8>, text: &str) {
    if is_plain(text) {
        out.reserve(text.len() + 2);
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        // writing a string into memory cannot fail
        let _ = serde_json::to_writer(out, text);
    }
}

fn number(out: &mut Vec<u8>, key: &[u8], value: usize) {
    out.extend_from_slice(key);
    digits(out, value as u64);
}

fn digits(out: &mut Vec<u8>, value: u64) {
    let mut buffer = [0_u8; 20];
    let mut at = buffer.len();
    let mut rest = value;
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&buffer[at..]);
}

/// A number with at most two decimals and at least one, as `serde_json` writes it.
fn decimals(out: &mut Vec<u8>, key: &[u8], value: f32) {
    out.extend_from_slice(key);
    let hundredths = (f64::from(value) * 100.0).round();
    if !hundredths.is_finite() || hundredths.abs() > 1e12 {
        out.extend_from_slice(b"null");
        return;
    }
    if hundredths < 0.0 {
        out.push(b'-');
    }
    #[allow(clippy::cast_sign_loss, reason = "its absolute value")]
    let whole = hundredths.abs() as u64;
    digits(out, whole / 100);
    let rest = (whole % 100) as u8;
    out.extend_from_slice(&[b'.', b'0' + rest / 10]);
    if !rest.is_multiple_of(10) {
        out.push(b'0' + rest % 10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{RawQuery, answer_query};
    use crate::store::Store;

    fn same(query: &str) {
        let store = Store::shipped();
        let query: RawQuery = serde_json::from_str(query).expect("a query");
        let report = answer_query(&store, &query, 20).expect("an answer");
        let mut written = Vec::new();
        write(&report, &mut written);
        let expected = serde_json::to_string(&report).expect("it has a JSON form");
        let pretty = serde_json::to_vec_pretty(&report).expect("it has a JSON form");
        assert_eq!(crate::report::indent::indented(&written), pretty);
        assert_eq!(String::from_utf8(written).expect("UTF-8"), expected);
    }

    #[test]
    fn the_bytes_are_those_of_serde_json() {
        same(r#"{"pain":["low back"]}"#);
        same(
            r#"{"pain":["left low back",{"at":"calf","intensity":7}],"no_pain":["groin"],"worse":["sitting"],"side":"left"}"#,
        );
        same(r#"{"pain":["head","jaw","neck","shoulder","chest","knee","foot"],"complete":true}"#);
        same(r#"{"pain":["\"buttock\""],"without":["numbness"]}"#);
        same(r#"{"pain":["chest"],"with":["saddle numbness"]}"#);
    }

    #[test]
    fn numbers_have_one_or_two_decimals() {
        let written = |value: f32| {
            let mut out = Vec::new();
            decimals(&mut out, b"", value);
            String::from_utf8(out).expect("ASCII")
        };
        for value in [
            0.0_f32, -0.0, 1.0, -1.5, 3.424, 0.005, -0.004, 12.3456, -7.999,
        ] {
            let expected =
                serde_json::to_string(&((f64::from(value) * 100.0).round() / 100.0 + 0.0))
                    .expect("a number");
            assert_eq!(written(value), expected, "{value}");
        }
    }
}
