//! The knowledge that is compiled in: tables printed by the build script, and the records'
//! prose as JSON, checked by it, stripped of white space and packed file by file.
//!
//! Packing is what keeps the program small: a third of it would be prose otherwise. Ranking
//! never unpacks; to show a record costs the unpacking of its one file, a few kilobytes.

use crate::knowledge::records::File;
use crate::knowledge::tables::FileRow;
use miniz_oxide::inflate::decompress_slice_iter_to_slice;

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

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packed.bin"));
static PATHS: &str = include_str!(concat!(env!("OUT_DIR"), "/paths.txt"));

/// The text of one shipped data file.
pub(crate) fn file(path: &str) -> Option<String> {
    let at = generated::FILES
        .binary_search_by(|row| row.path.of(PATHS).cmp(path))
        .ok()?;
    unpack(&generated::FILES[at])
}

/// All shipped data files, sorted by path.
pub(crate) fn files() -> Vec<File> {
    let file = |row: &FileRow| {
        Some(File {
            path: row.path.of(PATHS).to_owned(),
            text: unpack(row)?,
        })
    };
    generated::FILES.iter().filter_map(file).collect()
}

/// What the build script packed always unpacks.
fn unpack(row: &FileRow) -> Option<String> {
    let mut bytes = vec![0; row.size as usize];
    let packed = std::iter::once(row.bytes.of(PACKED));
    decompress_slice_iter_to_slice(&mut bytes, packed, false, true).ok()?;
    String::from_utf8(bytes).ok()
}
