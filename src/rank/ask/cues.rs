//! Questions about factors that make it worse and about signs: those that the records of the
//! leading muscles name or judgement points by, and nobody spoke of.

use super::Asker;
use super::grid::{Grid, add};
use super::open::Open;
use crate::knowledge::tables::{CueRow, NONE, Numbers, OwnPointerRow, Role, Tables};
use crate::query::Topic;
use libm::{exp, log as ln};

/// What is open, by cue: the factors, then the signs.
#[derive(Debug, Default)]
pub(super) struct OpenCues {
    /// Likelihood ratios of a yes, then chances.
    pub(super) chances: Grid,
    /// What a yes says of a muscle whose record does not name the cue, though others do; the same
    /// for every question put to one set of tables.
    missed: Vec<f32>,
    /// How far a ratio is turned into a chance.
    common: Vec<f32>,
    /// For one muscle, the product of what judgement says in each region that hurts, and in how
    /// many it speaks.
    judged: Vec<(f32, u8)>,
}

impl Asker<'_> {
    /// Every factor and sign that says something about a leading muscle and may be worth asking
    /// for.
    pub(super) fn cues(&self, room: &mut OpenCues, into: &mut Vec<Open>) {
        let numbers = &self.tables.numbers;
        self.ratios(room);
        let OpenCues {
            chances, common, ..
        } = room;
        find_common(chances, common, numbers);
        let (least, sure) = (numbers.ask_sure, 1.0 - numbers.ask_sure);
        chances.weigh(&self.weights, |row, weight, sums| {
            // from what a yes would do to the score back to the chance of hearing it
            let chances = row.iter_mut().zip(&*common);
            for ((chance, common), (yes, squares)) in chances.zip(sums.each()) {
                *chance = within(*chance * common, least, sure);
                add(*chance, weight, yes, squares);
            }
        });
        chances.worth(numbers.ask_gain, |cue, bound| {
            self.offer(self.topic(cue), bound, 0.0, into);
        });
    }

    /// What a yes would do to the score of each leading muscle.
    fn ratios(&self, room: &mut OpenCues) {
        let tables = self.tables;
        if room.missed.is_empty() {
            room.missed = missed(tables);
            room.judged = vec![(1.0, 0); room.missed.len()];
        }
        room.chances.start(&room.missed);
        let mut here = Vec::with_capacity(self.scores.regions.len());
        for (at, ratios) in (0..self.leading.len()).zip(room.chances.rows()) {
            for row in self.own(at, |row| row.cues, &tables.own_cues) {
                ratios[usize::from(row.cue)] = row.ratio;
            }
            let rows = self.own(at, |row| row.pointers, &tables.own_pointers);
            let regions = self.scores.regions.iter();
            let judged = regions.map(|region| in_region(rows, *region));
            here.clear();
            here.extend(judged.filter(|rows| !rows.is_empty()));
            match here[..] {
                [] => {}
                // most muscles belong to one region only
                [rows] => rows
                    .iter()
                    .for_each(|row| ratios[usize::from(row.cue)] *= row.ratio),
                _ => judge(&here, &mut room.judged, ratios),
            }
        }
    }

    /// The question about a cue.
    fn topic(&self, cue: u16) -> Topic {
        let factors = self.tables.factors.len() as u16;
        if cue < factors {
            Topic::Factor(cue, Role::Worse)
        } else {
            Topic::Sign(cue - factors)
        }
    }

    /// Whether a factor or sign was spoken of, or one of its family made it worse.
    pub(super) fn is_cue_answered(&self, topic: Topic) -> bool {
        let factors = &self.tables.factors;
        let family = match topic {
            Topic::Factor(row, _) => factors[row as usize].family,
            Topic::Sign(row) => self.tables.signs[row as usize].family,
            Topic::Place(_) => NONE,
        };
        self.query
            .findings
            .iter()
            .any(|finding| match (finding.topic, topic) {
                (Topic::Factor(said, _), Topic::Factor(own, _)) if said == own => true,
                (Topic::Sign(said), Topic::Sign(own)) => said == own,
                (Topic::Factor(said, Role::Worse), _) => {
                    family != NONE && factors[said as usize].family == family
                }
                _ => false,
            })
    }
}

/// What a yes says of muscles whose records do not name the cue: nothing, where no record does.
fn missed(tables: &Tables) -> Vec<f32> {
    let missed = exp(f64::from(tables.numbers.cue_unexplained)) as f32;
    let cue = |row: &CueRow| if row.worse.len == 0 { 1.0 } else { missed };
    let all = tables.factors.iter().chain(tables.signs.iter());
    all.map(cue).collect()
}

/// What judgement says of a muscle in one region.
fn in_region(rows: &[OwnPointerRow], region: u16) -> &[OwnPointerRow] {
    let rows = &rows[rows.partition_point(|row| row.region < region)..];
    &rows[..rows.partition_point(|row| row.region == region)]
}

/// What judgement says of a muscle where several regions hurt; `judged` is left as it was found.
fn judge(here: &[&[OwnPointerRow]], judged: &mut [(f32, u8)], ratios: &mut [f32]) {
    for row in here.iter().copied().flatten() {
        let (product, regions) = &mut judged[usize::from(row.cue)];
        *product *= row.ratio;
        *regions = regions.saturating_add(1);
    }
    for row in here.iter().copied().flatten() {
        let cue = usize::from(row.cue);
        // the second row of a cue finds nothing left
        ratios[cue] *= mean(std::mem::replace(&mut judged[cue], (1.0, 0)));
    }
}

/// The geometric mean over the regions that speak, as in the score: there logarithms are added.
fn mean((product, regions): (f32, u8)) -> f32 {
    match regions {
        0 | 1 => product,
        2 => product.sqrt(),
        _ => exp(ln(f64::from(product)) / f64::from(regions)) as f32,
    }
}

/// How far a ratio is turned into a chance, by cue; no answer is trusted to say too much.
fn find_common(grid: &mut Grid, common: &mut Vec<f32>, numbers: &Numbers) {
    let (weak, strong) = (1.0 / numbers.ask_strong, numbers.ask_strong);
    common.clear();
    common.resize(grid.rows()[0].len(), 1.0);
    for row in grid.rows() {
        for (ratio, most) in row.iter_mut().zip(&mut *common) {
            *ratio = within(*ratio, weak, strong);
            *most = greater(*most, *ratio);
        }
    }
    for most in &mut *common {
        // one that points strongly because few muscles answer to it is still not told by all
        *most = lesser(numbers.ask_common, numbers.ask_typical / *most);
    }
}

// As `max` and `clamp`, without their care for what is no number: that keeps loops from being
// turned into vector instructions.

fn greater(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

fn lesser(one: f32, other: f32) -> f32 {
    if one < other { one } else { other }
}

fn within(value: f32, least: f32, most: f32) -> f32 {
    lesser(greater(value, least), most)
}
