//! The nearest known names for one that is not known.
//!
//! Edit distance over every name would cost more than the rest of the program. Two names
//! within `n` edits differ in at most `2n` letters, so the letter sets stored with the names
//! rule out nearly all of them with one instruction each; `strsim` judges the rest.

use std::collections::BTreeMap;

use crate::knowledge::tables::{NameOf, NameRow, Tables};
use crate::knowledge::text;

/// Most names offered.
const OFFERED: usize = 3;
/// Least similarity of a name worth offering, 0 to 1.
const LEAST: f64 = 0.6;

/// Up to three known names like `name`, the nearest first; `wanted` picks the kinds.
#[must_use]
pub fn nearest(tables: &Tables, name: &str, wanted: impl Fn(NameOf) -> bool) -> Vec<String> {
    let normal = text::normalise(name);
    if normal.is_empty() || normal.len() > 60 {
        return Vec::new();
    }
    let letters = text::letters(&normal);
    let edits = normal.len() * 2 / 5 + 1;
    let mut best: BTreeMap<u16, (i64, NameOf, &NameRow)> = BTreeMap::new();
    let mut found: Vec<(i64, &NameRow)> = Vec::new();
    for row in tables.names.iter().filter(|row| wanted(row.of)) {
        if let Some(score) = similarity(tables, row, &normal, letters, edits) {
            found.push((score, row));
        }
    }
    found.sort_by_key(|(score, row)| (-score, row.text.len, row.of, row.row));
    let mut names: Vec<String> = Vec::new();
    for (score, row) in found {
        // one name a record: its aliases would crowd out the others
        let taken = best.entry(row.row).or_insert((score, row.of, row));
        if taken.1 == row.of && !std::ptr::eq(taken.2, row) {
            continue;
        }
        let written = tables.text(row.written).replace('-', " ");
        if !names.contains(&written) {
            names.push(written);
        }
        if names.len() == OFFERED {
            break;
        }
    }
    names
}

/// Similarity in thousandths, or nothing when it is below [`LEAST`].
fn similarity(tables: &Tables, row: &NameRow, normal: &str, letters: u64, edits: usize) -> Option<i64> {
    let known = tables.text(row.text);
    let contained = normal.len() >= 4 && known.split(' ').any(|word| word.starts_with(normal));
    if contained {
        return Some(650);
    }
    let apart = (row.letters ^ letters).count_ones() as usize;
    if known.len().abs_diff(normal.len()) > edits || apart > 2 * edits {
        return None;
    }
    let longest = known.chars().count().max(normal.chars().count());
    let distance = strsim::osa_distance(known, normal);
    let similarity = 1.0 - distance as f64 / longest as f64;
    (similarity >= LEAST).then_some((similarity * 1000.0) as i64)
}
