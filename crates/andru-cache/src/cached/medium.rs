//! Where answers are kept: in the file, or in memory once the file cannot be used.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::aside;
use super::change::{self, Change, SinceLook};
use super::file::{CacheFile, Owner};
use super::room::Room;
use super::rows::Rows;
use crate::directory::{Directory, FileId};
use crate::error::StoreError;
use crate::keys::Keys;
use crate::part::CACHE;

/// The answers of one owner, wherever they are kept.
pub(super) struct Medium {
    place: Option<(Directory, Keys)>,
    owner: Owner,
    room: Room,
    reading: Mutex<Option<CacheFile>>,
    writing: Mutex<Writing>,
    memory: OnceLock<Memory>,
    moved_aside: AtomicU64,
}

#[derive(Default)]
struct Writing {
    file: Option<CacheFile>,
    since: SinceLook,
    /// A refusal that could not be written yet: it goes along with whatever is written next.
    owed: Option<i64>,
}

struct Memory {
    /// `None` where not even that can be had.
    cache: Option<Mutex<(CacheFile, SinceLook)>>,
    why: String,
}

/// The file that was found broken: the background is to move it aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken(pub(super) FileId);

/// What is to be done about an error.
pub(super) enum Trouble {
    /// Nothing: it passes.
    Passes,
    /// The file is of no use.
    Broken,
    /// The file cannot be used here, and may be of use to others.
    Lasts,
}

impl Trouble {
    pub(super) fn of(error: &StoreError) -> Self {
        match error {
            StoreError::Busy { .. } => Self::Passes,
            StoreError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => Self::Passes,
            StoreError::Damaged { .. }
            | StoreError::Unsound { .. }
            | StoreError::Tampered { .. }
            | StoreError::OtherProgram(_)
            | StoreError::LostKey(_)
            | StoreError::WrongKey(_) => Self::Broken,
            _ => Self::Lasts,
        }
    }
}

impl Medium {
    /// The answers of `owner` in a directory; nothing is opened or created yet. Without one, they are in memory.
    pub(super) fn new(place: Option<(Directory, Keys)>, owner: Owner, room: Room) -> Self {
        Self {
            place,
            owner,
            room,
            reading: Mutex::default(),
            writing: Mutex::default(),
            memory: OnceLock::new(),
            moved_aside: AtomicU64::new(0),
        }
    }

    /// Runs `read` over the answers there are; `None` where there are none or they cannot be read.
    pub(super) fn read<T>(&self, read: impl FnOnce(Rows<'_>) -> rusqlite::Result<T>) -> Result<Option<T>, Broken> {
        if let Some(memory) = self.memory.get() {
            return Ok(memory.cache.as_ref().and_then(|cache| lock(cache).0.read(&self.owner, read).ok()));
        }
        let Some((directory, keys)) = &self.place else { return Ok(None) };
        let found = match directory.find(&CACHE) {
            Ok(Some(found)) => found,
            Ok(None) => return Ok(None),
            Err(error) => {
                self.resort_to_memory(&error);
                return Ok(None);
            }
        };
        self.read_file(directory, keys, found, read).or_else(|error| match Trouble::of(&error) {
            Trouble::Passes => Ok(None),
            Trouble::Broken => Err(Broken(found)),
            Trouble::Lasts => {
                self.resort_to_memory(&error);
                Ok(None)
            }
        })
    }

    fn read_file<T>(
        &self,
        directory: &Directory,
        keys: &Keys,
        found: FileId,
        read: impl FnOnce(Rows<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let mut slot = lock(&self.reading);
        // What fails is opened anew, with every check.
        let file = match slot.take().filter(|open| open.is(found)) {
            Some(open) => open,
            None => match CacheFile::existing(directory, keys)? {
                Some(opened) => opened,
                None => return Ok(None),
            },
        };
        let answer = file.read(&self.owner, read)?;
        *slot = Some(file);
        Ok(Some(answer))
    }

    /// Writes every change in one transaction.
    ///
    /// # Errors
    /// What passes: the file was held by others for too long. For everything else there is memory.
    pub(super) fn write(&self, changes: &[Change]) -> Result<(), StoreError> {
        for change in changes {
            if let Change::Mend(broken) = change {
                self.mend(*broken);
            }
        }
        let mut last = None;
        // Once as it is, once mended, once in memory.
        for _ in 0..3 {
            if let Some(memory) = self.memory.get() {
                return memory.write(&self.owner, changes, self.room);
            }
            let Some((directory, keys)) = &self.place else {
                self.resort_to_memory(&StoreError::NoHome);
                continue;
            };
            let found = match directory.find(&CACHE) {
                Ok(found) => found,
                Err(error) => {
                    self.resort_to_memory(&error);
                    continue;
                }
            };
            let Err(error) = self.write_file(directory, keys, found, changes) else { return Ok(()) };
            let replaced = directory.find(&CACHE).ok().flatten() != found;
            match (Trouble::of(&error), found) {
                // Another process moved it aside under our hands.
                _ if replaced && found.is_some() => {}
                (Trouble::Broken, Some(found)) => self.mend(found),
                (Trouble::Passes, _) => {
                    self.remember_refusal(changes);
                    return Err(error);
                }
                _ => self.resort_to_memory(&error),
            }
            last = Some(error);
        }
        last.map_or(Ok(()), Err)
    }

    fn write_file(
        &self,
        directory: &Directory,
        keys: &Keys,
        found: Option<FileId>,
        changes: &[Change],
    ) -> Result<(), StoreError> {
        let mut writing = lock(&self.writing);
        let usable = writing.file.take().filter(|open| found.is_some_and(|file| open.is(file)));
        let mut file = match usable {
            Some(file) => file,
            None => CacheFile::or_create(directory, keys)?,
        };
        let owed = writing.owed;
        let since = &mut writing.since;
        file.write(&self.owner, |rows| {
            if let Some(at) = owed {
                let owed = [Change::Refuse { at }];
                if let Err(error) = change::apply(rows, &owed, since, self.room)? {
                    return Ok(Err(error));
                }
            }
            change::apply(rows, changes, since, self.room)
        })?;
        writing.owed = None;
        writing.file = Some(file);
        Ok(())
    }

    /// Moves a broken file aside, once it is known that a new one can have a key.
    fn mend(&self, broken: FileId) {
        let Some((directory, keys)) = &self.place else { return };
        let moved = keys.existing_or_new().and_then(|_| aside::move_aside(directory, broken));
        match moved {
            Ok(moved) => drop(self.moved_aside.fetch_add(u64::from(moved), Ordering::Relaxed)),
            Err(error) => self.resort_to_memory(&error),
        }
    }

    fn remember_refusal(&self, changes: &[Change]) {
        let latest = changes.iter().fold(None, |owed, change| match change {
            Change::Refuse { at } => Some(*at),
            Change::Accept(accepted) => owed.filter(|since| !accepted.outdoes(*since)),
            _ => owed,
        });
        let mut writing = lock(&self.writing);
        writing.owed = latest.or(writing.owed);
    }

    /// Keeps answers in memory from now on.
    fn resort_to_memory(&self, why: &StoreError) {
        self.memory.get_or_init(|| Memory {
            cache: CacheFile::in_memory().ok().map(|file| Mutex::new((file, SinceLook::default()))),
            why: why.to_string(),
        });
        // Whoever is using them will not do so again, and an answer does not wait for that.
        if let Ok(mut reading) = self.reading.try_lock() {
            *reading = None;
        }
        if let Ok(mut writing) = self.writing.try_lock() {
            writing.file = None;
        }
    }

    /// Where the file is, or would be; `None` where no directory is known.
    pub(super) fn path(&self) -> Option<PathBuf> {
        self.place.as_ref().map(|(directory, _)| directory.file(CACHE.file))
    }

    /// Why answers are kept in memory; `None` where they are not.
    pub(super) fn why_in_memory(&self) -> Option<String> {
        self.memory.get().map(|memory| memory.why.clone())
    }

    /// How many broken files this process moved aside.
    pub(super) fn moved_aside(&self) -> u64 {
        self.moved_aside.load(Ordering::Relaxed)
    }
}

impl Memory {
    fn write(&self, owner: &Owner, changes: &[Change], room: Room) -> Result<(), StoreError> {
        let Some(cache) = &self.cache else { return Ok(()) };
        let mut cache = lock(cache);
        let (file, since) = &mut *cache;
        file.write(owner, |rows| change::apply(rows, changes, since, room))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
