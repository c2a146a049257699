//! The JSON of a rank answer, written piece by piece into memory.
//!
//! `serde_json` looks at every byte of every text for something to escape and formats every
//! number in general; a batch writes little else but known texts and numbers of two decimals.
//! This writer does the same work in about a third of the instructions, and a test holds its
//! bytes equal to those of `serde_json`. Ids and fixed words (`word`) are not looked at: the
//! data check holds ids to letters, digits and hyphens.

mod brief;
mod json;
mod layout;

pub(crate) use brief::brief;

use super::{
    Because, Candidate, ImitatedBy, Meant, Member, Mimic, Named, PointId, Question, RankReport,
    RedFlag, Together, Told, Understood,
};
use json::{decimals, field, list, number, optional, plain, quoted, within, word, words};
use layout::{Indented, Layout};

/// Appends the answer as compact JSON, the same bytes as `serde_json::to_vec`.
pub fn write(report: &RankReport<'_>, out: &mut Vec<u8>) {
    answer(out, report);
}

/// The answer as indented JSON, the same bytes as `serde_json::to_vec_pretty`.
#[must_use]
pub fn indented(report: &RankReport<'_>) -> Vec<u8> {
    let mut out = Indented::new();
    answer(&mut out, report);
    out.out
}

fn answer(out: &mut impl Layout, report: &RankReport<'_>) {
    field(out, b"{\"schema\":", report.schema);
    field(out, b",\"tool\":", report.tool);
    field(out, b",\"data\":", report.data);
    list(out, b",\"understood\":", &report.understood, understood);
    let left_out = &report.not_understood;
    list(out, b",\"not_understood\":", left_out, |out, text| {
        quoted(out.bytes(), text);
    });
    if !report.did_you_mean.is_empty() {
        list(out, b",\"did_you_mean\":", &report.did_you_mean, meant);
    }
    list(out, b",\"red_flags\":", &report.red_flags, red_flag);
    list(out, b",\"candidates\":", &report.candidates, candidate);
    match &report.together {
        Some(set) => together(out, set),
        None => optional(out, b",\"together\":", None),
    }
    list(out, b",\"ask_next\":", &report.ask_next, question);
    list(out, b",\"mimics\":", &report.mimics, mimic);
    field(out, b",\"note\":", report.note);
    out.close();
}

fn meant(out: &mut impl Layout, words: &Meant) {
    field(out, b"{\"text\":", &words.text);
    list(out, b",\"names\":", &words.names, |out, name| {
        quoted(out.bytes(), name);
    });
    out.close();
}

fn understood(out: &mut impl Layout, found: &Understood<'_>) {
    field(out, b"{\"text\":", &found.text);
    word(out, b",\"kind\":\"", found.kind);
    word(out, b"\",\"id\":\"", found.id);
    out.bytes().push(b'"');
    if !found.any_of.is_empty() {
        words(out, b",\"any_of\":", found.any_of.iter().copied());
    }
    optional(out, b",\"side\":", found.side);
    word(out, b",\"polarity\":\"", found.polarity);
    out.bytes().push(b'"');
    if let Some(role) = found.role {
        optional(out, b",\"role\":", Some(role));
    }
    if let Some(intensity) = found.intensity {
        number(out, b",\"intensity\":", usize::from(intensity));
    }
    out.close();
}

fn red_flag(out: &mut impl Layout, flag: &RedFlag<'_>) {
    word(out, b"{\"id\":\"", flag.id);
    field(out, b"\",\"finding\":", flag.finding);
    field(out, b",\"concern\":", flag.concern);
    word(out, b",\"urgency\":\"", flag.urgency);
    field(out, b"\",\"action\":", flag.action);
    out.close();
}

fn candidate(out: &mut impl Layout, one: &Candidate<'_>) {
    number(out, b"{\"rank\":", one.rank);
    word(out, b",\"muscle\":\"", one.muscle);
    field(out, b"\",\"name\":", one.name);
    field(out, b",\"plain\":", one.plain);
    optional(out, b",\"group\":", one.group);
    optional(out, b",\"side\":", one.side);
    decimals(out, b",\"score\":", one.score);
    word(out, b",\"band\":\"", one.band);
    list(out, b"\",\"trigger_points\":", &one.trigger_points, point);
    list(out, b",\"because\":", &one.because, because);
    let expected = one.expected_not_reported.iter().copied();
    words(out, b",\"expected_not_reported\":", expected);
    muscles(out, b",\"same_as\":", &one.same_as);
    list(out, b",\"told_apart\":", &one.told_apart, told);
    out.close();
}

fn point(out: &mut impl Layout, point: &PointId<'_>) {
    let out = out.bytes();
    out.push(b'"');
    plain(out, point.muscle);
    out.push(b'/');
    plain(out, point.point);
    out.push(b'"');
}

fn muscles<const N: usize>(out: &mut impl Layout, key: &[u8; N], muscles: &[Named<'_>]) {
    words(out, key, muscles.iter().map(|muscle| muscle.id));
}

fn told(out: &mut impl Layout, told: &Told<'_>) {
    let out = out.bytes();
    out.push(b'"');
    within(out, told.own);
    out.extend_from_slice(b" or ");
    within(out, told.from);
    out.extend_from_slice(b": ");
    within(out, told.by);
    out.push(b'"');
}

fn because<L: Layout>(out: &mut L, reason: &Because<'_>) {
    word(out, b"{\"finding\":\"", reason.finding);
    word(out, b"\",\"match\":\"", reason.fit);
    if let Some(pattern) = reason.pattern {
        word(out, b"\",\"pattern\":\"", pattern);
        decimals(out, b"\",\"weight\":", reason.weight);
    } else {
        out.key(b"\",\"pattern\":");
        out.bytes().extend_from_slice(b"null");
        decimals(out, b",\"weight\":", reason.weight);
    }
    if L::COMPACT && is_bare(reason) {
        // more than half of all: what a muscle does not explain
        let bare = b",\"judged\":0.0,\"usual\":null,\"sources\":[],\"recalled\":false}";
        return out.bytes().extend_from_slice(bare);
    }
    decimals(out, b",\"judged\":", reason.judged);
    optional(out, b",\"usual\":", reason.usual);
    words(out, b",\"sources\":", reason.sources.ids());
    out.key(b",\"recalled\":");
    let recalled: &[u8] = if reason.recalled { b"true" } else { b"false" };
    out.bytes().extend_from_slice(recalled);
    out.close();
}

/// Nothing stands behind a reason.
fn is_bare(reason: &Because<'_>) -> bool {
    let judged = reason.judged.abs() >= 0.004 || reason.usual.is_some();
    !judged && !reason.recalled && reason.sources.is_empty()
}

fn together(out: &mut impl Layout, set: &Together<'_>) {
    out.key(b",\"together\":");
    list(out, b"{\"muscles\":", &set.muscles, member);
    words(out, b",\"unexplained\":", set.unexplained.iter().copied());
    decimals(out, b",\"gain\":", set.gain);
    word(out, b",\"method\":\"", set.method);
    out.bytes().push(b'"');
    out.close();
}

fn member(out: &mut impl Layout, member: &Member<'_>) {
    word(out, b"{\"muscle\":\"", member.muscle);
    field(out, b"\",\"name\":", member.name);
    optional(out, b",\"side\":", member.side);
    words(out, b",\"takes\":", member.takes.iter().copied());
    if let Some(relation) = &member.relation {
        field(out, b",\"relation\":", relation);
    }
    out.close();
}

fn question(out: &mut impl Layout, question: &Question<'_>) {
    word(out, b"{\"finding\":\"", question.finding);
    word(out, b"\",\"kind\":\"", question.kind);
    muscles(out, b"\",\"raises\":", &question.raises);
    muscles(out, b",\"lowers\":", &question.lowers);
    decimals(out, b",\"gain\":", question.gain);
    field(out, b",\"question\":", &question.question);
    out.close();
}

fn mimic(out: &mut impl Layout, mimic: &Mimic<'_>) {
    word(out, b"{\"condition\":\"", mimic.condition);
    field(out, b"\",\"name\":", mimic.name);
    list(out, b",\"because\":", &mimic.because, imitated);
    field(out, b",\"tell\":", mimic.tell);
    if !mimic.urgent_if.is_empty() {
        field(out, b",\"urgent_if\":", mimic.urgent_if);
    }
    out.close();
}

fn imitated(out: &mut impl Layout, by: &ImitatedBy<'_>) {
    let out = out.bytes();
    out.extend_from_slice(b"\"imitated by ");
    plain(out, by.0);
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{RawQuery, answer_query};
    use crate::store::Store;

    fn same(query: &str) {
        let store = Store::shipped();
        let query: RawQuery = serde_json::from_str(query).expect("a query");
        let report = answer_query(&store, &query, 20).expect("an answer");
        let mut written = Vec::new();
        write(&report, &mut written);
        let expected = serde_json::to_string(&report).expect("it has a JSON form");
        let pretty = serde_json::to_vec_pretty(&report).expect("it has a JSON form");
        assert_eq!(indented(&report), pretty);
        assert_eq!(String::from_utf8(written).expect("UTF-8"), expected);
    }

    #[test]
    fn the_bytes_are_those_of_serde_json() {
        same(r#"{"pain":["low back"]}"#);
        same(
            r#"{"pain":["left low back",{"at":"calf","intensity":7}],"no_pain":["groin"],"worse":["sitting"],"side":"left"}"#,
        );
        same(r#"{"pain":["head","jaw","neck","shoulder","chest","knee","foot"],"complete":true}"#);
        same(r#"{"pain":["\"buttock\""],"without":["numbness"]}"#);
        same(r#"{"pain":["chest"],"with":["saddle numbness"]}"#);
    }
}
