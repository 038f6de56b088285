//! The kinds of records.

use crate::sealing::Lookup;

/// Records are summed by the first byte of their keyed name, so that looking for one that may have vanished reads
/// one record in 256 and not all of them.
pub(crate) type Bucket = u8;

/// A kind of records. What a shelf is called is part of every keyed name on it, so it never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shelf {
    /// The profile, the model in use, the draft of an interview: one value a name.
    Saved,
    /// The latest finished calls and jobs.
    Runs,
    /// Which user of the platform an API key belongs to; on this machine's own partition alone.
    Users,
    /// What the user logged: every version of every memory.
    Memories,
    /// Which keys there are among the memories, in segments.
    MemoryIndex,
    /// The accounts the user imported.
    Accounts,
    /// Their deals.
    Deals,
    /// Their contacts.
    Contacts,
}

impl Shelf {
    /// Every shelf, for whoever goes over all of them.
    pub(crate) const ALL: &[Self] = &[
        Self::Saved,
        Self::Runs,
        Self::Users,
        Self::Memories,
        Self::MemoryIndex,
        Self::Accounts,
        Self::Deals,
        Self::Contacts,
    ];

    /// Every format a record may have.
    pub(crate) const SCHEMAS: &[u16] = &[1];

    /// Its name, in keyed names and in messages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Runs => "runs",
            Self::Accounts => "accounts",
            Self::Deals => "deals",
            Self::Contacts => "contacts",
            Self::Users => "users",
            Self::Memories => "memories",
            Self::MemoryIndex => "memory index",
        }
    }

    /// Whether there may be many records, so that their sums are kept by [`Bucket`].
    pub(crate) const fn is_large(self) -> bool {
        match self {
            Self::Runs | Self::Memories | Self::Accounts | Self::Deals | Self::Contacts => true,
            Self::Saved | Self::Users | Self::MemoryIndex => false,
        }
    }

    /// The bucket that a record of this keyed name is summed in.
    pub(crate) fn bucket(self, name: &Lookup) -> Bucket {
        if self.is_large() { name.first().copied().unwrap_or_default() } else { 0 }
    }

    /// Every bucket of the shelf.
    pub(crate) fn buckets(self) -> impl Iterator<Item = Bucket> {
        0..=if self.is_large() { Bucket::MAX } else { 0 }
    }

    /// The keyed names in a bucket: from the first to the last.
    pub(crate) const fn names(self, bucket: Bucket) -> (Lookup, Lookup) {
        let (mut first, mut last) = ([0; 16], [0xFF; 16]);
        if self.is_large() {
            (first[0], last[0]) = (bucket, bucket);
        }
        (first, last)
    }

    /// The format of what is in its records, authenticated with each.
    pub(crate) const fn schema(self) -> u16 {
        match self {
            Self::Saved
            | Self::Runs
            | Self::Users
            | Self::Memories
            | Self::MemoryIndex
            | Self::Accounts
            | Self::Deals
            | Self::Contacts => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_format_is_listed() {
        assert!(Shelf::ALL.iter().all(|shelf| Shelf::SCHEMAS.contains(&shelf.schema())));
    }

    #[test]
    fn a_name_is_in_the_bucket_that_lists_it() {
        for shelf in Shelf::ALL {
            for name in [[0; 16], [7; 16], [0xFF; 16]] {
                let (first, last) = shelf.names(shelf.bucket(&name));
                assert!(first <= name && name <= last, "{shelf:?} {name:?}");
                assert!(shelf.buckets().any(|bucket| bucket == shelf.bucket(&name)));
            }
        }
    }

    #[test]
    fn no_two_shelves_share_a_name() {
        let names: BTreeSet<&str> = Shelf::ALL.iter().map(|shelf| shelf.name()).collect();
        assert_eq!(names.len(), Shelf::ALL.len());
    }
}
