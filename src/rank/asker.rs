//! What one question is worth: the chances of its answers, and the information in them.

use super::ask::{Ask, LEADING, MOST};
use super::chance::{chance, link};
use super::order::Ranked;
use super::score::{Scores, cue_links, pointer_rows};
use crate::knowledge::tables::{CueRow, Fit, NONE, PlaceForm, Role, Tables};
use crate::query::{Query, Side, Topic};

/// What leaving the part of the body that hurts costs, in nats.
const LEAVING: f64 = 0.1;
/// Chance of a yes to a factor or sign for a muscle that it neither points to nor away from.
const COMMON: f64 = 0.2;
/// Greatest chance of a yes for a muscle the factor points to, the number `cue-typical`: one
/// that points strongly because few muscles answer to it is still not told by everybody.
const TYPICAL: f64 = 0.5;
/// Most that a single answer is trusted to say, as a likelihood ratio: the number
/// `pointer-strong`. Records are incomplete, so a factor that one record alone names is not
/// proof.
const STRONG: f32 = 4.0;
/// Least and greatest chance of a yes: no answer is certain.
const LIMITS: (f64, f64) = (0.02, 0.98);
/// How far a yes must move a muscle to be said to raise or lower it, as a ratio.
const MOVES: f64 = 1.15;

/// A question with its worth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) topic: Topic,
    /// Chance of a yes by leading muscle.
    chances: [f64; LEADING],
    pub(super) gain: f32,
}
/// Entropy of a yes-or-no answer in nats.
fn entropy(yes: f64) -> f64 {
    -(yes * yes.ln() + (1.0 - yes) * (1.0 - yes).ln())
}

/// What is known when questions are weighed.
pub(super) struct Asker<'a> {
    pub(super) tables: &'a Tables,
    pub(super) query: &'a Query,
    pub(super) scores: &'a Scores,
    pub(super) side: Option<Side>,
    pub(super) leading: Vec<Ranked>,
    pub(super) weights: Vec<f64>,
}

impl Asker<'_> {
    /// Zones the leading muscles refer to and nobody spoke of.
    pub(super) fn zones(&self) -> Vec<Open> {
        let tables = self.tables;
        let mut zones: Vec<u16> = Vec::new();
        for one in &self.leading {
            let points = tables.muscles[one.muscle as usize]
                .points
                .of(&tables.points);
            let referrals = points
                .iter()
                .flat_map(|point| point.refers.of(&tables.referrals));
            zones.extend(referrals.map(|referral| referral.zone));
        }
        zones.sort_unstable();
        zones.dedup();
        zones
            .into_iter()
            .filter(|zone| !self.answered(*zone))
            .map(|zone| self.zone(zone))
            .collect()
    }

    /// A zone is answered when it was named itself, or denied with all around it. A region
    /// that hurts leaves open where in it.
    fn answered(&self, zone: u16) -> bool {
        let tables = self.tables;
        self.query
            .findings
            .iter()
            .any(|finding| match finding.topic {
                Topic::Place(row) => {
                    let zones = tables.places[row as usize].zones.of(&tables.covered);
                    zones.contains(&zone) && (zones.len() == 1 || !finding.present)
                }
                Topic::Factor(..) | Topic::Sign(_) => false,
            })
    }

    fn zone(&self, zone: u16) -> Open {
        let tables = self.tables;
        let place = &tables.places[zone as usize];
        let side = self.side_of(zone);
        let leak = f64::from(tables.numbers.leak).clamp(LIMITS.0, LIMITS.1);
        let mut chances = [leak; LEADING];
        for (yes, one) in chances.iter_mut().zip(&self.leading) {
            let known = link(tables, place, one.muscle);
            let known = known.filter(|link| matches!(link.fit, Fit::Exact | Fit::Neighbour));
            let chance = known.map_or(0.0, |link| chance(tables, place, link, one.side, side));
            *yes = 1.0 - (1.0 - chance) * (1.0 - leak);
        }
        let cost = if self.is_near(zone) { 0.0 } else { LEAVING };
        let gain = (self.gain(&chances, leak) - cost) as f32;
        Open {
            topic: Topic::Place(zone),
            chances,
            gain,
        }
    }

    /// The side to ask a zone for.
    fn side_of(&self, zone: u16) -> Option<Side> {
        self.side
            .filter(|_| !self.tables.places[zone as usize].midline)
    }

    /// In a region that hurts, or next to one.
    fn is_near(&self, zone: u16) -> bool {
        let place = &self.tables.places[zone as usize];
        let hurts = |zone: u16| {
            self.scores
                .regions
                .contains(&self.tables.places[zone as usize].region)
        };
        debug_assert!(place.form == PlaceForm::Zone);
        hurts(zone)
            || place
                .neighbours
                .of(&self.tables.covered)
                .iter()
                .any(|near| hurts(*near))
    }

    /// Factors and signs nobody spoke of.
    pub(super) fn cues(&self, into: &mut Vec<Open>) {
        let tables = self.tables;
        let factors = tables.factors.iter().enumerate();
        let factors = factors.map(|(row, cue)| (Topic::Factor(row as u16, Role::Worse), cue));
        let signs = tables.signs.iter().enumerate();
        let signs = signs.map(|(row, cue)| (Topic::Sign(row as u16), cue));
        let open = factors
            .chain(signs)
            .filter(|(topic, cue)| !self.cue_answered(*topic, cue));
        into.extend(open.filter_map(|(topic, cue)| self.cue(topic, cue)));
    }

    fn cue_answered(&self, topic: Topic, cue: &CueRow) -> bool {
        self.query
            .findings
            .iter()
            .any(|finding| match (finding.topic, topic) {
                (Topic::Factor(said, role), Topic::Factor(row, _)) => {
                    let other = self.tables.factors[said as usize].family;
                    said == row || (role == Role::Worse && other != NONE && other == cue.family)
                }
                (Topic::Sign(said), Topic::Sign(row)) => said == row,
                _ => false,
            })
    }

    /// The score a yes would add, turned back into a chance of hearing it.
    fn cue(&self, topic: Topic, cue: &CueRow) -> Option<Open> {
        let tables = self.tables;
        let links = cue_links(tables, cue, Role::Worse);
        let missed = if links.is_empty() {
            0.0
        } else {
            tables.numbers.cue_unexplained
        };
        let mut shifts = self.pointed(cue);
        let mut telling = false;
        for (shift, one) in shifts.iter_mut().zip(&self.leading) {
            let own = links.binary_search_by_key(&one.muscle, |link| link.muscle);
            *shift += own.map_or(missed, |at| links[at].hit);
            *shift = shift.clamp(-STRONG.ln(), STRONG.ln());
            telling |= (*shift - missed).abs() > 1e-3;
        }
        if !telling {
            return None;
        }
        let most = shifts[..self.leading.len()]
            .iter()
            .copied()
            .fold(0.0, f32::max);
        let common = COMMON.min(TYPICAL / f64::from(most).exp());
        let yes = |shift: f32| (common * f64::from(shift).exp()).clamp(LIMITS.0, LIMITS.1);
        let base = yes(missed);
        let chances = shifts.map(|shift| {
            if (shift - missed).abs() <= f32::EPSILON {
                base
            } else {
                yes(shift)
            }
        });
        Some(Open {
            topic,
            chances,
            gain: self.gain(&chances, base) as f32,
        })
    }

    /// What judgement adds for each leading muscle: the mean over the regions that hurt and
    /// name it, as in the score.
    fn pointed(&self, cue: &CueRow) -> [f32; LEADING] {
        let (mut sums, mut said) = ([0.0; LEADING], [0.0_f32; LEADING]);
        for region in &self.scores.regions {
            let rows = pointer_rows(self.tables, cue, Role::Worse, *region);
            for (at, one) in self.leading.iter().enumerate().filter(|_| !rows.is_empty()) {
                if let Ok(found) = rows.binary_search_by_key(&one.muscle, |row| row.muscle) {
                    sums[at] += rows[found].shift;
                    said[at] += 1.0;
                }
            }
        }
        sums.iter_mut()
            .zip(said)
            .for_each(|(sum, said)| *sum /= said.max(1.0));
        sums
    }

    /// Mutual information of answer and muscle in nats. Most muscles share the chance `base`,
    /// whose entropy is taken once.
    fn gain(&self, chances: &[f64; LEADING], base: f64) -> f64 {
        let of_base = entropy(base);
        let (mut yes, mut spread) = (0.0, 0.0);
        for (weight, chance) in self.weights.iter().zip(chances) {
            yes += weight * chance;
            spread += weight
                * if (chance - base).abs() <= f64::EPSILON {
                    of_base
                } else {
                    entropy(*chance)
                };
        }
        entropy(yes) - spread
    }

    /// The question as it is told, with the muscles a yes moves.
    pub(super) fn ask(&self, open: &Open) -> Ask {
        let weighed = self.weights.iter().zip(&open.chances);
        let yes: f64 = weighed.map(|(weight, chance)| weight * chance).sum();
        let moved = |wanted: &dyn Fn(f64) -> bool| {
            let all = self.leading.iter().zip(&open.chances);
            let those = all.filter(|(_, chance)| wanted(**chance / yes));
            those
                .map(|(one, _)| one.muscle)
                .take(MOST)
                .collect::<Vec<u16>>()
        };
        let (side, within) = match open.topic {
            Topic::Place(zone) => (self.side_of(zone), self.is_within(zone)),
            Topic::Factor(..) | Topic::Sign(_) => (None, false),
        };
        let (raises, lowers) = (moved(&|by| by > MOVES), moved(&|by| by < 1.0 / MOVES));
        Ask {
            topic: open.topic,
            side,
            within,
            raises,
            lowers,
            gain: open.gain,
        }
    }

    /// Inside a region or area that was said to hurt.
    fn is_within(&self, zone: u16) -> bool {
        self.query.places().any(|(_, row)| {
            let zones = self.tables.places[row as usize]
                .zones
                .of(&self.tables.covered);
            zones.len() > 1 && zones.contains(&zone)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_answer_tells_most() {
        assert!((entropy(0.5) - std::f64::consts::LN_2).abs() < 1e-12);
        assert!(entropy(0.1) < entropy(0.4));
    }
}
