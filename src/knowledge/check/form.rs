//! The one form in which shipped files are written, so that a change shows only what changed.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::knowledge::raw;
use crate::knowledge::records::{File, Problem};

/// Problems of form in shipped files: canonical field order, indentation and file names.
#[must_use]
pub fn form(files: &[File]) -> Vec<Problem> {
    files
        .iter()
        .filter_map(|file| form_of(file).err())
        .collect()
}

fn form_of(file: &File) -> Result<(), Problem> {
    match file.path.as_str() {
        "regions.json" => canonical::<Vec<raw::Region>>(file),
        "zones.json" => canonical::<Vec<raw::Zone>>(file),
        "areas.json" => sorted::<raw::Area>(file, |area| area.id.clone()),
        "factors.json" => sorted::<raw::Factor>(file, |factor| factor.id.clone()),
        "signs.json" => sorted::<raw::Sign>(file, |sign| sign.id.clone()),
        "conditions.json" => sorted::<raw::Condition>(file, |condition| condition.id.clone()),
        "red-flags.json" => sorted::<raw::RedFlag>(file, |flag| flag.id.clone()),
        "sources.json" => sorted::<raw::Source>(file, |source| source.id.clone()),
        "ranking.json" => canonical::<Vec<raw::Number>>(file),
        "body.json" => canonical::<Vec<raw::View>>(file),
        "usual.json" => canonical::<Vec<raw::Usual>>(file),
        "pointers.json" => canonical::<Vec<raw::Pointer>>(file),
        _ => muscle_form(file),
    }
}

fn wrong_form(file: &File, line: usize, message: String) -> Problem {
    Problem {
        file: file.path.clone(),
        line,
        id: String::new(),
        rule: "canonical-form",
        message,
    }
}

fn canonical<T: Serialize + DeserializeOwned>(file: &File) -> Result<(), Problem> {
    // a file that does not parse is reported by `load`
    let Ok(value) = serde_json::from_str::<T>(&file.text) else {
        return Ok(());
    };
    let wanted = canonical_text(&value);
    if wanted == file.text {
        return Ok(());
    }
    let same = wanted
        .lines()
        .zip(file.text.lines())
        .take_while(|(left, right)| left == right)
        .count();
    let want = wanted.lines().nth(same).unwrap_or("the end of the file");
    Err(wrong_form(
        file,
        same + 1,
        format!("not in canonical form; expected `{}`", want.trim()),
    ))
}

/// The one way a record is written: two spaces, fields in the order of its type, a final newline.
#[must_use]
fn canonical_text<T: Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value)
        .map(|text| text + "\n")
        .unwrap_or_default()
}

fn sorted<T: Serialize + DeserializeOwned>(
    file: &File,
    id: fn(&T) -> String,
) -> Result<(), Problem> {
    // a file that does not parse is reported by `load`
    let ids: Vec<String> = serde_json::from_str::<Vec<T>>(&file.text)
        .unwrap_or_default()
        .iter()
        .map(id)
        .collect();
    if let Some((first, second)) = ids
        .iter()
        .zip(ids.iter().skip(1))
        .find(|(first, second)| first > second)
    {
        return Err(wrong_form(
            file,
            0,
            format!("not sorted: `{first}` before `{second}`"),
        ));
    }
    canonical::<Vec<T>>(file)
}

fn muscle_form(file: &File) -> Result<(), Problem> {
    let id = serde_json::from_str::<raw::Muscle>(&file.text).map(|muscle| muscle.id);
    if let Some(id) = id
        .ok()
        .filter(|id| !file.path.ends_with(&format!("/{id}.json")))
    {
        return Err(wrong_form(
            file,
            0,
            format!("the file of `{id}` is named `{id}.json`"),
        ));
    }
    canonical::<raw::Muscle>(file)
}
