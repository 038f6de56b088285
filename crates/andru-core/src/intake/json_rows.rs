//! The objects of a JSON list: one a line, or the items of one array.

use std::io::{self, BufRead};

use andru_guard::{LineRead, read_line_bounded};

use super::MAX_RECORD;
use super::json_elements::{Element, Elements};
use super::json_object::JsonRow;

/// What the next object of a list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonItem {
    /// The end of the list.
    End,
    /// An object; it is in the row.
    Row {
        /// The line it begins on, counted from 1.
        line: u64,
    },
    /// Something that cannot be read as a company.
    Bad {
        /// The line it begins on, counted from 1.
        line: u64,
        /// Why, as a lower-case fragment.
        message: String,
    },
}

/// The objects of a JSON list.
#[derive(Debug)]
pub struct JsonRows<R> {
    source: Source<R>,
    buffer: Vec<u8>,
}

#[derive(Debug)]
enum Source<R> {
    Lines { input: R, line: u64 },
    Array { elements: Elements<R>, end_told: bool },
}

impl<R: BufRead> JsonRows<R> {
    /// Reads one object a line from `input`, or the items of an array where it begins with `[`.
    ///
    /// # Errors
    /// Whatever the stream reports.
    pub fn new(mut input: R) -> io::Result<Self> {
        let is_array = begins_array(input.fill_buf()?);
        let source = if is_array {
            Source::Array { elements: Elements::new(input), end_told: false }
        } else {
            Source::Lines { input, line: 0 }
        };
        Ok(Self { source, buffer: Vec::new() })
    }

    /// Reads the next object into `row`. Empty lines are passed over.
    ///
    /// # Errors
    /// Whatever the stream reports.
    pub fn advance(&mut self, row: &mut JsonRow) -> io::Result<JsonItem> {
        let (line, fits) = match &mut self.source {
            Source::Lines { input, line } => loop {
                let read = read_line_bounded(input, MAX_RECORD, &mut self.buffer)?;
                *line += 1;
                match read {
                    LineRead::End => return Ok(JsonItem::End),
                    LineRead::Line if self.buffer.trim_ascii().is_empty() => {}
                    LineRead::Line => break (*line, true),
                    LineRead::TooLong { .. } => break (*line, false),
                }
            },
            Source::Array { elements, end_told } => match elements.advance(MAX_RECORD, &mut self.buffer)? {
                Element::End { closed } if closed || *end_told => return Ok(JsonItem::End),
                Element::End { .. } => {
                    *end_told = true;
                    let message = "the array is not closed; the list may be cut off".to_owned();
                    return Ok(JsonItem::Bad { line: elements.line(), message });
                }
                Element::Item { line } => (line, true),
                Element::TooLong { line } => (line, false),
            },
        };
        let read = if fits { row.read(&self.buffer) } else { Err(format!("over {MAX_RECORD} bytes; left out")) };
        Ok(match read {
            Ok(()) => JsonItem::Row { line },
            Err(message) => JsonItem::Bad { line, message },
        })
    }

    /// The text of the object that [`JsonRows::advance`] read last, as it came.
    pub fn text(&self) -> &[u8] {
        &self.buffer
    }

    /// What the objects are read from.
    pub fn into_inner(self) -> R {
        match self.source {
            Source::Lines { input, .. } => input,
            Source::Array { elements, .. } => elements.into_inner(),
        }
    }
}

/// Whether a text begins with `[` and then an object, an end or nothing more.
pub(super) fn begins_array(prefix: &[u8]) -> bool {
    let rest = prefix.trim_ascii_start().strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    rest.is_some_and(|rest| matches!(rest.first(), None | Some(b'{' | b']')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Cells;

    fn read(text: &str) -> Vec<String> {
        let mut rows = JsonRows::new(text.as_bytes()).unwrap();
        let mut row = JsonRow::default();
        let mut read = Vec::new();
        loop {
            match rows.advance(&mut row).unwrap() {
                JsonItem::End => return read,
                JsonItem::Row { line } => read.push(format!("{line}: {}", row.cell(0))),
                JsonItem::Bad { line, message } => read.push(format!("{line}! {message}")),
            }
        }
    }

    #[test]
    fn a_bad_line_costs_itself_alone() {
        let text = format!("{{\"a\": 1}}\n\n{{bad}}\r\n[1]\n{{\"a\": \"{}\"}}\n{{\"a\": 2}}", "x".repeat(MAX_RECORD));
        let want = [
            "1: 1",
            "3! not valid JSON: key must be a string",
            "4! not a JSON object",
            "5! over 1048576 bytes; left out",
            "6: 2",
        ];
        assert_eq!(read(&text), want);
    }

    #[test]
    fn an_array_is_read_item_by_item() {
        assert_eq!(read("[\n{\"a\": 1},\n7,\n{\"a\": 2}\n]\n"), ["2: 1", "3! not a JSON object", "4: 2"]);
        assert_eq!(read("[{\"a\": 1}"), ["1: 1", "1! the array is not closed; the list may be cut off"]);
        assert_eq!(read("[]"), Vec::<String>::new());
    }
}
