//! The floor of `rank`: the same command line and the same ten rows, printed as constants.
//!
//! What `rank` costs above this program is what knowing costs, as long as both say the same:
//! `benches/constants` writes the rows anew. Run by `benches/instructions`
//! and `benches/compare`; it is no benchmark of its own.

use std::io::{self, Write};
use std::mem::ManuallyDrop;

use Json::{Fraction, List, Null, Object, Text, Truth, Whole};
use clap::{CommandFactory, FromArgMatches};
use myomap::Surroundings;
use myomap::cli::Cli;
use myomap::report::{Answer, Block, Column, Document, Rows, Table};
use serde::{Serialize, Serializer};

/// A value of the constant JSON answer, which `serde_json` writes as comfy-table draws the rows.
enum Json {
    Null,
    Truth(bool),
    Whole(u64),
    Fraction(f64),
    Text(&'static str),
    List(&'static [Json]),
    Object(&'static [(&'static str, Json)]),
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Null => serializer.serialize_unit(),
            Truth(value) => serializer.serialize_bool(*value),
            Whole(value) => serializer.serialize_u64(*value),
            Fraction(value) => serializer.serialize_f64(*value),
            Text(text) => serializer.serialize_str(text),
            List(items) => serializer.collect_seq(*items),
            Object(fields) => {
                serializer.collect_map(fields.iter().map(|(key, value)| (key, value)))
            }
        }
    }
}

/// The answer, put together long ago.
struct Constant;

include!("constant.in");

impl Answer for Constant {
    fn json(&self, _indented: bool, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&serde_json::to_vec_pretty(&ANSWER)?)
    }

    fn rows(&self) -> Rows {
        Rows::default()
    }

    fn ids(&self) -> Vec<String> {
        ROWS.iter().map(|row| row[0].to_owned()).collect()
    }

    fn document(&self) -> Document {
        let mut document = Document::new("Muscles that could be sending the pain");
        document.push(Block::Paragraph(UNDERSTOOD.to_owned()));
        let columns = vec![
            Column::fixed("#"),
            Column::text("Muscle"),
            Column::fixed("Side"),
            Column::fixed("Support"),
            Column::fixed("Places"),
            Column::text("Where to press"),
        ];
        let row = |(at, row): (usize, &[&str; 5])| {
            let number = std::iter::once((at + 1).to_string());
            let texts = row.iter().map(|text| (*text).to_owned());
            number.chain(texts).collect()
        };
        let rows = ROWS.iter().enumerate().map(row).collect();
        document.push(Block::Table(Table { columns, rows }));
        document.push(Block::Legend(
            "● usual area  ○ felt by some  ~ next to it  · not explained (a mark for each place)"
                .to_owned(),
        ));
        for (heading, points) in SECTIONS {
            let points = points.iter().map(|point| (*point).to_owned());
            document.points(heading, points.collect());
        }
        document.push(Block::Note(myomap::report::rank::NOTE.to_owned()));
        document
    }
}

fn main() -> io::Result<()> {
    let version: &'static str = myomap::version().leak();
    // `cargo bench` adds this flag to every target
    let args = std::env::args().filter(|arg| arg != "--bench");
    let mut command = ManuallyDrop::new(Cli::command().version(version));
    let matches = command.try_get_matches_from_mut(args);
    let cli =
        matches.and_then(|matches| Cli::from_arg_matches_mut(&mut ManuallyDrop::new(matches)));
    let cli = cli.unwrap_or_else(|error| error.exit());
    let around = Surroundings {
        width: 80,
        color: false,
        terminal: false,
        data: None,
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    myomap::render::render(&Constant, &cli.output, &around, &mut out)?;
    out.flush()
}
