//! Labelled cases and how well the ranking does on them.

mod ablate;
mod baseline;
mod cases;
mod measure;
mod perturb;
mod reading;
mod sets;

pub use ablate::{ABLATIONS, Ablation};
pub use baseline::{Baseline, rank_baseline};
pub use cases::{Case, Wording, query, read_cases};
pub use measure::{Figures, Outcome, WITHIN, bootstrap, figures, outcome};
pub use perturb::{PERTURBATIONS, Perturbation, variants};
pub use reading::{Reading, readings};
pub use sets::{Sets, sets};

use crate::knowledge::tables::Tables;
use crate::query::Query;
use crate::rank::{self, Scores};

/// Muscles in the order of the ranking or of a simpler rule; those that share a rank are in
/// one row. At most `count` rows of the ranking.
#[must_use]
pub fn order(
    tables: &Tables,
    query: &Query,
    rule: Option<Baseline>,
    count: usize,
) -> Vec<Vec<u16>> {
    if let Some(rule) = rule {
        return rank_baseline(tables, query, rule);
    }
    let mut scores = Scores::default();
    rank::score(tables, query, &mut scores);
    let rows = rank::rows(tables, query, &scores, count);
    let muscles = |row: rank::Row| row.candidates.iter().map(|one| one.ranked.muscle).collect();
    rows.into_iter().map(muscles).collect()
}
