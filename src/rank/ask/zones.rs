//! Questions about places: zones the leading muscles refer to and nobody spoke of.

use super::Asker;
use super::grid::Grid;
use super::open::Open;
use crate::knowledge::tables::{AskRow, List, PlaceForm, PlaceRow};
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
    /// Regions that hurt.
    hurting: Vec<bool>,
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
            hurting,
            ..
        } = room;
        let least = self.tables.numbers.ask_gain;
        chances.worth(&self.weights, least, |zone, bound| {
            // a zone next to a usual one may hurt as well, but is not asked about for that alone
            if direct.get(usize::from(zone)) == Some(&true) {
                let cost = self.leaving(zone, hurting);
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
        room.leaks.clear();
        room.leaks.resize(zones, leak);
        room.chances.start(&room.leaks);
        mark(&mut room.direct, zones, &[]);
        mark(&mut room.hurting, tables.places.len(), &self.scores.regions);
        for (at, one) in self.leading.iter().enumerate() {
            let fitting = Fitting::new(one.side, self.side, false);
            for row in self.own(at, |row| row.zones, &tables.reaches) {
                room.direct[row.zone as usize] |= row.direct;
                // a place on the midline is asked for without a side
                if fitting.has(row.relation) || tables.places[row.zone as usize].midline {
                    *room.chances.at(row.zone, at) = 1.0 - (1.0 - row.chance) * (1.0 - leak);
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

    /// What asking for a zone costs that is neither in a region that hurts nor next to one.
    fn leaving(&self, zone: u16, hurting: &[bool]) -> f32 {
        let places = &self.tables.places;
        let hurts = |zone: u16| {
            let region = places[zone as usize].region;
            hurting.get(region as usize).is_some_and(|hurts| *hurts)
        };
        let near = places[zone as usize].neighbours.of(&self.tables.covered);
        if hurts(zone) || near.iter().any(|near| hurts(*near)) {
            0.0
        } else {
            self.tables.numbers.ask_leaving
        }
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

/// Marks some of so many rows.
fn mark(marks: &mut Vec<bool>, len: usize, rows: &[u16]) {
    marks.clear();
    marks.resize(len, false);
    for row in rows {
        marks[*row as usize] = true;
    }
}
