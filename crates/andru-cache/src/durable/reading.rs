//! Reading the records of one partition at one moment.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use super::shelf::Bucket;
use super::{Partition, Shelf, sums};
use crate::error::StoreError;
use crate::sealing::{Lookup, Multiset, Place, Sealer};

/// The records of one partition at one moment: inside a transaction.
pub(crate) struct Reading<'a> {
    connection: &'a Connection,
    sealer: &'a Sealer,
    partition: &'a Partition,
    path: &'a Path,
    sums: RefCell<BTreeMap<(Shelf, Bucket), Multiset>>,
}

/// A sealed value as the table has it.
pub(super) struct Sealed {
    /// Its first [`Sealer::HEAD`] bytes.
    pub(super) head: Vec<u8>,
    /// The others.
    pub(super) body: Vec<u8>,
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
                .prepare_cached("SELECT head, body FROM records WHERE shelf = ?1 AND name = ?2")?
                .query_row(params![tag, name], |row| {
                    Ok(self.open(on, &tag, &name, row.get_ref(0)?.as_blob()?, row.get_ref(1)?.as_blob()?))
                })
                .optional()
        })?;
        if found.is_none() {
            // It may have been there: then its bucket is not what it was.
            self.check_absence(on, &tag, &name)?;
        }
        found.transpose()
    }

    /// How many records were put on the shelf.
    #[cfg(test)]
    pub(crate) fn len(&self, on: Shelf) -> Result<u64, StoreError> {
        let tag = self.tag(on);
        on.buckets().map(|bucket| self.sum(on, &tag, bucket).map(|sum| sum.count())).sum()
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
        let mut seen: BTreeMap<Bucket, Multiset> = on.buckets().map(|bucket| (bucket, Multiset::default())).collect();
        let failed = |source| StoreError::sqlite(self.path, source);
        let mut statement = self
            .connection
            .prepare_cached("SELECT name, head, body FROM records WHERE shelf = ?1 ORDER BY name")
            .map_err(failed)?;
        let mut rows = statement.query(params![tag]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let name: Lookup = row.get(0).map_err(failed)?;
            let head = row.get_ref(1).map_err(failed)?.as_blob().map_err(|_| self.tampered(on))?;
            let body = row.get_ref(2).map_err(failed)?.as_blob().map_err(|_| self.tampered(on))?;
            seen.entry(on.bucket(&name)).or_default().add(&self.element(on, &tag, &name, head)?);
            each(self.open(on, &tag, &name, head, body)?)?;
        }
        seen.into_iter().try_for_each(
            |(bucket, seen)| {
                if seen == self.sum(on, &tag, bucket)? { Ok(()) } else { Err(self.tampered(on)) }
            },
        )
    }

    /// The error of a record that opens and yet makes no sense: another version of Andru wrote it.
    pub(crate) fn unreadable(&self, what: &'static str) -> StoreError {
        let source = serde::de::Error::custom("it has an unknown form");
        StoreError::Unreadable { what, path: self.path.to_path_buf(), source }
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

    pub(super) fn seal(&self, on: Shelf, tag: &Lookup, name: &Lookup, value: &[u8]) -> Result<Sealed, StoreError> {
        let mut head = self.sealer.seal(&place(on, tag, name), value)?;
        let body = head.split_off(Sealer::HEAD.min(head.len()));
        Ok(Sealed { head, body })
    }

    pub(super) fn element(&self, on: Shelf, tag: &Lookup, name: &Lookup, head: &[u8]) -> Result<[u8; 32], StoreError> {
        self.sealer.element(tag, name, head).map_err(|_| self.tampered(on))
    }

    /// The sum of a bucket as it stands in this transaction.
    pub(super) fn sum(&self, on: Shelf, tag: &Lookup, bucket: Bucket) -> Result<Multiset, StoreError> {
        if let Some(sum) = self.sums.borrow().get(&(on, bucket)) {
            return Ok(*sum);
        }
        let sum = sums::read(self.connection, self.sealer, tag, bucket, self.path)?.unwrap_or_default();
        self.sums.borrow_mut().insert((on, bucket), sum);
        Ok(sum)
    }

    /// Takes down what the sum of a bucket is from now on.
    pub(super) fn set_sum(&self, on: Shelf, bucket: Bucket, sum: Multiset) {
        self.sums.borrow_mut().insert((on, bucket), sum);
    }

    /// Writes the sums of these buckets, and the anchor where one is new.
    pub(super) fn write_sums(&self, changed: impl Iterator<Item = (Shelf, Bucket)>) -> Result<(), StoreError> {
        let mut new = 0;
        for (on, bucket) in changed {
            let tag = self.tag(on);
            let sum = self.sum(on, &tag, bucket)?;
            new += u64::from(sums::write(self.connection, self.sealer, &tag, bucket, &sum, self.path)?);
        }
        if new == 0 { Ok(()) } else { sums::raise_anchor(self.connection, self.sealer, new, self.path) }
    }

    fn open(&self, on: Shelf, tag: &Lookup, name: &Lookup, head: &[u8], body: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.sealer.open_parts(&place(on, tag, name), head, body).map_err(|_| self.tampered(on))
    }

    /// Checks that a record which was not found is not there: its bucket holds just what was put into it, and not it.
    ///
    /// A search goes astray over a damaged tree, past a record that a walk along the leaves still meets.
    pub(super) fn check_absence(&self, on: Shelf, tag: &Lookup, absent: &Lookup) -> Result<(), StoreError> {
        let bucket = on.bucket(absent);
        let mut seen = Multiset::default();
        let (first, last) = on.names(bucket);
        let failed = |source| StoreError::sqlite(self.path, source);
        let mut statement = self
            .connection
            .prepare_cached("SELECT name, head FROM records WHERE shelf = ?1 AND name BETWEEN ?2 AND ?3")
            .map_err(failed)?;
        let mut rows = statement.query(params![tag, first, last]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let name: Lookup = row.get(0).map_err(failed)?;
            if name == *absent {
                return Err(self.tampered(on));
            }
            let head = row.get_ref(1).map_err(failed)?.as_blob().map_err(|_| self.tampered(on))?;
            seen.add(&self.element(on, tag, &name, head)?);
        }
        if seen == self.sum(on, tag, bucket)? { Ok(()) } else { Err(self.tampered(on)) }
    }
}

fn place<'a>(on: Shelf, tag: &'a Lookup, name: &'a Lookup) -> Place<'a> {
    Place { shelf: tag, name, schema: on.schema(), expiry: 0 }
}
