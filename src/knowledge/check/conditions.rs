//! Rules of conditions.

use super::{At, Checker, Kind, raw};

impl Checker<'_> {
    pub(super) fn conditions(&mut self) {
        for condition in &self.records.conditions {
            let at = (Kind::Conditions, condition.id.as_str());
            self.said(at, "name", &condition.name);
            self.said(at, "plain text", &condition.plain);
            self.cited(at, "the condition", &condition.sources);
            for place in &condition.places {
                self.known_place(at, "place", place);
            }
            for muscle in &condition.imitated_by {
                self.known_muscle(at, muscle);
            }
            for cue in &condition.told_by {
                self.known(at, &[Kind::Factors, Kind::Signs], "factor or sign", cue);
            }
            for finding in &condition.findings {
                self.discriminator(at, finding);
            }
        }
    }

    fn discriminator(&mut self, at: At<'_>, finding: &raw::Discriminator) {
        self.said(at, "finding", &finding.finding);
        self.one_of(at, "favours", &finding.favours, &["condition", "muscle"]);
        self.cited(at, "a finding", &finding.sources);
        let is_share = |share: f32| (0.0..=1.0).contains(&share);
        let is_ratio = |ratio: f32| ratio >= 0.0 && ratio.is_finite();
        let right = finding.sensitivity.is_none_or(is_share)
            && finding.specificity.is_none_or(is_share)
            && finding.lr_positive.is_none_or(is_ratio)
            && finding.lr_negative.is_none_or(is_ratio);
        if !right {
            let message = format!("a figure of `{}` is out of range", finding.finding);
            self.report(at, "value-in-range", message);
        }
    }
}
