//! What is known: file shapes, records, checks, tables, names. Knows nothing of questions.
//!
//! The same code runs twice: in the build script, where it reads `data/`, refuses wrong data
//! and prints the tables as Rust source; and in the program, for `--data` and `data check`.
//! It therefore depends on nothing else of the crate.

mod asks;
pub mod check;
pub mod compile;
pub mod folder;
pub mod json;
mod overlay;
pub mod raw;
pub mod records;
pub(crate) mod sort;
pub mod tables;
pub mod text;
mod verbs;
pub mod weights;
pub(crate) mod words;

/// Version of the shipped data: year and month of its last review.
pub const VERSION: &str = "2026.11";
