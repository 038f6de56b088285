//! Reading the records of one partition at one moment.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Partition, Shelf};
use crate::error::StoreError;
use crate::sealing::{Lookup, Multiset, Place, Sealer};

/// The name under which the sum of a shelf is sealed.
const SUM: Lookup = *b"sum of the shelf";

/// The place of the number of shelves, the anchor of all sums.
const ANCHOR: Place<'_> = Place { shelf: &[0; 16], name: b"number of shelfs", schema: 1, expiry: 0 };

/// The records of one partition at one moment: inside a transaction.
pub(crate) struct Reading<'a> {
    connection: &'a Connection,
    sealer: &'a Sealer,
    partition: &'a Partition,
    path: &'a Path,
    sums: RefCell<BTreeMap<Shelf, Multiset>>,
}

impl<'a> Reading<'a> {
    /// The records of `partition`; the caller holds a transaction on `connection`.
    pub(super) fn new(
        connection: &'a Connection,
        sealer: &'a Sealer,
        partition: &'a Partition,
        path: &'a Path,
    ) -> Self {
        Self { connection, sealer, partition, path, sums: RefCell::default() }
    }

    /// The record called `name`, whose parts are told apart; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError::Tampered`] where the record is not what was written, or one of the shelf has vanished.
    pub(crate) fn get(&self, on: Shelf, name: &[&[u8]]) -> Result<Option<Vec<u8>>, StoreError> {
        let (tag, name) = (self.tag(on), self.name(on, name));
        let found = self.sql(|connection| {
            connection
                .prepare_cached("SELECT value FROM records WHERE shelf = ?1 AND name = ?2")?
                .query_row(params![tag, name], |row| Ok(self.open(on, &tag, &name, row.get_ref(0)?.as_blob()?)))
                .optional()
        })?;
        if found.is_none() {
            // It may have been there: then the shelf has fewer records than were put on it.
            self.check_count(on, &tag)?;
        }
        found.transpose()
    }

    /// How many records were put on the shelf.
    pub(crate) fn len(&self, on: Shelf) -> Result<u64, StoreError> {
        Ok(self.sum(on, &self.tag(on))?.count())
    }

    /// Hands every record of the shelf to `each`, in no order to rely on, and checks that none is missing or added.
    ///
    /// # Errors
    /// [`StoreError::Tampered`] as above, perhaps only after `each` has seen records; whatever `each` reports.
    pub(crate) fn each(
        &self,
        on: Shelf,
        mut each: impl FnMut(Vec<u8>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let tag = self.tag(on);
        let mut seen = Multiset::default();
        let failed = |source| StoreError::sqlite(self.path, source);
        let mut statement = self
            .connection
            .prepare_cached("SELECT name, value FROM records WHERE shelf = ?1 ORDER BY name")
            .map_err(failed)?;
        let mut rows = statement.query(params![tag]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let name: Lookup = row.get(0).map_err(failed)?;
            let value = row.get_ref(1).map_err(failed)?.as_blob().map_err(|_| self.tampered(on))?;
            seen.add(&self.sealer.element(&tag, &name, value).map_err(|_| self.tampered(on))?);
            each(self.open(on, &tag, &name, value)?)?;
        }
        if seen == self.sum(on, &tag)? { Ok(()) } else { Err(self.tampered(on)) }
    }

    /// Checks every record of every shelf of the partition.
    pub(crate) fn verify(&self) -> Result<(), StoreError> {
        Shelf::ALL.iter().try_for_each(|shelf| self.each(*shelf, |_| Ok(())))
    }

    /// Where the database is, for messages.
    pub(crate) const fn path(&self) -> &'a Path {
        self.path
    }

    pub(super) fn sql<T>(&self, ask: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        ask(self.connection).map_err(|source| StoreError::sqlite(self.path, source))
    }

    pub(super) fn tampered(&self, on: Shelf) -> StoreError {
        StoreError::Tampered { path: self.path.to_path_buf(), what: on.name() }
    }

    /// The keyed name of the shelf: whose it is and what is on it.
    pub(super) fn tag(&self, on: Shelf) -> Lookup {
        self.sealer.lookup(&[b"shelf", self.partition.as_bytes(), on.name().as_bytes()])
    }

    /// The keyed name of a record.
    pub(super) fn name(&self, on: Shelf, parts: &[&[u8]]) -> Lookup {
        let mut all = Vec::with_capacity(parts.len() + 2);
        all.extend_from_slice(&[b"record", on.name().as_bytes()]);
        all.extend_from_slice(parts);
        self.sealer.lookup(&all)
    }

    pub(super) fn seal(&self, on: Shelf, tag: &Lookup, name: &Lookup, value: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.sealer.seal(&place(on, tag, name), value)
    }

    pub(super) fn open(&self, on: Shelf, tag: &Lookup, name: &Lookup, value: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.sealer.open(&place(on, tag, name), value).map_err(|_| self.tampered(on))
    }

    pub(super) fn element(&self, on: Shelf, tag: &Lookup, name: &Lookup, head: &[u8]) -> Result<[u8; 32], StoreError> {
        self.sealer.element(tag, name, head).map_err(|_| self.tampered(on))
    }

    /// The sum of a shelf as it stands in this transaction.
    pub(super) fn sum(&self, on: Shelf, tag: &Lookup) -> Result<Multiset, StoreError> {
        if let Some(sum) = self.sums.borrow().get(&on) {
            return Ok(*sum);
        }
        let sealed: Option<Vec<u8>> = self.sql(|connection| {
            connection
                .prepare_cached("SELECT sum FROM shelves WHERE shelf = ?1")?
                .query_row(params![tag], |row| row.get(0))
                .optional()
        })?;
        let sum = match sealed {
            Some(sealed) => {
                let bytes = self.open(on, tag, &SUM, &sealed)?;
                Multiset::from_bytes(&bytes).ok_or_else(|| self.tampered(on))?
            }
            None if self.shelves_are_all_there()? => Multiset::default(),
            None => return Err(self.tampered(on)),
        };
        self.sums.borrow_mut().insert(on, sum);
        Ok(sum)
    }

    /// Takes down what the sum of a shelf is from now on.
    pub(super) fn set_sum(&self, on: Shelf, sum: Multiset) {
        self.sums.borrow_mut().insert(on, sum);
    }

    /// Writes the sums of these shelves, and the anchor where a shelf is new.
    pub(super) fn write_sums(&self, shelves: impl Iterator<Item = Shelf>) -> Result<(), StoreError> {
        let mut new = 0_u64;
        for on in shelves {
            let tag = self.tag(on);
            let sealed = self.seal(on, &tag, &SUM, &self.sum(on, &tag)?.to_bytes())?;
            let had = self.sql(|connection| {
                connection.prepare_cached("UPDATE shelves SET sum = ?2 WHERE shelf = ?1")?.execute(params![tag, sealed])
            })?;
            if had == 0 {
                new += 1;
                self.sql(|connection| {
                    connection
                        .prepare_cached("INSERT INTO shelves (shelf, sum) VALUES (?1, ?2)")?
                        .execute(params![tag, sealed])
                })?;
            }
        }
        if new == 0 {
            return Ok(());
        }
        let number = self.anchor()?.saturating_add(new);
        let sealed = self.sealer.seal(&ANCHOR, &number.to_le_bytes())?;
        self.sql(|connection| {
            connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('shelves', ?1)", params![sealed])
        })
        .map(|_| ())
    }

    /// How many shelves were ever put up, of every partition.
    fn anchor(&self) -> Result<u64, StoreError> {
        let sealed: Option<Vec<u8>> = self.sql(|connection| {
            connection
                .prepare_cached("SELECT value FROM meta WHERE name = 'shelves'")?
                .query_row([], |row| row.get(0))
                .optional()
        })?;
        // Written with the first shelf: without it there is none, which the count of shelves confirms.
        let Some(sealed) = sealed else { return Ok(0) };
        let tampered = || StoreError::Tampered { path: self.path.to_path_buf(), what: "shelves" };
        let bytes = self.sealer.open(&ANCHOR, &sealed).map_err(|_| tampered())?;
        Ok(u64::from_le_bytes(bytes.try_into().map_err(|_| tampered())?))
    }

    fn shelves_are_all_there(&self) -> Result<bool, StoreError> {
        let found: i64 = self.sql(|connection| {
            connection.prepare_cached("SELECT count(*) FROM shelves")?.query_row([], |row| row.get(0))
        })?;
        Ok(u64::try_from(found).is_ok_and(|found| self.anchor().is_ok_and(|number| number == found)))
    }

    fn check_count(&self, on: Shelf, tag: &Lookup) -> Result<(), StoreError> {
        let found: i64 = self.sql(|connection| {
            connection
                .prepare_cached("SELECT count(*) FROM records WHERE shelf = ?1")?
                .query_row(params![tag], |row| row.get(0))
        })?;
        let expected = self.sum(on, tag)?.count();
        if u64::try_from(found).is_ok_and(|found| found == expected) { Ok(()) } else { Err(self.tampered(on)) }
    }
}

fn place<'a>(on: Shelf, tag: &'a Lookup, name: &'a Lookup) -> Place<'a> {
    Place { shelf: tag, name, schema: on.schema(), expiry: 0 }
}
