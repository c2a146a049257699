//! Phrases that were read before.
//!
//! The lines of a batch say the same few hundred phrases again and again, and reading one costs
//! more than ranking it. The first phrases of a batch are kept with what they meant and what the
//! red-flag gate makes of them, up to a fixed number, so that memory stays constant; a single
//! question keeps none. One look by the text as it was typed finds both.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Finding;
use super::gate::Heard;
use crate::error::Error;
use crate::knowledge::tables::Role;

/// Most phrases kept.
const MOST: usize = 4_096;
/// Longest phrase worth keeping, in bytes.
const LONGEST: usize = 80;

/// What a phrase is read as; the same words mean different things in different fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Places, that hurt or do not.
    Places {
        /// They hurt.
        present: bool,
    },
    /// Factors in a role.
    Factors(Role),
    /// Signs, there or not there.
    Signs {
        /// They are there.
        present: bool,
    },
}

impl Field {
    const COUNT: usize = 8;

    fn index(self) -> usize {
        match self {
            Self::Places { present } => usize::from(present),
            Self::Signs { present } => 2 + usize::from(present),
            Self::Factors(role) => 4 + role as usize,
        }
    }
}

/// What is known of a phrase: what it was read as so far.
#[derive(Debug, Default)]
struct Known {
    findings: [Option<Vec<Finding>>; Field::COUNT],
    heard: Option<Heard>,
}

/// Phrases with what they meant. The default keeps none.
#[derive(Debug, Default)]
pub struct Memory {
    rows: HashMap<String, usize, BuildHasherDefault<Short>>,
    known: Vec<Known>,
    room: usize,
    /// What is known of the phrase at hand, where it is not kept.
    passing: Known,
}

/// A phrase with what is known of it: found once, asked for its findings and by the gate.
#[derive(Debug)]
pub struct Remembered<'m> {
    text: &'m str,
    known: &'m mut Known,
}

impl Memory {
    /// A memory for many questions.
    #[must_use]
    pub fn of_many() -> Self {
        Self {
            room: MOST,
            ..Self::default()
        }
    }

    /// What is known of a phrase.
    pub fn of<'m>(&'m mut self, text: &'m str) -> Remembered<'m> {
        let row = self.rows.get(text).copied().or_else(|| self.keep(text));
        let known = if let Some(row) = row {
            &mut self.known[row]
        } else {
            self.passing = Known::default();
            &mut self.passing
        };
        Remembered { text, known }
    }

    /// The row of a phrase from now on, where there is room for it.
    fn keep(&mut self, text: &str) -> Option<usize> {
        let row = self.known.len();
        if row == self.room || text.len() > LONGEST {
            return None;
        }
        self.rows.insert(text.to_owned(), row);
        self.known.push(Known::default());
        Some(row)
    }
}

impl Remembered<'_> {
    /// What the phrase means in a field: as it was read before, or by reading it.
    ///
    /// # Errors
    ///
    /// Those of `read`; a phrase that could not be read will be read again.
    pub fn findings(
        &mut self,
        field: Field,
        read: impl FnOnce(&str) -> Result<Vec<Finding>, Error>,
    ) -> Result<&[Finding], Error> {
        let found = &mut self.known.findings[field.index()];
        if found.is_none() {
            *found = Some(read(self.text)?);
        }
        Ok(found.as_deref().unwrap_or_default())
    }

    /// What the red-flag gate makes of it.
    pub fn heard(&mut self, hear: impl FnOnce(&str) -> Heard) -> &Heard {
        self.known.heard.get_or_insert_with(|| hear(self.text))
    }
}

/// Eight bytes at a time, each folded in by a multiplication (after the hash of Firefox): a tenth of
/// the instructions of the standard hash on phrases as short as these. Whoever chose phrases that
/// collide would slow down only their own batch, and there are never more than [`MOST`].
#[derive(Debug, Default)]
struct Short(u64);

impl Short {
    fn fold(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Short {
    /// What follows the bytes of a text: alone in a key, it tells nothing.
    fn write_u8(&mut self, _: u8) {}

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.fold(u64::from_le_bytes(*word));
        }
        let short = || {
            let letters = rest.iter();
            letters.fold(0, |last, byte| last << 8 | u64::from(*byte))
        };
        // the last eight bytes, some of them for the second time, where there are so many
        let last = bytes.last_chunk().copied().map(u64::from_le_bytes);
        self.fold(last.unwrap_or_else(short));
    }

    fn finish(&self) -> u64 {
        // the map takes its place from the lowest bits, where a product is poorest
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often phrases are read when each is said three times in each field.
    fn read(memory: &mut Memory, phrases: &[&str]) -> usize {
        let mut read = 0;
        let fields = [
            Field::Places { present: true },
            Field::Places { present: false },
            Field::Signs { present: true },
            Field::Factors(Role::Worse),
            Field::Factors(Role::NotWorse),
        ];
        for field in [fields, fields, fields].concat() {
            for phrase in phrases {
                let mut known = memory.of(phrase);
                let found = known.findings(field, |text| {
                    assert_eq!(text, *phrase);
                    read += 1;
                    Ok(Vec::new())
                });
                assert!(found.is_ok());
            }
        }
        read
    }

    #[test]
    fn a_phrase_is_read_once_and_kept_by_field() {
        assert_eq!(read(&mut Memory::of_many(), &["calf", "shin"]), 2 * 5);
    }

    #[test]
    fn there_is_room_for_so_many_and_no_more() {
        let mut memory = Memory {
            room: 2,
            ..Memory::default()
        };
        assert_eq!(read(&mut memory, &["a", "b", "c"]), 2 * 5 + 3 * 5);
        assert_eq!(read(&mut Memory::default(), &["a", "b"]), 2 * 3 * 5);
    }

    #[test]
    fn what_could_not_be_read_is_read_again() {
        let mut memory = Memory::of_many();
        let wrong = |_: &str| Err(Error::invalid("no", "none"));
        let field = Field::Factors(Role::Worse);
        assert!(memory.of("a").findings(field, wrong).is_err());
        assert!(memory.of("a").findings(field, |_| Ok(Vec::new())).is_ok());
    }
}
