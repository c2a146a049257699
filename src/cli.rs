//! The command line: types and help, nothing else.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// From the places that hurt to the muscles that could be sending the pain.
///
/// Knots in muscles can send pain elsewhere. myomap ranks the muscles that could be the source,
/// says why, and what would tell them apart. It is not a diagnosis.
#[derive(Debug, Parser)]
#[command(
    name = "myomap",
    version,
    disable_version_flag = true,
    help_expected = true,
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How every answer is written.
    #[command(flatten)]
    pub output: Output,
    /// Print the version of the program and of its data.
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

/// How answers are written.
#[derive(Debug, Clone, Args)]
pub struct Output {
    /// Form of the answer; `text` is words only, for screen readers.
    #[arg(short = 'f', long = "format", value_enum, global = true, default_value_t = Format::Table)]
    pub format: Format,
    /// Print ids only, one a line.
    #[arg(short = 'q', long = "quiet", global = true)]
    pub quiet: bool,
    /// When to use colour.
    #[arg(long = "color", alias = "colour", value_enum, global = true, default_value_t = Color::Auto)]
    pub color: Color,
    /// Width of tables in columns [default: the terminal's, else 80].
    #[arg(long = "width", global = true, value_parser = clap::value_parser!(u16).range(40..=400))]
    pub width: Option<u16>,
    /// Folder of your own data, laid over the shipped (also `MYOMAP_DATA`).
    #[arg(long = "data", global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// Form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Tables for people.
    Table,
    /// Words only.
    Text,
    /// One JSON document.
    Json,
    /// JSON on one line.
    Ndjson,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// Markdown.
    Markdown,
    /// A page of HTML.
    Html,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// When the terminal has it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Rank the muscles that could be sending the pain.
    Rank(RankArgs),
    /// The same, from a sentence.
    Ask(AskArgs),
    /// A guided self-check, red flags first.
    Check(CheckArgs),
    /// Show anything by name: a muscle, zone, region, factor, sign, condition or red flag.
    Show(NameArgs),
    /// Show muscles side by side: what tells them apart.
    Compare(CompareArgs),
    /// Say why a muscle ranks where it does.
    WhyNot(WhyNotArgs),
    /// Self-care for a muscle: cautions, dose, stretch, habits.
    Care(NameArgs),
    /// List what is known.
    List(ListArgs),
    /// Find everything that mentions a text.
    Search(SearchArgs),
    /// Answer one query a line.
    Batch(BatchArgs),
    /// Score the ranking on labelled cases.
    Eval(EvalArgs),
    /// Look after the knowledge base.
    #[command(subcommand)]
    Data(DataCommand),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
    /// Print the manual page.
    Man,
}

/// What is known of a person.
#[derive(Debug, Clone, Default, Args)]
pub struct QueryArgs {
    /// Side of every place that does not say its own.
    #[arg(long = "side", value_enum)]
    pub side: Option<SideArg>,
    /// A place that does not hurt; repeat or separate by commas.
    #[arg(long = "not", value_name = "PLACE")]
    pub not: Vec<String>,
    /// What makes it worse.
    #[arg(long = "worse", value_name = "FACTOR")]
    pub worse: Vec<String>,
    /// What makes it better.
    #[arg(long = "better", value_name = "FACTOR")]
    pub better: Vec<String>,
    /// What does not make it worse.
    #[arg(long = "not-worse", value_name = "FACTOR")]
    pub not_worse: Vec<String>,
    /// What started it.
    #[arg(long = "after", value_name = "FACTOR")]
    pub after: Vec<String>,
    /// Something else noticed.
    #[arg(long = "with", value_name = "SIGN")]
    pub with: Vec<String>,
    /// Something looked for and not there.
    #[arg(long = "without", value_name = "SIGN")]
    pub without: Vec<String>,
    /// Every place that hurts was named.
    #[arg(long = "complete")]
    pub complete: bool,
    /// Read a query saved by `check` (myomap.query.v1) as well.
    #[arg(long = "from", value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Who the person is, for rules that need it.
    #[command(flatten)]
    pub person: PersonArgs,
}

/// Who the person is, for rules that need it.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct PersonArgs {
    /// Age in years.
    #[arg(long = "age", value_parser = clap::value_parser!(u8).range(0..=130))]
    pub age: Option<u8>,
    /// Sex, where a red flag depends on it.
    #[arg(long = "sex", value_enum)]
    pub sex: Option<SexArg>,
    /// Pregnant, where a red flag depends on it.
    #[arg(long = "pregnant")]
    pub pregnant: bool,
}

/// How many answers and how much of each.
#[derive(Debug, Clone, Copy, Args)]
pub struct AnswerArgs {
    /// Most rows.
    #[arg(short = 'n', long = "number", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub number: u16,
    /// Show the reasons of every candidate, finding by finding, with sources.
    #[arg(long = "explain")]
    pub explain: bool,
    /// Show the ranking in spite of a red flag.
    #[arg(long = "show-anyway")]
    pub show_anyway: bool,
}

/// A side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SideArg {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Both sides.
    Both,
}

/// Sex, where a rule needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SexArg {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// `rank`
#[derive(Debug, Args)]
pub struct RankArgs {
    /// Where it hurts, as you would say it: "left low back", buttock, SIJ, buttock=7.
    #[arg(value_name = "PLACE")]
    pub places: Vec<String>,
    /// What else is known.
    #[command(flatten)]
    pub query: QueryArgs,
    /// How much to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `ask`
#[derive(Debug, Args)]
pub struct AskArgs {
    /// The sentence, or `-` to read it from standard input.
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
    /// Who the person is.
    #[command(flatten)]
    pub person: PersonArgs,
    /// How much to answer.
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// `check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Write the answers given as a query (myomap.query.v1).
    #[arg(long = "save", value_name = "FILE")]
    pub save: Option<PathBuf>,
    /// Who the person is.
    #[command(flatten)]
    pub person: PersonArgs,
}

/// A name.
#[derive(Debug, Args)]
pub struct NameArgs {
    /// The name or id.
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,
}

/// `compare`
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Two to four muscles.
    #[arg(value_name = "MUSCLE", num_args = 2..=4, required = true)]
    pub muscles: Vec<String>,
}

/// `why-not`
#[derive(Debug, Args)]
pub struct WhyNotArgs {
    /// The muscle.
    #[arg(value_name = "MUSCLE")]
    pub muscle: String,
    /// Where it hurts.
    #[arg(value_name = "PLACE", required = true)]
    pub places: Vec<String>,
    /// What else is known.
    #[command(flatten)]
    pub query: QueryArgs,
}

/// `list`
#[derive(Debug, Args)]
pub struct ListArgs {
    /// What to list.
    #[arg(value_enum)]
    pub kind: ListKind,
}

/// What to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListKind {
    /// Muscles, parts and groups.
    Muscles,
    /// Places.
    Zones,
    /// Parts of the body.
    Regions,
    /// Words that cover several places.
    Areas,
    /// What makes pain worse or better.
    Factors,
    /// Other findings.
    Signs,
    /// Diagnoses it can be mistaken for.
    Conditions,
    /// Findings that need care first.
    RedFlags,
    /// Where facts come from.
    Sources,
}

/// `search`
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// The text to look for.
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
}

/// `batch`
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

/// `eval`
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

/// `data`
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

/// `completions`
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
