//! The store as the port of tools.

use andru_tools::ports::PortFuture;
use andru_tools::ports::memories::{
    Category, Forgotten, FoundMemories, Logged, Memories, Memory, MemorySearch, NewMemory,
};

use super::{forget, history, log, search};
use crate::store::{SqliteStore, unsaved};

impl Memories for SqliteStore {
    fn log(&self, entries: Vec<NewMemory>) -> PortFuture<'_, Vec<Logged>> {
        Box::pin(async move {
            let logged = self.durable().and_then(|durable| durable.write(|writing| log(writing, entries)));
            logged.map_err(unsaved)
        })
    }

    fn search(&self, wanted: MemorySearch, limit: usize) -> PortFuture<'_, FoundMemories> {
        Box::pin(async move {
            self.read(|durable| durable.read(|reading| search(reading, &wanted, limit)).map(Option::unwrap_or_default))
        })
    }

    fn history(&self, category: Category, key: String) -> PortFuture<'_, Vec<Memory>> {
        Box::pin(async move {
            self.read(|durable| durable.read(|reading| history(reading, category, &key)).map(Option::unwrap_or_default))
        })
    }

    fn forget(&self, wanted: MemorySearch) -> PortFuture<'_, Forgotten> {
        Box::pin(async move {
            let forgotten =
                self.durable().and_then(|durable| durable.write_existing(|writing| forget(writing, &wanted)));
            forgotten.map(Option::unwrap_or_default).map_err(unsaved)
        })
    }
}
