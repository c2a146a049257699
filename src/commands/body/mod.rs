//! `body`: where it hurts, or where a muscle refers, drawn.

mod drawing;
mod muscle;

use self::drawing::{Shade, Sides};
use super::answer::{opened, screen, understood};
use super::question;
use crate::cli::{BodyArgs, QueryArgs};
use crate::error::{Error, Status};
use crate::knowledge::tables::Tables;
use crate::query::{Finding, Query, Side};
use crate::report::Answer;
use crate::report::body::picture::{Class, Key};
use crate::report::body::{BodyReport, SCHEMA, Shaded};
use crate::report::rank::NOTE;
use crate::report::stamp::Stamp;
use crate::store::Store;

type Found<'s> = (Box<dyn Answer + 's>, Status);

/// `body`
pub(super) fn body<'s>(args: &BodyArgs, store: &'s Store) -> Result<Found<'s>, Error> {
    let tables = store.tables();
    if let Some(meant) = muscle::meant(tables, args) {
        let report = muscle::draw(store, meant)?;
        let status = if report.shaded.is_empty() {
            Status::Nothing
        } else {
            Status::Answered
        };
        return Ok((Box::new(report), status));
    }
    let asked = QueryArgs {
        side: args.side,
        ..QueryArgs::default()
    };
    let understanding = question::understand(tables, question::asked(&args.places, &asked)?);
    let screened = screen(tables, understanding, args.show_anyway)
        .map_err(|error| muscle::one_of_many(tables, args).unwrap_or(error))?;
    let warning = opened(tables, &screened);
    if screened.withheld {
        return Ok((Box::new(warning), Status::RedFlag));
    }
    let status = if screened.flags.is_empty() {
        Status::Answered
    } else {
        Status::RedFlag
    };
    let mut report = places(store, &screened.query)?;
    report.red_flags = warning.red_flags;
    Ok((Box::new(report), status))
}

/// The places of a question, drawn.
fn places<'s>(store: &'s Store, query: &Query) -> Result<BodyReport<'s>, Error> {
    let tables = store.tables();
    let mut sheet = Sheet::new(tables, "Where it hurts");
    sheet.report.understood = understood(tables, query);
    for (finding, row) in query.places() {
        sheet.place(finding, row);
    }
    sheet.drawn(store, &[])
}

/// A report that is being filled, with what is to be shaded.
struct Sheet<'t> {
    tables: &'t Tables,
    report: BodyReport<'t>,
    /// Zones and sides to be shaded, by line of the key.
    wanted: Vec<Wish>,
}

/// The zones of one line of the key.
struct Wish {
    key: usize,
    class: Class,
    zones: Vec<u16>,
    sides: Sides,
}

impl<'t> Sheet<'t> {
    fn new(tables: &'t Tables, title: &str) -> Self {
        let mut report = BodyReport {
            stamp: Stamp::new(SCHEMA, tables),
            understood: Vec::new(),
            red_flags: Vec::new(),
            muscle: None,
            shaded: Vec::new(),
            trigger_points: Vec::new(),
            views: Vec::new(),
            not_drawn: Vec::new(),
            note: NOTE,
            also: Vec::new(),
            picture: crate::report::body::picture::Picture::default(),
        };
        title.clone_into(&mut report.picture.title);
        Self {
            tables,
            report,
            wanted: Vec::new(),
        }
    }

    /// A place that hurts: all its zones under one letter.
    fn place(&mut self, finding: &Finding, row: u16) {
        let place = &self.tables.places[row as usize];
        let zones = place.zones.of(&self.tables.covered);
        let midline = zones
            .iter()
            .all(|zone| self.tables.places[*zone as usize].midline);
        let side = if midline {
            Some(Side::Midline)
        } else {
            finding.side
        };
        let words = match (side, finding.intensity) {
            (None, None) => "side not said, both drawn".to_owned(),
            (None, Some(level)) => format!("side not said, both drawn, {level} of 10"),
            (Some(side), level) => {
                let level = level.map(|level| format!("{level} of 10"));
                let parts = [side_words(side).map(str::to_owned), level];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
        };
        let shaded = Shaded {
            mark: None,
            place: self.tables.text(place.id),
            name: self.tables.text(place.name),
            side: side.map(Side::word),
            class: Class::Pain.word(),
            intensity: finding.intensity,
            zones: self.ids(zones),
            trigger_points: Vec::new(),
        };
        self.shade(shaded, Class::Pain, &words, zones, Sides::of(side));
    }

    fn ids(&self, zones: &[u16]) -> Vec<&'t str> {
        let tables = self.tables;
        let id = |zone: &u16| tables.text(tables.places[*zone as usize].id);
        zones.iter().map(id).collect()
    }

    /// Adds a line to the key, with its zones.
    fn shade(
        &mut self,
        shaded: Shaded<'t>,
        class: Class,
        words: &str,
        zones: &[u16],
        sides: Sides,
    ) {
        let key = self.report.picture.keys.len();
        let text = if words.is_empty() {
            shaded.name.to_owned()
        } else {
            format!("{}: {words}", shaded.name)
        };
        self.report.picture.keys.push(Key {
            mark: None,
            class,
            text,
        });
        self.report.shaded.push(shaded);
        self.wanted.push(Wish {
            key,
            class,
            zones: zones.to_vec(),
            sides,
        });
    }

    /// What is shaded where: a narrower place lies on top of a wider one.
    fn shades(&self) -> Vec<Shade> {
        let mut wanted: Vec<&Wish> = self.wanted.iter().collect();
        crate::sort::by_key(&mut wanted, |wish| wish.zones.len());
        let mut shades: Vec<Shade> = Vec::new();
        for wish in wanted {
            for zone in &wish.zones {
                let midline = self.tables.places[*zone as usize].midline;
                for side in if midline { Sides::MIDDLE } else { wish.sides }.list() {
                    let is_new = |one: &Shade| (one.zone, one.side) != (*zone, side);
                    if shades.iter().all(is_new) {
                        shades.push(Shade {
                            zone: *zone,
                            side,
                            class: wish.class,
                            key: wish.key,
                        });
                    }
                }
            }
        }
        shades
    }

    /// The report with its views; `spots` are the zones and sides of trigger points.
    fn drawn(mut self, store: &Store, spots: &[(u16, Side)]) -> Result<BodyReport<'t>, Error> {
        let drawing = drawing::draw(store, &self.shades(), spots)?;
        let id = |zone: u16| self.tables.text(self.tables.places[zone as usize].id);
        self.report.not_drawn = drawing.not_drawn.into_iter().map(id).collect();
        for (key, mark) in drawing.marks.into_iter().enumerate() {
            self.report.picture.keys[key].mark = Some(mark);
            self.report.shaded[key].mark = Some(mark);
        }
        self.report.picture.spots = drawing.panels.iter().any(|panel| !panel.spots.is_empty());
        self.report.picture.describe = self.sentences();
        self.report.views = drawing.views;
        self.report.picture.panels = drawing.panels;
        Ok(self.report)
    }

    /// What the picture shows, for those who do not see it.
    fn sentences(&self) -> String {
        let classes = self.report.picture.classes();
        let said = classes.iter().map(|(class, keys)| {
            let texts: Vec<&str> = keys.iter().map(|key| key.text.as_str()).collect();
            format!("{}: {}.", class.name(), texts.join("; "))
        });
        said.collect::<Vec<_>>().join(" ")
    }
}

/// A side as it is said after the name of a place; nothing for what has no sides.
fn side_words(side: Side) -> Option<&'static str> {
    match side {
        Side::Left => Some("left"),
        Side::Right => Some("right"),
        Side::Both => Some("both sides"),
        Side::Midline => None,
    }
}
