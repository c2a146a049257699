//! The chances of a yes to many questions at once.
//!
//! Questions stand in blocks of [`LANES`]: what is worked out for one of them is worked out for
//! its neighbours by the same vector instructions, and a question nobody could gain from costs
//! less than looking up whether it is one.

/// Most leading muscles that are weighed.
pub(super) const ROOM: usize = 8;

/// The least processor computes so many numbers at once.
pub(super) const LANES: usize = 4;

/// One number for each of some questions.
pub(super) type Lanes = [f32; LANES];

/// Allowance for rounding in a bound.
const SLACK: f32 = 1e-5;

/// By leading muscle, then by question.
pub(super) type Block = [Lanes; ROOM];

/// A number for each question and leading muscle: in the end the chance of a yes.
#[derive(Debug, Default)]
pub(super) struct Grid {
    blocks: Vec<Block>,
}

impl Grid {
    /// Starts with the same number for every muscle.
    pub(super) fn start(&mut self, numbers: impl Iterator<Item = Lanes>) {
        self.blocks.clear();
        self.blocks.extend(numbers.map(|lanes| [lanes; ROOM]));
    }

    /// The number for a question and a leading muscle.
    pub(super) fn at(&mut self, question: u16, muscle: usize) -> &mut f32 {
        let question = usize::from(question);
        &mut self.blocks[question / LANES][muscle][question % LANES]
    }

    /// The numbers of a question by leading muscle.
    pub(super) fn of(&self, question: u16) -> [f32; ROOM] {
        let question = usize::from(question);
        let block = &self.blocks[question / LANES];
        let mut numbers = [0.0; ROOM];
        for (number, lanes) in numbers.iter_mut().zip(block) {
            *number = lanes[question % LANES];
        }
        numbers
    }

    /// All blocks, the first questions first.
    pub(super) fn blocks(&mut self) -> &mut [Block] {
        &mut self.blocks
    }

    /// Hands out the questions whose gain could reach `least`, with their bounds.
    pub(super) fn worth(
        &self,
        weights: &[f32; ROOM],
        least: f32,
        mut found: impl FnMut(u16, f32),
    ) {
        for (block, chances) in self.blocks.iter().enumerate() {
            let bounds = bounds(chances, weights);
            for (lane, bound) in bounds.into_iter().enumerate() {
                if bound >= least {
                    found((block * LANES + lane) as u16, bound);
                }
            }
        }
    }
}

// loops over numbered lanes, for the compiler turns them into vector instructions; it does not so
// with `map` over an array

/// At least the gain of each question. Mutual information is the mean of the divergences from
/// the mean answer; a divergence is at most `ln(1 + χ²)` (Gibbs and Su 2002, doi
/// 10.2307/1403865), and so is their mean with the mean `χ²`, for the logarithm is concave:
/// `gain <= ln(1 + x)` where `x = Σ weight · (chance - yes)² / (yes · (1 - yes))`. For `x >= 0`
/// that is at most `x · (6 + x) / (6 + 4 · x)`: both are 0 at 0, and the slope of the difference is
/// `4 · x³ / (1 + x)` over a square.
fn bounds(block: &Block, weights: &[f32; ROOM]) -> Lanes {
    let (mut yes, mut squares) = ([0.0; LANES], [0.0; LANES]);
    for at in 0..ROOM {
        for lane in 0..LANES {
            let weighed = weights[at] * block[at][lane];
            yes[lane] += weighed;
            squares[lane] += weighed * block[at][lane];
        }
    }
    let mut bounds = [0.0; LANES];
    for lane in 0..LANES {
        let x = (squares[lane] - yes[lane] * yes[lane]) / (yes[lane] * (1.0 - yes[lane]));
        bounds[lane] = x * (6.0 + x) / (6.0 + 4.0 * x) + SLACK;
    }
    bounds
}

#[cfg(test)]
mod tests {
    use super::super::open::gain;
    use super::*;

    #[test]
    fn the_bound_is_never_below_the_gain() {
        let weights = [0.3, 0.2, 0.2, 0.1, 0.1, 0.05, 0.03, 0.02];
        let chance = |question: u16, muscle: u16| {
            0.02 + 0.96 * f32::from((question * 37 + muscle * 91) % 101) / 100.0
        };
        let mut grid = Grid::default();
        grid.start([[0.0; LANES]; 50].into_iter());
        for question in 0..200 {
            for muscle in 0..ROOM {
                *grid.at(question, muscle) = chance(question, muscle as u16);
            }
        }
        let mut worth: Vec<(u16, f32)> = Vec::new();
        grid.worth(&weights, 0.02, |question, bound| {
            worth.push((question, bound));
        });
        assert!(worth.len() > 100, "{}", worth.len());
        for question in 0..200 {
            let gain = gain(&grid.of(question), &weights);
            let bound = worth.iter().find(|one| one.0 == question);
            assert!(bound.map_or(0.02, |one| one.1) >= gain, "{question}");
        }
    }
}
