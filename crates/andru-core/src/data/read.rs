//! The records of an export, read one by one.

use std::io::{BufRead, Read as _};

use andru_tools::{ErrorKind, ToolError};
use serde::Deserialize;
use serde_json::Value;

use super::FORMAT;

/// The longest line: a model of many columns is the largest record there is, a few megabytes.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The records of an export, its head and its end checked.
pub(super) struct Records<'a> {
    input: &'a mut dyn BufRead,
    state: State,
    line: u64,
    read_so_far: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Head,
    Records,
    Done,
}

/// A line of an export.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Record { kind: String, value: Value },
    End { andru: End, records: u64 },
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum End {
    End,
}

/// The first line of an export.
#[derive(Deserialize)]
struct Head {
    andru: String,
    format: u64,
}

impl<'a> Records<'a> {
    /// The records of `input`, of which nothing is read yet.
    pub(super) fn new(input: &'a mut dyn BufRead) -> Self {
        Self { input, state: State::Head, line: 0, read_so_far: 0 }
    }

    fn read(&mut self) -> Result<Option<(String, Value)>, ToolError> {
        if self.state == State::Head {
            self.check_head()?;
            self.state = State::Records;
        }
        let text = self
            .next_line()?
            .ok_or_else(|| wrong(format!("the export is cut short: it has {} records and no end", self.read_so_far)))?;
        match serde_json::from_slice(&text).map_err(|_| self.no_record())? {
            Line::Record { kind, value } => {
                self.read_so_far += 1;
                Ok(Some((kind, value)))
            }
            Line::End { andru: End::End, records } if records == self.read_so_far => Ok(None),
            Line::End { records, .. } => {
                Err(wrong(format!("the export should have {records} records and has {}", self.read_so_far)))
            }
        }
    }

    fn check_head(&mut self) -> Result<(), ToolError> {
        let no_export = || wrong("this is not an export of Andru");
        let text = self.next_line()?.ok_or_else(no_export)?;
        let head: Head = serde_json::from_slice(&text).map_err(|_| no_export())?;
        match (head.andru.as_str(), head.format) {
            ("export", FORMAT) => Ok(()),
            ("export", format) => {
                Err(wrong(format!("the export has form {format}, this version knows {FORMAT}")).hinted("update Andru"))
            }
            _ => Err(no_export()),
        }
    }

    /// The next line that is not blank; `None` at the end.
    fn next_line(&mut self) -> Result<Option<Vec<u8>>, ToolError> {
        loop {
            self.line += 1;
            let mut text = Vec::new();
            let read = (&mut *self.input).take(LONGEST).read_until(b'\n', &mut text).map_err(|error| {
                ToolError::new(ErrorKind::Unavailable, "the export cannot be read").caused_by(error)
            })?;
            if read as u64 == LONGEST {
                return Err(wrong(format!("line {} is longer than 64 MB", self.line)));
            }
            if read == 0 {
                return Ok(None);
            }
            if !text.trim_ascii().is_empty() {
                return Ok(Some(text));
            }
        }
    }

    fn no_record(&self) -> ToolError {
        wrong(format!("line {} is no record of an export", self.line))
    }
}

impl Iterator for Records<'_> {
    type Item = Result<(String, Value), ToolError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Done {
            return None;
        }
        let next = self.read();
        if !matches!(next, Ok(Some(_))) {
            self.state = State::Done;
        }
        next.transpose()
    }
}

fn wrong(message: impl Into<String>) -> ToolError {
    ToolError::invalid(message).hinted("give what `andru-intel data export` wrote")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let mut input = text.as_bytes();
        Records::new(&mut input).map(|record| record.map(|(kind, _)| kind).map_err(|error| error.to_string())).collect()
    }

    const HEAD: &str = "{\"andru\":\"export\",\"format\":1}\n";

    #[test]
    fn a_whole_export_is_read() {
        let text = format!("{HEAD}{{\"kind\":\"run\",\"value\":{{}}}}\n\n{{\"andru\":\"end\",\"records\":1}}\n");
        assert_eq!(read(&text).unwrap(), ["run"]);
    }

    #[test]
    fn whatever_is_wrong_is_said() {
        for (text, message) in [
            (String::new(), "this is not an export of Andru"),
            ("{}".into(), "this is not an export of Andru"),
            ("name,industry\nx,y".into(), "this is not an export of Andru"),
            ("{\"andru\":\"export\",\"format\":2}".into(), "the export has form 2, this version knows 1"),
            (HEAD.into(), "the export is cut short: it has 0 records and no end"),
            (format!("{HEAD}{{\"kind\":7}}"), "line 2 is no record of an export"),
            (format!("{HEAD}{{\"andru\":\"end\",\"records\":1}}"), "the export should have 1 records and has 0"),
        ] {
            assert_eq!(read(&text).unwrap_err(), message, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_fall_over(text in "\\PC{0,80}") {
            let _ = read(&text);
            let _ = read(&format!("{HEAD}{text}"));
        }
    }
}
