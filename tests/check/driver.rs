use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// Typing this closes the input.
pub(crate) const CLOSE: &str = "\u{4}";

/// A text on the screen, and what is typed to it: one answer after the other, the last for ever.
/// An answer that begins with `#` stands for the number of the option that contains the rest.
pub(crate) type Rule = (&'static str, &'static [&'static str]);

/// Answers that fit any dialogue; put rules that differ in front.
pub(crate) const DEFAULTS: [Rule; 7] = [
    ("Do any of these apply", &["none"]),
    ("Where does it hurt?", &["left low back"]),
    ("On which side", &["left"]),
    ("Does it hurt anywhere else?", &["no"]),
    ("What makes it worse?", &["none"]),
    ("What makes it better?", &["none"]),
    ("Question ", &["don't know"]),
];

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: i32,
}

/// The program with these arguments, in a known environment.
pub(crate) fn myomap(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_myomap"));
    command
        .args(args)
        .env_remove("MYOMAP_DATA")
        .env_remove("CLICOLOR_FORCE")
        .env("NO_COLOR", "1")
        .env("TERM", "dumb");
    command
}

/// Runs `myomap` with fixed input.
pub(crate) fn run(args: &[&str], input: &[u8]) -> Run {
    let mut child = spawn(args);
    // the program may end before it has read everything
    let _ = child.stdin.take().expect("piped").write_all(input);
    let output = child.wait_with_output().expect("it ends");
    Run {
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
        status: output.status.code().expect("a code"),
    }
}

fn spawn(args: &[&str]) -> Child {
    let mut command = myomap(args);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

/// Runs `myomap check` and answers its questions by rules, then by
/// [`DEFAULTS`].
pub(crate) fn talk(args: &[&str], rules: &[Rule]) -> Run {
    let mut child = spawn(&[&["check"], args].concat());
    let aside = args.iter().any(|arg| matches!(*arg, "json" | "ndjson"));
    let mut typed = child.stdin.take();
    let mut person = Person::new(rules);
    let mut stdout = child.stdout.take().expect("piped");
    let mut stderr = child.stderr.take().expect("piped");
    let mut type_line = |line: Option<String>| match (line, typed.as_mut()) {
        (Some(line), Some(input)) => writeln!(input, "{line}").expect("it listens"),
        _ => typed = None,
    };
    let (asked, rest) = if aside {
        (
            person.hear(&mut stderr, &mut type_line),
            stdout.by_ref() as &mut dyn Read,
        )
    } else {
        (
            person.hear(&mut stdout, &mut type_line),
            stderr.by_ref() as &mut dyn Read,
        )
    };
    let mut other = String::new();
    rest.read_to_string(&mut other).expect("text");
    let status = child.wait().expect("it ends").code().expect("a code");
    let (stdout, stderr) = if aside {
        (other, asked)
    } else {
        (asked, other)
    };
    Run {
        stdout,
        stderr,
        status,
    }
}

/// Answers questions by rules.
pub(crate) struct Person {
    rules: Vec<(Rule, usize)>,
}

impl Person {
    pub(crate) fn new(rules: &[Rule]) -> Self {
        Self {
            rules: rules
                .iter()
                .chain(&DEFAULTS)
                .map(|rule| (*rule, 0))
                .collect(),
        }
    }

    /// Reads until the other side closes, answering each prompt; returns all that was read.
    pub(crate) fn hear(
        &mut self,
        from: &mut dyn Read,
        type_line: &mut dyn FnMut(Option<String>),
    ) -> String {
        let mut heard = String::new();
        let mut bytes: Vec<u8> = Vec::new();
        let mut buffer = [0_u8; 4096];
        let (mut answered, mut prompts) = (0, 0);
        // a pseudo-terminal reports an error when the other side is gone
        while let Ok(count @ 1..) = from.read(&mut buffer) {
            bytes.extend_from_slice(&buffer[..count]);
            heard = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
            if heard.len() > answered && heard.ends_with("\n> ") {
                prompts += 1;
                assert!(prompts < 80, "the dialogue does not end:\n{heard}");
                let answer = self.answer(&heard[answered..]);
                answered = heard.len();
                type_line((answer != CLOSE).then_some(answer));
            }
        }
        heard
    }

    fn answer(&mut self, screen: &str) -> String {
        let rule = self
            .rules
            .iter_mut()
            .find(|((text, _), _)| screen.contains(text));
        let ((_, answers), used) = rule.unwrap_or_else(|| panic!("no rule for:\n{screen}"));
        let answer = answers[(*used).min(answers.len() - 1)];
        *used += 1;
        answer
            .strip_prefix('#')
            .map_or_else(|| answer.to_owned(), |option| number_of(screen, option))
    }
}

/// The number of the option that contains a text.
fn number_of(screen: &str, option: &str) -> String {
    let line = screen
        .lines()
        .find(|line| line.contains(option))
        .unwrap_or_else(|| panic!("no option {option} in:\n{screen}"));
    line.trim_start()
        .split('.')
        .next()
        .expect("a number")
        .to_owned()
}

/// A path in the folder for temporary files that nothing else uses; nothing is there.
pub(crate) fn free_path(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("check-{}-{name}.json", std::process::id()));
    let _ = std::fs::remove_file(&path);
    path
}
