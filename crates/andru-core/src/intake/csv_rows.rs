//! The records of a CSV list, of bounded length, with the line each begins on.

use std::io::{self, BufRead};

use csv::{ByteRecord, Terminator};
use encoding_rs::WINDOWS_1252;

use super::MAX_RECORD;
use super::cells::{Cells, RawCells, tidy};
use super::gate::Gate;

/// What the next record of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvItem {
    /// The end of the list.
    End,
    /// A record; [`CsvRows::row`] gives its cells.
    Row {
        /// The line it begins on, counted from 1.
        line: u64,
    },
    /// A record over [`MAX_RECORD`]; it was read past, and so was the rest of the line it was given up on.
    TooLong {
        /// The line it begins on, counted from 1.
        line: u64,
    },
}

/// The records of a CSV list.
pub struct CsvRows<R> {
    /// Empty only while it is being replaced.
    reader: Option<csv::Reader<Gate<R>>>,
    delimiter: u8,
    /// The bytes and lines that came before what the present reader counts.
    base: (u64, u64),
    record: ByteRecord,
    decoded: ByteRecord,
    decoded_cells: u64,
}

impl<R: BufRead> CsvRows<R> {
    /// Reads records from `input`, their cells between `delimiter`s.
    pub fn new(input: R, delimiter: u8) -> Self {
        let (record, decoded) = (ByteRecord::new(), ByteRecord::new());
        let mut rows = Self { reader: None, delimiter, base: (0, 0), record, decoded, decoded_cells: 0 };
        rows.open(Gate::new(input));
        rows
    }

    /// Reads the next record.
    ///
    /// # Errors
    /// Whatever the stream reports.
    pub fn advance(&mut self) -> io::Result<CsvItem> {
        let Some(reader) = &mut self.reader else { return Ok(CsvItem::End) };
        let (byte, first_line) = (reader.position().byte(), reader.position().line());
        reader.get_mut().allow(self.base.0 + byte + MAX_RECORD as u64);
        let found = reader.read_byte_record(&mut self.record).map_err(io_error)?;
        if reader.get_ref().stopped() {
            let line = self.base.1 + first_line;
            self.skip_record()?;
            return Ok(CsvItem::TooLong { line });
        }
        if !found {
            return Ok(CsvItem::End);
        }
        let lines = reader.position().line() - first_line;
        let blank_lines = if lines <= 1 { 0 } else { self.blank_lines_before(lines) };
        Ok(CsvItem::Row { line: self.base.1 + first_line + blank_lines })
    }

    /// The cells of the record that [`CsvRows::advance`] read last.
    ///
    /// Cells that are not UTF-8 are read as Windows-1252, which has a meaning for every byte, and counted.
    pub fn row(&mut self) -> CsvRow<'_> {
        if let Ok(text) = str::from_utf8(self.record.as_slice())
            && cells_are_whole(text, &self.record)
        {
            return CsvRow { text, record: &self.record };
        }
        self.decoded.clear();
        for cell in &self.record {
            if str::from_utf8(cell).is_ok() {
                self.decoded.push_field(cell);
            } else {
                self.decoded.push_field(WINDOWS_1252.decode_without_bom_handling(cell).0.as_bytes());
                self.decoded_cells += 1;
            }
        }
        CsvRow { text: str::from_utf8(self.decoded.as_slice()).unwrap_or_default(), record: &self.decoded }
    }

    /// How many cells were not UTF-8 so far.
    pub fn decoded_cells(&self) -> u64 {
        self.decoded_cells
    }

    /// What the records are read from, once there are no more.
    pub fn into_inner(self) -> Option<R> {
        self.reader.map(|reader| reader.into_inner().into_inner())
    }

    fn open(&mut self, gate: Gate<R>) {
        self.base.0 = gate.served();
        // With `\n` alone as terminator a record always takes its line break with it, so lines can be counted;
        // a `\r` before it is taken off with the other blanks of the last cell.
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .terminator(Terminator::Any(b'\n'))
            .buffer_capacity(32 << 10)
            .from_reader(gate);
        self.reader = Some(reader);
    }

    /// Gives up the record that used up its allowance and begins anew at the next line.
    fn skip_record(&mut self) -> io::Result<()> {
        let Some(reader) = self.reader.take() else { return Ok(()) };
        let breaks_read = reader.position().line() - 1;
        let mut gate = reader.into_inner();
        self.base.1 += breaks_read + u64::from(gate.skip_line()?);
        self.open(gate);
        Ok(())
    }

    /// How many of the `lines` line breaks just read came before the record; the CSV reader skips empty lines.
    fn blank_lines_before(&self, lines: u64) -> u64 {
        let inside = self.record.as_slice().split(|byte| *byte == b'\n').skip(1).count() as u64;
        let at_the_end = self.reader.as_ref().is_some_and(|reader| {
            let gate = reader.get_ref();
            gate.ends_a_line() || self.base.0 + reader.position().byte() < gate.served()
        });
        lines.saturating_sub(inside + u64::from(at_the_end))
    }
}

/// Whether every cell begins and ends between two characters of `text`, which is all cells in a row.
fn cells_are_whole(text: &str, record: &ByteRecord) -> bool {
    text.is_ascii()
        || (0..record.len()).all(|at| record.range(at).is_some_and(|range| text.is_char_boundary(range.end)))
}

fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::new(io::ErrorKind::InvalidData, format!("{other:?}")),
    }
}

/// The cells of one record.
#[derive(Debug, Clone, Copy)]
pub struct CsvRow<'r> {
    text: &'r str,
    record: &'r ByteRecord,
}

impl CsvRow<'_> {
    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.record.len()
    }

    /// Whether nothing is written in it.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether something is written in a cell from number `from` on.
    pub fn is_written_from(&self, from: usize) -> bool {
        (from..self.len()).any(|column| !self.cell(column).is_empty())
    }

    /// Every cell as a text of its own.
    pub fn to_texts(&self) -> Vec<String> {
        (0..self.len()).map(|column| self.cell(column).to_owned()).collect()
    }
}

impl Cells for CsvRow<'_> {
    fn cell(&self, column: usize) -> &str {
        self.record.range(column).and_then(|range| self.text.get(range)).map(tidy).unwrap_or_default()
    }
}

impl RawCells for CsvRow<'_> {
    fn raw(&self, column: usize) -> &str {
        let text = self.record.range(column).and_then(|range| self.text.get(range)).unwrap_or_default();
        // The line break of a list from Windows is not part of its last cell.
        if column + 1 == self.record.len() { text.strip_suffix('\r').unwrap_or(text) } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Vec<(u64, Vec<String>)> {
        let mut rows = CsvRows::new(text, b',');
        let mut read = Vec::new();
        loop {
            match rows.advance().unwrap() {
                CsvItem::End => return read,
                CsvItem::TooLong { line } => read.push((line, vec!["(too long)".to_owned()])),
                CsvItem::Row { line } => read.push((line, rows.row().to_texts())),
            }
        }
    }

    fn lines(text: &str) -> Vec<(u64, String)> {
        read(text.as_bytes()).into_iter().map(|(line, cells)| (line, cells.join("|"))).collect()
    }

    #[test]
    fn each_record_knows_the_line_it_begins_on() {
        let want =
            |pairs: &[(u64, &str)]| pairs.iter().map(|(line, text)| (*line, (*text).to_owned())).collect::<Vec<_>>();
        assert_eq!(lines("a,b\n1,\"2\n2\"\n\n\n3,4\n5,6"), want(&[(1, "a|b"), (2, "1|2\n2"), (6, "3|4"), (7, "5|6")]));
        assert_eq!(lines("\n\na,b\n"), want(&[(3, "a|b")]));
        assert_eq!(lines("a\n\n\nb"), want(&[(1, "a"), (4, "b")]));
        assert_eq!(lines("a,b\r\n\r\n1,2\r\n"), want(&[(1, "a|b"), (2, ""), (3, "1|2")]));
        assert_eq!(lines("a,\"b\"\r\n\"1\",\"2\"\r\n"), want(&[(1, "a|b"), (2, "1|2")]));
    }

    #[test]
    fn cells_that_are_not_utf_8_are_windows_1252() {
        let mut rows = CsvRows::new(&b"Gr\xf6\xdfe,\xe2\x82\xac 5,\x80 5,\xc3,\xa9\n"[..], b',');
        rows.advance().unwrap();
        assert_eq!(rows.row().to_texts(), ["Größe", "€ 5", "€ 5", "Ã", "©"]);
        assert_eq!(rows.decoded_cells(), 4);
        // Two halves of one character in neighbouring cells are not that character.
        let mut rows = CsvRows::new(&b"\xc3,\xa9\n"[..], b',');
        rows.advance().unwrap();
        assert_eq!(rows.row().to_texts(), ["Ã", "©"]);
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_one_record_not_the_list() {
        let mut text = b"a,b\n1,\"never closed\n".to_vec();
        while text.len() < MAX_RECORD + 100 {
            text.extend_from_slice(b"x,y\n");
        }
        let lost = text.split(|byte| *byte == b'\n').skip(1).count() as u64;
        text.extend_from_slice(b"after,z\n");
        let read = read(&text);
        assert_eq!(read.get(1).unwrap(), &(2, vec!["(too long)".to_owned()]));
        assert_eq!(read.last().unwrap(), &(lost + 1, vec!["after".to_owned(), "z".to_owned()]));
        assert!(read.len() < 40, "{}", read.len());
    }

    #[test]
    fn a_long_line_is_given_up_to_its_end() {
        let text = format!("a\n{}\nb\n", "x".repeat(3 * MAX_RECORD));
        assert_eq!(lines(&text), [(1, "a".to_owned()), (2, "(too long)".to_owned()), (3, "b".to_owned())]);
    }
}
