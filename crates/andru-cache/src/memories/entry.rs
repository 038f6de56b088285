//! A key in the index: 12 bytes and the key itself.

use andru_tools::ports::memories::{Category, MemoryType};

/// The bytes before the key: what it is, its length, its versions, the time of the last one.
const HEAD: usize = 12;

/// A time as a number of 14 digits, `20261124100000`: it compares as the time does, and fits into 6 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stamp(u64);

impl Stamp {
    /// The digits of a time that was [checked](andru_tools::ports::memories::NewMemory::problem).
    pub(super) fn of(time: &str) -> Self {
        Self(time.bytes().filter(u8::is_ascii_digit).fold(0, |number, digit| 10 * number + u64::from(digit - b'0')))
    }
}

/// What the index knows of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// What the memory is about.
    pub(super) category: Category,
    /// Its name.
    pub(super) key: String,
    /// The type of its last version.
    pub(super) memory_type: MemoryType,
    /// How many versions there are: at least 1.
    pub(super) versions: u32,
    /// When the last version was logged.
    pub(super) stamp: Stamp,
}

/// An entry as it lies in a segment.
#[derive(Debug, Clone, Copy)]
pub(super) struct EntryBytes<'a> {
    pub(super) category: Category,
    pub(super) memory_type: MemoryType,
    pub(super) versions: u32,
    pub(super) stamp: Stamp,
    pub(super) key: &'a [u8],
}

impl Entry {
    /// Writes the entry behind `segment`.
    pub(super) fn write(&self, segment: &mut Vec<u8>) {
        let kind = position(&Category::ALL, self.category) | position(&MemoryType::ALL, self.memory_type) << 4;
        // A key has at most 100 bytes.
        let length = u8::try_from(self.key.len()).unwrap_or(u8::MAX);
        segment.extend_from_slice(&[kind, length]);
        segment.extend_from_slice(&self.versions.to_le_bytes());
        segment.extend(self.stamp.0.to_le_bytes().into_iter().take(6));
        segment.extend(self.key.bytes().take(usize::from(length)));
    }

    /// Whether this is the entry of that key.
    pub(super) fn is(&self, category: Category, key: &str) -> bool {
        self.category == category && self.key == key
    }
}

impl<'a> EntryBytes<'a> {
    /// Takes the first entry off `segment`; `None` where it does not begin with one.
    pub(super) fn take(segment: &mut &'a [u8]) -> Option<Self> {
        let (head, rest) = segment.split_first_chunk::<HEAD>()?;
        let [kind, length, v0, v1, v2, v3, s0, s1, s2, s3, s4, s5] = *head;
        let (key, rest) = rest.split_at_checked(usize::from(length))?;
        *segment = rest;
        Some(Self {
            category: *Category::ALL.get(usize::from(kind & 0xF))?,
            memory_type: *MemoryType::ALL.get(usize::from(kind >> 4))?,
            versions: u32::from_le_bytes([v0, v1, v2, v3]),
            stamp: Stamp(u64::from_le_bytes([s0, s1, s2, s3, s4, s5, 0, 0])),
            key,
        })
    }

    /// The entry on its own; `None` where its key is no text.
    pub(super) fn to_entry(self) -> Option<Entry> {
        Some(Entry {
            category: self.category,
            key: String::from_utf8(self.key.to_vec()).ok()?,
            memory_type: self.memory_type,
            versions: self.versions,
            stamp: self.stamp,
        })
    }
}

/// The place of one of at most 16 things.
fn position<T: PartialEq + Copy>(all: &[T], one: T) -> u8 {
    all.iter().zip(0..).find_map(|(each, at)| (*each == one).then_some(at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_kind_of_entry_comes_back() {
        let mut segment = Vec::new();
        let mut written = Vec::new();
        for category in Category::ALL {
            for memory_type in MemoryType::ALL {
                let key = "k".repeat(written.len() + 83);
                let stamp = Stamp::of("9999-12-31T23:59:59Z");
                written.push(Entry { category, key, memory_type, versions: u32::MAX, stamp });
            }
        }
        for entry in &written {
            entry.write(&mut segment);
        }
        let mut rest = segment.as_slice();
        let read: Vec<Entry> =
            std::iter::from_fn(|| EntryBytes::take(&mut rest)).map(|entry| entry.to_entry().unwrap()).collect();
        assert_eq!((read, rest), (written, &[][..]));
    }

    #[test]
    fn stamps_compare_as_times_do() {
        let times = ["2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", "2026-11-24T10:00:00Z"];
        assert!(times.map(Stamp::of).is_sorted_by(|one, next| one < next));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut rest = bytes.as_slice();
            while let Some(entry) = EntryBytes::take(&mut rest) {
                let _ = entry.to_entry();
            }
        }
    }
}
