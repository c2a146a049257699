//! The answer of `rank`, `ask` and `batch`: schema `myomap.rank.v1`.

use std::io;

use serde::{Serialize, Serializer};

use super::{Answer, Document, Rows, indent};

pub mod fragments;
mod page;

pub(super) use page::{reason, understood_line, warn};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.rank.v1";
/// Said once in every answer for people.
pub const NOTE: &str = "This is a lookup of published referral patterns, not a diagnosis. Trigger points are a disputed theory.";

/// Scores are written with two decimals, so that every path prints the same digits.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
pub(crate) fn two_decimals<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*value) * 100.0).round() / 100.0 + 0.0)
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankReport<'t> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Program version.
    pub tool: &'static str,
    /// Data version.
    pub data: &'t str,
    /// What was understood, in the order it was said.
    pub understood: Vec<Understood<'t>>,
    /// Words that were not.
    pub not_understood: Vec<String>,
    /// The closest known names for these, where there are some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub did_you_mean: Vec<Meant>,
    /// Findings that need care first.
    pub red_flags: Vec<RedFlag<'t>>,
    /// Muscles, best first; empty when withheld.
    pub candidates: Vec<Candidate<'t>>,
    /// The fewest muscles that together explain everything; null when one is enough.
    pub together: Option<Together<'t>>,
    /// What would settle it.
    pub ask_next: Vec<Question<'t>>,
    /// Diagnoses to exclude.
    pub mimics: Vec<Mimic<'t>>,
    /// What this is not.
    pub note: &'static str,
    /// For people only: whether reasons are shown.
    #[serde(skip)]
    pub explain: bool,
}

/// What words that were not understood may have meant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Meant {
    /// The words, as in `not_understood`.
    pub text: String,
    /// Closest known names, best first.
    pub names: Vec<String>,
}

/// One thing that was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Understood<'t> {
    /// The words it came from.
    pub text: String,
    /// zone, factor or sign.
    pub kind: &'static str,
    /// An id that `show` accepts.
    pub id: &'t str,
    /// For a word that covers several places: all of them, the likeliest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<&'t str>,
    /// left, right, both, midline or null.
    pub side: Option<&'static str>,
    /// present or absent.
    pub polarity: &'static str,
    /// For factors: worse, better, after or not-worse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    /// 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intensity: Option<u8>,
    /// Display name, for people.
    #[serde(skip)]
    pub name: &'t str,
}

/// A finding that needs care first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RedFlag<'t> {
    /// Id.
    pub id: &'t str,
    /// The question it answers.
    pub finding: &'t str,
    /// What it may be.
    pub concern: &'t str,
    /// emergency-now, same-day or see-soon.
    pub urgency: &'static str,
    /// What to do.
    pub action: &'t str,
}

/// A muscle that could be the source.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Candidate<'t> {
    /// 1 is best; muscles that nothing tells apart share a rank.
    pub rank: usize,
    /// Muscle id.
    pub muscle: &'t str,
    /// Clinical name.
    pub name: &'t str,
    /// Where it is, in plain words.
    pub plain: &'t str,
    /// Its group, or for a part its muscle.
    pub group: Option<&'t str>,
    /// The side it would be on.
    pub side: Option<&'static str>,
    /// Sum of natural-log likelihood ratios; no probability.
    #[serde(serialize_with = "two_decimals")]
    pub score: f32,
    /// strong, good, possible or weak.
    pub band: &'static str,
    /// Trigger points that explain a place, as muscle/point.
    pub trigger_points: Vec<String>,
    /// Finding by finding.
    pub because: Vec<Because<'t>>,
    /// Usual areas nobody mentioned.
    pub expected_not_reported: Vec<&'t str>,
    /// Muscles that nothing said so far tells apart from it.
    pub same_as: Vec<&'t str>,
    /// What tells it from the other candidates.
    pub told_apart: Vec<String>,
    /// For people: where to press.
    #[serde(skip)]
    pub press: &'t str,
    /// For people: names of `same_as`.
    #[serde(skip)]
    pub same_names: Vec<&'t str>,
}

/// What one finding says of a candidate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Because<'t> {
    /// Id of the finding.
    pub finding: &'t str,
    /// How it meets what is known.
    #[serde(rename = "match")]
    pub fit: &'static str,
    /// essential, spillover or null.
    pub pattern: Option<&'static str>,
    /// Natural-log likelihood ratio.
    #[serde(serialize_with = "two_decimals")]
    pub weight: f32,
    /// The part of it that is judgement, not recorded fact.
    #[serde(serialize_with = "two_decimals")]
    pub judged: f32,
    /// For a place that is explained: on what the judged part rests, study, guide or judgement.
    pub usual: Option<&'static str>,
    /// Source ids: of what is recorded, then of the study or guide.
    pub sources: Vec<&'t str>,
    /// Only recalled sources stand behind what is recorded, or behind all when nothing is.
    pub recalled: bool,
    /// For people: how many of the sources are of what is recorded.
    #[serde(skip)]
    pub recorded: usize,
    /// For people: the study or guide, and whether its figures are only recalled.
    #[serde(skip)]
    pub usual_source: Option<(&'t str, bool)>,
    /// For people: index of what was understood.
    #[serde(skip)]
    pub at: usize,
    /// For people: it is a present place.
    #[serde(skip)]
    pub is_place: bool,
}

/// A set of muscles that together explain everything.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Together<'t> {
    /// The muscles and what each takes.
    pub muscles: Vec<Member<'t>>,
    /// Places that none of them explains.
    pub unexplained: Vec<&'t str>,
    /// Gain in log likelihood over the best single muscle.
    #[serde(serialize_with = "two_decimals")]
    pub gain: f32,
    /// exact or approximate.
    pub method: &'static str,
}

/// A muscle of a set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member<'t> {
    /// Muscle id.
    pub muscle: &'t str,
    /// Clinical name.
    pub name: &'t str,
    /// The side it would be on.
    pub side: Option<&'static str>,
    /// Places it takes.
    pub takes: Vec<&'t str>,
    /// How it goes with the others, where that is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
}

/// A question worth asking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question<'t> {
    /// Id of what is asked.
    pub finding: &'t str,
    /// zone, factor or sign.
    pub kind: &'static str,
    /// Muscles a yes makes likelier.
    pub raises: Vec<&'t str>,
    /// Muscles a yes makes less likely.
    pub lowers: Vec<&'t str>,
    /// For people: names of `raises` and `lowers`.
    #[serde(skip)]
    pub names: [Vec<&'t str>; 2],
    /// Expected information in nats.
    #[serde(serialize_with = "two_decimals")]
    pub gain: f32,
    /// The question in plain words.
    pub question: String,
}

/// A diagnosis to exclude.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mimic<'t> {
    /// Condition id.
    pub condition: &'t str,
    /// Display name.
    pub name: &'t str,
    /// Why it is named here.
    pub because: Vec<String>,
    /// What would tell.
    pub tell: &'t str,
    /// When it cannot wait.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub urgent_if: &'t str,
}

impl Answer for RankReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        let mut bytes = Vec::new();
        fragments::write(self, &mut bytes);
        if indented {
            bytes = indent::indented(&bytes);
        }
        out.write_all(&bytes)
    }

    fn ids(&self) -> Vec<String> {
        if self.withheld() {
            return self
                .red_flags
                .iter()
                .map(|flag| flag.id.to_owned())
                .collect();
        }
        let all = self
            .candidates
            .iter()
            .flat_map(|one| std::iter::once(&one.muscle).chain(&one.same_as));
        all.map(|id| (*id).to_owned()).collect()
    }

    fn rows(&self) -> Rows {
        if self.withheld() {
            let rows = self.red_flags.iter().map(|flag| {
                [flag.id, flag.urgency, flag.concern, flag.action]
                    .map(str::to_owned)
                    .to_vec()
            });
            return Rows {
                header: vec!["red_flag", "urgency", "concern", "action"],
                rows: rows.collect(),
            };
        }
        let header = vec![
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
        ];
        let rows = self.candidates.iter().map(|one| {
            let places = |explained: bool| {
                let of = |because: &&Because<'_>| {
                    because.is_place && (because.pattern.is_some()) == explained
                };
                one.because
                    .iter()
                    .filter(of)
                    .map(|because| because.finding)
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            vec![
                one.rank.to_string(),
                one.muscle.to_owned(),
                one.name.to_owned(),
                one.side.unwrap_or_default().to_owned(),
                format!("{:.2}", one.score),
                one.band.to_owned(),
                one.same_as.join(" "),
                places(true),
                places(false),
                one.trigger_points.join(" "),
            ]
        });
        Rows {
            header,
            rows: rows.collect(),
        }
    }

    fn document(&self) -> Document {
        page::document(self)
    }
}

impl RankReport<'_> {
    /// A red flag fired and nothing else is shown.
    #[must_use]
    pub fn withheld(&self) -> bool {
        !self.red_flags.is_empty() && self.candidates.is_empty()
    }
}
