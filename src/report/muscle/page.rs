//! A record of a muscle as people read it.

use super::{MuscleReport, also, how};
use crate::knowledge::raw::{Care, Muscle, MuscleFactor, Referral, Text, TriggerPoint};
use crate::report::names::{Citations, capital};
use crate::report::{Block, Column, Document, Table, rank};

/// Kinds of self-care, in the order in which they are done.
const KINDS: [&str; 5] = ["pressure", "stretch", "strengthen", "posture", "habit"];

/// The whole record.
pub(super) fn document(report: &MuscleReport<'_>) -> Document {
    let mut page = Page {
        report,
        cites: Citations::new(report.names),
        document: Document::new(heading(&report.record)),
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

/// A [`Document`] in the making, with the sources cited so far.
struct Page<'r, 't> {
    report: &'r MuscleReport<'t>,
    cites: Citations<'t>,
    document: Document,
}

/// The name, with the Latin one.
fn heading(record: &Muscle) -> String {
    let latin = remark(" (", record.latin.as_ref(), ")");
    format!("{}{latin}", record.name)
}

/// A remark with what stands around it, if there is one.
fn remark(lead: &str, note: Option<&String>, tail: &str) -> String {
    note.map_or_else(String::new, |note| [lead, note, tail].concat())
}

impl<'r> Page<'r, '_> {
    fn cited(&mut self, text: impl Into<String>, sources: &[String]) -> String {
        let mut text = text.into();
        self.cites.append(&mut text, sources);
        text
    }

    fn head(&mut self) {
        let record = &self.report.record;
        let plain = format!("{}.", capital(&record.plain));
        self.document.push(Block::Heading(heading(record)));
        self.document.push(Block::Paragraph(plain));
        let whole = record.part_of.iter().map(String::as_str);
        let groups = record.groups.iter().map(String::as_str);
        let mut fields = vec![
            ("Also called", record.aliases.join(", ")),
            ("Part of", self.muscles(whole)),
            ("Belongs to", self.muscles(groups)),
            ("Known as", terms(record)),
        ];
        fields.extend(self.anatomy());
        if let Some(known) = &record.prevalence {
            let note = remark(": ", known.note.as_ref(), "");
            let text = format!("{}{note}", known.frequency.replace('-', " "));
            fields.push(("Frequency", self.cited(text, &known.sources)));
        }
        self.fields(fields);
    }

    fn anatomy(&mut self) -> Vec<(&'static str, String)> {
        let Some(anatomy) = &self.report.record.anatomy else {
            return Vec::new();
        };
        let cite = self.cites.cite(&anatomy.sources);
        let parts = [
            ("Origin", &anatomy.origin),
            ("Insertion", &anatomy.insertion),
            ("Action", &anatomy.action),
            ("Nerve", &anatomy.nerve),
        ];
        parts
            .map(|(name, text)| (name, remark("", text.as_ref(), &cite)))
            .into()
    }

    /// Adds those fields that say something.
    fn fields(&mut self, fields: Vec<(&str, String)>) {
        let said = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let said: Vec<_> = said.map(|(name, value)| (name.to_owned(), value)).collect();
        if !said.is_empty() {
            self.document.push(Block::Fields(said));
        }
    }

    fn muscles<'i>(&self, ids: impl Iterator<Item = &'i str>) -> String {
        let names: Vec<&str> = ids.map(|id| self.report.names.muscle(id)).collect();
        names.join(", ")
    }

    fn family(&mut self) {
        let tables = self.report.names.0;
        for (heading, ids) in [
            ("Parts", &self.report.parts),
            ("Members", &self.report.members),
        ] {
            let rows = ids.iter().filter_map(|id| tables.muscle(id));
            let row = |row: u16| {
                let muscle = &tables.muscles[row as usize];
                [muscle.name, muscle.plain].map(|span| tables.text(span).to_owned())
            };
            let rows: Vec<Vec<String>> = rows.map(|one| row(one).to_vec()).collect();
            if !rows.is_empty() {
                let columns = vec![Column::text(heading), Column::text("Where it is")];
                self.document.push(Block::Table(Table { columns, rows }));
            }
        }
    }

    fn points(&mut self) {
        let record = &self.report.record;
        if let Some(why) = &record.no_referral {
            self.document.push(Block::Paragraph(why.clone()));
        }
        for point in &record.trigger_points {
            let heading = match point.id.as_str() {
                "any" => capital(&point.label),
                id => format!("Trigger point {id}: {}", point.label),
            };
            self.document.push(Block::Heading(heading));
            let fields = vec![
                ("Where", self.cited(point.place.as_str(), &point.sources)),
                ("Usual area", self.referred(point, "essential")),
                ("Felt by some", self.referred(point, "spillover")),
            ];
            self.fields(fields);
        }
    }

    /// The zones a point sends pain to in this pattern.
    fn referred(&mut self, point: &TriggerPoint, pattern: &str) -> String {
        let mut zone = |referral: &Referral| {
            let place = self.report.names.place(&referral.zone);
            let side = side_words(&referral.side);
            let note = referral.note.as_deref().map_or_else(String::new, |note| {
                format!(" ({})", note.trim_end_matches('.'))
            });
            self.cited([place, side, &note].concat(), &referral.sources)
        };
        let meant = point.refers.iter().filter(|one| one.pattern == pattern);
        let zones: Vec<String> = meant.map(&mut zone).collect();
        zones.join("; ")
    }

    fn findings(&mut self) {
        let signs = self.report.record.signs.iter();
        let signs = signs.map(|sign| self.cited(sign.text.as_str(), &sign.sources));
        let signs: Vec<String> = signs.collect();
        self.document.points("What else is noticed", signs);
        let effects = [
            ("Worse with", "worse"),
            ("Better with", "better"),
            ("Started by", "onset"),
            ("Kept going by", "perpetuates"),
            ("No effect", "no-effect"),
        ];
        let fields = effects.map(|(name, effect)| (name, self.factors(effect)));
        if fields.iter().any(|(_, list)| !list.is_empty()) {
            let heading = "What makes it worse or better";
            self.document.push(Block::Heading(heading.to_owned()));
            self.fields(fields.into());
        }
    }

    /// The typical ones first; the others follow after the word `possibly`.
    fn factors(&mut self, effect: &str) -> String {
        let mut of = |strength: &str| {
            let links = self.report.record.factors.iter();
            let meant = |link: &&MuscleFactor| link.effect == effect && link.strength == strength;
            let one = |link: &MuscleFactor| {
                let note = remark(" (", link.note.as_ref(), ")");
                let name = self.report.names.cue(&link.factor);
                self.cited([name, &note].concat(), &link.sources)
            };
            let list: Vec<String> = links.filter(meant).map(one).collect();
            list.join("; ")
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
            let note = remark(": ", mimic.note.as_ref(), "");
            let name = names.condition(&mimic.condition);
            self.cited([name, &note].concat(), &mimic.sources)
        });
        let mimics: Vec<String> = mimics.collect();
        self.document.points("Mistaken for", mimics);
        let tells = record.told_apart.iter().map(|tell| {
            let text = format!("{}: {}", names.muscle(&tell.from), tell.by);
            self.cited(text, &tell.sources)
        });
        let tells: Vec<String> = tells.collect();
        self.document
            .points("What tells it from other muscles", tells);
        let related = record.related.iter().map(|related| {
            let note = remark(", ", related.note.as_ref(), "");
            let name = names.muscle(&related.muscle);
            let text = format!("{name}: {}{note}", how(&related.how));
            self.cited(text, &related.sources)
        });
        let related: Vec<String> = related.collect();
        self.document.points("Related muscles", related);
        let tests = self.texts(&record.tests);
        self.document.points("How to test for it", tests);
    }

    fn texts(&mut self, texts: &'r [Text]) -> Vec<String> {
        let texts = texts.iter();
        texts
            .map(|text| self.cited(text.text.as_str(), &text.sources))
            .collect()
    }

    /// Cautions stand before the self-care they belong to.
    fn care(&mut self) {
        let record = &self.report.record;
        if !record.cautions.is_empty() {
            let lines = self.texts(&record.cautions);
            self.document.push(Block::Heading("Cautions".to_owned()));
            self.document.push(Block::Warning(lines));
        }
        let mut advice = |care: &Care| {
            let dose = remark(" (", care.dose.as_ref(), ")");
            let text = format!("{}: {}{dose}", capital(&care.kind), care.text);
            self.cited(text, &care.sources)
        };
        let mut all: Vec<&Care> = record.care.iter().collect();
        crate::sort::by_key(&mut all, |care| {
            KINDS.iter().position(|kind| *kind == care.kind)
        });
        let care: Vec<String> = all.into_iter().map(&mut advice).collect();
        self.document.points("Self-care", care);
        if let Some(why) = &record.no_care {
            self.document
                .push(Block::Heading("No self-care".to_owned()));
            self.document.push(Block::Paragraph(why.clone()));
        }
        let notes = self.texts(&record.notes);
        self.document.points("Notes", notes);
    }

    fn foot(&mut self) {
        let sources = self.cites.list();
        if !sources.is_empty() {
            self.document.push(Block::Heading("Sources".to_owned()));
            self.document.push(Block::Fields(sources));
        }
        also(&mut self.document, &self.report.also);
        self.document.push(Block::Note(rank::NOTE.to_owned()));
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
