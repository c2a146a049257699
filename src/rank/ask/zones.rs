//! Questions about places: zones the leading muscles refer to and nobody spoke of.

use super::Asker;
use super::grid::{Grid, add_all};
use super::open::Open;
use crate::knowledge::tables::{AskRow, List, PlaceForm, PlaceRow, Tables};
use crate::query::{Side, Topic};
use crate::rank::score::Fitting;

/// What is open, by place.
#[derive(Debug, Default)]
pub(super) struct OpenZones {
    /// Chances of a yes.
    pub(super) chances: Grid,
    /// The chance where a muscle is not felt.
    leaks: Vec<f32>,
    /// Zones that a leading muscle refers to.
    direct: Vec<bool>,
    /// Zones of the regions that hurt, and those next to them.
    near: Vec<bool>,
}

impl Asker<'_> {
    /// What could be asked about one of the leading muscles.
    pub(super) fn own<'t, T>(
        &self,
        at: usize,
        list: fn(&AskRow) -> List,
        table: &'t [T],
    ) -> &'t [T] {
        let row = self.tables.asks.get(self.leading[at].muscle as usize);
        row.map_or(&[], |row| list(row).of(table))
    }

    /// Every zone that a leading muscle refers to and that may be worth asking for.
    pub(super) fn zones(&self, room: &mut OpenZones, into: &mut Vec<Open>) {
        self.zone_chances(room);
        let OpenZones {
            chances,
            direct,
            near,
            ..
        } = room;
        let numbers = &self.tables.numbers;
        chances.weigh(&self.weights, add_all);
        chances.worth(numbers.ask_gain, |zone, bound| {
            let at = usize::from(zone);
            // a zone next to a usual one may hurt as well, but is not asked about for that alone
            if direct[at] {
                let cost = if near[at] { 0.0 } else { numbers.ask_leaving };
                self.offer(Topic::Place(zone), bound, cost, into);
            }
        });
    }

    /// The chance of a yes for each place and leading muscle.
    fn zone_chances(&self, room: &mut OpenZones) {
        let tables = self.tables;
        // zones come before the regions and areas
        let is_zone = |place: &PlaceRow| place.form == PlaceForm::Zone;
        let zones = tables.places.partition_point(is_zone);
        let sure = tables.numbers.ask_sure;
        let leak = tables.numbers.set_leak.clamp(sure, 1.0 - sure);
        for marks in [&mut room.direct, &mut room.near] {
            marks.clear();
            marks.resize(zones, false);
        }
        room.leaks.clear();
        room.leaks.resize(zones, leak);
        room.chances.start(&room.leaks);
        self.mark_near(&mut room.near);
        for ((at, one), chances) in self.leading.iter().enumerate().zip(room.chances.rows()) {
            let fitting = Fitting::new(one.side, self.side, false);
            for row in self.own(at, |row| row.zones, &tables.reaches) {
                let zone = usize::from(row.zone);
                room.direct[zone] |= row.direct;
                // a place on the midline is asked for without a side
                if fitting.has(row.relation) || tables.places[zone].midline {
                    chances[zone] = 1.0 - (1.0 - row.chance) * (1.0 - leak);
                }
            }
        }
    }

    /// Marks the zones that can be asked for without leaving the part of the body that hurts.
    fn mark_near(&self, near: &mut [bool]) {
        let Tables {
            places, covered, ..
        } = self.tables;
        for region in &self.scores.regions {
            for zone in places[usize::from(*region)].zones.of(covered) {
                near[usize::from(*zone)] = true;
                for other in places[usize::from(*zone)].neighbours.of(covered) {
                    near[usize::from(*other)] = true;
                }
            }
        }
    }

    /// A zone is answered when it was named itself, or denied with all around it. A region that
    /// hurts leaves open where in it.
    pub(super) fn is_zone_answered(&self, zone: u16) -> bool {
        let tables = self.tables;
        self.query.findings.iter().any(|finding| {
            let Topic::Place(row) = finding.topic else {
                return false;
            };
            let zones = tables.places[row as usize].zones.of(&tables.covered);
            (zones.len() == 1 || !finding.present) && zones.contains(&zone)
        })
    }

    /// The side to ask a zone for.
    pub(super) fn side_of(&self, zone: u16) -> Option<Side> {
        self.side
            .filter(|_| !self.tables.places[zone as usize].midline)
    }

    /// Inside a region or area that was said to hurt.
    pub(super) fn is_within(&self, zone: u16) -> bool {
        self.query.places().any(|(_, row)| {
            let zones = self.tables.places[row as usize]
                .zones
                .of(&self.tables.covered);
            zones.len() > 1 && zones.contains(&zone)
        })
    }
}
