//! The answer of `show` for a factor or a sign: schema `myomap.factor.v1`.

use std::io;

use serde::Serialize;

use super::muscle::also;
use super::names::{Citations, Names};
use super::stamp::Stamp;
use super::{Answer, Block, Document, Rows, write_json};
use crate::knowledge::raw::Pointer;

/// Name of the schema.
pub const SCHEMA: &str = "myomap.factor.v1";

/// A factor or sign and the muscles it points to.
#[derive(Debug, Clone, Serialize)]
pub struct CueReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// Id.
    pub id: &'t str,
    /// factor or sign.
    pub kind: &'static str,
    /// Display name.
    pub name: &'t str,
    /// movement, activity, posture, state, environment or anatomical; null for a sign.
    pub category: Option<String>,
    /// Other ways people say it.
    pub aliases: Vec<String>,
    /// What the records say, by effect, the typical ones first, then by name.
    pub muscles: Vec<CueMuscle>,
    /// What it is judged to say, by region.
    pub judged: Vec<Pointer>,
    /// Other records of the same name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// For people: names of everything referred to.
    #[serde(skip)]
    pub names: Names<'t>,
}

/// A muscle whose record names a factor or sign.
#[derive(Debug, Clone, Serialize)]
pub struct CueMuscle {
    /// Muscle id.
    pub muscle: String,
    /// Display name.
    pub name: String,
    /// worse, better, onset, perpetuates, no-effect; present for a sign.
    pub effect: String,
    /// typical or possible; null for a sign.
    pub strength: Option<String>,
    /// A remark, or for a sign how it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Source ids.
    pub sources: Vec<String>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
}

/// Effects in the order in which they are shown, with their headings.
pub const EFFECTS: [(&str, &str); 6] = [
    ("worse", "Makes the pain worse from"),
    ("better", "Eases the pain from"),
    ("onset", "Starts the pain from"),
    ("perpetuates", "Keeps the pain going from"),
    ("no-effect", "Has no effect on the pain from"),
    ("present", "Noticed with"),
];

impl Answer for CueReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        vec![self.id.to_owned()]
    }

    fn rows(&self) -> Rows {
        let header = vec![
            "finding", "effect", "muscle", "name", "strength", "note", "sources", "recalled",
        ];
        let rows = self.muscles.iter().map(|one| {
            vec![
                self.id.to_owned(),
                one.effect.clone(),
                one.muscle.clone(),
                one.name.clone(),
                one.strength.clone().unwrap_or_default(),
                one.note.clone().unwrap_or_default(),
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
        let mut cites = Citations::new(self.names);
        let mut document = Document::new(self.name);
        document.push(Block::Heading(self.name.to_owned()));
        let category = self
            .category
            .as_ref()
            .map_or_else(String::new, |category| format!(" ({category})"));
        let mut fields = vec![
            ("What".to_owned(), format!("{}{category}", self.kind)),
            ("Id".to_owned(), self.id.to_owned()),
        ];
        if !self.aliases.is_empty() {
            fields.push(("Also said".to_owned(), self.aliases.join(", ")));
        }
        document.push(Block::Fields(fields));
        if self.muscles.is_empty() {
            document.push(Block::Paragraph("No muscle's record names it.".to_owned()));
        }
        for (effect, heading) in EFFECTS {
            let of = self.muscles.iter().filter(|one| one.effect == effect);
            let line = |one: &CueMuscle| {
                let possible = if one.strength.as_deref() == Some("possible") {
                    " (possibly)"
                } else {
                    ""
                };
                let note = one
                    .note
                    .as_ref()
                    .map_or_else(String::new, |note| format!(": {note}"));
                format!("{}{possible}{note}{}", one.name, cites.cite(&one.sources))
            };
            document.points(heading, of.map(line).collect());
        }
        self.judgement(&mut document);
        let sources = cites.list();
        if !sources.is_empty() {
            document.push(Block::Heading("Sources".to_owned()));
            document.push(Block::Fields(sources));
        }
        also(&mut document, &self.also);
        document.push(Block::Note(super::rank::NOTE.to_owned()));
        document
    }
}

impl CueReport<'_> {
    fn judgement(&self, document: &mut Document) {
        let names = |shifts: &[crate::knowledge::raw::Shift]| {
            let one = |shift: &crate::knowledge::raw::Shift| {
                format!("{} ({})", self.names.muscle(&shift.muscle), shift.strength)
            };
            shifts.iter().map(one).collect::<Vec<_>>().join(", ")
        };
        let line = |pointer: &Pointer| {
            let lead = format!(
                "{}, {}",
                self.names.place(&pointer.region),
                pointer.effect.replace('-', " ")
            );
            let raises = match names(&pointer.raises) {
                list if list.is_empty() => String::new(),
                list => format!(" points to {list}"),
            };
            let lowers = match names(&pointer.lowers) {
                list if list.is_empty() => String::new(),
                list if raises.is_empty() => format!(" speaks against {list}"),
                list => format!(" and speaks against {list}"),
            };
            format!("{lead}:{raises}{lowers}; {}", pointer.why)
        };
        document.points(
            "What it is judged to say, by region (judgement, not measured)",
            self.judged.iter().map(line).collect(),
        );
    }
}
