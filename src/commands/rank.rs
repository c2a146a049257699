//! `rank` and `ask`: from a question to the answer of schema `myomap.rank.v1`.

use std::io::Read;

use super::question::{self, Understanding};
use super::{ask_next, differential, together};
use crate::cli::{AnswerArgs, AskArgs, RankArgs};
use crate::error::{Error, Status};
use crate::knowledge::tables::{NONE, NameOf, PlaceForm, Role, Tables};
use crate::query::memory::Memory;
use crate::query::{self, Finding, MAX_TEXT, Query, Topic, gate, suggest};
use crate::rank::{self, Candidate, Ranked, Scores};
use crate::report::Answer;
use crate::report::rank::{self as report, Meant, RankReport};
use crate::store::Store;

/// How much of an answer is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Most rows.
    pub(crate) rows: usize,
    /// Rank in spite of a red flag.
    pub(crate) show_anyway: bool,
    /// Show reasons to people.
    pub(crate) explain: bool,
    /// How much is said of the muscles.
    pub(crate) depth: Depth,
}

/// How much is said of the muscles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Depth {
    /// Who ranks where, and with what score.
    Order,
    /// Why, and what they could be mistaken for.
    Reasons,
    /// Which go together, and what to ask next.
    Advice,
}

/// What is used again from one question to the next.
#[derive(Debug, Default)]
pub(crate) struct Room {
    /// The scores of all muscles.
    pub(crate) scores: Scores,
    /// Phrases read before.
    pub(crate) memory: Memory,
}

impl From<AnswerArgs> for Wanted {
    fn from(args: AnswerArgs) -> Self {
        Self {
            rows: usize::from(args.number),
            show_anyway: args.show_anyway,
            explain: args.explain,
            depth: Depth::Advice,
        }
    }
}

type Found<'s> = (Box<dyn Answer + 's>, Status);

/// `rank`
pub(super) fn rank<'s>(args: &RankArgs, store: &'s Store) -> Result<Found<'s>, Error> {
    let raw = question::asked(&args.places, &args.query)?;
    found(
        store,
        question::understand(store.tables(), &raw),
        args.answer.into(),
    )
}

/// `ask`
pub(super) fn ask<'s>(args: &AskArgs, store: &'s Store) -> Result<Found<'s>, Error> {
    let text = match args.text.as_slice() {
        [dash] if dash == "-" => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .lock()
                .take(MAX_TEXT as u64 + 1)
                .read_to_end(&mut bytes)?;
            if bytes.len() > MAX_TEXT {
                return Err(question::too_long());
            }
            String::from_utf8(bytes).map_err(|_| {
                Error::invalid("standard input is not UTF-8 text", "Send plain text.")
            })?
        }
        words => words.join(" "),
    };
    found(
        store,
        question::understand_text(store.tables(), &text, args.person)?,
        args.answer.into(),
    )
}

fn found(store: &Store, understanding: Understanding, wanted: Wanted) -> Result<Found<'_>, Error> {
    let (report, status) = answer(store.tables(), understanding, wanted, &mut Room::default())?;
    Ok((Box::new(report), status))
}

/// Closest known names for what was not understood, where there are some.
fn did_you_mean(tables: &Tables, not_understood: &[String]) -> Vec<Meant> {
    let wanted = |of| {
        matches!(
            of,
            NameOf::PlaceName | NameOf::FactorName | NameOf::SignName
        )
    };
    let meant = |words: &String| Meant {
        text: words.clone(),
        names: suggest::for_words(tables, words, wanted),
    };
    let meant = not_understood.iter().map(meant);
    meant.filter(|meant| !meant.names.is_empty()).collect()
}

/// Answers a question: the gate first, then the ranking.
///
/// # Errors
///
/// When the question was not understood and no red flag fires.
pub(crate) fn answer<'t>(
    tables: &'t Tables,
    understanding: Understanding,
    wanted: Wanted,
    room: &mut Room,
) -> Result<(RankReport<'t>, Status), Error> {
    let Understanding {
        query,
        person,
        flags: known,
        error,
    } = understanding;
    let mut flags = gate::fired_again(tables, &query, person, &mut room.memory);
    flags.extend(known);
    flags.sort_by_key(|row| (tables.flags[*row as usize].urgency, *row));
    flags.dedup();
    let mut report = RankReport {
        schema: report::SCHEMA,
        tool: env!("CARGO_PKG_VERSION"),
        data: tables.text(tables.version),
        understood: query
            .findings
            .iter()
            .map(|finding| understood(tables, finding))
            .collect(),
        not_understood: query.not_understood.clone(),
        did_you_mean: did_you_mean(tables, &query.not_understood),
        red_flags: flags.iter().map(|row| red_flag(tables, *row)).collect(),
        candidates: Vec::new(),
        together: None,
        ask_next: Vec::new(),
        mimics: Vec::new(),
        note: report::NOTE,
        explain: wanted.explain,
    };
    if !flags.is_empty() && (!wanted.show_anyway || error.is_some()) {
        return Ok((report, Status::RedFlag));
    }
    if let Some(error) = error {
        return Err(error);
    }
    fill(tables, &query, wanted, &mut room.scores, &mut report);
    let status = match (flags.is_empty(), report.candidates.is_empty()) {
        (false, _) => Status::RedFlag,
        (true, true) => Status::Nothing,
        (true, false) => Status::Answered,
    };
    Ok((report, status))
}

fn fill<'t>(
    tables: &'t Tables,
    query: &Query,
    wanted: Wanted,
    scores: &mut Scores,
    report: &mut RankReport<'t>,
) {
    rank::score(tables, query, scores);
    if wanted.depth == Depth::Order {
        let order = rank::order(tables, query, scores, wanted.rows);
        let rows = order.iter().enumerate();
        report.candidates = rows.map(|(at, row)| placed(tables, at + 1, row)).collect();
        return;
    }
    let rows = rank::rows(tables, query, scores, wanted.rows);
    for (at, row) in rows.iter().enumerate() {
        report
            .candidates
            .push(candidate(tables, query, at + 1, row));
    }
    differential::tell_apart(tables, &rows, &mut report.candidates);
    report.mimics = differential::mimics(tables, query, &rows);
    if wanted.depth == Depth::Advice && !rows.is_empty() {
        report.together = together::found(tables, query, scores);
        report.ask_next = ask_next::found(tables, query, scores);
    }
}

/// A row of the order, of which nothing is said.
fn placed<'t>(tables: &'t Tables, rank: usize, row: &[Ranked]) -> report::Candidate<'t> {
    let id = |one: &Ranked| tables.text(tables.muscles[one.muscle as usize].id);
    report::Candidate {
        rank,
        muscle: id(&row[0]),
        side: row[0].side.map(query::Side::word),
        score: row[0].score,
        same_as: row[1..].iter().map(id).collect(),
        ..report::Candidate::default()
    }
}

pub(super) fn understood<'t>(tables: &'t Tables, finding: &Finding) -> report::Understood<'t> {
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
pub(crate) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Worse => "worse",
        Role::Better => "better",
        Role::After => "after",
        Role::NotWorse => "not-worse",
    }
}

fn red_flag(tables: &Tables, row: u16) -> report::RedFlag<'_> {
    let flag = &tables.flags[row as usize];
    report::RedFlag {
        id: tables.text(flag.id),
        finding: tables.text(flag.question),
        concern: tables.text(flag.concern),
        urgency: ["emergency-now", "same-day", "see-soon"][usize::from(flag.urgency.min(2))],
        action: tables.text(flag.action),
    }
}

pub(super) fn candidate<'t>(
    tables: &'t Tables,
    query: &Query,
    rank: usize,
    row: &rank::Row,
) -> report::Candidate<'t> {
    let first = &row.candidates[0];
    let muscle = &tables.muscles[first.ranked.muscle as usize];
    let same = || {
        row.candidates[1..]
            .iter()
            .map(|other| &tables.muscles[other.ranked.muscle as usize])
    };
    let id = tables.text(muscle.id);
    let points = first
        .points
        .iter()
        .map(|point| [id, "/", tables.text(tables.points[*point as usize].id)].concat());
    report::Candidate {
        rank,
        muscle: id,
        name: tables.text(muscle.name),
        plain: tables.text(muscle.plain),
        group: (muscle.group != NONE)
            .then(|| tables.text(tables.muscles[muscle.group as usize].id)),
        side: first.side().map(query::Side::word),
        score: first.ranked.score,
        band: row.band.word(),
        trigger_points: points.collect(),
        because: because(tables, query, first),
        expected_not_reported: first
            .expected
            .iter()
            .map(|zone| tables.text(tables.places[*zone as usize].id))
            .collect(),
        same_as: same().map(|muscle| tables.text(muscle.id)).collect(),
        told_apart: Vec::new(),
        press: first.points.first().map_or("", |point| {
            tables.text(tables.points[*point as usize].place)
        }),
        same_names: same().map(|muscle| tables.text(muscle.name)).collect(),
    }
}

fn because<'t>(
    tables: &'t Tables,
    query: &Query,
    candidate: &Candidate,
) -> Vec<report::Because<'t>> {
    let line = |part: &rank::Part| {
        let finding = &query.findings[part.finding];
        let recorded = part.sources.of(&tables.source_refs);
        let basis = part.usual.map(|row| &tables.bases[row as usize]);
        let usual = basis.map_or(&[][..], |basis| basis.sources.of(&tables.source_refs));
        let own = if recorded.is_empty() { usual } else { recorded };
        let id = |row: &u16| tables.text(tables.sources[*row as usize].id);
        let also = usual.iter().filter(|row| !recorded.contains(row));
        report::Because {
            finding: query::id(tables, finding.topic),
            fit: part.fit.word(),
            pattern: part.pattern.map(|pattern| match pattern {
                crate::knowledge::tables::Pattern::Essential => "essential",
                crate::knowledge::tables::Pattern::Spillover => "spillover",
            }),
            weight: part.weight,
            judged: part.judged,
            usual: basis.map(|basis| basis.rests.word()),
            recalled: !own.is_empty() && own.iter().all(|row| !tables.sources[*row as usize].read),
            sources: recorded.iter().chain(also).map(id).collect(),
            recorded: recorded.len(),
            usual_source: basis.and_then(|basis| Some((id(usual.first()?), !basis.read))),
            at: part.finding,
            is_place: finding.present && matches!(finding.topic, Topic::Place(_)),
        }
    };
    candidate.parts.iter().map(line).collect()
}
