//! The answer of `rank`, `ask` and `batch`: schema `myomap.rank.v1`.

use std::io;

use serde::{Serialize, Serializer};

use super::{Answer, Block, Column, Document, Rows, Table, fragments, indent};
use crate::error::either;
use crate::rank::Band;

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
    /// Source ids.
    pub sources: Vec<&'t str>,
    /// Only recalled sources stand behind it.
    pub recalled: bool,
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
        let mut document = Document::new("Muscles that could be sending the pain");
        self.flags(&mut document);
        document.push(Block::Paragraph(format!(
            "Understood: {}",
            understood_line(&self.understood)
        )));
        // of a withheld ranking nothing is left out, and the danger may be among these words
        if !self.not_understood.is_empty() && !self.withheld() {
            document.push(Block::Warning(vec![self.left_out()]));
        }
        if self.withheld() {
            document.push(Block::Paragraph(
                "The ranking is withheld: see to this first. (--show-anyway shows it.)".to_owned(),
            ));
            return document;
        }
        if self.candidates.is_empty() {
            document.push(Block::Paragraph(
                "Nothing fits: no muscle in the knowledge base explains what was said better than chance. \
                 Other causes are likelier; see a clinician if it lasts."
                    .to_owned(),
            ));
        } else {
            document.push(Block::Table(self.table()));
            document.push(Block::Legend(LEGEND.to_owned()));
        }
        if self.explain {
            self.reasons(&mut document);
        }
        self.advice(&mut document);
        document.push(Block::Note(self.note.to_owned()));
        document
    }
}

const LEGEND: &str =
    "● usual area  ○ felt by some  ~ next to it  · not explained (a mark for each place)";

impl RankReport<'_> {
    /// A red flag fired and nothing else is shown.
    #[must_use]
    pub fn withheld(&self) -> bool {
        !self.red_flags.is_empty() && self.candidates.is_empty()
    }

    /// What was not understood, with what it may have meant.
    fn left_out(&self) -> String {
        let one = |words: &String| {
            let meant = self.did_you_mean.iter().find(|meant| meant.text == *words);
            meant.map_or_else(
                || words.clone(),
                |meant| format!("{words} (did you mean {}?)", either(&meant.names)),
            )
        };
        let words: Vec<String> = self.not_understood.iter().map(one).collect();
        format!("Not understood, and left out: {}", words.join("; "))
    }

    fn flags(&self, document: &mut Document) {
        for flag in &self.red_flags {
            let urgency = match flag.urgency {
                "emergency-now" => "EMERGENCY, NOW",
                "same-day" => "SEE A DOCTOR TODAY",
                _ => "SEE A CLINICIAN SOON",
            };
            document.push(Block::Warning(vec![
                format!("{urgency}: {}", flag.concern),
                flag.action.to_owned(),
                format!("Because of: {}", flag.finding),
            ]));
        }
    }

    fn table(&self) -> Table {
        let sided = self.candidates.iter().any(|one| one.side.is_some());
        let mut columns = vec![
            Column::fixed("#"),
            Column::text("Muscle"),
            Column::fixed("Side"),
            Column::fixed("Support"),
            Column::fixed("Places"),
            Column::text("Where to press"),
        ];
        let mut rows: Vec<Vec<String>> = self.candidates.iter().map(table_row).collect();
        if !sided {
            columns.remove(2);
            for row in &mut rows {
                row.remove(2);
            }
        }
        Table { columns, rows }
    }

    fn reasons(&self, document: &mut Document) {
        for one in &self.candidates {
            document.push(Block::Heading(format!(
                "Why {} ranks {}",
                one.name, one.rank
            )));
            let mut lines: Vec<String> = one
                .because
                .iter()
                .map(|because| reason(&self.understood[because.at].text, because))
                .collect();
            if !one.expected_not_reported.is_empty() {
                lines.push(format!(
                    "Expected as well, not mentioned: {}",
                    one.expected_not_reported.join(", ")
                ));
            }
            document.push(Block::Points(lines));
        }
    }

    fn advice(&self, document: &mut Document) {
        if let Some(together) = &self.together {
            let member = |member: &Member<'_>| {
                let relation = member
                    .relation
                    .as_ref()
                    .map_or_else(String::new, |relation| format!(" ({relation})"));
                let side = member
                    .side
                    .map_or_else(String::new, |side| format!("{side} "));
                format!(
                    "{side}{} explains {}{relation}",
                    member.name,
                    member.takes.join(", ").replace('-', " ")
                )
            };
            document.points(
                "Together they would explain more than one muscle alone",
                together.muscles.iter().map(member).collect(),
            );
            if !together.unexplained.is_empty() {
                document.push(Block::Paragraph(format!(
                    "Still unexplained: {}",
                    together.unexplained.join(", ")
                )));
            }
        }
        let apart: Vec<String> = self
            .candidates
            .iter()
            .take(3)
            .flat_map(|one| one.told_apart.iter().cloned())
            .take(3)
            .collect();
        document.points("What tells the first ones apart", apart);
        let ask = self.ask_next.iter().map(|question| {
            let list = |ids: &[&str]| {
                ids.iter()
                    .map(|id| id.replace('-', " "))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            let (yes, no) = (list(&question.raises), list(&question.lowers));
            match (yes.as_str(), no.as_str()) {
                (yes, "") => format!("{} A yes points to {yes}.", question.question),
                ("", no) => format!("{} A yes speaks against {no}.", question.question),
                (yes, no) => format!("{} A yes points to {yes}; a no to {no}.", question.question),
            }
        });
        document.points("Ask next", ask.collect());
        let mimics = self.mimics.iter().map(|mimic| {
            let urgent = if mimic.urgent_if.is_empty() {
                String::new()
            } else {
                format!(" Urgent if {}.", mimic.urgent_if)
            };
            let tell = if mimic.tell.is_empty() {
                String::new()
            } else {
                format!(": {}", mimic.tell)
            };
            format!("{}{tell}.{urgent}", mimic.name)
        });
        document.points("Could be mistaken for, and what tells", mimics.collect());
    }
}

/// A weak candidate takes one line: the glance belongs to the others.
fn table_row(one: &Candidate<'_>) -> Vec<String> {
    let names: Vec<&str> = std::iter::once(one.name)
        .chain(one.same_names.iter().copied())
        .collect();
    let names = names.join(", ");
    let places: String = one
        .because
        .iter()
        .filter(|because| because.is_place)
        .map(mark)
        .collect();
    let weak = one.band == Band::Weak.word();
    vec![
        one.rank.to_string(),
        if weak {
            names
        } else {
            format!("{names}\n{}", one.plain)
        },
        one.side.unwrap_or("-").to_owned(),
        if weak {
            one.band.to_owned()
        } else {
            format!("{}\n{}", bar(one.band), one.band)
        },
        places,
        if weak {
            String::new()
        } else {
            one.press.to_owned()
        },
    ]
}

/// What was understood, in one line.
pub(super) fn understood_line(understood: &[Understood<'_>]) -> String {
    let one = |found: &Understood<'_>| {
        let side = found
            .side
            .map_or_else(String::new, |side| format!("{side} "));
        let name = format!("{side}{}", found.name);
        let strength = found
            .intensity
            .map_or_else(String::new, |level| format!(" {level}/10"));
        match (found.role, found.polarity) {
            (Some(role), _) => format!("{}: {name}", role.replace('-', " ")),
            (None, "absent") => format!("no: {name}"),
            _ => format!("{name}{strength}"),
        }
    };
    understood.iter().map(one).collect::<Vec<_>>().join(" · ")
}

fn bar(band: &str) -> &'static str {
    match band {
        "strong" => "■■■■",
        "good" => "■■■□",
        "possible" => "■■□□",
        _ => "■□□□",
    }
}

fn mark(because: &Because<'_>) -> &'static str {
    match (because.fit, because.pattern) {
        ("none", _) | (_, None) => "·",
        ("neighbour", _) => "~",
        (_, Some("essential")) => "●",
        _ => "○",
    }
}

pub(super) fn reason(text: &str, because: &Because<'_>) -> String {
    let said = match (because.fit, because.pattern) {
        ("exact", Some(pattern)) => format!("{pattern} area"),
        ("broader", Some(pattern)) => format!("{pattern} area within it"),
        ("neighbour", _) => "next to a known area".to_owned(),
        ("exact", None) => "recorded or judged to fit".to_owned(),
        ("absent-agrees", _) => "absent, as expected".to_owned(),
        ("absent-conflicts", _) => "absent, though expected".to_owned(),
        _ => "not explained".to_owned(),
    };
    let judged = if because.judged.abs() >= 0.005 {
        format!(", of which judgement {:+.2}", because.judged)
    } else {
        String::new()
    };
    let recalled = if because.recalled {
        ", recalled only"
    } else {
        ""
    };
    let sources = if because.sources.is_empty() {
        String::new()
    } else {
        format!(" [{}{recalled}]", because.sources.join(", "))
    };
    format!("{text}: {said} ({:+.2}{judged}){sources}", because.weight)
}
