//! JSON indented for people.

/// Compact JSON with two spaces a level: the same bytes as `serde_json::to_vec_pretty`.
///
/// Done on the text, for the other way every type would be compiled into two writers: a tenth of
/// a megabyte of program.
pub(super) fn indented(compact: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(compact.len() * 2);
    let (mut at, mut depth) = (0, 0);
    while let Some(&byte) = compact.get(at) {
        let next = compact.get(at + 1);
        match byte {
            b'"' => {
                let end = text_end(compact, at);
                out.extend_from_slice(&compact[at..end]);
                at = end;
                continue;
            }
            b'{' | b'[' if matches!(next, Some(b'}' | b']')) => {
                out.extend_from_slice(&compact[at..at + 2]);
                at += 1;
            }
            b'{' | b'[' => {
                depth += 1;
                out.push(byte);
                break_line(&mut out, depth);
            }
            b'}' | b']' => {
                depth -= 1;
                break_line(&mut out, depth);
                out.push(byte);
            }
            b',' => {
                out.push(byte);
                break_line(&mut out, depth);
            }
            b':' => out.extend_from_slice(b": "),
            _ => out.push(byte),
        }
        at += 1;
    }
    out
}

fn break_line(out: &mut Vec<u8>, depth: usize) {
    out.push(b'\n');
    out.resize(out.len() + 2 * depth, b' ');
}

/// Where the text that starts at a quotation mark ends.
fn text_end(json: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = json.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    json.len()
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
            json!({"a \"quoted\" \\ name": {"b": [{}], "c\n": "\u{1F642}: \\"}, "d": ["", "\""]}),
        ];
        for value in values {
            let compact = serde_json::to_vec(&value).expect("it has a JSON form");
            let wanted = serde_json::to_vec_pretty(&value).expect("it has a JSON form");
            assert_eq!(indented(&compact), wanted, "{value}");
        }
    }
}
