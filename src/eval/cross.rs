//! Tuned numbers, tried on cases they were not tuned on.
//!
//! Cases from one source resemble one another, so a whole source is left out at a time. Each
//! tuned number is chosen anew on the other sources, out of the shipped value and a few steps
//! around it: the value with the best mean reciprocal rank, the shipped one among equals; from
//! the most helpful on, each change stays that helps next to those before it. What was chosen is
//! then tried on the source left out. The same choice on all cases, tried on these very cases,
//! flatters itself; the difference is by how much.

use std::collections::HashMap;

use super::Outcome;
use super::measure::{Figures, figures};
use crate::knowledge::weights::NUMBERS;

/// Numbers whose values were chosen with the development cases in view.
const TUNED: &[&str] = &[
    "contrary-side",
    "cue-background",
    "cue-cap",
    "cue-leak",
    "cue-possible",
    "cue-related",
    "cue-typical",
    "cue-weight",
    "essential",
    "leak",
    "neighbour",
    "neighbour-vague",
    "pointer-moderate",
    "pointer-strong",
    "pointer-weak",
    "sign-chance",
    "silent",
    "spillover",
    "usual-rest",
];

/// Steps away from the shipped value that are tried, as factors.
const STEPS: [f64; 4] = [0.5, 0.75, 1.5, 2.0];

/// Figures closer than this are the same.
const SAME: f64 = 1e-9;

/// Changed numbers with their values.
pub type Setting = Vec<(&'static str, f64)>;

/// What leaving sources out showed.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossed {
    /// Sources that were left out, one at a time.
    pub sources: usize,
    /// With the shipped numbers.
    pub shipped: Figures,
    /// With the numbers chosen on all cases, on the same cases.
    pub chosen: Figures,
    /// With the numbers chosen on the other sources.
    pub left_out: Figures,
    /// What was chosen on all cases.
    pub setting: Setting,
    /// Tuned numbers with the share of sources without which the shipped value was chosen.
    pub kept: Vec<(&'static str, f64)>,
}

/// The values tried for one number besides the shipped one, within its limits.
fn values(id: &str, shipped: f64) -> Vec<f64> {
    let limits = NUMBERS.iter().find(|limits| limits.id == id);
    let within =
        |value: &f64| limits.is_some_and(|limits| (limits.least..=limits.most).contains(value));
    STEPS
        .iter()
        .map(|step| step * shipped)
        .filter(within)
        .collect()
}

/// Leaves each source out once. `sources` names the source of each case, `shipped` the value of
/// a number, and `trial` answers all cases with some numbers changed.
pub fn cross_validate(
    sources: &[&str],
    shipped: impl Fn(&str) -> f64,
    trial: impl FnMut(&Setting) -> Vec<Outcome>,
) -> Crossed {
    let mut trials = Trials {
        trial,
        known: HashMap::new(),
    };
    let grid: Vec<(&'static str, Vec<f64>)> = TUNED
        .iter()
        .map(|id| (*id, values(id, shipped(id))))
        .collect();
    let all: Vec<usize> = (0..sources.len()).collect();
    let setting = trials.choose(&grid, &all);
    let mut names: Vec<&str> = sources.to_vec();
    crate::sort::by(&mut names, Ord::cmp);
    names.dedup();
    let mut kept: Vec<(&'static str, f64)> = TUNED.iter().map(|id| (*id, 0.0)).collect();
    let mut left_out = Vec::new();
    for name in &names {
        let (held, others): (Vec<usize>, Vec<usize>) =
            all.iter().partition(|case| sources[**case] == *name);
        let chosen = trials.choose(&grid, &others);
        for (id, share) in &mut kept {
            if chosen.iter().all(|(other, _)| other != id) {
                *share += 1.0 / names.len() as f64;
            }
        }
        let outcomes = trials.outcomes(&chosen);
        left_out.extend(held.into_iter().map(|case| outcomes[case].clone()));
    }
    Crossed {
        sources: names.len(),
        shipped: figures(trials.outcomes(&Setting::new()).iter()),
        chosen: figures(trials.outcomes(&setting).iter()),
        left_out: figures(left_out.iter()),
        setting,
        kept,
    }
}

/// Each setting is tried once: sources mostly agree on what to choose.
struct Trials<F> {
    trial: F,
    known: HashMap<String, Vec<Outcome>>,
}

impl<F: FnMut(&Setting) -> Vec<Outcome>> Trials<F> {
    fn outcomes(&mut self, setting: &Setting) -> &[Outcome] {
        let trial = &mut self.trial;
        self.known
            .entry(format!("{setting:?}"))
            .or_insert_with(|| trial(setting))
    }

    fn mrr(&mut self, setting: &Setting, cases: &[usize]) -> f64 {
        let outcomes = self.outcomes(setting);
        figures(cases.iter().map(|case| &outcomes[*case])).mrr
    }

    /// The changes that help on some cases; numbers that keep the shipped value are not listed.
    fn choose(&mut self, grid: &[(&'static str, Vec<f64>)], cases: &[usize]) -> Setting {
        let mut reached = self.mrr(&Setting::new(), cases);
        let mut single: Vec<(f64, (&'static str, f64))> = Vec::new();
        for (id, values) in grid {
            let tried = values.iter().map(|value| (*id, *value));
            let tried = tried.map(|change| (self.mrr(&vec![change], cases), change));
            // of equals the first; sums in another order differ in the last digit
            let best =
                tried.reduce(|best, other| if other.0 > best.0 + SAME { other } else { best });
            single.extend(best.filter(|best| best.0 > reached + SAME));
        }
        crate::sort::by(&mut single, |left, right| right.0.total_cmp(&left.0));
        let mut setting = Setting::new();
        for (_, change) in single {
            setting.push(change);
            let mrr = self.mrr(&setting, cases);
            if mrr > reached + SAME {
                reached = mrr;
            } else {
                setting.pop();
            }
        }
        setting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(reciprocal: f64) -> Outcome {
        Outcome {
            id: String::new(),
            area: String::new(),
            rank: None,
            within: [0.0; 4],
            reciprocal,
            tied: false,
            first: Vec::new(),
        }
    }

    #[test]
    fn a_number_that_suits_one_source_alone_shows() {
        // halving `leak` helps the two cases of one source and harms the others a little
        let sources = ["a", "a", "b", "c"];
        let trial = |setting: &Setting| {
            let halved = setting.contains(&("leak", 0.15));
            let tried = if halved {
                [1.0, 1.0, 0.4, 0.4]
            } else {
                [0.5; 4]
            };
            tried.map(outcome).to_vec()
        };
        let crossed = cross_validate(&sources, |_| 0.3, trial);
        assert_eq!(crossed.sources, 3);
        assert_eq!(crossed.setting, [("leak", 0.15)]);
        assert!((crossed.shipped.mrr - 0.5).abs() < 1e-9);
        assert!((crossed.chosen.mrr - 0.7).abs() < 1e-9);
        // without its source the change is not chosen; without another it is
        assert!((crossed.left_out.mrr - 0.45).abs() < 1e-9);
        let leak = crossed.kept.iter().find(|(id, _)| *id == "leak");
        assert!(leak.is_some_and(|(_, share)| (share - 1.0 / 3.0).abs() < 1e-9));
    }

    #[test]
    fn every_tuned_number_exists() {
        let known = |id: &&&str| NUMBERS.iter().any(|limits| limits.id == **id);
        assert!(TUNED.iter().all(|id| known(&id)));
    }
}
