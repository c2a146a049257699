//! The links of places, factors and signs seen from the muscle.
//!
//! Scoring starts from what was said and asks which muscles it points to; choosing a question
//! starts from the leading muscles and asks what they would show. Without these lists every
//! factor and sign would have to be searched for each leading muscle.

use super::sort;
use super::tables::{
    AskRow, CueLink, CueRow, Fit, LinkRow, List, OwnCueRow, OwnPointerRow, PlaceForm, PlaceRow,
    PointerRow, ReachRow, Role,
};
use libm::exp;

/// The four tables; see [`super::tables::Tables::asks`].
#[derive(Default)]
pub(super) struct Asks {
    pub(super) rows: Vec<AskRow>,
    pub(super) reaches: Vec<ReachRow>,
    pub(super) cues: Vec<OwnCueRow>,
    pub(super) pointers: Vec<OwnPointerRow>,
}

impl Asks {
    /// Turns the links of all places and cues (factors, then signs) round.
    pub(super) fn of<'a>(
        muscles: usize,
        (places, links): (&[PlaceRow], &[LinkRow]),
        (cues, cue_links): (impl Iterator<Item = &'a CueRow>, &[CueLink]),
        pointers: &[PointerRow],
    ) -> Self {
        let mut own: Vec<Own> = Vec::new();
        own.resize_with(muscles, Own::default);
        for (row, place) in places.iter().enumerate() {
            if place.form == PlaceForm::Zone {
                reach(&mut own, row as u16, place.links.of(links));
            }
        }
        for (row, cue) in cues.enumerate() {
            for link in cue.worse.of(cue_links) {
                let own = &mut own[link.muscle as usize];
                own.cues.push(OwnCueRow {
                    cue: row as u16,
                    ratio: exp(f64::from(link.hit)) as f32,
                });
            }
            point(&mut own, row as u16, cue.pointers.of(pointers));
        }
        let mut asks = Self::default();
        for own in own {
            asks.add(own);
        }
        asks
    }

    fn add(&mut self, mut own: Own) {
        sort::by_key(&mut own.zones, |row| (!row.direct, row.zone));
        sort::by_key(&mut own.pointers, |row| (row.region, row.cue));
        self.rows.push(AskRow {
            zones: append(&mut self.reaches, own.zones),
            cues: append(&mut self.cues, own.cues),
            pointers: append(&mut self.pointers, own.pointers),
        });
    }
}

/// What belongs to one muscle.
#[derive(Default)]
struct Own {
    zones: Vec<ReachRow>,
    cues: Vec<OwnCueRow>,
    pointers: Vec<OwnPointerRow>,
}

fn reach(own: &mut [Own], zone: u16, links: &[LinkRow]) {
    let felt = |link: &&LinkRow| matches!(link.fit, Fit::Exact | Fit::Neighbour);
    for link in links.iter().filter(felt) {
        own[link.muscle as usize].zones.push(ReachRow {
            zone,
            direct: link.fit == Fit::Exact,
            relation: link.relation,
            chance: link.chance,
        });
    }
}

fn point(own: &mut [Own], cue: u16, rows: &[PointerRow]) {
    for row in rows.iter().filter(|row| row.role == Role::Worse) {
        own[row.muscle as usize].pointers.push(OwnPointerRow {
            region: row.region,
            cue,
            ratio: exp(f64::from(row.shift)) as f32,
        });
    }
}

fn append<T>(table: &mut Vec<T>, rows: Vec<T>) -> List {
    let at = table.len() as u32;
    let len = rows.len() as u32;
    table.extend(rows);
    List { at, len }
}

#[cfg(test)]
mod tests {
    use crate::store::Store;

    #[test]
    fn every_link_is_seen_from_its_muscle() {
        let store = Store::shipped();
        let tables = store.tables();
        assert_eq!(tables.asks.len(), tables.muscles.len());
        let cues = tables.factors.iter().chain(tables.signs.iter());
        let links: u32 = cues.map(|cue| cue.worse.len).sum();
        assert_eq!(links as usize, tables.own_cues.len());
        for row in tables.asks.iter() {
            let zones = row.zones.of(&tables.reaches);
            assert!(zones.is_sorted_by_key(|zone| (!zone.direct, zone.zone)));
            let pointers = row.pointers.of(&tables.own_pointers);
            assert!(pointers.is_sorted_by_key(|row| (row.region, row.cue)));
        }
    }
}
