//! The answer of `body`: schema `myomap.body.v1`.

pub mod picture;

use std::io;

use serde::Serialize;

use self::picture::Picture;
use super::muscle::also;
use super::rank::{RedFlag, Understood, warn};
use super::stamp::Stamp;
use super::{Answer, Block, Document, Rows, write_json};
use crate::knowledge::raw::Point;

/// Name of the schema.
pub const SCHEMA: &str = "myomap.body.v1";

/// Where it hurts, or where a muscle refers, drawn.
#[derive(Debug, Clone, Serialize)]
pub struct BodyReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// How the places were understood; none for a muscle.
    pub understood: Vec<Understood<'t>>,
    /// Red flags in the question.
    pub red_flags: Vec<RedFlag<'t>>,
    /// The muscle, if one was named.
    pub muscle: Option<Drawn<'t>>,
    /// What is shaded, with its letter on the picture.
    pub shaded: Vec<Shaded<'t>>,
    /// Trigger points of the muscle and the zones they lie in.
    pub trigger_points: Vec<Spot>,
    /// Views in which something is shaded.
    pub views: Vec<View>,
    /// Zones without a drawing.
    pub not_drawn: Vec<&'t str>,
    /// Not a diagnosis.
    pub note: &'static str,
    /// Other records of the same name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The picture, for people.
    #[serde(skip)]
    pub picture: Picture,
}

/// The muscle that is drawn.
#[derive(Debug, Clone, Serialize)]
pub struct Drawn<'t> {
    /// Id.
    pub id: &'t str,
    /// Display name.
    pub name: &'t str,
    /// The side it is drawn for: left, right or both.
    pub side: &'static str,
    /// Whether that side was said; else it is the left.
    pub side_said: bool,
}

/// What one letter stands for.
#[derive(Debug, Clone, Serialize)]
pub struct Shaded<'t> {
    /// The letter.
    pub mark: Option<char>,
    /// Id of the place.
    pub place: &'t str,
    /// Display name.
    pub name: &'t str,
    /// left, right, both or midline; nothing where it was not said.
    pub side: Option<&'static str>,
    /// pain, essential or spillover.
    pub class: &'static str,
    /// 0 to 10, where it was said.
    pub intensity: Option<u8>,
    /// Zones it covers.
    pub zones: Vec<&'t str>,
    /// Trigger points that refer there, as muscle/point.
    pub trigger_points: Vec<String>,
}

/// A trigger point and where it lies.
#[derive(Debug, Clone, Serialize)]
pub struct Spot {
    /// Id, as muscle/point.
    pub id: String,
    /// Two to four words.
    pub label: String,
    /// Where to find it, by landmarks.
    #[serde(rename = "where")]
    pub place: String,
    /// The zone it lies in, which is what is marked on the picture.
    pub zone: String,
    /// That zone's name.
    #[serde(skip)]
    pub zone_name: String,
}

/// A view as JSON shows it.
#[derive(Debug, Clone, Serialize)]
pub struct View {
    /// Id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Width and height of the grid; x goes to the viewer's right, y down.
    pub size: Point,
    /// Closed shapes around everything.
    pub outline: Vec<Vec<Point>>,
    /// What is shaded in it.
    pub zones: Vec<Painted>,
}

/// A shaded zone of a view.
#[derive(Debug, Clone, Serialize)]
pub struct Painted {
    /// Zone id.
    pub zone: String,
    /// left, right or midline.
    pub side: &'static str,
    /// pain, essential or spillover.
    pub class: &'static str,
    /// Its letter.
    pub mark: Option<char>,
    /// Closed shapes.
    pub polygons: Vec<Vec<Point>>,
}

impl Answer for BodyReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    /// Zones, each once, as they are listed.
    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for zone in self.shaded.iter().flat_map(|one| &one.zones) {
            if !ids.iter().any(|id| id == zone) {
                ids.push((*zone).to_owned());
            }
        }
        ids
    }

    /// One row a shaded zone of a view.
    fn rows(&self) -> Rows {
        let header = vec!["view", "zone", "side", "class", "mark", "polygon"];
        let cells = |view: &View, one: &Painted, shape: &Vec<Point>| {
            let corner = |[x, y]: &Point| format!("{x},{y}");
            vec![
                view.id.clone(),
                one.zone.clone(),
                one.side.to_owned(),
                one.class.to_owned(),
                one.mark.map(String::from).unwrap_or_default(),
                shape.iter().map(corner).collect::<Vec<_>>().join(" "),
            ]
        };
        let mut rows = Vec::new();
        for view in &self.views {
            for one in &view.zones {
                rows.extend(one.polygons.iter().map(|shape| cells(view, one, shape)));
            }
        }
        Rows { header, rows }
    }

    fn document(&self) -> Document {
        let mut document = Document::new(self.picture.title.clone());
        warn(&self.red_flags, &mut document);
        document.push(Block::Heading(self.picture.title.clone()));
        if let Some(side) = self.assumed() {
            document.push(Block::Paragraph(side));
        }
        document.push(Block::Picture(Box::new(self.picture.clone())));
        if !self.not_drawn.is_empty() {
            let zones = self.not_drawn.join(", ");
            document.push(Block::Paragraph(format!("Not on the drawing: {zones}.")));
        }
        document.points("Trigger points", self.points());
        also(&mut document, &self.also);
        document.push(Block::Note(self.note.to_owned()));
        document
    }
}

impl BodyReport<'_> {
    /// What was taken for granted about the side.
    fn assumed(&self) -> Option<String> {
        let muscle = self.muscle.as_ref().filter(|muscle| !muscle.side_said)?;
        let name = muscle.name;
        Some(format!(
            "Drawn for {name} on the left; on the right it is the mirror image (--side right)."
        ))
    }

    /// Trigger points in words: a group's are left to its members.
    fn points(&self) -> Vec<String> {
        let mut muscles: Vec<&str> = Vec::new();
        for (muscle, _) in self
            .trigger_points
            .iter()
            .filter_map(|spot| spot.id.split_once('/'))
        {
            if !muscles.contains(&muscle) {
                muscles.push(muscle);
            }
        }
        let line = |spot: &Spot| {
            let id = spot.id.split('/').nth(1).unwrap_or_default();
            format!(
                "Point {id}, {} ({}): {}",
                spot.label, spot.zone_name, spot.place
            )
        };
        if muscles.len() > 1 {
            let shows = muscles
                .iter()
                .map(|muscle| format!("`myomap body {muscle}`"));
            let shows: Vec<String> = shows.collect();
            return vec![format!("Each muscle by itself: {}.", shows.join(", "))];
        }
        let known = |spot: &&Spot| !spot.id.ends_with("/any");
        self.trigger_points.iter().filter(known).map(line).collect()
    }
}
