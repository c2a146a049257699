//! Rules of muscles, parts and groups.

use std::collections::BTreeSet;

use super::{At, Checker, Kind, raw, sort};

const EFFECTS: [&str; 5] = ["worse", "better", "onset", "perpetuates", "no-effect"];

#[rustfmt::skip]
const RELATIONS: [&str; 5] = ["often-together", "synergist", "antagonist", "satellite", "key"];

const FREQUENCIES: [&str; 4] = ["very-common", "common", "occasional", "rare"];

const CARE: [&str; 5] = ["pressure", "stretch", "strengthen", "posture", "habit"];

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
        self.findings(at, muscle);
        self.others(at, muscle);
        if let Some(known) = &muscle.prevalence {
            self.one_of(at, "frequency", &known.frequency, &FREQUENCIES);
            self.cited(at, "how common it is", &known.sources);
        }
        self.care(at, muscle);
    }

    fn findings(&mut self, at: At<'_>, muscle: &raw::Muscle) {
        for sign in &muscle.signs {
            self.said(at, "a sign", &sign.text);
            self.cited(at, "a sign", &sign.sources);
            if let Some(sign) = &sign.sign {
                self.known(at, &[Kind::Signs], "sign", sign);
            }
        }
        let mut asked = BTreeSet::new();
        for link in &muscle.factors {
            let what = format!("factor `{}`", link.factor);
            self.known(at, &[Kind::Factors], "factor", &link.factor);
            self.one_of(at, "effect", &link.effect, &EFFECTS);
            self.one_of(at, "strength", &link.strength, &["typical", "possible"]);
            self.cited(at, &what, &link.sources);
            if !asked.insert((&link.factor, &link.effect)) {
                self.report(at, "unique-claim", format!("{what} is there twice"));
            }
        }
    }

    /// Conditions and other muscles it has to do with.
    fn others(&mut self, at: At<'_>, muscle: &raw::Muscle) {
        for mimic in &muscle.mimics {
            let id = &mimic.condition;
            self.known(at, &[Kind::Conditions], "condition", id);
            self.cited(at, &format!("mimic `{id}`"), &mimic.sources);
        }
        for tell in &muscle.told_apart {
            self.other(at, &tell.from);
            self.said(at, "what tells it apart", &tell.by);
            let what = format!("what tells it from `{}`", tell.from);
            self.cited(at, &what, &tell.sources);
        }
        for related in &muscle.related {
            self.other(at, &related.muscle);
            self.one_of(at, "relation", &related.how, &RELATIONS);
            let what = format!("relation to `{}`", related.muscle);
            self.cited(at, &what, &related.sources);
        }
    }

    fn care(&mut self, at: At<'_>, muscle: &raw::Muscle) {
        for care in &muscle.care {
            self.one_of(at, "kind of care", &care.kind, &CARE);
            self.said(at, "self-care", &care.text);
            self.cited(at, "self-care", &care.sources);
        }
        let texts = muscle.tests.iter().chain(&muscle.cautions);
        for text in texts.chain(&muscle.notes) {
            self.said(at, "a text", &text.text);
            self.cited(at, "a text", &text.sources);
        }
        if !muscle.care.is_empty() && muscle.cautions.is_empty() {
            let message = "self-care never goes without its caution";
            self.report(at, "caution-with-care", message);
        }
        if muscle.kind != "group" && muscle.care.is_empty() && muscle.no_care.is_none() {
            self.report(at, "says-why", "no self-care and no `no_care` reason");
        }
    }

    pub(super) fn parts_and_groups(&mut self) {
        let muscles = &self.records.muscles;
        let forms = sort::set(
            muscles
                .iter()
                .map(|one| (one.id.as_str(), one.kind.as_str())),
        );
        let is = |id: &str, form: &str| forms.binary_search(&(id, form)).is_ok();
        for muscle in muscles {
            let at = (Kind::Muscles, muscle.id.as_str());
            if (muscle.kind == "part") != muscle.part_of.is_some() {
                let message = "a part, and only a part, says what it is `part_of`";
                self.report(at, "part-of-muscle", message);
            }
            if let Some(whole) = muscle.part_of.as_deref().filter(|id| !is(id, "muscle")) {
                self.report(at, "part-of-muscle", format!("`{whole}` is not a muscle"));
            }
            for group in &muscle.groups {
                if muscle.kind == "group" || !is(group, "group") {
                    let message = format!("`{group}` is not a group it can belong to");
                    self.report(at, "group-has-members", message);
                }
            }
            let member = |other: &raw::Muscle| other.groups.contains(&muscle.id);
            if muscle.kind == "group" && !muscles.iter().any(member) {
                self.report(at, "group-has-members", "no muscle names this group");
            }
        }
    }

    /// Another muscle than the one that names it.
    fn other(&mut self, at: At<'_>, id: &str) {
        self.known_muscle(at, id);
        if id == at.1 {
            let message = "it names itself where another muscle is meant";
            self.report(at, "known-reference", message);
        }
    }
}
