//! Rules of the numbers of the ranking and of elicited judgement.

use super::{Checker, Kind};
use crate::knowledge::weights::NUMBERS;

const EFFECTS: [&str; 5] = ["worse", "better", "onset", "not-worse", "present"];

impl Checker<'_> {
    pub(super) fn numbers(&mut self) {
        let numbers = &self.records.numbers;
        for number in numbers {
            let at = (Kind::Ranking, number.id.as_str());
            self.said(at, "reason", &number.reason);
            match NUMBERS.iter().find(|limits| limits.id == number.id) {
                None => {
                    let message = "no part of the ranking uses this number";
                    self.report(at, "known-number", message);
                }
                Some(limits) if !(limits.least..=limits.most).contains(&number.value) => {
                    let (least, most) = (limits.least, limits.most);
                    let message = format!("this number lies between {least} and {most}");
                    self.report(at, "value-in-range", message);
                }
                Some(_) => {}
            }
        }
        for limits in NUMBERS {
            if !numbers.iter().any(|number| number.id == limits.id) {
                let at = (Kind::Ranking, limits.id);
                self.report(at, "known-number", "this number is missing");
            }
        }
    }

    pub(super) fn judgement(&mut self) {
        self.usual();
        self.pointers();
    }

    fn usual(&mut self) {
        for usual in &self.records.usual {
            let at = (Kind::Usual, usual.place.as_str());
            self.known_place(at, "place", &usual.place);
            for line in &usual.muscles {
                self.known_muscle(at, &line.muscle);
                self.one_of(at, "basis", &line.basis, &["study", "guide", "judgement"]);
                if !(0.0..=1.0).contains(&line.weight) {
                    let message = format!("the weight of `{}` lies between 0 and 1", line.muscle);
                    self.report(at, "value-in-range", message);
                }
            }
        }
    }

    fn pointers(&mut self) {
        for pointer in &self.records.pointers {
            let id = format!("{}/{}/{}", pointer.region, pointer.finding, pointer.effect);
            let at = (Kind::Pointers, id.as_str());
            self.known_region(at, &pointer.region);
            let finding = pointer.finding.as_str();
            if !self.has(Kind::Factors, finding) && !self.has(Kind::Signs, finding) {
                let message = format!("unknown factor or sign `{finding}`");
                self.report(at, "known-reference", message);
            }
            self.one_of(at, "effect", &pointer.effect, &EFFECTS);
            self.said(at, "reason", &pointer.why);
            for shift in pointer.raises.iter().chain(&pointer.lowers) {
                self.known_muscle(at, &shift.muscle);
                let strengths = ["weak", "moderate", "strong"];
                self.one_of(at, "strength", &shift.strength, &strengths);
            }
        }
    }
}
