//! The answer of `rank` for people: the table, what tells the candidates apart, what to ask next
//! and what it could be mistaken for.

mod advice;
mod table;
mod words;

pub(in crate::report) use words::{reason, understood_line};

use super::{RankReport, RedFlag};
use crate::error::either;
use crate::report::{Block, Document};

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
        document.push(Block::Table(table::table(report)));
        document.push(Block::Legend(LEGEND.to_owned()));
    }
    if report.explain {
        report.reasons(&mut document);
    }
    advice::advice(report, &mut document);
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
            flag.because(),
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
}
