//! Questions about places: zones the leading muscles refer to and nobody spoke of.

use super::Asker;
use super::open::{Open, ROOM};
use crate::knowledge::tables::{AskRow, List, ReachRow};
use crate::query::{Side, Topic};
use crate::rank::score::Fitting;

/// Marks a zone or cue that was answered, in place of its position among the open ones.
pub(super) const ANSWERED: u16 = u16::MAX;
/// Marks one that no leading muscle was seen to show yet.
pub(super) const UNSEEN: u16 = u16::MAX - 1;

/// What is open, by zone.
#[derive(Debug, Default)]
pub(super) struct OpenZones {
    /// By place its position in `open`, or one of the two marks.
    slots: Vec<u16>,
    /// Zones with the chance of a yes by leading muscle.
    open: Vec<(u16, [f32; ROOM])>,
    /// By place: a region that hurts.
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

    /// Weighs every open zone that a leading muscle refers to.
    pub(super) fn zones(&self, room: &mut OpenZones, into: &mut Vec<(f32, Open)>) {
        let OpenZones {
            slots,
            open,
            hurting,
        } = room;
        self.open_zones(slots);
        open.clear();
        let sure = self.tables.numbers.ask_sure;
        let leak = self.tables.numbers.set_leak.clamp(sure, 1.0 - sure);
        let rows = |at: usize| self.own(at, |row| row.zones, &self.tables.reaches);
        let fitting = |at: usize| Fitting::new(self.leading[at].side, self.side, false);
        let yes = |fitting: Fitting, row: &ReachRow| {
            // a place on the midline is asked for without a side
            let midline = self.tables.places[row.zone as usize].midline;
            if midline || fitting.has(row.relation) {
                1.0 - (1.0 - row.chance) * (1.0 - leak)
            } else {
                leak
            }
        };
        for at in 0..self.leading.len() {
            let fitting = fitting(at);
            for row in rows(at).iter().take_while(|row| row.direct) {
                let slot = &mut slots[row.zone as usize];
                if *slot == UNSEEN {
                    *slot = open.len() as u16;
                    open.push((row.zone, [leak; ROOM]));
                }
                if *slot != ANSWERED {
                    open[usize::from(*slot)].1[at] = yes(fitting, row);
                }
            }
        }
        // a zone next to a usual one may hurt as well, but is not asked about for that alone
        for at in 0..self.leading.len() {
            let fitting = fitting(at);
            for row in rows(at).iter().skip_while(|row| row.direct) {
                if let Some((_, chances)) = open.get_mut(usize::from(slots[row.zone as usize])) {
                    chances[at] = yes(fitting, row);
                }
            }
        }
        self.mark_hurting(hurting);
        for (zone, chances) in open {
            let one = Open {
                topic: Topic::Place(*zone),
                chances: *chances,
                cost: 0.0,
            };
            self.offer(one, || self.leaving(*zone, hurting), into);
        }
    }

    /// By place: answered or not. A zone is answered when it was named itself, or denied with
    /// all around it. A region that hurts leaves open where in it.
    fn open_zones(&self, slots: &mut Vec<u16>) {
        let tables = self.tables;
        slots.clear();
        slots.resize(tables.places.len(), UNSEEN);
        for finding in &self.query.findings {
            if let Topic::Place(row) = finding.topic {
                let zones = tables.places[row as usize].zones.of(&tables.covered);
                if zones.len() == 1 || !finding.present {
                    for zone in zones {
                        slots[*zone as usize] = ANSWERED;
                    }
                }
            }
        }
    }

    /// The side to ask a zone for.
    pub(super) fn side_of(&self, zone: u16) -> Option<Side> {
        self.side
            .filter(|_| !self.tables.places[zone as usize].midline)
    }

    /// Marks the regions that hurt.
    fn mark_hurting(&self, hurting: &mut Vec<bool>) {
        hurting.clear();
        hurting.resize(self.tables.places.len(), false);
        for region in &self.scores.regions {
            hurting[*region as usize] = true;
        }
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
