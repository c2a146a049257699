//! The one place where words become findings, for arguments, batch lines and free text alike.
//!
//! A phrase is read from left to right. At each word the longest known name wins, over
//! normalised words; else the word may be a side, a number out of ten, or a cue (worse,
//! better, since, no, but). What is none of these and carries meaning is reported as not
//! understood: nothing is dropped in silence. A clause ends at a stop, a comma ends what was
//! denied unless a list goes on with "or".

use super::vocabulary::{AFTER_ADVERB, CUES, Cue, is_ignored, joins_places, side};
use super::{Finding, Side, Topic, suggest};
use crate::error::Error;
use crate::knowledge::tables::{NameOf, NameRow, Role, Tables};
use crate::knowledge::text;

/// Longest name, in words.
const MAX_WORDS: usize = 10;

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Space,
    Slash,
    Comma,
    Stop,
}

#[derive(Debug)]
struct Token<'t> {
    start: usize,
    end: usize,
    gap: Gap,
    word: String,
    stem: String,
    text: &'t str,
}

/// What was understood of a phrase.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Reading {
    /// In the order they were said.
    pub findings: Vec<Finding>,
    /// Words that carry meaning but were not understood.
    pub not_understood: Vec<String>,
}

/// Reads a sentence: places, factors, signs, sides, denials.
#[must_use]
pub fn read(tables: &Tables, phrase: &str) -> Reading {
    Reader::new(tables, phrase).read()
}

/// Reads an argument that names places and nothing else.
///
/// # Errors
///
/// When a word in it names no place.
pub fn places(tables: &Tables, phrase: &str, present: bool) -> Result<Vec<Finding>, Error> {
    let (phrase, intensity) = split_intensity(phrase)?;
    if let Some(row) = exact(tables, phrase, NameOf::PlaceName) {
        let text = phrase.trim().to_owned();
        return Ok(vec![Finding { text, topic: Topic::Place(row), side: None, present, intensity }]);
    }
    let mut reader = Reader::new(tables, phrase);
    reader.only_places = true;
    let reading = reader.read();
    let unknown = |name: &str| Error::UnknownName {
        what: "place",
        name: name.trim().to_owned(),
        suggestions: suggest::nearest(tables, name, |of| of == NameOf::PlaceName),
    };
    if let Some(word) = reading.not_understood.first() {
        return Err(unknown(if reading.findings.is_empty() { phrase } else { word }));
    }
    if reading.findings.is_empty() {
        return Err(unknown(phrase));
    }
    let with = |mut finding: Finding| {
        finding.present = present;
        finding.intensity = finding.intensity.or(intensity);
        finding
    };
    Ok(reading.findings.into_iter().map(with).collect())
}

/// Reads an argument that names one factor (or several joined by "and").
///
/// # Errors
///
/// When it names no factor.
pub fn factors(tables: &Tables, phrase: &str, role: Role) -> Result<Vec<Finding>, Error> {
    let found = named(tables, phrase, &[NameOf::FactorName]);
    if found.is_empty() {
        let suggestions = suggest::nearest(tables, phrase, |of| of == NameOf::FactorName);
        return Err(Error::UnknownName { what: "factor", name: phrase.trim().to_owned(), suggestions });
    }
    let finding = |(text, _, row)| Finding {
        text,
        topic: Topic::Factor(row, role),
        side: None,
        present: true,
        intensity: None,
    };
    Ok(found.into_iter().map(finding).collect())
}

/// Reads an argument that names a sign, or a factor that is there.
///
/// # Errors
///
/// When it names neither.
pub fn signs(tables: &Tables, phrase: &str, present: bool) -> Result<Vec<Finding>, Error> {
    let found = named(tables, phrase, &[NameOf::SignName, NameOf::FactorName]);
    if found.is_empty() {
        let wanted = |of| matches!(of, NameOf::SignName | NameOf::FactorName);
        let suggestions = suggest::nearest(tables, phrase, wanted);
        return Err(Error::UnknownName { what: "sign", name: phrase.trim().to_owned(), suggestions });
    }
    let finding = |(text, of, row)| {
        let role = if present { Role::Worse } else { Role::NotWorse };
        let topic = if of == NameOf::SignName { Topic::Sign(row) } else { Topic::Factor(row, role) };
        let present = present || of == NameOf::FactorName;
        Finding { text, topic, side: None, present, intensity: None }
    };
    Ok(found.into_iter().map(finding).collect())
}

/// Names of the given kinds in a phrase, the first kind preferred; empty when a word that
/// carries meaning is left over.
fn named(tables: &Tables, phrase: &str, kinds: &[NameOf]) -> Vec<(String, NameOf, u16)> {
    for kind in kinds {
        if let Some(row) = exact(tables, phrase, *kind) {
            return vec![(phrase.trim().to_owned(), *kind, row)];
        }
    }
    let mut reader = Reader::new(tables, phrase);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        if let Some((len, row)) = reader.longest(at, |of| kinds.contains(&of)) {
            found.push((reader.said(at, at + len), row.of, row.row));
            at += len;
        } else if is_ignored(&reader.tokens[at].word) || side(&reader.tokens[at].word).is_some() {
            at += 1;
        } else {
            return Vec::new();
        }
    }
    reader.tokens.clear();
    found
}

fn exact(tables: &Tables, phrase: &str, of: NameOf) -> Option<u16> {
    let normal = text::normalise(phrase);
    tables.named(&normal).iter().find(|row| row.of == of).map(|row| row.row)
}

/// Splits `PLACE=7` into the place and its intensity.
fn split_intensity(phrase: &str) -> Result<(&str, Option<u8>), Error> {
    let Some((place, number)) = phrase.rsplit_once('=') else { return Ok((phrase, None)) };
    match number.trim().parse::<u8>() {
        Ok(intensity @ 0..=10) => Ok((place, Some(intensity))),
        _ => Err(Error::invalid(
            format!("`{}` is not an intensity", crate::error::shorten(number)),
            "An intensity is a whole number from 0 to 10, as in: buttock=7",
        )),
    }
}

struct Reader<'a> {
    tables: &'a Tables,
    phrase: &'a str,
    tokens: Vec<Token<'a>>,
    only_places: bool,
    findings: Vec<Finding>,
    unread: Vec<(usize, usize)>,
    role: Option<Role>,
    denied: bool,
    /// A denial that no later name has used yet: it may look back.
    unused_denial: bool,
    pending_side: Option<Side>,
    carried_side: Option<Side>,
    pending_intensity: Option<u8>,
    /// First finding of the current comma-separated part.
    part: usize,
}

impl<'a> Reader<'a> {
    fn new(tables: &'a Tables, phrase: &'a str) -> Self {
        Self {
            tables,
            phrase,
            tokens: tokens(phrase),
            only_places: false,
            findings: Vec::new(),
            unread: Vec::new(),
            role: None,
            denied: false,
            unused_denial: false,
            pending_side: None,
            carried_side: None,
            pending_intensity: None,
            part: 0,
        }
    }

    fn read(mut self) -> Reading {
        let mut at = 0;
        while at < self.tokens.len() {
            self.turn_at(at);
            at += self.step(at);
        }
        self.end_part();
        let not_understood = self.leftovers();
        Reading { findings: self.findings, not_understood }
    }

    /// Ends what a comma or a stop before this word ends.
    fn turn_at(&mut self, at: usize) {
        match self.tokens[at].gap {
            Gap::Stop => {
                self.end_part();
                (self.role, self.denied, self.carried_side) = (None, false, None);
            }
            Gap::Comma => {
                self.end_part();
                self.denied = self.denied && self.list_goes_on(at);
            }
            Gap::Space | Gap::Slash => {}
        }
    }

    /// Whether a denied list continues after a comma: "no fever, numbness or weakness".
    fn list_goes_on(&self, at: usize) -> bool {
        let rest = self.tokens[at..].iter().enumerate();
        let rest = rest.take_while(|(offset, token)| *offset == 0 || token.gap != Gap::Stop);
        for (_, token) in rest {
            match token.word.as_str() {
                "or" | "nor" => return true,
                "but" | "worse" | "better" | "no" | "not" | "since" | "after" | "with" => return false,
                _ => {}
            }
        }
        false
    }

    /// At the end of a part, a denial or a side that found nothing ahead looks back.
    fn end_part(&mut self) {
        if self.unused_denial {
            self.deny_part();
        }
        if let Some(side) = self.pending_side.take().filter(|side| *side != Side::Both) {
            for finding in &mut self.findings[self.part..] {
                if matches!(finding.topic, Topic::Place(_)) && finding.side.is_none() {
                    finding.side = Some(side);
                }
            }
            self.carried_side = Some(side);
        }
        self.unused_denial = false;
        self.part = self.findings.len();
    }

    fn deny_part(&mut self) {
        for finding in &mut self.findings[self.part..] {
            match &mut finding.topic {
                Topic::Factor(_, role) => *role = Role::NotWorse,
                Topic::Place(_) | Topic::Sign(_) => finding.present = false,
            }
        }
    }

    /// Reads what starts at this word; returns how many words that took.
    fn step(&mut self, at: usize) -> usize {
        if let Some(len) = self.intensity_at(at) {
            return len;
        }
        let name = self.name_at(at);
        let cue = if self.only_places { None } else { self.cue_at(at) };
        match (name, cue) {
            // a longer name contains the cue ("cannot turn in bed"); otherwise the cue wins
            (Some((len, row)), Some((cue_len, _))) if len > cue_len => self.take_name(at, len, row),
            (Some((len, row)), None) => self.take_name(at, len, row),
            (_, Some((len, cue))) => {
                self.take_cue(cue);
                len
            }
            (None, None) => self.take_word(at),
        }
    }

    fn name_at(&self, at: usize) -> Option<(usize, NameRow)> {
        if text::is_filler(&self.tokens[at].word) {
            return None;
        }
        let only_places = self.only_places;
        let wanted = |of| match of {
            NameOf::PlaceName => true,
            NameOf::FactorName | NameOf::SignName => !only_places,
            _ => false,
        };
        self.longest(at, wanted)
    }

    /// The longest name that starts at this word and does not cross punctuation.
    fn longest(&self, at: usize, wanted: impl Fn(NameOf) -> bool) -> Option<(usize, NameRow)> {
        let mut normal = String::new();
        let mut best = None;
        for (offset, token) in self.tokens[at..].iter().take(MAX_WORDS + 4).enumerate() {
            if offset > 0 && token.gap >= Gap::Comma {
                break;
            }
            if text::is_filler(&token.word) {
                continue;
            }
            let before = normal.len();
            if !normal.is_empty() {
                normal.push(' ');
            }
            let lower_back = token.word == "lower" && self.tokens.get(at + offset + 1).is_some_and(|next| next.stem == "back");
            normal.push_str(if lower_back { "low" } else { &token.stem });
            if !self.tables.starts_a_name(&normal) {
                // "outer side of left ankle": a side within a name is no part of it
                if before > 0 && side(&token.word).is_some() {
                    normal.truncate(before);
                    continue;
                }
                break;
            }
            let rows = self.tables.named(&normal).iter().filter(|row| wanted(row.of));
            if let Some(row) = self.preferred(rows) {
                best = Some((offset + 1, row));
            }
        }
        best
    }

    /// Of equal names, the kind the context asks for.
    fn preferred<'r>(&self, rows: impl Iterator<Item = &'r NameRow>) -> Option<NameRow> {
        let liking = |row: &&NameRow| match (row.of, self.role) {
            (NameOf::FactorName, Some(_)) => 0,
            (NameOf::PlaceName, _) => 1,
            (NameOf::SignName, _) => 2,
            _ => 3,
        };
        rows.min_by_key(liking).copied()
    }

    fn cue_at(&self, at: usize) -> Option<(usize, Cue)> {
        let matches = |cue: &str| {
            let mut len = 0;
            for word in cue.split(' ') {
                let token = self.tokens.get(at + len)?;
                if token.word != word || (len > 0 && token.gap >= Gap::Comma) {
                    return None;
                }
                len += 1;
            }
            Some(len)
        };
        let found = CUES.iter().filter_map(|(words, cue)| Some((matches(words)?, *cue)));
        found.max_by_key(|(len, _)| *len)
    }

    fn take_cue(&mut self, cue: Cue) {
        match cue {
            Cue::Role(role) if self.denied && self.unused_denial && role == Role::Worse => {
                self.role = Some(Role::NotWorse);
                (self.denied, self.unused_denial) = (false, false);
            }
            Cue::Role(role) => {
                self.role = Some(role);
                // "not better with rest" stays denied and is reported, see `take_factor`
                if role != Role::Better {
                    (self.denied, self.unused_denial) = (false, false);
                }
            }
            Cue::Not => (self.denied, self.unused_denial) = (true, true),
            Cue::NotBefore => {
                self.deny_part();
                (self.denied, self.unused_denial) = (false, false);
            }
            Cue::Turn => (self.denied, self.unused_denial) = (false, false),
            Cue::Worst => self.pending_intensity = self.pending_intensity.or(Some(8)),
        }
    }

    fn take_name(&mut self, at: usize, len: usize, row: NameRow) -> usize {
        let text = self.said(at, at + len);
        match row.of {
            NameOf::PlaceName => self.take_place(at, len, text, row.row),
            NameOf::FactorName => self.take_factor(at, len, text, row.row),
            _ => self.push(text, Topic::Sign(row.row), None, !self.denied),
        }
        self.unused_denial = false;
        len
    }

    fn take_place(&mut self, at: usize, len: usize, text: String, row: u16) {
        let inside = self.tokens[at..at + len].iter().find_map(|token| side(&token.word));
        let midline = self.tables.places[row as usize].midline;
        let explicit = inside.or(self.pending_side.take());
        let side = explicit.or(self.carried_side).filter(|side| !midline || *side == Side::Midline);
        if let Some(side) = explicit {
            self.carried_side = (side != Side::Both).then_some(side);
        }
        self.push(text, Topic::Place(row), side, !self.denied);
        if let Some(last) = self.findings.last_mut() {
            last.intensity = self.pending_intensity.take();
        }
    }

    fn take_factor(&mut self, at: usize, len: usize, text: String, row: u16) {
        let role = self.role.unwrap_or(Role::Worse);
        match (self.denied, role) {
            (false, _) => self.push(text, Topic::Factor(row, role), None, true),
            (true, Role::Worse | Role::NotWorse) => self.push(text, Topic::Factor(row, Role::NotWorse), None, true),
            // "not better with rest" and "not since a fall" have no place in the model
            (true, _) => self.unread.push((at, at + len)),
        }
    }

    fn push(&mut self, text: String, topic: Topic, side: Option<Side>, present: bool) {
        self.findings.push(Finding { text, topic, side, present, intensity: None });
    }

    /// A number out of ten belongs to the last place, or to the next one.
    fn intensity_at(&mut self, at: usize) -> Option<usize> {
        let intensity = self.tokens[at].word.parse::<u8>().ok().filter(|number| *number <= 10)?;
        let word = |offset: usize| self.tokens.get(at + offset).map(|token| token.word.as_str());
        let len = match (word(1), word(2), word(3)) {
            (Some("10"), _, _) if self.tokens[at + 1].gap == Gap::Slash => 2,
            (Some("out"), Some("of"), Some("10" | "ten")) => 4,
            _ => return None,
        };
        let last = self.findings[self.part..].iter_mut().rev().find(|finding| matches!(finding.topic, Topic::Place(_)));
        match last {
            Some(finding) => finding.intensity = Some(intensity),
            None => self.pending_intensity = Some(intensity),
        }
        Some(len)
    }

    /// A word that is no name and no cue: a side, filler, or not understood.
    fn take_word(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let next = self.tokens.get(at + 1).map(|token| token.word.as_str());
        let before = at.checked_sub(1).map(|at| self.tokens[at].word.as_str());
        let adverb = token.word == "right" && !matches!(before, Some("the" | "my" | "on")) && next.is_some_and(|next| AFTER_ADVERB.contains(&next));
        let letter = match (token.word.as_str(), next) {
            ("l", Some(_)) => Some(Side::Left),
            ("r", Some(_)) => Some(Side::Right),
            _ => None,
        };
        match side(&token.word).or(letter) {
            Some(_) if adverb => {}
            Some(side) => self.pending_side = Some(side),
            None if self.only_places && !joins_places(&token.word) => self.unread.push((at, at + 1)),
            None if !self.only_places && !is_ignored(&token.word) => self.unread.push((at, at + 1)),
            None => {}
        }
        1
    }

    /// The text between two words, as it was typed.
    fn said(&self, from: usize, to: usize) -> String {
        let mut from = from;
        // a side that belongs to the name is part of what was said
        if from > 0 && side(&self.tokens[from - 1].word).is_some() && self.tokens[from].gap == Gap::Space {
            from -= 1;
        }
        self.phrase[self.tokens[from].start..self.tokens[to - 1].end].to_owned()
    }

    fn leftovers(&self) -> Vec<String> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for &(from, to) in &self.unread {
            match runs.last_mut() {
                Some(run) if run.1 == from && self.tokens[from].gap == Gap::Space => run.1 = to,
                _ => runs.push((from, to)),
            }
        }
        runs.iter().map(|&(from, to)| self.phrase[self.tokens[from].start..self.tokens[to - 1].end].to_owned()).collect()
    }
}

/// Splits a phrase into words, with what stands before each.
fn tokens(phrase: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut gap = Gap::Space;
    let mut start = None;
    let mut close = |start: &mut Option<usize>, end: usize, gap: &mut Gap| {
        let Some(from) = start.take() else { return };
        let text = &phrase[from..end];
        let word = text::words(text).concat();
        if !word.is_empty() {
            let stem = text::stem(&word);
            tokens.push(Token { start: from, end, gap: *gap, word, stem, text });
            *gap = Gap::Space;
        }
    };
    for (at, letter) in phrase.char_indices() {
        let inside = letter.is_alphanumeric() || (matches!(letter, '\'' | '’') && start.is_some());
        if inside {
            start.get_or_insert(at);
            continue;
        }
        close(&mut start, at, &mut gap);
        gap = gap.max(match letter {
            '.' | ';' | '!' | '?' | '\n' | ':' => Gap::Stop,
            ',' | '+' | '&' | '(' | ')' | '—' | '–' => Gap::Comma,
            '/' => Gap::Slash,
            _ => Gap::Space,
        });
    }
    close(&mut start, phrase.len(), &mut gap);
    debug_assert!(tokens.iter().all(|token| !token.text.is_empty()));
    tokens
}
