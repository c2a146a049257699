//! The answer of `show` for a zone, region or area: schema `myomap.zone.v1`.

use std::io;

use serde::Serialize;

use super::muscle::also;
use super::names::Names;
use super::stamp::Stamp;
use super::{Answer, Block, Column, Document, Rows, Table, write_json};

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
    /// Essential before spillover, each in the judged usual order, then by name.
    pub muscles: Vec<PlaceMuscle<'t>>,
    /// Judged usual here although no referral is recorded.
    pub usual_without_referral: Vec<String>,
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
        let mut document = Document::new(self.name);
        document.push(Block::Heading(self.name.to_owned()));
        document.push(Block::Fields(self.fields()));
        if let Some(why) = &self.no_muscle {
            document.push(Block::Paragraph(why.clone()));
        }
        for (heading, pattern) in [
            ("Usual area of", "essential"),
            ("Felt by some from", "spillover"),
        ] {
            let table = self.table(pattern);
            if !table.rows.is_empty() {
                document.push(Block::Heading(heading.to_owned()));
                document.push(Block::Table(table));
            }
        }
        if self.muscles.iter().any(|one| one.usual.is_some()) {
            let note = "Judged: place in a judged order of which muscle is most often the cause here; judgement, not measured.";
            document.push(Block::Note(note.to_owned()));
        }
        if !self.usual_without_referral.is_empty() {
            let names: Vec<&str> = self
                .usual_without_referral
                .iter()
                .map(|id| self.names.muscle(id))
                .collect();
            document.push(Block::Paragraph(format!(
                "Judged usual here although no referral is recorded: {}.",
                names.join(", ")
            )));
        }
        let conditions = self
            .conditions
            .iter()
            .map(|id| self.names.condition(id))
            .collect::<Vec<_>>()
            .join(", ");
        if !conditions.is_empty() {
            document.push(Block::Heading("Conditions that hurt here".to_owned()));
            document.push(Block::Paragraph(format!("{conditions}.")));
        }
        also(&mut document, &self.also);
        document.push(Block::Note(super::rank::NOTE.to_owned()));
        document
    }
}

impl PlaceReport<'_> {
    fn fields(&self) -> Vec<(String, String)> {
        let list = |ids: &[&str]| {
            ids.iter()
                .map(|id| self.names.place(id))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let covers = if self.kind == "zone" {
            String::new()
        } else {
            list(&self.zones)
        };
        let fields = [
            (
                "What",
                format!(
                    "{}{}",
                    self.kind,
                    if self.midline { " on the midline" } else { "" }
                ),
            ),
            ("Id", self.id.to_owned()),
            (
                "Region",
                self.region
                    .map_or_else(String::new, |id| self.names.place(id).to_owned()),
            ),
            ("Also called", self.aliases.join(", ")),
            ("Covers", covers),
            ("Next to", list(&self.neighbours)),
        ];
        let said = fields.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn table(&self, pattern: &str) -> Table {
        let several = self.kind != "zone";
        let row = |one: &PlaceMuscle<'_>| {
            let points: Vec<&str> = one
                .trigger_points
                .iter()
                .filter_map(|id| id.split('/').nth(1))
                .collect();
            let side = one
                .sides
                .iter()
                .filter(|side| **side != "same")
                .map(|side| side_word(side));
            let zones = one.zones.iter().map(|id| self.names.place(id));
            let rests = if one.recalled {
                "recalled".to_owned()
            } else {
                one.sources.len().to_string()
            };
            vec![
                one.name.to_owned(),
                one.usual
                    .map_or_else(|| "-".to_owned(), |at| at.to_string()),
                points.join(", "),
                if several {
                    zones.collect::<Vec<_>>().join(", ")
                } else {
                    side.collect::<Vec<_>>().join(", ")
                },
                rests,
            ]
        };
        let columns = vec![
            Column::text("Muscle"),
            Column::fixed("Judged"),
            Column::text("Points"),
            Column::text(if several { "Where" } else { "Side" }),
            Column::fixed("Sources"),
        ];
        Table {
            columns,
            rows: self
                .muscles
                .iter()
                .filter(|one| one.pattern == pattern)
                .map(row)
                .collect(),
        }
    }
}

fn side_word(side: &str) -> &'static str {
    match side {
        "both" => "both sides",
        "other" => "other side",
        _ => "middle",
    }
}
