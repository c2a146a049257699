//! Phrases that were read before.
//!
//! The lines of a batch say the same few hundred phrases again and again, and reading one costs
//! as much as ranking it. The first phrases of a batch are kept with what they meant, up to a
//! fixed number, so that memory stays constant; a single question keeps none.

use std::collections::HashMap;

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
    ) -> Result<Vec<Finding>, Error> {
        self.findings[field.index()].get(phrase, read)
    }

    pub(super) fn heard(&mut self, text: &str, hear: impl FnOnce() -> Heard) -> Heard {
        let heard = self
            .heard
            .get(text, || Ok::<_, std::convert::Infallible>(hear()));
        heard.unwrap_or_default()
    }
}

/// Values by phrase, as many as there is room for.
#[derive(Debug)]
struct Kept<V> {
    values: HashMap<String, V>,
    room: usize,
}

impl<V> Default for Kept<V> {
    fn default() -> Self {
        Self::up_to(0)
    }
}

impl<V> Kept<V> {
    fn up_to(room: usize) -> Self {
        Self {
            values: HashMap::new(),
            room,
        }
    }
}

impl<V: Clone> Kept<V> {
    fn get<E>(&mut self, phrase: &str, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        if let Some(value) = self.values.get(phrase) {
            return Ok(value.clone());
        }
        let value = make()?;
        if self.values.len() < self.room && phrase.len() <= LONGEST {
            self.values.insert(phrase.to_owned(), value.clone());
        }
        Ok(value)
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
            let value: Result<(), ()> = kept.get(phrase, || {
                made += 1;
                Ok(())
            });
            assert!(value.is_ok());
        }
        assert_eq!(made, 4);
    }
}
