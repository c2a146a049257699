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
