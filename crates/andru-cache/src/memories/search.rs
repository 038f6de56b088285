//! Finding keys by category, pattern and type.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use andru_tools::ports::memories::{Category, FoundMemories, MemorySearch, MemoryType};

use super::entry::{Entry, EntryBytes, Stamp};
use super::pattern::Pattern;
use super::{index, version};
use crate::durable::Reading;
use crate::error::StoreError;

/// The current versions of the latest `limit` keys found, latest first, and how many were found.
pub(crate) fn search(reading: &Reading<'_>, search: &MemorySearch, limit: usize) -> Result<FoundMemories, StoreError> {
    let wanted = Wanted::new(search);
    let mut latest = Latest { kept: BinaryHeap::new(), limit };
    let mut total = 0;
    index::each(reading, |entry| {
        if wanted.includes(entry) {
            total += 1;
            latest.offer(entry);
        }
        Ok(())
    })?;
    let memories = latest.kept.into_sorted_vec().into_iter().map(|found| {
        let key = String::from_utf8(found.key).map_err(|_| reading.unreadable("memory"))?;
        version::read(reading, found.category, &key, found.versions)
    });
    Ok(FoundMemories { memories: memories.collect::<Result<_, _>>()?, total })
}

/// Every key found, by category and key.
pub(super) fn keys(reading: &Reading<'_>, search: &MemorySearch) -> Result<Vec<Entry>, StoreError> {
    let wanted = Wanted::new(search);
    let mut found = Vec::new();
    index::each(reading, |entry| {
        if wanted.includes(entry) {
            found.push(entry.to_entry().ok_or_else(|| reading.unreadable("memory"))?);
        }
        Ok(())
    })?;
    found.sort_unstable_by(|one, other| (one.category, &one.key).cmp(&(other.category, &other.key)));
    Ok(found)
}

struct Wanted {
    category: Option<Category>,
    memory_type: Option<MemoryType>,
    pattern: Option<Pattern>,
}

impl Wanted {
    fn new(search: &MemorySearch) -> Self {
        Self {
            category: search.category,
            memory_type: search.memory_type,
            pattern: search.key_pattern.as_deref().map(Pattern::new),
        }
    }

    fn includes(&self, entry: &EntryBytes<'_>) -> bool {
        self.category.is_none_or(|category| category == entry.category)
            && self.memory_type.is_none_or(|memory_type| memory_type == entry.memory_type)
            && self.pattern.as_ref().is_none_or(|pattern| pattern.matches(entry.key))
    }
}

/// The latest keys so far; the one to go first is at the top.
struct Latest {
    kept: BinaryHeap<Found>,
    limit: usize,
}

/// A key in the order of an answer: what comes first is less.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    stamp: Reverse<Stamp>,
    category: Category,
    key: Vec<u8>,
    versions: u32,
}

impl Latest {
    fn offer(&mut self, entry: &EntryBytes<'_>) {
        if self.kept.len() >= self.limit {
            let rank = (Reverse(entry.stamp), entry.category, entry.key);
            match self.kept.peek() {
                Some(last) if rank < (last.stamp, last.category, &last.key) => self.kept.pop(),
                _ => return,
            };
        }
        self.kept.push(Found {
            stamp: Reverse(entry.stamp),
            category: entry.category,
            key: entry.key.to_vec(),
            versions: entry.versions,
        });
    }
}
