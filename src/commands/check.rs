//! `check`: asks and listens; the dialogue itself is in [`crate::dialogue`].
//!
//! Lines in, lines out, no full screen: works with a screen reader, in any size of window, and
//! from a script. Prompts go to standard error when standard output holds something for a
//! program.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;

use super::{advice, question::RawQuery, save};
use crate::Surroundings;
use crate::cli::{CheckArgs, Format, Output};
use crate::dialogue::{Dialogue, End, MostTelling, Screen};
use crate::error::{Error, Status, clean};
use crate::query::MAX_PHRASE;
use crate::render::{render, wrap};
use crate::report::Answer;
use crate::store::Store;

/// Widest line of a prompt: longer ones are hard to read.
const WIDEST: u16 = 80;
const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[1;31m";
const RESET: &str = "\u{1b}[0m";

/// What was typed.
enum Line {
    Said(String),
    TooLong,
    Closed,
}

/// Where questions are written and answers come from.
struct Console<'c> {
    input: &'c mut dyn BufRead,
    out: &'c mut dyn Write,
    /// Write every answer after its prompt: it does not come from a keyboard that shows it.
    echo: bool,
    width: usize,
    color: bool,
}

/// `check`
pub(super) fn run(
    args: &CheckArgs,
    output: &Output,
    around: &Surroundings,
    store: &Store,
    out: &mut dyn Write,
) -> Result<Status, Error> {
    if let Some(path) = &args.save {
        save::ensure_free(path)?;
    }
    let person = RawQuery::default().with_person(args.person).person();
    let mut dialogue = Dialogue::new(store.tables(), person, &MostTelling);
    let typed = io::stdin().is_terminal();
    let for_people = matches!(output.format, Format::Table | Format::Text) && !output.quiet;
    let aside = !for_people || (typed && !around.terminal);
    let mut errors = io::stderr();
    let mut console = Console {
        input: &mut io::stdin().lock(),
        out: if aside { &mut errors } else { &mut *out },
        echo: !typed,
        width: usize::from(around.width.min(WIDEST)),
        color: around.color && !aside,
    };
    console.welcome(args.save.as_deref())?;
    console.converse(&mut dialogue)?;
    if dialogue.end() == Some(End::Quit) {
        console.lines(&["", "Ended. Nothing was kept."])?;
        let warned = !dialogue.facts().flags.is_empty();
        return Ok(if warned {
            Status::RedFlag
        } else {
            Status::Answered
        });
    }
    console.lines(&[""])?;
    let (report, status) = advice::report(store, &dialogue, person, args.person)?;
    render(&report as &dyn Answer, output, around, out)?;
    out.flush()?;
    if let Some(path) = &args.save {
        let raw = serde_json::from_str(&report.query.to_string()).map_err(io::Error::from)?;
        save::write(path, &raw)?;
        let told = saved(path);
        let lines = ["", &told];
        if aside {
            write_lines(&mut errors, &lines)?;
        } else {
            write_lines(out, &lines)?;
        }
    }
    Ok(status)
}

fn saved(path: &Path) -> String {
    let path = path.display().to_string();
    let path = clean(&path);
    format!("Your answers are in {path}. A clinician can read them with: myomap rank --from {path}")
}

fn write_lines(out: &mut dyn Write, lines: &[&str]) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

impl Console<'_> {
    fn welcome(&mut self, save: Option<&Path>) -> io::Result<()> {
        let kept = match save {
            Some(path) => format!(
                "At the end your answers are written to {}; nothing else is kept.",
                clean(&path.display().to_string())
            ),
            None => "Nothing you type is kept.".to_owned(),
        };
        self.paragraph("This self-check asks where it hurts and what goes with it, and names the muscles that could be sending the pain. It is not a diagnosis and takes about five minutes.")?;
        self.paragraph(&format!("At any time type help, back or quit. {kept}"))?;
        self.paragraph(
            "In an emergency do not go on: ring 999 (in Britain) or your local emergency number.",
        )
    }

    fn converse(&mut self, dialogue: &mut Dialogue<'_>) -> io::Result<()> {
        while dialogue.end().is_none() {
            let screen = dialogue.screen();
            self.show(&screen)?;
            match self.line()? {
                Line::Said(line) => dialogue.answer(&line),
                Line::TooLong => dialogue.remark(format!(
                    "That is too long. Please say it in at most {MAX_PHRASE} letters."
                )),
                Line::Closed => {
                    writeln!(self.out)?;
                    dialogue.close();
                }
            }
        }
        let closing = dialogue.closing();
        self.show(&closing)
    }

    fn show(&mut self, screen: &Screen) -> io::Result<()> {
        if screen == &Screen::default() {
            return Ok(());
        }
        writeln!(self.out)?;
        for warning in &screen.warnings {
            self.styled(RED, &format!("Warning. {warning}"))?;
        }
        for remark in &screen.remarks {
            self.paragraph(remark)?;
        }
        if screen.question.is_empty() {
            return Ok(());
        }
        if !screen.warnings.is_empty() || !screen.remarks.is_empty() {
            writeln!(self.out)?;
        }
        self.styled(BOLD, &screen.question)?;
        for text in &screen.text {
            self.paragraph(text)?;
        }
        for (at, option) in screen.options.iter().enumerate() {
            self.option(at + 1, option)?;
        }
        write!(self.out, "{}", screen.prompt)?;
        self.out.flush()
    }

    fn lines(&mut self, lines: &[&str]) -> io::Result<()> {
        write_lines(self.out, lines)
    }

    fn paragraph(&mut self, text: &str) -> io::Result<()> {
        wrap(text, self.width)
            .iter()
            .try_for_each(|line| writeln!(self.out, "{line}"))
    }

    fn styled(&mut self, code: &str, text: &str) -> io::Result<()> {
        let (on, off) = if self.color { (code, RESET) } else { ("", "") };
        wrap(text, self.width)
            .iter()
            .try_for_each(|line| writeln!(self.out, "{on}{line}{off}"))
    }

    fn option(&mut self, number: usize, text: &str) -> io::Result<()> {
        for (at, line) in wrap(text, self.width.saturating_sub(5)).iter().enumerate() {
            if at == 0 {
                writeln!(self.out, "{number:>3}. {line}")?;
            } else {
                writeln!(self.out, "     {line}")?;
            }
        }
        Ok(())
    }

    /// Reads a line of at most [`MAX_PHRASE`] bytes; the rest of a longer one is passed over.
    fn line(&mut self) -> io::Result<Line> {
        let mut bytes = Vec::new();
        let read =
            Read::take(&mut *self.input, MAX_PHRASE as u64 + 2).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(Line::Closed);
        }
        if bytes.len() > MAX_PHRASE && bytes.last() != Some(&b'\n') {
            while !matches!(bytes.last(), None | Some(b'\n')) {
                bytes.clear();
                Read::take(&mut *self.input, MAX_PHRASE as u64).read_until(b'\n', &mut bytes)?;
            }
            if self.echo {
                writeln!(self.out, "…")?;
            }
            return Ok(Line::TooLong);
        }
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_end_matches(['\n', '\r']);
        if self.echo {
            writeln!(self.out, "{}", clean(line))?;
        }
        Ok(Line::Said(line.to_owned()))
    }
}
