//! A reader that stops in the middle of a record that is too long, so that the CSV reader never holds it.

use std::io::{self, BufRead, Read};

/// A reader with an allowance; past it the stream seems to end.
///
/// A quote that is never closed makes one record of all that follows. Whoever reads records says before each
/// one how far it may reach; when the CSV reader asks for more, it is told that the stream has ended.
pub(super) struct Gate<R> {
    inner: R,
    served: u64,
    allowed: u64,
    last: u8,
    stopped: bool,
}

impl<R: BufRead> Gate<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, served: 0, allowed: u64::MAX, last: b'\n', stopped: false }
    }

    /// Lets through bytes up to position `allowed` of the stream.
    pub(super) fn allow(&mut self, allowed: u64) {
        self.allowed = allowed;
    }

    /// Whether the stream seemed to end because the allowance was used up.
    pub(super) fn stopped(&self) -> bool {
        self.stopped
    }

    /// How many bytes were let through.
    pub(super) fn served(&self) -> u64 {
        self.served
    }

    /// Whether the last byte let through was a line break.
    pub(super) fn ends_a_line(&self) -> bool {
        self.last == b'\n'
    }

    /// The reader inside, given back.
    pub(super) fn into_inner(self) -> R {
        self.inner
    }

    /// Reads past the rest of the line, opens again, and returns whether a rest was there.
    pub(super) fn skip_line(&mut self) -> io::Result<bool> {
        self.stopped = false;
        if self.ends_a_line() {
            return Ok(false);
        }
        self.served += self.inner.skip_until(b'\n')? as u64;
        self.last = b'\n';
        Ok(true)
    }
}

impl<R: BufRead> Read for Gate<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.served >= self.allowed {
            self.stopped = true;
            return Ok(0);
        }
        let most = usize::try_from(self.allowed - self.served).unwrap_or(usize::MAX).min(buffer.len());
        let Some(buffer) = buffer.get_mut(..most) else { return Ok(0) };
        let count = self.inner.read(buffer)?;
        if let Some(last) = buffer.get(..count).and_then(<[u8]>::last) {
            self.last = *last;
        }
        self.served += count as u64;
        Ok(count)
    }
}
