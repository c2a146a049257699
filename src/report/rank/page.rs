//! The answer of `rank` for people: the table, what tells the candidates apart, what to ask next
//! and what it could be mistaken for.

use super::{Because, Candidate, Member, Question, RankReport, RedFlag, Understood};
use crate::error::either;
use crate::rank::Band;
use crate::report::{Block, Column, Document, Table};

const LEGEND: &str =
    "● usual area  ○ felt by some  ~ next to it  · not explained (a mark for each place)";

/// The whole page.
pub(super) fn document(report: &RankReport<'_>) -> Document {
    let mut document = Document::new("Muscles that could be sending the pain");
    warn(&report.red_flags, &mut document);
    document.push(Block::Paragraph(format!(
        "Understood: {}",
        understood_line(&report.understood)
    )));
    // of a withheld ranking nothing is left out, and the danger may be among these words
    if !report.not_understood.is_empty() && !report.withheld() {
        document.push(Block::Warning(vec![report.left_out()]));
    }
    if report.withheld() {
        document.push(Block::Paragraph(
            "The ranking is withheld: see to this first. (--show-anyway shows it.)".to_owned(),
        ));
        return document;
    }
    if report.candidates.is_empty() {
        document.push(Block::Paragraph(
            "Nothing fits: no muscle in the knowledge base explains what was said better than chance. \
             Other causes are likelier; see a clinician if it lasts."
                .to_owned(),
        ));
    } else {
        document.push(Block::Table(report.table()));
        document.push(Block::Legend(LEGEND.to_owned()));
    }
    if report.explain {
        report.reasons(&mut document);
    }
    report.advice(&mut document);
    document.push(Block::Note(report.note.to_owned()));
    document
}

/// What needs care first.
pub(in crate::report) fn warn(flags: &[RedFlag<'_>], document: &mut Document) {
    for flag in flags {
        let urgency = match flag.urgency {
            "emergency-now" => "EMERGENCY, NOW",
            "same-day" => "SEE A DOCTOR TODAY",
            _ => "SEE A CLINICIAN SOON",
        };
        document.push(Block::Warning(vec![
            format!("{urgency}: {}", flag.concern),
            flag.action.to_owned(),
            format!("Because of: {}", flag.finding),
        ]));
    }
}

impl RankReport<'_> {
    /// What was not understood, with what it may have meant.
    fn left_out(&self) -> String {
        let one = |words: &String| {
            let meant = self.did_you_mean.iter().find(|meant| meant.text == *words);
            meant.map_or_else(
                || words.clone(),
                |meant| format!("{words} (did you mean {}?)", either(&meant.names)),
            )
        };
        let words: Vec<String> = self.not_understood.iter().map(one).collect();
        format!("Not understood, and left out: {}", words.join("; "))
    }

    fn table(&self) -> Table {
        let sided = self.candidates.iter().any(|one| one.side.is_some());
        let mut columns = vec![
            Column::fixed("#"),
            Column::text("Muscle"),
            Column::fixed("Side"),
            Column::fixed("Support").spoken("How well it fits"),
            Column::fixed("Places").of(self.marked()),
            Column::text("Where to press"),
        ];
        let mut rows: Vec<Vec<String>> = self.candidates.iter().map(table_row).collect();
        if !sided {
            columns.remove(2);
            for row in &mut rows {
                row.remove(2);
            }
        }
        Table { columns, rows }
    }

    /// The places that the marks of a candidate are about.
    fn marked(&self) -> Vec<String> {
        let first = self.candidates.first().into_iter();
        let marks = first.flat_map(|one| &one.because);
        let marks = marks.filter(|because| because.is_place);
        marks
            .map(|because| self.understood[because.at].name.to_owned())
            .collect()
    }

    fn reasons(&self, document: &mut Document) {
        for one in &self.candidates {
            document.push(Block::Heading(format!(
                "Why {} ranks {}",
                one.name, one.rank
            )));
            let mut lines: Vec<String> = one
                .because
                .iter()
                .map(|because| reason(&self.understood[because.at].text, because))
                .collect();
            if !one.expected_not_reported.is_empty() {
                lines.push(format!(
                    "Expected as well, not mentioned: {}",
                    one.expected_not_reported.join(", ")
                ));
            }
            document.push(Block::Points(lines));
        }
    }

    /// What tells the first candidates apart, each pair once.
    fn apart(&self) -> Vec<String> {
        let mut pairs: Vec<[&str; 2]> = Vec::new();
        let first = self.candidates.iter().take(3);
        let mut told: Vec<String> = Vec::new();
        for text in first.flat_map(|one| &one.told_apart) {
            let names = text
                .split_once(": ")
                .map_or(text.as_str(), |(names, _)| names);
            let (one, other) = names.split_once(" or ").unwrap_or((names, ""));
            if told.len() < 3 && !pairs.contains(&[other, one]) {
                pairs.push([one, other]);
                told.push(text.clone());
            }
        }
        told
    }

    fn advice(&self, document: &mut Document) {
        if let Some(together) = &self.together {
            let member = |member: &Member<'_>| {
                let relation = member
                    .relation
                    .as_ref()
                    .map_or_else(String::new, |relation| format!(" ({relation})"));
                let side = member
                    .side
                    .map_or_else(String::new, |side| format!("{side} "));
                format!(
                    "{side}{} explains {}{relation}",
                    member.name,
                    member.takes.join(", ").replace('-', " ")
                )
            };
            document.points(
                "Together they would explain more than one muscle alone",
                together.muscles.iter().map(member).collect(),
            );
            if !together.unexplained.is_empty() {
                document.push(Block::Paragraph(format!(
                    "Still unexplained: {}",
                    together.unexplained.join(", ")
                )));
            }
        }
        document.points("What tells the first ones apart", self.apart());
        let ask = self.ask_next.iter().map(asked);
        document.points("Ask next", ask.collect());
        let mimics = self.mimics.iter().map(|mimic| {
            let urgent = if mimic.urgent_if.is_empty() {
                String::new()
            } else {
                format!(" Urgent if {}.", mimic.urgent_if)
            };
            let tell = if mimic.tell.is_empty() {
                String::new()
            } else {
                format!(": {}", mimic.tell)
            };
            format!("{}{tell}.{urgent}", mimic.name)
        });
        document.points("Could be mistaken for, and what tells", mimics.collect());
    }
}

/// A question with what its answers would say.
fn asked(question: &Question<'_>) -> String {
    let list = |names: &Vec<&str>| {
        let within = |name: &&str| {
            let mut letters = name.chars();
            let first = letters.next().map(char::to_lowercase);
            // a comma would end the name: "deltoid anterior part"
            let letters = letters.filter(|letter| *letter != ',');
            first.into_iter().flatten().chain(letters).collect()
        };
        names.iter().map(within).collect::<Vec<String>>().join(", ")
    };
    let [yes, no] = question.names.each_ref().map(list);
    match (yes.as_str(), no.as_str()) {
        (yes, "") => format!("{} A yes points to {yes}.", question.question),
        ("", no) => format!("{} A yes speaks against {no}.", question.question),
        (yes, no) => format!("{} A yes points to {yes}; a no to {no}.", question.question),
    }
}

/// A weak candidate takes one line: the glance belongs to the others.
fn table_row(one: &Candidate<'_>) -> Vec<String> {
    let names: Vec<&str> = std::iter::once(one.name)
        .chain(one.same_names.iter().copied())
        .collect();
    let names = names.join(", ");
    let places: String = one
        .because
        .iter()
        .filter(|because| because.is_place)
        .map(mark)
        .collect();
    let weak = one.band == Band::Weak.word();
    vec![
        one.rank.to_string(),
        if weak {
            names
        } else {
            format!("{names}\n{}", one.plain)
        },
        one.side.unwrap_or("-").to_owned(),
        if weak {
            one.band.to_owned()
        } else {
            format!("{}\n{}", bar(one.band), one.band)
        },
        places,
        if weak {
            String::new()
        } else {
            one.press.to_owned()
        },
    ]
}

/// What was understood, in one line.
pub(in crate::report) fn understood_line(understood: &[Understood<'_>]) -> String {
    let one = |found: &Understood<'_>| {
        let side = found
            .side
            .map_or_else(String::new, |side| format!("{side} "));
        let name = format!("{side}{}", found.name);
        let strength = found
            .intensity
            .map_or_else(String::new, |level| format!(" {level}/10"));
        match (found.role, found.polarity) {
            (Some(role), _) => format!("{}: {name}", role.replace('-', " ")),
            (None, "absent") => format!("no: {name}"),
            _ => format!("{name}{strength}"),
        }
    };
    understood.iter().map(one).collect::<Vec<_>>().join(" · ")
}

fn bar(band: &str) -> &'static str {
    match band {
        "strong" => "■■■■",
        "good" => "■■■□",
        "possible" => "■■□□",
        _ => "■□□□",
    }
}

fn mark(because: &Because<'_>) -> &'static str {
    match (because.fit, because.pattern) {
        ("none", _) | (_, None) => "·",
        ("neighbour", _) => "~",
        (_, Some("essential")) => "●",
        _ => "○",
    }
}

/// The words of the legend.
fn area(pattern: &str) -> &'static str {
    if pattern == "essential" {
        "usual area"
    } else {
        "area felt by some"
    }
}

pub(in crate::report) fn reason(text: &str, because: &Because<'_>) -> String {
    let said = match (because.fit, because.pattern) {
        ("exact", Some(pattern)) => area(pattern).to_owned(),
        ("broader", Some(pattern)) => format!("{} within it", area(pattern)),
        ("neighbour", _) => "next to a known area".to_owned(),
        ("exact", None) => "recorded or judged to fit".to_owned(),
        ("absent-agrees", _) => "absent, as expected".to_owned(),
        ("absent-conflicts", _) => "absent, though expected".to_owned(),
        _ => "not explained".to_owned(),
    };
    let judged = judged(because);
    let recalled = if because.recalled {
        ", recalled only"
    } else {
        ""
    };
    let recorded = because.sources.get(..because.recorded).unwrap_or_default();
    let sources = if recorded.is_empty() {
        String::new()
    } else {
        format!(" [{}{recalled}]", recorded.join(", "))
    };
    format!("{text}: {said} ({:+.2}{judged}){sources}", because.weight)
}

/// The judged part of a weight; for a place, on what it rests that the muscle is usual there.
fn judged(because: &Because<'_>) -> String {
    if because.judged.abs() < 0.005 {
        return String::new();
    }
    let Some(basis) = because.usual else {
        return format!(", of which judgement {:+.2}", because.judged);
    };
    let source = match because.usual_source {
        Some((id, recalled)) => format!(" {id}{}", if recalled { ", recalled" } else { "" }),
        None => String::new(),
    };
    format!(", of which usual {:+.2}: {basis}{source}", because.judged)
}
