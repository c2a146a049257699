//! The answer of `show` for a zone, region or area: schema `myomap.zone.v1`.

mod page;

use std::io;

use serde::Serialize;

use super::names::Names;
use super::stamp::Stamp;
use super::{Answer, Document, Rows, write_json};
use crate::knowledge::raw::Study;

/// Name of the schema.
pub const SCHEMA: &str = "myomap.zone.v1";

/// A place and the muscles that refer to it.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// Id.
    pub id: &'t str,
    /// zone, region or area.
    pub kind: &'static str,
    /// Display name.
    pub name: &'t str,
    /// The region of a zone.
    pub region: Option<&'t str>,
    /// On the midline, without sides.
    pub midline: bool,
    /// Other names.
    pub aliases: Vec<String>,
    /// Zones it covers; a zone covers itself.
    pub zones: Vec<&'t str>,
    /// Zones that touch it.
    pub neighbours: Vec<&'t str>,
    /// Essential before spillover, each in the judged usual order, then as they rank when nothing
    /// but this place hurts.
    pub muscles: Vec<PlaceMuscle<'t>>,
    /// Judged usual here although no referral is recorded.
    pub usual_without_referral: Vec<String>,
    /// The study that divides the shares of the muscles it examined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub study: Option<Study>,
    /// Why no muscle is known to refer here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_muscle: Option<String>,
    /// Conditions that hurt here.
    pub conditions: Vec<&'t str>,
    /// Other records of the same name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// For people: names of everything referred to.
    #[serde(skip)]
    pub names: Names<'t>,
}

/// A muscle that refers to a place.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceMuscle<'t> {
    /// Muscle id.
    pub muscle: &'t str,
    /// Display name.
    pub name: &'t str,
    /// essential or spillover: the best it has here.
    pub pattern: &'static str,
    /// Its place in the judged order of what is usual here, from 1.
    pub usual: Option<usize>,
    /// On what that rests.
    pub usual_by: Option<UsualBy>,
    /// Trigger points that refer here, as muscle/point.
    pub trigger_points: Vec<String>,
    /// Zones of the place that it refers to.
    pub zones: Vec<&'t str>,
    /// Sides, seen from the muscle: same, both, other, midline.
    pub sides: Vec<&'static str>,
    /// Source ids.
    pub sources: Vec<&'t str>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
}

/// On what it rests that a muscle is usual for a place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UsualBy {
    /// study, guide or judgement.
    pub basis: String,
    /// Source ids; none for a judgement.
    pub sources: Vec<String>,
    /// Title of the guide that names the muscle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
}

impl Answer for PlaceReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        vec![self.id.to_owned()]
    }

    fn rows(&self) -> Rows {
        let header = vec![
            "place",
            "muscle",
            "name",
            "pattern",
            "usual",
            "usual_by",
            "trigger_points",
            "zones",
            "sides",
            "sources",
            "recalled",
        ];
        let rows = self.muscles.iter().map(|one| {
            vec![
                self.id.to_owned(),
                one.muscle.to_owned(),
                one.name.to_owned(),
                one.pattern.to_owned(),
                one.usual.map_or_else(String::new, |at| at.to_string()),
                one.usual_by
                    .as_ref()
                    .map_or_else(String::new, UsualBy::words),
                one.trigger_points.join(" "),
                one.zones.join(" "),
                one.sides.join(" "),
                one.sources.join(" "),
                one.recalled.to_string(),
            ]
        });
        Rows {
            header,
            rows: rows.collect(),
        }
    }

    fn document(&self) -> Document {
        page::document(self)
    }
}

impl UsualBy {
    /// Basis and source ids in one cell.
    fn words(&self) -> String {
        let basis = std::iter::once(self.basis.as_str());
        let words: Vec<&str> = basis
            .chain(self.sources.iter().map(String::as_str))
            .collect();
        words.join(" ")
    }
}
