//! Changing the records of one partition, in one transaction.

use std::collections::BTreeSet;
use std::ops::Deref;

use rusqlite::{OptionalExtension, params};

use super::shelf::Bucket;
use super::{Reading, Shelf};
use crate::error::StoreError;
use crate::sealing::{Lookup, Multiset};

/// The records of one partition inside a transaction that holds the write lock; reads as [`Reading`] does.
pub(crate) struct Writing<'a> {
    reading: Reading<'a>,
    changed: BTreeSet<(Shelf, Bucket)>,
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
        let bucket = on.bucket(&name);
        let mut sum = self.sum(on, &tag, bucket)?;
        let old = self.head(&tag, &name)?;
        match &old {
            Some(old) => sum.remove(&self.element(on, &tag, &name, old)?),
            // A second record beside one that the search missed would be two truths.
            None if on.is_large() => {}
            None => self.check_absence(on, &tag, &name)?,
        }
        sum.add(&self.element(on, &tag, &name, &sealed.head)?);
        self.sql(|connection| {
            connection
                .prepare_cached(
                    "INSERT INTO records (shelf, name, head, body) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (shelf, name) DO UPDATE SET head = excluded.head, body = excluded.body",
                )?
                .execute(params![tag, name, sealed.head, sealed.body])
        })?;
        self.note(on, bucket, sum);
        Ok(old.is_some())
    }

    /// Takes a record off the shelf; answers whether there was one.
    pub(crate) fn delete(&mut self, on: Shelf, name: &[&[u8]]) -> Result<bool, StoreError> {
        let (tag, name) = (self.tag(on), self.name(on, name));
        let Some(old) = self.head(&tag, &name)? else { return Ok(false) };
        let bucket = on.bucket(&name);
        let mut sum = self.sum(on, &tag, bucket)?;
        sum.remove(&self.element(on, &tag, &name, &old)?);
        self.sql(|connection| {
            connection.prepare_cached("DELETE FROM records WHERE shelf = ?1 AND name = ?2")?.execute(params![tag, name])
        })?;
        self.note(on, bucket, sum);
        Ok(true)
    }

    /// Takes every record off the shelf; answers how many there were.
    pub(crate) fn clear(&mut self, on: Shelf) -> Result<u64, StoreError> {
        let tag = self.tag(on);
        let mut held = Vec::new();
        for bucket in on.buckets() {
            if self.sum(on, &tag, bucket)? != Multiset::default() {
                held.push(bucket);
            }
        }
        let gone = self.sql(|connection| {
            connection.prepare_cached("DELETE FROM records WHERE shelf = ?1")?.execute(params![tag])
        })?;
        for bucket in held {
            self.note(on, bucket, Multiset::default());
        }
        Ok(gone as u64)
    }

    /// Writes the sums of the buckets that changed; the last thing before the commit.
    pub(super) fn finish(self) -> Result<(), StoreError> {
        self.reading.write_sums(self.changed.iter().copied())
    }

    fn note(&mut self, on: Shelf, bucket: Bucket, sum: Multiset) {
        self.set_sum(on, bucket, sum);
        self.changed.insert((on, bucket));
    }

    /// The beginning of the sealed value of that name, which tells it apart from every other.
    fn head(&self, tag: &Lookup, name: &Lookup) -> Result<Option<Vec<u8>>, StoreError> {
        self.sql(|connection| {
            connection
                .prepare_cached("SELECT head FROM records WHERE shelf = ?1 AND name = ?2")?
                .query_row(params![tag, name], |row| row.get(0))
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
