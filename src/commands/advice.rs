//! From a finished self-check to its answer: likely muscles, care, and what to tell whom.

use super::question::Understanding;
use super::rank::{Wanted, answer};
use super::save::raw_query;
use crate::cli::PersonArgs;
use crate::dialogue::screen::{joined, lower, placed};
use crate::dialogue::{Dialogue, End};
use crate::error::{Error, Status};
use crate::knowledge::raw;
use crate::knowledge::tables::{NONE, Role, Tables};
use crate::query::{Person, Topic};
use crate::rank::Scores;
use crate::report::rank::{Candidate, RankReport};
use crate::report::selfcheck::{
    BEFORE, CareAdvice, EVIDENCE, MuscleAdvice, SCHEMA, SelfCheckReport,
};
use crate::store::Store;

/// Most muscles named; the ranking holds more.
const NAMED: usize = 3;
/// Muscles with self-care: trying many things at once tells nothing.
const CARED: usize = 2;
/// Most habits for each.
const HABITS: usize = 2;
/// Most conditions named with their urgent signs.
const CONDITIONS: usize = 3;

/// Answers an ended self-check.
///
/// # Errors
///
/// When the answers cannot be ranked or a record cannot be read.
pub(super) fn report<'s>(
    store: &'s Store,
    dialogue: &Dialogue<'_>,
    person: Person,
    args: PersonArgs,
) -> Result<(SelfCheckReport<'s>, Status), Error> {
    let tables = store.tables();
    let facts = dialogue.facts();
    let stopped = dialogue.end() == Some(End::Stopped);
    let understanding = Understanding {
        query: facts.query.clone(),
        person,
        flags: facts.flags.clone(),
        error: None,
    };
    let wanted = Wanted {
        rows: 10,
        show_anyway: !stopped,
        explain: false,
        advice: true,
    };
    let (rank, status) = answer(tables, understanding, wanted, &mut Scores::default())?;
    let raw = raw_query(tables, &facts.query, &facts.flags, args);
    let mut muscles = Vec::new();
    for candidate in rank
        .candidates
        .iter()
        .filter(|one| one.band != "weak")
        .take(NAMED)
    {
        let care = if muscles.len() < CARED {
            Some(care(store, candidate)?)
        } else {
            None
        };
        muscles.push(muscle(&rank, candidate, care));
    }
    let report = SelfCheckReport {
        schema: SCHEMA,
        tool: env!("CARGO_PKG_VERSION"),
        data: tables.text(tables.version),
        ended: if stopped { "stopped" } else { "finished" },
        query: serde_json::to_value(raw).map_err(std::io::Error::from)?,
        before: BEFORE,
        evidence: EVIDENCE,
        avoid: if stopped {
            Vec::new()
        } else {
            avoid(tables, dialogue)
        },
        see_someone: if stopped {
            Vec::new()
        } else {
            see_someone(&rank)
        },
        tell: tell(tables, dialogue, &muscles),
        muscles,
        rank,
    };
    Ok((report, status))
}

fn muscle<'s>(
    rank: &RankReport<'s>,
    candidate: &Candidate<'s>,
    care: Option<CareAdvice>,
) -> MuscleAdvice<'s> {
    let names: Vec<String> = std::iter::once(candidate.name)
        .chain(candidate.same_names.iter().copied())
        .map(str::to_owned)
        .collect();
    let mut why = why(rank, candidate);
    if names.len() > 1 {
        why.push("Nothing you said tells these apart.".to_owned());
    }
    MuscleAdvice {
        muscle: candidate.muscle,
        name: joined(&names, "or"),
        plain: candidate.plain,
        side: candidate.side,
        band: candidate.band,
        how_sure: match candidate.band {
            "strong" => "strong, it fits clearly better than the others",
            "good" => "good, it is among the best fits",
            _ => "possible, it cannot be left out",
        },
        why,
        care,
    }
}

/// The reasons in sentences; one part of a candidate belongs to each thing understood.
fn why(rank: &RankReport<'_>, candidate: &Candidate<'_>) -> Vec<String> {
    let names = |wanted: &dyn Fn(&str, Option<&str>, bool, Option<&str>) -> bool| -> Vec<String> {
        let pairs = candidate.because.iter().zip(&rank.understood);
        let pairs = pairs.filter(|(because, said)| {
            wanted(because.fit, because.pattern, because.is_place, said.role)
        });
        pairs.map(|(_, said)| lower(said.name)).collect()
    };
    let explained = |fit: &str| matches!(fit, "exact" | "broader" | "narrower");
    let usual =
        names(&|fit, pattern, place, _| place && explained(fit) && pattern == Some("essential"));
    let some =
        names(&|fit, pattern, place, _| place && explained(fit) && pattern == Some("spillover"));
    let near = names(&|fit, _, place, _| place && fit == "neighbour");
    let missed = names(&|fit, _, place, _| place && fit == "none");
    let cues = names(&|fit, pattern, place, role| {
        !place && fit == "exact" && pattern.is_none() && role != Some("not-worse")
    });
    let against = names(&|fit, _, place, _| !place && fit == "absent-conflicts");
    let sentences = [
        ("Its usual area takes in", usual),
        ("Some people with it feel pain in", some),
        ("It hurts close to", near),
        ("What you noticed fits it", cues),
        ("It does not explain the pain in", missed),
        ("Against it: you said no to", against),
    ];
    let told = sentences.into_iter().filter(|(_, names)| !names.is_empty());
    told.map(|(lead, names)| {
        let mark = if lead.ends_with("fits it") { ":" } else { "" };
        format!("{lead}{mark} {}.", joined(&names, "and"))
    })
    .collect()
}

/// Self-care of a muscle, else of the muscle or group it belongs to.
fn care(store: &Store, candidate: &Candidate<'_>) -> Result<CareAdvice, Error> {
    let tables = store.tables();
    let Some(row) = tables.muscle(candidate.muscle) else {
        return Ok(CareAdvice::default());
    };
    let own = store.muscle(row)?;
    let group = tables.muscles[row as usize].group;
    if own.care.is_empty() && own.no_care.is_none() && group != NONE {
        let whole = store.muscle(group)?;
        let name = whole.name.clone();
        return Ok(CareAdvice {
            of: Some(name),
            ..care_of(&whole, candidate.press)
        });
    }
    Ok(care_of(&own, candidate.press))
}

fn care_of(record: &raw::Muscle, find: &str) -> CareAdvice {
    let first = |kind: &str| record.care.iter().find(|one| one.kind == kind).map(dosed);
    let habits = record
        .care
        .iter()
        .filter(|one| matches!(one.kind.as_str(), "posture" | "habit"));
    let none = || {
        record
            .no_care
            .clone()
            .unwrap_or_else(|| "none is recorded for this muscle.".to_owned())
    };
    CareAdvice {
        of: None,
        cautions: record
            .cautions
            .iter()
            .map(|caution| ended(&caution.text))
            .collect(),
        find: ended(find),
        press: first("pressure"),
        stretch: first("stretch"),
        habits: habits.take(HABITS).map(dosed).collect(),
        none: record.care.is_empty().then(none),
    }
}

fn dosed(care: &raw::Care) -> String {
    let dose = care
        .dose
        .as_ref()
        .map_or_else(String::new, |dose| format!(" How much: {}", ended(dose)));
    format!("{}{dose}", ended(&care.text))
}

/// With a full stop, unless it is empty or ends a sentence already.
fn ended(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() || text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// What the person said makes it worse.
fn avoid(tables: &Tables, dialogue: &Dialogue<'_>) -> Vec<String> {
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
            "For a week or two, do less of what makes it worse: {}.",
            joined(&worse, "and")
        ),
        "Do not stop moving altogether: gentle movement through the day helps more than rest."
            .to_owned(),
    ]
}

fn see_someone(rank: &RankReport<'_>) -> Vec<String> {
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
            "It could also be {}. See a doctor at once if there is {}.",
            lower(mimic.name),
            mimic.urgent_if.trim_end_matches('.')
        )
    }));
    lines.push("See a doctor soon if you get new numbness or weakness, a fever, lose weight without trying, or the pain never lets up, day or night.".to_owned());
    lines.push("See a clinician if it is no better after four to six weeks, keeps coming back, or stops you doing what you need to do.".to_owned());
    lines
}

/// A short summary, in the order a clinician asks.
fn tell(tables: &Tables, dialogue: &Dialogue<'_>, muscles: &[MuscleAdvice<'_>]) -> Vec<String> {
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
