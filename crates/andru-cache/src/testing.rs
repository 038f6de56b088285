//! A store in a directory of its own, for the tests of this crate.

use tempfile::TempDir;

use crate::directory::Directory;
use crate::durable::{Durable, Partition, Whose};
use crate::keys::Keys;

/// A durable part that keeps its key in a file, and the directory it lives in.
pub(crate) fn durable() -> (TempDir, Durable) {
    let root = tempfile::tempdir().unwrap();
    let durable = durable_in(&root, Partition::local());
    (root, durable)
}

/// The durable part of a directory as one account sees it.
pub(crate) fn durable_in(root: &TempDir, partition: Partition) -> Durable {
    let directory = Directory::new(root.path().join("andru"));
    Durable::new(directory.clone(), Keys::new(directory, None), Whose::Of(partition))
}
