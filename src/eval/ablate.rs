//! What each part of the model is worth: the ranking without it.

/// A part of the model and the numbers that switch it off.
#[derive(Debug, Clone, Copy)]
pub struct Ablation {
    /// The part that is left out.
    pub without: &'static str,
    /// Numbers of `data/ranking.json` with the value that switches the part off.
    pub numbers: &'static [(&'static str, f64)],
}

const fn part(without: &'static str, numbers: &'static [(&'static str, f64)]) -> Ablation {
    Ablation { without, numbers }
}

/// A pointer of ratio 1 says nothing.
const NO_POINTERS: &[(&str, f64)] = &[
    ("pointer-strong", 1.0),
    ("pointer-moderate", 1.0),
    ("pointer-weak", 1.0),
];

const NO_CUES: &[(&str, f64)] = &[
    ("cue-weight", 0.0),
    ("pointer-strong", 1.0),
    ("pointer-moderate", 1.0),
    ("pointer-weak", 1.0),
];

/// All parts that can be left out. The weak priors of this rule are the lists of what is usual for
/// a place: without them all of a place's share goes to the muscles that refer to it, by their
/// pattern alone, and no muscle is more common than another. Without rarity every place is read as if it were as common as the mean zone, so
/// that one to which few muscles refer says no more than another; only between places, never
/// within one, does that matter.
pub const ABLATIONS: &[Ablation] = &[
    part("pattern class", &[("essential", 0.45), ("spillover", 0.45)]),
    part("rarity", &[("rarity", 0.0)]),
    part("priors: what is usual", &[("usual-rest", 1.0)]),
    part(
        "neighbours",
        &[("neighbour", 0.0), ("neighbour-vague", 0.0)],
    ),
    part(
        "unreported charge",
        &[("silent", 0.0), ("silent-complete", 0.0)],
    ),
    part("sides", &[("contrary-side", 1.0)]),
    part("recorded factors and signs", &[("cue-weight", 0.0)]),
    part("judged pointers", NO_POINTERS),
    part("all factors and signs", NO_CUES),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::weights::NUMBERS;

    #[test]
    fn every_number_that_is_switched_exists() {
        let numbers = ABLATIONS.iter().flat_map(|ablation| ablation.numbers);
        let unknown: Vec<&str> = numbers
            .map(|(id, _)| *id)
            .filter(|id| !NUMBERS.iter().any(|limits| limits.id == *id))
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
