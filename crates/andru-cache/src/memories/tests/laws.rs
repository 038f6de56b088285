//! The store does as a list in memory does, whatever is logged, forgotten and taken in.

use proptest::prelude::*;

use super::*;
use crate::durable::Partition;
use crate::testing::durable_in;

#[derive(Debug, Clone)]
enum Step {
    Log(Vec<NewMemory>),
    Forget(MemorySearch),
    Search(MemorySearch, usize),
    History(Category, String),
    Import(NewMemory),
    Reopen,
}

/// Every version in the order they hold in.
#[derive(Default)]
struct Model(Vec<Memory>);

impl Model {
    fn versions(&self, category: Category, key: &str) -> Vec<Memory> {
        self.0.iter().filter(|memory| memory.category == category && memory.key == key).cloned().collect()
    }

    fn put(&mut self, category: Category, key: &str, versions: Vec<Memory>) {
        self.0.retain(|memory| memory.category != category || memory.key != key);
        self.0.extend(versions.into_iter().zip(1..).map(|(memory, version)| Memory { version, ..memory }));
    }

    fn log(&mut self, mut new: NewMemory) -> bool {
        let mut versions = self.versions(new.category, &new.key);
        if let Some(last) = versions.last() {
            new.logged_at = new.logged_at.max(last.logged_at.clone());
            if new.repeats(last) {
                return false;
            }
        }
        if versions.iter().any(|memory| memory.logged_at == new.logged_at && new.repeats(memory)) {
            new = new.a_second_later();
        }
        let (category, key) = (new.category, new.key.clone());
        versions.push(new.into_version(0));
        self.put(category, &key, versions);
        true
    }

    fn import(&mut self, new: NewMemory) -> bool {
        let (category, key) = (new.category, new.key.clone());
        let mut versions = self.versions(category, &key);
        if versions.iter().any(|memory| memory.logged_at == new.logged_at && new.repeats(memory)) {
            return false;
        }
        versions.push(new.into_version(0));
        versions.sort_by(|one, other| one.logged_at.cmp(&other.logged_at));
        self.put(category, &key, versions);
        true
    }

    /// The last version of every key found, the one logged last first.
    fn found(&self, wanted: &MemorySearch) -> Vec<Memory> {
        let is_last = |memory: &&Memory| {
            self.versions(memory.category, &memory.key).last().is_some_and(|last| last.version == memory.version)
        };
        let mut found: Vec<Memory> = self
            .0
            .iter()
            .filter(is_last)
            .filter(|memory| wanted.category.is_none_or(|category| category == memory.category))
            .filter(|memory| wanted.memory_type.is_none_or(|kind| kind == memory.memory_type))
            .filter(|memory| {
                let pattern = wanted.key_pattern.as_deref();
                pattern.is_none_or(|pattern| pattern::Pattern::new(pattern).matches(memory.key.as_bytes()))
            })
            .cloned()
            .collect();
        let rank = |memory: &Memory| (std::cmp::Reverse(memory.logged_at.clone()), memory.category, memory.key.clone());
        found.sort_by_key(rank);
        found
    }
}

fn category() -> impl Strategy<Value = Category> {
    prop::sample::select(vec![Category::Metric, Category::Deadline])
}

fn new_memory(key: &'static str) -> impl Strategy<Value = NewMemory> {
    let parts = (category(), key, "[xy🦀\u{0}]", 0_usize..3, any::<bool>(), 1_u32..4, 0_u32..3);
    parts.prop_map(|(category, key, value, kind, sure, day, second)| NewMemory {
        category,
        key,
        value,
        memory_type: MemoryType::ALL[kind],
        domain: MemoryDomain::General,
        confidence: if sure { 1.0 } else { 0.1 + 0.2 },
        logged_at: format!("2026-08-0{day}T10:00:0{second}Z"),
    })
}

fn wanted() -> impl Strategy<Value = MemorySearch> {
    let kind = prop::option::of(prop::sample::select(MemoryType::ALL.to_vec()));
    (prop::option::of(category()), prop::option::of("[ab*]{1,3}"), kind)
        .prop_map(|(category, key_pattern, memory_type)| MemorySearch { category, key_pattern, memory_type })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::collection::vec(new_memory("[ab]{1,3}"), 0..6).prop_map(Step::Log),
        // Enough keys for segments to be split and joined.
        1 => prop::collection::vec(new_memory("[a-h]{2,3}"), 0..300).prop_map(Step::Log),
        1 => wanted().prop_map(Step::Forget),
        2 => (wanted(), 0_usize..5).prop_map(|(wanted, limit)| Step::Search(wanted, limit)),
        1 => (category(), "[ab]{1,3}").prop_map(|(category, key)| Step::History(category, key)),
        2 => new_memory("[ab]{1,3}").prop_map(Step::Import),
        1 => Just(Step::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_store_does_as_a_list_does(steps in prop::collection::vec(step(), 1..20)) {
        let root = tempfile::tempdir().unwrap();
        let mut durable = durable_in(&root, Partition::local());
        let mut model = Model::default();
        for step in steps {
            match step {
                Step::Log(entries) => {
                    let logged = durable.write(|writing| log(writing, entries.clone())).unwrap();
                    let added: Vec<bool> = logged.iter().map(|logged| logged.added).collect();
                    prop_assert_eq!(added, entries.into_iter().map(|new| model.log(new)).collect::<Vec<_>>());
                }
                Step::Forget(wanted) => {
                    let forgotten = durable.write(|writing| forget(writing, &wanted)).unwrap();
                    let (found, before) = (model.found(&wanted), model.0.len());
                    for memory in &found {
                        model.put(memory.category, &memory.key, Vec::new());
                    }
                    let versions = (before - model.0.len()) as u64;
                    prop_assert_eq!(forgotten, Forgotten { keys: found.len() as u64, versions });
                }
                Step::Search(wanted, limit) => {
                    let found = durable.read(|reading| search(reading, &wanted, limit)).unwrap().unwrap_or_default();
                    let mut expected = model.found(&wanted);
                    prop_assert_eq!(found.total, expected.len() as u64);
                    expected.truncate(limit);
                    prop_assert_eq!(found.memories, expected);
                }
                Step::History(category, key) => {
                    let history = durable.read(|reading| history(reading, category, &key)).unwrap().unwrap_or_default();
                    prop_assert_eq!(history, model.versions(category, &key));
                }
                Step::Import(new) => {
                    let record = serde_json::to_value(new.clone().into_version(7)).unwrap();
                    let changed = durable.write(|writing| import(writing, record)).unwrap();
                    prop_assert_eq!(changed, model.import(new));
                }
                Step::Reopen => durable = durable_in(&root, Partition::local()),
            }
        }
        let mut all = model.0;
        all.sort_by(|one, other| (one.category, &one.key, one.version).cmp(&(other.category, &other.key, other.version)));
        let all: Vec<serde_json::Value> = all.iter().map(|memory| serde_json::to_value(memory).unwrap()).collect();
        prop_assert_eq!(exported(&durable), all);
        durable.check().unwrap();
    }
}
