//! What a cue speaks of: the names before it, or those that follow.

use super::{AHEAD, Denial, Draft, Reader};
use crate::knowledge::tables::Role;
use crate::knowledge::words::{Words, words};
use crate::query::Topic;
use crate::query::cues::{Cue, Way};
use crate::query::names::Meaning;
use crate::query::pieces::{Item, Piece};
use crate::query::token::Gap;
use crate::query::vocabulary::is_lead;

/// Verbs that speak of several things.
#[rustfmt::skip]
const PLURAL: Words = words![
    "are", "arent", "do", "dont", "were", "both", "all", "no", "none", "help", "ease", "relieve", "settle", "soothe",
    "calm", "make", "aggravate", "provoke", "bring", "set", "flare", "irritate", "exacerbate", "trigger", "give",
    "take", "improve", "hurt",
];

impl Reader<'_> {
    /// Drafts of one kind that stand directly before a cue, the last one first: "sitting and
    /// driving". With `any`, places and signs as well as factors.
    pub(super) fn subjects(&self, at: usize, any: bool) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut next = at;
        for (index, draft) in self.drafts.iter().enumerate().skip(self.clause).rev() {
            let between = &self.pieces[draft.piece + 1..=next];
            let near = self.adjoins(between, found.is_empty(), draft.piece);
            // "heat on my back helps": a place does not help
            if !any && found.is_empty() && kind(draft) == 0 {
                continue;
            }
            let same = found
                .last()
                .is_none_or(|last| kind(draft) == kind(&self.drafts[*last]));
            if draft.settled || !near || !same || (!any && kind(draft) != 1) {
                break;
            }
            // "pain in the knee and the hip is fine": only the hip; "walking, sitting is fine": only sitting
            let plural = self.is_plural(at);
            let listed =
                between.iter().all(|piece| piece.gap != Gap::Comma) || plural || found.len() > 1;
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
    pub(super) fn adjoins(&self, between: &[Piece], to_cue: bool, name: usize) -> bool {
        let Some((last, fillers)) = between.split_last() else {
            return false;
        };
        let more = fillers
            .iter()
            .any(|piece| matches!(piece.item, Item::Unknown | Item::Name(..)));
        let skip = |piece: &Piece| match piece.item {
            Item::Skip | Item::Restart | Item::Side(_) | Item::Level(_) => true,
            Item::Lead => !to_cue || more,
            Item::And | Item::Or => !to_cue,
            // "curling up in a ball helps"
            Item::Unknown | Item::Name(Meaning { place: Some(_), .. }, _) => to_cue,
            Item::Cue(Cue::Deny) => !to_cue && self.tokens[piece.from].word == "nor",
            _ => false,
        };
        let comma = |piece: &Piece| piece.gap == Gap::Comma;
        let commas = between.iter().any(comma);
        // "when I sit, it eases"
        let resumed = to_cue
            && self.opens_with_lead(name)
            && fillers
                .first()
                .is_some_and(|piece| piece.item == Item::Restart || comma(piece));
        fillers.iter().all(skip) && (!commas || (!to_cue && last.gap <= Gap::Comma) || resumed)
    }

    /// Whether the part a name stands in opens with "when", "after".
    pub(super) fn opens_with_lead(&self, name: usize) -> bool {
        let first = (0..=name)
            .rev()
            .take(AHEAD)
            .find(|at| self.pieces[*at].gap >= Gap::Comma || *at == 0);
        first.is_some_and(|first| {
            let word = self.tokens[self.pieces[first].from].word.as_str();
            is_lead(word) || matches!(word, "after" | "as")
        })
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let from = self.pieces[at].from;
        let mut words = self.tokens[from.saturating_sub(2)..self.pieces[at].to].iter();
        words.any(|token| PLURAL.contains(&token.word))
    }

    /// Whether a cue speaks of what went before rather than of what follows.
    pub(super) fn speaks_of_before(&self, at: usize, way: Way, subjects: &[usize]) -> bool {
        let Some(first) = subjects.last() else {
            return false;
        };
        match self.object(at) {
            None => true,
            Some(_) if self.leads_on(at) => false,
            Some(_) => way == Way::Verb || (self.role.is_none() && !self.drafts[*first].led),
        }
    }

    /// The next name in this part, before any other cue or "and".
    pub(super) fn object(&self, at: usize) -> Option<Meaning> {
        let ahead = self.pieces[at + 1..]
            .iter()
            .take(AHEAD)
            .take_while(|piece| piece.gap < Gap::Comma);
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

    pub(super) fn leads_on(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).filter(|next| next.gap < Gap::Comma);
        next.is_some_and(|next| {
            let word = self.tokens[next.from].word.as_str();
            matches!(next.item, Item::Lead | Item::Cue(Cue::Role(Role::After, _)))
                || matches!(word, "to" | "from" | "in" | "at")
        })
    }

    pub(super) fn place_follows(&self, at: usize) -> bool {
        let next = self.pieces[at + 1..]
            .iter()
            .take(4)
            .find(|piece| !matches!(piece.item, Item::Skip | Item::Lead | Item::Side(_)));
        next.is_some_and(|next| {
            next.gap < Gap::Comma
                && matches!(next.item, Item::Name(Meaning { place: Some(_), .. }, _))
        })
    }

    /// "buttock pain, not radiating": it stays where it is, and hurts.
    pub(super) fn denies_path(&self, denial: usize) -> bool {
        let next = self.tokens.get(self.pieces[denial].to);
        next.filter(|next| next.gap < Gap::Comma)
            .is_some_and(|next| {
                matches!(
                    next.stem.as_str(),
                    "radiate"
                        | "radiating"
                        | "spread"
                        | "refer"
                        | "referred"
                        | "travel"
                        | "constant"
                        | "move"
                )
            })
    }

    /// "my back is fine lying down": the word speaks of what is done, not of the place.
    pub(super) fn fine_in(&self, at: usize, subjects: &[usize]) -> bool {
        let lead = self
            .pieces
            .get(at + 1)
            .is_some_and(|next| next.item == Item::Lead);
        let places = subjects.iter().all(|draft| kind(&self.drafts[*draft]) == 0);
        places && self.activity_follows(at + usize::from(lead))
    }

    /// "can walk", "can walk for miles", but not "can sit for ten minutes".
    pub(super) fn activity_follows(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).filter(|next| {
            next.gap < Gap::Comma
                && matches!(
                    next.item,
                    Item::Name(
                        Meaning {
                            factor: Some(_),
                            ..
                        },
                        _
                    )
                )
        });
        next.is_some_and(|next| {
            let word = |at: usize| self.tokens.get(at).map_or("", |token| token.word.as_str());
            let long = matches!(
                word(next.to + 1),
                "miles" | "hours" | "ages" | "ever" | "days"
            );
            !matches!(word(next.to), "for" | "only" | "about" | "a" | "less") || long
        })
    }

    pub(super) fn starts_anew(&self, at: usize) -> bool {
        matches!(
            self.pieces[at].item,
            Item::Restart | Item::Cue(_) | Item::Lead
        )
    }

    /// Whether a denied list continues after a comma: "no fever, numbness or weakness", or
    /// nothing but signs up to the stop.
    pub(super) fn list_goes_on(&self, at: usize) -> bool {
        if self.denial == Denial::None || self.fresh_denial.is_some() {
            return false;
        }
        let rest = &self.pieces[at..self.pieces.len().min(at + AHEAD)];
        let stop = rest.iter().skip(1).position(|piece| piece.gap == Gap::Stop);
        let rest = &rest[..stop.map_or(rest.len(), |stop| stop + 1)];
        let ends = |piece: &Piece| matches!(piece.item, Item::Cue(_) | Item::Restart | Item::Lead);
        let until = rest.iter().position(ends).unwrap_or(rest.len());
        let only_signs = || {
            let sign = |item: Item| {
                matches!(
                    item,
                    Item::Name(
                        Meaning {
                            place: None,
                            sign: Some(_),
                            ..
                        },
                        _
                    ) | Item::Skip
                        | Item::Unknown
                        | Item::And
                )
            };
            until == rest.len() && rest.iter().all(|piece| sign(piece.item))
        };
        rest[..until].iter().any(|piece| piece.item == Item::Or) || only_signs()
    }
}

/// Places, factors and signs are three kinds.
pub(super) fn kind(draft: &Draft) -> u8 {
    match draft.finding.topic {
        Topic::Place(_) => 0,
        Topic::Factor(..) => 1,
        Topic::Sign(_) => 2,
    }
}
