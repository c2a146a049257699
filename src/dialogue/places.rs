//! Where it hurts: in free words, or by choosing region, place and side.

use super::{Dialogue, Step, reply};
use crate::knowledge::tables::{NameOf, PlaceForm};
use crate::query::{Finding, Side, Topic, phrase};

impl Dialogue<'_> {
    /// Rows of the regions, in body order.
    pub(super) fn region_rows(&self) -> Vec<u16> {
        let rows = self
            .tables
            .places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.form == PlaceForm::Region);
        rows.map(|(row, _)| row as u16).collect()
    }

    /// Rows of the zones of a region, in body order.
    pub(super) fn zone_rows(&self, region: u16) -> Vec<u16> {
        let rows = self.tables.places.iter().enumerate();
        let rows =
            rows.filter(|(_, place)| place.form == PlaceForm::Zone && place.region == region);
        rows.map(|(row, _)| row as u16).collect()
    }

    pub(super) fn take_places(&mut self, line: &str) {
        let first = self.state.step == Step::Where;
        match reply::plain(line).as_str() {
            "list" | "choose" | "menu" => {
                self.state.step = Step::Region;
                return;
            }
            _ if !first && reply::is_nothing(line) => {
                self.state.facts.done.push(Step::Elsewhere);
                self.proceed();
                return;
            }
            "" => {
                return self
                    .remark("Please say where it hurts, or type list to choose from a list.");
            }
            _ => {}
        }
        self.read_places(line);
    }

    /// Reads free words that name places, and whatever else is said with them.
    fn read_places(&mut self, line: &str) {
        let places = self.state.facts.query.findings.len();
        self.state.facts.query.said.push(line.to_owned());
        let reading = phrase::read(self.tables, line);
        self.add(reading.findings);
        self.warn_of_words();
        let nothing_new = self.state.facts.query.findings.len() == places;
        if !reading.not_understood.is_empty() || nothing_new {
            self.not_understood(reading.not_understood, |of| of == NameOf::PlaceName);
        }
        if nothing_new && self.state.facts.pending.is_empty() {
            return;
        }
        self.proceed();
    }

    pub(super) fn take_region(&mut self, line: &str) {
        let regions = self.region_rows();
        match reply::numbers(line, regions.len()).as_deref() {
            Some([number]) => self.state.step = Step::Zone(regions[number - 1]),
            Some(_) => self.remark("Please choose one number; you can add others afterwards."),
            None if reply::is_nothing(line) => self.proceed(),
            None => self.take_words_instead(line),
        }
    }

    pub(super) fn take_zone(&mut self, region: u16, line: &str) {
        let zones = self.zone_rows(region);
        let whole = zones.len() + 1;
        let row = match reply::numbers(line, whole).as_deref() {
            Some([number]) if *number == whole => region,
            Some([number]) => zones[number - 1],
            Some(_) => {
                return self.remark("Please choose one number; you can add others afterwards.");
            }
            None if reply::verdict(line) == Some(reply::Verdict::Unsure) => region,
            None => return self.take_words_instead(line),
        };
        let text = self
            .tables
            .text(self.tables.places[row as usize].name)
            .to_owned();
        self.add(vec![Finding {
            text: text.into(),
            topic: Topic::Place(row),
            side: None,
            present: true,
            intensity: None,
        }]);
        self.proceed();
    }

    /// Words where a number was asked for: they are read as places.
    fn take_words_instead(&mut self, line: &str) {
        if phrase::read(self.tables, line).findings.is_empty() {
            self.remark("Please type one of the numbers, or the place in your own words.");
        } else {
            self.read_places(line);
        }
    }

    /// Present places whose side is not known and was not asked for.
    pub(super) fn without_side(&self) -> Vec<u16> {
        let facts = &self.state.facts;
        let open = facts.query.places().filter(|(finding, row)| {
            finding.side.is_none()
                && !self.tables.places[*row as usize].midline
                && !facts.sides_asked.contains(row)
        });
        open.map(|(_, row)| row).collect()
    }

    pub(super) fn take_side(&mut self, line: &str) {
        let rows = self.without_side();
        let side = match (reply::side(line), reply::verdict(line)) {
            (Some(side), _) => Some(side),
            (None, Some(reply::Verdict::Unsure)) => None,
            _ if reply::plain(line) == "5" => None,
            _ => return self.remark("Please answer left, right, both, middle or don't know."),
        };
        self.state.facts.sides_asked.extend(&rows);
        for finding in &mut self.state.facts.query.findings {
            let open = matches!(finding.topic, Topic::Place(row) if rows.contains(&row))
                && finding.present;
            if open && finding.side.is_none() {
                finding.side = side;
            }
        }
        self.proceed();
    }

    /// The places a side is asked for, as a person would say them.
    pub(super) fn sides_of(&self) -> String {
        let rows = self.without_side();
        let names: Vec<String> = rows
            .iter()
            .map(|row| {
                super::screen::lower(self.tables.text(self.tables.places[*row as usize].name))
            })
            .collect();
        super::screen::joined(&names, "and")
    }
}

/// How a side is said of a place.
pub(super) fn on_side(side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Left) => ", on the left",
        Some(Side::Right) => ", on the right",
        Some(Side::Both) => ", on both sides",
        Some(Side::Midline) => ", in the middle",
        None => "",
    }
}
