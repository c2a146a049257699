//! The knowledge that is compiled in: tables printed by the build script, and the records'
//! prose as JSON, checked by it, stripped of white space and packed file by file, a pack for each folder.
//!
//! Packing is what keeps the program small: a third of it would be prose otherwise. Ranking
//! never unpacks; to show a record costs the unpacking of its one file, a few kilobytes.

use include_dir::{Dir, include_dir};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::knowledge::records::File;
use crate::sort;

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

/// The data folder, packed by the build script: a pack for each folder that holds files.
static PACKS: Dir = include_dir!("$OUT_DIR/packed");

/// What the records have in common, which each was packed after.
static COMMON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/common"));

/// Where the files are that lie in no folder.
const LISTS: &str = "lists";

/// The text of one shipped data file.
pub(crate) fn file(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or((LISTS, path));
    let pack = PACKS.get_file(format!("{folder}.pack"))?;
    let packed = files_of(pack).find(|packed| packed.name == name)?;
    packed.text()
}

/// All shipped data files, sorted by path.
pub(crate) fn files() -> Vec<File> {
    let mut files = Vec::new();
    collect(&PACKS, &mut files);
    sort::by(&mut files, |left, right| left.path.cmp(&right.path));
    files
}

fn collect(folder: &Dir, into: &mut Vec<File>) {
    for pack in folder.files() {
        let folder = pack.path().with_extension("");
        let folder = folder.to_string_lossy();
        for packed in files_of(pack) {
            let path = match &*folder {
                LISTS => packed.name.to_owned(),
                folder => format!("{folder}/{}", packed.name),
            };
            into.extend(packed.text().map(|text| File { path, text }));
        }
    }
    for inner in folder.dirs() {
        collect(inner, into);
    }
}

/// A file of a pack.
struct Packed<'a> {
    name: &'a str,
    size: usize,
    bytes: &'a [u8],
}

/// The files of a pack, whose form the build script describes.
fn files_of<'a>(pack: &'a include_dir::File<'a>) -> impl Iterator<Item = Packed<'a>> {
    let all = pack.contents();
    let empty_line = all.windows(2).position(|two| two == b"\n\n");
    let (names, mut rest) = all.split_at(empty_line.map_or(0, |at| at + 2));
    let names = std::str::from_utf8(names).unwrap_or_default();
    names.lines().map_while(move |line| {
        let mut words = line.split(' ');
        let name = words.next()?;
        let size = words.next()?.parse().ok()?;
        let len: usize = words.next()?.parse().ok()?;
        let bytes = rest.split_off(..len)?;
        Some(Packed { name, size, bytes })
    })
}

impl Packed<'_> {
    /// What the build script packed always unpacks.
    fn text(&self) -> Option<String> {
        let start = COMMON.len();
        let mut text = COMMON.to_vec();
        text.resize(start + self.size, 0);
        let mut state = DecompressorOxide::new();
        let whole = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, ..) = decompress(&mut state, self.bytes, &mut text, start, whole);
        (status == TINFLStatus::Done).then_some(())?;
        String::from_utf8(text.split_off(start)).ok()
    }
}
