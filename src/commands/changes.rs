//! What would have to be said otherwise for a muscle to come first.

use super::why_not::refers_to;
use crate::knowledge::tables::{CueRow, Role, Tables};
use crate::query::{self, Finding, Query, Side, Topic};
use crate::rank::{self, Ranked, Scores};
use crate::report::why_not::{Change, Step};

/// Most ways to the first rank that are shown.
const MOST_WAYS: usize = 3;
/// Single changes that are tried in pairs, the most helpful ones.
const PAIRED: usize = 14;

/// One thing to say otherwise.
#[derive(Debug, Clone)]
enum Edit {
    Add(Finding),
    Drop(usize),
}

/// The fewest changes that would put a muscle first: single ones, else pairs; of equally many
/// of one kind the one that leaves it furthest ahead.
pub(super) fn changes<'t>(
    tables: &'t Tables,
    query: &Query,
    scores: &Scores,
    own: Ranked,
) -> Vec<Change<'t>> {
    let mut trial = Trial {
        tables,
        query,
        muscle: own.muscle,
        scores: Scores::default(),
    };
    let mut singles: Vec<(f32, Vec<Edit>)> = Vec::new();
    for edit in edits(tables, query, scores, own) {
        let edits = vec![edit];
        if let Some(lead) = trial.lead(&edits) {
            singles.push((lead, edits));
        }
    }
    crate::sort::by(&mut singles, |left, right| right.0.total_cmp(&left.0));
    let mut ways: Vec<(f32, Vec<Edit>)> = singles
        .iter()
        .filter(|(_, edits)| trial.is_first(edits))
        .cloned()
        .collect();
    if ways.is_empty() {
        let best: Vec<&Edit> = singles
            .iter()
            .take(PAIRED)
            .filter_map(|(_, edits)| edits.first())
            .collect();
        for (at, one) in best.iter().enumerate() {
            for other in &best[at + 1..] {
                let edits = vec![(*one).clone(), (*other).clone()];
                ways.extend(
                    trial
                        .lead(&edits)
                        .filter(|_| trial.is_first(&edits))
                        .map(|lead| (lead, edits)),
                );
            }
        }
        crate::sort::by(&mut ways, |left, right| right.0.total_cmp(&left.0));
    }
    varied(ways)
        .iter()
        .map(|edits| Change {
            steps: edits.iter().map(|edit| step(tables, query, edit)).collect(),
        })
        .collect()
}

/// The best way of each kind (places, factors, signs, things left out), best first.
fn varied(ways: Vec<(f32, Vec<Edit>)>) -> Vec<Vec<Edit>> {
    let kind = |edit: &Edit| match edit {
        Edit::Add(finding) => match finding.topic {
            Topic::Place(_) => 0,
            Topic::Factor(..) => 1,
            Topic::Sign(_) => 2,
        },
        Edit::Drop(_) => 3,
    };
    let kinds = |edits: &[Edit]| {
        let mut kinds: Vec<u8> = edits.iter().map(kind).collect();
        crate::sort::by(&mut kinds, Ord::cmp);
        kinds
    };
    let mut varied: Vec<Vec<Edit>> = Vec::new();
    for (_, edits) in ways {
        if varied.len() < MOST_WAYS && !varied.iter().any(|other| kinds(other) == kinds(&edits)) {
            varied.push(edits);
        }
    }
    varied
}

/// What could be said otherwise: an area of the muscle that hurts as well, a factor or sign
/// that answers to it, or something said that speaks against it.
fn edits(tables: &Tables, query: &Query, scores: &Scores, own: Ranked) -> Vec<Edit> {
    let side = own
        .side
        .filter(|side| matches!(side, Side::Left | Side::Right));
    let finding = |topic: Topic, side: Option<Side>| {
        Edit::Add(Finding {
            text: "".into(),
            topic,
            side,
            present: true,
            intensity: None,
        })
    };
    let mut edits = Vec::new();
    for id in refers_to(tables, own.muscle) {
        let Some(row) = tables.place(id) else {
            continue;
        };
        let side = side.filter(|_| !tables.places[row as usize].midline);
        edits.push(finding(Topic::Place(row), side));
    }
    let factors = (0..tables.factors.len() as u16).map(|row| Topic::Factor(row, Role::Worse));
    let cues = factors.chain((0..tables.signs.len() as u16).map(Topic::Sign));
    let answers = |topic: &Topic| match *topic {
        Topic::Factor(row, _) => answers(tables, &tables.factors[row as usize], own.muscle),
        Topic::Sign(row) => answers(tables, &tables.signs[row as usize], own.muscle),
        Topic::Place(_) => false,
    };
    edits.extend(cues.filter(answers).map(|topic| finding(topic, None)));
    let parts = rank::explain(tables, query, scores, own).parts;
    edits.extend(
        parts
            .iter()
            .filter(|part| part.weight < 0.0)
            .map(|part| Edit::Drop(part.finding)),
    );
    edits
}

/// Whether a record or a judgement links a factor or sign to a muscle.
fn answers(tables: &Tables, cue: &CueRow, muscle: u16) -> bool {
    let recorded = cue
        .worse
        .of(&tables.cue_links)
        .iter()
        .any(|link| link.muscle == muscle);
    let pointers = cue.pointers.of(&tables.pointers).iter();
    recorded
        || pointers
            .into_iter()
            .any(|row| row.muscle == muscle && row.role == Role::Worse && row.shift > 0.0)
}

/// Asks the ranking about a question that is said otherwise.
struct Trial<'a> {
    tables: &'a Tables,
    query: &'a Query,
    muscle: u16,
    scores: Scores,
}

impl Trial<'_> {
    fn changed(&self, edits: &[Edit]) -> Option<Query> {
        let mut query = Query {
            complete: self.query.complete,
            ..Query::default()
        };
        let dropped = |at: usize| {
            edits
                .iter()
                .any(|edit| matches!(edit, Edit::Drop(out) if *out == at))
        };
        let kept = self
            .query
            .findings
            .iter()
            .enumerate()
            .filter(|(at, _)| !dropped(*at))
            .map(|(_, one)| one);
        for finding in kept {
            query.add(self.tables, finding.clone()).ok()?;
        }
        let before = query.findings.len();
        let mut added = 0;
        for edit in edits {
            if let Edit::Add(finding) = edit {
                query.add(self.tables, finding.clone()).ok()?;
                added += 1;
            }
        }
        // what was said already, or cannot stand beside it, is no change
        (query.findings.len() == before + added && query.places().next().is_some()).then_some(query)
    }

    /// The muscle's distance from the best other one after these changes.
    fn lead(&mut self, edits: &[Edit]) -> Option<f32> {
        let query = self.changed(edits)?;
        rank::score(self.tables, &query, &mut self.scores);
        let own = self.scores.best(self.muscle).0;
        let first = rank::top(self.tables, &self.scores, 2);
        let other = first.iter().find(|one| one.muscle != self.muscle)?;
        Some(own - other.score)
    }

    /// Whether the muscle has the first rank then, alone or shared.
    fn is_first(&mut self, edits: &[Edit]) -> bool {
        let far = self
            .lead(edits)
            .is_none_or(|lead| lead < -self.tables.numbers.tie);
        let Some(query) = self.changed(edits).filter(|_| !far) else {
            return false;
        };
        let rows = rank::rows(self.tables, &query, &self.scores, 1);
        rows.first().is_some_and(|row| {
            row.candidates
                .iter()
                .any(|one| one.ranked.muscle == self.muscle)
        })
    }
}

fn step<'t>(tables: &'t Tables, query: &Query, edit: &Edit) -> Step<'t> {
    let (how, finding) = match edit {
        Edit::Add(finding) => ("add", finding),
        Edit::Drop(at) => ("drop", &query.findings[*at]),
    };
    let (kind, role) = match finding.topic {
        Topic::Place(_) => ("zone", None),
        Topic::Factor(_, role) => ("factor", Some(super::answer::role_word(role))),
        Topic::Sign(_) => ("sign", None),
    };
    Step {
        how,
        finding: query::id(tables, finding.topic),
        kind,
        side: finding.side.map(Side::word),
        role,
        present: finding.present,
        name: query::name(tables, finding.topic),
    }
}
