//! How far a batch is, on standard error.

use std::io::{self, Write};
use std::time::{Duration, Instant};

/// Lines answered so far, on standard error, at most once a second.
pub(super) struct Progress {
    shown: bool,
    last: Instant,
    drawn: bool,
}

impl Progress {
    pub(super) fn new(shown: bool) -> Self {
        Self {
            shown,
            last: Instant::now(),
            drawn: false,
        }
    }

    pub(super) fn tell(&mut self, lines: u64) {
        if self.shown && self.last.elapsed() > Duration::from_secs(1) {
            // a terminal that is gone is no reason to stop
            let _ = write!(io::stderr(), "\r{lines} lines");
            (self.last, self.drawn) = (Instant::now(), true);
        }
    }

    pub(super) fn end(&self) {
        if self.drawn {
            let _ = writeln!(io::stderr());
        }
    }
}
