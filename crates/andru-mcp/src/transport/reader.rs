//! Lines from the client, each of bounded length.

use std::io::{self, BufRead};

use rmcp::model::ClientJsonRpcMessage;
use tokio::sync::mpsc;

use super::message::{Opening, Read, message};
use super::refusal::Refusal;
use super::writer::Writer;

/// The longest line that is read, in bytes. Fifty companies as people describe them take a hundredth of it.
pub(super) const LONGEST_LINE: usize = 4 * 1024 * 1024;

/// What a line's buffer keeps between lines, in bytes.
const KEPT: usize = 64 * 1024;

/// Reads messages into `messages` until the input ends, answering what cannot be read through `answers`.
pub(super) fn read(mut input: impl BufRead, messages: &mpsc::Sender<ClientJsonRpcMessage>, answers: &Writer) {
    let mut opening = Opening::default();
    let mut line = Vec::new();
    loop {
        let read = match next_line(&mut input, &mut line) {
            Ok(Line::Whole) => message(&line),
            Ok(Line::TooLong) => Read::Refused(Refusal::too_long()),
            Ok(Line::End) => return,
            Err(error) => {
                tracing::warn!(%error, "the input cannot be read");
                return;
            }
        };
        match read {
            Read::Message(message) => {
                if opening.admits(&message) && messages.blocking_send(*message).is_err() {
                    return;
                }
            }
            Read::Nothing => {}
            Read::Refused(refusal) => {
                tracing::info!(code = refusal.code(), "refused a line");
                if answers.send(refusal.into_json().to_string().into_bytes()).is_err() {
                    return;
                }
            }
        }
    }
}

/// What [`next_line`] found.
#[derive(Debug, PartialEq, Eq)]
enum Line {
    /// A line, which is in the buffer without its line break.
    Whole,
    /// A line over the bound; it was skipped without being kept.
    TooLong,
    /// Nothing more.
    End,
}

/// Reads the next line into `line`. A last line needs no line break.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Line> {
    line.clear();
    line.shrink_to(KEPT);
    let (mut too_long, mut begun) = (false, false);
    loop {
        let available = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let at_end = available.is_empty();
        let line_break = available.iter().position(|byte| *byte == b'\n');
        let (part, used) = match line_break {
            Some(at) => (available.get(..at).unwrap_or_default(), at + 1),
            None => (available, available.len()),
        };
        too_long |= line.len() + part.len() > LONGEST_LINE;
        if too_long {
            *line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        begun |= !part.is_empty();
        input.consume(used);
        if line_break.is_some() || at_end {
            return Ok(match (too_long, at_end && !begun) {
                (true, _) => Line::TooLong,
                (false, true) => Line::End,
                (false, false) => Line::Whole,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn lines(input: &[u8], buffer: usize) -> Vec<Result<Vec<u8>, Line>> {
        let mut input = BufReader::with_capacity(buffer, input);
        let mut line = Vec::new();
        let mut found = Vec::new();
        loop {
            match next_line(&mut input, &mut line).unwrap() {
                Line::Whole => found.push(Ok(line.clone())),
                Line::End => return found,
                Line::TooLong => found.push(Err(Line::TooLong)),
            }
        }
    }

    #[test]
    fn lines_are_found_whatever_the_buffer() {
        for buffer in [1, 2, 3, 7, 100] {
            let expected: Vec<Result<Vec<u8>, Line>> =
                [&b"one"[..], b"", b"two", b"last"].iter().map(|line| Ok(line.to_vec())).collect();
            assert_eq!(lines(b"one\n\ntwo\nlast", buffer), expected);
            assert_eq!(lines(b"", buffer), []);
            assert_eq!(lines(b"\n", buffer), [Ok(Vec::new())]);
        }
    }

    #[test]
    fn a_line_over_the_bound_is_skipped_and_the_next_is_read() {
        let longest = vec![b'x'; LONGEST_LINE];
        let mut input = longest.clone();
        input.extend_from_slice(b"\n");
        input.extend(std::iter::repeat_n(b'y', LONGEST_LINE + 1));
        input.extend_from_slice(b"\nnext\n");
        input.extend(std::iter::repeat_n(b'z', LONGEST_LINE + 1));
        let found = lines(&input, 8192);
        assert_eq!(found, [Ok(longest), Err(Line::TooLong), Ok(b"next".to_vec()), Err(Line::TooLong)]);
    }
}
