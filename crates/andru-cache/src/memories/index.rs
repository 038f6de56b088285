//! Which keys there are: sealed segments of some hundred keys each.
//!
//! Linear hashing (Litwin, "Linear Hashing: a New Tool for File and Table Addressing", VLDB 1980). How many segments
//! there are follows from how many keys there are, and where a key is from its hash and the number of segments: the
//! index is a function of the set of keys, whatever was logged and forgotten on the way. One more segment takes its
//! keys from one other, so a new key rewrites at most three; there is nothing to compact.

use std::collections::{BTreeMap, BTreeSet};

use andru_tools::ports::memories::{Category, Memory};
use sha2::{Digest, Sha256};

use super::entry::{Entry, EntryBytes, Stamp};
use super::tampered;
use crate::durable::{Reading, Shelf, Writing};
use crate::error::StoreError;

/// Keys in a segment, in the mean: a write seals one, a search opens all.
const MEAN: u64 = 128;

/// What a segment begins with.
const SEGMENT: u8 = b's';

/// What the record with the number of keys begins with.
const SIZE: u8 = b'n';

/// The index as it is read and changed; changes are kept in memory until [`Index::write`].
pub(super) struct Index {
    keys: u64,
    segments: BTreeMap<u64, Segment>,
    /// Segments that are to be deleted.
    gone: BTreeSet<u64>,
}

#[derive(Default)]
struct Segment {
    entries: Vec<Entry>,
    changed: bool,
}

impl Index {
    /// The index as it stands; no segment is opened yet.
    pub(super) fn open(reading: &Reading<'_>) -> Result<Self, StoreError> {
        Ok(Self { keys: size(reading)?, segments: BTreeMap::new(), gone: BTreeSet::new() })
    }

    /// The entry of a key, if there is one.
    pub(super) fn find(
        &mut self,
        reading: &Reading<'_>,
        category: Category,
        key: &str,
    ) -> Result<Option<&Entry>, StoreError> {
        let Some(number) = address(category, key, segments(self.keys)) else { return Ok(None) };
        Ok(self.segment(reading, number)?.entries.iter().find(|entry| entry.is(category, key)))
    }

    /// Makes `last` the last version of its key, which may be new.
    pub(super) fn set(&mut self, reading: &Reading<'_>, last: &Memory) -> Result<(), StoreError> {
        let entry = Entry {
            category: last.category,
            key: last.key.clone(),
            memory_type: last.memory_type,
            versions: last.version,
            stamp: Stamp::of(&last.logged_at),
        };
        if let Some(number) = address(entry.category, &entry.key, segments(self.keys)) {
            let segment = self.segment(reading, number)?;
            if let Some(known) = segment.entries.iter_mut().find(|known| known.is(entry.category, &entry.key)) {
                *known = entry;
                segment.changed = true;
                return Ok(());
            }
        }
        self.resize(reading, self.keys.saturating_add(1))?;
        if let Some(number) = address(entry.category, &entry.key, segments(self.keys)) {
            let segment = self.segment(reading, number)?;
            segment.entries.push(entry);
            segment.changed = true;
        }
        Ok(())
    }

    /// Takes out a key that is there.
    pub(super) fn remove(&mut self, reading: &Reading<'_>, category: Category, key: &str) -> Result<(), StoreError> {
        let Some(number) = address(category, key, segments(self.keys)) else { return Ok(()) };
        let segment = self.segment(reading, number)?;
        let before = segment.entries.len();
        segment.entries.retain(|entry| !entry.is(category, key));
        if segment.entries.len() == before {
            return Ok(());
        }
        segment.changed = true;
        self.resize(reading, self.keys.saturating_sub(1))
    }

    /// Writes what changed.
    pub(super) fn write(self, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        for number in self.gone {
            writing.delete(Shelf::MemoryIndex, &name(&number.to_le_bytes()))?;
        }
        for (number, segment) in self.segments.into_iter().filter(|(_, segment)| segment.changed) {
            let mut bytes = vec![SEGMENT];
            segment.entries.iter().for_each(|entry| entry.write(&mut bytes));
            writing.put(Shelf::MemoryIndex, &name(&number.to_le_bytes()), &bytes)?;
        }
        if self.keys == 0 {
            return writing.delete(Shelf::MemoryIndex, &[b"size"]).map(|_| ());
        }
        if self.keys == size(writing)? {
            return Ok(());
        }
        let mut bytes = vec![SIZE];
        bytes.extend_from_slice(&self.keys.to_le_bytes());
        writing.put(Shelf::MemoryIndex, &[b"size"], &bytes).map(|_| ())
    }

    fn segment(&mut self, reading: &Reading<'_>, number: u64) -> Result<&mut Segment, StoreError> {
        if let std::collections::btree_map::Entry::Vacant(slot) = self.segments.entry(number) {
            let bytes = reading.get(Shelf::MemoryIndex, &name(&number.to_le_bytes()))?;
            let bytes = bytes.ok_or_else(|| tampered(reading))?;
            let mut entries = Vec::new();
            each_entry(reading, &bytes, |entry| {
                entries.push(entry.to_entry().ok_or_else(|| reading.unreadable("memory"))?);
                Ok(())
            })?;
            slot.insert(Segment { entries, changed: false });
        }
        self.segments.get_mut(&number).ok_or_else(|| tampered(reading))
    }

    /// Splits or joins segments until there are as many as `keys` want.
    fn resize(&mut self, reading: &Reading<'_>, keys: u64) -> Result<(), StoreError> {
        let (mut now, wanted) = (segments(self.keys), segments(keys));
        self.keys = keys;
        while now < wanted {
            let mut moved = Vec::new();
            if let Some(from) = partner(now) {
                let partner = self.segment(reading, from)?;
                let stays = |entry: &Entry| address(entry.category, &entry.key, now + 1) == Some(from);
                moved = partner.entries.extract_if(.., |entry| !stays(entry)).collect();
                partner.changed = true;
            }
            self.gone.remove(&now);
            self.segments.insert(now, Segment { entries: moved, changed: true });
            now += 1;
        }
        while now > wanted {
            now -= 1;
            self.segment(reading, now)?;
            let last = self.segments.remove(&now).unwrap_or_default();
            self.gone.insert(now);
            if let Some(to) = partner(now) {
                let partner = self.segment(reading, to)?;
                partner.entries.extend(last.entries);
                partner.changed = true;
            }
        }
        Ok(())
    }
}

/// Hands every entry of the index to `each`, in no order to rely on.
///
/// # Errors
/// [`StoreError::Tampered`] where a segment vanished or the entries are not as many as there are keys.
pub(super) fn each(
    reading: &Reading<'_>,
    mut each: impl FnMut(&EntryBytes<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let (mut seen, mut keys) = (0_u64, 0);
    reading.each(Shelf::MemoryIndex, |record| {
        if record.first() == Some(&SIZE) {
            keys = parse_size(reading, &record)?;
            return Ok(());
        }
        each_entry(reading, &record, |entry| {
            seen += 1;
            each(entry)
        })
    })?;
    if seen == keys { Ok(()) } else { Err(tampered(reading)) }
}

fn each_entry(
    reading: &Reading<'_>,
    segment: &[u8],
    mut each: impl FnMut(&EntryBytes<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let unreadable = || reading.unreadable("memory");
    let (SEGMENT, mut rest) = segment.split_first().ok_or_else(unreadable).map(|(kind, rest)| (*kind, rest))? else {
        return Err(unreadable());
    };
    while !rest.is_empty() {
        each(&EntryBytes::take(&mut rest).ok_or_else(unreadable)?)?;
    }
    Ok(())
}

/// How many keys there are.
fn size(reading: &Reading<'_>) -> Result<u64, StoreError> {
    match reading.get(Shelf::MemoryIndex, &[b"size"])? {
        Some(record) => parse_size(reading, &record),
        None => Ok(0),
    }
}

fn parse_size(reading: &Reading<'_>, record: &[u8]) -> Result<u64, StoreError> {
    let number = record.strip_prefix(&[SIZE]).and_then(|bytes| bytes.try_into().ok());
    number.map(u64::from_le_bytes).ok_or_else(|| reading.unreadable("memory"))
}

fn name(number: &[u8; 8]) -> [&[u8]; 2] {
    [b"segment", number]
}

/// How many segments so many keys are in.
const fn segments(keys: u64) -> u64 {
    keys.div_ceil(MEAN)
}

/// The segment that a key is in, of so many; `None` where there are none.
fn address(category: Category, key: &str, segments: u64) -> Option<u64> {
    let top = segments.checked_ilog2()?;
    let hash: [u8; 32] = Sha256::new_with_prefix(category.name()).chain_update([0]).chain_update(key).finalize().into();
    let hash = u64::from_le_bytes(*hash.first_chunk()?);
    // A power of two of segments, and as many more as were split off since.
    let low = hash & ((2 << top) - 1);
    Some(if low < segments { low } else { low & ((1 << top) - 1) })
}

/// The segment that shares its keys with this one while this one does not exist; `None` for the first.
fn partner(number: u64) -> Option<u64> {
    Some(number - (1 << number.checked_ilog2()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_segment_takes_keys_from_its_partner_alone() {
        for many in 1..40 {
            for key in 0..200 {
                let at = |segments| address(Category::Metric, &format!("k{key}"), segments).unwrap();
                assert!(at(many) < many);
                assert!(at(many + 1) == at(many) || (at(many + 1) == many && Some(at(many)) == partner(many)));
            }
        }
        assert_eq!(address(Category::Metric, "k", 0), None);
        assert_eq!([0, 1, 2, 3, 6, 7, 8].map(partner), [None, Some(0), Some(0), Some(1), Some(2), Some(3), Some(0)]);
    }

    #[test]
    fn there_is_a_segment_for_every_128_keys() {
        assert_eq!([0, 1, 128, 129, 100_000].map(segments), [0, 1, 1, 2, 782]);
    }
}
