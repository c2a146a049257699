//! Rules of the numbers of the ranking and of elicited judgement.

use std::collections::BTreeSet;

use super::{Checker, Kind};
use crate::knowledge::weights::NUMBERS;

impl Checker<'_> {
    pub(super) fn numbers(&mut self) {
        let records = self.records;
        for number in &records.numbers {
            let at = (Kind::Ranking, number.id.as_str());
            self.said(at, "reason", &number.reason);
            match NUMBERS.iter().find(|limits| limits.id == number.id) {
                None => self.report(
                    at.0,
                    at.1,
                    "known-number",
                    "no part of the ranking uses this number".to_owned(),
                ),
                Some(limits) if !(limits.least..=limits.most).contains(&number.value) => self
                    .report(
                        at.0,
                        at.1,
                        "value-in-range",
                        format!(
                            "this number lies between {} and {}",
                            limits.least, limits.most
                        ),
                    ),
                Some(_) => {}
            }
        }
        let have: BTreeSet<&str> = records
            .numbers
            .iter()
            .map(|number| number.id.as_str())
            .collect();
        for missing in NUMBERS.iter().filter(|limits| !have.contains(limits.id)) {
            self.report(
                Kind::Ranking,
                missing.id,
                "known-number",
                "this number is missing".to_owned(),
            );
        }
    }

    pub(super) fn judgement(&mut self) {
        let records = self.records;
        for usual in &records.usual {
            let at = (Kind::Usual, usual.place.as_str());
            self.known(at, |checker| &checker.places, "place", &usual.place);
            for line in &usual.muscles {
                self.known(at, |checker| &checker.muscles, "muscle", &line.muscle);
                self.one_of(at, "basis", &line.basis, &["study", "guide", "judgement"]);
                if !(0.0..=1.0).contains(&line.weight) {
                    self.report(
                        at.0,
                        at.1,
                        "value-in-range",
                        format!("the weight of `{}` lies between 0 and 1", line.muscle),
                    );
                }
            }
        }
        for pointer in &records.pointers {
            let id = format!("{}/{}/{}", pointer.region, pointer.finding, pointer.effect);
            let at = (Kind::Pointers, id.as_str());
            self.known(at, |checker| &checker.regions, "region", &pointer.region);
            if !self.factors.contains(pointer.finding.as_str())
                && !self.signs.contains(pointer.finding.as_str())
            {
                self.report(
                    at.0,
                    at.1,
                    "known-reference",
                    format!("unknown factor or sign `{}`", pointer.finding),
                );
            }
            self.one_of(
                at,
                "effect",
                &pointer.effect,
                &["worse", "better", "onset", "not-worse", "present"],
            );
            self.said(at, "reason", &pointer.why);
            for shift in pointer.raises.iter().chain(&pointer.lowers) {
                self.known(at, |checker| &checker.muscles, "muscle", &shift.muscle);
                self.one_of(
                    at,
                    "strength",
                    &shift.strength,
                    &["weak", "moderate", "strong"],
                );
            }
        }
    }
}
