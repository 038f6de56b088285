//! The one way to the terminal: answers to standard output, everything else to standard error.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use andru_core::tools::error::exit;
use andru_core::{Page, Reply, ToolError};
use serde_json::Value;

use crate::cli::Globals;
use crate::failure::Failure;
use crate::layout;
use crate::palette::Palette;
use andru_core::guard::harmless;

/// The width where there is no terminal to ask.
pub(crate) const DEFAULT_WIDTH: usize = 80;

/// Writes answers to standard output, and notes and errors to standard error.
#[derive(Debug)]
pub(crate) struct Printer {
    out: BufWriter<StdoutLock<'static>>,
    out_palette: Palette,
    err_palette: Palette,
    width: usize,
    json: bool,
    quiet: bool,
    closed: bool,
}

impl Printer {
    /// A printer that does what the global flags say; it holds standard output until the program ends.
    pub(crate) fn new(globals: &Globals) -> Self {
        let mut printer = Self {
            out: BufWriter::with_capacity(64 * 1024, io::stdout().lock()),
            out_palette: Palette::default(),
            err_palette: Palette::default(),
            width: DEFAULT_WIDTH,
            json: false,
            quiet: false,
            closed: false,
        };
        printer.set(globals);
        printer
    }

    /// Does what these flags say from now on.
    pub(crate) fn set(&mut self, globals: &Globals) {
        self.out_palette = Palette::for_stdout(globals.color);
        self.err_palette = Palette::for_stderr(globals.color);
        self.width = globals.width.map_or_else(terminal_width, usize::from);
        self.json = globals.json;
        self.quiet = globals.quiet;
    }

    /// How many columns a line may take.
    pub(crate) const fn width(&self) -> usize {
        self.width
    }

    /// Whether answers are wanted as JSON.
    pub(crate) const fn json_wanted(&self) -> bool {
        self.json
    }

    /// Whether only answers and errors are wanted.
    pub(crate) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// The styles of standard output.
    pub(crate) const fn palette(&self) -> Palette {
        self.out_palette
    }

    /// Prints the answer of a tool, as JSON where that is wanted.
    pub(crate) fn reply(&mut self, reply: &Reply) -> Result<(), Failure> {
        if self.json {
            return self.value(&reply.json);
        }
        self.page(&reply.page)?;
        for warning in &reply.warnings {
            self.warn(&format!("warning: {warning}"));
        }
        // The page speaks of arguments, as a model needs it; here is what a person types.
        if reply.json.pointer("/result/status").is_some_and(|status| status == "needs_context") {
            self.note("\nTell Andru whom you sell to: andru-intel profile interview");
        }
        Ok(())
    }

    /// Prints a page at the terminal's width.
    pub(crate) fn page(&mut self, page: &Page) -> Result<(), Failure> {
        let text = layout::page(page, self.width, self.out_palette);
        self.text(&text)
    }

    /// Prints text as it stands; what came from outside must have been made harmless before.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.write_all(text.as_bytes()).map_err(Failure::Output)
    }

    /// Prints JSON with an indent of two.
    pub(crate) fn value(&mut self, value: &Value) -> Result<(), Failure> {
        self.text(&json_text(&format!("{value:#}\n")))
    }

    /// Says something beside the answer, on standard error; `--quiet` leaves it out.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.quiet {
            self.warn(text);
        }
    }

    /// Says something on standard error whether or not `--quiet` was given.
    pub(crate) fn warn(&mut self, text: &str) {
        self.stderr(&format!("{}\n", lines_made_harmless(text)));
    }

    /// Says a whole page beside the answer, on standard error.
    pub(crate) fn note_page(&mut self, page: &Page) {
        if !self.quiet {
            self.warn_page(page);
        }
    }

    /// Says a whole page on standard error whether or not `--quiet` was given.
    pub(crate) fn warn_page(&mut self, page: &Page) {
        let text = layout::page(page, self.width, self.err_palette);
        self.stderr(&text);
    }

    /// Says something behind a mark, wrapped and set in under its first word.
    pub(crate) fn say(&mut self, mark: &str, text: &str) {
        let text = layout::hanging_text(mark, text, self.width);
        self.stderr(&text);
    }

    /// Asks a question on standard error and leaves the cursor behind it.
    pub(crate) fn ask(&mut self, text: &str) {
        self.stderr(&format!("{} ", lines_made_harmless(text)));
    }

    /// Reports why the command failed and gives the exit code.
    pub(crate) fn failure(&mut self, failure: &Failure) -> u8 {
        if self.closed {
            return exit::OK;
        }
        match failure {
            Failure::Call(error) => self.error(error),
            Failure::Usage(error) => self.usage(error),
            Failure::Output(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
                self.error(
                    &ToolError::new(andru_core::ErrorKind::Unavailable, failure.to_string())
                        .caused_by(cause.to_string()),
                );
            }
            Failure::Output(_) | Failure::Reported(_) => {}
        }
        failure.exit_code()
    }

    /// Writes what is still held back; a reader that has gone is no failure.
    pub(crate) fn finish(&mut self) -> Result<(), Failure> {
        self.flush().map_err(Failure::Output)
    }

    fn error(&mut self, error: &ToolError) {
        let style = self.err_palette.error;
        let mut text = format!("{style}error:{style:#} {}\n", harmless(&error.chain()));
        for hint in error.hints() {
            let strong = self.err_palette.strong;
            let _ = writeln!(text, "{strong}hint:{strong:#} {}", harmless(hint));
        }
        self.stderr(&text);
    }

    /// Help that was asked for goes to standard output, a complaint to standard error.
    fn usage(&mut self, error: &clap::Error) {
        let palette = if error.use_stderr() { self.err_palette } else { self.out_palette };
        let styled = error.render();
        let text = if palette.is_coloured() { styled.ansi().to_string() } else { styled.to_string() };
        if error.use_stderr() {
            self.stderr(&text);
        } else {
            let _ = self.write_all(text.as_bytes());
        }
    }

    /// Standard output first, so that both read in order on one terminal. A lost note is no failure.
    fn stderr(&mut self, text: &str) {
        let _ = self.flush();
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

/// Remembers that the reader has gone, whoever was writing.
impl Write for Printer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.out.write(bytes);
        self.closed |= is_broken_pipe(&result);
        result
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.out.flush();
        self.closed |= is_broken_pipe(&result);
        result
    }
}

fn is_broken_pipe<T>(result: &io::Result<T>) -> bool {
    result.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// The columns of the terminal that standard output or standard error is, else [`DEFAULT_WIDTH`].
pub(crate) fn terminal_width() -> usize {
    if !io::stdout().is_terminal() {
        return DEFAULT_WIDTH;
    }
    terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0).max(20))
}

/// JSON in which the characters that a terminal could obey are escaped; it means the same JSON.
///
/// `serde_json` escapes control characters below U+0020 only. All of these can occur inside strings only.
pub(crate) fn json_text(json: &str) -> Cow<'_, str> {
    if json.bytes().all(|byte| byte.is_ascii() && byte != 0x7F) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '\n' => out.push('\n'),
            letter if letter.is_ascii() && letter != '\u{7F}' => out.push(letter),
            letter => {
                let text = letter.to_string();
                if harmless(&text) == text {
                    out.push(letter);
                } else {
                    text.encode_utf16().for_each(|unit| {
                        let _ = write!(out, "\\u{unit:04x}");
                    });
                }
            }
        }
    }
    Cow::Owned(out)
}

fn lines_made_harmless(text: &str) -> String {
    text.lines().map(harmless).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_for_a_terminal_means_the_same_and_does_nothing() {
        let value = serde_json::json!({ "a\u{9b}": "b\u{202e}\u{7f}c\u{e0001}é日", "d": "line\nbreak" });
        let text = json_text(&value.to_string()).into_owned();
        assert_eq!(text, "{\"a\\u009b\":\"b\\u202e\\u007fc\\udb40\\udc01é日\",\"d\":\"line\\nbreak\"}");
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(value));
    }
}
