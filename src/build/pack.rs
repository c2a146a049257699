//! Packs the records' files for the program to hold: see `store::embedded` for the reading.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};

use crate::knowledge::records::File;

/// How hard files are packed, up to 10. The last steps cost a development build a second and
/// gain nothing worth it.
const LEVEL: i32 = 6;

/// Of every how many muscles the record is one that all are packed against, and how many bytes of
/// it: 28 kilobytes, and the records take a third less. More would be out of reach: a packed file
/// refers to 32 kilobytes before it.
const EXAMPLES: (usize, usize) = (32, 4096);

/// Packs each file by itself, so that one record is read without the others, and without the
/// white space that only people need; and puts those of a folder together, for each file that
/// is embedded costs every start of the program some instructions. What the records have in
/// common, their keys and sources most of all, is said once, before all of them.
pub(crate) fn pack(files: &[File], out: &Path) -> std::io::Result<()> {
    let into = out.join("packed");
    // what an earlier build packed may be gone from the data
    if into.exists() {
        std::fs::remove_dir_all(&into)?;
    }
    let mut texts = Vec::new();
    for file in files {
        let value: serde_json::Value = serde_json::from_str(&file.text)?;
        let place = file.path.rsplit_once('/');
        texts.push((place.unwrap_or(("lists", &file.path)), value.to_string()));
    }
    let common = common(&texts);
    let press = Press::after(&common);
    let mut packs: BTreeMap<&str, Pack> = BTreeMap::new();
    for ((folder, name), text) in &texts {
        let packed = press.pack(text);
        let pack = packs.entry(folder).or_default();
        let _ = writeln!(pack.names, "{name} {} {}", text.len(), packed.len());
        pack.contents.extend(packed);
    }
    for (folder, pack) in packs {
        let path = into.join(format!("{folder}.pack"));
        std::fs::create_dir_all(path.parent().unwrap_or(&into))?;
        std::fs::write(
            path,
            [pack.names.as_bytes(), b"\n", &pack.contents].concat(),
        )?;
    }
    std::fs::write(out.join("common"), common)
}

/// A folder of the data packed: a line for each file with its name, its length and its length
/// when packed, an empty line, and the packed files one after another.
#[derive(Default)]
struct Pack {
    names: String,
    contents: Vec<u8>,
}

/// The ends of some muscles' records, one after another.
fn common(texts: &[((&str, &str), String)]) -> Vec<u8> {
    let records = texts.iter().filter(|((folder, _), _)| *folder != "lists");
    let mut common = Vec::new();
    for (_, text) in records.step_by(EXAMPLES.0) {
        common.extend(&text.as_bytes()[text.len().saturating_sub(EXAMPLES.1)..]);
    }
    common
}

/// Packs texts that follow on what the reader knows already.
struct Press {
    start: CompressorOxide,
}

impl Press {
    fn after(common: &[u8]) -> Self {
        let mut start = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, 0, 0));
        // to whole bytes, which are left out
        compress_to_output(&mut start, common, TDEFLFlush::Sync, |_| true);
        Self { start }
    }

    fn pack(&self, text: &str) -> Vec<u8> {
        let mut packed = Vec::new();
        let mut press = self.start.clone();
        compress_to_output(&mut press, text.as_bytes(), TDEFLFlush::Finish, |bytes| {
            packed.extend(bytes);
            true
        });
        packed
    }
}
