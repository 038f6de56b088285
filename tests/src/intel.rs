//! `andru-intel` on a home of its own, and what it printed.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::binary;

/// A profile that lists are judged by.
pub const PROFILE: &str = r#"
product = "We check freight invoices"
industries = ["logistics", "food manufacturing"]
employees = "50-500"
revenue = "$5M-$50M"
geographies = ["Canada", "United States"]
pains = ["manual customs entry"]
priorities = ["painPoints", "firmographics", "budgetFit"]
[refuse]
geographies = ["Russia"]
"#;

/// Closed and open deals of a made-up maker of software for companies that move goods.
pub const DEALS: &str = include_str!("../../examples/deals.csv");

/// A home directory with nothing in it yet, and the program run in it.
#[derive(Debug)]
pub struct Intel {
    home: TempDir,
    variables: Vec<(String, String)>,
}

/// How one run ended.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// What was printed.
    pub out: String,
    /// What was said beside it.
    pub err: String,
}

impl Default for Intel {
    fn default() -> Self {
        Self::new()
    }
}

impl Intel {
    /// A fresh home.
    ///
    /// # Panics
    /// Where no directory can be made.
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a directory"), variables: Vec::new() }
    }

    /// A fresh home with [`PROFILE`] saved and confirmed.
    ///
    /// # Panics
    /// Where it cannot be saved.
    pub fn with_profile() -> Self {
        let intel = Self::new();
        for (words, input) in [(&["profile", "set"], PROFILE), (&["profile", "confirm"], "")] {
            let run = intel.piped(words, input);
            assert_eq!(run.code, 0, "{run}");
        }
        intel
    }

    /// Andru's directory, which is there once something was saved.
    pub fn home(&self) -> PathBuf {
        self.home.path().join("home")
    }

    /// The same home with one more variable in the environment.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Writes a file beside the home and gives its path.
    ///
    /// # Panics
    /// Where it cannot be written.
    #[expect(clippy::disallowed_methods, reason = "a test's own file in its own directory")]
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.home.path().join(name);
        std::fs::write(&path, bytes).expect("the file is written");
        path
    }

    /// What a file holds, by its path or its name beside the home.
    ///
    /// # Panics
    /// Where it cannot be read.
    #[expect(clippy::disallowed_methods, reason = "a test's own file in its own directory")]
    pub fn read(&self, path: impl AsRef<Path>) -> String {
        std::fs::read_to_string(self.home.path().join(path)).expect("the file is read")
    }

    /// The model `icp learn` makes of [`DEALS`] or of a part of them, at `model.json` beside the home, and its path.
    ///
    /// # Panics
    /// Where it makes none.
    pub fn learned(&self, deals: &str, more: &[&str]) -> String {
        let path = self.home.path().join("model.json").to_string_lossy().into_owned();
        let words = [&["icp", "learn", "--id", "Deal ID", "--time", "Created", "--out", &path], more].concat();
        let run = self.piped(&words, deals);
        assert_eq!(run.code, 0, "{run}");
        path
    }

    /// Runs the program with nothing on its standard input.
    pub fn run(&self, words: &[&str]) -> Run {
        self.piped(words, "")
    }

    /// Runs the program with `input` piped in.
    ///
    /// # Panics
    /// Where it does not start.
    pub fn piped(&self, words: &[&str], input: impl AsRef<[u8]>) -> Run {
        let mut child = self.command(words).stdout(Stdio::piped()).spawn().expect("andru-intel starts");
        // A program that does not read its input may be gone before it is written.
        let _ = child.stdin.take().expect("its input").write_all(input.as_ref());
        let output = child.wait_with_output().expect("its output");
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }

    /// The program with its environment, its input and its standard error piped.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(binary("andru-intel"));
        command
            .args(words)
            .env_clear()
            .env("ANDRU_HOME", self.home.path().join("home"))
            .env("ANDRU_AS_OF", "2026-11-24")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

impl fmt::Display for Run {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.out.is_empty() {
            write!(out, "{}", self.out)?;
        }
        if !self.err.is_empty() {
            write!(out, "--- standard error\n{}", self.err)?;
        }
        write!(out, "--- exit code {}", self.code)
    }
}
