//! Muscles with their trigger points, and what tells them apart.

use super::Compiler;
use super::rows::append;
use super::words::{form, pattern, relation};
use crate::knowledge::records::Kind;
use crate::knowledge::tables::{
    List, MuscleRow, NONE, Numbers, Pattern, PointRow, ReferralRow, RelationRow, TellRow,
};
use crate::knowledge::{raw, sort};
use libm::log as ln;

/// What each muscle scores before anything is said, in a short report without sides.
pub(super) fn starts(muscles: &[MuscleRow], numbers: &Numbers) -> Vec<f32> {
    let start = |muscle: &MuscleRow| muscle.start(0.0, numbers.silent_essential, 0.0);
    muscles.iter().map(start).collect()
}

impl Compiler<'_> {
    pub(super) fn muscles(&mut self) -> Vec<MuscleRow> {
        let records = self.records;
        let conditions = records.conditions.iter();
        let imitators: Vec<Vec<u16>> = conditions.map(|one| self.imitators(one)).collect();
        let muscles = records.muscles.iter().enumerate();
        muscles
            .map(|(row, muscle)| self.muscle(row as u16, muscle, &imitators))
            .collect()
    }

    /// `imitators` are the muscles taken for each condition.
    fn muscle(&mut self, row: u16, muscle: &raw::Muscle, imitators: &[Vec<u16>]) -> MuscleRow {
        let points = self.points(muscle);
        let tells = self.tells(muscle);
        let related = self.relations(muscle);
        let key = (Kind::Muscles, muscle.id.clone());
        let file = self.records.origins.get(&key);
        let imitated = self.imitated(row, muscle, imitators);
        MuscleRow {
            id: self.strings.add(&muscle.id),
            name: self.strings.add(&muscle.name),
            plain: self.strings.add(&muscle.plain),
            file: self.strings.add(file.map_or("", |origin| &origin.file)),
            form: form(&muscle.kind),
            group: self.group(muscle),
            ranked: self.ranked.binary_search(&row).is_ok(),
            essential: self.count(row, Pattern::Essential),
            spillover: self.count(row, Pattern::Spillover),
            prior: self.prior(row) as f32,
            points,
            tells,
            related,
            imitates: append(&mut self.lists.covered, imitated),
        }
    }

    /// Conditions a muscle is taken for: in the order its record tells them, else that of its
    /// group, then those of which only the condition says so.
    fn imitated(&self, row: u16, muscle: &raw::Muscle, imitators: &[Vec<u16>]) -> Vec<u16> {
        let group = self.records.muscles.get(self.group(muscle) as usize);
        let told: Vec<&str> = [Some(muscle), group]
            .into_iter()
            .flatten()
            .flat_map(|one| one.mimics.iter().map(|mimic| mimic.condition.as_str()))
            .collect();
        let mut imitated: Vec<u16> = (0..imitators.len() as u16)
            .filter(|condition| imitators[*condition as usize].binary_search(&row).is_ok())
            .collect();
        sort::by_key(&mut imitated, |condition| {
            let id = &self.records.conditions[*condition as usize].id;
            told.iter()
                .position(|one| *one == id.as_str())
                .unwrap_or(told.len())
        });
        imitated
    }

    fn points(&mut self, muscle: &raw::Muscle) -> List {
        let mut rows = Vec::new();
        for point in &muscle.trigger_points {
            let refers = self.referrals(point);
            rows.push(PointRow {
                id: self.strings.add(&point.id),
                label: self.strings.add(&point.label),
                place: self.strings.add(&point.place),
                refers: append(&mut self.lists.referrals, refers),
            });
        }
        append(&mut self.lists.points, rows)
    }

    fn referrals(&mut self, point: &raw::TriggerPoint) -> Vec<ReferralRow> {
        let mut rows = Vec::new();
        for referral in &point.refers {
            let Some(&zone) = self.place_rows.get(referral.zone.as_str()) else {
                continue;
            };
            rows.push(ReferralRow {
                zone,
                pattern: pattern(&referral.pattern),
                relation: relation(&referral.side),
                sources: self.source_list(&referral.sources),
            });
        }
        rows
    }

    fn tells(&mut self, muscle: &raw::Muscle) -> List {
        let rows = muscle.told_apart.iter().filter_map(|tell| {
            let from = *self.muscle_rows.get(tell.from.as_str())?;
            let by = self.strings.add(&tell.by);
            Some(TellRow { from, by })
        });
        append(&mut self.lists.tells, rows)
    }

    fn relations(&mut self, muscle: &raw::Muscle) -> List {
        let rows = muscle.related.iter().filter_map(|related| {
            let other = *self.muscle_rows.get(related.muscle.as_str())?;
            let how = self.strings.add(&related.how);
            Some(RelationRow { other, how })
        });
        append(&mut self.lists.relations, rows)
    }

    fn group(&self, muscle: &raw::Muscle) -> u16 {
        let of_part = || muscle.part_of.as_deref();
        let main = muscle.groups.first().map(String::as_str).or_else(of_part);
        main.and_then(|id| self.muscle_rows.get(id).copied())
            .unwrap_or(NONE)
    }

    fn count(&self, muscle: u16, pattern: Pattern) -> u8 {
        let own = self.direct.range((muscle, 0)..=(muscle, NONE));
        own.filter(|(_, direct)| direct.pattern == pattern).count() as u8
    }

    /// Where a muscle starts: how much commoner it is than the mean muscle.
    fn prior(&self, muscle: u16) -> f64 {
        let equal = 1.0 / self.ranked.len().max(1) as f64;
        let common = self.common[muscle as usize];
        if common > 0.0 {
            ln(common / equal)
        } else {
            0.0
        }
    }
}
