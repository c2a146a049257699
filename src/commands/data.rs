//! `data check`: is it right.

use crate::Surroundings;
use crate::cli::{Cli, DataCheckArgs};
use crate::error::{Error, Status};
use crate::report::Answer;
use crate::report::data::check::{CheckReport, SCHEMA};
use crate::report::stamp::Stamp;
use crate::store::Store;

/// `data check`; `around` names the folder that `--data` or `MYOMAP_DATA` would lay over.
pub(super) fn check<'s>(
    args: &DataCheckArgs,
    cli: &Cli,
    around: &Surroundings,
    store: &'s Store,
) -> Result<(Box<dyn Answer + 's>, Status), Error> {
    let folder = args
        .folder
        .as_ref()
        .or(cli.output.data.as_ref())
        .or(around.data.as_ref());
    let checked = Store::check(folder.map(std::path::PathBuf::as_path))?;
    let status = if checked.problems.is_empty() {
        Status::Answered
    } else {
        Status::Wrong
    };
    let report = CheckReport {
        stamp: Stamp::new(SCHEMA, store.tables()),
        folder: folder
            .map(|folder| crate::error::clean(&folder.display().to_string()).into_owned()),
        files: checked.files,
        problems: checked.problems.into_iter().map(Into::into).collect(),
    };
    Ok((Box::new(report), status))
}
