//! The knowledge that is compiled in: tables printed by the build script, and the records'
//! prose as JSON, checked and stripped of white space by it.

use include_dir::{Dir, include_dir};

use crate::knowledge::records::File;
/// What the build script printed. Lints are for people's code: one remark on a generated line
/// of millions of characters fills a disk.
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::wildcard_imports,
    unreachable_pub,
    reason = "generated rows name every type and variant bare"
)]
mod generated {
    use std::borrow::Cow;

    use crate::knowledge::tables::{
        Fit::*, Form::*, NameOf::*, Pattern::*, PlaceForm::*, Relation::*, Role::*, *,
    };

    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

pub(crate) use generated::TABLES;

static DATA: Dir<'_> = include_dir!("$OUT_DIR/data");

/// The text of one shipped data file.
pub(crate) fn file(path: &str) -> Option<&'static str> {
    DATA.get_file(path)?.contents_utf8()
}

/// All shipped data files, sorted by path.
pub(crate) fn files() -> Vec<File> {
    let mut files = Vec::new();
    collect(&DATA, &mut files);
    files.sort_by(|a: &File, b: &File| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<File>) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.push(File {
                path: path.replace('\\', "/"),
                text: text.to_owned(),
            });
        }
    }
    for folder in folder.dirs() {
        collect(folder, files);
    }
}
