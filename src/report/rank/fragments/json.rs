//! Pieces of JSON, appended to a buffer: keys are constants, so that the compiler writes them as
//! such.

use super::layout::Layout;

/// A list of whatever `write` writes.
pub(super) fn list<L: Layout, T, const N: usize>(
    out: &mut L,
    key: &[u8; N],
    items: impl IntoIterator<Item = T>,
    write: impl Fn(&mut L, T),
) {
    out.key(key);
    out.list();
    let start = out.bytes().len();
    for item in items {
        let first = out.bytes().len() == start;
        out.item(first);
        write(out, item);
    }
    let empty = out.bytes().len() == start;
    out.end(empty);
}

/// A list of ids.
pub(super) fn words<'t, const N: usize>(
    out: &mut impl Layout,
    key: &[u8; N],
    items: impl IntoIterator<Item = &'t str>,
) {
    list(out, key, items, |out, item| id(out.bytes(), item));
}

/// An id, or a fixed word, in its quotes.
fn id(out: &mut Vec<u8>, id: &str) {
    out.push(b'"');
    plain(out, id);
    out.push(b'"');
}

/// An id or fixed word that is a part of a text.
pub(super) fn plain(out: &mut Vec<u8>, text: &str) {
    debug_assert!(is_plain(text), "{text}");
    out.extend_from_slice(text.as_bytes());
}

/// An id or fixed word, after a key that opens its quotes; whoever comes next closes them.
pub(super) fn word<const N: usize>(out: &mut impl Layout, key: &[u8; N], text: &str) {
    out.key(key);
    plain(out.bytes(), text);
}

/// An id or fixed word, or null; the key opens no quotes.
pub(super) fn optional<const N: usize>(out: &mut impl Layout, key: &[u8; N], text: Option<&str>) {
    out.key(key);
    match text {
        Some(text) => id(out.bytes(), text),
        None => out.bytes().extend_from_slice(b"null"),
    }
}

/// Any text.
pub(super) fn field<const N: usize>(out: &mut impl Layout, key: &[u8; N], text: &str) {
    out.key(key);
    quoted(out.bytes(), text);
}

/// Bytes that are looked at together.
const TOGETHER: usize = 16;

/// Whether a text stands in JSON as it is. There is no early exit: most texts do.
fn is_plain(text: &str) -> bool {
    let mut found = [0; TOGETHER];
    let (chunks, rest) = text.as_bytes().as_chunks();
    for chunk in chunks {
        mark_special(chunk, &mut found);
    }
    // to look at some bytes twice costs less than to fill up the rest
    if let Some(last) = text.as_bytes().last_chunk() {
        mark_special(last, &mut found);
    } else {
        let mut last = [b' '; TOGETHER];
        last[..rest.len()].copy_from_slice(rest);
        mark_special(&last, &mut found);
    }
    u128::from_ne_bytes(found) == 0
}

/// Marks where a byte cannot stand in a JSON string as it is.
fn mark_special(bytes: &[u8; TOGETHER], found: &mut [u8; TOGETHER]) {
    for (mark, byte) in found.iter_mut().zip(bytes) {
        *mark |= u8::from(*byte < 0x20) | u8::from(*byte == b'"') | u8::from(*byte == b'\\');
    }
}

/// A JSON string.
pub(super) fn quoted(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    within(out, text);
    out.push(b'"');
}

/// A part of a JSON string, between quotes that the caller writes.
pub(super) fn within(out: &mut Vec<u8>, text: &str) {
    if is_plain(text) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    let start = out.len();
    // writing a string into memory cannot fail
    let _ = serde_json::to_writer(&mut *out, text);
    out.pop();
    out.remove(start);
}

/// A whole number.
pub(super) fn number<const N: usize>(out: &mut impl Layout, key: &[u8; N], value: usize) {
    out.key(key);
    digits(out.bytes(), value as u64);
}

fn digits(out: &mut Vec<u8>, value: u64) {
    if value < 10 {
        out.push(b'0' + value as u8);
        return;
    }
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
///
/// A hundred times an `f32` has 31 significant bits, so that adding a half to it in an `f64` is
/// exact wherever it decides: this rounds as `f64::round` does, which is a call into the library.
pub(super) fn decimals<const N: usize>(out: &mut impl Layout, key: &[u8; N], value: f32) {
    out.key(key);
    hundredths(out.bytes(), value);
}

fn hundredths(out: &mut Vec<u8>, value: f32) {
    let hundredths = f64::from(value.abs()) * 100.0 + 0.5;
    // far beyond any weight
    if hundredths.is_nan() || hundredths > 1e9 {
        out.extend_from_slice(b"null");
        return;
    }
    #[allow(clippy::cast_sign_loss, reason = "its absolute value")]
    let whole = hundredths as u32;
    if value < 0.0 && whole > 0 {
        out.push(b'-');
    }
    let (ones, rest) = (whole / 100, whole % 100);
    let [tenths, rest] = [rest / 10, rest % 10].map(|digit| b'0' + digit as u8);
    if ones < 10 {
        // most weights
        out.extend_from_slice(&[b'0' + ones as u8, b'.', tenths, rest]);
    } else {
        digits(out, u64::from(ones));
        out.extend_from_slice(&[b'.', tenths, rest]);
    }
    if rest == b'0' {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_stand_is_found_wherever_it_is() {
        for len in 0..50 {
            let plain = "é".to_owned() + &"x".repeat(len);
            assert!(is_plain(&plain), "{plain}");
            for special in ["\"", "\\", "\n", "\0"] {
                let (before, after) = plain.split_at(2 + len / 3);
                let text = [before, special, after].concat();
                let mut written = Vec::new();
                quoted(&mut written, &text);
                let expected = serde_json::to_vec(&text).expect("a text");
                assert!(!is_plain(&text) && written == expected, "{text:?}");
            }
        }
    }

    #[test]
    fn numbers_have_one_or_two_decimals() {
        let written = |value: f32| {
            let mut out = Vec::new();
            hundredths(&mut out, value);
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
