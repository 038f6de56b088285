//! Everything of one account out as readable records, and back in.
//!
//! A record has a kind and a value, as people can read and another program can check it. What comes in is merged:
//! it never takes away what is there, so that importing twice is importing once.

use std::collections::BTreeSet;

use andru_tools::ports::Run;
use andru_tools::ports::accounts::{Account, Contact, Deal, Importable};
use serde_json::Value;

use crate::durable::{Reading, Shelf, Writing};
use crate::error::StoreError;
use crate::runs;
use crate::saved::{self, Name};
use crate::{imported, memories};

/// The single values, as they are called in an export.
const SINGLE: [Name; 3] = [Name::Profile, Name::Model, Name::Interview];

/// What is called a run in an export.
const RUN: &str = "run";

/// What is called a version of a memory in an export.
const MEMORY: &str = "memory";

/// Where exported records go: their kind and their value.
pub(crate) type Sink<'a> = dyn FnMut(&str, Value) -> Result<(), StoreError> + 'a;

/// What an import did with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It was not there and is now, or changed what was there.
    Imported,
    /// It was there already.
    Known,
    /// Something else is there, and was kept.
    Kept,
    /// This version of Andru does not know its kind.
    Unknown,
}

/// Hands every record of the partition to `sink`, in a fixed order.
pub(crate) fn export(reading: &Reading<'_>, sink: &mut Sink<'_>) -> Result<(), StoreError> {
    for name in SINGLE {
        if let Some(bytes) = saved::get(reading, name)? {
            sink(name.as_str(), parsed(reading, name.as_str(), &bytes)?)?;
        }
    }
    for run in runs::latest(reading, usize::MAX)?.iter().rev() {
        sink(RUN, serde_json::to_value(run).map_err(|source| StoreError::Unwritable { what: RUN, source })?)?;
    }
    imported::export::<Account>(reading, &mut |value| sink(Account::WHAT, value))?;
    imported::export::<Deal>(reading, &mut |value| sink(Deal::WHAT, value))?;
    imported::export::<Contact>(reading, &mut |value| sink(Contact::WHAT, value))?;
    memories::export(reading, &mut |value| sink(MEMORY, value))
}

/// Takes records in, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Importer {
    /// Whether a single value takes the place of another.
    replace: bool,
    /// The runs there are, as far as they tell one from another; looked up once.
    runs: Option<BTreeSet<String>>,
}

impl Importer {
    /// An importer; with `replace`, a single value takes the place of the one there is.
    pub(crate) fn new(replace: bool) -> Self {
        Self { replace, runs: None }
    }

    /// Takes one record in.
    pub(crate) fn take(&mut self, writing: &mut Writing<'_>, kind: &str, value: Value) -> Result<Taken, StoreError> {
        if let Some(name) = SINGLE.into_iter().find(|name| name.as_str() == kind) {
            return single(writing, name, &value, self.replace);
        }
        match kind {
            RUN => self.run(writing, value),
            kind if kind == Account::WHAT => imported::import::<Account>(writing, value, self.replace),
            kind if kind == Deal::WHAT => imported::import::<Deal>(writing, value, self.replace),
            kind if kind == Contact::WHAT => imported::import::<Contact>(writing, value, self.replace),
            MEMORY => memories::import(writing, value).map(|new| if new { Taken::Imported } else { Taken::Known }),
            _ => Ok(Taken::Unknown),
        }
    }

    fn run(&mut self, writing: &mut Writing<'_>, value: Value) -> Result<Taken, StoreError> {
        let run: Run = serde_json::from_value(value).map_err(|source| not_a(RUN, source))?;
        if self.runs.is_none() {
            let kept = runs::latest(writing, usize::MAX)?;
            self.runs = Some(kept.iter().map(fingerprint).collect::<Result<_, _>>()?);
        }
        let new = self.runs.as_mut().is_some_and(|runs| fingerprint(&run).is_ok_and(|run| runs.insert(run)));
        if new { runs::insert(writing, &[run]).map(|()| Taken::Imported) } else { Ok(Taken::Known) }
    }
}

/// What tells a run from another, whatever its number.
fn fingerprint(run: &Run) -> Result<String, StoreError> {
    serde_json::to_string(&Run { id: 0, ..run.clone() }).map_err(|source| StoreError::Unwritable { what: RUN, source })
}

/// Takes everything of the partition off its shelves; answers how many records there were.
pub(crate) fn clear(writing: &mut Writing<'_>) -> Result<u64, StoreError> {
    Shelf::ALL.iter().filter(|shelf| **shelf != Shelf::Users).map(|shelf| writing.clear(*shelf)).sum()
}

/// What moving this machine's data to an account did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Adopted {
    /// Records the account did not have.
    pub moved: u64,
    /// Records it had already.
    pub known: u64,
    /// Records in whose place the account has another, which was kept; the copy made before still has them.
    pub kept: u64,
}

/// Moves everything from one partition to another, which keeps what it has.
pub(crate) fn move_over(from: &mut Writing<'_>, to: &mut Writing<'_>) -> Result<Adopted, StoreError> {
    let mut adopted = Adopted::default();
    let mut importer = Importer::new(false);
    export(from, &mut |kind, value| {
        match importer.take(to, kind, value)? {
            Taken::Imported => adopted.moved += 1,
            Taken::Known => adopted.known += 1,
            Taken::Kept | Taken::Unknown => adopted.kept += 1,
        }
        Ok(())
    })?;
    clear(from)?;
    Ok(adopted)
}

fn single(writing: &mut Writing<'_>, name: Name, value: &Value, replace: bool) -> Result<Taken, StoreError> {
    let what = name.as_str();
    saved::check(name, value).map_err(|source| not_a(what, source))?;
    if let Some(bytes) = saved::get(writing, name)? {
        if parsed(writing, what, &bytes)? == *value {
            return Ok(Taken::Known);
        }
        if !replace {
            return Ok(Taken::Kept);
        }
    }
    let bytes = serde_json::to_vec(value).map_err(|source| StoreError::Unwritable { what, source })?;
    saved::put(writing, name, &bytes).map(|()| Taken::Imported)
}

/// The error of a record that is not what its kind says.
pub(crate) fn not_a(what: &'static str, source: serde_json::Error) -> StoreError {
    StoreError::BadRecord { what, source }
}

fn parsed(reading: &Reading<'_>, what: &'static str, bytes: &[u8]) -> Result<Value, StoreError> {
    let path = reading.path().to_path_buf();
    serde_json::from_slice(bytes).map_err(|source| StoreError::Unreadable { what, path, source })
}

#[cfg(test)]
mod tests;
