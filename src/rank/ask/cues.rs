//! Questions about factors that make it worse and about signs: those that the records of the
//! leading muscles name or judgement points by, and nobody spoke of.

use super::Asker;
use super::open::{LANES, Open, ROOM};
use super::zones::{ANSWERED, UNSEEN};
use crate::knowledge::tables::{CueRow, NONE, Role};
use crate::query::Topic;
use libm::{exp, log as ln};

/// What is known of one factor or sign for each leading muscle, as likelihood ratios.
#[derive(Debug, Clone, Copy)]
struct Known {
    cue: u16,
    recorded: [f32; ROOM],
    /// Product of what judgement says in each region that hurts, and in how many it speaks.
    judged: [f32; ROOM],
    regions: [u8; ROOM],
    /// For some muscle it speaks in several.
    several: bool,
}

/// What is open, by cue.
#[derive(Debug, Default)]
pub(super) struct OpenCues {
    /// Position in `known` by cue, or one of the two marks.
    slots: Vec<u16>,
    /// Families that were answered: all their factors are.
    families: Vec<u16>,
    known: Vec<Known>,
    /// What a yes says of a muscle whose record does not name the cue, though others do.
    missed: f32,
}

impl Asker<'_> {
    /// Weighs every open factor and sign that says something about a leading muscle.
    pub(super) fn cues(&self, table: &mut OpenCues, into: &mut Vec<(f32, Open)>) {
        self.answered(table);
        for at in 0..self.leading.len() {
            for row in self.own(at, |row| row.cues, &self.tables.own_cues) {
                if let Some(known) = self.known(table, row.cue) {
                    known.recorded[at] = row.ratio;
                }
            }
            let rows = self.own(at, |row| row.pointers, &self.tables.own_pointers);
            for region in &self.scores.regions {
                let start = rows.partition_point(|row| row.region < *region);
                let here = rows[start..].iter();
                for row in here.take_while(|row| row.region == *region) {
                    if let Some(known) = self.known(table, row.cue) {
                        known.judged[at] *= row.ratio;
                        known.several |= known.regions[at] > 0;
                        known.regions[at] = known.regions[at].saturating_add(1);
                    }
                }
            }
        }
        for known in &table.known {
            self.offer(self.open(known), || 0.0, into);
        }
    }

    /// Marks what was answered, and forgets the question before.
    fn answered(&self, table: &mut OpenCues) {
        let tables = self.tables;
        let factors = tables.factors.len();
        table.known.clear();
        table.families.clear();
        table.slots.clear();
        table.slots.resize(factors + tables.signs.len(), UNSEEN);
        table.missed = exp(f64::from(tables.numbers.cue_unexplained)) as f32;
        for finding in &self.query.findings {
            match finding.topic {
                Topic::Factor(row, role) => {
                    table.slots[row as usize] = ANSWERED;
                    let family = tables.factors[row as usize].family;
                    if role == Role::Worse && family != NONE {
                        table.families.push(family);
                    }
                }
                Topic::Sign(row) => table.slots[factors + row as usize] = ANSWERED,
                Topic::Place(_) => {}
            }
        }
    }

    /// What is known of a cue so far; none when it was answered.
    fn known<'t>(&self, table: &'t mut OpenCues, cue: u16) -> Option<&'t mut Known> {
        let slot = &mut table.slots[cue as usize];
        if *slot == UNSEEN {
            let row = self.cue_row(cue);
            if row.family != NONE && table.families.contains(&row.family) {
                *slot = ANSWERED;
                return None;
            }
            *slot = table.known.len() as u16;
            let missed = if row.worse.len == 0 {
                1.0
            } else {
                table.missed
            };
            table.known.push(Known {
                cue,
                recorded: [missed; ROOM],
                judged: [1.0; ROOM],
                regions: [0; ROOM],
                several: false,
            });
        }
        table.known.get_mut(usize::from(*slot))
    }

    fn cue_row(&self, cue: u16) -> &CueRow {
        let factors = &self.tables.factors;
        factors
            .get(cue as usize)
            .unwrap_or_else(|| &self.tables.signs[cue as usize - factors.len()])
    }

    /// What a yes would do to the score, turned back into a chance of hearing it.
    fn open(&self, known: &Known) -> Open {
        let numbers = &self.tables.numbers;
        let mut judged = known.judged;
        if known.several {
            mean(&mut judged, known.regions);
        }
        let (weak, strong) = (1.0 / numbers.ask_strong, numbers.ask_strong);
        let mut ratios = known.recorded;
        for (ratio, judged) in ratios.iter_mut().zip(&judged) {
            *ratio = within(*ratio * judged, weak, strong);
        }
        let most = greatest(&ratios);
        // one that points strongly because few muscles answer to it is still not told by all
        let common = numbers.ask_common.min(numbers.ask_typical / most);
        let sure = numbers.ask_sure;
        let factors = self.tables.factors.len() as u16;
        // written out: `map` over an array is not turned into vector instructions
        for ratio in &mut ratios {
            *ratio = within(*ratio * common, sure, 1.0 - sure);
        }
        Open {
            topic: if known.cue < factors {
                Topic::Factor(known.cue, Role::Worse)
            } else {
                Topic::Sign(known.cue - factors)
            },
            chances: ratios,
            cost: 0.0,
        }
    }
}

/// The greatest of the ratios, 1 at least, in as many lanes as a processor compares at once.
fn greatest(ratios: &[f32; ROOM]) -> f32 {
    let mut lanes = [1.0_f32; LANES];
    for half in 0..ROOM / LANES {
        for lane in 0..LANES {
            let ratio = ratios[half * LANES + lane];
            lanes[lane] = if ratio > lanes[lane] {
                ratio
            } else {
                lanes[lane]
            };
        }
    }
    lanes.into_iter().fold(1.0, f32::max)
}

/// As `clamp`, without its checks for what is no number, which keep it from being vectorised.
fn within(value: f32, least: f32, most: f32) -> f32 {
    let value = if value < least { least } else { value };
    if value > most { most } else { value }
}

/// The geometric mean over the regions that speak, as in the score: there logarithms are added.
fn mean(judged: &mut [f32; ROOM], regions: [u8; ROOM]) {
    for (product, count) in judged.iter_mut().zip(regions) {
        *product = match count {
            0 | 1 => *product,
            2 => product.sqrt(),
            _ => exp(ln(f64::from(*product)) / f64::from(count)) as f32,
        };
    }
}
