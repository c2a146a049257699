//! Lines in, answers out: in order, in constant memory, on several threads.
//!
//! A reader cuts the input into numbered blocks of whole lines, as much as one read gives.
//! Block `k` goes to worker `k mod n` through a short channel of its own, and the writer takes
//! answers from the workers in the same turn: order needs no sorting, and a slow part holds up
//! the others instead of filling memory. A writer that would have to wait flushes first, so that
//! a partner at the other end of a pipe is never kept waiting for a full buffer.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};

use super::blocks::{Block, Blocks};

/// Bytes written at once: larger writes into a pipe are slower than the pipe's own size.
const PIECE: usize = 64 * 1024;
/// Blocks that may wait for one worker.
const WAITING: usize = 2;

/// Answers one line (without its newline) into the buffer.
pub(super) trait Answerer {
    /// Appends the answer to `line`, number `number`.
    fn answer(&mut self, line: &[u8], number: u64, into: &mut Vec<u8>);
}

fn answer_block(block: &Block, answerer: &mut impl Answerer, into: &mut Vec<u8>) {
    for (number, line) in block.lines() {
        answerer.answer(line, number, into);
    }
}

/// Answers every line of the input, in order, on up to `threads` threads; `progress` hears the
/// number of lines answered so far.
///
/// # Errors
///
/// When reading or writing fails.
pub(super) fn answer_lines<A: Answerer>(
    input: impl Read + Send,
    threads: usize,
    make: impl Fn() -> A + Sync,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64),
) -> io::Result<()> {
    let mut blocks = Blocks::new(input);
    let Some(first) = blocks.take()? else {
        return Ok(());
    };
    if threads < 2 {
        return on_this_thread(blocks, first, &mut make(), out, progress);
    }
    std::thread::scope(|scope| {
        let (mut to_workers, mut from_workers) = (Vec::new(), Vec::new());
        for _ in 0..threads {
            let (to_worker, work) = sync_channel::<Block>(WAITING);
            let (done, from_worker) = sync_channel::<(u64, Vec<u8>)>(WAITING);
            let make = &make;
            scope.spawn(move || work_off(&work, &done, &mut make()));
            to_workers.push(to_worker);
            from_workers.push(from_worker);
        }
        let reader = scope.spawn(move || distribute(blocks, first, &to_workers));
        let written = collect(&from_workers, out, progress);
        // dropping the receivers ends workers and reader when the writer failed
        drop(from_workers);
        let read = reader
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the reader stopped")));
        written.and(read)
    })
}

fn on_this_thread<R: Read, A: Answerer>(
    mut blocks: Blocks<R>,
    first: Block,
    answerer: &mut A,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64),
) -> io::Result<()> {
    let mut answers = Vec::new();
    let mut block = Some(first);
    while let Some(current) = block {
        answers.clear();
        answer_block(&current, answerer, &mut answers);
        write_pieces(&answers, out)?;
        out.flush()?;
        progress(blocks.lines());
        block = blocks.take()?;
    }
    Ok(())
}

fn write_pieces(answers: &[u8], out: &mut dyn Write) -> io::Result<()> {
    answers
        .chunks(PIECE)
        .try_for_each(|piece| out.write_all(piece))
}

fn work_off(
    work: &Receiver<Block>,
    done: &SyncSender<(u64, Vec<u8>)>,
    answerer: &mut impl Answerer,
) {
    let mut size = 0;
    for block in work {
        let mut answers = Vec::with_capacity(size);
        answer_block(&block, answerer, &mut answers);
        size = answers.len();
        if done.send((block.last(), answers)).is_err() {
            return;
        }
    }
}

fn distribute<R: Read>(
    mut blocks: Blocks<R>,
    first: Block,
    to_workers: &[SyncSender<Block>],
) -> io::Result<()> {
    let mut block = Some(first);
    for worker in to_workers.iter().cycle() {
        let Some(current) = block else { break };
        if worker.send(current).is_err() {
            break;
        }
        block = blocks.take()?;
    }
    Ok(())
}

fn collect(
    from_workers: &[Receiver<(u64, Vec<u8>)>],
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64),
) -> io::Result<()> {
    for worker in from_workers.iter().cycle() {
        let next = match worker.try_recv() {
            Ok(answers) => Some(answers),
            Err(TryRecvError::Disconnected) => None,
            Err(TryRecvError::Empty) => {
                out.flush()?;
                worker.recv().ok()
            }
        };
        // the reader ended: the first worker without a block is the last turn
        let Some((last, answers)) = next else { break };
        write_pieces(&answers, out)?;
        progress(last);
    }
    out.flush()
}

#[cfg(test)]
#[allow(clippy::format_collect, reason = "clarity before speed in a test")]
mod tests {
    use super::super::blocks::LONGEST;
    use super::*;

    struct Echo;

    impl Answerer for Echo {
        fn answer(&mut self, line: &[u8], number: u64, into: &mut Vec<u8>) {
            let _ = writeln!(into, "{number}:{}", line.len().min(LONGEST + 1));
        }
    }

    fn echoed(input: &[u8], threads: usize) -> String {
        let mut out = Vec::new();
        answer_lines(input, threads, || Echo, &mut out, &mut |_| ()).expect("memory does not fail");
        String::from_utf8(out).expect("ASCII")
    }

    #[test]
    fn every_line_is_answered_in_order_whatever_the_threads() {
        let input: String = (0..50_000)
            .map(|number| format!("{}\n", "x".repeat(number % 70)))
            .collect();
        let one = echoed(input.as_bytes(), 1);
        assert_eq!(one.lines().count(), 50_000);
        assert!(one.starts_with("1:0\n2:1\n"));
        for threads in [2, 3, 7] {
            assert_eq!(echoed(input.as_bytes(), threads), one);
        }
    }

    #[test]
    fn the_last_line_needs_no_newline_and_empty_lines_count() {
        assert_eq!(echoed(b"a\n\nbb", 1), "1:1\n2:0\n3:2\n");
        assert_eq!(echoed(b"", 2), "");
        assert_eq!(echoed(b"a\r\n", 1), "1:1\n");
    }

    #[test]
    fn a_line_too_long_is_cut_and_the_next_keeps_its_number() {
        let mut input = vec![b'x'; 3 * LONGEST];
        input.extend_from_slice(b"\nok\n");
        assert_eq!(echoed(&input, 1), format!("1:{}\n2:2\n", LONGEST + 1));
        assert_eq!(echoed(&input, 2), format!("1:{}\n2:2\n", LONGEST + 1));
    }
}
