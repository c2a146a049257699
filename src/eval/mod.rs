//! Labelled cases and how well the ranking does on them.

mod baseline;
mod cases;
mod measure;

pub use baseline::{Baseline, rank_baseline};
pub use cases::{Case, Wording, query, read_cases};
pub use measure::{Figures, Outcome, bootstrap, figures, outcome};
