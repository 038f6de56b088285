//! The table `saved`: one value per name.

use rusqlite::{Connection, OptionalExtension, params};

use crate::schema::LOCAL;

/// The name of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    /// The profile.
    Profile,
    /// The answers of an interrupted interview.
    Interview,
    /// The model in use.
    Model,
}

impl Name {
    /// The name, in the table and in messages.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Interview => "interview",
            Self::Model => "model",
        }
    }
}

/// The value of a name, if there is one.
pub(crate) fn get(connection: &Connection, name: Name) -> rusqlite::Result<Option<Vec<u8>>> {
    connection
        .prepare_cached("SELECT value FROM saved WHERE partition = ?1 AND name = ?2")?
        .query_row(params![LOCAL, name.as_str()], |row| row.get(0))
        .optional()
}

/// Keeps a value in place of the one there was.
///
/// `saved_at` is SQLite's clock: it is book-keeping of the file and reaches no answer.
pub(crate) fn put(connection: &Connection, name: Name, value: &[u8]) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO saved (partition, name, value, saved_at)
             VALUES (?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
             ON CONFLICT (partition, name) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at",
        )?
        .execute(params![LOCAL, name.as_str(), value])
        .map(|_| ())
}

/// Forgets a value; answers whether there was one.
pub(crate) fn delete(connection: &Connection, name: Name) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("DELETE FROM saved WHERE partition = ?1 AND name = ?2")?
        .execute(params![LOCAL, name.as_str()])
        .map(|rows| rows > 0)
}
