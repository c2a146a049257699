//! From a question that was understood to the answer of schema `myomap.rank.v1`.

mod candidates;
mod understood;

use candidates::Shown;
pub(super) use candidates::candidate;
pub(super) use understood::{role_word, understood};

use super::question::Understanding;
use super::{ask_next, differential, together};
use crate::cli::AnswerArgs;
use crate::error::{Error, Status};
use crate::knowledge::tables::{NameOf, Tables};
use crate::query::{Query, gate, suggest};
use crate::rank::{self, Ranking, Scores};
use crate::report::rank::{self as report, Candidate, Meant, RankReport};

/// How much of an answer is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Most rows.
    pub(crate) rows: usize,
    /// Rank in spite of a red flag.
    pub(crate) show_anyway: bool,
    /// Show reasons to people.
    pub(crate) explain: bool,
    /// Find out which muscles go together, and what to ask next.
    pub(crate) advice: bool,
}

impl From<AnswerArgs> for Wanted {
    fn from(args: AnswerArgs) -> Self {
        Self {
            rows: usize::from(args.number),
            show_anyway: args.show_anyway,
            explain: args.explain,
            advice: true,
        }
    }
}

/// What is used again from one question to the next.
#[derive(Debug, Default)]
pub(crate) struct Room<'t> {
    /// The scores of all muscles.
    pub(crate) scores: Scores,
    /// For questions to ask next.
    pub(crate) asks: ask_next::Room,
    /// Reasons of one muscle.
    pub(super) explained: rank::Candidate,
    /// Muscles of an answer that was given: their lists have memory.
    pub(super) spare: Vec<Candidate<'t>>,
}

impl<'t> Room<'t> {
    /// Takes back an answer that was written.
    pub(crate) fn take_back(&mut self, report: RankReport<'t>) {
        if !report.candidates.is_empty() {
            self.spare = report.candidates;
        }
    }
}

/// A question after the red-flag gate.
#[derive(Debug)]
pub(crate) struct Screened {
    /// The question.
    pub(crate) query: Query,
    /// Red flags that fire: rows of the table, the most urgent first.
    pub(crate) flags: Vec<u16>,
    /// Because of them, nothing is ranked.
    pub(crate) withheld: bool,
}

/// The gate, before anything is ranked. A red flag is answered even where the question holds
/// an error.
///
/// # Errors
///
/// When the question was not understood and no red flag fires.
pub(crate) fn screen(
    tables: &Tables,
    understanding: Understanding,
    show_anyway: bool,
) -> Result<Screened, Error> {
    screen_again(tables, &mut { understanding }, show_anyway)
}

/// As [`screen`], for a question whose memory is used again; `understanding` is left without it.
pub(crate) fn screen_again(
    tables: &Tables,
    understanding: &mut Understanding,
    show_anyway: bool,
) -> Result<Screened, Error> {
    let Understanding {
        query,
        heard,
        person,
        flags: known,
        error,
    } = understanding;
    let mut flags = gate::fired_by(tables, query, *person, heard);
    flags.extend_from_slice(known);
    let flags = gate::by_urgency(tables, flags);
    let withheld = !flags.is_empty() && (!show_anyway || error.is_some());
    match error.take() {
        Some(error) if !withheld => Err(error),
        _ => Ok(Screened {
            query: std::mem::take(query),
            flags,
            withheld,
        }),
    }
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
    room: &mut Room<'t>,
) -> Result<(RankReport<'t>, Status), Error> {
    let show_anyway = wanted.show_anyway;
    let screened = screen(tables, understanding, show_anyway)?;
    Ok(answer_screened(tables, &screened, wanted, room))
}

/// Answers a question that passed the gate, or with what the gate says.
pub(crate) fn answer_screened<'t>(
    tables: &'t Tables,
    screened: &Screened,
    wanted: Wanted,
    room: &mut Room<'t>,
) -> (RankReport<'t>, Status) {
    let mut report = opened(tables, screened);
    report.explain = wanted.explain;
    if !screened.withheld {
        fill(tables, &screened.query, wanted, room, &mut report);
    }
    let status = match (screened.flags.is_empty(), report.candidates.is_empty()) {
        (false, _) => Status::RedFlag,
        (true, true) => Status::Nothing,
        (true, false) => Status::Answered,
    };
    (report, status)
}

/// What was understood and what the gate says, without a ranking.
pub(super) fn opened<'t>(tables: &'t Tables, screened: &Screened) -> RankReport<'t> {
    let query = &screened.query;
    let flags = screened.flags.iter();
    RankReport {
        schema: report::SCHEMA,
        tool: env!("CARGO_PKG_VERSION"),
        data: tables.text(tables.version),
        understood: understood(tables, query),
        not_understood: query.not_understood.clone(),
        did_you_mean: did_you_mean(tables, &query.not_understood),
        red_flags: flags.map(|row| red_flag(tables, *row)).collect(),
        candidates: Vec::new(),
        together: None,
        ask_next: Vec::new(),
        mimics: Vec::new(),
        note: report::NOTE,
        explain: false,
    }
}

fn fill<'t>(
    tables: &'t Tables,
    query: &Query,
    wanted: Wanted,
    room: &mut Room<'t>,
    report: &mut RankReport<'t>,
) {
    let scores = &mut room.scores;
    rank::score(tables, query, scores);
    let ranking = Ranking::of(tables, query, scores, wanted.rows);
    report.candidates = std::mem::take(&mut room.spare);
    let shown = Shown {
        tables,
        query,
        understood: &report.understood,
    };
    let ranks = ranking.ranks().count();
    report.candidates.resize_with(ranks, Candidate::default);
    let candidates = report.candidates.iter_mut().zip(ranking.ranks());
    for ((candidate, (band, same)), rank) in candidates.zip(1..) {
        ranking.explain(same[0], &mut room.explained);
        shown.candidate((rank, band), &room.explained, candidate);
        shown.same_as(same[1..].iter().map(|one| one.muscle), candidate);
    }
    differential::tell_apart(tables, &ranking, &mut report.candidates);
    report.mimics = differential::mimics(tables, query, &ranking);
    if wanted.advice && ranks > 0 {
        report.together = together::found(tables, query, scores);
        report.ask_next = ask_next::found(tables, query, scores, &mut room.asks);
    }
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

fn red_flag(tables: &Tables, row: u16) -> report::RedFlag<'_> {
    let flag = &tables.flags[row as usize];
    report::RedFlag {
        id: tables.text(flag.id),
        finding: tables.text(flag.question),
        concern: tables.text(flag.concern),
        urgency: ["emergency-now", "same-day", "see-soon"][usize::from(flag.urgency.min(2))],
        action: tables.text(flag.action),
        name: tables.text(flag.name),
        gathers: flag.triggers.len == 0,
    }
}
