//! Changing the records of one partition, in one transaction.

use std::collections::BTreeSet;
use std::ops::Deref;

use rusqlite::{OptionalExtension, params};

use super::{Reading, Shelf};
use crate::error::StoreError;
use crate::sealing::{Lookup, Sealer};

/// The records of one partition inside a transaction that holds the write lock; reads as [`Reading`] does.
pub(crate) struct Writing<'a> {
    reading: Reading<'a>,
    changed: BTreeSet<Shelf>,
}

impl<'a> Writing<'a> {
    /// Changes what `reading` reads; the caller commits after [`Writing::finish`].
    pub(super) fn new(reading: Reading<'a>) -> Self {
        Self { reading, changed: BTreeSet::new() }
    }

    /// Puts a record on the shelf in place of the one of that name; answers whether there was one.
    pub(crate) fn put(&mut self, on: Shelf, name: &[&[u8]], value: &[u8]) -> Result<bool, StoreError> {
        let (tag, name) = (self.tag(on), self.name(on, name));
        let sealed = self.seal(on, &tag, &name, value)?;
        let mut sum = self.sum(on, &tag)?;
        let old = self.head(&tag, &name)?;
        match &old {
            Some(old) => {
                sum.remove(&self.element(on, &tag, &name, old)?);
                self.sql(|connection| {
                    connection
                        .prepare_cached("UPDATE records SET value = ?3 WHERE shelf = ?1 AND name = ?2")?
                        .execute(params![tag, name, sealed])
                })?;
            }
            None => {
                self.sql(|connection| {
                    connection
                        .prepare_cached("INSERT INTO records (shelf, name, value) VALUES (?1, ?2, ?3)")?
                        .execute(params![tag, name, sealed])
                })?;
            }
        }
        sum.add(&self.element(on, &tag, &name, &sealed)?);
        self.set_sum(on, sum);
        self.changed.insert(on);
        Ok(old.is_some())
    }

    /// Takes a record off the shelf; answers whether there was one.
    pub(crate) fn delete(&mut self, on: Shelf, name: &[&[u8]]) -> Result<bool, StoreError> {
        let (tag, name) = (self.tag(on), self.name(on, name));
        let Some(old) = self.head(&tag, &name)? else { return Ok(false) };
        let mut sum = self.sum(on, &tag)?;
        sum.remove(&self.element(on, &tag, &name, &old)?);
        self.sql(|connection| {
            connection.prepare_cached("DELETE FROM records WHERE shelf = ?1 AND name = ?2")?.execute(params![tag, name])
        })?;
        self.set_sum(on, sum);
        self.changed.insert(on);
        Ok(true)
    }

    /// Takes every record off the shelf; answers how many there were.
    pub(crate) fn clear(&mut self, on: Shelf) -> Result<u64, StoreError> {
        let tag = self.tag(on);
        let gone = self.sql(|connection| {
            connection.prepare_cached("DELETE FROM records WHERE shelf = ?1")?.execute(params![tag])
        })?;
        self.set_sum(on, crate::sealing::Multiset::default());
        self.changed.insert(on);
        Ok(gone as u64)
    }

    /// Writes the sums of the shelves that changed; the last thing before the commit.
    pub(super) fn finish(self) -> Result<(), StoreError> {
        self.reading.write_sums(self.changed.iter().copied())
    }

    /// The beginning of the sealed value of that name, which tells it apart from every other.
    fn head(&self, tag: &Lookup, name: &Lookup) -> Result<Option<Vec<u8>>, StoreError> {
        self.sql(|connection| {
            connection
                .prepare_cached("SELECT substr(value, 1, ?3) FROM records WHERE shelf = ?1 AND name = ?2")?
                .query_row(params![tag, name, Sealer::HEAD as i64], |row| row.get(0))
                .optional()
        })
    }
}

impl<'a> Deref for Writing<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Self::Target {
        &self.reading
    }
}
