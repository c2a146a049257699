//! From findings and knowledge to scores with their parts. Pure: no input, no output, no words
//! for people.
//!
//! The model is a sum of natural-log likelihood ratios (formulas in
//! [`crate::knowledge::weights`], numbers with their reasons in `data/ranking.json`):
//!
//! ```text
//! score(muscle, side) = how common it is, against the mean muscle
//!     + Σ present places   (explained: hit + usual; on the other side: off; else ln leak)
//!     + Σ absent places    (at most 0)
//!     + Σ usual areas of the muscle that nobody mentioned (a small charge each)
//!     + clamp(Σ factors and signs, ±cap)
//! ```
//!
//! A score says how much better a muscle explains the findings than chance does; it is no
//! probability, and nothing here was measured on patients.

mod ask;
mod band;
mod chance;
mod explain;
mod order;
mod rows;
mod score;
mod together;

pub use ask::{Ask, AskRoom, ask_again, ask_next};
pub use band::told;
pub use explain::{Band, Candidate, Match, Part, explain};
pub use order::{Ranked, top};
pub use rows::{Order, Ranking, Row, order, rows};
pub use score::{Scores, score};
pub use together::{Member, Together, together};
