//! The items of a JSON array, one by one, without holding the array.

use std::io::{self, BufRead};

/// What stands next in an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// The array has ended, or the stream has.
    End {
        /// Whether the array was closed with `]`.
        closed: bool,
    },
    /// An item; its text is in the buffer.
    Item { line: u64 },
    /// An item over the bound; it was read past.
    TooLong { line: u64 },
}

/// Finds the items of one array by its brackets, strings and commas; what an item means is not looked at.
#[derive(Debug)]
pub(super) struct Elements<R> {
    input: R,
    line: u64,
    opened: bool,
    closed: bool,
}

impl<R: BufRead> Elements<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, line: 1, opened: false, closed: false }
    }

    pub(super) fn into_inner(self) -> R {
        self.input
    }

    /// The line that is read next, counted from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next item of at most `most` bytes into `buffer`.
    pub(super) fn advance(&mut self, most: usize, buffer: &mut Vec<u8>) -> io::Result<Element> {
        buffer.clear();
        let Some(line) = self.skip_to_item()? else { return Ok(Element::End { closed: self.closed }) };
        let mut item = Item::default();
        let mut fits = true;
        while let Some(byte) = self.peek()? {
            if item.ends_before(byte) {
                break;
            }
            self.take(byte);
            fits = fits && buffer.len() < most;
            if fits {
                buffer.push(byte);
            }
            if item.ends_with(byte) {
                break;
            }
        }
        Ok(if fits { Element::Item { line } } else { Element::TooLong { line } })
    }

    /// Passes blanks, commas and the opening bracket; the line of the item, or `None` at the end.
    fn skip_to_item(&mut self) -> io::Result<Option<u64>> {
        while !self.closed {
            let Some(byte) = self.peek()? else { return Ok(None) };
            match byte {
                b']' => self.closed = true,
                b'[' if !self.opened => self.opened = true,
                b',' => {}
                _ if byte.is_ascii_whitespace() => {}
                _ => return Ok(Some(self.line)),
            }
            self.take(byte);
        }
        Ok(None)
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.input.fill_buf() {
                Ok(available) => return Ok(available.first().copied()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn take(&mut self, byte: u8) {
        self.line += u64::from(byte == b'\n');
        self.input.consume(1);
    }
}

/// Where in an item one is.
#[derive(Debug, Default)]
struct Item {
    depth: u64,
    in_string: bool,
    escaped: bool,
}

impl Item {
    fn ends_before(&self, byte: u8) -> bool {
        self.depth == 0 && !self.in_string && matches!(byte, b',' | b']')
    }

    /// Takes a byte in; whether the item ends with it.
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.in_string {
            self.in_string = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return false;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> (Vec<(u64, String)>, bool) {
        let mut elements = Elements::new(text.as_bytes());
        let mut buffer = Vec::new();
        let mut items = Vec::new();
        loop {
            match elements.advance(40, &mut buffer).unwrap() {
                Element::End { closed } => return (items, closed),
                Element::Item { line } => items.push((line, String::from_utf8_lossy(&buffer).trim().to_owned())),
                Element::TooLong { line } => items.push((line, "(too long)".to_owned())),
            }
        }
    }

    #[test]
    fn brackets_in_strings_are_words() {
        let (found, closed) = items("[\n {\"a\": \"}],\\\"[\"},\n{\"b\": {\"c\": [1, 2]}}, 12 , \"x,]\"\n]\n");
        let want = ["{\"a\": \"}],\\\"[\"}", "{\"b\": {\"c\": [1, 2]}}", "12", "\"x,]\""];
        assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), want);
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 3, 3]);
        assert!(closed);
    }

    #[test]
    fn long_items_and_missing_ends_are_told() {
        let text = format!("[{{\"a\": \"{}\"}}, {{\"b\": 1}}", "x".repeat(100));
        let (found, closed) = items(&text);
        assert_eq!(found, [(1, "(too long)".to_owned()), (1, "{\"b\": 1}".to_owned())]);
        assert!(!closed);
        assert_eq!(items("[]"), (vec![], true));
    }
}
