//! From the order to the answer: who shares a rank, how well each is supported, and whether
//! anything fits at all.

use super::band::{band, ceiling};
use super::explain::{Band, Candidate, Explainer, Part, Said};
use super::order::{Best, Ranked};
use super::score::{Scores, agrees};
use crate::knowledge::tables::{Fit, Pattern, Tables};
use crate::query::{Finding, Query, Topic};

/// Candidates that share a rank, because nothing said so far tells them apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// In id order.
    pub candidates: Vec<Candidate>,
    /// How well they are supported.
    pub band: Band,
}

/// Muscles in order, best first, with where each rank ends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Order {
    ranked: Vec<Ranked>,
    ends: Vec<usize>,
    /// Room to find them in.
    keys: Vec<u64>,
}

impl Order {
    /// The muscles of each rank.
    pub fn ranks(&self) -> impl Iterator<Item = &[Ranked]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let rank = &self.ranked[start..*end];
            start = *end;
            rank
        })
    }

    /// Cuts the muscles, with as many `more` of them as it takes, into the first `count` ranks.
    fn cut(
        &mut self,
        mut more: impl Iterator<Item = Ranked>,
        count: usize,
        shares_rank: impl Fn(Ranked, Ranked) -> bool,
    ) {
        self.ends.clear();
        let mut leader = 0;
        for at in 0.. {
            if at == self.ranked.len() {
                let Some(next) = more.next() else { break };
                self.ranked.push(next);
            }
            if at > leader && !shares_rank(self.ranked[leader], self.ranked[at]) {
                self.ends.push(at);
                leader = at;
            }
            if self.ends.len() == count {
                break;
            }
        }
        if self.ends.len() < count && !self.ranked.is_empty() {
            self.ends.push(self.ranked.len());
        }
        self.truncate(count);
    }

    /// Leaves the first `count` ranks.
    fn truncate(&mut self, count: usize) {
        self.ends.truncate(count);
        self.ranked.truncate(self.ends.last().copied().unwrap_or(0));
    }

    /// Leaves nothing.
    fn clear(&mut self) {
        self.truncate(0);
    }
}

/// The best ranks of a question, with the means to explain them.
#[derive(Debug)]
pub struct Ranking<'q> {
    tables: &'q Tables,
    explainer: Explainer<'q>,
    /// One rank more than wanted, where there are so many.
    order: Order,
    wanted: usize,
    /// The best band any rank can have.
    ceiling: Band,
    best: f32,
    /// By how much the first rank is ahead of the second.
    lead: f32,
}

impl<'q> Ranking<'q> {
    /// The best `count` ranks of a scored question, of muscles that send pain to some place that
    /// hurts or are judged usual there; none when no muscle explains any place better than chance.
    #[must_use]
    pub fn of(tables: &'q Tables, query: &'q Query, scores: &Scores, count: usize) -> Self {
        let mut order = Order::default();
        one_more(tables, query, scores, count, &mut order);
        let explainer = Explainer::new(tables, query, scores);
        let leader = |at: usize| order.ranks().nth(at).map(|rank| rank[0]);
        let (first, second) = (leader(0), leader(1));
        let score = |leader: Option<Ranked>| leader.map_or(f32::NEG_INFINITY, |one| one.score);
        let mut reasons = Vec::with_capacity(query.findings.len());
        let ceiling = first.map_or(Band::Weak, |leader| {
            explainer.reasons(leader, &mut reasons);
            ceiling(tables, query, &explainer, &reasons)
        });
        Self {
            tables,
            explainer,
            wanted: count,
            ceiling,
            best: score(first),
            lead: score(first) - score(second),
            order,
        }
    }

    /// The muscles of each rank, which are in id order, and how well they are supported.
    pub fn ranks(&self) -> impl Iterator<Item = (Band, &[Ranked])> {
        self.order.ranks().take(self.wanted).map(|rank| {
            let behind = self.best - rank[0].score;
            let band = band(&self.tables.numbers, self.ceiling, behind, self.lead);
            (band, rank)
        })
    }

    /// Explains one muscle, into what explained another.
    pub fn explain(&self, ranked: Ranked, into: &mut Candidate) {
        self.explainer.explain(ranked, into);
    }

    /// In how many of the places that hurt some of these zones lie.
    #[must_use]
    pub fn hurting_in(&self, zones: &[u16]) -> usize {
        self.explainer.hurting_in(zones)
    }
}

/// The ranks of [`Ranking::of`], all explained.
#[must_use]
pub fn rows(tables: &Tables, query: &Query, scores: &Scores, count: usize) -> Vec<Row> {
    let ranking = Ranking::of(tables, query, scores, count);
    let explained = |one: &Ranked| {
        let mut explained = Candidate::default();
        ranking.explain(*one, &mut explained);
        explained
    };
    let row = |(band, rank): (Band, &[Ranked])| Row {
        candidates: rank.iter().map(explained).collect(),
        band,
    };
    ranking.ranks().map(row).collect()
}

/// The muscles of the best `count` rows without their reasons, in place of those of another
/// question: as [`rows`], at a fraction of the cost.
pub fn order(tables: &Tables, query: &Query, scores: &Scores, count: usize, into: &mut Order) {
    one_more(tables, query, scores, count, into);
    into.truncate(count);
}

/// How many of the best are asked whether anything fits; as many are there for any `count`.
const ASKED: usize = 8;

/// One rank more than `count`, where there are so many; none when nothing fits.
fn one_more(tables: &Tables, query: &Query, scores: &Scores, count: usize, order: &mut Order) {
    let findings = 0..query.findings.len();
    // what a finding says is looked up where it decides: mostly the first one does
    let said = |at: usize| Said::new(tables, query, scores, at);
    let fits = |one: &Ranked| {
        let mut findings = findings.clone();
        findings.any(|at| supports(query, &said(at).part(at, *one)))
    };
    let meet_alike = |one: Ranked, other: Ranked| {
        // places differ more often, and are looked up with less
        let mut places = query.findings.iter().filter_map(|finding| finding.place());
        let mut others = findings
            .clone()
            .filter(|at| query.findings[*at].place().is_none());
        let alike = |at: usize| {
            let said = said(at);
            said.part(at, one).fit == said.part(at, other).fit
        };
        one.side == other.side
            && places.all(|place| meeting(tables, place, one) == meeting(tables, place, other))
            && others.all(alike)
    };
    let shares_rank = |leader: Ranked, next: Ranked| {
        leader.score - next.score < tables.numbers.tie && meet_alike(leader, next)
    };
    order.clear();
    let explaining = (0..)
        .zip(&scores.explaining)
        .filter(|(_, explains)| **explains);
    let explaining = explaining.map(|(row, _)| row);
    let mut best = Best::of(scores, explaining, std::mem::take(&mut order.keys));
    // ranks may turn out to be shared
    let most = count + count / 2 + ASKED;
    let mut few = best.by_ref().take(most);
    // a muscle common everywhere may lead by what else was said: the place, of which others
    // explain more than their share, is then explained all the same
    let mut fitting = false;
    while let Some(next) = few.next().filter(|_| order.ranked.len() < ASKED) {
        order.ranked.push(next);
        fitting = fits(&next);
        if fitting {
            break;
        }
    }
    if fitting {
        order.cut(few, count + 1, shares_rank);
    } else {
        order.clear();
    }
    order.keys = best.into_room();
}

/// How a named place meets what is known of a muscle: fit and pattern as [`Said::part`] finds them,
/// where there is a pattern, at a fraction of the cost. One conflict with a denial is like another.
fn meeting(
    tables: &Tables,
    (finding, row): (&Finding, u16),
    muscle: Ranked,
) -> Option<(Fit, Pattern)> {
    let place = &tables.places[row as usize];
    let links = place.links.of(&tables.links);
    let at = links.binary_search_by_key(&muscle.muscle, |link| link.muscle);
    let link = &links[at.ok()?];
    if !agrees(muscle.side, finding.side, link.relation, place.midline) {
        return None;
    }
    match (finding.present, link.fit) {
        (true, Fit::Judged) | (false, Fit::Judged | Fit::Neighbour) => None,
        (true, fit) => Some((fit, link.pattern)),
        (false, _) => Some((Fit::Exact, link.pattern)),
    }
}

/// A place that hurts is explained with a weight above 0: better than for a muscle taken at random.
fn supports(query: &Query, part: &Part) -> bool {
    let finding = &query.findings[part.finding];
    finding.present
        && matches!(finding.topic, Topic::Place(_))
        && part.pattern.is_some()
        && part.weight > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_cut_where_scores_or_matches_differ() {
        let ranked = |muscle, score| Ranked {
            muscle,
            score,
            side: None,
        };
        let shares = |leader: Ranked, next: Ranked| leader.score - next.score < 0.1;
        let all = [(7, 2.0), (2, 1.0), (3, 0.95), (4, 0.89), (5, 0.8)];
        let cut = |count: usize| {
            let mut all = all.map(|(muscle, score)| ranked(muscle, score)).into_iter();
            let mut order = Order::default();
            order.ranked.extend(all.by_ref().take(count));
            order.cut(all, count, shares);
            order
        };
        let muscles = |order: &Order| -> Vec<Vec<u16>> {
            let of = |rank: &[Ranked]| rank.iter().map(|one| one.muscle).collect();
            order.ranks().map(of).collect()
        };
        // by the leader of the rank, not by the one before
        let ranks = [vec![7], vec![2, 3], vec![4, 5]];
        for count in 0..5 {
            assert_eq!(muscles(&cut(count)), ranks[..count.min(3)], "{count}");
        }
        let mut order = cut(4);
        order.truncate(2);
        assert_eq!(muscles(&order), ranks[..2]);
        order.clear();
        assert!(muscles(&order).is_empty() && order == Order::default());
    }
}
