//! From pieces to findings: which name is denied, which is worse or better, on which side.
//!
//! A clause ends at a stop, a part of it at a comma. A cue speaks of what follows ("worse
//! sitting") or, when nothing fits there, of what went before ("sitting is worse"). What was
//! denied stays denied to the end of the part, or of the list when "or" goes on with it.

mod aside;
mod draft;
mod findings;
mod scope;
mod sides;
mod steer;

use super::names::Names;
use super::pieces::{Item, Piece, pieces};
use super::token::{Gap, Token};
use super::{Finding, Side, Topic};
use crate::knowledge::tables::{Role, Tables};
use draft::{Denial, Draft};
use scope::kind;

/// How far ahead a list is followed, in pieces: keeps reading linear.
const AHEAD: usize = 40;

/// Reads the pieces of one phrase.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is true of another part of the text"
)]
pub(super) struct Reader<'a> {
    tables: &'a Tables,
    phrase: &'a str,
    tokens: &'a [Token],
    /// The words are an argument that names places, not a sentence.
    only_places: bool,
    pieces: Vec<Piece>,
    drafts: Vec<Draft>,
    unread: Vec<(usize, usize)>,
    /// First draft of the current part, and of the current clause.
    part: usize,
    clause: usize,
    /// First draft of the clause before, if it had any.
    last_clause: usize,
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
    /// The piece with which this part tells what a clinician said.
    reported: Option<usize>,
}

impl<'a> Reader<'a> {
    /// A reader of these words; `only_places` for arguments that name places.
    pub(super) fn new(
        tables: &'a Tables,
        phrase: &'a str,
        tokens: &'a [Token],
        only_places: bool,
    ) -> Self {
        Self {
            tables,
            phrase,
            tokens,
            only_places,
            pieces: pieces(Names {
                tables,
                tokens,
                only_places,
            }),
            drafts: Vec::new(),
            unread: Vec::new(),
            part: 0,
            clause: 0,
            last_clause: 0,
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
            reported: None,
        }
    }

    /// The findings, and the stretches of words that were not understood.
    pub(super) fn read(mut self) -> (Vec<Finding>, Vec<(usize, usize)>) {
        for at in 0..self.pieces.len() {
            self.break_at(at);
            self.take(at);
        }
        self.end_clause(self.pieces.len());
        self.take_joints();
        let (kept, dropped): (Vec<Draft>, Vec<Draft>) =
            self.drafts.into_iter().partition(|draft| !draft.dropped);
        self.unread.extend(dropped.iter().map(|draft| draft.words));
        self.unread.sort_unstable();
        (
            kept.into_iter().map(|draft| draft.finding).collect(),
            self.unread,
        )
    }

    /// Ends what the punctuation before this piece ends.
    fn break_at(&mut self, at: usize) {
        match self.pieces[at].gap {
            Gap::Stop => self.end_clause(at),
            Gap::Comma => {
                let listed = self.denial == Denial::List && !self.starts_anew(at);
                let goes_on = !self.denies_before() && (listed || self.list_goes_on(at));
                self.end_part(at);
                if !goes_on {
                    self.denial = Denial::None;
                }
                if self.role == Some(Role::After) {
                    self.role = None;
                }
                self.no_help = false;
            }
            Gap::Space | Gap::Slash | Gap::Colon | Gap::Equals | Gap::Bracket => {}
        }
    }

    /// "SLR neg, ...": the denial is of what stands before it, and does not reach the next part.
    fn denies_before(&self) -> bool {
        self.fresh_denial.is_some_and(|denial| {
            let Piece { from, gap, .. } = self.pieces[denial];
            let word = self.tokens[from].word.as_str();
            matches!(word, "neg" | "negative") && denial > 0 && gap < Gap::Comma
        })
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
            && (self.pieces[at].gap == Gap::Comma
                || at > 0 && matches!(self.pieces[at - 1].item, Item::And))
    }

    /// A denial before what was not understood is part of it: "no rash".
    fn take_unknown(&mut self, at: usize) {
        let Piece { mut from, to, .. } = self.pieces[at];
        if let Some(denial) = self.fresh_denial.take() {
            let between = &self.pieces[denial + 1..at];
            if between
                .iter()
                .all(|piece| matches!(piece.item, Item::Skip | Item::Unknown))
            {
                from = self.pieces[denial].from;
            }
        }
        self.unread.push((from, to));
    }

    /// "heat doesn't help but ice does"
    fn take_echo(&mut self, at: usize) {
        let does = matches!(
            self.tokens[self.pieces[at].from].word.as_str(),
            "does" | "do" | "did"
        );
        let ends = self
            .pieces
            .get(at + 1)
            .is_none_or(|next| next.gap >= Gap::Comma);
        if does && ends {
            let subjects = self.subjects(at, false);
            self.give_role(&subjects, Role::Better);
        }
    }

    /// Ends the part before this piece.
    fn end_part(&mut self, at: usize) {
        self.look_back();
        let denied = self.denial != Denial::None;
        if let Some(side) = self.pending_side.take().filter(|_| !denied) {
            // "hip pain, left": a side on its own speaks of the part before
            let from = match self.part_says_only_a_side(at) {
                // "My back hurts. It's on the left."
                Some(resumed) if resumed && self.clause == self.drafts.len() => self.last_clause,
                Some(_) => self.clause,
                None => self.part,
            };
            if !self.side_from(from, side) && !self.second_side(from, side) {
                self.say_side(Some(side));
            }
        }
        (self.most, self.reported) = (false, None);
        self.settle_part();
        self.part = self.drafts.len();
    }

    fn end_clause(&mut self, at: usize) {
        self.end_part(at);
        if let Some(level) = self.level.take() {
            for draft in &mut self.drafts {
                let painful =
                    matches!(draft.finding.topic, Topic::Place(_)) && draft.finding.present;
                if painful && draft.finding.intensity.is_none() {
                    draft.finding.intensity = Some(level);
                }
            }
        }
        (self.role, self.denial, self.no_help) = (None, Denial::None, false);
        if self.clause < self.drafts.len() {
            self.last_clause = self.clause;
        }
        (self.carried_side, self.clause) = (None, self.drafts.len());
    }

    /// "groin no", "SLR neg": a denial at the end of a part speaks of what went before.
    fn look_back(&mut self) {
        let Some(denial) = self.fresh_denial.take() else {
            return;
        };
        let word = self.tokens[self.pieces[denial].from].word.as_str();
        let stands_alone = matches!(
            word,
            "no" | "not"
                | "none"
                | "never"
                | "neg"
                | "negative"
                | "absent"
                | "denied"
                | "doesnt"
                | "isnt"
                | "dont"
                | "arent"
        );
        if !stands_alone || self.denies_path(denial) {
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
}
