//! JSON indented for people.

/// Compact JSON with two spaces a level: the same bytes as `serde_json::to_vec_pretty`.
///
/// Done on the text, for the other way every type would be compiled into two writers: a tenth of
/// a megabyte of program.
pub(super) fn indented(compact: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(compact.len() * 2);
    // what stands before `from` is written
    let (mut from, mut at, mut depth) = (0, 0, 0);
    while let Some(&byte) = compact.get(at) {
        at += 1;
        match byte {
            b'"' => at = text_end(compact, at),
            b'{' | b'[' if matches!(compact.get(at), Some(b'}' | b']')) => at += 1,
            b'{' | b'[' | b',' => {
                out.extend_from_slice(&compact[from..at]);
                from = at;
                depth += usize::from(byte != b',');
                break_line(&mut out, depth);
            }
            b'}' | b']' => {
                out.extend_from_slice(&compact[from..at - 1]);
                from = at - 1;
                depth -= 1;
                break_line(&mut out, depth);
            }
            b':' => {
                out.extend_from_slice(&compact[from..at]);
                from = at;
                out.push(b' ');
            }
            _ => {}
        }
    }
    out.extend_from_slice(&compact[from..]);
    out
}

/// A line break and the blanks of most depths.
const BREAK: &[u8] = b"\n                                ";

fn break_line(out: &mut Vec<u8>, depth: usize) {
    let most = (BREAK.len() - 1) / 2;
    out.extend_from_slice(&BREAK[..=2 * depth.min(most)]);
    out.resize(out.len() + 2 * depth.saturating_sub(most), b' ');
}

/// Where the text ends whose first letter is at `start`. Most of an answer is text, so eight
/// bytes are looked at together.
fn text_end(json: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(eight) = json.get(at..).and_then(|rest| rest.first_chunk()) {
        let eight = u64::from_le_bytes(*eight);
        let stops = holding(eight, b'"') | holding(eight, b'\\');
        at += stops.trailing_zeros() as usize / 8;
        match json.get(at) {
            Some(b'"') if stops != 0 => return at + 1,
            _ if stops != 0 => at += 2,
            _ => {}
        }
    }
    while let Some(&byte) = json.get(at) {
        at += match byte {
            b'"' => return at + 1,
            b'\\' => 2,
            _ => 1,
        };
    }
    json.len()
}

/// Marks the highest bit of the first of eight bytes that is this one, and perhaps bits of those
/// after it: a borrow from it reaches only them.
fn holding(eight: u64, byte: u8) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    let zero = eight ^ (ONES * u64::from(byte));
    zero.wrapping_sub(ONES) & !zero & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_bytes_are_those_of_serde() {
        let values = [
            json!(null),
            json!([]),
            json!({}),
            json!([[], {}, [1, -2.5, true], "a,b:[c]{d}"]),
            (0..40).fold(json!("deep"), |inner, _| json!([inner])),
            json!([
                "\\",
                "a\\\"b",
                "1234567",
                "12345678",
                "1234567\"",
                "12345678\\",
                "\u{1}!\"!#\\[\u{1}"
            ]),
            json!({"a \"quoted\" \\ name": {"b": [{}], "c\n": "\u{1F642}: \\"}, "d": ["", "\""]}),
        ];
        for value in values {
            let compact = serde_json::to_vec(&value).expect("it has a JSON form");
            let wanted = serde_json::to_vec_pretty(&value).expect("it has a JSON form");
            assert_eq!(indented(&compact), wanted, "{value}");
        }
    }
}
