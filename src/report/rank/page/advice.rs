//! What stands below the table: the set, what tells the first ones apart, what to ask next and
//! what it could be mistaken for.

use super::super::{Member, Mimic, Named, Question, RankReport, Together, Told};
use crate::report::{Block, Document};

/// Everything below the table.
pub(super) fn advice(report: &RankReport<'_>, document: &mut Document) {
    if let Some(set) = &report.together {
        together(set, document);
    }
    document.points("What tells the first ones apart", apart(report));
    let ask = report.ask_next.iter().map(asked);
    document.points("Ask next", ask.collect());
    let mimics = report.mimics.iter().map(mimic);
    document.points("Could be mistaken for, and what tells", mimics.collect());
}

/// The set that explains more than one muscle alone.
fn together(set: &Together<'_>, document: &mut Document) {
    document.points(
        "Together they would explain more than one muscle alone",
        set.muscles.iter().map(member).collect(),
    );
    if !set.unexplained.is_empty() {
        document.push(Block::Paragraph(format!(
            "Still unexplained: {}",
            set.unexplained.join(", ")
        )));
    }
}

fn member(member: &Member<'_>) -> String {
    let relation = member.relation.as_ref();
    let relation = relation.map_or_else(String::new, |relation| format!(" ({relation})"));
    let side = member
        .side
        .map_or_else(String::new, |side| format!("{side} "));
    format!(
        "{side}{} explains {}{relation}",
        member.name,
        member.takes.join(", ").replace('-', " ")
    )
}

/// A diagnosis with what tells.
fn mimic(mimic: &Mimic<'_>) -> String {
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
}

/// What tells the first candidates apart, each pair once.
fn apart(report: &RankReport<'_>) -> Vec<String> {
    let first = report.candidates.iter().take(3);
    let mut told: Vec<&Told<'_>> = Vec::new();
    for one in first.flat_map(|one| &one.told_apart) {
        let reversed = |other: &&Told<'_>| (other.own, other.from) == (one.from, one.own);
        if told.len() < 3 && !told.iter().any(reversed) {
            told.push(one);
        }
    }
    told.iter().map(ToString::to_string).collect()
}

/// A question with what its answers would say.
fn asked(question: &Question<'_>) -> String {
    let list = |muscles: &Vec<Named<'_>>| {
        let within = |muscle: &Named<'_>| {
            let mut letters = muscle.name.chars();
            let first = letters.next().map(char::to_lowercase);
            // a comma would end the name: "deltoid anterior part"
            let letters = letters.filter(|letter| *letter != ',');
            first.into_iter().flatten().chain(letters).collect()
        };
        muscles
            .iter()
            .map(within)
            .collect::<Vec<String>>()
            .join(", ")
    };
    let [yes, no] = [&question.raises, &question.lowers].map(list);
    match (yes.as_str(), no.as_str()) {
        (yes, "") => format!("{} A yes points to {yes}.", question.question),
        ("", no) => format!("{} A yes speaks against {no}.", question.question),
        (yes, no) => format!("{} A yes points to {yes}; a no to {no}.", question.question),
    }
}
