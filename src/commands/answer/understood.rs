//! What was understood of a question, as answers show it.

use crate::knowledge::tables::{PlaceForm, Role, Tables};
use crate::query::{self, Finding, Query, Topic};
use crate::report::rank as report;

/// Everything that was understood, in the order it was said.
pub(in crate::commands) fn understood<'t>(
    tables: &'t Tables,
    query: &Query,
) -> Vec<report::Understood<'t>> {
    let findings = query.findings.iter();
    findings.map(|finding| one(tables, finding)).collect()
}

fn one<'t>(tables: &'t Tables, finding: &Finding) -> report::Understood<'t> {
    let (kind, role) = match finding.topic {
        Topic::Place(_) => ("zone", None),
        Topic::Factor(_, role) => ("factor", Some(role_word(role))),
        Topic::Sign(_) => ("sign", None),
    };
    let any_of = match finding.topic {
        Topic::Place(row) if tables.places[row as usize].form == PlaceForm::Area => {
            query::any_of(tables, row)
                .iter()
                .map(|row| tables.text(tables.places[*row as usize].id))
                .collect()
        }
        _ => Vec::new(),
    };
    let present = finding.present && role != Some("not-worse");
    report::Understood {
        text: crate::error::clean(&finding.text).into_owned(),
        kind,
        id: query::id(tables, finding.topic),
        any_of,
        side: finding.side.map(query::Side::word),
        polarity: if present { "present" } else { "absent" },
        role,
        intensity: finding.intensity,
        name: query::name(tables, finding.topic),
    }
}

/// As it is written in JSON.
pub(in crate::commands) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Worse => "worse",
        Role::Better => "better",
        Role::After => "after",
        Role::NotWorse => "not-worse",
    }
}
