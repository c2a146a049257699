//! The formulas that turn what is known into weights: natural-log likelihood ratios.
//!
//! A place is read as naive Bayes: a muscle starts at its commonness, and each named place
//! multiplies it by its share of the people with pain there over its share of all people
//! ([`explained`]). With one place named the order is that of the place's judged list; with
//! several, a common muscle is not paid for being common at each of them.
//!
//! Any other finding speaks for a muscle by `ln(P(finding | muscle) / P(finding))`. The first
//! probability is a graded assumption (essential, spillover, typical, possible), not a
//! measurement; the second is its mean over all ranked muscles, so that rare places say more
//! (LIRICAL, Robinson et al. 2020, doi 10.1016/j.ajhg.2020.06.021). A leak keeps a miss
//! from knocking a muscle out, as several muscles may be at work.

use libm::{exp, log as ln};

/// A number of `data/ranking.json` and the range it must lie in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Its id.
    pub id: &'static str,
    /// Least value.
    pub least: f64,
    /// Greatest value.
    pub most: f64,
}

const fn within(id: &'static str, least: f64, most: f64) -> Limits {
    Limits { id, least, most }
}

/// A chance that a logarithm is taken of, or of its complement.
const RARE: f64 = 1e-6;

/// All numbers the program uses, by id.
pub const NUMBERS: &[Limits] = &[
    within("absent-strength", 0.0, 1.0),
    within("ask-common", 0.01, 1.0),
    within("ask-gain", 0.0, 1.0),
    within("ask-lead", 0.0, 100.0),
    within("ask-leading", 2.0, 8.0),
    within("ask-leaving", 0.0, 1.0),
    within("ask-most", 1.0, 8.0),
    within("ask-moves", 1.0, 100.0),
    within("ask-sure", 0.001, 0.25),
    within("bilateral", -100.0, 0.0),
    within("contrary-side", 0.0, 1.0),
    within("cue-absent", 0.0, 1.0),
    within("cue-background", 0.0, 1.0),
    within("cue-cap", 0.0, 100.0),
    within("cue-leak", RARE, 1.0),
    within("cue-possible", 0.0, 1.0),
    within("cue-related", 0.0, 1.0),
    within("cue-typical", 0.0, 1.0),
    within("cue-weight", 0.0, 1.0),
    within("essential", 0.0, 1.0),
    within("good-gap", 0.0, 100.0),
    within("intensity-span", 0.0, 1.0),
    within("leak", RARE, 1.0),
    within("neighbour", 0.0, 1.0),
    within("neighbour-vague", 0.0, 1.0),
    within("pointer-moderate", 1.0, 100.0),
    within("pointer-strong", 1.0, 100.0),
    within("pointer-weak", 1.0, 100.0),
    within("possible-gap", 0.0, 100.0),
    within("rarity", 0.0, 1.0),
    within("set-active", RARE, 0.5),
    within("set-causes", 2.0, 255.0),
    within("set-cut", 0.0, 1.0),
    within("set-exact", 1.0, 16.0),
    within("set-gain", 0.0, 100.0),
    within("set-leak", RARE, 1.0),
    within("sign-chance", 0.0, 1.0),
    within("silent", 0.0, 1.0),
    within("silent-complete", 0.0, 1.0),
    within("spillover", 0.0, 1.0),
    within("strong-lead", 0.0, 100.0),
    within("temperature", 0.0, 1.0),
    within("tie", 0.0, 100.0),
    within("usual-rest", 0.0, 1.0),
];

/// Mean of `chances` over `muscles` ranked muscles, at least a quarter of one muscle's share,
/// so that a place nobody refers to does not divide by zero. Range: above 0 to 1.
#[must_use]
pub fn background(chances: impl Iterator<Item = f64>, muscles: usize) -> f64 {
    let muscles = muscles.max(1) as f64;
    (chances.sum::<f64>() / muscles).max(1.0 / (4.0 * muscles))
}

/// Weight of a finding that is there, for a muscle that shows it with chance `chance` (0 to 1).
///
/// `ln((1 - (1 - chance)(1 - leak·background)) / background)`: noisy-OR of the muscle and a
/// leak. With `chance` 0 this is `ln(leak)`, the least it can be.
#[must_use]
pub fn present(chance: f64, background: f64, leak: f64) -> f64 {
    ln((1.0 - (1.0 - chance) * (1.0 - leak * background)) / background)
}

/// Weight of a finding said not to be there, believed with `strength` (0 to 1).
///
/// `ln((1 - s·chance) / (1 - s·background))`: below 0 for a muscle that often shows it,
/// slightly above 0 for one that does not.
#[must_use]
pub fn absent(chance: f64, background: f64, strength: f64) -> f64 {
    ln((1.0 - strength * chance) / (1.0 - strength * background))
}

/// Charge for an expected finding nobody mentioned: `ln(1 - weight·chance)`, at most 0.
/// The more complete the report, the larger the weight.
#[must_use]
pub fn silent(chance: f64, weight: f64) -> f64 {
    ln(1.0 - weight * chance)
}

/// Chance that at least one of several zones hurts, taken as independent (noisy-OR).
#[must_use]
pub fn any(chances: impl Iterator<Item = f64>) -> f64 {
    1.0 - chances.map(|chance| 1.0 - chance).product::<f64>()
}

/// Weight of a named place for a muscle, from `ratio`, its share of the people with pain there
/// over its share of all: `ln((1 - leak)·ratio + leak)`. With `ratio` 0 this is `ln(leak)`.
#[must_use]
pub fn explained(ratio: f64, leak: f64) -> f64 {
    ln((1.0 - leak) * ratio + leak)
}

/// A `ratio` as in [`explained`] with the rarity of the place taken out in part: a place that hurts
/// with chance `total` is read as one with chance `typical` when `rarity` is 0, and as it is when
/// it is 1. By Bayes' rule the ratio is the chance that the place hurts because of the muscle over
/// `total`; this raises or lowers what is divided by, for all muscles alike.
#[must_use]
pub fn flattened(ratio: f64, total: f64, typical: f64, rarity: f64) -> f64 {
    if total <= 0.0 || typical <= 0.0 {
        return ratio;
    }
    ratio * exp((1.0 - rarity) * ln(total / typical))
}

/// Chance that a place hurts because of a muscle, from `ratio` as in [`explained`] and `total`,
/// the chance that it hurts because of a muscle taken at random (the more common the likelier):
/// by Bayes' rule their product. No muscle is certain to be felt: at most `1 - sure`.
#[must_use]
pub fn felt(ratio: f64, total: f64, sure: f64) -> f64 {
    (ratio * total).min(1.0 - sure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) {
        assert!((left - right).abs() < 1e-9, "{left} is not {right}");
    }

    #[test]
    fn a_muscle_that_never_shows_the_finding_gets_the_leak() {
        close(present(0.0, 0.05, 0.3), 0.3_f64.ln());
    }

    #[test]
    fn rarer_findings_say_more() {
        assert!(present(0.6, 0.02, 0.3) > present(0.6, 0.1, 0.3));
    }

    #[test]
    fn an_absent_finding_lowers_who_shows_it_and_hardly_lifts_who_does_not() {
        assert!(absent(0.6, 0.05, 0.9) < -0.5);
        assert!((0.0..0.1).contains(&absent(0.0, 0.05, 0.9)));
    }

    #[test]
    fn chances_combine_and_stay_below_one() {
        close(any([0.5, 0.5].into_iter()), 0.75);
        close(any(std::iter::empty()), 0.0);
    }

    #[test]
    fn a_place_of_the_usual_share_says_nothing_and_a_miss_says_the_leak() {
        close(explained(1.0, 0.3), 0.0);
        close(explained(0.0, 0.3), 0.3_f64.ln());
        assert!(explained(4.0, 0.3) > explained(2.0, 0.3));
    }

    #[test]
    fn a_rare_place_says_less_when_rarity_is_left_out_and_a_typical_one_the_same() {
        close(flattened(4.0, 0.01, 0.04, 1.0), 4.0);
        close(flattened(4.0, 0.01, 0.04, 0.0), 1.0);
        close(flattened(4.0, 0.04, 0.04, 0.0), 4.0);
        close(flattened(4.0, 0.0, 0.04, 0.0), 4.0);
    }

    #[test]
    fn background_has_a_floor() {
        close(background(std::iter::empty(), 100), 1.0 / 400.0);
    }
}
