//! `why-not`: why a muscle ranks where it does, and what would put it first.

use super::answer::{candidate, opened, screen, understood};
use super::changes::changes;
use super::question;
use crate::cli::WhyNotArgs;
use crate::error::{Error, Status};
use crate::knowledge::tables::{Form, NONE, NameOf, Tables};
use crate::knowledge::text;
use crate::query::{Query, suggest};
use crate::rank::{self, Band, Row, Scores};
use crate::report::Answer;
use crate::report::names::Names;
use crate::report::rank::NOTE;
use crate::report::why_not::{Difference, SCHEMA, State, WhyNotReport};
use crate::store::Store;

type Found<'s> = (Box<dyn Answer + 's>, Status);

/// `why-not`
pub(super) fn run<'s>(args: &WhyNotArgs, store: &'s Store) -> Result<Found<'s>, Error> {
    let tables = store.tables();
    let asked = named(tables, &args.muscle)?;
    let raw = question::asked(&args.places, &args.query)?;
    let understanding = question::understand(tables, raw);
    let screened = screen(tables, understanding, false)?;
    if screened.withheld {
        let report = opened(tables, &screened);
        return Ok((Box::new(report), Status::RedFlag));
    }
    let report = report(tables, &screened.query, asked);
    let status = match report.state {
        State::First | State::Ranked => Status::Answered,
        State::Elsewhere | State::Unknown => Status::Nothing,
    };
    Ok((Box::new(report), status))
}

/// The muscle, part or group a text names.
fn named(tables: &Tables, typed: &str) -> Result<u16, Error> {
    let normal = text::normalise(typed);
    let by_name = || {
        tables
            .named(&normal)
            .iter()
            .find(|row| row.of == NameOf::MuscleName)
            .map(|row| row.row)
    };
    tables
        .muscle(typed.trim())
        .or_else(by_name)
        .ok_or_else(|| Error::UnknownName {
            what: "muscle",
            name: typed.trim().to_owned(),
            suggestions: suggest::nearest(tables, typed, |of| of == NameOf::MuscleName),
        })
}

/// The ranked muscles a name stands for: itself, else its members or parts, else its whole.
fn members(tables: &Tables, row: u16) -> Vec<u16> {
    let muscle = &tables.muscles[row as usize];
    if muscle.ranked {
        return vec![row];
    }
    let all = 0..tables.muscles.len() as u16;
    let inside = all.filter(|other| tables.muscles[*other as usize].group == row);
    let inside: Vec<u16> = inside
        .flat_map(|other| members_below(tables, other))
        .collect();
    let whole = Some(muscle.group).filter(|group| *group != NONE && muscle.form == Form::Part);
    match whole {
        Some(whole) if inside.is_empty() && tables.muscles[whole as usize].ranked => vec![whole],
        _ => inside,
    }
}

/// As [`members`], without turning back to a whole.
fn members_below(tables: &Tables, row: u16) -> Vec<u16> {
    if tables.muscles[row as usize].ranked {
        return vec![row];
    }
    let all = 0..tables.muscles.len() as u16;
    let inside = all.filter(|other| *other != row && tables.muscles[*other as usize].group == row);
    inside
        .flat_map(|other| members_below(tables, other))
        .collect()
}

fn report<'t>(tables: &'t Tables, query: &Query, asked: u16) -> WhyNotReport<'t> {
    let mut scores = Scores::default();
    rank::score(tables, query, &mut scores);
    let order = rank::top(tables, &scores, tables.muscles.len());
    let members = members(tables, asked);
    let own = order.iter().position(|one| members.contains(&one.muscle));
    let mut report = blank(tables, query, asked);
    report.of = order.len();
    let Some(own) = own.map(|at| order[at]) else {
        return report;
    };
    let rows = rank::rows(tables, query, &scores, order.len());
    let place = rows.iter().position(|row| {
        row.candidates
            .iter()
            .any(|one| one.ranked.muscle == own.muscle)
    });
    let row = Row {
        candidates: vec![rank::explain(tables, query, &scores, own)],
        band: place.map_or(Band::Weak, |place| rows[place].band),
    };
    let known = row.candidates[0]
        .parts
        .iter()
        .any(|part| part.pattern.is_some() && query.findings[part.finding].present);
    report.state = match (known, place) {
        (false, _) => State::Elsewhere,
        (true, Some(0)) => State::First,
        (true, _) => State::Ranked,
    };
    report.refers_to = refers_to(tables, own.muscle);
    let names = report.refers_to.iter().map(|id| Names(tables).place(id));
    report.refers_to_names = names.collect();
    let position = order
        .iter()
        .position(|one| one.muscle == own.muscle)
        .map_or(0, |at| at + 1);
    report.candidate = Some(candidate(
        tables,
        query,
        &report.understood,
        place.map_or(position, |at| at + 1),
        &row,
    ));
    if place != Some(0) {
        let leader = Row {
            candidates: vec![rank::explain(tables, query, &scores, order[0])],
            band: rows.first().map_or(Band::Weak, |row| row.band),
        };
        report.lacks = lacks(&row, &leader, query, tables);
        report.leader = Some(candidate(tables, query, &report.understood, 1, &leader));
        report.changes = changes(tables, query, &scores, own);
    }
    report
}

fn blank<'t>(tables: &'t Tables, query: &Query, asked: u16) -> WhyNotReport<'t> {
    let muscle = &tables.muscles[asked as usize];
    WhyNotReport {
        schema: SCHEMA,
        tool: env!("CARGO_PKG_VERSION"),
        data: tables.text(tables.version),
        understood: understood(tables, query),
        asked: tables.text(muscle.id),
        asked_name: tables.text(muscle.name),
        state: State::Unknown,
        of: 0,
        candidate: None,
        leader: None,
        lacks: Vec::new(),
        changes: Vec::new(),
        refers_to: Vec::new(),
        refers_to_names: Vec::new(),
        note: NOTE,
    }
}

/// Zones a muscle is known to refer to, the usual ones first.
pub(super) fn refers_to(tables: &Tables, muscle: u16) -> Vec<&str> {
    let points = tables.muscles[muscle as usize].points.of(&tables.points);
    let mut zones: Vec<_> = points
        .iter()
        .flat_map(|point| point.refers.of(&tables.referrals))
        .map(|referral| (referral.pattern, referral.zone))
        .collect();
    crate::sort::by(&mut zones, Ord::cmp);
    let mut ids: Vec<&str> = Vec::new();
    for (_, zone) in zones {
        let id = tables.text(tables.places[zone as usize].id);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Findings that speak more for the leader, and what does not come from findings, greatest
/// difference first.
fn lacks<'t>(own: &Row, leader: &Row, query: &Query, tables: &'t Tables) -> Vec<Difference<'t>> {
    let (own, leader) = (&own.candidates[0], &leader.candidates[0]);
    let pairs = own.parts.iter().zip(&leader.parts);
    let mut found: Vec<Difference<'t>> = pairs
        .map(|(mine, theirs)| Difference {
            finding: Some(crate::query::id(tables, query.findings[mine.finding].topic)),
            text: crate::error::clean(&query.findings[mine.finding].text).into_owned(),
            own: mine.weight,
            leader: theirs.weight,
        })
        .collect();
    found.push(Difference {
        finding: None,
        text: String::new(),
        own: own.rest,
        leader: leader.rest,
    });
    found.retain(|one| one.leader - one.own > 0.005);
    crate::sort::by(&mut found, |left, right| {
        (right.leader - right.own).total_cmp(&(left.leader - left.own))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(muscle: &str, places: &[&str]) -> Result<String, Error> {
        let store = Store::shipped();
        let tables = store.tables();
        let places: Vec<String> = places.iter().map(|&place| place.to_owned()).collect();
        let args = crate::cli::QueryArgs::default();
        let raw = question::asked(&places, &args).expect("no file is read");
        let report = report(
            tables,
            &question::understand(tables, raw).query,
            named(tables, muscle)?,
        );
        Ok(serde_json::to_string(&report).unwrap_or_default())
    }

    #[test]
    fn a_group_answers_with_its_best_member() {
        let answer = ask("hamstrings", &["back of thigh"]);
        assert!(answer.is_ok_and(
            |text| text.contains("\"asked\":\"hamstrings\"") && text.contains("\"state\":\"")
        ));
    }

    #[test]
    fn a_muscle_that_refers_elsewhere_says_so() {
        let answer = ask("masseter", &["heel"]);
        assert!(answer.is_ok_and(|text| text.contains("\"state\":\"elsewhere\"")));
    }

    #[test]
    fn a_muscle_without_referral_is_unknown() {
        let answer = ask("levatores costarum", &["mid back"]);
        assert!(answer.is_ok_and(|text| text.contains("\"state\":\"unknown\"")));
    }
}
