//! The candidates at a glance: one row each, with a mark for each place.

use super::super::{Because, Candidate, RankReport};
use crate::rank::Band;
use crate::report::{Column, Table};

/// The candidates at a glance.
pub(super) fn table(report: &RankReport<'_>) -> Table {
    let candidates = &report.candidates;
    let sided = candidates.iter().any(|one| one.side.is_some());
    let mut columns = vec![
        Column::fixed("#"),
        Column::text("Muscle"),
        Column::fixed("Side"),
        Column::fixed("Support").spoken("How well it fits"),
        Column::fixed("Places").of(marked(report)),
        Column::text("Where to press"),
    ];
    let mut rows: Vec<Vec<String>> = candidates.iter().map(table_row).collect();
    if !sided {
        columns.remove(2);
        for row in &mut rows {
            row.remove(2);
        }
    }
    Table { columns, rows }
}

/// The places that the marks of a candidate are about.
fn marked(report: &RankReport<'_>) -> Vec<String> {
    let first = report.candidates.first().into_iter();
    let marks = first.flat_map(|one| &one.because);
    let marks = marks.filter(|because| because.is_place);
    marks
        .map(|because| report.understood[because.at].name.to_owned())
        .collect()
}

/// A weak candidate takes one line: the glance belongs to the others.
fn table_row(one: &Candidate<'_>) -> Vec<String> {
    let names: Vec<&str> = std::iter::once(one.name)
        .chain(one.same_as.iter().map(|same| same.name))
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
