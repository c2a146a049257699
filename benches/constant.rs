//! The floor of `rank`: the same command line and the same ten rows, printed as constants.
//!
//! What `rank` costs above this program is what knowing costs. Run by `benches/instructions`
//! and `benches/compare`; it is no benchmark of its own.

use std::io::{self, Write};

use clap::{CommandFactory, FromArgMatches};
use myomap::Surroundings;
use myomap::cli::Cli;
use myomap::report::{Answer, Block, Column, Document, Rows, Table};

const ANSWER: &str = include_str!("constant.json");

/// The answer as text that was put together long ago.
struct Constant;

const NAMES: [(&str, &str, &str, &str, &str); 10] = [
    (
        "Quadratus lumborum",
        "deep at the side of the low back, between the lowest rib and the hip bone",
        "■■■■\nstrong",
        "●●○",
        "Lying on the good side with a rolled towel under the waist: just below the lowest rib, at the outer edge of the long muscles beside the spine",
    ),
    (
        "Piriformis",
        "deep in the buttock, running sideways from the sacrum to the bony knob of the hip",
        "■■□□\npossible",
        "●●○",
        "Halfway up the buttock, right at the outer edge of the sacrum",
    ),
    (
        "Iliacus",
        "lines the inside of the hip bone and crosses the groin to the top of the inner thigh",
        "■■□□\npossible",
        "●○●",
        "On the back, knee bent: fingertips just inside the front point of the hip bone, pressing lightly outward and back against the bone",
    ),
    (
        "Obturator internus",
        "deep in the buttock and inside the pelvis, from the bone ring to the top of the thigh bone",
        "■■□□\npossible",
        "●●○",
        "Along the inner side of the sit bone, felt best from inside by a trained examiner",
    ),
    ("Gluteus medius", "", "weak", "●●·", ""),
    ("Gluteus maximus", "", "weak", "●●·", ""),
    ("Longissimus thoracis", "", "weak", "●●·", ""),
    ("Iliocostalis lumborum", "", "weak", "●●·", ""),
    ("Multifidus lumborum", "", "weak", "●○·", ""),
    ("Gluteus minimus", "", "weak", "○●·", ""),
];

const APART: [&str; 3] = [
    "Quadratus lumborum or Gluteus medius: Gluteal pain centres on the buttock, hip and outer thigh and comes with walking and stairs; quadratus lumborum sits higher and follows movements of the spine",
    "Quadratus lumborum or Iliopsoas: Iliopsoas adds pain in the groin and front of the thigh and trouble straightening the hip; the person shows the pain by running a hand up and down beside the spine rather than across the hip bone",
    "Piriformis or Gluteus medius: Gluteus medius keeps to the hip bone crest, sacrum, buttock and upper thigh; of the gluteals it is minimus that imitates sciatica as far as the calf or ankle. Piriformis pain ends on the back of the thigh unless the nerve is squeezed",
];

const MISTAKEN: [&str; 4] = [
    "Sacroiliac joint pain: Three or more of five provocation tests bring the pain back (distraction, thigh thrust, compression, sacral thrust, Gaenslen) (speaks for it, LR+ 4.16). Urgent if numbness between the legs, new bladder or bowel trouble, growing leg weakness, fever, or a hard fall before it.",
    "Lumbar disc herniation: Repeated movements draw the leg pain back towards the spine (centralisation) (speaks for it, LR+ 6.7). Urgent if numbness between the legs, new bladder or bowel trouble, or growing weakness in a leg.",
    "Lumbar facet joint pain: Eases on lying down, as one of a set: over 65, and not worse with cough, bending forward, rising, or leaning back and turning (speaks for it, LR+ 4.6). Urgent if numbness between the legs, new bladder or bowel trouble, growing leg weakness, fever, or a hard fall before it.",
    "Pain after back surgery: Leg pain in the old nerve strip, with numbness or weakness, or new pain above or below a fusion (speaks for it). Urgent if fever or a weeping wound, numbness between the legs, bladder or bowel trouble, or growing weakness.",
];

const ASK: [&str; 3] = [
    "Does it also hurt in the back of the thigh? A yes points to piriformis, gluteus minimus; a no to quadratus lumborum.",
    "Is it worse on turning over in bed? A yes points to quadratus lumborum; a no to piriformis.",
    "Is it better on hands and knees? A yes points to quadratus lumborum; a no to piriformis.",
];

impl Answer for Constant {
    fn json(&self, _indented: bool, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(ANSWER.trim_end().as_bytes())
    }

    fn rows(&self) -> Rows {
        Rows::default()
    }

    fn ids(&self) -> Vec<String> {
        NAMES.iter().map(|row| row.0.to_owned()).collect()
    }

    fn document(&self) -> Document {
        let mut document = Document::new("Muscles that could be sending the pain");
        document.push(Block::Paragraph("Understood: left Low back · Buttock · Groin · worse: coughing · worse: sitting for long".to_owned()));
        let columns = vec![
            Column::fixed("#"),
            Column::text("Muscle"),
            Column::fixed("Side"),
            Column::fixed("Support"),
            Column::fixed("Places"),
            Column::text("Where to press"),
        ];
        let row = |(at, (name, plain, support, places, press)): (
            usize,
            &(&str, &str, &str, &str, &str),
        )| {
            let name = if plain.is_empty() {
                (*name).to_owned()
            } else {
                format!("{name}\n{plain}")
            };
            vec![
                (at + 1).to_string(),
                name,
                "left".to_owned(),
                (*support).to_owned(),
                (*places).to_owned(),
                (*press).to_owned(),
            ]
        };
        document.push(Block::Table(Table {
            columns,
            rows: NAMES.iter().enumerate().map(row).collect(),
        }));
        document.push(Block::Note(
            "● usual area  ○ felt by some  ~ next to it  · not explained (a mark for each place)"
                .to_owned(),
        ));
        let own = |list: &[&str]| {
            list.iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        document.points("What tells the first ones apart", own(&APART));
        document.points("Ask next", own(&ASK));
        document.points("Could be mistaken for, and what tells", own(&MISTAKEN));
        document.push(Block::Note(myomap::report::rank::NOTE.to_owned()));
        document
    }
}

fn main() -> io::Result<()> {
    let version: &'static str = myomap::version().leak();
    // `cargo bench` adds this flag to every target
    let args = std::env::args().filter(|arg| arg != "--bench");
    let matches = Cli::command().version(version).get_matches_from(args);
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
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
