//! The shelf `runs`: the latest finished calls and jobs, as a ring.
//!
//! Run `n` is in slot `n mod` [`KEPT`], so the oldest is overwritten by the newest; one record says how many there
//! were.

use std::sync::Arc;

use andru_tools::ports::Run;

use crate::durable::{Durable, Reading, Shelf, Writing};
use crate::error::StoreError;
use crate::writer::Writer;

/// How many runs are kept.
pub(crate) const KEPT: i64 = 10_000;

/// How many runs may wait to be noted.
const WAITING: usize = 1024;

/// Notes runs off the answer's path; each weighs 1.
pub(crate) fn writer(durable: &Arc<Durable>) -> Writer<Run> {
    let durable = durable.clone();
    Writer::new("andru-runs", WAITING, move |batch| durable.note(|writing| insert(writing, &batch)))
}

/// Notes runs in their order, each in place of the one [`KEPT`] before it.
pub(crate) fn insert(writing: &mut Writing<'_>, runs: &[Run]) -> Result<(), StoreError> {
    if runs.is_empty() {
        return Ok(());
    }
    let mut latest = number(writing)?;
    for run in runs {
        latest += 1;
        let run = Run { id: latest, ..run.clone() };
        let value = serde_json::to_vec(&run).map_err(|source| StoreError::Unwritable { what: "run", source })?;
        writing.put(Shelf::Runs, &[b"slot", &slot(latest)], &value)?;
    }
    writing.put(Shelf::Runs, &[b"latest"], &latest.to_le_bytes()).map(|_| ())
}

/// The latest runs, newest first.
pub(crate) fn latest(reading: &Reading<'_>, limit: usize) -> Result<Vec<Run>, StoreError> {
    let latest = number(reading)?;
    let limit = i64::try_from(limit).unwrap_or(KEPT).min(KEPT).min(latest);
    let damaged = || StoreError::Tampered { path: reading.path().to_path_buf(), what: Shelf::Runs.name() };
    (0..limit)
        .map(|back| {
            let value = reading.get(Shelf::Runs, &[b"slot", &slot(latest - back)])?.ok_or_else(damaged)?;
            serde_json::from_slice(&value).map_err(|source| StoreError::Unreadable {
                what: "run",
                path: reading.path().to_path_buf(),
                source,
            })
        })
        .collect()
}

/// How many runs there ever were: the number of the latest.
fn number(reading: &Reading<'_>) -> Result<i64, StoreError> {
    let value = reading.get(Shelf::Runs, &[b"latest"])?;
    Ok(value.and_then(|bytes| bytes.try_into().ok()).map_or(0, i64::from_le_bytes))
}

fn slot(number: i64) -> [u8; 8] {
    (number % KEPT).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::durable;

    fn run(row: u64) -> Run {
        Run {
            id: 0,
            tool: "fit".into(),
            input_hash: format!("{row:x}"),
            counts: [("rows".to_owned(), row)].into(),
            finished_at: "2026-11-24T10:00:00Z".into(),
        }
    }

    #[test]
    fn runs_are_numbered_and_come_newest_first() {
        let (_root, durable) = durable();
        durable.write(|writing| insert(writing, &[run(7), run(8), run(9)])).unwrap();
        let listed = |limit| durable.read(|reading| latest(reading, limit)).unwrap().unwrap();
        assert_eq!(listed(2), [Run { id: 3, ..run(9) }, Run { id: 2, ..run(8) }]);
        assert_eq!(listed(usize::MAX).len(), 3);
        assert_eq!(listed(0), []);
    }

    #[test]
    fn only_the_latest_are_kept() {
        let (_root, durable) = durable();
        let many: Vec<Run> = (0..10_050).map(run).collect();
        durable.write(|writing| insert(writing, &many)).unwrap();
        let listed = durable.read(|reading| latest(reading, usize::MAX)).unwrap().unwrap();
        assert_eq!(listed.len(), 10_000);
        assert_eq!(listed.first(), Some(&Run { id: 10_050, ..run(10_049) }));
        assert_eq!(listed.last().map(|run| run.id), Some(51));
    }
}
