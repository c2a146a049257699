//! Rules of trigger points and their referral.

use std::collections::BTreeSet;

use super::{At, Checker, Kind, raw};

const SIDES: [&str; 4] = ["same", "both", "other", "midline"];

impl Checker<'_> {
    pub(super) fn points(&mut self, muscle: &raw::Muscle) {
        let at = (Kind::Muscles, muscle.id.as_str());
        let mut seen = BTreeSet::new();
        for point in &muscle.trigger_points {
            self.point(at, point);
            if !seen.insert(&point.id) {
                let message = format!("trigger point `{}` is there twice", point.id);
                self.report(at, "unique-claim", message);
            }
        }
        let mut points = muscle.trigger_points.iter();
        let refers = points.any(|point| !point.refers.is_empty());
        if muscle.kind == "group" && refers {
            let message = "a group has no trigger points; its members have";
            self.report(at, "group-has-members", message);
        }
        if muscle.kind != "group" && !refers && muscle.no_referral.is_none() {
            self.report(at, "says-why", "no referral and no `no_referral` reason");
        }
    }

    fn point(&mut self, at: At<'_>, point: &raw::TriggerPoint) {
        let what = format!("trigger point `{}`", point.id);
        self.known_zone(at, &point.zone);
        self.said(at, "the id of a trigger point", &point.id);
        self.said(at, &format!("the label of {what}"), &point.label);
        self.said(at, &format!("where {what} lies"), &point.place);
        self.cited(at, &what, &point.sources);
        let mut zones = BTreeSet::new();
        for referral in &point.refers {
            let zone = &referral.zone;
            self.known_zone(at, zone);
            self.one_of(
                at,
                "pattern",
                &referral.pattern,
                &["essential", "spillover"],
            );
            self.one_of(at, "side", &referral.side, &SIDES);
            self.cited(at, &format!("referral to `{zone}`"), &referral.sources);
            if !zones.insert((zone, &referral.side)) {
                let message = format!("{what} refers to `{zone}` twice");
                self.report(at, "unique-claim", message);
            }
        }
    }
}
