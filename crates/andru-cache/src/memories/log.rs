//! Logging what the user said.

use andru_tools::ToolError;
use andru_tools::ports::memories::{Logged, Memory, NewMemory};

use super::index::Index;
use super::version;
use crate::durable::{Reading, Writing};
use crate::error::StoreError;

/// Logs all of `entries` in their order.
pub(crate) fn log(writing: &mut Writing<'_>, entries: Vec<NewMemory>) -> Result<Vec<Logged>, StoreError> {
    let mut index = Index::open(writing)?;
    let logged = entries.into_iter().map(|entry| log_one(writing, &mut index, entry)).collect::<Result<_, _>>()?;
    index.write(writing)?;
    Ok(logged)
}

fn log_one(writing: &mut Writing<'_>, index: &mut Index, new: NewMemory) -> Result<Logged, StoreError> {
    if let Some(problem) = new.problem() {
        return Err(StoreError::Outside(ToolError::invalid(problem)));
    }
    let versions = index.find(writing, new.category, &new.key)?.map_or(0, |entry| entry.versions);
    if versions == 0 {
        let memory = new.into_version(1);
        add(writing, index, &memory)?;
        return Ok(Logged { memory, added: true, before: None });
    }
    let current = version::read(writing, new.category, &new.key, versions)?;
    let new = NewMemory { logged_at: new.logged_at.max(current.logged_at.clone()), ..new };
    if new.repeats(&current) {
        let before = versions.checked_sub(1).filter(|number| *number > 0);
        let before = before.map(|number| version::read(writing, new.category, &new.key, number)).transpose()?;
        return Ok(Logged { memory: current, added: false, before });
    }
    let new = if was_said_then(writing, &new, versions)? { new.a_second_later() } else { new };
    let memory = new.into_version(versions.checked_add(1).ok_or(StoreError::TooLarge)?);
    add(writing, index, &memory)?;
    Ok(Logged { memory, added: true, before: Some(current) })
}

fn add(writing: &mut Writing<'_>, index: &mut Index, memory: &Memory) -> Result<(), StoreError> {
    version::write(writing, memory)?;
    index.set(writing, memory)
}

/// Whether one of the first `last` versions is just this, with this time.
pub(super) fn was_said_then(reading: &Reading<'_>, new: &NewMemory, last: u32) -> Result<bool, StoreError> {
    for number in (1..=last).rev() {
        let earlier = version::read(reading, new.category, &new.key, number)?;
        if earlier.logged_at != new.logged_at {
            return Ok(false);
        }
        if new.repeats(&earlier) {
            return Ok(true);
        }
    }
    Ok(false)
}
