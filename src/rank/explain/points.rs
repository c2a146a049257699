//! Which trigger points of a muscle explain the places that hurt, and where else it would hurt.

use super::places::SaidPlace;
use super::{Explainer, Said};
use crate::knowledge::tables::{Pattern, PointRow};
use crate::query::Side;
use crate::rank::order::Ranked;

impl Explainer<'_> {
    /// Trigger points that send pain to a named place, those that explain most first.
    pub(super) fn points(&self, ranked: Ranked, into: &mut Vec<u32>) {
        let list = self.tables.muscles[ranked.muscle as usize].points;
        let worth = |point: &u32| self.worth(&self.tables.points[*point as usize], ranked.side);
        into.clear();
        for point in list.at..list.at + list.len {
            let own = worth(&point);
            if own > 0 {
                // two or three as a rule: what the others are worth is sooner found again than kept
                let at = into.iter().position(|other| worth(other) < own);
                into.insert(at.unwrap_or(into.len()), point);
            }
        }
    }

    /// How much of the places that hurt a trigger point explains: of each 3 as a usual area, 1 as
    /// spillover.
    fn worth(&self, point: &PointRow, own: Option<Side>) -> u32 {
        let (mut usual, mut some) = (0_u128, 0_u128);
        for referral in point.refers.of(&self.tables.referrals) {
            let mut named = self.named.hurting(referral.zone);
            while named != 0 {
                let at = named.trailing_zeros() as usize;
                named &= named - 1;
                let felt = |place: &SaidPlace| place.felt(own, referral.relation);
                match (&self.said[at], referral.pattern) {
                    (Said::Place(place), Pattern::Essential) if felt(place) => usual |= 1 << at,
                    (Said::Place(place), Pattern::Spillover) if felt(place) => some |= 1 << at,
                    _ => {}
                }
            }
        }
        if usual | some == 0 {
            return 0;
        }
        3 * usual.count_ones() + (some & !usual).count_ones()
    }

    /// Usual areas of a muscle that no finding mentions.
    pub(super) fn expected(&self, ranked: Ranked, into: &mut Vec<u16>) {
        into.clear();
        if !self.charged {
            return;
        }
        let points = self.tables.muscles[ranked.muscle as usize].points;
        for point in points.of(&self.tables.points) {
            let refers = point.refers.of(&self.tables.referrals).iter();
            let usual = refers.filter(|referral| referral.pattern == Pattern::Essential);
            let zones = usual.map(|referral| referral.zone);
            into.extend(zones.filter(|zone| self.named.covering(*zone).is_none()));
        }
        into.sort_unstable();
        into.dedup();
    }
}
