//! What single stages cost: names, phrases, ranking, rendering, batch lines.
//! `cargo bench --bench stages`; compare figures of one run with one another, not between runs.

use std::hint::black_box;

use divan::Bencher;
use myomap::Surroundings;
use myomap::cli::{Cli, Command};
use myomap::commands::{RawQuery, answer_query};
use myomap::knowledge::tables::{NameOf, PlaceForm};
use myomap::query::{Finding, Query, Topic, phrase, suggest};
use myomap::rank::{Scores, ask_next, rows, score, together};
use myomap::report::Answer;
use myomap::store::Store;

fn main() {
    divan::main();
}

/// A question about the first `count` zones, so that its size is all that differs.
fn zones(count: usize) -> Query {
    let findings = (0..count).map(|row| Finding {
        text: "".into(),
        topic: Topic::Place(row as u16),
        side: None,
        present: true,
        intensity: None,
    });
    Query {
        findings: findings.collect(),
        ..Query::default()
    }
}

#[divan::bench(args = ["low back", "Getting up from a chair", "SIJ"])]
fn name_found(bencher: Bencher, name: &str) {
    let store = Store::shipped();
    bencher.bench(|| {
        let normal = myomap::knowledge::text::normalise(black_box(name));
        store.tables().named(&normal).len()
    });
}

#[divan::bench(args = ["lower bakc", "pirifromis", "xyzzy"])]
fn name_suggested(bencher: Bencher, name: &str) {
    let store = Store::shipped();
    bencher.bench(|| {
        suggest::nearest(store.tables(), black_box(name), |of| {
            of == NameOf::PlaceName
        })
    });
}

#[divan::bench]
fn phrase_read(bencher: Bencher) {
    let store = Store::shipped();
    let text = "L sided LBP + buttock, worse sit, better walk, no groin, 7/10 in the back of the thigh since I moved house";
    bencher.bench(|| phrase::read(store.tables(), black_box(text)));
}

#[divan::bench(args = [1, 3, 10, 60])]
fn ranked(bencher: Bencher, findings: usize) {
    let store = Store::shipped();
    let query = zones(findings);
    let mut scores = Scores::default();
    bencher.bench_local(|| score(store.tables(), black_box(&query), &mut scores));
}

#[divan::bench(args = [1, 3, 10, 60])]
fn ranked_and_explained(bencher: Bencher, findings: usize) {
    let store = Store::shipped();
    let query = zones(findings);
    let mut scores = Scores::default();
    bencher.bench_local(|| {
        score(store.tables(), black_box(&query), &mut scores);
        rows(store.tables(), &query, &scores, 10)
    });
}

/// Zones all over the body, so that no muscle explains them all.
fn spread(count: usize) -> (Query, Scores) {
    let tables = Store::shipped();
    let zone = |row: &u16| tables.tables().places[*row as usize].form == PlaceForm::Zone;
    let all = (0..tables.tables().places.len() as u16)
        .filter(zone)
        .count();
    let mut query = zones(count);
    for (at, finding) in query.findings.iter_mut().enumerate() {
        finding.topic = Topic::Place((at * all / count) as u16);
    }
    let mut scores = Scores::default();
    score(tables.tables(), &query, &mut scores);
    (query, scores)
}

// up to the number `set-exact` (14) the chances that order a set's members are exact; beyond,
// each is weighed with the rest of the set held at work
#[divan::bench(args = [1, 5, 14, 60])]
fn set_found(bencher: Bencher, findings: usize) {
    let store = Store::shipped();
    let (query, scores) = spread(findings);
    bencher.bench(|| together(store.tables(), black_box(&query), &scores));
}

#[divan::bench(args = [1, 5, 14, 60])]
fn questions_found(bencher: Bencher, findings: usize) {
    let store = Store::shipped();
    let (query, scores) = spread(findings);
    bencher.bench(|| ask_next(store.tables(), black_box(&query), &scores, |_| true));
}

const LINE: &str = r#"{"id":"c1","pain":["left low back",{"at":"buttock","side":"left","intensity":7}],"no_pain":["groin"],"worse":["sitting"],"better":["lying down"]}"#;

#[divan::bench]
fn batch_line_parsed(bencher: Bencher) {
    bencher.bench(|| serde_json::from_str::<RawQuery>(black_box(LINE)));
}

#[divan::bench]
fn batch_line_answered(bencher: Bencher) {
    let store = Store::shipped();
    let query: RawQuery = serde_json::from_str(LINE).expect("a query");
    bencher.bench(|| answer_query(&store, black_box(&query), 10));
}

#[divan::bench]
fn batch_line_written(bencher: Bencher) {
    let store = Store::shipped();
    let query: RawQuery = serde_json::from_str(LINE).expect("a query");
    let report = answer_query(&store, &query, 10).expect("an answer");
    let mut out = Vec::new();
    bencher.bench_local(|| {
        out.clear();
        report.json(false, &mut out)
    });
}

#[divan::bench(args = ["table", "text", "json", "markdown", "html", "csv"])]
fn rendered(bencher: Bencher, format: &str) {
    use clap::Parser;
    let store = Store::shipped();
    let query: RawQuery = serde_json::from_str(LINE).expect("a query");
    let report = answer_query(&store, &query, 10).expect("an answer");
    let cli = Cli::parse_from(["myomap", "rank", "knee", "--format", format]);
    assert!(matches!(cli.command, Command::Rank(_)));
    let around = Surroundings {
        width: 80,
        color: false,
        terminal: false,
        data: None,
    };
    let mut out = Vec::new();
    bencher.bench_local(|| {
        out.clear();
        myomap::render::render(&report, &cli.output, &around, &mut out)
    });
}
