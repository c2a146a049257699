//! The answer of `why-not`: schema `myomap.why-not.v1`.

use std::io;

use serde::Serialize;

use super::rank::{Candidate, Understood, reason, two_decimals, understood_line};
use super::{Answer, Block, Document, Rows, write_json};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.why-not.v1";

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhyNotReport<'t> {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// Program version.
    pub tool: &'static str,
    /// Data version.
    pub data: &'t str,
    /// What was understood, in the order it was said.
    pub understood: Vec<Understood<'t>>,
    /// Id of the muscle, part or group that was asked about.
    pub asked: &'t str,
    /// Its name, for people.
    #[serde(skip)]
    pub asked_name: &'t str,
    /// How it stands.
    pub state: State,
    /// Number of ranked muscles.
    pub of: usize,
    /// It, or the best member of a group, with its lines; null when nothing is known of it.
    pub candidate: Option<Candidate<'t>>,
    /// The leader; null when it leads itself.
    pub leader: Option<Candidate<'t>>,
    /// What speaks more for the leader, greatest difference first.
    pub lacks: Vec<Difference<'t>>,
    /// The fewest changes that would put it first, the best first; empty when two do not.
    pub changes: Vec<Change<'t>>,
    /// Zones it is known to refer to, usual ones first.
    pub refers_to: Vec<&'t str>,
    /// Their display names, for people.
    #[serde(skip)]
    pub refers_to_names: Vec<&'t str>,
    /// What this is not.
    pub note: &'static str,
}

/// How a muscle stands in the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It leads, alone or with others.
    First,
    /// It explains some place, and others lead.
    Ranked,
    /// It is not known to refer to any of the places.
    Elsewhere,
    /// No referral of it is known at all.
    Unknown,
}

/// A finding that speaks more for the leader.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference<'t> {
    /// Id of the finding; null for what comes from none: commonness, areas not mentioned.
    pub finding: Option<&'t str>,
    /// For people: the words that were said.
    #[serde(skip)]
    pub text: String,
    /// Natural-log likelihood ratio for the muscle.
    #[serde(serialize_with = "two_decimals")]
    pub own: f32,
    /// The same for the leader.
    #[serde(serialize_with = "two_decimals")]
    pub leader: f32,
}

/// Changes that together would put it first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change<'t> {
    /// One or two.
    pub steps: Vec<Step<'t>>,
}

/// One change of what was said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step<'t> {
    /// add or drop.
    pub how: &'static str,
    /// Id of the finding.
    pub finding: &'t str,
    /// zone, factor or sign.
    pub kind: &'static str,
    /// Its side.
    pub side: Option<&'static str>,
    /// For factors: worse, better, after or not-worse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    /// For people: said to be there.
    #[serde(skip)]
    pub present: bool,
    /// For people: display name.
    #[serde(skip)]
    pub name: &'t str,
}

impl Answer for WhyNotReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        let own = self.candidate.iter().chain(&self.leader);
        own.map(|one| one.muscle.to_owned()).collect()
    }

    fn rows(&self) -> Rows {
        let header = vec![
            "muscle", "rank", "finding", "match", "pattern", "weight", "judged",
        ];
        let lines = self.candidate.iter().chain(&self.leader).flat_map(|one| {
            one.because.iter().map(|because| {
                vec![
                    one.muscle.to_owned(),
                    one.rank.to_string(),
                    because.finding.to_owned(),
                    because.fit.to_owned(),
                    because.pattern.unwrap_or_default().to_owned(),
                    format!("{:.2}", because.weight),
                    format!("{:.2}", because.judged),
                ]
            })
        });
        Rows {
            header,
            rows: lines.collect(),
        }
    }

    fn document(&self) -> Document {
        let mut document = Document::new(format!("Why not {}", self.asked_name));
        document.push(Block::Paragraph(format!(
            "Understood: {}",
            understood_line(&self.understood)
        )));
        document.push(Block::Paragraph(self.verdict()));
        if let Some(one) = &self.candidate {
            document.points(
                &format!("What speaks for and against {}", one.name),
                one.because
                    .iter()
                    .map(|because| reason(&self.understood[because.at].text, because))
                    .collect(),
            );
        }
        if let Some(leader) = &self.leader {
            let lines = self.lacks.iter().map(difference).collect();
            document.points(&format!("What {} has that it has not", leader.name), lines);
            self.ways(&mut document);
        }
        if self.state == State::Elsewhere {
            document.push(Block::Paragraph(format!(
                "It is known to refer to: {}.",
                self.refers_to_names.join("; ")
            )));
        }
        document.push(Block::Note(self.note.to_owned()));
        document
    }
}

impl WhyNotReport<'_> {
    /// Where it stands, in a sentence or two.
    fn verdict(&self) -> String {
        let Some(one) = &self.candidate else {
            return format!(
                "Nothing is known: no referral of {} is recorded, so it is never ranked. That does not mean it cannot hurt.",
                self.asked_name
            );
        };
        let member = if one.muscle == self.asked {
            String::new()
        } else {
            format!(
                "{} is ranked by its members; the best of them here is {}. ",
                self.asked_name, one.name
            )
        };
        let leader = self.leader.as_ref().map_or("", |leader| leader.name);
        let standing = match self.state {
            State::First => format!("{} is first already (support: {}).", one.name, one.band),
            State::Ranked => format!(
                "{} ranks {} of {} (support: {}). {leader} leads.",
                one.name, one.rank, self.of, one.band
            ),
            _ => format!(
                "Nothing is known of {} for these places: it is not recorded to send pain to any of them. {leader} leads.",
                one.name
            ),
        };
        member + &standing
    }

    fn ways(&self, document: &mut Document) {
        if self.changes.is_empty() {
            document.push(Block::Paragraph(
                "No one or two changes of what was said would put it first.".to_owned(),
            ));
            return;
        }
        let way = |change: &Change<'_>| {
            let steps: Vec<String> = change.steps.iter().map(step).collect();
            format!("If {}", steps.join(", and if "))
        };
        document.points("It would be first", self.changes.iter().map(way).collect());
    }
}

fn difference(one: &Difference<'_>) -> String {
    let what = if one.finding.is_some() {
        one.text.as_str()
    } else {
        "how common it is, and areas not mentioned"
    };
    format!("{what}: {:+.2} against {:+.2}", one.leader, one.own)
}

fn step(step: &Step<'_>) -> String {
    let side = step
        .side
        .map_or_else(String::new, |side| format!("{side} "));
    let name = format!("{side}{}", step.name);
    match (step.how, step.kind, step.present) {
        ("add", "zone", _) => format!("it also hurt here: {name}"),
        ("add", "factor", _) => format!("this made it worse: {name}"),
        ("add", ..) => format!("this was noticed too: {name}"),
        (_, "zone", true) => format!("it did not hurt here: {name}"),
        (_, "zone", false) => format!("it were open whether it hurts here: {name}"),
        (_, "factor", _) => format!("nothing were said of this: {name}"),
        _ => format!("this had not been noticed: {name}"),
    }
}
