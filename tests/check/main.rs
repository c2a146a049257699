//! `check` as a person or a script meets it: whole dialogues, piped and at a terminal.

/// Plays the person: answers each question by rules.
mod driver;
/// Dialogues over pipes.
mod piped;
/// What is saved, and reading it back.
mod saved;
/// Dialogues at a pseudo-terminal.
#[cfg(unix)]
mod terminal;
