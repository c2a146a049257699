//! Muscles side by side as people read them.

use super::{CompareReport, Compared, FactorLine, Line, Test, Told};
use crate::report::names::Citations;
use crate::report::{Block, Column, Document, Table};

/// What a factor does, in words.
fn does(effect: &str) -> &str {
    match effect {
        "onset" => "starts it",
        "perpetuates" => "keeps it going",
        "no-effect" => "no effect",
        other => other,
    }
}

/// Longest name that heads a column; longer ones are lettered.
const HEAD: usize = 18;

fn shared(values: &[Option<String>]) -> bool {
    values.iter().all(Option::is_some)
}

/// The whole answer.
pub(super) fn document(report: &CompareReport<'_>) -> Document {
    let names: Vec<&str> = report.muscles.iter().map(|one| one.name).collect();
    let mut cites = Citations::new(report.names);
    let mut document = Document::new(format!("Compared: {}", names.join(", ")));
    document.push(Block::Fields(report.places()));
    report.told_apart(&mut cites, &mut document);
    report.zones(&mut document);
    report.factors(&mut document);
    report.lists("What else is noticed", &report.signs, &mut document);
    report.lists("Mistaken for", &report.mimics, &mut document);
    let test = |test: &Test| {
        let name = report.names.muscle(&test.muscle);
        format!("{name}: {}{}", test.text, cites.cite(&test.sources))
    };
    let tests: Vec<String> = report.tests.iter().map(test).collect();
    document.points("How to test", tests);
    let sources = cites.list();
    if !sources.is_empty() {
        document.push(Block::Heading("Sources".to_owned()));
        document.push(Block::Fields(sources));
    }
    document.push(Block::Note(report.note.to_owned()));
    document
}

impl<'t> CompareReport<'t> {
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

    /// Where each lies, under the heading of its column.
    fn places(&self) -> Vec<(String, String)> {
        let place = |(one, head): (&Compared<'_>, String)| {
            if head == one.name {
                (head, one.plain.to_owned())
            } else {
                (head, format!("{}, {}", one.name, one.plain))
            }
        };
        let heads = self.heads();
        self.muscles.iter().zip(heads).map(place).collect()
    }

    fn told_apart(&self, cites: &mut Citations<'t>, document: &mut Document) {
        let tell = |told: &Told| {
            let one = self.names.muscle(&told.muscle);
            let other = self.names.muscle(&told.from);
            format!("{one} or {other}: {}{}", told.by, cites.cite(&told.sources))
        };
        let tells: Vec<String> = self.told_apart.iter().map(tell).collect();
        if tells.is_empty() {
            document.push(Block::Paragraph(
                "No record says in words what tells them apart; see where they differ below."
                    .to_owned(),
            ));
        }
        document.points("What tells them apart", tells);
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
            match same
                .last_mut()
                .filter(|(effect, _)| effect == does(&line.effect))
            {
                Some((_, names)) => names.extend(["; ", &line.name]),
                None => same.push((does(&line.effect).to_owned(), line.name.clone())),
            }
        }
        let word = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let row = |line: &FactorLine| {
            [line.name.clone(), does(&line.effect).to_owned()]
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
