//! `rank` and `ask`: the commands that rank muscles.

use std::io::Read;

use super::answer::{Room, Wanted, answer};
use super::question::{self, Understanding};
use crate::cli::{AskArgs, RankArgs};
use crate::error::{Error, Status};
use crate::query::MAX_TEXT;
use crate::report::Answer;
use crate::store::Store;

type Found<'s> = (Box<dyn Answer + 's>, Status);

/// `rank`
pub(super) fn rank<'s>(args: &RankArgs, store: &'s Store) -> Result<Found<'s>, Error> {
    let raw = question::asked(&args.places, &args.query)?;
    found(
        store,
        question::understand(store.tables(), raw),
        args.answer.into(),
    )
}

/// `ask`
pub(super) fn ask<'s>(args: &AskArgs, store: &'s Store) -> Result<Found<'s>, Error> {
    let text = match args.text.as_slice() {
        [dash] if dash == "-" => standard_input()?,
        words => words.join(" "),
    };
    found(
        store,
        question::understand_text(store.tables(), &text, args.person)?,
        args.answer.into(),
    )
}

fn standard_input() -> Result<String, Error> {
    let mut bytes = Vec::new();
    let most = MAX_TEXT as u64 + 1;
    std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_TEXT {
        return Err(question::too_long());
    }
    String::from_utf8(bytes)
        .map_err(|_| Error::invalid("standard input is not UTF-8 text", "Send plain text."))
}

fn found(store: &Store, understanding: Understanding, wanted: Wanted) -> Result<Found<'_>, Error> {
    let (report, status) = answer(store.tables(), understanding, wanted, &mut Room::default())?;
    Ok((Box::new(report), status))
}
