//! Reads and checks `data/` with the program's own types, and prints the tables that ranking
//! uses in place as Rust source. Wrong data does not build: all problems are printed.

#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the program uses the rest of the module"
)]
#[path = "knowledge/mod.rs"]
mod knowledge;
#[path = "build/pack.rs"]
mod pack;

use std::fmt::{Debug, Write as _};
use std::path::Path;
use std::process::ExitCode;

use knowledge::tables::Tables;
use knowledge::{check, compile, folder};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=src/build.rs");
    println!("cargo:rerun-if-changed=src/build");
    println!("cargo:rerun-if-changed=src/knowledge");
    link_at_fixed_addresses();
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets the manifest folder");
    let out = std::env::var("OUT_DIR").expect("cargo sets the output folder");
    let mut problems = Vec::new();
    let files = match folder::read_folder(&Path::new(&root).join("data"), &mut problems) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("error: cannot read the data folder: {error}");
            return ExitCode::FAILURE;
        }
    };
    let (_, found, wrong) = check::load(&files, &[]);
    problems.extend(wrong);
    problems.extend(check::form(&files));
    if !problems.is_empty() {
        for problem in &problems {
            eprintln!("data/{problem}");
        }
        eprintln!(
            "error: {} problems in data/; nothing is built from wrong data",
            problems.len()
        );
        return ExitCode::FAILURE;
    }
    let tables = compile::tables(&found, knowledge::VERSION);
    let out = Path::new(&out);
    let written = pack::pack(&files, out).and_then(|()| {
        std::fs::write(out.join("strings.txt"), &*tables.strings)?;
        std::fs::write(out.join("tables.rs"), source(&tables))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot write the tables: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Links for one fixed address where that is known to work: a program that may lie anywhere
/// corrects 2,800 pointers at each start, a twelfth of what `--version` takes, and writes to 14
/// pages to do so. The price: its code lies at the same place each time, which would help whoever
/// breaks into it; but it reads its owner's questions only, with no unsafe code of its own. The
/// benchmarks are linked alike.
fn link_at_fixed_addresses() {
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}"));
    let known = [("OS", "linux"), ("ENV", "gnu"), ("ARCH", "x86_64")];
    if known
        .iter()
        .all(|(what, is)| target(what).as_deref() == Ok(*is))
    {
        println!("cargo:rustc-link-arg-bins=-no-pie");
        println!("cargo:rustc-link-arg-benches=-no-pie");
    }
}

/// The source of one table, for its name and the type of its rows.
fn rows<T: Debug>(list: &[T]) -> impl Fn(&str, &str) -> (String, usize) + '_ {
    move |name, of| (table(name, of, list), list.len())
}

/// A table as Rust source: the values of its rows as one list of numbers, and how a row is read
/// from them. A row as an expression of its own would say the same; but of 60,000 of those the
/// compiler makes the same bytes in twice the time, and in four times where nothing has changed.
fn table<T: Debug>(name: &str, of: &str, rows: &[T]) -> String {
    let mut columns = Columns::default();
    let mut cells = String::new();
    for row in rows {
        for cell in columns.cells(&format!("{row:?}")) {
            let _ = write!(cells, "{cell},");
        }
    }
    let count = rows.len();
    let Some(first) = rows.first() else {
        return format!("const {name}: [{of}; 0] = [];\n");
    };
    let (form, width) = (columns.form(&format!("{first:?}")), columns.words.len());
    format!(
        "const {name}: [{of}; {count}] = {{
    const CELLS: &[u32] = &[{cells}];
    const fn row(from: usize) -> {of} {{ {form} }}
    let mut rows = [row(0); {count}];
    let mut at = 1;
    while at < {count} {{
        rows[at] = row(at * {width});
        at += 1;
    }}
    rows
}};
"
    )
}

/// The columns of a table: for each the words that stand in it, where it does not hold numbers.
#[derive(Default)]
struct Columns {
    words: Vec<Vec<String>>,
}

impl Columns {
    /// The values of a row as numbers: of a fraction its bits, of a word its place in the column.
    fn cells(&mut self, row: &str) -> Vec<u32> {
        let values = pieces(row).filter(|(_, is_value)| *is_value);
        let values = values.map(|(piece, _)| piece.trim_end_matches([' ', ',']));
        values
            .enumerate()
            .map(|(at, text)| self.cell(at, text))
            .collect()
    }

    fn cell(&mut self, at: usize, text: &str) -> u32 {
        if self.words.len() == at {
            self.words.push(Vec::new());
        }
        let number = text.parse().ok();
        let number = number.or_else(|| text.parse().ok().map(f32::to_bits));
        number.unwrap_or_else(|| {
            let words = &mut self.words[at];
            let known = words.iter().position(|word| word == text);
            known.unwrap_or_else(|| {
                words.push(text.to_owned());
                words.len() - 1
            }) as u32
        })
    }

    /// A row as an expression that reads its values from `CELLS`.
    fn form(&self, row: &str) -> String {
        let mut column = 0;
        let mut form = String::new();
        for (piece, is_value) in pieces(row) {
            if !is_value {
                form.push_str(piece);
                continue;
            }
            let text = piece.trim_end_matches([' ', ',']);
            let cell = format!("CELLS[from + {column}]");
            let _ = match self.words[column].as_slice() {
                [] if text.parse::<u32>().is_ok() => write!(form, "{cell} as _"),
                [] => write!(form, "f32::from_bits({cell})"),
                words => write!(form, "[{}][{cell} as usize]", words.join(", ")),
            };
            form.push_str(&piece[text.len()..]);
            column += 1;
        }
        form
    }
}

/// The `Debug` form of a row in pieces, each with whether it is a value: what is neither a
/// bracket nor a name before a bracket or a colon.
fn pieces(row: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut pieces = row.split_inclusive(' ').peekable();
    std::iter::from_fn(move || {
        let piece = pieces.next()?;
        let opens = pieces.peek().is_some_and(|next| next.starts_with('{'));
        let bracket = piece.starts_with(['{', '}']);
        Some((piece, !opens && !bracket && !piece.ends_with(": ")))
    })
}

/// The tables as Rust source. Rows are plain data whose `Debug` form is a Rust expression.
///
/// They lie one after another in one static, those first of which every answer reads a little
/// everywhere: the system maps a program's file sixteen pages at a time, and each such piece that
/// is touched costs a start some 3 µs and 64 KiB of memory.
fn source(tables: &Tables) -> String {
    let (mut consts, mut types, mut values, mut fields) =
        (String::new(), String::new(), String::new(), String::new());
    let mut table = |name: &str, of: &str, rows: &dyn Fn(&str, &str) -> (String, usize)| {
        let upper = name.to_uppercase();
        let (source, count) = rows(&upper, of);
        consts += &source;
        let _ = writeln!(types, "    {name}: [{of}; {count}],");
        let _ = writeln!(values, "    {name}: {upper},");
        let _ = writeln!(fields, "    {name}: Cow::Borrowed(&ROWS.{name}),");
    };
    table("muscles", "MuscleRow", &rows(&tables.muscles));
    table("starts", "f32", &rows(&tables.starts));
    table("points", "PointRow", &rows(&tables.points));
    table("referrals", "ReferralRow", &rows(&tables.referrals));
    table("tells", "TellRow", &rows(&tables.tells));
    table("places", "PlaceRow", &rows(&tables.places));
    table("factors", "CueRow", &rows(&tables.factors));
    table("signs", "CueRow", &rows(&tables.signs));
    table("conditions", "ConditionRow", &rows(&tables.conditions));
    table("sources", "SourceRow", &rows(&tables.sources));
    table("source_refs", "u16", &rows(&tables.source_refs));
    table("flag_slots", "u16", &rows(&tables.flag_slots));
    table("flag_words", "FlagWordRow", &rows(&tables.flag_words));
    table("triggers", "TriggerRow", &rows(&tables.triggers));
    table("wordless", "u16", &rows(&tables.wordless));
    table("name_keys", "u32", &rows(&tables.name_keys));
    table("bases", "BasisRow", &rows(&tables.bases));
    table("covered", "u16", &rows(&tables.covered));
    table("links", "LinkRow", &rows(&tables.links));
    table("cue_links", "CueLink", &rows(&tables.cue_links));
    table("pointers", "PointerRow", &rows(&tables.pointers));
    table("phrases", "PhraseRow", &rows(&tables.phrases));
    table("phrase_uses", "PhraseUse", &rows(&tables.phrase_uses));
    table("names", "NameRow", &rows(&tables.names));
    table("asks", "AskRow", &rows(&tables.asks));
    table("reaches", "ReachRow", &rows(&tables.reaches));
    table("own_cues", "OwnCueRow", &rows(&tables.own_cues));
    table("own_pointers", "OwnPointerRow", &rows(&tables.own_pointers));
    table("relations", "RelationRow", &rows(&tables.relations));
    table("place_ids", "u16", &rows(&tables.place_ids));
    table("flags", "FlagRow", &rows(&tables.flags));
    format!(
        "{consts}\n#[repr(C)]\nstruct Rows {{\n{types}}}\n\nstatic ROWS: Rows = Rows {{\n{values}}};\n
/// The shipped tables.\npub(crate) static TABLES: Tables = Tables {{\n    \
         strings: Cow::Borrowed(include_str!(\"strings.txt\")),\n{fields}    \
         numbers: {:?},\n    version: {:?},\n}};\n",
        tables.numbers, tables.version
    )
}
