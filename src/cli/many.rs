//! Arguments of the commands that work on many questions, or on the knowledge itself.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Answer one query a line.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// Queries, one JSON object a line (myomap.query.v1); standard input when left out or `-`.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Most candidates a line.
    #[arg(short = 'n', long = "number", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub number: u16,
    /// Ids and scores only.
    #[arg(long = "brief")]
    pub brief: bool,
    /// Threads [default: one a core].
    #[arg(long = "threads", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// Rank in spite of red flags.
    #[arg(long = "show-anyway")]
    pub show_anyway: bool,
}

/// Score the ranking on labelled cases.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Args)]
pub struct EvalArgs {
    /// Labelled cases (JSON).
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Ask in the cases' own words instead of the labels' ids.
    #[arg(long = "words")]
    pub words: bool,
    /// Use a simpler rule instead of the ranking.
    #[arg(long = "baseline", value_enum)]
    pub baseline: Option<BaselineArg>,
    /// Leave parts of the model out, one at a time, and report each.
    #[arg(long = "ablate")]
    pub ablate: bool,
    /// Change the questions slightly and report the loss.
    #[arg(long = "perturb")]
    pub perturb: bool,
    /// Choose the tuned numbers anew without each source and try them on it.
    #[arg(long = "cross-validate")]
    pub cross_validate: bool,
    /// One line for each case.
    #[arg(long = "explain")]
    pub explain: bool,
}

/// A simpler rule to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BaselineArg {
    /// Number of places a muscle refers to.
    Overlap,
    /// Essential twice spillover, times rarity.
    Weighted,
    /// The rule of LIRICAL.
    Lirical,
}

/// Look after the knowledge base.
#[derive(Debug, Subcommand)]
pub enum DataCommand {
    /// Check the shipped data, or a folder of your own laid over it.
    Check(DataCheckArgs),
    /// Count what is known and on what it rests.
    Stats,
    /// Print the whole knowledge base, or the JSON schemas.
    Export(DataExportArgs),
}

/// `data check`
#[derive(Debug, Args)]
pub struct DataCheckArgs {
    /// The folder.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// `data export`
#[derive(Debug, Args)]
pub struct DataExportArgs {
    /// Print the JSON Schemas of queries and answers instead.
    #[arg(long = "schema")]
    pub schema: bool,
}
