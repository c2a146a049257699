//! Lists of words that cost nothing at the start of the program.
//!
//! A `&[&str]` holds a pointer for each word, which the system's loader must correct at every
//! start, whatever is asked: ten instructions a word, and a fault for each page of them. Here a
//! list is one text and the places where its words end: [`words!`](crate::knowledge::words::words)
//! and [`pairs!`](crate::knowledge::words::pairs) make both while compiling.

/// A list of words.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    /// All words, one after another.
    text: &'static str,
    /// Where each one ends.
    ends: &'static [u16],
}

impl Words {
    /// A list from its text and the ends of its words; made by [`words!`](words).
    #[must_use]
    pub(crate) const fn new(text: &'static str, ends: &'static [u16]) -> Self {
        Self { text, ends }
    }

    /// How many words there are.
    #[must_use]
    pub(crate) const fn len(self) -> usize {
        self.ends.len()
    }

    /// The first byte of the word at this place, for tables made while compiling.
    #[must_use]
    const fn first(self, at: usize) -> u8 {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        self.text.as_bytes()[start as usize]
    }

    /// The first two bytes of the word at this place, for tables made while compiling.
    #[must_use]
    pub(crate) const fn first_two(self, at: usize) -> [u8; 2] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] } as usize;
        let text = self.text.as_bytes();
        [text[start], text[start + 1]]
    }

    /// The words in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> + Clone {
        self.some(|_| true).map(|(_, word)| word)
    }

    /// Whether a word is in the list.
    #[must_use]
    pub(crate) fn contains(self, word: &str) -> bool {
        self.place(word).is_some()
    }

    /// Where a word is in the list.
    #[must_use]
    pub(crate) fn place(self, word: &str) -> Option<usize> {
        let len = word.len();
        let mut start = 0;
        self.ends.iter().position(|end| {
            let from = std::mem::replace(&mut start, usize::from(*end));
            start - from == len && &self.text.as_bytes()[from..start] == word.as_bytes()
        })
    }

    /// The word at this place of the list.
    #[must_use]
    pub(crate) fn get(self, at: usize) -> &'static str {
        let (start, end) = self.ends_of(at);
        &self.text[start..end]
    }

    fn ends_of(self, at: usize) -> (usize, usize) {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        (usize::from(start), usize::from(self.ends[at]))
    }

    /// The words whose first byte is wanted, with where they are.
    fn some(
        self,
        wanted: impl Fn(u8) -> bool + Clone,
    ) -> impl Iterator<Item = (usize, &'static str)> + Clone {
        let mut start = 0;
        self.ends.iter().enumerate().filter_map(move |(at, end)| {
            let from = std::mem::replace(&mut start, usize::from(*end));
            let first = self.text.as_bytes().get(from).copied();
            first
                .is_some_and(&wanted)
                .then(|| (at, &self.text[from..start]))
        })
    }
}

/// A list of words that begin with a small letter, in the order of these letters: a word is looked
/// for among those of its own.
pub(crate) struct Sorted {
    words: Words,
    /// Where the words of each letter start, and the end of all.
    starts: [u16; LETTERS + 1],
}

const LETTERS: usize = 26;

impl Sorted {
    /// Does not compile where the letters are out of order.
    #[must_use]
    pub(crate) const fn new(words: Words) -> Self {
        let mut starts = [0; LETTERS + 1];
        let (mut letter, mut at) = (0, 0);
        while letter < LETTERS {
            while at < words.len() && words.first(at) == b'a' + letter as u8 {
                at += 1;
            }
            letter += 1;
            starts[letter] = at as u16;
        }
        assert!(at == words.len());
        Self { words, starts }
    }

    /// Whether a word is in the list.
    #[must_use]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.place(word).is_some()
    }

    /// Where a word is in the list.
    #[must_use]
    pub(crate) fn place(&self, word: &str) -> Option<usize> {
        let word = word.as_bytes();
        self.find(*word.first()?, word.len(), |other| other == word)
    }

    /// The word of the list that is made of two parts.
    #[must_use]
    pub(crate) fn joined(&self, start: &str, end: &str) -> Option<&'static str> {
        let (start, end) = (start.as_bytes(), end.as_bytes());
        let first = *start.first().or(end.first())?;
        let len = start.len() + end.len();
        let found = self.find(first, len, |word| {
            word.starts_with(start) && word.ends_with(end)
        });
        found.map(|at| self.words.get(at))
    }

    /// The first word that begins with this byte, is so long, and is the one.
    fn find(&self, first: u8, len: usize, is_it: impl Fn(&[u8]) -> bool) -> Option<usize> {
        let letter = usize::from(first.wrapping_sub(b'a'));
        let to = usize::from(*self.starts.get(letter + 1)?);
        let from = usize::from(self.starts[letter]);
        let mut start = from
            .checked_sub(1)
            .map_or(0, |before| self.words.ends[before]);
        for (at, end) in self.words.ends[..to].iter().enumerate().skip(from) {
            let place = usize::from(start)..usize::from(*end);
            if place.len() == len && is_it(&self.words.text.as_bytes()[place]) {
                return Some(at);
            }
            start = *end;
        }
        None
    }
}

/// Words with what they stand for.
#[derive(Clone, Copy)]
pub(crate) struct Pairs {
    /// The words.
    pub(crate) words: Words,
    /// What each stands for.
    pub(crate) others: Words,
}

impl Pairs {
    /// The pairs whose word starts with this byte, in order.
    pub(crate) fn starting(self, first: u8) -> impl Iterator<Item = (&'static str, &'static str)> {
        let words = self.words.some(move |byte| byte == first);
        words.map(move |(at, word)| (word, self.others.get(at)))
    }

    /// What a word stands for.
    #[must_use]
    pub(crate) fn of(self, word: &str) -> Option<&'static str> {
        self.words.place(word).map(|at| self.others.get(at))
    }
}

/// Where each word ends when all are written one after another. Does not compile where that is
/// more than a `u16` holds.
#[must_use]
pub(crate) const fn ends<const N: usize>(words: [&str; N]) -> [u16; N] {
    let mut ends = [0; N];
    let (mut at, mut end) = (0, 0);
    while at < N {
        end += words[at].len();
        assert!(end <= u16::MAX as usize);
        ends[at] = end as u16;
        at += 1;
    }
    ends
}

/// A [`Words`] from its words.
macro_rules! words {
    ($($word:expr),* $(,)?) => {
        $crate::knowledge::words::Words::new(
            concat!($($word),*),
            const { &$crate::knowledge::words::ends([$($word),*]) },
        )
    };
}

/// A [`Pairs`] from words with what they stand for.
macro_rules! pairs {
    ($(($word:expr, $other:expr)),* $(,)?) => {
        $crate::knowledge::words::Pairs {
            words: $crate::knowledge::words::words![$($word),*],
            others: $crate::knowledge::words::words![$($other),*],
        }
    };
}

pub(crate) use {pairs, words};

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: Words = words!["a", "bcd", "be", "c"];
    const NAMED: Pairs = pairs![("a", "one"), ("b", ""), ("cc", "three")];

    #[test]
    fn words_come_out_as_they_went_in() {
        assert_eq!(LIST.iter().collect::<Vec<_>>(), ["a", "bcd", "be", "c"]);
        assert_eq!((LIST.len(), LIST.first_two(1)), (4, *b"bc"));
        assert_eq!((0..4).map(|at| LIST.get(at)).collect::<String>(), "abcdbec");
        assert_eq!(words![].iter().next(), None);
    }

    #[test]
    fn whole_words_are_found() {
        let sorted = Sorted::new(LIST);
        for (at, word) in LIST.iter().enumerate() {
            assert_eq!((LIST.place(word), sorted.place(word)), (Some(at), Some(at)));
            for cut in 0..=word.len() {
                let (start, end) = word.split_at(cut);
                assert_eq!(sorted.joined(start, end), Some(word));
            }
        }
        for word in ["", "b", "bc", "ab", "d", "z", "{", "é", "B"] {
            assert_eq!((LIST.place(word), sorted.place(word)), (None, None));
            assert_eq!(sorted.joined(word, ""), None);
        }
    }

    #[test]
    fn pairs_belong_together() {
        assert_eq!(NAMED.of("cc"), Some("three"));
        assert_eq!(NAMED.of("b"), Some(""));
        assert_eq!(NAMED.starting(b'c').collect::<Vec<_>>(), [("cc", "three")]);
        assert_eq!(NAMED.of("three"), None);
    }
}
