//! How JSON is laid out: compact for programs, indented for people.

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
    /// Objects and lists that are open, [`DEEPEST`] at most.
    depth: usize,
}

/// An answer has no more levels.
const DEEPEST: usize = 7;
/// A line break and the blanks of the deepest level; sixteen bytes, one store.
const LINE: [u8; 2 + 2 * DEEPEST] = *b"\n               ";

impl Indented {
    pub(super) fn new() -> Self {
        Self {
            // room for most answers
            out: Vec::with_capacity(1 << 16),
            depth: 0,
        }
    }

    #[inline(never)]
    fn line(&mut self) {
        self.cut(LINE, 1);
    }

    #[inline(never)]
    fn line_after(&mut self, mark: u8) {
        let mut line = LINE;
        [line[0], line[1]] = [mark, b'\n'];
        self.cut(line, 2);
    }

    /// To copy as many bytes each time and to take off those too many costs less than to copy as
    /// many as are wanted.
    fn cut(&mut self, line: [u8; 2 + 2 * DEEPEST], before: usize) {
        debug_assert!(self.depth <= DEEPEST, "{}", self.depth);
        let len = self.out.len() + before + 2 * self.depth;
        self.out.extend_from_slice(&line);
        self.out.truncate(len);
    }
}

impl Layout for Indented {
    const COMPACT: bool = false;

    // once for all keys of one length: at each of them it would be 20 KB of program
    #[inline(never)]
    fn key<const N: usize>(&mut self, key: &[u8; N]) {
        let (mark, name) = if key[0] == b'"' {
            self.out.push(b'"');
            (key[1], &key[2..])
        } else {
            (key[0], &key[1..])
        };
        self.depth += usize::from(mark == b'{');
        self.line_after(mark);
        self.out.extend_from_slice(name);
        match self.out.last_mut() {
            Some(last @ b'"') => {
                *last = b' ';
                self.out.push(b'"');
            }
            _ => self.out.push(b' '),
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
        if first {
            self.line();
        } else {
            self.line_after(b',');
        }
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
