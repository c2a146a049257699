//! What stands at the end of the help of each command: examples that a test runs, and exit codes.

pub(super) const ALL: &str = "\
Examples:
  myomap rank \"left low back\" buttock --worse sitting
  myomap ask \"my calf hurts when I climb stairs\"
  myomap check

Exit codes:
  0  answered
  1  nothing fits: no candidate, or an empty search
  2  not understood: usage, unknown name, contradiction, malformed input
  3  a red flag in the question: the warning is the answer";

pub(super) const RANK: &str = "\
Examples:
  myomap rank \"left low back\" buttock --worse sitting --not groin
  myomap rank SIJ=7 buttock=4 --better \"lying down\" -n 3 --explain
  myomap rank knee --worse stairs --format json";

pub(super) const ASK: &str = "\
Examples:
  myomap ask \"left low back hurts when I cough, no numbness\"
  echo \"my knee hurts on stairs\" | myomap ask -";

pub(super) const CHECK: &str = "\
Answer in your own words; `go back` undoes the last answer, `quit` ends and keeps nothing.

Examples:
  myomap check
  myomap check --age 62 --format text";

pub(super) const SHOW: &str = "\
Examples:
  myomap show \"quadratus lumborum\"
  myomap show sciatica
  myomap show buttock --format json";

pub(super) const COMPARE: &str = "\
Examples:
  myomap compare piriformis \"gluteus minimus\"
  myomap compare soleus popliteus --format markdown";

pub(super) const WHY_NOT: &str = "\
Examples:
  myomap why-not piriformis \"low back\" buttock --worse coughing";

pub(super) const CARE: &str = "\
Examples:
  myomap care piriformis
  myomap care \"upper trapezius\" --format html";

pub(super) const LIST: &str = "\
Examples:
  myomap list muscles
  myomap list factors --format csv";

pub(super) const SEARCH: &str = "\
Examples:
  myomap search kayak";

pub(super) const BODY: &str = "\
Examples:
  myomap body \"left low back\" buttock
  myomap body \"right soleus\" --format svg";

pub(super) const BATCH: &str = "\
Line N of the answers belongs to line N of the queries, and a line that cannot be answered says why.
Answers are JSON, one a line (`ndjson`; `json` is the same here), unless --format is csv or tsv (a
row for each muscle).

Examples:
  echo '{\"id\":\"c1\",\"pain\":[\"knee\"],\"worse\":[\"stairs\"]}' | myomap batch -n 3
  echo '{\"pain\":[\"left low back\"]}' | myomap batch --format csv";

pub(super) const EXPORT: &str = "\
Examples:
  myomap data export
  myomap data export --schema";

pub(super) const COMPLETIONS: &str = "\
Examples:
  myomap completions bash
  myomap completions zsh";

pub(super) const MAN: &str = "\
Examples:
  myomap man rank
  myomap man data export";
