//! The command line: types and help, nothing else.

mod many;
mod question;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use many::{BaselineArg, BatchArgs, DataCheckArgs, DataCommand, DataExportArgs, EvalArgs};
pub use question::{
    AnswerArgs, AskArgs, BodyArgs, CheckArgs, PersonArgs, QueryArgs, RankArgs, SexArg, SideArg,
    WhyNotArgs,
};

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
    /// A drawing, of `body` only.
    Svg,
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

// The arguments of a command are put together only when it is asked for: those of all took a
// sixth of a start. They bring the doc of their type along, so it says the same as that here.
/// What to do.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// Rank the muscles that could be sending the pain.
    Rank(RankArgs),
    /// The same, from a sentence.
    Ask(AskArgs),
    /// A guided self-check, red flags first.
    Check(CheckArgs),
    /// Show anything by name: a muscle, zone, region, factor, sign, condition or red flag.
    Show(ShowArgs),
    /// Show muscles side by side: what tells them apart.
    Compare(CompareArgs),
    /// Say why a muscle ranks where it does.
    WhyNot(WhyNotArgs),
    /// Self-care for a muscle: cautions, dose, stretch, habits.
    Care(CareArgs),
    /// List what is known.
    List(ListArgs),
    /// Find everything that mentions a text.
    Search(SearchArgs),
    /// Draw where it hurts, or where a muscle refers.
    Body(BodyArgs),
    /// Answer one query a line.
    Batch(BatchArgs),
    /// Score the ranking on labelled cases.
    Eval(EvalArgs),
    /// Look after the knowledge base.
    #[command(subcommand)]
    Data(DataCommand),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
    /// Print the manual: all pages, or that of one command.
    Man(ManArgs),
}

/// Show anything by name: a muscle, zone, region, factor, sign, condition or red flag.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The name or id.
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,
}

/// Self-care for a muscle: cautions, dose, stretch, habits.
#[derive(Debug, Args)]
pub struct CareArgs {
    /// The name or id.
    #[arg(value_name = "NAME", required = true)]
    pub name: Vec<String>,
}

/// Show muscles side by side: what tells them apart.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Two to four muscles.
    #[arg(value_name = "MUSCLE", num_args = 2..=4, required = true)]
    pub muscles: Vec<String>,
}

/// List what is known.
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

/// Find everything that mentions a text.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// The text to look for.
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
}

/// Print completions for a shell.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Print the manual: all pages, or that of one command.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command whose page to print, such as rank or data export.
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn arguments_say_of_their_command_what_the_list_of_commands_says() {
        let about = |command: &clap::Command| command.get_about().map(ToString::to_string);
        let (listed, mut built) = (Cli::command(), Cli::command());
        built.build();
        for command in listed.get_subcommands() {
            let built = built.find_subcommand(command.get_name());
            assert_eq!(built.and_then(about), about(command));
        }
    }
}
