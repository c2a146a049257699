//! What can go wrong, and how a command ends.

mod text;

use std::fmt;
use std::io;

use crate::knowledge::records::Problem;
pub(crate) use text::either;
pub use text::{clean, shorten};
use text::{name_places, plural};

/// How a command ended when nothing went wrong; decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Answered: 0.
    Answered,
    /// A valid question to which nothing fits: 1.
    Nothing,
    /// A red flag in the question; the warning is the answer: 3.
    RedFlag,
    /// Something is wrong in the data that was checked; the problems are the answer: 2.
    Wrong,
}

impl Status {
    /// The process exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Answered => 0,
            Self::Nothing => 1,
            Self::RedFlag => 3,
            Self::Wrong => 2,
        }
    }
}

/// Why a question was not understood. Exit code 2.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A name that is not known, with the closest known ones.
    UnknownName {
        /// What was looked for: place, factor, sign, muscle, name.
        what: &'static str,
        /// As it was typed.
        name: String,
        /// Closest known names, best first.
        suggestions: Vec<String>,
    },
    /// A diagnosis or a muscle was named where a place is asked for.
    NotAPlace {
        /// As it was typed, in normal form.
        name: String,
        /// `condition` or `muscle`.
        kind: &'static str,
        /// Its id.
        id: String,
        /// Its display name.
        title: String,
        /// Places to name instead, where they are known.
        places: Vec<String>,
    },
    /// The same thing was said to be and not to be.
    Contradiction {
        /// The finding's id.
        finding: String,
        /// The two things that were said of it.
        said: (&'static str, &'static str),
    },
    /// A value outside its range, or malformed input.
    Invalid {
        /// What was wrong with which input.
        message: String,
        /// What to do about it.
        next: String,
    },
    /// Nothing to rank was named.
    NoFindings {
        /// Words that were not understood.
        not_understood: Vec<String>,
        /// Closest known names.
        suggestions: Vec<String>,
    },
    /// Wrong data in a user's overlay.
    BadData {
        /// The folder.
        folder: String,
        /// Everything that is wrong in it.
        problems: Vec<Problem>,
    },
    /// A file could not be read or written.
    File {
        /// Its path.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Standard output or input failed.
    Io(io::Error),
}

impl Error {
    /// A short stable code for scripts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownName { .. } | Self::NotAPlace { .. } => "unknown-name",
            Self::Contradiction { .. } => "contradiction",
            Self::Invalid { .. } => "invalid",
            Self::NoFindings { .. } => "no-findings",
            Self::BadData { .. } => "bad-data",
            Self::File { .. } => "file",
            Self::Io(_) => "io",
        }
    }

    /// Closest known names, when a name was not known.
    #[must_use]
    pub fn suggestions(&self) -> &[String] {
        match self {
            Self::UnknownName { suggestions, .. } | Self::NoFindings { suggestions, .. } => {
                suggestions
            }
            Self::NotAPlace { places, .. } => places,
            _ => &[],
        }
    }

    /// Malformed input with the next step.
    pub fn invalid(message: impl Into<String>, next: impl Into<String>) -> Self {
        Self::Invalid {
            message: message.into(),
            next: next.into(),
        }
    }

    /// What is wrong, in one line.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::UnknownName { what, name, .. } => {
                format!("no {what} is called `{}`", shorten(name))
            }
            Self::NotAPlace {
                name, kind, title, ..
            } => {
                let same = title.eq_ignore_ascii_case(name);
                let whole = if same {
                    String::new()
                } else {
                    format!(" ({title})")
                };
                format!(
                    "`{}` is a {kind}{whole}, not a place that hurts",
                    shorten(name)
                )
            }
            Self::Contradiction { finding, said } => {
                format!("`{finding}` cannot be both {} and {}", said.0, said.1)
            }
            Self::Invalid { message, .. } => message.clone(),
            Self::NoFindings { not_understood, .. } if not_understood.is_empty() => {
                "nothing to go by: no place that hurts was named".to_owned()
            }
            Self::NoFindings { not_understood, .. } => {
                format!(
                    "no place that hurts was understood in: {}",
                    shorten(&not_understood.join(", "))
                )
            }
            Self::BadData { folder, problems } => {
                let noun = if problems.len() == 1 {
                    "problem"
                } else {
                    "problems"
                };
                format!(
                    "{} {noun} in the data of `{}`",
                    problems.len(),
                    clean(folder)
                )
            }
            Self::File { path, source } => format!("cannot use `{}`: {source}", clean(path)),
            Self::Io(source) => source.to_string(),
        }
    }

    fn next_step(&self) -> String {
        if !self.suggestions().is_empty() && !matches!(self, Self::NotAPlace { .. }) {
            return format!("Did you mean {}?", either(self.suggestions()));
        }
        match self {
            Self::UnknownName { what: "record", .. } => {
                "`myomap search WORDS` finds everything that mentions a word.".to_owned()
            }
            Self::UnknownName { what, .. } => {
                format!("`myomap list {}` shows what is known.", plural(what))
            }
            Self::NotAPlace { id, places, .. } => name_places(id, places),
            Self::Contradiction { .. } => "Say it once, or leave it out when unsure.".to_owned(),
            Self::Invalid { next, .. } => next.clone(),
            Self::NoFindings { .. } => {
                "Name at least one, for instance: myomap rank \"low back\" buttock --worse sitting"
                    .to_owned()
            }
            Self::BadData { problems, .. } => {
                let lines: Vec<String> = problems
                    .iter()
                    .map(|problem| format!("  {problem}"))
                    .collect();
                format!(
                    "{}\nNothing was loaded. Mend these and try again.",
                    lines.join("\n")
                )
            }
            Self::File { .. } => "Check the path and its permissions.".to_owned(),
            Self::Io(_) => String::new(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.message())?;
        let next = self.next_step();
        if next.is_empty() {
            Ok(())
        } else {
            write!(out, "\n{next}")
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } | Self::Io(source) => Some(source),
            _ => None,
        }
    }
}

impl From<io::Error> for Error {
    fn from(source: io::Error) -> Self {
        Self::Io(source)
    }
}
