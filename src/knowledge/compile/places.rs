//! Zones, regions and areas.

use super::Compiler;
use super::rows::append;
use crate::knowledge::tables::{List, NONE, PlaceForm, PlaceRow};
use crate::knowledge::{raw, sort};

impl Compiler<'_> {
    /// Zones in body order, then regions, then areas.
    pub(super) fn places(&mut self) -> Vec<PlaceRow> {
        let records = self.records;
        let mut rows = Vec::new();
        for zone in &records.zones {
            let row = self.place(&zone.id, &zone.name, PlaceForm::Zone);
            let near = self.rows_of(&zone.neighbours);
            rows.push(PlaceRow {
                region: self.place_row(&zone.region),
                midline: zone.midline,
                neighbours: append(&mut self.lists.covered, near),
                ..row
            });
        }
        for region in &records.regions {
            let row = self.place(&region.id, &region.name, PlaceForm::Region);
            let region = self.place_row(&region.id);
            rows.push(PlaceRow { region, ..row });
        }
        for area in &records.areas {
            let row = self.area(area, &rows);
            rows.push(row);
        }
        self.find_typical(&rows);
        for row in &mut rows {
            let bases = self.place_bases(row);
            let own = self.place_links(row, &bases);
            row.links = append(&mut self.lists.links, own);
        }
        rows
    }

    pub(super) fn place_ids(&self, places: &[PlaceRow]) -> Vec<u16> {
        let id = |row: &u16| places[*row as usize].id.of(&self.strings.all);
        let mut rows: Vec<u16> = (0..places.len() as u16).collect();
        sort::by(&mut rows, |left, right| id(left).cmp(id(right)));
        rows
    }

    /// An area lies where the first of its places does.
    fn area(&mut self, area: &raw::Area, places: &[PlaceRow]) -> PlaceRow {
        let row = self.place(&area.id, &area.name, PlaceForm::Area);
        let members = self.rows_of(&area.any_of);
        let first = members.first().and_then(|row| places.get(*row as usize));
        PlaceRow {
            region: first.map_or(NONE, |first| first.region),
            members: append(&mut self.lists.covered, members),
            ..row
        }
    }

    /// What all places have.
    fn place(&mut self, id: &str, name: &str, form: PlaceForm) -> PlaceRow {
        let zones = self.zones_of(id);
        PlaceRow {
            id: self.strings.add(id),
            name: self.strings.add(name),
            form,
            region: NONE,
            midline: false,
            zones: append(&mut self.lists.covered, zones),
            members: List::default(),
            neighbours: List::default(),
            links: List::default(),
        }
    }

    fn place_row(&self, id: &str) -> u16 {
        self.place_rows.get(id).copied().unwrap_or(NONE)
    }

    /// The rows of those places that are known.
    pub(super) fn rows_of(&self, ids: &[String]) -> Vec<u16> {
        ids.iter()
            .filter_map(|id| self.place_rows.get(id.as_str()).copied())
            .collect()
    }

    /// The zones a place covers; a zone covers itself.
    pub(super) fn zones_of(&self, id: &str) -> Vec<u16> {
        if let Some(area) = self.records.areas.iter().find(|area| area.id == id) {
            let members = area.any_of.iter();
            return members.flat_map(|place| self.zones_of(place)).collect();
        }
        let inside: Vec<u16> = (0..self.records.zones.len())
            .filter(|row| self.records.zones[*row].region == id)
            .map(|row| row as u16)
            .collect();
        if inside.is_empty() {
            self.place_rows.get(id).copied().into_iter().collect()
        } else {
            inside
        }
    }
}
