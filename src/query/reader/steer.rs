//! What each cue does: worse, better, fine, no, but.

use super::findings::{EVENTS, MOST};
use super::scope::kind;
use super::{AHEAD, Denial, Reader};
use crate::knowledge::tables::Role;
use crate::knowledge::text;
use crate::knowledge::words::{Words, words};
use crate::query::Topic;
use crate::query::cues::{Cue, Way};
use crate::query::pieces::{Item, Piece};
use crate::query::token::Gap;

/// Words before "without" that make a need of it.
const CANNOT: &[&str] = &["cant", "cannot", "couldnt", "unable", "hardly", "barely"];

/// Measures of how long or how far something is done, as stems.
const LONG: Words = words!["minute", "mins", "min", "mile", "yard", "metre", "second"];

/// Fillers that say nothing of pain.
#[rustfmt::skip]
const ARTICLES: &[&str] = &["the", "a", "an", "my", "your", "his", "her", "their", "our", "of", "muscle", "muscles"];

impl Reader<'_> {
    pub(super) fn take_cue(&mut self, at: usize, cue: Cue) {
        match cue {
            Cue::Deny | Cue::Fine if self.is_not_without(at) => self.take_not_without(at),
            Cue::Role(role, way) => self.take_role(at, role, way),
            Cue::Trend(role) if self.leads_on(at) => self.take_role(at, role, Way::Ahead),
            Cue::Deny => self.start_denial(at, Denial::Part),
            Cue::DenyAll => self.start_denial(at, Denial::List),
            Cue::Fine => self.take_fine(at),
            Cue::NoHelp => self.take_no_help(at),
            Cue::Hurts => self.take_hurts(at),
            Cue::Except if self.denial == Denial::None => self.start_denial(at, Denial::Part),
            Cue::Turn | Cue::Except => self.turn(at),
            Cue::Most => self.most = true,
            Cue::MostBefore => self.worst_was(at),
            Cue::Can if self.activity_follows(at) => self.take_fine(at),
            Cue::Reported => self.reported = Some(at),
            Cue::Trend(_) | Cue::Can | Cue::Null => self.fresh_denial = None,
        }
    }

    /// "can't ... without": two denials.
    fn is_not_without(&self, at: usize) -> bool {
        let Piece { from, gap, .. } = self.pieces[at];
        let mut stopped = gap == Gap::Stop;
        let mut before = self.tokens[..from].iter().rev().take(AHEAD);
        self.tokens[from].word == "without"
            && before.any(|token| {
                let here = !stopped;
                stopped |= token.gap == Gap::Stop;
                here && CANNOT.contains(&token.word.as_str())
            })
    }

    /// "can't lift my arm without pain in my shoulder": it hurts. "can't sleep without a pillow
    /// between my knees": that helps.
    fn take_not_without(&mut self, at: usize) {
        let words = &self.tokens[self.pieces[at].from + 1..];
        let pain = |word: &str| text::is_filler(word) && !ARTICLES.contains(&word);
        let hurts = words.iter().take(4).any(|token| pain(&token.word));
        (self.denial, self.fresh_denial) = (Denial::None, None);
        self.role = (!hurts).then_some(Role::Better);
    }

    pub(super) fn start_denial(&mut self, at: usize, denial: Denial) {
        self.denial = denial;
        self.fresh_denial = Some(at);
        // "better walking, no groin": the denial is of the groin, not of what eases
        if self.role != Some(Role::Worse)
            && !matches!(self.before(at), Some(Item::Cue(Cue::Turn | Cue::Role(..))))
        {
            self.role = None;
        }
    }

    pub(super) fn turn(&mut self, at: usize) {
        (self.denial, self.fresh_denial, self.no_help) = (Denial::None, None, false);
        // "worse sitting but not walking" is still about what makes it worse
        if !self
            .pieces
            .get(at + 1)
            .is_some_and(|next| matches!(next.item, Item::Cue(Cue::Deny)))
        {
            self.role = None;
        }
    }

    pub(super) fn take_role(&mut self, at: usize, role: Role, way: Way) {
        if self.fresh_denial.is_some() {
            return match role {
                Role::Better => self.take_no_help(at),
                Role::Worse => self.take_fine(at),
                _ => self.role = Some(role),
            };
        }
        // "worse after sitting", "hurts after a run": not what started it
        let afterwards = role == Role::After && self.tokens[self.pieces[at].from].word == "after";
        if afterwards && (self.hurts_before(at) || self.is_for_long(at)) {
            return;
        }
        self.denial = Denial::None;
        self.echo = Some(role);
        let subjects = self.subjects(at, false);
        if way == Way::Ahead || !self.speaks_of_before(at, way, &subjects) {
            let place = self.place_follows(at);
            self.most = way == Way::Either && role == Role::Worse && place;
            // "pain on the outside of my hip" is a place, not a circumstance
            self.role = if way == Way::Ahead && place {
                self.role
            } else {
                Some(role)
            };
            self.list = false;
            return;
        }
        self.give_role(&subjects, role);
        self.role = None;
    }

    /// "after ten minutes of walking": how long it takes each time.
    fn is_for_long(&self, at: usize) -> bool {
        let ahead = self.pieces[at + 1..].iter().take(5);
        let unit = |piece: &Piece| LONG.contains(&self.tokens[piece.from].stem);
        ahead
            .take_while(|piece| matches!(piece.item, Item::Skip | Item::Unknown | Item::Level(_)))
            .any(unit)
    }

    pub(super) fn give_role(&mut self, subjects: &[usize], role: Role) {
        for at in subjects {
            let denied = self.is_still_denied(*at);
            let draft = &mut self.drafts[*at];
            draft.settled = true;
            if denied {
                // "neither heat nor rest helps" has no place in a question, "neither makes it worse" has
                draft.dropped = role == Role::Better;
                continue;
            }
            if let Topic::Factor(_, said) = &mut draft.finding.topic {
                *said = role;
            }
        }
    }

    /// Whether a denial holds in spite of a verb that follows: it does in "neither the hip nor the
    /// knee hurts", it does not in "no numbness and sitting hurts".
    fn is_still_denied(&self, at: usize) -> bool {
        let draft = &self.drafts[at];
        let joined = draft.piece > 0 && matches!(self.pieces[draft.piece - 1].item, Item::And);
        let denied = !draft.finding.present
            || matches!(draft.finding.topic, Topic::Factor(_, Role::NotWorse));
        denied && !joined
    }

    pub(super) fn take_fine(&mut self, at: usize) {
        let fresh = self.fresh_denial.take().unwrap_or(at);
        let subjects = self.subjects(fresh, true);
        let before = self.speaks_of_before(at, Way::Either, &subjects);
        if before && !self.fine_in(at, &subjects) {
            if self.reported.is_some() {
                return subjects
                    .iter()
                    .for_each(|draft| self.drafts[*draft].dropped = true);
            }
            self.deny(&subjects);
            self.denial = Denial::None;
        } else if self.object(at).is_some() {
            (self.denial, self.role) = (Denial::Part, None);
        } else if !self.side_follows(at) {
            self.denial = Denial::None;
        }
    }

    /// "no pain on the left": a denial of a side, which says nothing of the places before.
    pub(super) fn side_follows(&self, at: usize) -> bool {
        let ahead = self.pieces[at + 1..]
            .iter()
            .take_while(|piece| piece.gap < Gap::Comma);
        ahead
            .take(AHEAD)
            .any(|piece| matches!(piece.item, Item::Side(_)))
    }

    pub(super) fn take_no_help(&mut self, at: usize) {
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

    pub(super) fn take_hurts(&mut self, at: usize) {
        if self.fresh_denial.is_some() {
            return self.take_fine(at);
        }
        self.hurts_after(at);
        let subject = self
            .subjects(at, true)
            .first()
            .copied()
            .filter(|draft| !self.is_still_denied(*draft));
        if let Some(draft) = subject.map(|draft| &mut self.drafts[draft]) {
            draft.settled = true;
            match &mut draft.finding.topic {
                Topic::Factor(_, role) if *role != Role::After => *role = Role::Worse,
                Topic::Factor(..) => {}
                Topic::Place(_) | Topic::Sign(_) => draft.finding.present = true,
            }
        }
        self.denial = Denial::None;
        if self.role != Some(Role::Worse) {
            self.role = None;
        }
    }

    /// "after sitting it hurts" tells when it hurts, "after a fall it hurts" what started it.
    fn hurts_after(&mut self, at: usize) {
        let tables = self.tables;
        let now = self.tokens[self.pieces[at].from].word.ends_with('s');
        let Some(draft) = self.drafts[self.part..].last_mut().filter(|_| now) else {
            return;
        };
        let between = &self.pieces[draft.piece + 1..at];
        let resumed = between
            .iter()
            .all(|piece| matches!(piece.item, Item::Restart | Item::Skip));
        if let Topic::Factor(row, role @ Role::After) = &mut draft.finding.topic {
            let event = EVENTS.contains(tables.text(tables.factors[usize::from(*row)].id));
            if resumed && !event {
                *role = Role::Worse;
            }
        }
    }

    pub(super) fn deny(&mut self, subjects: &[usize]) {
        for draft in subjects {
            let draft = &mut self.drafts[*draft];
            draft.settled = true;
            match &mut draft.finding.topic {
                Topic::Factor(_, role) => *role = Role::NotWorse,
                Topic::Place(_) | Topic::Sign(_) => draft.finding.present = false,
            }
            // "left calf hurts, the back is fine": on either side
            draft.finding.side = draft.own_side;
        }
    }

    /// "worse gripping and typing, night pain nil": what a cue led in this part is spoken for.
    pub(super) fn settle_part(&mut self) {
        if matches!(self.role, Some(Role::Worse | Role::Better)) {
            for draft in &mut self.drafts[self.part..] {
                draft.settled |= kind(draft) == 1;
            }
        }
    }

    pub(super) fn worst_was(&mut self, at: usize) {
        let subject = self.subjects(at, true).first().copied();
        if let Some(draft) = subject.map(|draft| &mut self.drafts[draft]) {
            match &mut draft.finding.topic {
                Topic::Place(_) => draft.finding.intensity = draft.finding.intensity.or(Some(MOST)),
                Topic::Factor(_, role) => *role = Role::Worse,
                Topic::Sign(_) => {}
            }
        }
    }
}
