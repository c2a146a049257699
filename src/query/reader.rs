//! From pieces to findings: which name is denied, which is worse or better, on which side.
//!
//! A clause ends at a stop, a part of it at a comma. A cue speaks of what follows ("worse
//! sitting") or, when nothing fits there, of what went before ("sitting is worse"). What was
//! denied stays denied to the end of the part, or of the list when "or" goes on with it.

use super::cues::{Cue, Way};
use super::names::{Meaning, Names};
use super::pieces::{Item, Piece, pieces};
use super::token::{Gap, Token};
use super::vocabulary::{is_lead, is_pair};
use super::{Finding, Side, Topic};
use crate::knowledge::tables::{Role, Tables};

/// How far ahead a list is followed, in pieces: keeps reading linear.
const AHEAD: usize = 40;

/// Events rather than activities: without a cue they started the pain.
const EVENTS: &[&str] = &[
    "trauma", "whiplash", "surgery-scar", "childbirth", "injection-im", "electrical-injury", "sudden-overload",
    "respiratory-illness", "systemic-load", "awkward-sleep", "overexercise",
];

/// Verbs that speak of several things.
const PLURAL: &[&str] = &[
    "are", "arent", "do", "dont", "were", "both", "all", "no", "none", "help", "ease", "relieve", "settle", "soothe",
    "calm", "make", "aggravate", "provoke", "bring", "set", "flare", "irritate", "exacerbate", "trigger", "give",
    "take", "improve", "hurt",
];

/// How strong "worst in" and "mostly" make a place, out of ten.
const MOST: u8 = 8;

/// A finding in the making.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) finding: Finding,
    /// First and last word, last excluded.
    words: (usize, usize),
    /// The piece it came from.
    piece: usize,
    /// A cue has settled it; later cues in the clause speak of something else.
    settled: bool,
    /// Brought in by "when", "with", "on".
    led: bool,
    /// Taken back: there is no place for it in a question.
    dropped: bool,
}

/// What a denial covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Denial {
    None,
    /// To the end of the part.
    Part,
    /// To the end of the clause.
    List,
}

/// Reads the pieces of one phrase.
pub(super) struct Reader<'a> {
    tables: &'a Tables,
    phrase: &'a str,
    tokens: &'a [Token],
    pieces: Vec<Piece>,
    drafts: Vec<Draft>,
    unread: Vec<(usize, usize)>,
    /// First draft of the current part, and of the current clause.
    part: usize,
    clause: usize,
    role: Option<Role>,
    denial: Denial,
    /// The denial no name has used yet.
    fresh_denial: Option<usize>,
    no_help: bool,
    /// A cue has been followed by a name already; more make a list.
    list: bool,
    /// What the last cue was about: "but ice does" takes it up.
    echo: Option<Role>,
    pending_side: Option<Side>,
    carried_side: Option<Side>,
    /// The last side that was said outright.
    said_side: Option<Side>,
    level: Option<u8>,
    most: bool,
}

impl<'a> Reader<'a> {
    /// A reader of these words; `only_places` for arguments that name places.
    pub(super) fn new(tables: &'a Tables, phrase: &'a str, tokens: &'a [Token], only_places: bool) -> Self {
        Self {
            tables,
            phrase,
            tokens,
            pieces: pieces(Names { tables, tokens, only_places }),
            drafts: Vec::new(),
            unread: Vec::new(),
            part: 0,
            clause: 0,
            role: None,
            denial: Denial::None,
            fresh_denial: None,
            no_help: false,
            list: false,
            echo: None,
            pending_side: None,
            carried_side: None,
            said_side: None,
            level: None,
            most: false,
        }
    }

    /// The findings, and the stretches of words that were not understood.
    pub(super) fn read(mut self) -> (Vec<Finding>, Vec<(usize, usize)>) {
        for at in 0..self.pieces.len() {
            self.break_at(at);
            self.take(at);
        }
        self.end_clause(self.pieces.len());
        let (kept, dropped): (Vec<Draft>, Vec<Draft>) = self.drafts.into_iter().partition(|draft| !draft.dropped);
        self.unread.extend(dropped.iter().map(|draft| draft.words));
        self.unread.sort_unstable();
        (kept.into_iter().map(|draft| draft.finding).collect(), self.unread)
    }

    /// Ends what the punctuation before this piece ends.
    fn break_at(&mut self, at: usize) {
        match self.pieces[at].gap {
            Gap::Stop => self.end_clause(at),
            Gap::Comma => {
                let goes_on = self.denial == Denial::List && !self.starts_anew(at) || self.list_goes_on(at);
                self.end_part(at);
                if !goes_on {
                    self.denial = Denial::None;
                }
                if self.role == Some(Role::After) {
                    self.role = None;
                }
                self.no_help = false;
            }
            Gap::Space | Gap::Slash | Gap::Colon | Gap::Bracket => {}
        }
    }

    fn take(&mut self, at: usize) {
        match self.pieces[at].item {
            Item::Name(meaning, side) => self.take_name(at, meaning, side),
            Item::Cue(cue) => self.take_cue(at, cue),
            Item::Side(side) => self.take_side(at, side),
            Item::OtherSide => {
                if let Some(side) = self.said_side {
                    self.take_side(at, side.mirrored());
                }
            }
            Item::Level(level) => self.take_level(level),
            Item::Restart if self.after_joint(at) => self.denial = Denial::None,
            Item::Unknown => self.take_unknown(at),
            Item::Skip if self.echo == Some(Role::Better) => self.take_echo(at),
            Item::And | Item::Or | Item::Than | Item::Lead | Item::Restart | Item::Skip => {}
        }
    }

    fn after_joint(&self, at: usize) -> bool {
        self.fresh_denial.is_none()
            && (self.pieces[at].gap == Gap::Comma || at > 0 && matches!(self.pieces[at - 1].item, Item::And))
    }

    /// A denial before what was not understood is part of it: "no rash".
    fn take_unknown(&mut self, at: usize) {
        let Piece { mut from, to, .. } = self.pieces[at];
        if let Some(denial) = self.fresh_denial.take() {
            let between = &self.pieces[denial + 1..at];
            if between.iter().all(|piece| matches!(piece.item, Item::Skip | Item::Unknown)) {
                from = self.pieces[denial].from;
            }
        }
        self.unread.push((from, to));
    }

    /// "heat doesn't help but ice does"
    fn take_echo(&mut self, at: usize) {
        let does = matches!(self.tokens[self.pieces[at].from].word.as_str(), "does" | "do" | "did");
        let ends = self.pieces.get(at + 1).is_none_or(|next| next.gap >= Gap::Comma);
        if does && ends {
            let subjects = self.subjects(at, false);
            self.give_role(&subjects, Role::Better);
        }
    }

    // ----- names

    fn take_name(&mut self, at: usize, meaning: Meaning, side: Option<Side>) {
        let Piece { from, to, .. } = self.pieces[at];
        let led = self.is_led(at);
        let compared = self.before(at).is_some_and(|item| matches!(item, Item::Than));
        let factor = meaning.factor.filter(|_| self.role.is_some() || led || (meaning.place, meaning.sign) == (None, None));
        if let Some(row) = factor {
            if self.no_help || compared {
                self.unread.push((from, to));
            } else {
                self.take_factor(at, row, led);
            }
        } else if let Some(row) = meaning.place {
            self.take_place(at, row, side);
        } else if let Some(row) = meaning.sign {
            self.take_place_of_sign(at);
            self.push(at, Topic::Sign(row), None, self.denial == Denial::None);
        }
        self.fresh_denial = None;
        self.most = false;
    }

    /// "right knee gives way": the side tells where, so the place is read as well.
    fn take_place_of_sign(&mut self, at: usize) {
        let Piece { from, to, .. } = self.pieces[at];
        let said = self.pending_side.is_some() && self.denial == Denial::None;
        let place = Names { tables: self.tables, tokens: &self.tokens[..to], only_places: true }.at(from).filter(|_| said);
        if let Some(row) = place.and_then(|place| place.meaning.place) {
            self.take_place(at, row, None);
        }
    }

    fn take_factor(&mut self, at: usize, row: u16, led: bool) {
        let Piece { from, to, .. } = self.pieces[at];
        let event = || EVENTS.contains(&self.tables.text(self.tables.factors[row as usize].id));
        let after = matches!(self.tokens[from].word.as_str(), "after" | "since");
        let role = match (self.denial, self.role) {
            (Denial::None, Some(role)) => role,
            (Denial::None, None) if after || event() => Role::After,
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

    fn take_place(&mut self, at: usize, row: u16, inside: Option<Side>) {
        let midline = self.tables.places[row as usize].midline;
        let explicit = self.pending_side.take().or(inside);
        if explicit.is_some() {
            self.say_side(explicit);
        }
        // "left low back, no groin": the groin is denied on either side
        let carried = self.carried_side.filter(|_| self.denial == Denial::None);
        let words = self.pieces[at].from..self.pieces[at].to;
        let pair = || self.tokens[words].iter().any(|token| is_pair(&token.word)).then_some(Side::Both);
        let side = explicit.or(carried).or_else(pair).filter(|_| !midline);
        self.push(at, Topic::Place(row), side, self.denial == Denial::None);
        let most = self.most.then_some(MOST);
        if let Some(last) = self.drafts.last_mut() {
            last.finding.intensity = self.level.take().or(most);
        }
    }

    fn push(&mut self, at: usize, topic: Topic, side: Option<Side>, present: bool) {
        let Piece { from, to, .. } = self.pieces[at];
        let finding = Finding { text: self.said(at, from, to), topic, side, present, intensity: None };
        let draft = Draft { finding, words: (from, to), piece: at, settled: false, led: false, dropped: false };
        self.drafts.push(draft);
    }

    /// The words of a name as they were typed, with the side before it.
    fn said(&self, at: usize, from: usize, to: usize) -> String {
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
    fn is_led(&self, at: usize) -> bool {
        matches!(self.before(at), Some(Item::Lead))
    }

    /// The last piece before this one that says something.
    fn before(&self, at: usize) -> Option<Item> {
        self.pieces[..at].iter().rev().take(AHEAD).map(|piece| piece.item).find(|item| !matches!(item, Item::Skip | Item::Restart))
    }

    // ----- sides and levels

    fn say_side(&mut self, side: Option<Side>) {
        let single = side.filter(|side| matches!(side, Side::Left | Side::Right));
        self.carried_side = single;
        self.said_side = single.or(self.said_side);
    }

    /// A side belongs to the place directly after it, else to the places before it in this part,
    /// else to the next place.
    fn take_side(&mut self, at: usize, side: Side) {
        let ahead = self.pieces[at + 1..].iter().take(3).find(|piece| piece.item != Item::Skip);
        let place_ahead = ahead.is_some_and(|piece| {
            piece.gap < Gap::Bracket && matches!(piece.item, Item::Name(Meaning { place: Some(_), .. }, _))
        });
        if !place_ahead && self.is_movement(at) {
            return;
        }
        if place_ahead || !self.side_of_part(side) {
            self.pending_side = Some(side);
        }
        self.said_side = Some(side).filter(|side| *side != Side::Both).or(self.said_side);
    }

    fn part_says_only_a_side(&self, end: usize) -> bool {
        let part = self.pieces[..end].iter().rev().take(AHEAD);
        let mut before_comma = false;
        let part = part.take_while(|piece| !std::mem::replace(&mut before_comma, piece.gap >= Gap::Comma));
        part.into_iter().all(|piece| matches!(piece.item, Item::Side(_) | Item::Skip | Item::Lead | Item::Restart))
    }

    /// "turning to the left": the way a movement goes, not where it hurts.
    fn is_movement(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| self.tokens[self.pieces[at].from].word.as_str());
        let moved = at.checked_sub(3).map(|at| self.pieces[at].item);
        word(1) == "the"
            && matches!(word(2), "to" | "towards")
            && matches!(moved, Some(Item::Unknown | Item::Cue(_) | Item::Name(Meaning { factor: Some(_), .. }, _)))
    }

    /// Gives the places of this part without a side this one; whether there were any.
    fn side_of_part(&mut self, side: Side) -> bool {
        self.side_from(self.part, side)
    }

    fn side_from(&mut self, from: usize, side: Side) -> bool {
        let tables = self.tables;
        let mut found = false;
        for draft in &mut self.drafts[from..] {
            let Topic::Place(row) = draft.finding.topic else { continue };
            if !tables.places[row as usize].midline && draft.finding.side.is_none() {
                draft.finding.side = Some(side);
                found = true;
            }
        }
        if found {
            self.say_side(Some(side));
        }
        found
    }

    /// A number out of ten belongs to the last place of this part, else to the next place.
    fn take_level(&mut self, level: u8) {
        let places = self.drafts[self.part..].iter_mut().rev();
        match places.map(|draft| &mut draft.finding).find(|finding| matches!(finding.topic, Topic::Place(_))) {
            Some(finding) => finding.intensity = Some(level),
            None => self.level = Some(level),
        }
    }

    // ----- ends

    /// Ends the part before this piece.
    fn end_part(&mut self, at: usize) {
        self.look_back();
        let denied = self.denial != Denial::None;
        if let Some(side) = self.pending_side.take().filter(|_| !denied) {
            // "hip pain, left": a side on its own speaks of the part before
            let alone = self.part == self.drafts.len() && self.part_says_only_a_side(at);
            let from = if alone { self.clause } else { self.part };
            if !self.side_from(from, side) {
                self.say_side(Some(side));
            }
        }
        self.most = false;
        self.part = self.drafts.len();
    }

    fn end_clause(&mut self, at: usize) {
        self.end_part(at);
        if let Some(level) = self.level.take() {
            for draft in &mut self.drafts {
                let painful = matches!(draft.finding.topic, Topic::Place(_)) && draft.finding.present;
                if painful && draft.finding.intensity.is_none() {
                    draft.finding.intensity = Some(level);
                }
            }
        }
        (self.role, self.denial, self.no_help) = (None, Denial::None, false);
        (self.carried_side, self.clause) = (None, self.drafts.len());
    }

    /// "groin no", "SLR neg": a denial at the end of a part speaks of what went before.
    fn look_back(&mut self) {
        let Some(denial) = self.fresh_denial.take() else { return };
        let word = self.tokens[self.pieces[denial].from].word.as_str();
        let stands_alone = matches!(word, "no" | "not" | "none" | "never" | "neg" | "negative" | "absent" | "denied" | "doesnt" | "isnt" | "dont" | "arent");
        if !stands_alone {
            return;
        }
        let subjects = self.subjects(denial, true);
        if self.echo == Some(Role::Better) && word.ends_with("nt") {
            // "walking helps but sitting doesn't"
            for draft in subjects {
                self.drafts[draft].dropped |= kind(&self.drafts[draft]) == 1;
            }
        } else {
            self.deny(&subjects);
        }
    }

    fn starts_anew(&self, at: usize) -> bool {
        matches!(self.pieces[at].item, Item::Restart | Item::Cue(_) | Item::Lead)
    }

    /// Whether a denied list continues after a comma: "no fever, numbness or weakness", or
    /// nothing but signs up to the stop.
    fn list_goes_on(&self, at: usize) -> bool {
        if self.denial == Denial::None || self.fresh_denial.is_some() {
            return false;
        }
        let rest = &self.pieces[at..self.pieces.len().min(at + AHEAD)];
        let stop = rest.iter().skip(1).position(|piece| piece.gap == Gap::Stop);
        let rest = &rest[..stop.map_or(rest.len(), |stop| stop + 1)];
        let ends = |piece: &Piece| matches!(piece.item, Item::Cue(_) | Item::Restart | Item::Lead);
        let until = rest.iter().position(ends).unwrap_or(rest.len());
        let only_signs = || {
            let sign = |item: Item| matches!(item, Item::Name(Meaning { place: None, sign: Some(_), .. }, _) | Item::Skip | Item::Unknown | Item::And);
            until == rest.len() && rest.iter().all(|piece| sign(piece.item))
        };
        rest[..until].iter().any(|piece| piece.item == Item::Or) || only_signs()
    }

    // ----- cues

    fn take_cue(&mut self, at: usize, cue: Cue) {
        match cue {
            Cue::Role(role, way) => self.take_role(at, role, way),
            Cue::Trend(role) if self.leads_on(at) => self.take_role(at, role, Way::Ahead),
            Cue::Deny => self.start_denial(at, Denial::Part),
            Cue::DenyAll => self.start_denial(at, Denial::List),
            Cue::Fine => self.take_fine(at),
            Cue::NoHelp => self.take_no_help(at),
            Cue::Hurts => self.take_hurts(at),
            Cue::Turn => self.turn(at),
            Cue::Except if self.denial == Denial::None => self.start_denial(at, Denial::Part),
            Cue::Except => self.turn(at),
            Cue::Most => self.most = true,
            Cue::MostBefore => self.worst_was(at),
            Cue::Can if self.activity_follows(at) => self.take_fine(at),
            Cue::Trend(_) | Cue::Can | Cue::Null => self.fresh_denial = None,
        }
    }

    fn start_denial(&mut self, at: usize, denial: Denial) {
        self.denial = denial;
        self.fresh_denial = Some(at);
        // "better walking, no groin": the denial is of the groin, not of what eases
        if self.role != Some(Role::Worse) && !matches!(self.before(at), Some(Item::Cue(Cue::Turn | Cue::Role(..)))) {
            self.role = None;
        }
    }

    fn turn(&mut self, at: usize) {
        (self.denial, self.fresh_denial, self.no_help) = (Denial::None, None, false);
        // "worse sitting but not walking" is still about what makes it worse
        if !self.pieces.get(at + 1).is_some_and(|next| matches!(next.item, Item::Cue(Cue::Deny))) {
            self.role = None;
        }
    }

    fn take_role(&mut self, at: usize, role: Role, way: Way) {
        if self.fresh_denial.is_some() {
            return match role {
                Role::Better => self.take_no_help(at),
                Role::Worse => self.take_fine(at),
                _ => self.role = Some(role),
            };
        }
        // "worse after sitting", "hurts after a run": not what started it
        let afterwards = role == Role::After && self.tokens[self.pieces[at].from].word == "after";
        if afterwards && at > 0 && matches!(self.pieces[at - 1].item, Item::Cue(Cue::Role(..) | Cue::Hurts)) {
            return;
        }
        self.denial = Denial::None;
        self.echo = Some(role);
        let subjects = self.subjects(at, false);
        if way == Way::Ahead || !self.speaks_of_before(at, way, &subjects) {
            let place = self.place_follows(at);
            self.most = way == Way::Either && role == Role::Worse && place;
            // "pain on the outside of my hip" is a place, not a circumstance
            self.role = if way == Way::Ahead && place { self.role } else { Some(role) };
            self.list = false;
            return;
        }
        self.give_role(&subjects, role);
        self.role = None;
    }

    fn give_role(&mut self, subjects: &[usize], role: Role) {
        for draft in subjects {
            let draft = &mut self.drafts[*draft];
            draft.settled = true;
            if let Topic::Factor(_, said) = &mut draft.finding.topic {
                *said = role;
            }
        }
    }

    fn take_fine(&mut self, at: usize) {
        let fresh = self.fresh_denial.take().unwrap_or(at);
        let subjects = self.subjects(fresh, true);
        if self.speaks_of_before(at, Way::Either, &subjects) {
            self.deny(&subjects);
            self.denial = Denial::None;
        } else if self.object(at).is_some() {
            (self.denial, self.role) = (Denial::Part, None);
        } else if !self.side_follows(at) {
            self.denial = Denial::None;
        }
    }

    /// "no pain on the left": a denial of a side, which says nothing of the places before.
    fn side_follows(&self, at: usize) -> bool {
        let ahead = self.pieces[at + 1..].iter().take_while(|piece| piece.gap < Gap::Comma);
        ahead.take(AHEAD).any(|piece| matches!(piece.item, Item::Side(_)))
    }

    fn take_no_help(&mut self, at: usize) {
        let fresh = self.fresh_denial.take().unwrap_or(at);
        let subjects = self.subjects(fresh, false);
        if self.speaks_of_before(at, Way::Verb, &subjects) {
            for draft in subjects {
                self.drafts[draft].dropped = true;
            }
        } else {
            self.no_help = true;
        }
        (self.denial, self.role, self.echo) = (Denial::None, None, Some(Role::Better));
    }

    fn take_hurts(&mut self, at: usize) {
        if self.fresh_denial.is_some() {
            return self.take_fine(at);
        }
        let subject = self.subjects(at, true).first().copied();
        if let Some(draft) = subject.map(|draft| &mut self.drafts[draft]) {
            draft.settled = true;
            // "neither the hip nor the knee hurts" stays denied, "no numbness and sitting hurts" does not
            let joined = draft.piece > 0 && matches!(self.pieces[draft.piece - 1].item, Item::And);
            match &mut draft.finding.topic {
                Topic::Factor(_, Role::After) => {}
                Topic::Factor(_, role) if joined || *role != Role::NotWorse => *role = Role::Worse,
                Topic::Place(_) | Topic::Sign(_) if joined => draft.finding.present = true,
                _ => {}
            }
        }
        self.denial = Denial::None;
        if self.role != Some(Role::Worse) {
            self.role = None;
        }
    }

    fn deny(&mut self, subjects: &[usize]) {
        for draft in subjects {
            let draft = &mut self.drafts[*draft];
            draft.settled = true;
            match &mut draft.finding.topic {
                Topic::Factor(_, role) => *role = Role::NotWorse,
                Topic::Place(_) | Topic::Sign(_) => draft.finding.present = false,
            }
        }
    }

    fn worst_was(&mut self, at: usize) {
        let subject = self.subjects(at, true).first().copied();
        if let Some(draft) = subject.map(|draft| &mut self.drafts[draft]) {
            match &mut draft.finding.topic {
                Topic::Place(_) => draft.finding.intensity = draft.finding.intensity.or(Some(MOST)),
                Topic::Factor(_, role) => *role = Role::Worse,
                Topic::Sign(_) => {}
            }
        }
    }

    // ----- what a cue speaks of

    /// Drafts of one kind that stand directly before a cue, the last one first: "sitting and
    /// driving". With `any`, places and signs as well as factors.
    fn subjects(&self, at: usize, any: bool) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut next = at;
        for (index, draft) in self.drafts.iter().enumerate().skip(self.clause).rev() {
            let between = &self.pieces[draft.piece + 1..=next];
            let near = self.adjoins(between, found.is_empty(), draft.piece);
            let same = found.last().is_none_or(|last| kind(draft) == kind(&self.drafts[*last]));
            if draft.settled || !near || !same || (!any && kind(draft) != 1) {
                break;
            }
            // "pain in the knee and the hip is fine": only the hip; "walking, sitting is fine": only sitting
            let plural = self.is_plural(at);
            let listed = between.iter().all(|piece| piece.gap != Gap::Comma) || plural || found.len() > 1;
            let single = (kind(draft) == 0 && !plural) || draft.led || !listed;
            if single && !found.is_empty() {
                break;
            }
            found.push(index);
            next = draft.piece;
        }
        found
    }

    /// Whether only filler stands between a name and a cue, or only a joint between two names.
    /// The last of `between` is the cue or the later name itself.
    fn adjoins(&self, between: &[Piece], to_cue: bool, name: usize) -> bool {
        let Some((last, fillers)) = between.split_last() else { return false };
        let skip = |piece: &Piece| match piece.item {
            Item::Skip | Item::Restart | Item::Side(_) | Item::Level(_) => true,
            Item::And | Item::Or | Item::Lead => !to_cue,
            _ => false,
        };
        let comma = |piece: &Piece| piece.gap == Gap::Comma;
        let commas = between.iter().any(comma);
        // "when I sit, it eases"
        let resumed = to_cue && self.opens_with_lead(name) && fillers.first().is_some_and(|piece| piece.item == Item::Restart || comma(piece));
        fillers.iter().all(skip) && (!commas || (!to_cue && last.gap <= Gap::Comma) || resumed)
    }

    /// Whether the part a name stands in opens with "when", "after".
    fn opens_with_lead(&self, name: usize) -> bool {
        let first = (0..=name).rev().find(|at| self.pieces[*at].gap >= Gap::Comma || *at == 0);
        first.is_some_and(|first| {
            let word = self.tokens[self.pieces[first].from].word.as_str();
            is_lead(word) || matches!(word, "after" | "as")
        })
    }

    fn is_plural(&self, at: usize) -> bool {
        let from = self.pieces[at].from;
        let mut words = self.tokens[from.saturating_sub(2)..self.pieces[at].to].iter();
        words.any(|token| PLURAL.contains(&token.word.as_str()))
    }

    /// Whether a cue speaks of what went before rather than of what follows.
    fn speaks_of_before(&self, at: usize, way: Way, subjects: &[usize]) -> bool {
        let Some(first) = subjects.last() else { return false };
        match self.object(at) {
            None => true,
            Some(_) if self.leads_on(at) => false,
            Some(_) => way == Way::Verb || (self.role.is_none() && !self.drafts[*first].led),
        }
    }

    /// The next name in this part, before any other cue or "and".
    fn object(&self, at: usize) -> Option<Meaning> {
        let ahead = self.pieces[at + 1..].iter().take(AHEAD).take_while(|piece| piece.gap < Gap::Comma);
        for piece in ahead {
            match piece.item {
                Item::Name(meaning, _) => return Some(meaning),
                Item::Cue(Cue::Role(Role::After, _)) => {}
                Item::Cue(_) | Item::And | Item::Or | Item::Than => return None,
                _ => {}
            }
        }
        None
    }

    fn leads_on(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).filter(|next| next.gap < Gap::Comma);
        next.is_some_and(|next| {
            let word = self.tokens[next.from].word.as_str();
            matches!(next.item, Item::Lead | Item::Cue(Cue::Role(Role::After, _))) || matches!(word, "to" | "from" | "in" | "at")
        })
    }

    fn place_follows(&self, at: usize) -> bool {
        let next = self.pieces[at + 1..].iter().take(4).find(|piece| !matches!(piece.item, Item::Skip | Item::Lead | Item::Side(_)));
        next.is_some_and(|next| next.gap < Gap::Comma && matches!(next.item, Item::Name(Meaning { place: Some(_), .. }, _)))
    }

    /// "can walk", but not "can sit for ten minutes".
    fn activity_follows(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).filter(|next| matches!(next.item, Item::Name(Meaning { factor: Some(_), .. }, _)));
        next.is_some_and(|next| self.tokens.get(next.to).is_none_or(|token| !matches!(token.word.as_str(), "for" | "only" | "about" | "a" | "less")))
    }
}

/// Places, factors and signs are three kinds.
fn kind(draft: &Draft) -> u8 {
    match draft.finding.topic {
        Topic::Place(_) => 0,
        Topic::Factor(..) => 1,
        Topic::Sign(_) => 2,
    }
}
