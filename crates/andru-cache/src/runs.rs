//! The table `runs`: the latest finished calls and jobs.

use andru_tools::ports::Run;
use rusqlite::types::Type;
use rusqlite::{Connection, params};

use crate::schema::LOCAL;

/// How many runs are kept.
pub(crate) const KEPT: i64 = 10_000;

/// Notes runs in their order, and forgets all but the latest [`KEPT`].
///
/// Numbers count up without gaps, so the oldest are found by their number alone.
pub(crate) fn insert(connection: &Connection, runs: &[Run]) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO runs (partition, tool, input_hash, counts, finished_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for run in runs {
        let counts = serde_json::to_string(&run.counts)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        statement.execute(params![LOCAL, run.tool, run.input_hash, counts, run.finished_at])?;
    }
    connection
        .prepare_cached("DELETE FROM runs WHERE id <= (SELECT max(id) FROM runs) - ?1")?
        .execute([KEPT])
        .map(|_| ())
}

/// The latest runs, newest first.
pub(crate) fn latest(connection: &Connection, limit: usize) -> rusqlite::Result<Vec<Run>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    connection
        .prepare_cached(
            "SELECT id, tool, input_hash, counts, finished_at FROM runs WHERE partition = ?1 ORDER BY id DESC LIMIT ?2",
        )?
        .query_map(params![LOCAL, limit], |row| {
            let counts: String = row.get(3)?;
            Ok(Run {
                id: row.get(0)?,
                tool: row.get(1)?,
                input_hash: row.get(2)?,
                counts: serde_json::from_str(&counts)
                    .map_err(|error| rusqlite::Error::FromSqlConversionFailure(3, Type::Text, error.into()))?,
                finished_at: row.get(4)?,
            })
        })?
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::schema;

    fn run(row: u64) -> Run {
        Run {
            id: 0,
            tool: "fit".into(),
            input_hash: format!("{row:x}"),
            counts: [("rows".to_owned(), row)].into(),
            finished_at: "2026-11-24T10:00:00Z".into(),
        }
    }

    fn table() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection, Path::new("m")).unwrap();
        connection
    }

    #[test]
    fn runs_are_numbered_and_come_newest_first() {
        let connection = table();
        insert(&connection, &[run(7), run(8), run(9)]).unwrap();
        let listed = latest(&connection, 2).unwrap();
        assert_eq!(listed, [Run { id: 3, ..run(9) }, Run { id: 2, ..run(8) }]);
        assert_eq!(latest(&connection, usize::MAX).unwrap().len(), 3);
        assert_eq!(latest(&connection, 0).unwrap(), []);
    }

    #[test]
    fn only_the_latest_are_kept() {
        let connection = table();
        let many: Vec<Run> = (0..10_050).map(run).collect();
        insert(&connection, &many).unwrap();
        let listed = latest(&connection, usize::MAX).unwrap();
        assert_eq!(listed.len(), 10_000);
        assert_eq!(listed.first(), Some(&Run { id: 10_050, ..run(10_049) }));
        assert_eq!(listed.last().map(|run| run.id), Some(51));
    }

    #[test]
    fn counts_that_are_no_json_are_an_error_and_not_a_panic() {
        let connection = table();
        insert(&connection, &[run(1)]).unwrap();
        connection.execute("UPDATE runs SET counts = 'many'", []).unwrap();
        assert!(latest(&connection, 1).is_err());
    }
}
