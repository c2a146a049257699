//! The knowledge that is compiled in: tables printed by the build script, and the records'
//! prose as JSON, checked by it, stripped of white space and packed file by file.
//!
//! Packing is what keeps the program small: a third of it would be prose otherwise. Ranking
//! never unpacks; to show a record costs the unpacking of its one file, a few kilobytes.

use include_dir::{Dir, include_dir};
use miniz_oxide::inflate::decompress_slice_iter_to_slice;

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
        Fit::*, Form::*, NameOf::*, Pattern::*, PlaceForm::*, Relation::*, Rests::*, Role::*, *,
    };

    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

pub(crate) use generated::TABLES;

/// The data folder, each file packed.
static PACKED: Dir = include_dir!("$OUT_DIR/packed");

/// The text of one shipped data file.
pub(crate) fn file(path: &str) -> Option<String> {
    unpack(PACKED.get_file(path)?)
}

/// All shipped data files, sorted by path.
pub(crate) fn files() -> Vec<File> {
    let mut files = Vec::new();
    collect(&PACKED, &mut files);
    files.sort_unstable_by(|left, right| left.path.cmp(&right.path));
    files
}

fn collect(folder: &Dir, into: &mut Vec<File>) {
    for packed in folder.files() {
        let path = packed.path().to_string_lossy().into_owned();
        into.extend(unpack(packed).map(|text| File { path, text }));
    }
    for inner in folder.dirs() {
        collect(inner, into);
    }
}

/// What the build script packed always unpacks.
fn unpack(packed: &include_dir::File) -> Option<String> {
    let (size, packed) = packed.contents().split_first_chunk::<4>()?;
    let mut bytes = vec![0; u32::from_le_bytes(*size) as usize];
    decompress_slice_iter_to_slice(&mut bytes, std::iter::once(packed), false, true).ok()?;
    String::from_utf8(bytes).ok()
}
