//! A place as people read it.

use super::{PlaceMuscle, PlaceReport};
use crate::report::muscle::also;
use crate::report::{Block, Column, Document, Table};
use crate::sort;

/// Said where no muscle has its usual area.
const NO_USUAL: &str =
    "No muscle is recorded with its usual area here: those below send pain here in some people.";

/// The place, the muscles that refer to it, and what else hurts there.
pub(super) fn document(report: &PlaceReport<'_>) -> Document {
    let mut document = Document::new(report.name);
    document.push(Block::Heading(report.name.to_owned()));
    document.push(Block::Fields(report.fields()));
    if let Some(why) = &report.no_muscle {
        document.push(Block::Paragraph(why.clone()));
    }
    if !report.muscles.is_empty() && report.muscles.iter().all(|one| one.pattern != "essential") {
        document.push(Block::Paragraph(NO_USUAL.to_owned()));
    }
    for (heading, pattern) in [
        ("Usual area of", "essential"),
        ("Felt by some from", "spillover"),
    ] {
        let table = report.table(pattern);
        if !table.rows.is_empty() {
            document.push(Block::Heading(heading.to_owned()));
            document.push(Block::Table(table));
        }
    }
    if report.is_judged() {
        document.push(Block::Note(report.usual_note()));
    }
    if !report.usual_without_referral.is_empty() {
        let names: Vec<&str> = report
            .usual_without_referral
            .iter()
            .map(|id| report.names.muscle(id))
            .collect();
        document.push(Block::Paragraph(format!(
            "Judged usual here although no referral is recorded: {}.",
            names.join(", ")
        )));
    }
    let conditions = report
        .conditions
        .iter()
        .map(|id| report.names.condition(id))
        .collect::<Vec<_>>()
        .join(", ");
    if !conditions.is_empty() {
        document.push(Block::Heading("Conditions that hurt here".to_owned()));
        document.push(Block::Paragraph(format!("{conditions}.")));
    }
    also(&mut document, &report.also);
    document.push(Block::Note(crate::report::rank::NOTE.to_owned()));
    document
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
        let order = "Usual: place in an order of which muscle is most often the cause here; how \
            large each share is, is judged, not measured.";
        let study = self.study.as_ref().map(|study| {
            let (source, status) = (&study.source, &study.status);
            let (of, limits) = (&study.of, &study.limits);
            format!(
                "Study: shares that stand to each other as the figures of {source} ({status}): \
                 {of}. {limits}"
            )
        });
        let notes = [Some(order.to_owned()), self.guides(), study];
        notes.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The guides that name muscles for the place, by source.
    fn guides(&self) -> Option<String> {
        let usual = self.muscles.iter().filter_map(|one| one.usual_by.as_ref());
        let guides = usual.filter_map(|by| Some((&by.sources, by.guide.as_deref()?)));
        let guides = sort::set(guides);
        let told = guides.chunk_by(|one, other| one.0 == other.0).map(|same| {
            let sources = same[0].0;
            let recalled = if self.names.recalled(sources) {
                " (recalled)"
            } else {
                ""
            };
            let titles: Vec<&str> = same.iter().map(|(_, title)| *title).collect();
            let titles = titles.join(", ");
            format!("{titles} in {}{recalled}", sources.join(", "))
        });
        let told: Vec<String> = told.collect();
        let any = !told.is_empty();
        any.then(|| format!("Guide: muscles named under {}.", told.join("; ")))
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

fn side_word(side: &str) -> &'static str {
    match side {
        "both" => "both sides",
        "other" => "other side",
        _ => "middle",
    }
}
