//! What every JSON answer begins with.

use serde::Serialize;

use crate::knowledge::tables::Tables;

/// Schema, program version and data version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stamp<'t> {
    /// Name of the schema.
    pub schema: &'static str,
    /// Program version.
    pub tool: &'static str,
    /// Data version.
    pub data: &'t str,
}

impl<'t> Stamp<'t> {
    /// The stamp of an answer of this schema.
    #[must_use]
    pub fn new(schema: &'static str, tables: &'t Tables) -> Self {
        Self {
            schema,
            tool: env!("CARGO_PKG_VERSION"),
            data: tables.text(tables.version),
        }
    }
}
