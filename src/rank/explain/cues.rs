//! What a factor or sign says of a muscle.

use super::{Match, Part};
use crate::knowledge::tables::{CueLink, List, PointerRow, Role, Tables};
use crate::query::Query;
use crate::rank::score::{cue, cue_links, family, pointer_rows, shift_of};

/// A factor or sign that was named, with the muscles that answer to it.
#[derive(Debug)]
pub(in crate::rank) struct SaidCue<'q> {
    role: Role,
    links: &'q [CueLink],
    /// What judgement says of it, for each region that hurts.
    pointers: Vec<&'q [PointerRow]>,
    /// Other findings of the same family, of which only one counts.
    akin: Vec<usize>,
    /// The weight for a muscle whose record does not name it.
    unexplained: f32,
}

impl<'q> SaidCue<'q> {
    /// The finding at `at`, which is no place.
    pub(super) fn new(tables: &'q Tables, query: &Query, regions: &[u16], at: usize) -> Self {
        let said = |at: usize| cue(tables, &query.findings[at]);
        let family = |at: usize| said(at).and_then(|(cue, role)| family(&cue, role));
        let (links, pointers, role) = said(at).map_or_else(
            || (Default::default(), Vec::new(), Role::Worse),
            |(cue, role)| {
                let rows = |region: &u16| pointer_rows(tables, &cue, role, *region);
                let pointers = regions.iter().map(rows).collect();
                (cue_links(tables, &cue, role), pointers, role)
            },
        );
        let own = family(at);
        Self {
            role,
            links,
            pointers,
            akin: (0..query.findings.len())
                .filter(|other| *other != at && own.is_some() && family(*other) == own)
                .collect(),
            unexplained: if links.is_empty() {
                0.0
            } else {
                tables.numbers.cue_unexplained
            },
        }
    }

    /// Other findings of the same family.
    pub(super) fn akin(&self) -> &[usize] {
        &self.akin
    }

    pub(super) fn part(&self, at: usize, muscle: u16) -> Part {
        let found = self.links.binary_search_by_key(&muscle, |link| link.muscle);
        let own = found.ok().map(|at| &self.links[at]);
        let recorded = match (own, self.role) {
            (Some(link), Role::NotWorse) => link.absent.min(0.0),
            (Some(link), _) => link.hit,
            (None, Role::NotWorse) => 0.0,
            (None, _) => self.unexplained,
        };
        let judged = shift_of(&self.pointers, muscle);
        let fit = match (own, self.role, judged > 0.0) {
            (Some(_), Role::NotWorse, _) => Match::AbsentConflicts,
            (None, Role::NotWorse, _) => Match::AbsentAgrees,
            (Some(_), ..) | (None, _, true) => Match::Exact,
            (None, ..) => Match::None,
        };
        Part {
            finding: at,
            fit,
            pattern: None,
            weight: recorded + judged,
            judged,
            usual: None,
            sources: own.map_or_else(List::default, |link| link.sources),
        }
    }
}
