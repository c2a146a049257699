//! How JSON is laid out: compact for programs, indented for people.

use crate::report::indent::break_line;

/// What one writer writes in either form; what stands between two values is a constant piece.
pub(super) trait Layout {
    /// Whether nothing stands between marks.
    const COMPACT: bool;

    /// A key as it is written compact: the quote that ends the value before, where there is one, a
    /// comma or the brace that opens an object, the name, a colon, and the quote that begins the
    /// value, where it has one.
    fn key<const N: usize>(&mut self, key: &[u8; N]);

    /// Ends an object.
    fn close(&mut self);

    /// Begins a list.
    fn list(&mut self);

    /// Comes before each item of a list.
    fn item(&mut self, first: bool);

    /// Ends a list.
    fn end(&mut self, empty: bool);

    /// Where values are written to.
    fn bytes(&mut self) -> &mut Vec<u8>;
}

impl Layout for Vec<u8> {
    const COMPACT: bool = true;

    fn key<const N: usize>(&mut self, key: &[u8; N]) {
        self.extend_from_slice(key);
    }

    fn close(&mut self) {
        self.push(b'}');
    }

    fn list(&mut self) {
        self.push(b'[');
    }

    fn item(&mut self, first: bool) {
        if !first {
            self.push(b',');
        }
    }

    fn end(&mut self, _empty: bool) {
        self.push(b']');
    }

    fn bytes(&mut self) -> &mut Vec<u8> {
        self
    }
}

/// JSON with two spaces a level, as `serde_json::to_vec_pretty` writes it.
#[derive(Debug)]
pub(super) struct Indented {
    pub(super) out: Vec<u8>,
    /// Objects and lists that are open.
    depth: usize,
}

impl Indented {
    pub(super) fn new() -> Self {
        Self {
            // room for most answers
            out: Vec::with_capacity(1 << 16),
            depth: 0,
        }
    }

    fn line(&mut self) {
        break_line(&mut self.out, self.depth);
    }
}

impl Layout for Indented {
    const COMPACT: bool = false;

    #[expect(
        clippy::inline_always,
        reason = "what to do with each constant is then known"
    )]
    #[inline(always)]
    fn key<const N: usize>(&mut self, key: &[u8; N]) {
        let ends_text = key[0] == b'"';
        let (mark, name) = if ends_text {
            self.out.push(b'"');
            (key[1], &key[2..])
        } else {
            (key[0], &key[1..])
        };
        self.out.push(mark);
        self.depth += usize::from(mark == b'{');
        self.line();
        if let Some(name) = name.strip_suffix(b"\"").filter(|name| name.ends_with(b":")) {
            self.out.extend_from_slice(name);
            self.out.extend_from_slice(b" \"");
        } else {
            self.out.extend_from_slice(name);
            self.out.push(b' ');
        }
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.line();
        self.out.push(b'}');
    }

    fn list(&mut self) {
        self.out.push(b'[');
        self.depth += 1;
    }

    fn item(&mut self, first: bool) {
        if !first {
            self.out.push(b',');
        }
        self.line();
    }

    fn end(&mut self, empty: bool) {
        self.depth -= 1;
        if !empty {
            self.line();
        }
        self.out.push(b']');
    }

    fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }
}
