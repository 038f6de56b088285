//! Lines of bounded length from a stream of any length.

use std::io::{self, BufRead, Read};

/// What [`read_line_bounded`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineRead {
    /// The end of the stream; the buffer is empty.
    End,
    /// A line; it is in the buffer without its line break.
    Line,
    /// A line over the bound. It was read past without being kept; the buffer is empty.
    TooLong {
        /// How many bytes it had, without its line break.
        length: u64,
    },
}

/// Reads one line of at most `most` bytes into `buffer`, which is cleared first.
///
/// Lines end with `\n`, a `\r` before it is taken off too, and the last line needs no end. A longer line is
/// skipped to its end, never holding more than `most` bytes and the break of it, and the next call reads the
/// line after it.
///
/// # Errors
/// Whatever the reader reports, but interruptions, which are tried again.
pub fn read_line_bounded(reader: &mut impl BufRead, most: usize, buffer: &mut Vec<u8>) -> io::Result<LineRead> {
    buffer.clear();
    // Two bytes more than a line may have: its break.
    let bound = (most as u64).saturating_add(2);
    if reader.by_ref().take(bound).read_until(b'\n', buffer)? == 0 {
        return Ok(LineRead::End);
    }
    let ended = buffer.last() == Some(&b'\n');
    if ended {
        buffer.pop();
        if buffer.last() == Some(&b'\r') {
            buffer.pop();
        }
    }
    if buffer.len() <= most {
        return Ok(LineRead::Line);
    }
    let length = buffer.len() as u64;
    let last = buffer.last().copied().unwrap_or_default();
    buffer.clear();
    Ok(LineRead::TooLong { length: if ended { length } else { skip_line(reader, length, last)? } })
}

/// Reads to the end of a line of which `skipped` bytes were read, the last of them `last`, and returns its length
/// without its break.
fn skip_line(reader: &mut impl BufRead, mut skipped: u64, mut last: u8) -> io::Result<u64> {
    loop {
        let available = match reader.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let Some(&end) = available.last() else { return Ok(skipped) };
        if let Some(at) = available.iter().position(|byte| *byte == b'\n') {
            let before = at.checked_sub(1).and_then(|at| available.get(at)).copied().unwrap_or(last);
            reader.consume(at + 1);
            return Ok((skipped + at as u64).saturating_sub(u64::from(before == b'\r')));
        }
        last = end;
        let taken = available.len();
        skipped += taken as u64;
        reader.consume(taken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::BufReader;

    fn lines(text: &[u8], most: usize, chunk: usize) -> Vec<Result<Vec<u8>, u64>> {
        let mut reader = BufReader::with_capacity(chunk, text);
        let mut buffer = Vec::new();
        let mut lines = Vec::new();
        loop {
            match read_line_bounded(&mut reader, most, &mut buffer).unwrap() {
                LineRead::End => return lines,
                LineRead::Line => lines.push(Ok(buffer.clone())),
                LineRead::TooLong { length } => lines.push(Err(length)),
            }
            assert!(buffer.capacity() <= 2 * (most + 2).max(32), "{} bytes held", buffer.capacity());
        }
    }

    #[test]
    fn long_lines_are_skipped_and_the_next_is_read() {
        let text = b"one\r\n\nfar too long\r\nend";
        assert_eq!(lines(text, 5, 4), [Ok(b"one".to_vec()), Ok(vec![]), Err(12), Ok(b"end".to_vec())]);
        assert_eq!(lines(b"12345\r\n", 5, 1), [Ok(b"12345".to_vec())]);
        assert_eq!(lines(b"", 5, 1), []);
    }

    #[test]
    fn a_line_of_20_mb_is_not_held() {
        let mut reader = BufReader::new(io::repeat(b'x').take(20 << 20).chain(&b"\nnext"[..]));
        let mut buffer = Vec::new();
        let first = read_line_bounded(&mut reader, 1024, &mut buffer).unwrap();
        assert_eq!(first, LineRead::TooLong { length: 20 << 20 });
        assert!(buffer.capacity() < 8192);
        assert_eq!(read_line_bounded(&mut reader, 1024, &mut buffer).unwrap(), LineRead::Line);
        assert_eq!(buffer, b"next");
    }

    proptest! {
        #[test]
        fn agrees_with_splitting_the_whole(text in "[ab\r\n]{0,60}", most in 0_usize..8, chunk in 1_usize..9) {
            let whole: Vec<Result<Vec<u8>, u64>> = text
                .split_inclusive('\n')
                .map(|line| {
                    let line = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
                    if line.len() <= most { Ok(line.as_bytes().to_vec()) } else { Err(line.len() as u64) }
                })
                .collect();
            prop_assert_eq!(lines(text.as_bytes(), most, chunk), whole);
        }
    }
}
