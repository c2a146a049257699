//! The answer of `eval` as JSON, rows and blocks for people.

use std::io;

use super::{Area, EvalReport, Line, Perturbed, Shares, Strings};
use crate::report::{Answer, Block, Column, Document, Rows, Table, write_json};

pub(super) fn share(value: f64) -> String {
    format!("{:.2}", value + 0.0)
}

impl Answer for EvalReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    /// Cases whose main culprit is not among the first three.
    fn ids(&self) -> Vec<String> {
        let missed = self
            .lines
            .iter()
            .filter(|line| line.rank.is_none_or(|rank| rank > 3.0));
        missed.map(|line| line.id.clone()).collect()
    }

    fn rows(&self) -> Rows {
        let header = vec!["kind", "name", "cases", "top1", "top3", "top5", "mrr"];
        let row = |kind: &str, name: &str, cases: usize, figures: Shares| {
            let mut row = vec![kind.to_owned(), name.to_owned(), cases.to_string()];
            row.extend(
                [figures.top1, figures.top3, figures.top5, figures.mrr]
                    .map(|value| format!("{value:.3}")),
            );
            row
        };
        let mut rows = vec![row("all", self.rule, self.cases, self.shares())];
        rows.extend(
            self.areas
                .iter()
                .map(|area| row("area", &area.area, area.cases, area.figures)),
        );
        rows.extend(
            self.ablations
                .iter()
                .map(|one| row("without", one.without, self.cases, one.figures)),
        );
        rows.extend(self.perturbations.iter().map(|one| {
            let mut row = vec![
                "changed".to_owned(),
                one.change.to_owned(),
                one.cases.to_string(),
            ];
            row.extend([
                String::new(),
                format!("{:.3}", one.after),
                String::new(),
                String::new(),
            ]);
            row
        }));
        Rows { header, rows }
    }

    fn document(&self) -> Document {
        let mut document = Document::new("How well the ranking does on labelled cases");
        document.push(Block::Paragraph(format!(
            "{} cases, asked by {}, rule: {}. Shares of the cases, with 95 % bootstrap intervals.",
            self.cases, self.wording, self.rule
        )));
        document.push(Block::Table(self.overall()));
        document.push(Block::Heading("By part of the body".to_owned()));
        document.push(Block::Table(self.by_area()));
        self.understanding(&mut document);
        self.sets(&mut document);
        self.parts(&mut document);
        self.changes(&mut document);
        self.cases(&mut document);
        document
    }
}

impl EvalReport<'_> {
    fn shares(&self) -> Shares {
        let figures = &self.figures;
        Shares {
            top1: figures.top1.value,
            top3: figures.top3.value,
            top5: figures.top5.value,
            mrr: figures.mrr.value,
        }
    }

    fn overall(&self) -> Table {
        let figures = &self.figures;
        let named = [
            ("Main culprit first", figures.top1),
            ("Among the first 3", figures.top3),
            ("Among the first 5", figures.top5),
            ("Among the first 10", figures.top10),
            ("Mean reciprocal rank", figures.mrr),
        ];
        let mut rows: Vec<Vec<String>> = named
            .into_iter()
            .map(|(name, one)| {
                vec![
                    name.to_owned(),
                    share(one.value),
                    format!("{} to {}", share(one.low), share(one.high)),
                ]
            })
            .collect();
        rows.push(vec![
            "Tied with a wrong answer".to_owned(),
            share(figures.tied),
            String::new(),
        ]);
        Table {
            columns: vec![
                Column::text("Measure"),
                Column::fixed("Share"),
                Column::fixed("Interval"),
            ],
            rows,
        }
    }

    fn by_area(&self) -> Table {
        let columns = vec![
            Column::text("Area"),
            Column::fixed("Cases"),
            Column::fixed("First"),
            Column::fixed("First 3"),
            Column::fixed("First 5"),
            Column::fixed("MRR"),
        ];
        let row = |area: &Area| {
            let mut row = vec![area.area.clone(), area.cases.to_string()];
            row.extend(area.figures.cells());
            row
        };
        Table {
            columns,
            rows: self.areas.iter().map(row).collect(),
        }
    }

    fn understanding(&self, document: &mut Document) {
        let Some(reading) = &self.reading else { return };
        let line = |what: &str, one: &Strings| {
            format!(
                "{what}: {} of {} as labelled, {} overlap the label, {} wrong, {} not understood; precision {}",
                one.right,
                one.labelled,
                one.near,
                one.wrong,
                one.unread,
                share(one.precision)
            )
        };
        let lines = vec![
            line("Places", &reading.places),
            line("Factors", &reading.factors),
        ];
        document.points("How the words were understood", lines);
    }

    fn sets(&self, document: &mut Document) {
        let Some(sets) = self.together.filter(|sets| sets.several > 0) else {
            return;
        };
        let lines = vec![
            format!(
                "{} cases with several culprits: a set is announced in {}; it or the leader names {} of them, the leader alone {}, the first three {}",
                sets.several,
                sets.announced,
                share(sets.recall),
                share(sets.leader_recall),
                share(sets.three_recall)
            ),
            format!(
                "{} cases with one culprit: a set is announced in {}",
                sets.single, sets.announced_for_one
            ),
        ];
        document.points("Several muscles together", lines);
    }

    fn parts(&self, document: &mut Document) {
        if self.ablations.is_empty() {
            return;
        }
        let columns = vec![
            Column::text("Without"),
            Column::fixed("First"),
            Column::fixed("First 3"),
            Column::fixed("First 5"),
            Column::fixed("MRR"),
            Column::fixed("Change of MRR"),
        ];
        let full = self.shares();
        let row = |name: &str, figures: Shares| {
            let mut row = vec![name.to_owned()];
            row.extend(figures.cells());
            row.push(format!("{:+.2}", figures.mrr - full.mrr + 0.0));
            row
        };
        let mut rows = vec![row("(nothing left out)", full)];
        rows.extend(
            self.ablations
                .iter()
                .map(|one| row(one.without, one.figures)),
        );
        document.push(Block::Heading("Without a part of the model".to_owned()));
        document.push(Block::Table(Table { columns, rows }));
    }

    fn changes(&self, document: &mut Document) {
        if self.perturbations.is_empty() {
            return;
        }
        let columns = vec![
            Column::text("Change"),
            Column::fixed("Cases"),
            Column::fixed("Questions"),
            Column::fixed("First 3 before"),
            Column::fixed("After"),
            Column::fixed("Loss"),
        ];
        let row = |one: &Perturbed| {
            let counts = [one.cases.to_string(), one.questions.to_string()];
            let shares = [one.before, one.after, one.loss].map(share);
            std::iter::once(one.change.to_owned())
                .chain(counts)
                .chain(shares)
                .collect()
        };
        document.push(Block::Heading(
            "Questions said slightly otherwise".to_owned(),
        ));
        document.push(Block::Table(Table {
            columns,
            rows: self.perturbations.iter().map(row).collect(),
        }));
    }

    fn cases(&self, document: &mut Document) {
        if self.lines.is_empty() {
            return;
        }
        let columns = vec![
            Column::fixed("Rank"),
            Column::text("Case"),
            Column::text("Culprit"),
            Column::text("First answers"),
        ];
        let row = |line: &Line| {
            let rank = line.rank.map_or_else(
                || "none".to_owned(),
                |rank| format!("{rank:.1}").replace(".0", ""),
            );
            let unread = &line.not_understood;
            let unread = if unread.is_empty() {
                String::new()
            } else {
                format!("\nnot understood: {}", unread.join("; "))
            };
            let tied = if line.tied { " tied" } else { "" };
            vec![
                format!("{rank}{tied}"),
                format!("{}{unread}", line.id),
                line.culprit.join(" or "),
                line.first
                    .iter()
                    .take(3)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(", "),
            ]
        };
        document.push(Block::Heading("Case by case".to_owned()));
        document.push(Block::Table(Table {
            columns,
            rows: self.lines.iter().map(row).collect(),
        }));
    }
}
