//! Cuts the input of a batch into numbered blocks of whole lines.

use std::io::{self, BufRead, Read};

/// Bytes taken from the input at once: answers are a hundred times as long as questions, and a
/// few blocks of them wait for each worker.
const BLOCK: usize = 8 * 1024;
/// Longest line; a longer one is answered as an error and skipped.
pub(super) const LONGEST: usize = 1024 * 1024;

/// Whole lines with the number of the first, counted from 1.
pub(super) struct Block {
    pub(super) first: u64,
    bytes: Vec<u8>,
}

impl Block {
    /// The lines with their numbers, without what ends them.
    pub(super) fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let bare = lines(&self.bytes).map(|line| {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            line.strip_suffix(b"\r").unwrap_or(line)
        });
        (self.first..).zip(bare)
    }

    /// Number of the last line.
    pub(super) fn last(&self) -> u64 {
        let last = self.first + newlines(&self.bytes) - 1;
        last.max(self.first)
    }
}

/// Cuts input into blocks of whole lines.
pub(super) struct Blocks<R> {
    input: R,
    rest: Vec<u8>,
    next: u64,
    skipping: bool,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            rest: Vec::new(),
            next: 1,
            skipping: false,
            ended: false,
        }
    }

    /// The next block; `None` at the end of the input.
    pub(super) fn take(&mut self) -> io::Result<Option<Block>> {
        while !self.ended {
            let mut bytes = std::mem::take(&mut self.rest);
            let had = bytes.len();
            bytes.resize(had + BLOCK, 0);
            let got = read_some(&mut self.input, &mut bytes[had..])?;
            bytes.truncate(had + got);
            self.ended = got == 0;
            if self.ended {
                let last = !bytes.is_empty() && !self.skipping;
                return Ok(last.then(|| self.number(bytes)));
            }
            if self.skipping {
                self.skip(&mut bytes);
            }
            match bytes.iter().rposition(|byte| *byte == b'\n') {
                Some(end) => {
                    self.rest = bytes.split_off(end + 1);
                    return Ok(Some(self.number(bytes)));
                }
                None if bytes.len() > LONGEST => {
                    // enough of it to be told from a line that fits; the rest is passed over
                    bytes.truncate(LONGEST + 1);
                    self.skipping = true;
                    return Ok(Some(self.number(bytes)));
                }
                None => self.rest = bytes,
            }
        }
        Ok(None)
    }

    /// Lines cut so far.
    pub(super) fn lines(&self) -> u64 {
        self.next - 1
    }

    /// Passes over what remains of a line that was too long.
    fn skip(&mut self, bytes: &mut Vec<u8>) {
        match bytes.iter().position(|byte| *byte == b'\n') {
            Some(end) => {
                bytes.drain(..=end);
                self.skipping = false;
            }
            None => bytes.clear(),
        }
    }

    fn number(&mut self, bytes: Vec<u8>) -> Block {
        let first = self.next;
        let lines = newlines(&bytes);
        self.next += lines + u64::from(bytes.last() != Some(&b'\n'));
        Block { first, bytes }
    }
}

/// Lines with what ends them. The standard library looks for the ends many bytes at a time where
/// it reads, and only there.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let all = rest;
        // reading from memory cannot fail
        let len = rest.skip_until(b'\n').unwrap_or(all.len());
        (len > 0).then(|| &all[..len])
    })
}

fn newlines(bytes: &[u8]) -> u64 {
    lines(bytes).filter(|line| line.ends_with(b"\n")).count() as u64
}

fn read_some(input: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
