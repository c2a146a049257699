//! What a named place says of a muscle.

use super::{Match, Part};
use crate::knowledge::tables::{Fit, LinkRow, List, Relation, Tables};
use crate::query::{Finding, Query, Side};
use crate::rank::order::Ranked;
use crate::rank::score::{agrees, is_covered, link_weight, place_weight};

/// A place that was named, with the muscles that send pain there.
#[derive(Debug)]
pub(in crate::rank) struct SaidPlace<'q> {
    links: &'q [LinkRow],
    side: Option<Side>,
    present: bool,
    midline: bool,
    /// How much it counts: 0 when a smaller place inside it was named too.
    scale: f32,
    /// The weight for a muscle that does not explain it.
    unexplained: f32,
}

impl<'q> SaidPlace<'q> {
    pub(super) fn new(tables: &'q Tables, query: &Query, finding: &Finding, row: u16) -> Self {
        let place = &tables.places[row as usize];
        let covered = finding.present && is_covered(tables, query, row);
        Self {
            links: place.links.of(&tables.links),
            side: finding.side,
            present: finding.present,
            midline: place.midline,
            scale: if covered {
                0.0
            } else {
                place_weight(tables, query, finding)
            },
            unexplained: tables.numbers.unexplained,
        }
    }

    fn link(&self, muscle: u16) -> Option<&LinkRow> {
        let at = self.links.binary_search_by_key(&muscle, |link| link.muscle);
        at.ok().map(|at| &self.links[at])
    }

    pub(super) fn part(&self, at: usize, ranked: Ranked) -> Part {
        let found = self.link(ranked.muscle);
        let fits = |link: &LinkRow| agrees(ranked.side, self.side, link.relation, self.midline);
        let fitting = found.filter(|link| fits(link));
        let mut part = Part {
            finding: at,
            fit: Match::None,
            pattern: None,
            weight: 0.0,
            judged: 0.0,
            usual: None,
            sources: found.map_or_else(List::default, |link| link.sources),
        };
        match (self.present, fitting) {
            (true, Some(link)) => self.explained(link, &mut part),
            (true, None) => {
                let weight = found.map_or(self.unexplained, |link| link_weight(link, false));
                part.weight = self.scale * weight;
            }
            (false, fitting) => {
                let conflicts =
                    fitting.filter(|link| matches!(link.fit, Fit::Exact | Fit::Broader));
                part.fit = conflicts.map_or(Match::AbsentAgrees, |_| Match::AbsentConflicts);
                part.pattern = conflicts.map(|link| link.pattern);
                part.weight = fitting.map_or(0.0, |link| link.absent.min(0.0));
            }
        }
        part
    }

    fn explained(&self, link: &LinkRow, part: &mut Part) {
        part.fit = match link.fit {
            Fit::Exact => Match::Exact,
            Fit::Broader => Match::Broader,
            Fit::Neighbour => Match::Neighbour,
            Fit::Judged => Match::None,
        };
        part.pattern = (link.fit != Fit::Judged).then_some(link.pattern);
        part.weight = self.scale * link_weight(link, true);
        part.judged = self.scale * link.usual;
        part.usual = (link.usual != 0.0).then_some(link.basis);
    }

    /// Whether it hurts here and a referral of a muscle on `own` side fits that.
    pub(super) fn felt(&self, own: Option<Side>, relation: Relation) -> bool {
        self.present && agrees(own, self.side, relation, self.midline)
    }
}
