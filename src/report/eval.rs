//! The answer of `eval`: schema `myomap.eval.v1`. All figures are shares of the cases, 0 to 1:
//! they measure the ranking on these cases, and no answer of it.

use std::io;

use serde::{Serialize, Serializer};

use super::{Answer, Block, Column, Document, Rows, Table, write_json};
use crate::eval::{self, Outcome, WITHIN, bootstrap};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.eval.v1";

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn three<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 1000.0).round() / 1000.0 + 0.0)
}

#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn one<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.serialize_some(&((value * 10.0).round() / 10.0)),
        None => serializer.serialize_none(),
    }
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalReport<'t> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Program version.
    pub tool: &'static str,
    /// Data version.
    pub data: &'t str,
    /// label ids or own words.
    pub wording: &'static str,
    /// myomap, overlap, weighted or lirical.
    pub rule: &'static str,
    /// Number of cases.
    pub cases: usize,
    /// Figures over all cases.
    pub figures: Figures,
    /// Figures by part of the body.
    pub areas: Vec<Area>,
    /// How the words were understood, when they were asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Understanding>,
    /// How well sets name several culprits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<Sets>,
    /// Figures without parts of the model.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ablations: Vec<Ablated>,
    /// Loss when questions are said slightly otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub perturbations: Vec<Perturbed>,
    /// Case by case.
    #[serde(rename = "per_case", skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

/// A share with its 95 % bootstrap interval over the cases.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// 0 to 1.
    #[serde(serialize_with = "three")]
    pub value: f64,
    /// Lower bound.
    #[serde(serialize_with = "three")]
    pub low: f64,
    /// Upper bound.
    #[serde(serialize_with = "three")]
    pub high: f64,
}

impl Estimate {
    fn of(values: &[f64]) -> Self {
        let (low, high) = bootstrap(values);
        Self {
            value: values.iter().sum::<f64>() / values.len().max(1) as f64,
            low,
            high,
        }
    }
}

/// Figures over all cases: ties count at their expected rank.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figures {
    /// Main culprit first.
    pub top1: Estimate,
    /// Among the first three.
    pub top3: Estimate,
    /// Among the first five.
    pub top5: Estimate,
    /// Among the first ten.
    pub top10: Estimate,
    /// Mean reciprocal rank.
    pub mrr: Estimate,
    /// Share of cases whose culprit shares its rank with a wrong answer.
    #[serde(serialize_with = "three")]
    pub tied: f64,
}

impl Figures {
    /// Figures of outcomes.
    #[must_use]
    pub fn of(outcomes: &[Outcome]) -> Self {
        let within = |at: usize| {
            Estimate::of(
                &outcomes
                    .iter()
                    .map(|one| one.within[at])
                    .collect::<Vec<f64>>(),
            )
        };
        let reciprocal: Vec<f64> = outcomes.iter().map(|one| one.reciprocal).collect();
        debug_assert_eq!(WITHIN, [1, 3, 5, 10]);
        Self {
            top1: within(0),
            top3: within(1),
            top5: within(2),
            top10: within(3),
            mrr: Estimate::of(&reciprocal),
            tied: eval::figures(outcomes.iter()).tied,
        }
    }
}

/// Figures without intervals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Shares {
    /// Main culprit first.
    #[serde(serialize_with = "three")]
    pub top1: f64,
    /// Among the first three.
    #[serde(serialize_with = "three")]
    pub top3: f64,
    /// Among the first five.
    #[serde(serialize_with = "three")]
    pub top5: f64,
    /// Mean reciprocal rank.
    #[serde(serialize_with = "three")]
    pub mrr: f64,
}

impl Shares {
    /// Figures of outcomes.
    #[must_use]
    pub fn of<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Self {
        let figures = eval::figures(outcomes);
        let [top1, top3, top5, _] = figures.within;
        Self {
            top1,
            top3,
            top5,
            mrr: figures.mrr,
        }
    }

    fn cells(self) -> [String; 4] {
        [self.top1, self.top3, self.top5, self.mrr].map(share)
    }
}

/// Figures of one part of the body.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Area {
    /// Its name in the cases.
    pub area: String,
    /// Number of cases.
    pub cases: usize,
    /// Figures.
    pub figures: Shares,
}

/// How words were understood.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Understanding {
    /// Places.
    pub places: Strings,
    /// What makes it worse or better.
    pub factors: Strings,
}

/// Strings by how they were understood.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Strings {
    /// Strings with a label.
    pub labelled: usize,
    /// Understood as labelled.
    pub right: usize,
    /// Places that overlap the label.
    pub near: usize,
    /// Understood as something else.
    pub wrong: usize,
    /// Not understood, and said so.
    pub unread: usize,
    /// Right and near among all understood.
    #[serde(serialize_with = "three")]
    pub precision: f64,
}

impl From<eval::Reading> for Strings {
    fn from(reading: eval::Reading) -> Self {
        let eval::Reading {
            labelled,
            right,
            near,
            wrong,
            unread,
        } = reading;
        Self {
            labelled,
            right,
            near,
            wrong,
            unread,
            precision: reading.precision(),
        }
    }
}

/// How well sets name several culprits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Sets {
    /// Cases with several culprits.
    pub several: usize,
    /// Of these, cases in which a set is announced.
    pub announced: usize,
    /// Mean share of the culprits named by the set, or the leader where there is none.
    #[serde(serialize_with = "three")]
    pub recall: f64,
    /// The same by the leader alone.
    #[serde(serialize_with = "three")]
    pub leader_recall: f64,
    /// The same by the first three of the list.
    #[serde(serialize_with = "three")]
    pub three_recall: f64,
    /// Cases with a single culprit.
    pub single: usize,
    /// Of these, cases in which a set is announced.
    pub announced_for_one: usize,
}

impl From<eval::Sets> for Sets {
    fn from(sets: eval::Sets) -> Self {
        let eval::Sets {
            several,
            announced,
            recall,
            leader_recall,
            three_recall,
            single,
            announced_for_one,
        } = sets;
        Self {
            several,
            announced,
            recall,
            leader_recall,
            three_recall,
            single,
            announced_for_one,
        }
    }
}

/// Figures without a part of the model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Ablated {
    /// The part left out.
    pub without: &'static str,
    /// Figures.
    pub figures: Shares,
}

/// Loss under a slight change of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Perturbed {
    /// The change.
    pub change: &'static str,
    /// Cases it applies to.
    pub cases: u32,
    /// Questions asked.
    pub questions: usize,
    /// Top-3 of these cases unchanged.
    #[serde(serialize_with = "three")]
    pub before: f64,
    /// Top-3 after the change.
    #[serde(serialize_with = "three")]
    pub after: f64,
    /// Difference.
    #[serde(serialize_with = "three")]
    pub loss: f64,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Its name.
    pub id: String,
    /// Part of the body.
    pub area: String,
    /// Expected rank of the main culprit; null when it is not in the list.
    #[serde(serialize_with = "one")]
    pub rank: Option<f64>,
    /// It shares its rank with a wrong answer.
    pub tied: bool,
    /// Ids that count as the main culprit.
    pub culprit: Vec<String>,
    /// First answers.
    pub first: Vec<String>,
    /// Strings that were not understood.
    pub not_understood: Vec<String>,
}

fn share(value: f64) -> String {
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
