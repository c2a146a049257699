//! The knowledge a program run works with: the shipped one, or a user's laid over it.
//!
//! Ranking and names come from flat tables at no cost; prose is parsed only for the one record
//! that is shown. How either is stored is nobody else's business.

mod embedded;

use std::path::Path;

use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::knowledge::folder::read_folder;
use crate::knowledge::records::{Entries, File, Kind, Problem, Records};
use crate::knowledge::tables::Tables;
use crate::knowledge::{VERSION, check, compile, json, raw};

/// A loaded knowledge base.
pub struct Store {
    own: Option<Box<Own>>,
}

/// A user's data laid over the shipped, with everything derived from it.
struct Own {
    tables: Tables,
    entries: Entries,
}

/// What `data check` found.
pub struct Checked {
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
    /// Files read from the folder.
    pub files: usize,
}

impl Store {
    /// The shipped knowledge; costs nothing.
    #[must_use]
    pub fn shipped() -> Self {
        Self { own: None }
    }

    /// The shipped knowledge with the files of a folder laid over it.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read or anything in it is wrong; nothing is half applied.
    pub fn with_overlay(folder: &Path) -> Result<Self, Error> {
        let (own, unread) = read_own(folder)?;
        let (entries, records, problems) = check::load(&embedded::files(), &own);
        let problems = [unread, problems].concat();
        if !problems.is_empty() {
            return Err(Error::BadData {
                folder: folder.display().to_string(),
                problems,
            });
        }
        let version = format!("{VERSION}+own");
        let tables = compile::tables(&records, &version);
        Ok(Self {
            own: Some(Box::new(Own { tables, entries })),
        })
    }

    /// The shipped knowledge through the same run-time path that a user's data takes, with some
    /// numbers of the ranking changed: for tests and ablations.
    #[must_use]
    pub fn with_numbers(numbers: &[(&str, f64)]) -> Self {
        let (entries, mut records, _) = check::load(&embedded::files(), &[]);
        for number in &mut records.numbers {
            if let Some((_, value)) = numbers.iter().find(|(id, _)| *id == number.id) {
                number.value = *value;
            }
        }
        let tables = compile::tables(&records, VERSION);
        Self {
            own: Some(Box::new(Own { tables, entries })),
        }
    }

    /// Checks a folder of data laid over the shipped, or the shipped data alone.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn check(folder: Option<&Path>) -> Result<Checked, Error> {
        let shipped = embedded::files();
        let Some(folder) = folder else {
            // their canonical form was checked by the build, which refuses any other
            let (_, _, problems) = check::load(&shipped, &[]);
            return Ok(Checked {
                problems,
                files: shipped.len(),
            });
        };
        let (own, unread) = read_own(folder)?;
        let (_, _, problems) = check::load(&shipped, &own);
        Ok(Checked {
            files: own.len() + unread.len(),
            problems: [unread, problems].concat(),
        })
    }

    /// What ranking, naming and listing read.
    #[must_use]
    pub fn tables(&self) -> &Tables {
        self.own
            .as_ref()
            .map_or(&embedded::TABLES, |own| &own.tables)
    }

    /// The whole record of a muscle, part or group.
    ///
    /// # Errors
    ///
    /// When the shipped record cannot be parsed, which the build rules out.
    pub fn muscle(&self, row: u16) -> Result<raw::Muscle, Error> {
        let tables = self.tables();
        let muscle = &tables.muscles[row as usize];
        match &self.own {
            Some(own) => {
                let id = tables.text(muscle.id);
                let fields = own.entries.value(Kind::Muscles, id);
                let record = fields.and_then(|fields| json::record(fields).ok());
                record.ok_or_else(|| lost(id))
            }
            None => parse(tables.text(muscle.file)),
        }
    }

    /// All muscles, parts and groups, in table order.
    ///
    /// # Errors
    ///
    /// When a shipped record cannot be parsed, which the build rules out.
    pub fn muscles(&self) -> Result<Vec<raw::Muscle>, Error> {
        (0..self.tables().muscles.len())
            .map(|row| self.muscle(row as u16))
            .collect()
    }

    /// All records; they are parsed for it, so this is for exports and statistics.
    #[must_use]
    pub fn records(&self) -> Records {
        match &self.own {
            Some(own) => own.entries.parse(&mut Vec::new()),
            None => check::load(&embedded::files(), &[]).1,
        }
    }

    /// The records of one list, such as conditions.
    ///
    /// # Errors
    ///
    /// When the shipped list cannot be parsed, which the build rules out.
    pub fn list<T: DeserializeOwned>(&self, kind: Kind) -> Result<Vec<T>, Error> {
        match &self.own {
            Some(own) => {
                let mut list = Vec::new();
                for fields in own.entries.values(kind) {
                    list.push(json::record(fields).map_err(|_| lost(kind.path()))?);
                }
                Ok(list)
            }
            None => parse(kind.path()),
        }
    }
}

fn parse<T: DeserializeOwned>(path: &str) -> Result<T, Error> {
    let text = embedded::file(path).ok_or_else(|| lost(path))?;
    serde_json::from_str(&text).map_err(|_| lost(path))
}

fn lost(what: &str) -> Error {
    Error::invalid(
        format!("the record `{what}` cannot be read"),
        "This is a fault of the program; please report it.",
    )
}

/// A user's files, and those that are not text.
fn read_own(folder: &Path) -> Result<(Vec<File>, Vec<Problem>), Error> {
    let mut unread = Vec::new();
    let files = read_folder(folder, &mut unread).map_err(|source| Error::File {
        path: folder.display().to_string(),
        source,
    })?;
    if files.is_empty() && unread.is_empty() {
        return Err(Error::invalid(
            format!("`{}` holds no .json files", folder.display()),
            "A data folder looks like `data/` of this program: zones.json, muscles/<region>/<id>.json, ...",
        ));
    }
    Ok((files, unread))
}
