//! What to go easy on, when to see someone, and what to tell them.

use crate::dialogue::Dialogue;
use crate::dialogue::screen::{joined, lower, placed};
use crate::knowledge::tables::{Role, Tables};
use crate::query::Topic;
use crate::report::rank::RankReport;
use crate::report::selfcheck::MuscleAdvice;

/// Most conditions named with their urgent signs.
const CONDITIONS: usize = 3;

/// What the person said makes it worse.
pub(super) fn avoid(tables: &Tables, dialogue: &Dialogue<'_>) -> Vec<String> {
    let worse = dialogue
        .facts()
        .query
        .findings
        .iter()
        .filter_map(|finding| match finding.topic {
            Topic::Factor(row, Role::Worse) => {
                Some(lower(tables.text(tables.factors[row as usize].name)))
            }
            _ => None,
        });
    let worse: Vec<String> = worse.collect();
    if worse.is_empty() {
        return Vec::new();
    }
    vec![
        format!(
            "For a week or two, go easy on what makes it worse, where you can: {}.",
            joined(&worse, "and")
        ),
        "Do not stop moving altogether: gentle movement through the day helps more than rest."
            .to_owned(),
    ]
}

pub(super) fn see_someone(rank: &RankReport<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for flag in &rank.red_flags {
        if !lines.iter().any(|line| line == flag.action) {
            lines.push(flag.action.to_owned());
        }
    }
    let urgent = rank
        .mimics
        .iter()
        .filter(|mimic| !mimic.urgent_if.is_empty())
        .take(CONDITIONS);
    lines.extend(urgent.map(|mimic| {
        format!(
            "It could also be {}. What cannot wait: {}.",
            lower(mimic.name),
            mimic.urgent_if.trim_end_matches('.')
        )
    }));
    lines.push("See a doctor soon if you get new numbness or weakness, a fever, lose weight without trying, or the pain never lets up, day or night.".to_owned());
    lines.push("See a clinician if it is no better after four to six weeks, keeps coming back, or stops you doing what you need to do.".to_owned());
    lines
}

/// A short summary, in the order a clinician asks.
pub(super) fn tell(
    tables: &Tables,
    dialogue: &Dialogue<'_>,
    muscles: &[MuscleAdvice<'_>],
) -> Vec<String> {
    let facts = dialogue.facts();
    let of = |wanted: &dyn Fn(Topic, bool) -> bool| -> Vec<String> {
        let found = facts
            .query
            .findings
            .iter()
            .filter(|finding| wanted(finding.topic, finding.present));
        found.map(|finding| placed(tables, finding)).collect()
    };
    let roles = |wanted: Role| {
        of(&move |topic, _| matches!(topic, Topic::Factor(_, role) if role == wanted))
    };
    let flags: Vec<String> = facts
        .flags
        .iter()
        .map(|row| lower(tables.text(tables.flags[*row as usize].name)))
        .collect();
    let lists = [
        (
            "Pain",
            of(&|topic, present| present && matches!(topic, Topic::Place(_))),
        ),
        (
            "No pain",
            of(&|topic, present| !present && matches!(topic, Topic::Place(_))),
        ),
        ("Worse with", roles(Role::Worse)),
        ("Better with", roles(Role::Better)),
        ("Started with", roles(Role::After)),
        ("Not worse with", roles(Role::NotWorse)),
        (
            "Noticed",
            of(&|topic, present| present && matches!(topic, Topic::Sign(_))),
        ),
        (
            "Not noticed",
            of(&|topic, present| !present && matches!(topic, Topic::Sign(_))),
        ),
        ("Warning signs, yes", flags),
        (
            "Muscles that fit, by referral pattern",
            muscles
                .iter()
                .map(|one| format!("{} ({})", one.name, one.band))
                .collect(),
        ),
    ];
    let mut lines: Vec<String> = lists
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(lead, names)| format!("{lead}: {}.", names.join("; ")))
        .collect();
    let denied = facts
        .flags_asked
        .iter()
        .filter(|row| !facts.flags.contains(row))
        .count();
    if denied > 0 {
        let unsure = if facts.unsure {
            ", some of them not sure"
        } else {
            ""
        };
        lines.push(format!(
            "Other warning signs asked about: {denied}, none answered yes{unsure}."
        ));
    }
    lines
}
