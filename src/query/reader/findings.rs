//! Names become findings: their role, whether they are denied, their side and strength.

use super::{AHEAD, Denial, Draft, Reader};
use crate::knowledge::tables::Role;
use crate::knowledge::text;
use crate::knowledge::words::{Words, words};
use crate::query::circumstance::is_joining;
use crate::query::cues::Cue;
use crate::query::movements::is_movement;
use crate::query::names::{Meaning, Names, side_of};
use crate::query::pieces::{Item, Piece};
use crate::query::token::Gap;
use crate::query::vocabulary::is_pair;
use crate::query::{Finding, Side, Topic};

/// How strong "worst in" and "mostly" make a place, out of ten.
pub(super) const MOST: u8 = 8;

/// Events rather than activities: without a cue they started the pain.
#[rustfmt::skip]
pub(super) const EVENTS: Words = words![
    "trauma", "whiplash", "surgery-scar", "childbirth", "injection-im", "electrical-injury", "sudden-overload",
    "respiratory-illness", "systemic-load", "awkward-sleep", "overexercise",
];

/// Past forms of what people do, besides those in "ed".
#[rustfmt::skip]
const PAST: Words = words![
    "bent", "dug", "drove", "fell", "hit", "knelt", "ran", "rode", "sat", "slept", "stood", "swam", "swung", "threw",
    "went",
];

/// Whether a word is a verb in the past tense.
fn is_past(word: &str) -> bool {
    word.ends_with("ed") || PAST.contains(word)
}

/// Signs of a painful place: "my jaw clicks", "knee gives way".
const SIGNS_OF_A_PLACE: &[&str] = &["cramps", "giving-way", "snapping", "jaw-clicking"];

impl Reader<'_> {
    pub(super) fn take_name(&mut self, at: usize, meaning: Meaning, side: Option<Side>) {
        let Piece { from, to, .. } = self.pieces[at];
        let led = self.is_led(at);
        let compared = self
            .before(at)
            .is_some_and(|item| matches!(item, Item::Than));
        let factor = meaning.factor.filter(|row| {
            let only = (meaning.place, meaning.sign) == (None, None);
            self.role.is_some() || led || only || self.is_deed(at) || self.is_told(at, *row)
        });
        let says_where = self.says_where(factor, meaning.sign)
            || self.tokens[from].word == "twisted"
            || (meaning.sign.is_some() && self.is_joined(from, to));
        if says_where && self.denial == Denial::None {
            self.take_place_within(at);
        }
        if let Some(row) = factor {
            if self.no_help || compared || self.is_ill(at) {
                self.unread.push((from, to));
            } else {
                self.take_factor(at, row, led);
            }
        } else if let Some(row) = meaning.place {
            if self.is_aside(at) {
                self.unread.push((from, to));
            } else {
                self.take_place(at, row, side);
            }
        } else if let Some(row) = meaning.sign {
            self.take_place_of_sign(at);
            self.push(at, Topic::Sign(row), None, self.denial == Denial::None);
        }
        self.fresh_denial = None;
        self.most = false;
    }

    /// "right knee gives way": the side tells where, so the place is read as well.
    pub(super) fn take_place_of_sign(&mut self, at: usize) {
        let Piece { from, to, .. } = self.pieces[at];
        let said = self.pending_side.is_some() && self.denial == Denial::None;
        let place = Names {
            tables: self.tables,
            tokens: &self.tokens[..to],
            only_places: true,
        }
        .at(from)
        .filter(|_| said);
        if let Some(row) = place.and_then(|place| place.meaning.place) {
            self.take_place(at, row, None);
        }
    }

    /// "my foot is cold": a place and what is wrong with it, which is no name as it stands.
    fn is_joined(&self, from: usize, to: usize) -> bool {
        let words = &self.tokens[from..to];
        let said = || text::normalise(&self.phrase[words[0].start..words[words.len() - 1].end]);
        words.iter().any(|token| is_joining(&token.stem))
            && Names::meaning_of(self.tables, &said()).is_none()
    }

    /// Whether a name may say where it hurts, and not only what goes with it.
    fn says_where(&self, factor: Option<u16>, sign: Option<u16>) -> bool {
        let tables = self.tables;
        let factor = factor.map(|row| tables.text(tables.factors[row as usize].id));
        let sign = sign.map(|row| tables.text(tables.signs[row as usize].id));
        let better = self.role == Some(Role::Better);
        let here = sign.is_some_and(|sign| SIGNS_OF_A_PLACE.contains(&sign));
        (factor == Some("night-cramps") && !better) || here
    }

    /// "cramps in my calf at night", "twisted my ankle", "my foot is cold": the name says where.
    fn take_place_within(&mut self, at: usize) {
        let Piece { from, to, .. } = self.pieces[at];
        let names = Names {
            tables: self.tables,
            tokens: &self.tokens[..to],
            only_places: true,
        };
        let place = (from..to).find_map(|word| names.at(word)?.meaning.place);
        if let Some(row) = place {
            self.take_place(at, row, None);
        }
    }

    /// "painful external rotation of the right shoulder": where no place is named, the side tells
    /// that it is the joint of the movement that hurts.
    pub(super) fn take_joints(&mut self) {
        let painful =
            |draft: &Draft| matches!(draft.finding.topic, Topic::Place(_)) && draft.finding.present;
        if self.drafts.iter().any(painful) {
            return;
        }
        let hurts = |draft: &&Draft| matches!(draft.finding.topic, Topic::Factor(_, Role::Worse));
        let drafts = self.drafts.iter().filter(hurts);
        let joints: Vec<_> = drafts.map(|draft| (draft.piece, draft.words)).collect();
        for (piece, (from, to)) in joints {
            let words = &self.tokens[from..to];
            let side = words.iter().find_map(side_of);
            if side.is_some() && is_movement(words) {
                self.pending_side = side;
                self.take_place_within(piece);
            }
        }
    }

    pub(super) fn take_factor(&mut self, at: usize, row: u16, led: bool) {
        let Piece { from, to, .. } = self.pieces[at];
        let event = || EVENTS.contains(self.tables.text(self.tables.factors[row as usize].id));
        let began = matches!(self.tokens[from].word.as_str(), "after" | "since");
        let after = || (began && !self.hurts_before(at)) || event() || self.is_told(at, row);
        let role = match (self.denial, self.role) {
            (Denial::None, Some(role)) => role,
            (Denial::None, None) if after() => Role::After,
            (Denial::None, None) => Role::Worse,
            // "not since a fall" has no place in a question
            (_, Some(Role::Better | Role::After)) => return self.unread.push((from, to)),
            (_, _) => Role::NotWorse,
        };
        self.push(at, Topic::Factor(row, role), None, true);
        // the next ones of a list may still be spoken of: "worse sitting, driving is fine"
        let settled = self.role.is_some() && !self.list;
        self.list = self.role.is_some();
        if let Some(last) = self.drafts.last_mut() {
            (last.led, last.settled) = (led, settled);
        }
    }

    /// "bending over hurts": what is done, not how someone stands ("bent over").
    fn is_deed(&self, at: usize) -> bool {
        let mut next = self.pieces[at + 1..].iter();
        let next = next.find(|piece| piece.item != Item::Skip);
        self.tokens[self.pieces[at].from].word.ends_with("ing")
            && next.is_some_and(|next| {
                next.gap < Gap::Comma
                    && matches!(
                        next.item,
                        Item::Cue(Cue::Role(..) | Cue::Hurts | Cue::Fine | Cue::NoHelp)
                    )
            })
    }

    /// "it nags after a long day": the name says when it hurts, not what started it.
    pub(super) fn hurts_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|at| self.pieces[at].item);
        matches!(before, Some(Item::Cue(Cue::Role(..) | Cue::Hurts)))
    }

    /// "it went when I lifted a box": a person's deed in the past tense tells how it began, unless
    /// it is told that this hurt.
    fn is_told(&self, at: usize, row: u16) -> bool {
        let Piece { from, to, .. } = self.pieces[at];
        let event = EVENTS.contains(self.tables.text(self.tables.factors[row as usize].id));
        let told = |verb: usize| {
            let who = verb.checked_sub(1).map(|at| self.tokens[at].word.as_str());
            // "I tripped", or no more than "tripped over the dog"
            let opens = event && (who.is_none() || self.tokens[verb].gap >= Gap::Comma);
            verb < to
                && (opens || matches!(who, Some("i" | "he" | "she" | "they")))
                && is_past(&self.tokens[verb].word)
        };
        let first = self.tokens[..from].iter().rev();
        let mut before = first.take_while(|token| token.gap < Gap::Comma).take(6);
        let same = |draft: &Draft| draft.finding.topic == Topic::Factor(row, Role::After);
        let again = self.drafts[self.part..].last().is_some_and(same);
        (told(from) || told(from + 1) || again)
            && !before
                .any(|token| matches!(token.stem.as_str(), "hurt" | "ached" | "pain" | "sore"))
    }

    pub(super) fn take_place(&mut self, at: usize, row: u16, inside: Option<Side>) {
        let midline = self.tables.places[row as usize].midline;
        let explicit = self.pending_side.take().or(inside);
        if explicit.is_some() {
            self.say_side(explicit);
        }
        // "left low back, no groin": the groin is denied on either side
        let carried = self.carried_side.filter(|_| self.denial == Denial::None);
        let words = self.pieces[at].from..self.pieces[at].to;
        let pair = || {
            self.tokens[words]
                .iter()
                .any(|token| is_pair(&token.word))
                .then_some(Side::Both)
        };
        let side = explicit.or(carried).or_else(pair).filter(|_| !midline);
        self.push(at, Topic::Place(row), side, self.denial == Denial::None);
        let most = self.most.then_some(MOST);
        if let Some(last) = self.drafts.last_mut() {
            last.finding.intensity = self.level.take().or(most);
            last.own_side = side.filter(|_| explicit.is_some() || carried.is_none());
        }
    }

    pub(super) fn push(&mut self, at: usize, topic: Topic, side: Option<Side>, present: bool) {
        let Piece { from, to, .. } = self.pieces[at];
        let finding = Finding {
            text: self.said(at, from, to).into(),
            topic,
            side,
            present,
            intensity: None,
        };
        let draft = Draft {
            finding,
            words: (from, to),
            piece: at,
            settled: false,
            own_side: side,
            led: false,
            dropped: false,
        };
        self.drafts.push(draft);
    }

    /// The words of a name as they were typed, with the side before it.
    pub(super) fn said(&self, at: usize, from: usize, to: usize) -> String {
        let mut first = from;
        for piece in self.pieces[..at].iter().rev().take(3) {
            match piece.item {
                Item::Side(_) => first = piece.from,
                Item::Skip => continue,
                _ => {}
            }
            break;
        }
        if self.pieces[at].gap != Gap::Space {
            first = from;
        }
        self.phrase[self.tokens[first].start..self.tokens[to - 1].end].to_owned()
    }

    /// Whether "when" or the like stands directly before.
    pub(super) fn is_led(&self, at: usize) -> bool {
        matches!(self.before(at), Some(Item::Lead))
    }

    /// The last piece before this one that says something.
    pub(super) fn before(&self, at: usize) -> Option<Item> {
        self.pieces[..at]
            .iter()
            .rev()
            .take(AHEAD)
            .map(|piece| piece.item)
            .find(|item| !matches!(item, Item::Skip | Item::Restart))
    }

    /// A number out of ten belongs to the last place of this part, else to the next place.
    pub(super) fn take_level(&mut self, level: u8) {
        let places = self.drafts[self.part..].iter_mut().rev();
        match places
            .map(|draft| &mut draft.finding)
            .find(|finding| matches!(finding.topic, Topic::Place(_)))
        {
            Some(finding) => finding.intensity = Some(level),
            None => self.level = Some(level),
        }
    }
}
