//! Diagnoses the pain can be mistaken for.

use super::Compiler;
use super::rows::append;
use crate::knowledge::tables::ConditionRow;
use crate::knowledge::{raw, sort};

impl Compiler<'_> {
    /// Ranked muscles whose pain is taken for a condition, in order: their records or the
    /// condition's say so.
    pub(super) fn imitators(&self, condition: &raw::Condition) -> Vec<u16> {
        let named_by = |muscle: &&raw::Muscle| {
            muscle
                .mimics
                .iter()
                .any(|mimic| mimic.condition == condition.id)
        };
        let by_record = self
            .records
            .muscles
            .iter()
            .filter(named_by)
            .map(|muscle| muscle.id.as_str());
        let named = by_record.chain(condition.imitated_by.iter().map(String::as_str));
        sort::set(named.flat_map(|id| self.candidates(id)))
    }

    /// Rows of factors, then of signs.
    fn cue_rows(&self, ids: &[String]) -> Vec<u16> {
        let factors = self.records.factors.iter().map(|factor| &factor.id);
        let all = factors.chain(self.records.signs.iter().map(|sign| &sign.id));
        let named = all.zip(0..).filter(|(id, _)| ids.contains(id));
        named.map(|(_, row)| row).collect()
    }

    pub(super) fn conditions(&mut self) -> Vec<ConditionRow> {
        let records = self.records;
        let mut rows = Vec::new();
        for condition in &records.conditions {
            let places = condition.places.iter();
            let zones = sort::set(places.flat_map(|place| self.zones_of(place)));
            let muscles = self.imitators(condition);
            let told_by = self.cue_rows(&condition.told_by);
            rows.push(ConditionRow {
                id: self.strings.add(&condition.id),
                name: self.strings.add(&condition.name),
                tell: self.strings.add(&tell(&condition.findings)),
                urgent: self
                    .strings
                    .add(condition.urgent_if.as_deref().unwrap_or_default()),
                zones: append(&mut self.lists.covered, zones),
                muscles: append(&mut self.lists.covered, muscles),
                told_by: append(&mut self.lists.covered, told_by),
            });
        }
        rows
    }
}

/// The finding most worth asking: one with a published likelihood ratio, else the first.
fn tell(findings: &[raw::Discriminator]) -> String {
    let power = |finding: &raw::Discriminator| finding.lr_positive.unwrap_or(1.0);
    let best = findings
        .iter()
        .rev()
        .max_by(|left, right| power(left).total_cmp(&power(right)));
    best.map_or_else(String::new, |finding| {
        let side = if finding.favours == "condition" {
            "speaks for it"
        } else {
            "speaks for the muscle"
        };
        match finding.lr_positive {
            Some(ratio) if finding.favours == "condition" => {
                format!("{} ({side}, LR+ {ratio})", finding.finding)
            }
            _ => format!("{} ({side})", finding.finding),
        }
    })
}
