//! What was understood and why, in words.

use super::super::{Because, Understood};

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

/// The words of the legend.
fn area(pattern: &str) -> &'static str {
    if pattern == "essential" {
        "usual area"
    } else {
        "area felt by some"
    }
}

/// Why one finding counts for a candidate; `text` are the words it came from.
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
    let recorded: Vec<&str> = because.sources.recorded().collect();
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
