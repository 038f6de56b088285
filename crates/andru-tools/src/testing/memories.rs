//! A memory in memory.

use std::sync::Mutex;

use super::ready;
use crate::ports::PortFuture;
use crate::ports::memories::{Category, Forgotten, FoundMemories, Logged, Memories, Memory, MemorySearch, NewMemory};

/// Every version of every key, in the order it was logged.
#[derive(Debug, Default)]
pub(crate) struct MemoryMemories(Mutex<Vec<Memory>>);

impl MemoryMemories {
    fn versions(&self, category: Category, key: &str) -> Vec<Memory> {
        let is_of = |memory: &&Memory| memory.category == category && memory.key == key;
        self.0.lock().unwrap().iter().filter(is_of).cloned().collect()
    }

    /// The last version of every key found, the one logged last first.
    fn found(&self, wanted: &MemorySearch) -> Vec<Memory> {
        let all = self.0.lock().unwrap().clone();
        let mut found: Vec<Memory> = Vec::new();
        for memory in all {
            found.retain(|earlier| (earlier.category, &earlier.key) != (memory.category, &memory.key));
            found.push(memory);
        }
        found.retain(|memory| {
            wanted.category.is_none_or(|category| category == memory.category)
                && wanted.memory_type.is_none_or(|kind| kind == memory.memory_type)
                && wanted.key_pattern.as_deref().is_none_or(|pattern| matches(pattern, &memory.key))
        });
        found.sort_by(|one, other| {
            (&other.logged_at, one.category, &one.key).cmp(&(&one.logged_at, other.category, &other.key))
        });
        found
    }
}

/// Whether a key is one of a pattern: a star is nothing, or a letter and a star.
fn matches(pattern: &str, key: &str) -> bool {
    match (pattern.split_at_checked(1), key.split_at_checked(1)) {
        (None, None) => true,
        (Some(("*", rest)), letter) => matches(rest, key) || letter.is_some_and(|(_, behind)| matches(pattern, behind)),
        (Some((wanted, rest)), Some((letter, behind))) => wanted == letter && matches(rest, behind),
        _ => false,
    }
}

impl Memories for MemoryMemories {
    fn log(&self, entries: Vec<NewMemory>) -> PortFuture<'_, Vec<Logged>> {
        let logged = entries.into_iter().map(|new| {
            assert_eq!(new.problem(), None);
            let versions = self.versions(new.category, &new.key);
            let before = versions.last().cloned();
            if let Some(current) = before.clone().filter(|current| new.repeats(current)) {
                return Logged { memory: current, added: false, before: versions.iter().rev().nth(1).cloned() };
            }
            let memory = new.into_version(before.as_ref().map_or(1, |memory| memory.version + 1));
            self.0.lock().unwrap().push(memory.clone());
            Logged { memory, added: true, before }
        });
        ready(logged.collect())
    }

    fn search(&self, search: MemorySearch, limit: usize) -> PortFuture<'_, FoundMemories> {
        let mut memories = self.found(&search);
        let total = memories.len() as u64;
        memories.truncate(limit);
        ready(FoundMemories { memories, total })
    }

    fn history(&self, category: Category, key: String) -> PortFuture<'_, Vec<Memory>> {
        ready(self.versions(category, &key))
    }

    fn forget(&self, search: MemorySearch) -> PortFuture<'_, Forgotten> {
        let found = self.found(&search);
        let mut all = self.0.lock().unwrap();
        let before = all.len();
        let is_found =
            |memory: &Memory| found.iter().any(|gone| (gone.category, &gone.key) == (memory.category, &memory.key));
        all.retain(|memory| !is_found(memory));
        ready(Forgotten { keys: found.len() as u64, versions: (before - all.len()) as u64 })
    }
}
