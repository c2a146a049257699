//! The answer of `eval` as JSON, rows and blocks for people.

use std::io;

use super::{Area, EvalReport, Shares};
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
        if let Some(crossed) = &self.cross_validation {
            let all = [
                ("shipped numbers", crossed.shipped),
                ("chosen on all cases", crossed.chosen),
                ("chosen without the source", crossed.left_out),
            ];
            rows.extend(all.map(|(name, figures)| row("cross", name, self.cases, figures)));
        }
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
        document.push(Block::Table(grouped("Area", &self.areas)));
        if !self.bands.is_empty() {
            document.push(Block::Heading(
                "By the support of the first answer".to_owned(),
            ));
            document.push(Block::Table(grouped("Support", &self.bands)));
        }
        self.understanding(&mut document);
        self.sets(&mut document);
        self.parts(&mut document);
        self.changes(&mut document);
        self.crossed(&mut document);
        self.cases(&mut document);
        document
    }
}

impl EvalReport<'_> {
    pub(super) fn shares(&self) -> Shares {
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
}

/// Figures of groups of cases.
fn grouped(by: &'static str, groups: &[Area]) -> Table {
    let columns = vec![
        Column::text(by),
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
        rows: groups.iter().map(row).collect(),
    }
}
