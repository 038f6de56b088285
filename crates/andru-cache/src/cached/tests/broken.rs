//! Files that cannot be used.

use std::fs;

use andru_engine::generator::SplitMix64;
use tempfile::TempDir;

use super::*;
use crate::directory::Directory;
use crate::keys::Keys;

/// What happened to the file, and what is done.
type Fault = (&'static str, fn(&Path));

/// Keeps an answer, ends, and does something to the files.
fn home_after(fault: impl FnOnce(&Path)) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    for number in 0..50 {
        answers.keep(numbered(number), vec![b'x'; 3000], NOW);
    }
    answers.settle(PATIENCE);
    drop(answers);
    fault(root.path());
    root
}

/// Keeps and finds answers as if nothing had been.
fn works(home: &Path, what: &str) {
    let answers = answers(home);
    assert_eq!(found(&answers, numbered(1), NOW), None, "{what}");
    answers.settle(PATIENCE);
    keep(&answers, numbered(1), "y", NOW);
    assert_eq!(found(&answers, numbered(1), NOW), fresh("y"), "{what}");
    assert_eq!(answers.kept_in(), KeptIn::File(home.join("cache.db")), "{what}");
    assert_eq!(found(&answers_of(home, "sk_live_one"), numbered(1), NOW), fresh("y"), "{what}: by others too");
}

#[test]
fn a_file_of_no_use_is_moved_aside_and_a_new_one_is_made() {
    let faults: [Fault; 6] = [
        ("garbage", |home| fs::write(home.join("cache.db"), [0x5A; 9000]).unwrap()),
        ("another program's", |home| {
            fs::remove_file(home.join("cache.db")).unwrap();
            let other = rusqlite::Connection::open(home.join("cache.db")).unwrap();
            other.execute_batch("CREATE TABLE cache_entries (key TEXT PRIMARY KEY, value TEXT)").unwrap();
        }),
        ("a lost key", |home| fs::remove_file(home.join("key")).unwrap()),
        ("a wrong key", |home| fs::write(home.join("key"), [7; 32]).unwrap()),
        ("no identity", |home| {
            let file = rusqlite::Connection::open(home.join("cache.db")).unwrap();
            file.execute("DELETE FROM meta", []).unwrap();
        }),
        ("a truncated file", |home| {
            let file = fs::OpenOptions::new().write(true).open(home.join("cache.db")).unwrap();
            file.set_len(5000).unwrap();
        }),
    ];
    for (what, fault) in faults {
        let root = home_after(fault);
        let before = fs::read(root.path().join("cache.db")).unwrap();
        works(root.path(), what);
        assert_eq!(fs::read(root.path().join("cache.db.aside")).unwrap().len(), before.len(), "{what}");
        works_again_after_another_fault(root.path());
    }
}

/// The file moved aside is replaced by the next one.
fn works_again_after_another_fault(home: &Path) {
    fs::write(home.join("cache.db"), "not a database, though long enough to be looked at by SQLite").unwrap();
    works(home, "once more");
    assert!(fs::read(home.join("cache.db.aside")).unwrap().starts_with(b"not a database"));
}

#[test]
fn a_file_that_is_gone_or_empty_is_made_anew() {
    let empty = home_after(|home| fs::write(home.join("cache.db"), "").unwrap());
    works(empty.path(), "empty");
    let gone = home_after(|home| fs::remove_file(home.join("cache.db")).unwrap());
    works(gone.path(), "gone");
    assert!(!gone.path().join("cache.db.aside").exists() && !empty.path().join("cache.db.aside").exists());
}

#[test]
fn a_newer_file_is_left_alone_and_answers_are_in_memory() {
    let root = home_after(|home| {
        let file = rusqlite::Connection::open(home.join("cache.db")).unwrap();
        file.pragma_update(None, "user_version", 99).unwrap();
    });
    let before = fs::read(root.path().join("cache.db")).unwrap();
    in_memory(root.path(), "newer version");
    assert_eq!(fs::read(root.path().join("cache.db")).unwrap(), before);
    assert!(!root.path().join("cache.db.aside").exists());
    let stats = keeper(root.path()).stats(NOW);
    assert!(stats.in_memory && stats.trouble.unwrap().contains("newer version"));
    assert!(keeper(root.path()).clear().unwrap_err().to_string().contains("newer version"));
}

/// The semantics are the same: what is kept is found, marked, and gone with the handle.
fn in_memory(home: &Path, why: &str) {
    let answers = answers(home);
    assert_eq!(found(&answers, numbered(1), NOW), None);
    keep(&answers, numbered(1), "y", NOW);
    assert!(matches!(answers.kept_in(), KeptIn::Memory { why: said } if said.contains(why)), "{answers:?}");
    assert_eq!(found(&answers, numbered(1), NOW + 299_999), fresh("y"));
    answers.settle(PATIENCE);
    assert_eq!(found(&answers, numbered(1), NOW + 300_000), stale("y"));
    answers.refuse(NOW);
    assert_eq!(found(&answers, numbered(1), NOW), None);
    answers.accept(NOW + 1, NOW + 2);
    answers.settle(PATIENCE);
    assert_eq!(found(&answers, numbered(1), NOW + 300_000), stale("y"));
    assert_eq!(answers.counts().lost, 0);
    assert_eq!(found(&answers_of(home, "sk_live_one"), numbered(1), NOW), None);
}

#[test]
fn without_a_directory_answers_are_in_memory() {
    let answers = CachedAnswers::new(Place::local(None), &api_key(ORIGIN, "sk_live_one"));
    assert_eq!(found(&answers, numbered(1), NOW), None);
    keep(&answers, numbered(1), "y", NOW);
    assert_eq!(found(&answers, numbered(1), NOW), fresh("y"));
    assert!(matches!(answers.kept_in(), KeptIn::Memory { .. }));
}

#[cfg(unix)]
#[test]
fn a_directory_to_refuse_gets_nothing_written_and_answers_are_in_memory() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let root = tempfile::tempdir().unwrap();
    let real = root.path().join("real");
    fs::create_dir(&real).unwrap();
    let (link, shared, file, linked) =
        (root.path().join("link"), root.path().join("shared"), root.path().join("file"), root.path().join("linked"));
    symlink(&real, &link).unwrap();
    fs::create_dir(&shared).unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o777)).unwrap();
    fs::write(&file, "a file").unwrap();
    fs::create_dir(&linked).unwrap();
    fs::set_permissions(&linked, fs::Permissions::from_mode(0o700)).unwrap();
    symlink(real.join("elsewhere.db"), linked.join("cache.db")).unwrap();
    for (home, why) in [
        (&link, "is a symbolic link"),
        (&shared, "other users can write"),
        (&file, "is not a directory"),
        (&linked, "is a symbolic link"),
    ] {
        in_memory(home, why);
    }
    assert_eq!(fs::read_dir(&real).unwrap().count(), 0, "nothing was written through a link");
    assert_eq!(fs::read_dir(&shared).unwrap().count(), 0);
}

#[test]
fn a_key_that_cannot_be_had_leaves_the_file_for_when_it_can() {
    let root = home_after(|home| {
        fs::rename(home.join("key"), home.join("elsewhere")).unwrap();
        fs::write(home.join("key"), "no key").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(home.join("key"), fs::Permissions::from_mode(0o600)).unwrap();
        }
    });
    in_memory(root.path(), "is not a key of Andru");
    fs::rename(root.path().join("elsewhere"), root.path().join("key")).unwrap();
    assert_eq!(found(&answers(root.path()), numbered(1), NOW), fresh(&"x".repeat(3000)));
}

#[test]
fn two_processes_that_find_one_broken_file_move_it_once() {
    let root = home_after(|home| fs::write(home.join("cache.db"), [0x5A; 9000]).unwrap());
    let directory = Directory::new(root.path());
    let broken = directory.find(&crate::part::CACHE).unwrap().unwrap();
    assert!(aside::move_aside(&directory, broken).unwrap());
    drop(file::CacheFile::or_create(&directory, &Keys::new(directory.clone(), None)).unwrap());
    // The other one comes late: what is there now is not what it found broken.
    assert!(!aside::move_aside(&directory, broken).unwrap());
    assert_eq!(fs::read(root.path().join("cache.db.aside")).unwrap(), [0x5A; 9000]);
}

#[cfg(unix)]
#[test]
fn a_handle_goes_over_to_the_file_that_replaced_its_own() {
    let root = tempfile::tempdir().unwrap();
    let (first, second) = (answers(root.path()), answers(root.path()));
    keep(&first, numbered(1), "x", NOW);
    assert_eq!(found(&second, numbered(1), NOW), fresh("x"));
    let directory = Directory::new(root.path());
    let file = directory.find(&crate::part::CACHE).unwrap().unwrap();
    assert!(aside::move_aside(&directory, file).unwrap());
    assert_eq!(found(&second, numbered(1), NOW), None);
    keep(&first, numbered(2), "y", NOW);
    assert_eq!(found(&second, numbered(2), NOW), fresh("y"));
    drop((first, second));
    let unlogged = answers(root.path());
    assert_eq!(found(&unlogged, numbered(2), NOW), fresh("y"), "the log of the new file is its own");
}

#[test]
fn a_page_that_broke_under_an_open_handle_is_a_miss_and_mended() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    for number in 0..50 {
        answers.keep(numbered(number), vec![b'x'; 3000], NOW);
    }
    answers.settle(PATIENCE);
    drop(answers);
    let path = root.path().join("cache.db");
    let mut bytes = fs::read(&path).unwrap();
    for byte in bytes.iter_mut().skip(4096) {
        *byte ^= 0xA5;
    }
    fs::write(&path, bytes).unwrap();
    works(root.path(), "broken pages");
}

/// A home whose cache holds fifty answers, each its own, and the bytes of its file.
fn filled() -> (TempDir, Vec<u8>) {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    for number in 0..50 {
        answers.keep(numbered(number), own(number).into_bytes(), NOW);
    }
    answers.settle(PATIENCE);
    drop(answers);
    let bytes = fs::read(root.path().join("cache.db")).unwrap();
    (root, bytes)
}

fn own(number: usize) -> String {
    format!("answer {number} ").repeat(100)
}

/// Puts damaged bytes in place of the file; answers whether fewer answers than before came, and none was wrong.
fn loses(root: &TempDir, damaged: &[u8], what: &str) -> bool {
    for name in ["cache.db-wal", "cache.db-shm", "cache.db.aside", "cache.db.aside-wal", "cache.db.aside-shm"] {
        let _ = fs::remove_file(root.path().join(name));
    }
    fs::write(root.path().join("cache.db"), damaged).unwrap();
    let answers = answers(root.path());
    let mut right = 0;
    for number in 0..50 {
        if let Some((value, _)) = found(&answers, numbered(number), NOW) {
            assert!(value == own(number), "{what}: a wrong answer");
            right += 1;
        }
    }
    right < 50
}

#[test]
fn a_thousand_flipped_bits_and_two_hundred_overwrites_give_no_wrong_answer() {
    let (root, whole) = filled();
    let mut random = SplitMix64::new(7);
    let (mut flips, mut overwrites) = (0, 0);
    for round in 0..1000 {
        let bit = random.below(8 * whole.len());
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        flips += usize::from(loses(&root, &damaged, &format!("round {round}, bit {bit}")));
    }
    for round in 0..200 {
        let at = random.below(whole.len() - 512);
        let mut damaged = whole.clone();
        for byte in &mut damaged[at..at + 512] {
            *byte = random.next_u64().to_le_bytes()[0];
        }
        overwrites += usize::from(loses(&root, &damaged, &format!("round {round}, byte {at}")));
    }
    println!(
        "cache.db, {} bytes: {flips} of 1000 flips and {overwrites} of 200 overwrites cost answers, 0 gave a wrong one",
        whole.len()
    );
    assert!(flips > 300 && overwrites > 100, "most of the file is in use: {flips}, {overwrites}");
    // And after all that the cache works.
    works_again_after_another_fault(root.path());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever happens to the bytes, an answer is right or there is none.
    #[test]
    fn flipped_bits_never_give_a_wrong_answer(flips in prop::collection::vec(any::<Index>(), 1..8)) {
        let root = home_after(|home| {
            let path = home.join("cache.db");
            let mut bytes = fs::read(&path).unwrap();
            for flip in flips {
                let bit = flip.index(8 * bytes.len());
                bytes[bit / 8] ^= 1 << (bit % 8);
            }
            fs::write(&path, bytes).unwrap();
        });
        let answers = answers(root.path());
        for number in 0..50 {
            if let Some((value, _)) = found(&answers, numbered(number), NOW) {
                prop_assert_eq!(value, "x".repeat(3000));
            }
        }
        answers.settle(PATIENCE);
        keep(&answers, numbered(99), "y", NOW);
        // A flip in a page nobody has read yet may show only now; the answer after it is kept.
        if found(&answers, numbered(99), NOW).is_none() {
            answers.settle(PATIENCE);
            keep(&answers, numbered(99), "y", NOW);
            prop_assert_eq!(found(&answers, numbered(99), NOW), fresh("y"));
        }
    }
}
