//! The answers of one partition: found, put, deleted.

use rusqlite::{Connection, Error, OptionalExtension, Row, params};

use super::kind::{STALE_KEPT, milliseconds};
use super::{AnswerKey, AnswerKind};
use crate::error::StoreError;
use crate::sealing::{Lookup, Place, Sealer};

/// The format of what is sealed.
const FORMAT: u8 = 1;

/// How old the note of the last use may be before a use is noted again, in milliseconds.
const NOTED_EVERY: i64 = 60_000;

/// An answer that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CachedAnswer {
    /// The answer, as it was given to be kept.
    pub value: Vec<u8>,
    /// When it was kept, in milliseconds since 1970.
    pub stored_at: i64,
    /// Whether it may be given as the answer of now.
    pub fresh: bool,
}

/// What a look for an answer came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// There is one; whether its use is to be noted.
    Answer(CachedAnswer, bool),
    /// There is none.
    Nothing,
    /// There is one of no use, stored then: too old, or not what was written.
    Useless { stored_at: i64, damaged: bool },
}

/// The partition's answers in a file, reached by its keyed name.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) connection: &'a Connection,
    pub(super) sealer: &'a Sealer,
    pub(super) partition: &'a Lookup,
}

impl Rows<'_> {
    /// The answer of a question, unless the key is marked as refused.
    pub(super) fn find(&self, key: &AnswerKey, now: i64) -> rusqlite::Result<Found> {
        let name = self.name(key);
        self.connection
            .prepare_cached(
                "SELECT kind, stored_at, fresh_until, last_used, sealed FROM answers
                 WHERE partition = ?1 AND name = ?2
                   AND NOT EXISTS (SELECT 1 FROM refused WHERE partition = ?1)",
            )?
            .query_row(params![self.partition, name], |row| self.opened(row, &name, now))
            .optional()
            .map(|found| found.unwrap_or(Found::Nothing))
    }

    /// Keeps an answer in place of the one there was; answers how much room it takes.
    pub(super) fn put(&self, key: &AnswerKey, value: &[u8], at: i64) -> Result<rusqlite::Result<usize>, StoreError> {
        let name = self.name(key);
        let fresh_until = key.kind.fresh_until(at);
        let place = place(self.partition, &name, key.kind, fresh_until);
        let sealed = self.sealer.seal_parts(&place, &[&at.to_le_bytes(), value])?;
        let size = i64::try_from(sealed.len()).map_err(|_| StoreError::TooLarge)?;
        let write = || {
            self.connection
                .prepare_cached(
                    "INSERT INTO answers (partition, name, kind, stored_at, fresh_until, last_used, size, sealed)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?6, ?7)
                     ON CONFLICT (partition, name) DO UPDATE SET kind = excluded.kind, stored_at = excluded.stored_at,
                        fresh_until = excluded.fresh_until, last_used = excluded.last_used, size = excluded.size,
                        sealed = excluded.sealed",
                )?
                .execute(params![self.partition, name, key.kind.number(), at, fresh_until, size, sealed])
                .map(|_| sealed.len())
        };
        Ok(write())
    }

    /// Notes that an answer was used; never back in time.
    pub(super) fn touch(&self, key: &AnswerKey, at: i64) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached("UPDATE answers SET last_used = ?3 WHERE partition = ?1 AND name = ?2 AND last_used < ?3")?
            .execute(params![self.partition, self.name(key), at])
            .map(|_| ())
    }

    /// Deletes the answer that was stored then; one that has replaced it stays.
    pub(super) fn delete(&self, key: &AnswerKey, stored_at: i64) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached("DELETE FROM answers WHERE partition = ?1 AND name = ?2 AND stored_at = ?3")?
            .execute(params![self.partition, self.name(key), stored_at])
            .map(|_| ())
    }

    fn name(&self, key: &AnswerKey) -> Lookup {
        self.sealer.lookup(&[b"answer", &key.digest])
    }

    fn opened(&self, row: &Row<'_>, name: &Lookup, now: i64) -> rusqlite::Result<Found> {
        let (stored_at, fresh_until, last_used): (i64, i64, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let Some(value) = open(self.sealer, self.partition, name, row)? else {
            return Ok(Found::Useless { stored_at, damaged: true });
        };
        if now >= fresh_until.saturating_add(milliseconds(STALE_KEPT)) {
            return Ok(Found::Useless { stored_at, damaged: false });
        }
        // A clock that was set back since it was stored or used says nothing of its age.
        let fresh = stored_at <= now && last_used <= now && now < fresh_until;
        let note = now.saturating_sub(last_used) > NOTED_EVERY;
        Ok(Found::Answer(CachedAnswer { value, stored_at, fresh }, note))
    }
}

/// What is sealed in a row of `kind, stored_at, fresh_until, _, sealed`; `None` where it is not what was written.
pub(super) fn open(
    sealer: &Sealer,
    partition: &Lookup,
    name: &Lookup,
    row: &Row<'_>,
) -> rusqlite::Result<Option<Vec<u8>>> {
    let kind = row.get::<_, i64>(0)?;
    let (stored_at, fresh_until): (i64, i64) = (row.get(1)?, row.get(2)?);
    let found = row.get_ref(4)?;
    let bytes = found.as_blob().map_err(|_| Error::InvalidColumnType(4, "sealed".to_owned(), found.data_type()))?;
    let opened = || {
        let kind = AnswerKind::of(u8::try_from(kind).ok()?)?;
        let mut whole = sealer.open(&place(partition, name, kind, fresh_until), bytes).ok()?;
        let at = i64::from_le_bytes(*whole.first_chunk::<8>()?);
        whole.drain(..8);
        (at == stored_at && fresh_until == kind.fresh_until(at)).then_some(whole)
    };
    Ok(opened())
}

fn place<'a>(partition: &'a Lookup, name: &'a Lookup, kind: AnswerKind, fresh_until: i64) -> Place<'a> {
    let schema = u16::from_le_bytes([FORMAT, kind.number()]);
    Place { shelf: partition, name, schema, expiry: fresh_until }
}
