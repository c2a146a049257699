//! A user's own files, laid over the shipped ones.
//!
//! A record with a known id replaces it; `"patch": true` merges its fields into it (lists are
//! replaced as a whole, `null` takes a field away); `"disable": true` removes it, and with it
//! whatever shipped records say of it, so that one line is enough to leave a muscle out. What
//! other own records say of a removed one is a problem, for there somebody means something.
//! A red flag can be added to, not taken from.

mod forget;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use self::forget::Gone;
use super::records::{Entries, Entry, File, Kind, Problem, split};
use super::sort;

/// What a user wants done with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Add it, or replace the one with its id.
    Put,
    /// Merge it into the one with its id.
    Patch,
    /// Remove the one with its id.
    Disable,
}

impl Entries {
    /// Lays a user's files over these.
    pub fn overlay(&mut self, files: &[File], problems: &mut Vec<Problem>) {
        self.overlaid = !files.is_empty();
        let mut seen = BTreeSet::new();
        let (mut gone, mut kept) = (Gone::new(), Vec::new());
        for file in files {
            let Some((kind, entries)) = split(file, true, problems) else {
                continue;
            };
            for mut entry in entries {
                if kind == Kind::Muscles {
                    problems.extend(self.wrong_path(&entry));
                }
                if !seen.insert((kind, entry.id.clone())) {
                    problems.push(entry.problem("unique-id", "this id is used twice"));
                    continue;
                }
                match wish(kind, &mut entry.value) {
                    Ok(Wish::Disable) => problems.extend(self.disable(kind, &entry, &mut gone)),
                    Ok(wish) => kept.push((kind, entry, wish)),
                    Err(message) => problems.push(entry.problem("patch-or-disable", message)),
                }
            }
        }
        self.forget(&gone);
        for (kind, entry, wish) in kept {
            problems.extend(self.lay(kind, entry, wish));
        }
    }

    /// A muscle lies in a known folder, in a file named after it.
    fn wrong_path(&self, entry: &Entry) -> Option<Problem> {
        let folder = |path: &str| path.split('/').nth(1).map(str::to_owned);
        let shipped = self.by_kind.get(&Kind::Muscles).into_iter().flatten();
        let folders = sort::set(shipped.filter_map(|entry| folder(&entry.origin.file)));
        let path = &entry.origin.file;
        let named = path.ends_with(&format!("/{}.json", entry.id)) && path.split('/').count() == 3;
        let known = folder(path).is_some_and(|folder| folders.contains(&folder));
        if named && known {
            return None;
        }
        let folders = folders.join(", ");
        let message = format!(
            "its file is `muscles/<folder>/{}.json`; folders are {folders}",
            entry.id
        );
        Some(entry.problem("file-name", message))
    }

    fn disable(&mut self, kind: Kind, entry: &Entry, gone: &mut Gone) -> Option<Problem> {
        let kept = match kind {
            Kind::RedFlags => Some(("red-flag-kept", "a red flag can be added to, not removed")),
            Kind::Ranking => Some(("known-number", "a number can be changed, not removed")),
            _ => None,
        };
        if let Some((rule, message)) = kept {
            return Some(entry.problem(rule, message));
        }
        let list = self.by_kind.entry(kind).or_default();
        let before = list.len();
        list.retain(|other| other.id != entry.id);
        if list.len() == before {
            return Some(entry.problem("known-id", "there is no such record to disable"));
        }
        gone.insert((kind, entry.id.clone()));
        None
    }

    fn lay(&mut self, kind: Kind, mut entry: Entry, wish: Wish) -> Option<Problem> {
        let list = self.by_kind.entry(kind).or_default();
        let Some(known) = list.iter_mut().find(|other| other.id == entry.id) else {
            if wish == Wish::Patch {
                return Some(entry.problem("known-id", "there is no such record to patch"));
            }
            list.push(entry);
            return None;
        };
        let shipped = known.value.clone();
        if wish == Wish::Patch {
            merge(&mut known.value, std::mem::take(&mut entry.value));
        } else {
            known.value = std::mem::take(&mut entry.value);
        }
        known.origin = entry.origin.clone();
        (kind == Kind::RedFlags)
            .then(|| keep_alarm(&shipped, &mut known.value, &entry))
            .flatten()
    }
}

/// Takes the marks `patch` and `disable` off a record.
fn wish(kind: Kind, value: &mut Map<String, Value>) -> Result<Wish, &'static str> {
    let wish = match (value.remove("patch"), value.remove("disable")) {
        (None, None) => Wish::Put,
        (Some(Value::Bool(true)), None) => Wish::Patch,
        (None, Some(Value::Bool(true))) => Wish::Disable,
        (Some(_), Some(_)) => return Err("a record is patched or disabled, not both"),
        _ => return Err("`patch` and `disable` are `true`, or left out"),
    };
    let naming: &[&str] = match kind {
        Kind::Usual => &["place"],
        Kind::Pointers => &["region", "finding", "effect"],
        _ => &["id"],
    };
    let more = value.keys().any(|field| !naming.contains(&field.as_str()));
    if wish == Wish::Disable && more {
        return Err("a record that is disabled says nothing else; to change it, patch it");
    }
    Ok(wish)
}

/// Objects merge field by field, `null` takes a field away; everything else, lists included,
/// is replaced.
fn merge(base: &mut Map<String, Value>, patch: Map<String, Value>) {
    for (field, value) in patch {
        match (base.get_mut(&field), value) {
            (Some(Value::Object(inner)), Value::Object(patch)) => merge(inner, patch),
            (_, Value::Null) => drop(base.remove(&field)),
            (_, value) => drop(base.insert(field, value)),
        }
    }
}

/// A red flag keeps every way in which it fires, everywhere, at least as urgently.
fn keep_alarm(
    shipped: &Map<String, Value>,
    value: &mut Map<String, Value>,
    entry: &Entry,
) -> Option<Problem> {
    for field in ["phrases", "combinations", "regions"] {
        let Some(Value::Array(old)) = shipped.get(field) else {
            continue;
        };
        let list = value
            .entry(field)
            .or_insert_with(|| Value::Array(Vec::new()));
        // anything but a list is reported with its shape
        let Value::Array(list) = list else { continue };
        let added: Vec<Value> = list.drain(..).filter(|item| !old.contains(item)).collect();
        *list = old.iter().cloned().chain(added).collect();
    }
    // nor may it be asked or heard less
    for field in ["recent", "asked_with", "not_asked"] {
        match shipped.get(field) {
            Some(old) => value.insert(field.to_owned(), old.clone()),
            None => value.remove(field),
        };
    }
    let urgency = |value: &Map<String, Value>| {
        let word = value.get("urgency").and_then(Value::as_str);
        ["see-soon", "same-day", "emergency-now"]
            .iter()
            .position(|known| Some(*known) == word)
    };
    let lowered = urgency(value).is_some_and(|new| urgency(shipped).is_some_and(|old| new < old));
    lowered.then(|| {
        entry.problem(
            "red-flag-kept",
            "a red flag can be made more urgent, not less",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    fn laid(shipped: &[(&str, &str)], own: &[(&str, &str)]) -> (Entries, Vec<String>) {
        let files = |list: &[(&str, &str)]| -> Vec<File> {
            list.iter().map(|(path, text)| file(path, text)).collect()
        };
        let mut problems = Vec::new();
        let mut entries = Entries::read(&files(shipped), &mut problems);
        entries.overlay(&files(own), &mut problems);
        (entries, problems.iter().map(ToString::to_string).collect())
    }

    fn values(entries: &Entries, kind: Kind) -> String {
        let values: Vec<&Map<String, Value>> = entries.values(kind).collect();
        serde_json::to_string(&values).expect("values have a JSON form")
    }

    #[test]
    fn a_patch_merges_fields_replaces_lists_and_null_takes_away() {
        let shipped = [(
            "signs.json",
            r#"[{"id":"a","name":"A","aliases":["x","y"],"deep":{"b":1,"c":2}}]"#,
        )];
        let own = [(
            "signs.json",
            r#"[{"id":"a","patch":true,"aliases":["z"],"name":null,"deep":{"c":3}}]"#,
        )];
        let (entries, problems) = laid(&shipped, &own);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(
            values(&entries, Kind::Signs),
            r#"[{"aliases":["z"],"deep":{"b":1,"c":3},"id":"a"}]"#
        );
    }

    #[test]
    fn what_is_disabled_is_forgotten_by_shipped_records() {
        let shipped = [
            (
                "muscles/torso/a.json",
                r#"{"id":"a","related":[{"muscle":"b"},{"muscle":"c"}],"notes":[{"sources":["s","t"]}]}"#,
            ),
            ("muscles/torso/b.json", r#"{"id":"b"}"#),
            ("sources.json", r#"[{"id":"s"},{"id":"t"}]"#),
        ];
        let own = [
            ("muscles/torso/b.json", r#"{"id":"b","disable":true}"#),
            ("sources.json", r#"[{"id":"s","disable":true}]"#),
        ];
        let (entries, problems) = laid(&shipped, &own);
        assert!(problems.is_empty(), "{problems:?}");
        let left = r#"[{"id":"a","notes":[{"sources":["t"]}],"related":[{"muscle":"c"}]}]"#;
        assert_eq!(values(&entries, Kind::Muscles), left);
    }

    #[test]
    fn a_red_flag_keeps_its_phrases_and_urgency() {
        let shipped = [(
            "red-flags.json",
            r#"[{"id":"f","phrases":["x"],"urgency":"same-day"}]"#,
        )];
        let own = [(
            "red-flags.json",
            r#"[{"id":"f","phrases":["y"],"recent":true,"urgency":"see-soon"}]"#,
        )];
        let (entries, problems) = laid(&shipped, &own);
        assert_eq!(
            problems,
            ["red-flags.json:1: `f`: a red flag can be made more urgent, not less [red-flag-kept]"]
        );
        assert_eq!(
            values(&entries, Kind::RedFlags),
            r#"[{"id":"f","phrases":["x","y"],"urgency":"see-soon"}]"#
        );
    }

    #[test]
    fn marks_that_are_no_marks_are_refused() {
        for (text, says) in [
            (r#"[{"id":"a","patch":"yes"}]"#, "are `true`"),
            (r#"[{"id":"a","patch":true,"disable":true}]"#, "not both"),
            (
                r#"[{"id":"a","disable":true,"name":"A"}]"#,
                "says nothing else",
            ),
        ] {
            let (_, problems) = laid(
                &[("signs.json", r#"[{"id":"a"}]"#)],
                &[("signs.json", text)],
            );
            assert!(problems[0].contains(says), "{problems:?}");
        }
    }
}
