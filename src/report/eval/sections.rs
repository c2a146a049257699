//! The blocks of an evaluation that are given on request, or for some cases only.

use super::document::share;
use super::{EvalReport, Line, Perturbed, Shares, Strings, Tuned};
use crate::report::{Block, Column, Document, Table};

impl EvalReport<'_> {
    pub(super) fn understanding(&self, document: &mut Document) {
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

    pub(super) fn sets(&self, document: &mut Document) {
        let Some(sets) = self.together.filter(|sets| sets.several > 0) else {
            return;
        };
        let lines = vec![
            format!(
                "{} cases with several culprits, {} of them with two or more places: a set is announced in {}; it or the leader names {} of the culprits, the leader alone {}, the first three {}",
                sets.several,
                sets.several_places,
                sets.announced,
                share(sets.recall),
                share(sets.leader_recall),
                share(sets.three_recall)
            ),
            format!(
                "{} cases with one culprit: a set is announced in {}",
                sets.single, sets.announced_for_one
            ),
            format!(
                "Of the members of all announced sets {} are culprits",
                share(sets.precision)
            ),
        ];
        document.points("Several muscles together", lines);
    }

    pub(super) fn parts(&self, document: &mut Document) {
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

    pub(super) fn changes(&self, document: &mut Document) {
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

    pub(super) fn crossed(&self, document: &mut Document) {
        let Some(crossed) = &self.cross_validation else {
            return;
        };
        document.push(Block::Heading(
            "Tuned numbers, each source left out in turn".to_owned(),
        ));
        let columns = vec![
            Column::text("Numbers"),
            Column::fixed("First"),
            Column::fixed("First 3"),
            Column::fixed("First 5"),
            Column::fixed("MRR"),
        ];
        let row = |name: &str, figures: Shares| {
            let mut row = vec![name.to_owned()];
            row.extend(figures.cells());
            row
        };
        let rows = vec![
            row("shipped", crossed.shipped),
            row("chosen on all cases", crossed.chosen),
            row("chosen without the source", crossed.left_out),
        ];
        document.push(Block::Table(Table { columns, rows }));
        document.push(Block::Paragraph(format!(
            "{} sources. Choosing on the cases that are measured flatters the mean reciprocal rank by {:+.2}.",
            crossed.sources,
            crossed.difference + 0.0
        )));
        let columns = vec![
            Column::text("Number"),
            Column::fixed("Shipped"),
            Column::fixed("Chosen"),
            Column::fixed("Kept"),
        ];
        let row = |one: &Tuned| {
            let values = [one.shipped, one.chosen, one.kept].map(share);
            std::iter::once(one.id.to_owned()).chain(values).collect()
        };
        document.push(Block::Table(Table {
            columns,
            rows: crossed.numbers.iter().map(row).collect(),
        }));
    }

    pub(super) fn cases(&self, document: &mut Document) {
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
