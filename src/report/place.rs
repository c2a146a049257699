//! The answer of `show` for a zone, region or area: schema `myomap.zone.v1`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use serde::Serialize;

use super::muscle::also;
use super::names::Names;
use super::stamp::Stamp;
use super::{Answer, Block, Column, Document, Rows, Table, write_json};
use crate::knowledge::raw::Study;

/// Name of the schema.
pub const SCHEMA: &str = "myomap.zone.v1";

/// Said where no muscle has its usual area.
const NO_USUAL: &str =
    "No muscle is recorded with its usual area here: those below send pain here in some people.";

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
        let mut document = Document::new(self.name);
        document.push(Block::Heading(self.name.to_owned()));
        document.push(Block::Fields(self.fields()));
        if let Some(why) = &self.no_muscle {
            document.push(Block::Paragraph(why.clone()));
        }
        if !self.muscles.is_empty() && self.muscles.iter().all(|one| one.pattern != "essential") {
            document.push(Block::Paragraph(NO_USUAL.to_owned()));
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
        if self.is_judged() {
            document.push(Block::Note(self.usual_note()));
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
            // names of places have commas in them
            ids.iter()
                .map(|id| self.names.place(id))
                .collect::<Vec<_>>()
                .join("; ")
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

    /// What the column `Usual` means, with the guides and the study it names.
    fn usual_note(&self) -> String {
        let mut note = "Usual: place in an order of which muscle is most often the cause here; \
            how large each share is, is judged, not measured."
            .to_owned();
        let by = self.muscles.iter().filter_map(|one| one.usual_by.as_ref());
        let guides: BTreeSet<String> = by
            .filter_map(|by| {
                Some(format!(
                    "“{}” in {}",
                    by.guide.as_ref()?,
                    self.cited(&by.sources)
                ))
            })
            .collect();
        if !guides.is_empty() {
            let guides: Vec<String> = guides.into_iter().collect();
            let _ = write!(note, " Guide: named by the guide {}.", guides.join(", "));
        }
        if let Some(study) = &self.study {
            let source = &study.source;
            let (of, status, limits) = (&study.of, &study.status, &study.limits);
            let _ = write!(
                note,
                " Study: these stand to each other as the figures of {source} ({status}), which \
                 counts {of}. {limits}"
            );
        }
        note
    }

    /// Ids of sources, with a word where all are only recalled.
    fn cited(&self, sources: &[String]) -> String {
        let recalled = self.names.recalled(sources);
        let ids = sources.join(", ");
        if recalled {
            format!("{ids} (recalled)")
        } else {
            ids
        }
    }

    fn table(&self, pattern: &str) -> Table {
        let meant = || self.muscles.iter().filter(|one| one.pattern == pattern);
        let judged = self.is_judged();
        let is_zone = self.kind == "zone";
        // of a zone, only what is not on the muscle's own side is worth a column
        let at = !is_zone || meant().any(|one| one.sides != ["same"]);
        let mut columns = vec![Column::text("Muscle")];
        columns.extend(judged.then(|| Column::fixed("Usual")));
        columns.push(Column::text("Points"));
        columns.extend(at.then(|| Column::text(if is_zone { "Side" } else { "Where" })));
        columns.push(Column::fixed("Sources"));
        let rows = meant().map(|one| {
            let basis = one.usual_by.as_ref().map_or("", |by| by.basis.as_str());
            let usual = one
                .usual
                .map_or_else(|| "-".to_owned(), |at| format!("{at} {basis}"));
            let [points, place, rests] = self.cells(one);
            let mut row = vec![one.name.to_owned()];
            row.extend(judged.then_some(usual));
            row.push(points);
            row.extend(at.then_some(place));
            row.push(rests);
            row
        });
        Table {
            rows: rows.collect(),
            columns,
        }
    }

    fn is_judged(&self) -> bool {
        self.muscles.iter().any(|one| one.usual.is_some())
    }

    /// Points, side or zones, and on what it rests.
    fn cells(&self, one: &PlaceMuscle<'_>) -> [String; 3] {
        let points = one.trigger_points.iter();
        let points = points.filter_map(|id| id.split('/').nth(1));
        // a point that no source names says nothing beside those that are
        let points: Vec<&str> = points.filter(|point| *point != "any").collect();
        let sides = one.sides.iter().filter(|side| **side != "same");
        let at: Vec<&str> = if self.kind == "zone" {
            sides.map(|side| side_word(side)).collect()
        } else {
            one.zones.iter().map(|id| self.names.place(id)).collect()
        };
        let rests = if one.recalled {
            "recalled".to_owned()
        } else {
            one.sources.len().to_string()
        };
        let points = if points.is_empty() {
            "not said".to_owned()
        } else {
            points.join(", ")
        };
        [points, at.join("; "), rests]
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

fn side_word(side: &str) -> &'static str {
    match side {
        "both" => "both sides",
        "other" => "other side",
        _ => "middle",
    }
}
