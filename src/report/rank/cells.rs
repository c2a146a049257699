//! The answer as rows, for csv and tsv.

use super::{Candidate, RankReport};
use crate::report::Rows;

/// One row a candidate; of a withheld answer one row a red flag.
pub(super) fn rows(report: &RankReport<'_>) -> Rows {
    if report.withheld() {
        return flags(report);
    }
    Rows {
        header: vec![
            "rank",
            "muscle",
            "name",
            "side",
            "score",
            "band",
            "same_as",
            "explains",
            "not_explained",
            "trigger_points",
        ],
        rows: report.candidates.iter().map(row).collect(),
    }
}

fn flags(report: &RankReport<'_>) -> Rows {
    let rows = report.red_flags.iter().map(|flag| {
        [flag.id, flag.urgency, flag.concern, flag.action]
            .map(str::to_owned)
            .to_vec()
    });
    Rows {
        header: vec!["red_flag", "urgency", "concern", "action"],
        rows: rows.collect(),
    }
}

fn row(one: &Candidate<'_>) -> Vec<String> {
    let places = |explained: bool| {
        let because = one.because.iter().filter(|because| because.is_place);
        let those = because.filter(|because| because.pattern.is_some() == explained);
        joined(those.map(|because| because.finding))
    };
    vec![
        one.rank.to_string(),
        one.muscle.to_owned(),
        one.name.to_owned(),
        one.side.unwrap_or_default().to_owned(),
        format!("{:.2}", one.score),
        one.band.to_owned(),
        joined(one.same_as.iter().map(|same| same.id)),
        places(true),
        places(false),
        joined(one.trigger_points.iter()),
    ]
}

/// With spaces between.
pub(crate) fn joined(words: impl Iterator<Item = impl ToString>) -> String {
    let words: Vec<String> = words.map(|word| word.to_string()).collect();
    words.join(" ")
}
