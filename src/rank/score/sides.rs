//! Which side a muscle is taken to be on, and which pain fits that.

use super::Scores;
use crate::knowledge::tables::Relation;
use crate::query::{Query, Side};

pub(super) fn assume_sides(query: &Query, scores: &mut Scores) {
    let said = |wanted: Side| {
        query
            .places()
            .any(|(finding, _)| finding.side == Some(wanted))
    };
    scores.sides.clear();
    let (left, right, both) = (said(Side::Left), said(Side::Right), said(Side::Both));
    match (left, right, both) {
        (false, false, false) => scores.sides.push(None),
        (true, false, false) => scores.sides.extend([Some(Side::Left), Some(Side::Right)]),
        (false, true, false) => scores.sides.extend([Some(Side::Right), Some(Side::Left)]),
        (false, false, true) => scores.sides.push(Some(Side::Both)),
        _ => scores
            .sides
            .extend([Some(Side::Left), Some(Side::Right), Some(Side::Both)]),
    }
}

/// The relations whose referrals fit pain on one side, as bits: found once a place, where
/// [`agrees`] would be asked once a link.
#[derive(Debug, Clone, Copy)]
pub(in crate::rank) struct Fitting(u8);

impl Fitting {
    /// No referral.
    pub(super) const NONE: Self = Self(0);
    /// Any referral.
    const ALL: Self = Self(0b1111);

    /// For a muscle on `own` side and pain said to be on `said`.
    pub(in crate::rank) fn new(own: Option<Side>, said: Option<Side>, midline: bool) -> Self {
        if own.is_none() || said.is_none() {
            return Self::ALL;
        }
        let fits = |relation: &Relation| agrees(own, said, *relation, midline);
        let all = [
            Relation::SameSide,
            Relation::EitherSide,
            Relation::MidLine,
            Relation::OtherSide,
        ];
        let bits = all
            .iter()
            .filter(|one| fits(one))
            .map(|one| 1 << *one as u8);
        Self(bits.sum())
    }

    /// Those that fit this and not the other.
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether a referral of this relation fits: as [`agrees`].
    pub(in crate::rank) fn has(self, relation: Relation) -> bool {
        self.0 >> relation as u8 & 1 == 1
    }
}

/// Whether pain said to be on `said` fits a muscle on `own`, for a referral to this side.
pub(in crate::rank) fn agrees(
    own: Option<Side>,
    said: Option<Side>,
    relation: Relation,
    midline: bool,
) -> bool {
    let (Some(own), Some(said)) = (own, said) else {
        return true;
    };
    if midline || matches!(said, Side::Midline | Side::Both) {
        // pain on both sides of one muscle is half explained by it; the assumed side decides
        return said != Side::Both
            || own == Side::Both
            || relation == Relation::EitherSide
            || midline;
    }
    match relation {
        Relation::EitherSide | Relation::MidLine => true,
        Relation::SameSide => own == said || own == Side::Both,
        Relation::OtherSide => own != said || own == Side::Both,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_say_what_the_rule_says() {
        let relations = [
            Relation::SameSide,
            Relation::EitherSide,
            Relation::MidLine,
            Relation::OtherSide,
        ];
        let said = [Side::Left, Side::Right, Side::Both, Side::Midline].map(Some);
        for own in [None, Some(Side::Left), Some(Side::Right), Some(Side::Both)] {
            for said in said.into_iter().chain([None]) {
                for midline in [false, true] {
                    let fitting = Fitting::new(own, said, midline);
                    for relation in relations {
                        let rule = agrees(own, said, relation, midline);
                        assert_eq!(fitting.has(relation), rule, "{own:?} {said:?} {relation:?}");
                    }
                }
            }
        }
    }
}
