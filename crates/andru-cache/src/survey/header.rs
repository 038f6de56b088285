//! The head of a database file, read as bytes: opening it as a database would create files beside it.
//!
//! Its form is given in "Database File Format" of SQLite's documentation, section 1.3.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::part::Part;

/// Whether a file is a database of Andru, as far as its first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Nothing is in it yet, or all of it still waits in the log beside it.
    Empty,
    /// A database of this format; `known` is the newest this version knows.
    Version {
        /// The format it has; one waiting in the log beside it is not counted.
        found: u32,
        /// The newest format known here.
        known: i64,
    },
    /// No database, or one that cannot be read.
    Unreadable,
}

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Where the version of the schema stands, as four bytes with the greatest first.
const USER_VERSION: std::ops::Range<usize> = 60..64;

/// Reads the head of the file of a part.
#[expect(clippy::disallowed_methods, reason = "a database of the store, in Andru's own directory")]
pub(super) fn read(path: &Path, part: &Part) -> Format {
    let mut head = Vec::with_capacity(USER_VERSION.end);
    let read = fs::File::open(path).and_then(|file| file.take(USER_VERSION.end as u64).read_to_end(&mut head));
    if read.is_err() {
        return Format::Unreadable;
    }
    if head.is_empty() {
        return Format::Empty;
    }
    let version = head.get(USER_VERSION).and_then(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes);
    match version {
        Some(0) if head.starts_with(MAGIC) => Format::Empty,
        Some(found) if head.starts_with(MAGIC) => Format::Version { found, known: part.version() },
        _ => Format::Unreadable,
    }
}
