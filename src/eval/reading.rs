//! How well the words of labelled cases are understood.

use super::asked::area_of;
use super::cases::{Case, Labelled};
use crate::knowledge::tables::{Role, Tables};
use crate::query::{Topic, phrase};

/// Counts of strings by how they are understood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// Strings with a label.
    pub labelled: usize,
    /// Understood as labelled.
    pub right: usize,
    /// Places that overlap the label without being it: vaguer or finer.
    pub near: usize,
    /// Understood as something else.
    pub wrong: usize,
    /// Refused, which the person is told.
    pub unread: usize,
}

impl Reading {
    /// Share of what was understood that is as labelled or overlaps it, 0 to 1.
    #[must_use]
    pub fn precision(&self) -> f64 {
        let read = self.right + self.near + self.wrong;
        (self.right + self.near) as f64 / read.max(1) as f64
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    Near,
    Wrong,
    Unread,
}

/// Places and factors of all cases, read from their own words.
#[must_use]
pub fn readings(tables: &Tables, cases: &[Case]) -> (Reading, Reading) {
    let (mut places, mut factors) = (Reading::default(), Reading::default());
    for gold in cases.iter().map(|case| &case.gold) {
        for label in gold
            .locations
            .iter()
            .filter(|label| !accepted(label).is_empty())
        {
            places.count(place(tables, label));
        }
        for (labels, role) in [(&gold.worse, Role::Worse), (&gold.better, Role::Better)] {
            for label in labels.iter().filter(|label| !label.accept.is_empty()) {
                factors.count(factor(tables, label, role));
            }
        }
    }
    (places, factors)
}

impl Reading {
    fn count(&mut self, verdict: Verdict) {
        self.labelled += 1;
        *match verdict {
            Verdict::Right => &mut self.right,
            Verdict::Near => &mut self.near,
            Verdict::Wrong => &mut self.wrong,
            Verdict::Unread => &mut self.unread,
        } += 1;
    }
}

/// Ids of a label, or of its parts.
fn accepted(label: &Labelled) -> Vec<String> {
    let parts = label.parts.iter().flat_map(|part| &part.accept);
    label.accept.iter().chain(parts).cloned().collect()
}

/// The worst of what was understood decides: one wrong place is a wrong reading.
fn place(tables: &Tables, label: &Labelled) -> Verdict {
    let Ok(findings) = phrase::places(tables, &label.text, true) else {
        return Verdict::Unread;
    };
    let ids = accepted(label);
    let mut right: Vec<u16> = ids.iter().filter_map(|id| tables.place(id)).collect();
    right.extend(area_of(tables, &ids));
    let zones = |row: u16| tables.places[row as usize].zones.of(&tables.covered);
    let of_place = |row: u16| {
        if right
            .iter()
            .any(|other| *other == row || zones(*other) == zones(row))
        {
            Verdict::Right
        } else if right
            .iter()
            .any(|other| zones(*other).iter().any(|zone| zones(row).contains(zone)))
        {
            Verdict::Near
        } else {
            Verdict::Wrong
        }
    };
    let verdicts = findings.iter().filter_map(|finding| match finding.topic {
        Topic::Place(row) => Some(of_place(row)),
        Topic::Factor(..) | Topic::Sign(_) => None,
    });
    verdicts
        .max_by_key(|verdict| *verdict as u8)
        .unwrap_or(Verdict::Unread)
}

fn factor(tables: &Tables, label: &Labelled, role: Role) -> Verdict {
    let Ok(findings) = phrase::factors(tables, &label.text, role) else {
        return Verdict::Unread;
    };
    let right = findings.iter().any(|finding| match finding.topic {
        Topic::Factor(row, _) => {
            let id = tables.text(tables.factors[row as usize].id);
            label
                .accept
                .iter()
                .any(|accept| accept.replace('_', "-") == id)
        }
        Topic::Place(_) | Topic::Sign(_) => false,
    });
    if right {
        Verdict::Right
    } else {
        Verdict::Wrong
    }
}
