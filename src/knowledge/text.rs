//! One way to normalise text, for data and for questions alike.
//!
//! Two phrases that a reader takes for the same name come out as the same string: case,
//! accents, hyphens, plurals, British and American spelling, the inflections of common verbs
//! and small filler words do not count. The build normalises every alias with it, a question
//! is normalised with it, and lookup is then plain equality.

use super::verbs;
use super::words::{Pairs, Sorted, pairs};

/// American or short spellings and other persons, sorted, and the form that stands for
/// both: "when she sits" is "when I sit".
const SPELLINGS: Pairs = pairs![
    ("aluminum", "aluminium"),
    ("anesthesia", "anaesthesia"),
    ("behavior", "behaviour"),
    ("calves", "calf"),
    ("center", "centre"),
    ("color", "colour"),
    ("diarrhea", "diarrhoea"),
    ("edema", "oedema"),
    ("feet", "foot"),
    ("fiber", "fibre"),
    ("gray", "grey"),
    ("gynecologic", "gynaecological"),
    ("he", "i"),
    ("hemorrhage", "haemorrhage"),
    ("herself", "myself"),
    ("him", "me"),
    ("himself", "myself"),
    ("ischemia", "ischaemia"),
    ("lbp", "low back"),
    ("oneself", "myself"),
    ("peroneal", "fibular"),
    ("peroneus", "fibularis"),
    ("program", "programme"),
    ("scalene", "scalenus"),
    ("she", "i"),
    ("teeth", "tooth"),
    ("themselves", "myself"),
    ("they", "i"),
    ("tire", "tyre"),
    ("tumor", "tumour"),
    ("yourself", "myself"),
];

static SPELT: Sorted = Sorted::new(SPELLINGS.words);

/// A lower-case letter without its accent, for the Latin letters that appear in names.
fn unaccented(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

/// Calls `take` with each word of a text, in lower case and without accents; an apostrophe
/// joins, all else separates.
fn each_word(text: &str, mut take: impl FnMut(&str)) {
    let mut word = String::new();
    let mut end = |word: &mut String| {
        if !word.is_empty() {
            take(word);
            word.clear();
        }
    };
    for letter in text.chars() {
        match letter {
            'a'..='z' | '0'..='9' => word.push(letter),
            'A'..='Z' => word.push(letter.to_ascii_lowercase()),
            '\'' | '’' => {}
            '\0'..='\x7f' => end(&mut word),
            _ => {
                for lower in letter.to_lowercase() {
                    if lower.is_alphanumeric() {
                        word.push(unaccented(lower));
                    } else {
                        end(&mut word);
                    }
                }
            }
        }
    }
    end(&mut word);
}

/// Splits text into lower-case words without accents; an apostrophe joins, all else separates.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// Whether some word of a text, in lower case and without accents, is one that is wanted.
#[must_use]
pub fn has_word(text: &str, wanted: impl Fn(&str) -> bool) -> bool {
    let mut found = false;
    each_word(text, |word| found |= wanted(word));
    found
}

/// Whether there is any word in a text.
#[must_use]
pub fn has_words(text: &str) -> bool {
    let plain = text.bytes().any(|byte| byte.is_ascii_alphanumeric());
    plain || !words(text).is_empty()
}

/// The form of one word that its plural, its inflections and its other spellings share.
#[must_use]
pub fn stem(word: &str) -> &str {
    if let Some(same) = spelling(word) {
        return same;
    }
    if let Some(base) = verbs::base(word) {
        return base;
    }
    let keeps_s =
        word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is");
    match word.strip_suffix('s') {
        Some(single) if !keeps_s => stem_plural(single),
        _ => word,
    }
}

/// `thighe` never arises: `-es` after a sibilant loses both letters, else only the `s` goes.
fn stem_plural(single: &str) -> &str {
    let sibilant = ["che", "she", "sse", "xe"]
        .iter()
        .any(|end| single.ends_with(end));
    let end = if sibilant && !single.ends_with("ache") {
        single.len() - 1
    } else {
        single.len()
    };
    let single = &single[..end];
    spelling(single).unwrap_or(single)
}

/// The form that stands for a word and its other spelling.
fn spelling(word: &str) -> Option<&'static str> {
    SPELT.place(word).map(|at| SPELLINGS.others.get(at))
}

/// Whether a word says nothing about which name is meant: articles, possessives and the pain
/// itself.
#[must_use]
#[rustfmt::skip]
pub fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "my" | "your" | "his" | "her" | "their" | "our" | "of" | "pain" | "pains" | "ache" | "aches"
            | "aching" | "achy" | "hurt" | "hurts" | "hurting" | "sore" | "soreness" | "painful" | "discomfort" | "muscle"
            | "muscles"
    )
}

/// The normal form of a name: its words, stemmed, without fillers, joined by single spaces.
///
/// A name made only of fillers keeps them, so that the result is empty only for text
/// without any letter or digit.
#[must_use]
pub fn normalise(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    each_word(text, |word| {
        if !is_filler(word) {
            append(&mut normal, stem(word));
        }
    });
    if normal.is_empty() {
        each_word(text, |word| append(&mut normal, stem(word)));
    }
    normal
}

/// Appends a word; "lower back" is the low back.
fn append(normal: &mut String, word: &str) {
    if word.starts_with("back") && (normal == "lower" || normal.ends_with(" lower")) {
        normal.truncate(normal.len() - "er".len());
    }
    if !normal.is_empty() {
        normal.push(' ');
    }
    normal.push_str(word);
}

/// A number for a word, the same in every build: FNV-1a (Fowler, Noll and Vo) of 32 bits.
#[must_use]
pub fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// The letters of a text as a bit set, for a cheap lower bound of the edit distance. Digits
/// share what the alphabet leaves over: the bound is weaker for them, never wrong.
#[must_use]
pub fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |set, byte| {
        let bit = match byte {
            b'a'..=b'z' => u32::from(byte - b'a'),
            b'0'..=b'9' => 26 + u32::from(byte - b'0') % 6,
            _ => return set,
        };
        set | (1 << bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_hyphens_and_plurals_do_not_count() {
        assert_eq!(normalise("Lower-Back"), "low back");
        assert_eq!(normalise("the BUTTOCKS"), "buttock");
        assert_eq!(normalise("Adam's apple"), normalise("adams apple"));
        assert_eq!(normalise("crâne"), "crane");
        assert_eq!(normalise("both calves"), "both calf");
    }

    #[test]
    fn fillers_go_unless_nothing_else_is_left() {
        assert_eq!(normalise("back of my thigh"), "back thigh");
        assert_eq!(normalise("the pain"), "the pain");
        assert_eq!(normalise("…"), "");
    }

    #[test]
    fn singular_words_that_end_in_s_keep_it() {
        for word in ["pelvis", "gluteus", "cross"] {
            assert_eq!(stem(word), word);
        }
        assert_eq!(stem("triceps"), stem("tricep"));
        assert_eq!(stem("crutches"), "crutch");
        assert_eq!(stem("headaches"), "headache");
    }

    #[test]
    fn inflections_of_a_verb_are_one_word() {
        for word in ["sit", "sits", "sitting", "sat"] {
            assert_eq!(stem(word), "sit");
        }
        assert_eq!(normalise("getting up"), normalise("gets up"));
    }

    #[test]
    fn the_letter_set_ignores_order_and_spaces() {
        assert_eq!(letters("ab c"), letters("cab"));
        assert_ne!(letters("ab"), letters("ac"));
    }
}
