//! Which findings name which places.

use crate::knowledge::tables::Tables;
use crate::query::{Query, Topic};

/// The findings of a question, as bits; a question has a hundred at most.
pub(super) type Findings = u128;

/// By place the findings that cover it.
#[derive(Debug)]
pub(super) struct Named {
    /// By place: nothing where no finding covers it, as for most, else a position in `covering`
    /// from 1 on.
    places: Vec<u16>,
    covering: Vec<Findings>,
    /// The places that hurt.
    hurting: Findings,
}

impl Named {
    /// What a question names.
    pub(super) fn of(tables: &Tables, query: &Query) -> Self {
        let mut named = Self {
            places: vec![0; tables.places.len()],
            covering: Vec::with_capacity(16),
            hurting: 0,
        };
        for (at, finding) in query.findings.iter().enumerate() {
            if let Topic::Place(row) = finding.topic {
                let own = Findings::checked_shl(1, at as u32).unwrap_or(0);
                for zone in tables.places[row as usize].zones.of(&tables.covered) {
                    named.cover(*zone, own);
                }
                named.hurting |= if finding.present { own } else { 0 };
            }
        }
        named
    }

    fn cover(&mut self, zone: u16, finding: Findings) {
        let place = &mut self.places[zone as usize];
        if *place == 0 {
            self.covering.push(0);
            *place = self.covering.len() as u16;
        }
        self.covering[usize::from(*place) - 1] |= finding;
    }

    /// The findings that cover a zone, whatever they say of it.
    pub(super) fn covering(&self, zone: u16) -> Option<Findings> {
        let at = self.places[zone as usize].checked_sub(1)?;
        self.covering.get(usize::from(at)).copied()
    }

    /// The places that hurt which cover a zone.
    pub(super) fn hurting(&self, zone: u16) -> Findings {
        self.covering(zone).unwrap_or(0) & self.hurting
    }

    /// The places that hurt which cover some of these zones.
    pub(super) fn hurting_in(&self, zones: &[u16]) -> Findings {
        let covering = zones.iter().filter_map(|zone| self.covering(*zone));
        covering.fold(0, |all, own| all | own) & self.hurting
    }

    /// Whether every place that hurts covers some of these zones.
    pub(super) fn all_hurt_in(&self, zones: &[u16]) -> bool {
        self.hurting_in(zones) == self.hurting
    }
}
