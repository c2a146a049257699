//! One way to normalise text, for data and for questions alike.
//!
//! Two phrases that a reader takes for the same name come out as the same string: case,
//! accents, hyphens, plurals, British and American spelling, the inflections of common verbs
//! and small filler words do not count. The build normalises every alias with it, a question
//! is normalised with it, and lookup is then plain equality.

use super::verbs;

/// Words that carry no meaning in a name: articles, possessives and the pain itself.
const FILLERS: &[&str] = &[
    "the",
    "a",
    "an",
    "my",
    "your",
    "his",
    "her",
    "their",
    "our",
    "of",
    "pain",
    "pains",
    "ache",
    "aches",
    "aching",
    "achy",
    "hurt",
    "hurts",
    "hurting",
    "sore",
    "soreness",
    "painful",
    "discomfort",
    "muscle",
    "muscles",
];

/// American or short spellings and the form that stands for both.
const SPELLINGS: &[(&str, &str)] = &[
    ("center", "centre"),
    ("color", "colour"),
    ("gray", "grey"),
    ("gynecologic", "gynaecological"),
    ("edema", "oedema"),
    ("hemorrhage", "haemorrhage"),
    ("ischemia", "ischaemia"),
    ("fiber", "fibre"),
    ("tumor", "tumour"),
    ("behavior", "behaviour"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("calves", "calf"),
    ("aluminum", "aluminium"),
    ("tire", "tyre"),
    ("program", "programme"),
    ("anesthesia", "anaesthesia"),
    ("diarrhea", "diarrhoea"),
    ("peroneal", "fibular"),
    ("peroneus", "fibularis"),
    ("scalene", "scalenus"),
    ("lbp", "low back"),
    ("lower back", "low back"),
];

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

/// Splits text into lower-case words without accents; an apostrophe joins, all else separates.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter == '\'' || letter == '’' {
            continue;
        }
        if letter.is_alphanumeric() {
            word.push(unaccented(letter));
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The form of one word that its plural, its inflections and its other spellings share.
#[must_use]
pub fn stem(word: &str) -> String {
    if let Some((_, same)) = SPELLINGS.iter().find(|(other, _)| *other == word) {
        return (*same).to_owned();
    }
    if let Some(base) = verbs::base(word) {
        return base.to_owned();
    }
    let keeps_s =
        word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is");
    match word.strip_suffix('s') {
        Some(single) if !keeps_s => stem_plural(single),
        _ => word.to_owned(),
    }
}

/// `thighe` never arises: `-es` after a sibilant loses both letters, else only the `s` goes.
fn stem_plural(single: &str) -> String {
    let sibilant = ["che", "she", "sse", "xe"]
        .iter()
        .any(|end| single.ends_with(end));
    let end = if sibilant && !single.ends_with("ache") {
        single.len() - 1
    } else {
        single.len()
    };
    let single = &single[..end];
    match SPELLINGS.iter().find(|(other, _)| *other == single) {
        Some((_, same)) => (*same).to_owned(),
        None => single.to_owned(),
    }
}

/// Whether a word says nothing about which name is meant.
#[must_use]
pub fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

/// The normal form of a name: its words, stemmed, without fillers, joined by single spaces.
///
/// A name made only of fillers keeps them, so that the result is empty only for text
/// without any letter or digit.
#[must_use]
pub fn normalise(text: &str) -> String {
    let words = words(text);
    let all_fillers = words.iter().all(|word| is_filler(word));
    let mut normal = String::with_capacity(text.len());
    for word in words.iter().filter(|word| all_fillers || !is_filler(word)) {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(&stem(word));
    }
    normal.replace("lower back", "low back")
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
