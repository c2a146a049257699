//! The exponential function and the natural logarithm, in plain arithmetic.
//!
//! The standard ones are those of the system's mathematics library. Without them the program
//! does not load that library, some 50,000 instructions less at every start, and an answer
//! has the same digits on every system. One call of the standard ones anywhere loads it again;
//! `benches/instructions` would tell.

use std::f64::consts::{LN_2, LOG2_E, SQRT_2};

/// `e` to a power: within two units of the last place, 0 below the least normal number.
#[must_use]
pub fn exp(power: f64) -> f64 {
    if !(-708.0..=709.0).contains(&power) {
        // not a number stays what it is
        return match power {
            low if low < 0.0 => 0.0,
            high => high + f64::INFINITY,
        };
    }
    // power = twos ln 2 + rest, the rest at most half of ln 2, where 13 terms of its series do
    let twos = (power * LOG2_E + 0.5_f64.copysign(power)) as i32;
    let rest = (power - f64::from(twos) * LN_2_HIGH) - f64::from(twos) * LN_2_LOW;
    let series = TERMS
        .iter()
        .rev()
        .fold(0.0, |sum, term| (sum + term) * rest);
    (1.0 + series) * f64::from_bits(u64::from((1023 + twos).unsigned_abs()) << 52)
}

/// The natural logarithm: within two units of the last place; of 0 minus infinity, below it not a number.
#[must_use]
pub fn ln(number: f64) -> f64 {
    if number < f64::MIN_POSITIVE || !number.is_finite() {
        return match number {
            negative if negative < 0.0 => f64::NAN,
            0.0 => f64::NEG_INFINITY,
            // numbers too small for the exponent: 2 to the 54 more
            small if small < 1.0 => ln(small * 18_014_398_509_481_984.0) - 54.0 * LN_2,
            other => other,
        };
    }
    // number = 2^twos part, the part near 1; ln part = 2 artanh((part - 1) / (part + 1))
    let bits = number.to_bits();
    let mut twos = (bits >> 52) as i32 - 1023;
    let mut part = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | (1023 << 52));
    if part > SQRT_2 {
        part /= 2.0;
        twos += 1;
    }
    let ratio = (part - 1.0) / (part + 1.0);
    let square = ratio * ratio;
    let series = ODD
        .iter()
        .rev()
        .fold(0.0, |sum, term| (sum + term) * square);
    let twos = f64::from(twos);
    twos * LN_2_HIGH + (2.0 * ratio + (2.0 * ratio * series + twos * LN_2_LOW))
}

/// `ln 2` in two parts: the first ends in zeros, so that a whole number of times it is exact.
const LN_2_HIGH: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// 1/1!, 1/2!, ... 1/13!
const TERMS: [f64; 13] = {
    let mut terms = [1.0; 13];
    let mut at = 1;
    while at < terms.len() {
        terms[at] = terms[at - 1] / (at + 1) as f64;
        at += 1;
    }
    terms
};

/// 1/3, 1/5, ... 1/23
const ODD: [f64; 11] = {
    let mut terms = [0.0; 11];
    let mut at = 0;
    while at < terms.len() {
        terms[at] = 1.0 / (2 * at + 3) as f64;
        at += 1;
    }
    terms
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(found: f64, wanted: f64) -> bool {
        (found - wanted).abs() <= 4.0 * f64::EPSILON * wanted.abs()
    }

    proptest! {
        #[test]
        fn they_are_those_of_the_library(power in -708.0..709.0, near in 0.5..2.0) {
            prop_assert!(close(exp(power), power.exp()), "exp {power}");
            prop_assert!(close(ln(power.exp()), power.exp().ln()), "ln of exp {power}");
            prop_assert!(close(ln(near), near.ln()), "ln {near}");
        }
    }

    fn same(found: f64, wanted: f64) -> bool {
        let nothing = found.is_nan() && wanted.is_nan();
        nothing || found.to_bits() == wanted.to_bits() || close(found, wanted)
    }

    #[test]
    fn the_ends_are_those_of_the_library() {
        let infinite = [f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
        let finite = [0.0, -1.0, 1.0, 5e-324, 1e-310, 800.0, -800.0];
        for number in infinite.into_iter().chain(finite) {
            assert!(same(ln(number), number.ln()), "ln {number}");
            assert!(same(exp(number), number.exp()), "exp {number}");
        }
    }
}
