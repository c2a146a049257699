//! The answer of `compare`: schema `myomap.compare.v1`.

use std::io;

use serde::Serialize;

use super::names::{Citations, Names};
use super::stamp::Stamp;
use super::{Answer, Block, Column, Document, Rows, Table, write_json};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.compare.v1";

/// Muscles side by side; every list of values is in the order of `muscles`.
#[derive(Debug, Clone, Serialize)]
pub struct CompareReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// What is compared.
    pub muscles: Vec<Compared<'t>>,
    /// What the records say tells them apart.
    pub told_apart: Vec<Told>,
    /// Where they refer: essential, spillover or null; shared zones first.
    pub zones: Vec<Line>,
    /// What makes their pain worse or better: typical, possible or null.
    pub factors: Vec<FactorLine>,
    /// What else is noticed: the record's words or null.
    pub signs: Vec<Line>,
    /// Conditions they are mistaken for: `mistaken` or null.
    pub mimics: Vec<Line>,
    /// How to test for each.
    pub tests: Vec<Test>,
    /// What this is not.
    pub note: &'static str,
    /// For people: names of everything referred to.
    #[serde(skip)]
    pub names: Names<'t>,
}

/// One of the muscles.
#[derive(Debug, Clone, Serialize)]
pub struct Compared<'t> {
    /// Its id.
    pub muscle: &'t str,
    /// Display name.
    pub name: &'t str,
    /// Where it is, in plain words.
    pub plain: &'t str,
}

/// What tells one from another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// The muscle whose record says so.
    pub muscle: String,
    /// From which other.
    pub from: String,
    /// What differs.
    pub by: String,
    /// Source ids.
    pub sources: Vec<String>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
}

/// One thing and what each muscle has of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Id of the zone, sign or condition.
    pub id: String,
    /// Display name.
    pub name: String,
    /// One value a muscle.
    pub values: Vec<Option<String>>,
}

/// A factor in one role and what each muscle's record says of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactorLine {
    /// Factor id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// worse, better, onset, perpetuates or no-effect.
    pub effect: String,
    /// One value a muscle.
    pub values: Vec<Option<String>>,
}

/// A test for one muscle.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Test {
    /// Muscle id.
    pub muscle: String,
    /// What to do, and what it shows.
    pub text: String,
    /// Source ids.
    pub sources: Vec<String>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
}

/// Longest name that heads a column; longer ones are lettered.
const HEAD: usize = 18;

fn shared(values: &[Option<String>]) -> bool {
    values.iter().all(Option::is_some)
}

impl CompareReport<'_> {
    /// Column headings: the names where all are short and few, else letters.
    fn heads(&self) -> Vec<String> {
        let short =
            self.muscles.len() == 2 && self.muscles.iter().all(|one| one.name.len() <= HEAD);
        let letters = ('A'..).take(self.muscles.len()).map(String::from);
        if short {
            self.muscles.iter().map(|one| one.name.to_owned()).collect()
        } else {
            letters.collect()
        }
    }

    fn table(&self, first: &[&str], rows: Vec<Vec<String>>) -> Table {
        let mut columns = vec![Column::text(first[0])];
        columns.extend(first[1..].iter().map(|name| Column::fixed(name)));
        columns.extend(self.heads().iter().map(|head| Column::fixed(head)));
        Table { columns, rows }
    }

    fn zones(&self, document: &mut Document) {
        let mark = |value: &Option<String>| match value.as_deref() {
            Some("essential") => "usual".to_owned(),
            Some(_) => "some".to_owned(),
            None => "-".to_owned(),
        };
        let row = |line: &Line| {
            std::iter::once(line.name.clone())
                .chain(line.values.iter().map(mark))
                .collect()
        };
        let rows: Vec<Vec<String>> = self.zones.iter().map(row).collect();
        if !rows.is_empty() {
            document.push(Block::Heading("Where the pain is felt".to_owned()));
            document.push(Block::Table(self.table(&["Place"], rows)));
            document.push(Block::Note(
                "usual: the usual area; some: felt by some".to_owned(),
            ));
        }
    }

    fn factors(&self, document: &mut Document) {
        let mut same: Vec<(String, String)> = Vec::new();
        for line in self.factors.iter().filter(|line| shared(&line.values)) {
            match same.last_mut().filter(|(effect, _)| *effect == line.effect) {
                Some((_, names)) => names.extend(["; ", &line.name]),
                None => same.push((line.effect.clone(), line.name.clone())),
            }
        }
        let word = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let row = |line: &FactorLine| {
            [line.name.clone(), line.effect.clone()]
                .into_iter()
                .chain(line.values.iter().map(word))
                .collect()
        };
        let rows: Vec<Vec<String>> = self
            .factors
            .iter()
            .filter(|line| !shared(&line.values))
            .map(row)
            .collect();
        if !rows.is_empty() || !same.is_empty() {
            document.push(Block::Heading("What makes it worse or better".to_owned()));
        }
        if !same.is_empty() {
            document.push(Block::Paragraph("The same for all:".to_owned()));
            document.push(Block::Fields(same));
        }
        if !rows.is_empty() {
            document.push(Block::Paragraph("Different:".to_owned()));
            document.push(Block::Table(self.table(&["Factor", "Effect"], rows)));
        }
    }

    /// What all share, then what each has alone or with some.
    fn lists(&self, heading: &str, lines: &[Line], document: &mut Document) {
        if lines.is_empty() {
            return;
        }
        let names = |of: &dyn Fn(&Line) -> bool| {
            lines
                .iter()
                .filter(|line| of(line))
                .map(|line| line.name.clone())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let mut fields = vec![("All".to_owned(), names(&|line| shared(&line.values)))];
        for (at, head) in self.heads().into_iter().enumerate() {
            fields.push((
                head,
                names(&|line| line.values[at].is_some() && !shared(&line.values)),
            ));
        }
        fields.retain(|(_, list)| !list.is_empty());
        document.push(Block::Heading(heading.to_owned()));
        document.push(Block::Fields(fields));
    }
}

impl Answer for CompareReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        self.muscles
            .iter()
            .map(|one| one.muscle.to_owned())
            .collect()
    }

    fn rows(&self) -> Rows {
        let mut header = vec!["what", "id", "name", "effect"];
        header.extend(
            ["first", "second", "third", "fourth"]
                .iter()
                .take(self.muscles.len()),
        );
        let mut rows = Vec::new();
        let mut add =
            |what: &str, id: &str, name: &str, effect: &str, values: &[Option<String>]| {
                let mut row = [what, id, name, effect].map(str::to_owned).to_vec();
                row.extend(values.iter().map(|value| value.clone().unwrap_or_default()));
                rows.push(row);
            };
        let ids: Vec<Option<String>> = self
            .muscles
            .iter()
            .map(|one| Some(one.muscle.to_owned()))
            .collect();
        add("muscle", "", "", "", &ids);
        for (what, lines) in [
            ("zone", &self.zones),
            ("sign", &self.signs),
            ("mimic", &self.mimics),
        ] {
            for line in lines {
                add(what, &line.id, &line.name, "", &line.values);
            }
        }
        self.factors
            .iter()
            .for_each(|line| add("factor", &line.id, &line.name, &line.effect, &line.values));
        Rows { header, rows }
    }

    fn document(&self) -> Document {
        let names: Vec<&str> = self.muscles.iter().map(|one| one.name).collect();
        let mut cites = Citations::new(self.names);
        let mut document = Document::new(format!("Compared: {}", names.join(", ")));
        let head = |(one, head): (&Compared<'_>, String)| {
            let lettered = head != one.name;
            (
                head,
                if lettered {
                    format!("{}, {}", one.name, one.plain)
                } else {
                    one.plain.to_owned()
                },
            )
        };
        document.push(Block::Fields(
            self.muscles.iter().zip(self.heads()).map(head).collect(),
        ));
        let tells = self.told_apart.iter().map(|told| {
            let (one, other) = (
                self.names.muscle(&told.muscle),
                self.names.muscle(&told.from),
            );
            format!("{one} or {other}: {}{}", told.by, cites.cite(&told.sources))
        });
        let tells: Vec<String> = tells.collect();
        if tells.is_empty() {
            document.push(Block::Paragraph(
                "No record says in words what tells them apart; see where they differ below."
                    .to_owned(),
            ));
        }
        document.points("What tells them apart", tells);
        self.zones(&mut document);
        self.factors(&mut document);
        self.lists("What else is noticed", &self.signs, &mut document);
        self.lists("Mistaken for", &self.mimics, &mut document);
        let tests = self.tests.iter().map(|test| {
            format!(
                "{}: {}{}",
                self.names.muscle(&test.muscle),
                test.text,
                cites.cite(&test.sources)
            )
        });
        let tests: Vec<String> = tests.collect();
        document.points("How to test", tests);
        let sources = cites.list();
        if !sources.is_empty() {
            document.push(Block::Heading("Sources".to_owned()));
            document.push(Block::Fields(sources));
        }
        document.push(Block::Note(self.note.to_owned()));
        document
    }
}
