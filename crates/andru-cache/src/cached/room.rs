//! Room for new answers: what is too old goes, and of the rest what was used longest ago.

use rusqlite::{Connection, params};

use super::kind::{STALE_KEPT, milliseconds};

/// How much room all answers may take together, in bytes of sealed values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    most: u64,
}

impl Default for Room {
    /// 64 MB.
    fn default() -> Self {
        Self { most: 64 << 20 }
    }
}

impl Room {
    /// Room for so many bytes.
    #[cfg(test)]
    pub(super) const fn of(most: u64) -> Self {
        Self { most }
    }

    /// How much a process may write before it looks again how much there is.
    ///
    /// Looking reads an index of everything, so it is not done with every write. Eight processes that write between
    /// two looks stay within the bound, for each look leaves an eighth free.
    pub(super) const fn between_looks(self) -> u64 {
        self.most / 64
    }

    /// The largest answer that is kept.
    pub(super) const fn largest(self) -> u64 {
        self.most / 16
    }

    /// Deletes what is too old, and as much of the rest as there is too much.
    pub(super) fn make(self, connection: &Connection, now: i64) -> rusqlite::Result<()> {
        connection
            .prepare_cached("DELETE FROM answers WHERE fresh_until <= ?1")?
            .execute(params![now.saturating_sub(milliseconds(STALE_KEPT))])?;
        let total = total(connection)?;
        let limit = self.most - self.most / 8;
        if total > limit {
            delete_least_used(connection, total - limit, now)?;
        }
        Ok(())
    }
}

/// How many bytes all answers take together.
pub(super) fn total(connection: &Connection) -> rusqlite::Result<u64> {
    connection
        .prepare_cached("SELECT coalesce(sum(size), 0) FROM answers")?
        .query_row([], |row| row.get::<_, i64>(0))
        .map(|total| u64::try_from(total).unwrap_or_default())
}

/// Frees at least `excess` bytes; an answer from a time to come is never fresh, so it goes first.
fn delete_least_used(connection: &Connection, excess: u64, now: i64) -> rusqlite::Result<()> {
    let mut doomed = Vec::new();
    let mut freed = 0;
    {
        let mut statement =
            connection.prepare_cached("SELECT id, size FROM answers ORDER BY stored_at > ?1 DESC, last_used, id")?;
        let mut rows = statement.query(params![now])?;
        while let Some(row) = rows.next()? {
            if freed >= excess {
                break;
            }
            doomed.push(row.get::<_, i64>(0)?);
            freed += u64::try_from(row.get::<_, i64>(1)?).unwrap_or_default();
        }
    }
    let mut delete = connection.prepare_cached("DELETE FROM answers WHERE id = ?1")?;
    for id in doomed {
        delete.execute([id])?;
    }
    Ok(())
}
