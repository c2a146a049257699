//! Phrases that were read before.
//!
//! The lines of a batch say the same few hundred phrases again and again, and reading one costs
//! as much as ranking it. The first phrases of a batch are kept with what they meant, up to a
//! fixed number, so that memory stays constant; a single question keeps none.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Finding;
use super::gate::Said;
use crate::error::Error;
use crate::knowledge::tables::Role;

/// Most phrases kept of one kind.
const MOST: usize = 2_048;
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

/// What the red-flag gate makes of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Heard {
    /// Rows of the phrases that were said and not denied.
    pub(super) phrases: Vec<Said>,
    /// The age that was said, in years.
    pub(super) age: Option<u8>,
}

/// Phrases with what they meant. The default keeps none.
#[derive(Debug, Default)]
pub struct Memory {
    findings: [Kept<Vec<Finding>>; Field::COUNT],
    heard: Kept<Heard>,
}

impl Memory {
    /// A memory for many questions.
    #[must_use]
    pub fn of_many() -> Self {
        Self {
            findings: std::array::from_fn(|_| Kept::up_to(MOST)),
            heard: Kept::up_to(MOST),
        }
    }

    /// What a phrase means in a field: as it was read before, or by reading it.
    ///
    /// # Errors
    ///
    /// Those of `read`; a phrase that could not be read is not kept.
    pub fn findings(
        &mut self,
        field: Field,
        phrase: &str,
        read: impl FnOnce() -> Result<Vec<Finding>, Error>,
    ) -> Result<&[Finding], Error> {
        let found = self.findings[field.index()].get(phrase, read);
        found.map(Vec::as_slice)
    }

    pub(super) fn heard(&mut self, text: &str, hear: impl FnOnce() -> Heard) -> &Heard {
        let Ok(heard) = self
            .heard
            .get(text, || Ok::<_, std::convert::Infallible>(hear()));
        heard
    }
}

/// FNV-1a (Fowler, Noll and Vo): a third of the instructions of the standard hash on phrases as
/// short as these. Whoever chose phrases that collide would slow down only their own batch, and
/// there are never more than [`MOST`].
#[derive(Debug)]
struct Short(u64);

impl Default for Short {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Short {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Values by phrase, as many as there is room for, and the last one.
#[derive(Debug)]
struct Kept<V> {
    rows: HashMap<String, usize, BuildHasherDefault<Short>>,
    values: Vec<V>,
    room: usize,
    last: Option<V>,
}

impl<V> Default for Kept<V> {
    fn default() -> Self {
        Self::up_to(0)
    }
}

impl<V> Kept<V> {
    fn up_to(room: usize) -> Self {
        Self {
            rows: HashMap::default(),
            values: Vec::new(),
            room,
            last: None,
        }
    }

    fn get<E>(&mut self, phrase: &str, make: impl FnOnce() -> Result<V, E>) -> Result<&V, E> {
        if let Some(row) = self.rows.get(phrase) {
            return Ok(&self.values[*row]);
        }
        let value = make()?;
        if self.values.len() < self.room && phrase.len() <= LONGEST {
            self.rows.insert(phrase.to_owned(), self.values.len());
            self.values.push(value);
            return Ok(&self.values[self.values.len() - 1]);
        }
        Ok(self.last.insert(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_read_once_and_kept_by_field() {
        let mut memory = Memory::of_many();
        let mut read = 0;
        for field in [
            Field::Places { present: true },
            Field::Places { present: false },
            Field::Signs { present: true },
            Field::Factors(Role::Worse),
            Field::Factors(Role::NotWorse),
        ] {
            for _ in 0..3 {
                let found = memory.findings(field, "calf", || {
                    read += 1;
                    Ok(Vec::new())
                });
                assert!(found.is_ok());
            }
        }
        assert_eq!(read, 5);
    }

    #[test]
    fn there_is_room_for_so_many_and_no_more() {
        let mut kept = Kept::up_to(2);
        let mut made = 0;
        for phrase in ["a", "b", "c", "a", "b", "c"] {
            let value: Result<&String, ()> = kept.get(phrase, || {
                made += 1;
                Ok(phrase.to_uppercase())
            });
            assert_eq!(value, Ok(&phrase.to_uppercase()));
        }
        assert_eq!(made, 4);
    }
}
