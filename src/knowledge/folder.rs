//! Reading the files of a data folder.

use std::io::{Error, ErrorKind};
use std::path::Path;

use super::records::{File, Kind, Problem, problem};

/// Folders below the data folder that are read; deeper ones hold no data.
const DEPTH: usize = 3;

/// Reads all `.json` files of a data folder, sorted by path. A file that is not UTF-8 is a
/// problem, and one that does not belong to a knowledge base is not read.
///
/// # Errors
///
/// When the folder or a file in it cannot be read; the error names it.
pub fn read_folder(root: &Path, problems: &mut Vec<Problem>) -> std::io::Result<Vec<File>> {
    let mut files = Vec::new();
    read_below(root, "", &mut files, problems)?;
    super::sort::by(&mut files, |a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_below(
    folder: &Path,
    prefix: &str,
    files: &mut Vec<File>,
    problems: &mut Vec<Problem>,
) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if prefix.is_empty() {
            name.clone()
        } else {
            format!("{prefix}/{name}")
        };
        if entry.path().is_dir() {
            if path.split('/').count() <= DEPTH {
                read_below(&entry.path(), &path, files, problems)?;
            }
        } else if entry.path().extension().is_some_and(|end| end == "json") {
            read_one(&entry.path(), path, files, problems)?;
        }
    }
    Ok(())
}

/// What a file holds; of a pipe, no end might ever come.
fn read_file(place: &Path) -> std::io::Result<Vec<u8>> {
    if !std::fs::metadata(place)?.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "not a regular file"));
    }
    std::fs::read(place)
}

fn read_one(
    place: &Path,
    path: String,
    files: &mut Vec<File>,
    problems: &mut Vec<Problem>,
) -> std::io::Result<()> {
    if Kind::of(&path).is_none() {
        files.push(File {
            path,
            text: String::new(),
        });
        return Ok(());
    }
    let bytes =
        read_file(place).map_err(|error| Error::new(error.kind(), format!("{path}: {error}")))?;
    match String::from_utf8(bytes) {
        Ok(text) => files.push(File { path, text }),
        Err(error) => {
            let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = sound.split(|byte| *byte == b'\n').count();
            let file = File {
                path,
                text: String::new(),
            };
            problems.push(problem(&file, line, "utf-8", "not UTF-8 text".to_owned()));
        }
    }
    Ok(())
}
