//! Rules of regions, zones and areas.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checker, Kind};

impl Checker<'_> {
    pub(super) fn places_fit_together(&mut self) {
        let records = self.records;
        let neighbours: BTreeMap<&str, &Vec<String>> = records
            .zones
            .iter()
            .map(|zone| (zone.id.as_str(), &zone.neighbours))
            .collect();
        for zone in &records.zones {
            let at = (Kind::Zones, zone.id.as_str());
            self.known(at, |checker| &checker.regions, "region", &zone.region);
            self.said(at, "name", &zone.name);
            self.one_of(at, "view", &zone.view, &["front", "back", "both"]);
            for other in &zone.neighbours {
                self.known(at, |checker| &checker.zones, "zone", other);
                let back = neighbours
                    .get(other.as_str())
                    .is_some_and(|list| list.contains(&zone.id));
                if other == &zone.id || (neighbours.contains_key(other.as_str()) && !back) {
                    self.report(
                        at.0,
                        at.1,
                        "symmetric-neighbours",
                        format!("`{other}` does not name it as a neighbour"),
                    );
                }
            }
        }
        self.zones_have_muscles();
        for region in &records.regions {
            let at = (Kind::Regions, region.id.as_str());
            self.said(at, "name", &region.name);
            let inside = records
                .zones
                .iter()
                .any(|zone| zone.id == region.default_zone && zone.region == region.id);
            if !inside {
                let message = format!(
                    "its default zone `{}` is not one of its zones",
                    region.default_zone
                );
                self.report(at.0, at.1, "default-zone", message);
            }
        }
        let areas: BTreeSet<&str> = records.areas.iter().map(|area| area.id.as_str()).collect();
        for area in &records.areas {
            let at = (Kind::Areas, area.id.as_str());
            self.said(at, "name", &area.name);
            for place in &area.any_of {
                self.known(at, |checker| &checker.places, "zone or region", place);
                if areas.contains(place.as_str()) {
                    self.report(
                        at.0,
                        at.1,
                        "no-cycles",
                        format!("an area cannot contain the area `{place}`"),
                    );
                }
            }
            if area.any_of.is_empty() {
                self.report(
                    at.0,
                    at.1,
                    "has-places",
                    "an area covers at least one place".to_owned(),
                );
            }
        }
    }

    fn zones_have_muscles(&mut self) {
        let records = self.records;
        let points = records
            .muscles
            .iter()
            .flat_map(|muscle| &muscle.trigger_points);
        let reached: BTreeSet<&str> = points
            .flat_map(|point| &point.refers)
            .map(|referral| referral.zone.as_str())
            .collect();
        for zone in &records.zones {
            if !reached.contains(zone.id.as_str()) && zone.no_muscle.is_none() {
                let message = "no muscle refers here and no `no_muscle` says why".to_owned();
                self.report(Kind::Zones, &zone.id, "says-why", message);
            }
        }
    }
}
