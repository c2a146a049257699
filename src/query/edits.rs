//! Edit distance, all letters of one word at a time.
//!
//! Counts letters put in, left out, taken for another, and neighbours swapped, where nothing is
//! edited twice ("optimal string alignment"). A column of the usual table is kept as the bits of
//! a few machine words (Hyyrö, 2003: a bit-vector algorithm for computing Levenshtein and Damerau
//! edit distances), so that a letter of the known name costs some twenty instructions instead of
//! that many for each letter typed. Tests compare it with `strsim`.

/// A text prepared for comparison with many others: at most 64 letters of it count.
pub(super) struct Typed {
    /// For each ASCII letter the places where it stands, as bits.
    ascii: [u64; 128],
    /// The same for all other letters.
    others: Vec<(char, u64)>,
    first: Option<char>,
    letters: usize,
    bytes: usize,
}

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        let mut typed = Self {
            ascii: [0; 128],
            others: Vec::new(),
            first: text.chars().next(),
            letters: 0,
            bytes: text.len(),
        };
        for (at, letter) in text.chars().take(u64::BITS as usize).enumerate() {
            typed.letters = at + 1;
            match typed.ascii.get_mut(letter as usize) {
                Some(places) => *places |= 1 << at,
                None => typed.others.push((letter, 1 << at)),
            }
        }
        typed
    }

    /// Its first letter.
    pub(super) fn first(&self) -> Option<char> {
        self.first
    }

    /// Its length in letters.
    pub(super) fn letters(&self) -> usize {
        self.letters
    }

    /// Its length in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    fn places(&self, letter: char) -> u64 {
        let others = || {
            let same = self.others.iter().filter(|(other, _)| *other == letter);
            same.fold(0, |places, (_, at)| places | at)
        };
        self.ascii
            .get(letter as usize)
            .copied()
            .unwrap_or_else(others)
    }

    /// Fewest edits that make it `known`.
    pub(super) fn edits_from(&self, known: &str) -> usize {
        if self.letters == 0 {
            return known.chars().count();
        }
        let last = 1 << (self.letters - 1);
        // where the distance grows, or falls, from one letter typed to the next
        let (mut grows, mut falls) = (u64::MAX, 0_u64);
        // where it stays the same on the diagonal, and where the letter before stood
        let (mut same, mut before) = (0_u64, 0_u64);
        let mut edits = self.letters;
        for letter in known.chars() {
            let here = self.places(letter);
            let swapped = ((!same & here) << 1) & before;
            same = ((here & grows).wrapping_add(grows) ^ grows) | here | falls | swapped;
            let up = falls | !(same | grows);
            let down = same & grows;
            edits += usize::from(up & last != 0);
            edits -= usize::from(down & last != 0);
            let up = (up << 1) | 1;
            grows = (down << 1) | !(same | up);
            falls = up & same;
            before = here;
        }
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_four_edits_cost_one_each() {
        for (typed, known) in [
            ("abcd", "abd"),
            ("abd", "abcd"),
            ("abxd", "abcd"),
            ("abdc", "abcd"),
        ] {
            assert_eq!(Typed::new(typed).edits_from(known), 1, "{typed} {known}");
        }
        assert_eq!(Typed::new("").edits_from("abc"), 3);
        assert_eq!(Typed::new("abc").edits_from(""), 3);
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_table(typed in "[a-dé ]{0,64}", known in "[a-dé ]{0,80}") {
            let edits = Typed::new(&typed).edits_from(&known);
            prop_assert_eq!(edits, strsim::osa_distance(&typed, &known));
        }
    }
}
