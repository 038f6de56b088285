use std::fs;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::fake::FakeKeyring;
use super::*;
use crate::durable::{Durable, Partition, Shelf};

/// A directory of its own, looked at with one keyring or another.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        home.directory().create(&DURABLE).unwrap();
        fs::remove_file(home.path("durable.db")).unwrap();
        home
    }

    fn directory(&self) -> Directory {
        Directory::new(self.0.path().join("andru"))
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.directory().file(name)
    }

    fn keys(&self, keyring: &Arc<FakeKeyring>) -> Keys {
        Keys::new(self.directory(), Some(keyring.clone()))
    }

    fn durable(&self, keyring: Option<&Arc<FakeKeyring>>) -> Durable {
        let keyring = keyring.map(|keyring| -> Arc<dyn Keyring> { keyring.clone() });
        Durable::new(self.directory(), Keys::new(self.directory(), keyring), Partition::local())
    }

    fn save(&self, keyring: Option<&Arc<FakeKeyring>>) -> Result<(), StoreError> {
        self.durable(keyring).write(|writing| writing.put(Shelf::Saved, &[b"name"], b"value")).map(drop)
    }

    fn load(&self, keyring: Option<&Arc<FakeKeyring>>) -> Result<Option<Vec<u8>>, StoreError> {
        let durable = self.durable(keyring);
        Ok(durable.read(|reading| reading.get(Shelf::Saved, &[b"name"]))?.flatten())
    }

    fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    fn put_key(&self, bytes: &[u8], mode: u32) {
        fs::write(self.path("key"), bytes).unwrap();
        #[cfg(unix)]
        fs::set_permissions(self.path("key"), std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    }
}

fn key(byte: u8) -> MasterKey {
    MasterKey::from_bytes(&[byte; MasterKey::LENGTH]).unwrap()
}

fn absent() -> KeyringError {
    KeyringError::Absent("no desktop session".to_owned())
}

fn failed() -> KeyringError {
    KeyringError::Failed("out of order".to_owned())
}

/// What a refusal to make a key looks like: the error, and no key anywhere.
fn refusal(home: &Home, keyring: &Arc<FakeKeyring>) -> StoreError {
    let error = home.save(Some(keyring)).unwrap_err();
    assert!(!home.has("key"), "a key file was made: {error}");
    assert_eq!(home.load(Some(keyring)).unwrap(), None);
    error
}

#[test]
fn a_key_is_made_in_the_keyring_and_found_there_again() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
    home.save(Some(&keyring)).unwrap();
    assert!(keyring.key().is_some() && !home.has("key"));
    assert_eq!(home.load(Some(&keyring)).unwrap().as_deref(), Some(b"value".as_slice()));
    assert_eq!(keyring.asked().1, 1);
}

#[test]
fn a_key_that_is_there_is_used_and_none_is_made() {
    let home = Home::new();
    let keyring = Arc::new(FakeKeyring::with(&key(7)));
    assert_eq!(home.keys(&keyring).existing_or_new().unwrap().expose(), key(7).expose());
    assert_eq!(keyring.asked(), (1, 0));
    home.put_key(&[8; 32], 0o600);
    assert_eq!(home.keys(&keyring).existing_or_new().unwrap().expose(), key(8).expose());
    assert_eq!(keyring.asked(), (1, 0), "the file is enough");
}

#[test]
fn without_a_keyring_the_key_is_in_a_private_file() {
    for keyring in [None, Some(Arc::new(FakeKeyring::refusing(absent())))] {
        let home = Home::new();
        home.save(keyring.as_ref()).unwrap();
        assert_eq!(fs::metadata(home.path("key")).unwrap().len(), 32);
        #[cfg(unix)]
        for name in ["key", "key.lock"] {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(home.path(name)).unwrap().permissions().mode() & 0o7777, 0o600, "{name}");
        }
        assert!(home.load(keyring.as_ref()).unwrap().is_some());
    }
}

#[test]
fn a_keyring_that_can_be_read_but_holds_nothing_leaves_the_key_to_the_file() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
    keyring.refuse_writes(absent());
    home.save(Some(&keyring)).unwrap();
    assert!(home.has("key") && home.load(Some(&keyring)).unwrap().is_some());
}

#[test]
fn nothing_is_made_while_the_keyring_is_locked_or_fails() {
    for (error, words) in [
        (KeyringError::Locked, "the keyring is locked"),
        (KeyringError::TimedOut, "did not answer within 2 seconds"),
        (failed(), "out of order"),
    ] {
        let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::refusing(error)));
        let error = refusal(&home, &keyring);
        assert!(error.to_string().contains(words), "{error}");
        keyring.refuse(None);
        home.save(Some(&keyring)).unwrap();
        assert!(!home.has("key"));
    }
}

#[test]
fn nothing_is_made_while_the_keyring_hangs() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
    let held = keyring.hang();
    let begun = Instant::now();
    let error = home.save(Some(&keyring)).unwrap_err();
    assert!(matches!(error, StoreError::KeyUnreachable { reason: KeyringError::TimedOut, .. }), "{error}");
    assert!(begun.elapsed() < Duration::from_millis(2500), "{:?}", begun.elapsed());
    assert!(!home.has("key"));
    drop(held);
}

#[test]
fn a_key_that_the_keyring_does_not_keep_is_not_used() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
    keyring.refuse_writes(failed());
    assert!(matches!(refusal(&home, &keyring), StoreError::KeyUnreachable { .. }));
    let keyring = Arc::new(FakeKeyring::empty());
    keyring.lie();
    let error = refusal(&home, &keyring);
    assert!(error.to_string().contains("it did not give back the key it was given"), "{error}");
    assert!(keyring.key().is_none(), "the next attempt would take it for a key");
}

#[test]
fn a_stale_key_in_one_place_does_not_hide_the_right_one_in_the_other() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
    home.save(Some(&keyring)).unwrap();
    home.put_key(&[8; 32], 0o600);
    assert!(home.load(Some(&keyring)).unwrap().is_some());
    // Nor does a file that is no key at all.
    home.put_key(b"short", 0o600);
    assert!(home.load(Some(&keyring)).unwrap().is_some());

    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::with(&key(8))));
    home.save(None).unwrap();
    assert!(home.load(Some(&keyring)).unwrap().is_some());
    assert_eq!(keyring.asked().0, 0);
}

#[test]
fn data_without_its_key_says_why_and_is_left_alone() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
    home.save(Some(&keyring)).unwrap();
    let before = fs::read(home.path("durable.db")).unwrap();
    let path = home.directory().path().display().to_string();
    for (other, words) in [
        (FakeKeyring::empty(), format!("the key of the data in `{path}` is lost")),
        (FakeKeyring::with(&key(8)), format!("the key there is does not open the data in `{path}`")),
        (
            FakeKeyring::refusing(KeyringError::Locked),
            format!("the keyring is locked, so the key of the data in `{path}` cannot be read"),
        ),
        (
            FakeKeyring::refusing(absent()),
            format!(
                "the key of the data in `{path}` is not in its key file, and there is no keyring here: no desktop session"
            ),
        ),
        (
            FakeKeyring::refusing(failed()),
            format!("the key of the data in `{path}` is not in its key file, and the keyring failed: out of order"),
        ),
    ] {
        let other = Arc::new(other);
        for error in [home.load(Some(&other)).unwrap_err(), home.save(Some(&other)).unwrap_err()] {
            assert_eq!(error.to_string(), words);
            assert_eq!(ToolError::from(error).hints().len(), 1);
        }
        // A part beside the durable one gets no key of its own making either.
        assert!(home.keys(&other).existing_or_new().is_err() || other.key().is_some());
        assert!(!home.has("key") && other.asked().1 == 0);
    }
    assert_eq!(fs::read(home.path("durable.db")).unwrap(), before);
    assert!(home.load(Some(&keyring)).unwrap().is_some());
}

#[test]
fn processes_that_begin_at_once_end_with_one_key() {
    for absent_keyring in [false, true] {
        let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
        if absent_keyring {
            keyring.refuse(Some(absent()));
        }
        let start = Barrier::new(8);
        let made: Vec<_> = thread::scope(|scope| {
            let make = || {
                start.wait();
                *home.keys(&keyring).existing_or_new().unwrap().expose()
            };
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(make)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(made.iter().all(|other| other == &made[0]));
        assert_eq!(keyring.asked().1, usize::from(!absent_keyring));
        assert_eq!(home.has("key"), absent_keyring);
    }
}

#[cfg(unix)]
#[test]
fn a_key_file_that_may_be_someone_elses_is_refused_and_left_as_it_is() {
    use std::os::unix::fs::{MetadataExt, chown, symlink};
    let keyring = Arc::new(FakeKeyring::refusing(absent()));
    let refused = |home: &Home, words: &str| {
        for error in [home.keys(&keyring).existing_or_new().unwrap_err(), home.save(None).unwrap_err()] {
            assert!(error.to_string().contains(words), "{error}");
        }
    };
    for (bytes, mode, words) in [
        ([7; 32].as_slice(), 0o644, "others can use the key file"),
        (&[7; 32], 0o620, "(mode 0620)"),
        (&[7; 31], 0o600, "is not a key of Andru"),
        (&[7; 33], 0o600, "is not a key of Andru"),
        (b"", 0o600, "is not a key of Andru"),
    ] {
        let home = Home::new();
        home.put_key(bytes, mode);
        refused(&home, words);
        assert_eq!(fs::read(home.path("key")).unwrap(), bytes);
        assert_eq!(fs::metadata(home.path("key")).unwrap().mode() & 0o7777, mode);
    }
    let home = Home::new();
    let target = home.0.path().join("elsewhere");
    for _ in 0..2 {
        // Once with nothing behind the link, once with a key.
        symlink(&target, home.path("key")).unwrap();
        refused(&home, "is a symbolic link");
        fs::remove_file(home.path("key")).unwrap();
        fs::write(&target, [7; 32]).unwrap();
    }
    fs::create_dir(home.path("key")).unwrap();
    refused(&home, "is not a regular file");
    fs::remove_dir(home.path("key")).unwrap();
    home.put_key(&[7; 32], 0o600);
    if chown(home.path("key"), Some(54_321), None).is_ok() {
        refused(&home, "belongs to another user");
    }
}

#[cfg(unix)]
#[test]
fn a_lock_that_is_a_link_is_not_followed() {
    let home = Home::new();
    let target = home.0.path().join("elsewhere");
    std::os::unix::fs::symlink(&target, home.path("key.lock")).unwrap();
    let error = home.save(None).unwrap_err();
    assert!(matches!(error, StoreError::LinkedFile(_)), "{error}");
    assert!(!target.exists() && !home.has("key"));
}

#[test]
fn what_an_ended_process_left_is_no_key() {
    let home = Home::new();
    fs::write(home.path("key.new"), [7; 20]).unwrap();
    home.save(None).unwrap();
    assert!(!home.has("key.new") && home.load(None).unwrap().is_some());
}

#[test]
fn a_lock_that_is_held_is_waited_for() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
    let lock = KeyLock::take(&home.directory()).unwrap();
    thread::scope(|scope| {
        let making = scope.spawn(|| home.keys(&keyring).existing_or_new().unwrap());
        thread::sleep(Duration::from_millis(30));
        assert!(!making.is_finished() && keyring.key().is_none());
        drop(lock);
        making.join().unwrap();
    });
    assert_eq!(keyring.asked(), (3, 1));
}

#[test]
fn where_the_key_is_can_be_told() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
    let state = |keyring: &Arc<FakeKeyring>| format!("{:?}", home.durable(Some(keyring)).key_state().unwrap());
    let refusing = |error| Arc::new(FakeKeyring::refusing(error));
    assert_eq!(state(&keyring), r#"Nowhere { keyring: Some("Fake Keyring") }"#);
    assert_eq!(state(&refusing(absent())), "Nowhere { keyring: None }");
    assert_eq!(state(&refusing(KeyringError::Locked)), "Locked");
    home.save(Some(&keyring)).unwrap();
    assert_eq!(state(&keyring), r#"Keyring("Fake Keyring")"#);
    assert_eq!(state(&refusing(KeyringError::Locked)), "Locked");
    assert_eq!(state(&refusing(absent())), r#"Unreachable(Absent("no desktop session"))"#);
    assert!(state(&Arc::new(FakeKeyring::empty())).starts_with("Unusable("));

    let home = Home::new();
    home.save(None).unwrap();
    let state = home.durable(Some(&refusing(absent()))).key_state().unwrap();
    let KeyState::File { path, keyring } = state else { panic!("{state:?}") };
    assert_eq!((path, keyring), (home.path("key"), Some(absent())));
}

#[test]
fn a_destroyed_key_is_nowhere() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::empty()));
    home.save(Some(&keyring)).unwrap();
    home.put_key(&[8; 32], 0o644);
    // Another name of the file shows what became of its bytes.
    fs::hard_link(home.path("key"), home.path("other-name")).unwrap();
    let done = home.keys(&keyring).destroy().unwrap();
    assert_eq!((done.file.unwrap(), done.keyring), (true, Ok(true)));
    assert!(keyring.key().is_none() && !home.has("key"));
    let left = fs::read(home.path("other-name")).unwrap();
    assert!(left.len() == 32 && left != [8; 32]);
    assert!(matches!(home.load(Some(&keyring)), Err(StoreError::LostKey(_))));
    let done = home.keys(&keyring).destroy().unwrap();
    assert_eq!((done.file.unwrap(), done.keyring), (false, Ok(false)));
}

#[test]
fn a_key_that_cannot_be_destroyed_in_one_place_is_in_the_other() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::refusing(KeyringError::Locked)));
    home.put_key(&[8; 32], 0o600);
    let done = home.keys(&keyring).destroy().unwrap();
    assert_eq!((done.file.unwrap(), done.keyring), (true, Err(KeyringError::Locked)));
}

#[test]
fn what_a_process_remembers_opens_old_data_and_seals_no_new() {
    let (home, keyring) = (Home::new(), Arc::new(FakeKeyring::with(&key(7))));
    let keys = home.keys(&keyring);
    let accepts = |found: &MasterKey| found.expose() == key(7).expose();
    keys.existing(&accepts).unwrap();
    keys.existing(&accepts).unwrap();
    assert_eq!(keyring.asked().0, 1);
    // Another process erases everything.
    keyring.forget().unwrap();
    assert_ne!(keys.existing_or_new().unwrap().expose(), key(7).expose());
}
