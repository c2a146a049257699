//! The answers of `data`: is it right, and on what does it rest.

pub mod check;
pub mod stats;
