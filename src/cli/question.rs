//! Arguments of the commands that put a question: places, what makes them worse or better, and
//! who the person is.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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

/// Rank the muscles that could be sending the pain.
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

/// The same, from a sentence.
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

/// A guided self-check, red flags first.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Write the answers given as a query (myomap.query.v1).
    #[arg(long = "save", value_name = "FILE")]
    pub save: Option<PathBuf>,
    /// Who the person is.
    #[command(flatten)]
    pub person: PersonArgs,
}

/// Say why a muscle ranks where it does.
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

/// Draw where it hurts, or where a muscle refers.
#[derive(Debug, Args)]
pub struct BodyArgs {
    /// Where it hurts, as for `rank`, or one muscle, as in: "right soleus".
    #[arg(value_name = "PLACE|MUSCLE", required = true)]
    pub places: Vec<String>,
    /// Side of every place that does not say its own, or of the muscle.
    #[arg(long = "side", value_enum)]
    pub side: Option<SideArg>,
    /// Draw in spite of a red flag.
    #[arg(long = "show-anyway")]
    pub show_anyway: bool,
}
