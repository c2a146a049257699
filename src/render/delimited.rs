//! Comma- and tab-separated values.

use std::io::{self, Write};

use crate::report::Rows;

/// Writes a header and rows; quoting is the csv crate's.
pub(super) fn render(rows: &Rows, delimiter: u8, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(out);
    writer.write_record(&rows.header).map_err(io::Error::from)?;
    for row in &rows.rows {
        writer.write_record(row).map_err(io::Error::from)?;
    }
    writer.flush()
}
