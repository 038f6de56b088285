//! A stream taken apart: counted, hashed, decoded from UTF-16, without NUL bytes, its first bytes looked at.

use std::cell::Cell;
use std::io::{self, BufRead, Read};

use andru_tools::dispatch::hexadecimal;
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use sha2::{Digest, Sha256};

/// How many bytes are looked at before the first row is read.
const PREFIX: usize = 128 << 10;
/// How many bytes are read at a time.
const CHUNK: usize = 64 << 10;

/// A reader that counts what passes and knows the SHA-256 of it.
pub struct Counted<'a> {
    inner: &'a mut dyn Read,
    bytes: &'a Cell<u64>,
    hasher: Sha256,
}

impl<'a> Counted<'a> {
    /// Counts what is read from `inner` into `bytes`.
    pub fn new(inner: &'a mut dyn Read, bytes: &'a Cell<u64>) -> Self {
        Self { inner, bytes, hasher: Sha256::new() }
    }

    /// The SHA-256 of everything read, in lower-case hexadecimal.
    pub fn finish(self) -> String {
        hexadecimal(&self.hasher.finalize())
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if let Some(read) = buffer.get(..count) {
            self.hasher.update(read);
        }
        self.bytes.set(self.bytes.get() + count as u64);
        Ok(count)
    }
}

/// The text of a list: without a byte order mark, UTF-16 turned into UTF-8, NUL bytes left out, lines ended by `\n`
/// where they were ended by `\r` alone.
///
/// What is neither UTF-8 nor marked as UTF-16 passes as it is: cells are decoded one by one, later.
pub struct Input<'a> {
    decoded: DecodeReaderBytes<&'a mut dyn Read, Vec<u8>>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    nul_bytes: u64,
    /// Whether lines end with `\r` alone, as on old Macs; they are given as `\n`.
    old_mac: bool,
    ended: bool,
}

impl<'a> Input<'a> {
    /// Opens a stream and reads its first bytes.
    ///
    /// # Errors
    /// Whatever the stream reports.
    pub fn open(source: &'a mut dyn Read) -> io::Result<Self> {
        let decoded = DecodeReaderBytesBuilder::new()
            .utf8_passthru(true)
            .strip_bom(true)
            .build_with_buffer(source, vec![0; CHUNK])
            .map_err(|error| io::Error::other(error.to_string()))?;
        let mut input =
            Self { decoded, buffer: vec![0; PREFIX], start: 0, end: 0, nul_bytes: 0, old_mac: false, ended: false };
        while input.end < input.buffer.len() && !input.ended {
            input.fill()?;
        }
        if input.prefix().contains(&b'\r') && !input.prefix().contains(&b'\n') {
            input.old_mac = true;
            input.buffer.iter_mut().for_each(mend);
        }
        Ok(input)
    }

    /// The first bytes of the list, before anything was read from it.
    pub fn prefix(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether [`Input::prefix`] is the whole list.
    pub fn prefix_is_all(&self) -> bool {
        self.ended
    }

    /// How many NUL bytes were left out.
    pub fn nul_bytes(&self) -> u64 {
        self.nul_bytes
    }

    /// Reads once more into the free end of the buffer.
    fn fill(&mut self) -> io::Result<()> {
        let Some(free) = self.buffer.get_mut(self.end..) else { return Ok(()) };
        let count = match self.decoded.read(free) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            Err(error) => return Err(error),
        };
        self.ended = count == 0;
        let Some(read) = free.get_mut(..count) else { return Ok(()) };
        let mut kept = count;
        if read.contains(&0) {
            kept = without_nul(read);
            self.nul_bytes += (count - kept) as u64;
        }
        if self.old_mac {
            read.iter_mut().for_each(mend);
        }
        self.end += kept;
        Ok(())
    }
}

fn mend(byte: &mut u8) {
    if *byte == b'\r' {
        *byte = b'\n';
    }
}

/// Moves what is not NUL to the front and returns how much that is.
fn without_nul(bytes: &mut [u8]) -> usize {
    let mut kept = 0;
    for at in 0..bytes.len() {
        if bytes.get(at).is_some_and(|byte| *byte != 0) {
            bytes.swap(kept, at);
            kept += 1;
        }
    }
    kept
}

impl BufRead for Input<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
        while self.start == self.end && !self.ended {
            self.fill()?;
        }
        Ok(self.prefix())
    }

    fn consume(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
    }
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> (Vec<u8>, u64, String) {
        let count = Cell::new(0);
        let mut source = bytes;
        let mut counted = Counted::new(&mut source, &count);
        let mut input = Input::open(&mut counted).unwrap();
        let mut text = Vec::new();
        input.read_to_end(&mut text).unwrap();
        assert_eq!(count.get(), bytes.len() as u64);
        let nul_bytes = input.nul_bytes();
        (text, nul_bytes, counted.finish())
    }

    #[test]
    fn marks_utf_16_and_nul_are_taken_away() {
        let utf16 =
            |order: fn(u16) -> [u8; 2]| -> Vec<u8> { "\u{feff}Größe,a\n".encode_utf16().flat_map(order).collect() };
        assert_eq!(text_of(&utf16(u16::to_le_bytes)).0, "Größe,a\n".as_bytes());
        assert_eq!(text_of(&utf16(u16::to_be_bytes)).0, "Größe,a\n".as_bytes());
        assert_eq!(text_of(b"\xef\xbb\xbfa,b").0, b"a,b");
        assert_eq!(text_of(b"Gr\xf6\xdfe").0, b"Gr\xf6\xdfe");
        let (text, nul_bytes, _) = text_of(b"a\0,\0\0b\0");
        assert_eq!((text.as_slice(), nul_bytes), (&b"a,b"[..], 4));
        assert_eq!(text_of(b"a\rb\r").0, b"a\nb\n");
        assert_eq!(text_of(b"a\r\nb\r").0, b"a\r\nb\r");
    }

    #[test]
    fn the_hash_is_of_the_bytes_as_they_came() {
        // `printf 'abc' | sha256sum`, the example of FIPS 180-4.
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(text_of(b"abc").2, hash);
        let long = vec![b'x'; 3 * PREFIX + 1];
        assert_eq!(text_of(&long).0, long);
    }
}
