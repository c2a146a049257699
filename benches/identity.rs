//! The floor of `batch`: reads every query with the same parser and writes one of 512 ready
//! answers with the same writer, without looking anything up or ranking anything.
//!
//! Reads queries on standard input. Ready answers are answers to queries of the same input, so
//! that their size is what it would be; many of them, for one alone is flattered by the
//! processor's branch prediction.

use std::io::{self, BufRead, Read, Write};

use myomap::commands::{RawQuery, answer_query};
use myomap::store::Store;

const READY: usize = 512;

fn main() -> io::Result<()> {
    let store = Store::shipped();
    let mut input = io::BufReader::with_capacity(64 * 1024, io::stdin().lock());
    let mut head = Vec::new();
    for _ in 0..READY {
        if input.read_until(b'\n', &mut head)? == 0 {
            break;
        }
    }
    let queries: Vec<RawQuery> = head
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect();
    let answers: Vec<_> = queries
        .iter()
        .filter_map(|query| answer_query(&store, query, 10).ok())
        .collect();
    let mut out = io::BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    let mut input = head.chain(input);
    let mut line = Vec::new();
    let mut at = 0;
    while {
        line.clear();
        input.read_until(b'\n', &mut line)? > 0
    } {
        let query: Result<RawQuery, _> = serde_json::from_slice(&line);
        if query.is_ok_and(|query| query.has_findings()) {
            serde_json::to_writer(&mut out, &answers[at % answers.len()])?;
            out.write_all(b"\n")?;
            at += 1;
        }
    }
    out.flush()
}
