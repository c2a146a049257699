//! `myomap`: from the places that hurt to the muscles that could be sending the pain.
#![warn(clippy::print_stdout, clippy::print_stderr)]

mod embedded;
pub mod error;
pub mod knowledge;
pub mod query;
pub mod rank;
/// tables
pub fn tables() -> &'static knowledge::tables::Tables { &embedded::TABLES }
pub mod eval;
