use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::driver::{CLOSE, Person, Rule, myomap};

/// The program at a terminal of its own.
struct Terminal {
    near: File,
    child: Child,
}

impl Terminal {
    fn start(mut command: Command) -> Self {
        let near: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)
            .expect("a pseudo-terminal");
        grantpt(&near).expect("granted");
        unlockpt(&near).expect("unlocked");
        let name = ptsname(&near, Vec::new())
            .expect("a name")
            .into_string()
            .expect("plain");
        let far = OpenOptions::new()
            .read(true)
            .write(true)
            .open(name)
            .expect("the far side");
        resize(&far, 100);
        let end = || Stdio::from(far.try_clone().expect("another handle"));
        let child = command
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .expect("the program starts");
        Self {
            near: File::from(near),
            child,
        }
    }

    /// Answers by rules until the program ends; the whole session and the exit code.
    fn talk(mut self, rules: &[Rule]) -> (String, Option<i32>) {
        let mut typed = self.near.try_clone().expect("another handle");
        let mut columns = 100;
        let mut type_line = |line: Option<String>| {
            // a window that changes size while a question waits must not matter
            columns = if columns == 100 { 42 } else { 100 };
            resize(&typed, columns);
            let line = line.map_or_else(
                || CLOSE.to_owned(),
                |line| {
                    if line == "^C" {
                        "\u{3}".to_owned()
                    } else {
                        format!("{line}\r")
                    }
                },
            );
            typed.write_all(line.as_bytes()).expect("it listens");
        };
        let session = Person::new(rules).hear(&mut self.near, &mut type_line);
        (session, self.child.wait().expect("it ends").code())
    }
}

fn resize(terminal: &impl AsFd, columns: u16) {
    let size = Winsize {
        ws_row: 24,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(terminal, size).expect("resized");
}

fn check() -> Command {
    myomap(&["check"])
}

#[test]
fn a_person_at_a_terminal_gets_through() {
    let (session, status) =
        Terminal::start(check()).talk(&[("What makes it worse?", &["sitting"])]);
    assert_eq!(status, Some(0), "{session}");
    assert!(
        session.contains("> left low back\n"),
        "the terminal shows what is typed, once:\n{session}"
    );
    assert!(
        !session.contains("left low back\nleft low back"),
        "{session}"
    );
    assert!(session.contains("Likely muscle 1 of"), "{session}");
    assert!(!session.contains('\u{1b}'), "no colour with NO_COLOR");
}

#[test]
fn colour_marks_questions_where_the_terminal_has_it() {
    let mut command = check();
    command.env_remove("NO_COLOR").env("TERM", "xterm");
    let (session, status) = Terminal::start(command).talk(&[]);
    assert_eq!(status, Some(0), "{session}");
    assert!(
        session.contains("\u{1b}[1mWhere does it hurt?\u{1b}[0m"),
        "{session}"
    );
}

#[test]
fn an_emergency_at_a_terminal_stops() {
    let rules: [Rule; 2] = [("cannot wait", &["#Numb"]), ("What now?", &[""])];
    let (session, status) = Terminal::start(check()).talk(&rules);
    assert_eq!(status, Some(3), "{session}");
}

#[test]
fn control_d_ends_politely() {
    let (session, status) = Terminal::start(check()).talk(&[("What makes it worse?", &[CLOSE])]);
    assert_eq!(status, Some(0), "{session}");
    assert!(
        session.ends_with("\nEnded. Nothing was kept.\n"),
        "{session}"
    );
}

/// Ctrl-C needs a session of its own, which `setsid` makes where it is installed.
#[test]
fn control_c_ends_at_once() {
    let setsid = Path::new("/usr/bin/setsid");
    if !setsid.exists() {
        return;
    }
    let mut command = Command::new(setsid);
    command
        .args(["--ctty", "--wait", env!("CARGO_BIN_EXE_myomap"), "check"])
        .env("NO_COLOR", "1")
        .env_remove("MYOMAP_DATA");
    let (session, status) = Terminal::start(command).talk(&[("What makes it better?", &["^C"])]);
    assert_ne!(status, Some(0), "{session}");
    assert!(!session.contains("Likely muscle"), "{session}");
    assert!(!session.contains("panicked"), "{session}");
}
