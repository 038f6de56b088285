//! Four processes that press against the limit wherever a window begins or ends.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The limit under test: so many calls in so many milliseconds.
const CALLS: usize = 100;
const WINDOW: u64 = 900_000;

struct Attacker {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Attacker {
    fn on(home: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_limit-attacker"))
            .arg(home)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the attacker starts");
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output }
    }

    fn tell(&mut self, now: u64, tries: usize) {
        writeln!(self.input.as_mut().unwrap(), "{now} {tries}").expect("the attacker reads");
    }

    fn admitted(&mut self) -> usize {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("the attacker answers");
        line.trim().parse().expect("a number")
    }
}

impl Drop for Attacker {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

/// Four attackers on one directory, and when calls were admitted.
struct Attack {
    home: tempfile::TempDir,
    attackers: Vec<Attacker>,
    admitted: Vec<u64>,
}

impl Attack {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let attackers = (0..4).map(|_| Attacker::on(home.path())).collect();
        Self { home, attackers, admitted: Vec::new() }
    }

    /// All four try at the same moment, as fast as they can.
    fn storm(&mut self, now: u64, tries: usize) -> usize {
        for attacker in &mut self.attackers {
            attacker.tell(now, tries);
        }
        let admitted = self.attackers.iter_mut().map(Attacker::admitted).sum();
        self.admitted.extend((0..admitted).map(|_| now));
        admitted
    }

    /// One of the four tries once.
    fn one(&mut self, now: u64) -> usize {
        let place = self.admitted.len() % 4;
        self.attackers[place].tell(now, 1);
        let admitted = self.attackers[place].admitted();
        self.admitted.extend((0..admitted).map(|_| now));
        admitted
    }

    /// One process ends and another takes its place.
    fn replace(&mut self, place: usize) {
        self.attackers[place] = Attacker::on(self.home.path());
    }

    fn held(&self) -> bool {
        self.admitted.windows(CALLS + 1).all(|calls| calls[CALLS] - calls[0] >= WINDOW)
    }
}

#[test]
fn a_storm_at_every_edge_of_every_window_gets_100_calls_and_not_one_more() {
    let mut attack = Attack::new();
    let start = 5_000_000;
    for window in 0..8_u32 {
        let edge = start + u64::from(window) * WINDOW;
        // A millisecond before a window ends it has nothing left; the moment it ends it has all.
        if window > 0 {
            assert_eq!(attack.storm(edge - 1, 50), 0, "window {window}");
        }
        assert_eq!(attack.storm(edge, 80), CALLS, "window {window}");
        attack.replace(window as usize % 4);
        assert_eq!(attack.storm(edge + 1, 50), 0, "window {window}");
    }
    assert_eq!(attack.admitted.len(), 8 * CALLS);
    assert!(attack.held());
    println!("boundary attack: 4 processes, 8 windows, {} tries, {} admitted", 8 * 4 * 180 - 200, 8 * CALLS);
}

#[test]
fn calls_spread_over_a_window_come_back_one_by_one() {
    let mut attack = Attack::new();
    let start = 5_000_000;
    // 100 calls, one every nine seconds, then a storm whenever one of them leaves the window.
    for turn in 0..300 {
        let now = start + turn * 9_000;
        let got = if turn < 100 { attack.one(now) } else { attack.storm(now, 5) };
        assert_eq!(got, 1, "turn {turn}");
    }
    assert!(attack.held());
}
