//! Rules of regions, zones and areas.

use super::{Checker, Kind, sort};

impl Checker<'_> {
    pub(super) fn places_fit_together(&mut self) {
        self.zones();
        self.zones_have_muscles();
        self.regions();
        self.areas();
    }

    fn zones(&mut self) {
        let zones = &self.records.zones;
        for zone in zones {
            let at = (Kind::Zones, zone.id.as_str());
            self.known_region(at, &zone.region);
            self.said(at, "name", &zone.name);
            self.one_of(at, "view", &zone.view, &["front", "back", "both"]);
            for other in &zone.neighbours {
                self.known_zone(at, other);
                let back = zones.iter().find(|zone| zone.id == *other);
                if other == &zone.id || back.is_some_and(|back| !back.neighbours.contains(&zone.id))
                {
                    let message = format!("`{other}` does not name it as a neighbour");
                    self.report(at, "symmetric-neighbours", message);
                }
            }
        }
    }

    fn zones_have_muscles(&mut self) {
        let muscles = &self.records.muscles;
        let points = muscles.iter().flat_map(|muscle| &muscle.trigger_points);
        let referrals = points.flat_map(|point| &point.refers);
        let reached = sort::set(referrals.map(|referral| referral.zone.as_str()));
        for zone in &self.records.zones {
            if reached.binary_search(&zone.id.as_str()).is_err() && zone.no_muscle.is_none() {
                let message = "no muscle refers here and no `no_muscle` says why";
                self.report((Kind::Zones, &zone.id), "says-why", message);
            }
        }
    }

    fn regions(&mut self) {
        let records = self.records;
        for region in &records.regions {
            let at = (Kind::Regions, region.id.as_str());
            self.said(at, "name", &region.name);
            let default = &region.default_zone;
            let mut inside = records.zones.iter().filter(|zone| zone.region == region.id);
            if !inside.any(|zone| zone.id == *default) {
                let message = format!("its default zone `{default}` is not one of its zones");
                self.report(at, "default-zone", message);
            }
        }
    }

    fn areas(&mut self) {
        let records = self.records;
        for area in &records.areas {
            let at = (Kind::Areas, area.id.as_str());
            self.said(at, "name", &area.name);
            for place in &area.any_of {
                self.known_place(at, "zone or region", place);
                if records.areas.iter().any(|other| other.id == *place) {
                    let message = format!("an area cannot contain the area `{place}`");
                    self.report(at, "no-cycles", message);
                }
            }
            if area.any_of.is_empty() {
                self.report(at, "has-places", "an area covers at least one place");
            }
        }
    }
}
