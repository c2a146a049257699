//! JSON indented for people.

/// Compact JSON with two spaces a level: the same bytes as `serde_json::to_vec_pretty`.
///
/// Done on the text, for the other way every type would be compiled into two writers: a tenth of
/// a megabyte of program. Copies are of eight bytes, of which those too many are taken off
/// again: that costs less than to copy as many as are wanted.
pub(super) fn indented(mut compact: Vec<u8>) -> Vec<u8> {
    let end = compact.len();
    // so that there are always eight bytes to look at
    compact.extend_from_slice(&[b' '; 8]);
    let mut out = Vec::with_capacity(end * 2);
    let (mut at, mut depth) = (0, 0);
    while at < end {
        let byte = compact[at];
        at += 1;
        match byte {
            b'"' => at = copy_text(&compact, at, &mut out),
            b':' => out.extend_from_slice(b": "),
            b',' => {
                out.push(byte);
                break_line(&mut out, depth);
            }
            b'{' | b'[' if matches!(compact[at], b'}' | b']') => {
                out.extend_from_slice(&[byte, compact[at]]);
                at += 1;
            }
            b'{' | b'[' => {
                out.push(byte);
                depth += 1;
                break_line(&mut out, depth);
            }
            b'}' | b']' => {
                depth -= 1;
                break_line(&mut out, depth);
                out.push(byte);
            }
            _ => out.push(byte),
        }
    }
    out
}

/// A line break and the blanks of most depths.
const BREAK: [u8; 33] = *b"\n                                ";

fn break_line(out: &mut Vec<u8>, depth: usize) {
    let len = out.len() + 1 + 2 * depth;
    out.extend_from_slice(&BREAK);
    // cuts, but where the depth is greater
    out.resize(len, b' ');
}

/// Copies the text whose first letter is at `at`, and its quotes; returns where it ends.
fn copy_text(json: &[u8], mut at: usize, out: &mut Vec<u8>) -> usize {
    out.push(b'"');
    while let Some(eight) = json.get(at..).and_then(|rest| rest.first_chunk()) {
        out.extend_from_slice(eight);
        let quotes = quotes(u64::from_le_bytes(*eight));
        if quotes == 0 {
            at += 8;
            continue;
        }
        let past = quotes.trailing_zeros() as usize / 8 + 1;
        out.truncate(out.len() - 8 + past);
        at += past;
        let before = &json[..at - 1];
        if before.last() != Some(&b'\\') || ends_even(before) {
            break;
        }
    }
    at
}

/// Whether the backslashes before a quote belong to each other, so that none is of the quote.
fn ends_even(text: &[u8]) -> bool {
    text.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0
}

/// Marks the highest bit of the first quote among eight bytes, and perhaps bits of those after it:
/// a borrow from it reaches only them.
fn quotes(eight: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    let zero = eight ^ (ONES * u64::from(b'"'));
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
                "123456\\\\\"",
                "\u{1}!\"!#\\[\u{1}"
            ]),
            json!({"a \"quoted\" \\ name": {"b": [{}], "c\n": "\u{1F642}: \\"}, "d": ["", "\""]}),
        ];
        for value in values {
            let compact = serde_json::to_vec(&value).expect("it has a JSON form");
            let wanted = serde_json::to_vec_pretty(&value).expect("it has a JSON form");
            assert_eq!(indented(compact), wanted, "{value}");
        }
    }
}
