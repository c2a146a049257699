//! The chances of a yes to many questions at once.
//!
//! What is worked out for one question is worked out for its neighbours by the same vector
//! instructions, so a question nobody could gain from costs less than finding out that it is one.
//! The compiler does so with loops over slices; short arrays it takes apart number by number.

/// Most leading muscles that are weighed.
pub(super) const ROOM: usize = 8;

/// Allowance for rounding in a bound.
const SLACK: f32 = 1e-5;

/// A number for each leading muscle and question: in the end the chance of a yes.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// By leading muscle, then by question.
    rows: [Vec<f32>; ROOM],
    sums: Sums,
}

/// Sums over the leading muscles, by question.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// Weighed chances.
    yes: Vec<f32>,
    /// Weighed squares of chances, then the bound.
    squares: Vec<f32>,
}

impl Sums {
    /// By question both sums.
    pub(super) fn each(&mut self) -> impl Iterator<Item = (&mut f32, &mut f32)> {
        self.yes.iter_mut().zip(&mut self.squares)
    }
}

impl Grid {
    /// Starts with the same number for every muscle, by question.
    pub(super) fn start(&mut self, numbers: &[f32]) {
        for row in &mut self.rows {
            row.clear();
            row.extend_from_slice(numbers);
        }
    }

    /// The numbers of a question by leading muscle.
    pub(super) fn of(&self, question: u16) -> [f32; ROOM] {
        let mut numbers = [0.0; ROOM];
        for (number, row) in numbers.iter_mut().zip(&self.rows) {
            *number = row[usize::from(question)];
        }
        numbers
    }

    /// The numbers of each leading muscle by question.
    pub(super) fn rows(&mut self) -> &mut [Vec<f32>] {
        &mut self.rows
    }

    /// Weighs what each muscle answers: `weigh` adds up a row of the given weight.
    pub(super) fn weigh(
        &mut self,
        weights: &[f32; ROOM],
        weigh: impl Fn(&mut [f32], f32, &mut Sums),
    ) {
        for sums in [&mut self.sums.yes, &mut self.sums.squares] {
            sums.clear();
            sums.resize(self.rows[0].len(), 0.0);
        }
        for (row, weight) in self.rows.iter_mut().zip(weights) {
            weigh(row, *weight, &mut self.sums);
        }
    }

    /// Hands out the questions that were weighed whose gain could reach `least`, with their
    /// bounds.
    pub(super) fn worth(&mut self, least: f32, mut found: impl FnMut(u16, f32)) {
        let Sums { yes, squares } = &mut self.sums;
        bound(yes, squares);
        for (question, bound) in squares.iter().enumerate() {
            if *bound >= least {
                found(question as u16, *bound);
            }
        }
    }
}

/// Adds what one muscle answers to one question.
pub(super) fn add(chance: f32, weight: f32, yes: &mut f32, squares: &mut f32) {
    let weighed = weight * chance;
    *yes += weighed;
    *squares += weighed * chance;
}

/// Adds what one muscle answers.
pub(super) fn add_all(chances: &mut [f32], weight: f32, sums: &mut Sums) {
    for (chance, (yes, squares)) in chances.iter().zip(sums.each()) {
        add(*chance, weight, yes, squares);
    }
}

/// At least the gain of each question. Mutual information is the mean of the divergences from
/// the mean answer; a divergence is at most `ln(1 + χ²)` (Gibbs and Su 2002, doi
/// 10.2307/1403865), and so is their mean with the mean `χ²`, for the logarithm is concave:
/// `gain <= ln(1 + x)` where `x = Σ weight · (chance - yes)² / (yes · (1 - yes))`. For `x >= 0`
/// that is at most `x · (6 + x) / (6 + 4 · x)`: both are 0 at 0, and the slope of the difference is
/// `4 · x³ / (1 + x)` over a square.
fn bound(yes: &[f32], squares: &mut [f32]) {
    for (yes, bound) in yes.iter().zip(squares) {
        let x = (*bound - yes * yes) / (yes * (1.0 - yes));
        *bound = x * (6.0 + x) / (6.0 + 4.0 * x) + SLACK;
    }
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
        grid.start(&[0.0; 200]);
        for question in 0..200 {
            for (row, muscle) in grid.rows().iter_mut().zip(0..) {
                row[usize::from(question)] = chance(question, muscle);
            }
        }
        let mut worth: Vec<(u16, f32)> = Vec::new();
        grid.weigh(&weights, add_all);
        grid.worth(0.02, |question, bound| {
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
