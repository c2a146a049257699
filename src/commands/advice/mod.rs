//! From a finished self-check to its answer: likely muscles, care, and what to tell whom.

mod selfcare;
mod summary;

use super::answer::{Room, Wanted, answer};
use super::question::Understanding;
use super::save::raw_query;
use crate::cli::PersonArgs;
use crate::dialogue::screen::{joined, lower};
use crate::dialogue::{Dialogue, End};
use crate::error::{Error, Status};
use crate::knowledge::json;
use crate::query::{Person, gate};
use crate::report::rank::{Because, Candidate, RankReport, Understood};
use crate::report::selfcheck::{
    BEFORE, CareAdvice, EVIDENCE, MuscleAdvice, SCHEMA, SelfCheckReport,
};
use crate::store::Store;

/// Most muscles named; the ranking holds more.
const NAMED: usize = 3;
/// Muscles with self-care: trying many things at once tells nothing.
const CARED: usize = 2;
/// Most muscles named as less likely.
const OTHERS: usize = 3;

/// How a place that is explained meets what is known.
const EXPLAINED: [&str; 3] = ["exact", "broader", "narrower"];

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
        heard: gate::hear_all(tables, &facts.query.said),
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
    let (rank, status) = answer(tables, understanding, wanted, &mut Room::default())?;
    let raw = raw_query(tables, &facts.query, &facts.flags, args);
    let muscles = likely(store, &rank)?;
    let weak = rank.candidates.iter().filter(|one| one.band == "weak");
    let mut report = SelfCheckReport {
        schema: SCHEMA,
        tool: env!("CARGO_PKG_VERSION"),
        data: tables.text(tables.version),
        ended: if stopped { "stopped" } else { "finished" },
        query: json::value(&raw).unwrap_or_default(),
        before: BEFORE,
        evidence: EVIDENCE,
        avoid: Vec::new(),
        see_someone: Vec::new(),
        tell: summary::tell(tables, dialogue, &muscles),
        less_likely: weak.take(OTHERS).map(|one| one.name).collect(),
        muscles,
        rank,
    };
    if !stopped {
        report.avoid = summary::avoid(tables, dialogue);
        report.see_someone = summary::see_someone(&report.rank);
    }
    Ok((report, status))
}

/// The leading muscles, the first ones with self-care.
fn likely<'s>(store: &'s Store, rank: &RankReport<'s>) -> Result<Vec<MuscleAdvice<'s>>, Error> {
    let leading = rank
        .candidates
        .iter()
        .filter(|one| one.band != "weak")
        .take(NAMED);
    // "do not massage the leg" and how to press the calf must not stand on one page
    let waits = rank.red_flags.iter().any(|flag| flag.urgency != "see-soon");
    let advised = leading.enumerate().map(|(at, candidate)| {
        let care = if at >= CARED {
            None
        } else if waits {
            Some(selfcare::withheld(selfcare::care(store, candidate)?))
        } else {
            Some(selfcare::care(store, candidate)?)
        };
        Ok(muscle(rank, candidate, care))
    });
    advised.collect()
}

fn muscle<'s>(
    rank: &RankReport<'s>,
    candidate: &Candidate<'s>,
    care: Option<CareAdvice>,
) -> MuscleAdvice<'s> {
    let names: Vec<String> = std::iter::once(candidate.name)
        .chain(candidate.same_as.iter().map(|same| same.name))
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
    let names = |wanted: &dyn Fn(&Because<'_>, &Understood<'_>) -> bool| -> Vec<String> {
        let pairs = candidate.because.iter().zip(&rank.understood);
        let pairs = pairs.filter(|(because, said)| wanted(because, said));
        pairs.map(|(_, said)| lower(said.name)).collect()
    };
    let place = |fits: &'static [&str], pattern: Option<&'static str>| {
        names(&move |because, _| {
            because.is_place
                && fits.contains(&because.fit)
                && (pattern.is_none() || because.pattern == pattern)
        })
    };
    let usual = place(&EXPLAINED, Some("essential"));
    let some = place(&EXPLAINED, Some("spillover"));
    let near = place(&["neighbour"], None);
    let missed = place(&["none"], None);
    let cues = names(&|because, said| {
        !because.is_place
            && because.fit == "exact"
            && because.pattern.is_none()
            && said.role != Some("not-worse")
    });
    let against = names(&|because, _| !because.is_place && because.fit == "absent-conflicts");
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
