//! The answer of `show` for a muscle, part or group: schema `myomap.muscle.v1`.

use std::io;

use serde::Serialize;

use super::names::{Citations, Names, capital};
use super::stamp::Stamp;
use super::{Answer, Block, Column, Document, Rows, Table, claims, write_json};
use crate::knowledge::raw::{Muscle, MuscleFactor, Text};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.muscle.v1";

/// A whole record with its family.
#[derive(Debug, Clone, Serialize)]
pub struct MuscleReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// Every field of the record.
    #[serde(flatten)]
    pub record: Muscle,
    /// Its main group, or for a part its muscle.
    pub group: Option<&'t str>,
    /// Its parts, for a muscle that has some.
    pub parts: Vec<&'t str>,
    /// Its members, for a group.
    pub members: Vec<&'t str>,
    /// Other records of the same name, as `kind id`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// For people: names of everything referred to.
    #[serde(skip)]
    pub names: Names<'t>,
}

impl Answer for MuscleReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn rows(&self) -> Rows {
        claims::rows([&self.record], self.names)
    }

    fn ids(&self) -> Vec<String> {
        vec![self.record.id.clone()]
    }

    fn document(&self) -> Document {
        let mut page = Page {
            report: self,
            cites: Citations::new(self.names),
            document: Document::new(&*self.record.name),
        };
        page.head();
        page.family();
        page.points();
        page.findings();
        page.others();
        page.care();
        page.foot();
        page.document
    }
}

/// A [`Document`] in the making, with the sources cited so far.
struct Page<'r, 't> {
    report: &'r MuscleReport<'t>,
    cites: Citations<'t>,
    document: Document,
}

impl Page<'_, '_> {
    fn head(&mut self) {
        let record = &self.report.record;
        let latin = record
            .latin
            .as_ref()
            .map_or_else(String::new, |latin| format!(" ({latin})"));
        self.document
            .push(Block::Heading(format!("{}{latin}", record.name)));
        self.document
            .push(Block::Paragraph(format!("{}.", capital(&record.plain))));
        let mut fields = Vec::new();
        let mut field = |name: &str, value: String| {
            if !value.is_empty() {
                fields.push((name.to_owned(), value));
            }
        };
        field("Also called", record.aliases.join(", "));
        field(
            "Part of",
            record
                .part_of
                .as_deref()
                .map_or_else(String::new, |id| self.report.names.muscle(id).to_owned()),
        );
        field(
            "Belongs to",
            self.list(record.groups.iter().map(String::as_str)),
        );
        field("Known as", terms(record));
        if let Some(anatomy) = &record.anatomy {
            let cite = self.cites.cite(&anatomy.sources);
            let parts = [
                ("Origin", &anatomy.origin),
                ("Insertion", &anatomy.insertion),
                ("Action", &anatomy.action),
                ("Nerve", &anatomy.nerve),
            ];
            for (name, text) in parts {
                field(
                    name,
                    text.as_ref()
                        .map_or_else(String::new, |text| format!("{text}{cite}")),
                );
            }
        }
        if let Some(known) = &record.prevalence {
            let note = known
                .note
                .as_ref()
                .map_or_else(String::new, |note| format!(": {note}"));
            let cite = self.cites.cite(&known.sources);
            field(
                "How common",
                format!("{}{note}{cite}", known.frequency.replace('-', " ")),
            );
        }
        if !fields.is_empty() {
            self.document.push(Block::Fields(fields));
        }
    }

    fn list<'i>(&self, ids: impl Iterator<Item = &'i str>) -> String {
        ids.map(|id| self.report.names.muscle(id))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn family(&mut self) {
        let names = self.report.names;
        for (heading, ids) in [
            ("Parts", &self.report.parts),
            ("Members", &self.report.members),
        ] {
            if ids.is_empty() {
                continue;
            }
            let row = |id: &&str| {
                let Some(row) = names.0.muscle(id) else {
                    return vec![(*id).to_owned()];
                };
                let muscle = &names.0.muscles[row as usize];
                vec![
                    names.0.text(muscle.name).to_owned(),
                    names.0.text(muscle.plain).to_owned(),
                ]
            };
            let rows = ids.iter().map(row).collect();
            let columns = vec![Column::text(heading), Column::text("Where it is")];
            self.document.push(Block::Table(Table { columns, rows }));
        }
    }

    fn points(&mut self) {
        let report = self.report;
        if let Some(why) = &report.record.no_referral {
            self.document.push(Block::Paragraph(why.clone()));
        }
        for point in &report.record.trigger_points {
            let heading = match point.id.as_str() {
                "any" => capital(&point.label),
                id => format!("Trigger point {id}: {}", point.label),
            };
            self.document.push(Block::Heading(heading));
            let mut fields = vec![(
                "Where".to_owned(),
                format!("{}{}", point.place, self.cites.cite(&point.sources)),
            )];
            for (name, pattern) in [("Usual area", "essential"), ("Felt by some", "spillover")] {
                let zones: Vec<String> = point
                    .refers
                    .iter()
                    .filter(|referral| referral.pattern == pattern)
                    .map(|referral| {
                        let side = side_words(&referral.side);
                        let note = referral.note.as_ref().map_or_else(String::new, |note| {
                            format!(" ({})", note.trim_end_matches('.'))
                        });
                        format!(
                            "{}{side}{note}{}",
                            report.names.place(&referral.zone),
                            self.cites.cite(&referral.sources)
                        )
                    })
                    .collect();
                if !zones.is_empty() {
                    fields.push((name.to_owned(), zones.join("; ")));
                }
            }
            self.document.push(Block::Fields(fields));
        }
    }

    fn findings(&mut self) {
        let record = &self.report.record;
        let signs = record
            .signs
            .iter()
            .map(|sign| format!("{}{}", sign.text, self.cites.cite(&sign.sources)));
        let signs: Vec<String> = signs.collect();
        self.document.points("What else is noticed", signs);
        let effects = [
            ("Worse with", "worse"),
            ("Better with", "better"),
            ("Started by", "onset"),
            ("Kept going by", "perpetuates"),
            ("No effect", "no-effect"),
        ];
        let fields: Vec<(String, String)> = effects
            .into_iter()
            .map(|(name, effect)| (name.to_owned(), self.factors(effect)))
            .filter(|(_, list)| !list.is_empty())
            .collect();
        if !fields.is_empty() {
            self.document
                .push(Block::Heading("What makes it worse or better".to_owned()));
            self.document.push(Block::Fields(fields));
        }
    }

    /// The typical ones first; the others follow after the word `possibly`.
    fn factors(&mut self, effect: &str) -> String {
        let report = self.report;
        let mut of = |strength: &str| {
            let meant = |link: &&MuscleFactor| link.effect == effect && link.strength == strength;
            let one = |link: &MuscleFactor| {
                let note = link
                    .note
                    .as_ref()
                    .map_or_else(String::new, |note| format!(" ({note})"));
                format!(
                    "{}{note}{}",
                    report.names.cue(&link.factor),
                    self.cites.cite(&link.sources)
                )
            };
            report
                .record
                .factors
                .iter()
                .filter(meant)
                .map(one)
                .collect::<Vec<_>>()
                .join("; ")
        };
        match (of("typical"), of("possible")) {
            (typical, possible) if possible.is_empty() => typical,
            (typical, possible) if typical.is_empty() => format!("possibly: {possible}"),
            (typical, possible) => format!("{typical}. Possibly: {possible}"),
        }
    }

    fn others(&mut self) {
        let (record, names) = (&self.report.record, self.report.names);
        let mimics = record.mimics.iter().map(|mimic| {
            let note = mimic
                .note
                .as_ref()
                .map_or_else(String::new, |note| format!(": {note}"));
            format!(
                "{}{note}{}",
                names.condition(&mimic.condition),
                self.cites.cite(&mimic.sources)
            )
        });
        let mimics: Vec<String> = mimics.collect();
        self.document.points("Mistaken for", mimics);
        let tells = record.told_apart.iter();
        let tells = tells.map(|tell| {
            format!(
                "{}: {}{}",
                names.muscle(&tell.from),
                tell.by,
                self.cites.cite(&tell.sources)
            )
        });
        let tells: Vec<String> = tells.collect();
        self.document
            .points("What tells it from other muscles", tells);
        let related = record.related.iter().map(|related| {
            let note = related
                .note
                .as_ref()
                .map_or_else(String::new, |note| format!(", {note}"));
            format!(
                "{}: {}{note}{}",
                names.muscle(&related.muscle),
                how(&related.how),
                self.cites.cite(&related.sources)
            )
        });
        let related: Vec<String> = related.collect();
        self.document.points("Related muscles", related);
        self.texts("How to test for it", &record.tests);
    }

    fn texts(&mut self, heading: &str, texts: &[Text]) {
        let points: Vec<String> = texts
            .iter()
            .map(|text| format!("{}{}", text.text, self.cites.cite(&text.sources)))
            .collect();
        self.document.points(heading, points);
    }

    /// Cautions stand before the self-care they belong to.
    fn care(&mut self) {
        let record = &self.report.record;
        if !record.cautions.is_empty() {
            let lines = record
                .cautions
                .iter()
                .map(|text| format!("{}{}", text.text, self.cites.cite(&text.sources)));
            let lines: Vec<String> = lines.collect();
            self.document.push(Block::Heading("Cautions".to_owned()));
            self.document.push(Block::Warning(lines));
        }
        let care = record.care.iter().map(|care| {
            let dose = care
                .dose
                .as_ref()
                .map_or_else(String::new, |dose| format!(" ({dose})"));
            format!(
                "{}: {}{dose}{}",
                capital(&care.kind),
                care.text,
                self.cites.cite(&care.sources)
            )
        });
        let care: Vec<String> = care.collect();
        self.document.points("Self-care", care);
        if let Some(why) = &record.no_care {
            self.document
                .push(Block::Heading("No self-care".to_owned()));
            self.document.push(Block::Paragraph(why.clone()));
        }
        self.texts("Notes", &record.notes);
    }

    fn foot(&mut self) {
        let sources = self.cites.list();
        if !sources.is_empty() {
            self.document.push(Block::Heading("Sources".to_owned()));
            self.document.push(Block::Fields(sources));
        }
        also(&mut self.document, &self.report.also);
        self.document
            .push(Block::Note(super::rank::NOTE.to_owned()));
    }
}

/// Says that the same word names something else as well.
pub(super) fn also(document: &mut Document, also: &[String]) {
    if !also.is_empty() {
        let text = format!(
            "The same name also means: {}. Give the id to see it.",
            also.join(", ")
        );
        document.push(Block::Paragraph(text));
    }
}

/// The side of a referral, unless it is the muscle's own.
fn side_words(side: &str) -> &'static str {
    match side {
        "both" => " (both sides)",
        "other" => " (the other side)",
        "midline" => " (in the middle)",
        _ => "",
    }
}

/// A relation in words.
pub(super) fn how(relation: &str) -> &'static str {
    match relation {
        "satellite" => "its points are woken by this one",
        "key" => "its points wake this one",
        "synergist" => "works with it",
        "antagonist" => "works against it",
        _ => "often affected together",
    }
}

fn terms(record: &Muscle) -> String {
    let Some(terms) = &record.terms else {
        return String::new();
    };
    let named = [
        ("TA2 ", &terms.ta2),
        ("", &terms.ta98),
        ("", &terms.fma),
        ("", &terms.uberon),
    ];
    let known = named
        .into_iter()
        .filter_map(|(lead, id)| id.as_ref().map(|id| format!("{lead}{id}")));
    known.collect::<Vec<_>>().join(", ")
}
