//! Rules of muscles, parts and groups.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checker, Kind, raw};

impl Checker<'_> {
    pub(super) fn muscle(&mut self, muscle: &raw::Muscle) {
        let at = (Kind::Muscles, muscle.id.as_str());
        self.one_of(at, "kind", &muscle.kind, &["muscle", "part", "group"]);
        self.said(at, "name", &muscle.name);
        self.said(at, "plain place", &muscle.plain);
        self.points(muscle);
        if let Some(anatomy) = &muscle.anatomy {
            self.cited(at, "the anatomy", &anatomy.sources);
        }
        for sign in &muscle.signs {
            self.said(at, "a sign", &sign.text);
            self.cited(at, "a sign", &sign.sources);
            if let Some(sign) = &sign.sign {
                self.known(at, |checker| &checker.signs, "sign", sign);
            }
        }
        let mut asked = BTreeSet::new();
        for link in &muscle.factors {
            self.known(at, |checker| &checker.factors, "factor", &link.factor);
            self.one_of(
                at,
                "effect",
                &link.effect,
                &["worse", "better", "onset", "perpetuates", "no-effect"],
            );
            self.one_of(at, "strength", &link.strength, &["typical", "possible"]);
            self.cited(at, &format!("factor `{}`", link.factor), &link.sources);
            if !asked.insert((&link.factor, &link.effect)) {
                self.report(
                    at.0,
                    at.1,
                    "unique-claim",
                    format!("factor `{}` is there twice", link.factor),
                );
            }
        }
        for mimic in &muscle.mimics {
            self.known(
                at,
                |checker| &checker.conditions,
                "condition",
                &mimic.condition,
            );
            self.cited(at, &format!("mimic `{}`", mimic.condition), &mimic.sources);
        }
        for tell in &muscle.told_apart {
            self.other(at, &tell.from);
            self.said(at, "what tells it apart", &tell.by);
            self.cited(
                at,
                &format!("what tells it from `{}`", tell.from),
                &tell.sources,
            );
        }
        for related in &muscle.related {
            self.other(at, &related.muscle);
            let hows = [
                "often-together",
                "synergist",
                "antagonist",
                "satellite",
                "key",
            ];
            self.one_of(at, "relation", &related.how, &hows);
            self.cited(
                at,
                &format!("relation to `{}`", related.muscle),
                &related.sources,
            );
        }
        if let Some(prevalence) = &muscle.prevalence {
            self.one_of(
                at,
                "frequency",
                &prevalence.frequency,
                &["very-common", "common", "occasional", "rare"],
            );
            self.cited(at, "how common it is", &prevalence.sources);
        }
        self.care(muscle);
    }

    fn points(&mut self, muscle: &raw::Muscle) {
        let at = (Kind::Muscles, muscle.id.as_str());
        let mut seen = BTreeSet::new();
        for point in &muscle.trigger_points {
            let what = format!("trigger point `{}`", point.id);
            self.known(at, |checker| &checker.zones, "zone", &point.zone);
            self.said(at, "the id of a trigger point", &point.id);
            self.said(at, &format!("the label of {what}"), &point.label);
            self.said(at, &format!("where {what} lies"), &point.place);
            self.cited(at, &what, &point.sources);
            if !seen.insert(&point.id) {
                self.report(at.0, at.1, "unique-claim", format!("{what} is there twice"));
            }
            let mut zones = BTreeSet::new();
            for referral in &point.refers {
                self.known(at, |checker| &checker.zones, "zone", &referral.zone);
                self.one_of(
                    at,
                    "pattern",
                    &referral.pattern,
                    &["essential", "spillover"],
                );
                self.one_of(
                    at,
                    "side",
                    &referral.side,
                    &["same", "both", "other", "midline"],
                );
                self.cited(
                    at,
                    &format!("referral to `{}`", referral.zone),
                    &referral.sources,
                );
                if !zones.insert((&referral.zone, &referral.side)) {
                    self.report(
                        at.0,
                        at.1,
                        "unique-claim",
                        format!("{what} refers to `{}` twice", referral.zone),
                    );
                }
            }
        }
        let refers = muscle
            .trigger_points
            .iter()
            .any(|point| !point.refers.is_empty());
        if muscle.kind == "group" && refers {
            self.report(
                at.0,
                at.1,
                "group-has-members",
                "a group has no trigger points; its members have".to_owned(),
            );
        }
        if muscle.kind != "group" && !refers && muscle.no_referral.is_none() {
            self.report(
                at.0,
                at.1,
                "says-why",
                "no referral and no `no_referral` reason".to_owned(),
            );
        }
    }

    fn care(&mut self, muscle: &raw::Muscle) {
        let at = (Kind::Muscles, muscle.id.as_str());
        for care in &muscle.care {
            self.one_of(
                at,
                "kind of care",
                &care.kind,
                &["pressure", "stretch", "strengthen", "posture", "habit"],
            );
            self.said(at, "self-care", &care.text);
            self.cited(at, "self-care", &care.sources);
        }
        for text in muscle
            .tests
            .iter()
            .chain(&muscle.cautions)
            .chain(&muscle.notes)
        {
            self.said(at, "a text", &text.text);
            self.cited(at, "a text", &text.sources);
        }
        if !muscle.care.is_empty() && muscle.cautions.is_empty() {
            self.report(
                at.0,
                at.1,
                "caution-with-care",
                "self-care never goes without its caution".to_owned(),
            );
        }
        if muscle.kind != "group" && muscle.care.is_empty() && muscle.no_care.is_none() {
            self.report(
                at.0,
                at.1,
                "says-why",
                "no self-care and no `no_care` reason".to_owned(),
            );
        }
    }

    pub(super) fn parts_and_groups(&mut self) {
        let records = self.records;
        let forms: BTreeMap<&str, &str> = records
            .muscles
            .iter()
            .map(|muscle| (muscle.id.as_str(), muscle.kind.as_str()))
            .collect();
        for muscle in &records.muscles {
            let at = (Kind::Muscles, muscle.id.as_str());
            if (muscle.kind == "part") != muscle.part_of.is_some() {
                self.report(
                    at.0,
                    at.1,
                    "part-of-muscle",
                    "a part, and only a part, says what it is `part_of`".to_owned(),
                );
            }
            let whole = muscle
                .part_of
                .as_deref()
                .filter(|whole| forms.get(whole) != Some(&"muscle"));
            if let Some(whole) = whole {
                self.report(
                    at.0,
                    at.1,
                    "part-of-muscle",
                    format!("`{whole}` is not a muscle"),
                );
            }
            for group in &muscle.groups {
                if muscle.kind == "group" || forms.get(group.as_str()) != Some(&"group") {
                    self.report(
                        at.0,
                        at.1,
                        "group-has-members",
                        format!("`{group}` is not a group it can belong to"),
                    );
                }
            }
            let member = |other: &raw::Muscle| other.groups.contains(&muscle.id);
            if muscle.kind == "group" && !records.muscles.iter().any(member) {
                self.report(
                    at.0,
                    at.1,
                    "group-has-members",
                    "no muscle names this group".to_owned(),
                );
            }
        }
    }

    /// Another muscle than the one that names it.
    fn other(&mut self, at: (Kind, &str), id: &str) {
        self.known(at, |checker| &checker.muscles, "muscle", id);
        if id == at.1 {
            self.report(
                at.0,
                at.1,
                "known-reference",
                "it names itself where another muscle is meant".to_owned(),
            );
        }
    }
}
