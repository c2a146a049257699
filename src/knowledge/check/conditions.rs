//! Rules of conditions and red flags.

use super::{Checker, Kind, raw, text};

impl Checker<'_> {
    pub(super) fn conditions_and_flags(&mut self) {
        let records = self.records;
        for condition in &records.conditions {
            let at = (Kind::Conditions, condition.id.as_str());
            self.said(at, "name", &condition.name);
            self.said(at, "plain text", &condition.plain);
            self.cited(at, "the condition", &condition.sources);
            for place in &condition.places {
                self.known(at, |checker| &checker.places, "place", place);
            }
            for muscle in &condition.imitated_by {
                self.known(at, |checker| &checker.muscles, "muscle", muscle);
            }
            for finding in &condition.findings {
                self.said(at, "finding", &finding.finding);
                self.one_of(at, "favours", &finding.favours, &["condition", "muscle"]);
                self.cited(at, "a finding", &finding.sources);
                let shares = [finding.sensitivity, finding.specificity];
                let ratios = [finding.lr_positive, finding.lr_negative];
                let wrong = shares
                    .into_iter()
                    .flatten()
                    .any(|share| !(0.0..=1.0).contains(&share))
                    || ratios
                        .into_iter()
                        .flatten()
                        .any(|ratio| !(ratio >= 0.0 && ratio.is_finite()));
                if wrong {
                    let message = format!("a figure of `{}` is out of range", finding.finding);
                    self.report(at.0, at.1, "value-in-range", message);
                }
            }
        }
        for flag in &records.red_flags {
            self.flag(flag);
        }
    }

    fn flag(&mut self, flag: &raw::RedFlag) {
        let at = (Kind::RedFlags, flag.id.as_str());
        self.one_of(
            at,
            "urgency",
            &flag.urgency,
            &["emergency-now", "same-day", "see-soon"],
        );
        self.cited(at, "the red flag", &flag.sources);
        for (what, text) in [
            ("name", &flag.name),
            ("question", &flag.question),
            ("concern", &flag.concern),
            ("action", &flag.action),
        ] {
            self.said(at, what, text);
        }
        for region in flag.regions.iter().filter(|region| *region != "any") {
            self.known(at, |checker| &checker.regions, "region", region);
        }
        for combination in &flag.combinations {
            if let Some(sex) = &combination.sex {
                self.one_of(at, "sex", sex, &["female", "male"]);
            }
            if combination
                .age_from
                .zip(combination.age_to)
                .is_some_and(|(from, to)| from > to)
            {
                self.report(
                    at.0,
                    at.1,
                    "value-in-range",
                    "`age_from` is above `age_to`".to_owned(),
                );
            }
            for region in &combination.pain_in {
                self.known(at, |checker| &checker.regions, "region", region);
            }
            let empty = combination.said.is_empty() || combination.said.iter().any(Vec::is_empty);
            if empty && combination.age_from.is_none() && !combination.pregnant {
                self.report(
                    at.0,
                    at.1,
                    "can-fire",
                    "a combination without phrases would always fire".to_owned(),
                );
            }
        }
        let phrases = flag.phrases.iter().chain(
            flag.combinations
                .iter()
                .flat_map(|combination| combination.said.iter().flatten()),
        );
        for phrase in phrases {
            if text::normalise(phrase).is_empty() {
                self.report(
                    at.0,
                    at.1,
                    "can-fire",
                    format!("the phrase `{phrase}` has no words"),
                );
            }
        }
        if flag.phrases.is_empty() && flag.combinations.is_empty() {
            self.report(
                at.0,
                at.1,
                "can-fire",
                "a red flag needs phrases or combinations".to_owned(),
            );
        }
    }
}
