#![expect(clippy::disallowed_methods, reason = "a test's own files")]

use std::os::unix::fs::{PermissionsExt, symlink};

use tempfile::TempDir;

use super::*;
use crate::database::Database;
use crate::part::{DURABLE, LIMITS};

fn home() -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("andru");
    Database::or_create(&Directory::new(&home), &LIMITS).unwrap().migrate(|_, _| Ok(())).unwrap();
    (root, home)
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn names(survey: &Survey) -> Vec<String> {
    survey.entries.iter().map(|entry| entry.path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_directory_of_ones_own_has_no_trouble_and_is_left_as_it_is() {
    let (_root, home) = home();
    let seen = survey(&home);
    assert!(seen.directory.unwrap().trouble.is_none());
    let seen = survey(&home);
    assert_eq!(names(&seen), ["limits.db"]);
    assert!(seen.entries[0].trouble.is_none() && seen.entries[0].modified.is_some());
    assert_eq!(seen.entries[0].format, Some(Format::Version { found: 1, known: LIMITS.version() }));
}

#[test]
fn a_directory_that_is_not_there_is_not_created() {
    let root = tempfile::tempdir().unwrap();
    let seen = survey(&root.path().join("andru"));
    assert!(seen.directory.is_none() && seen.entries.is_empty() && seen.free.is_some());
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
}

#[test]
fn a_link_is_told_and_not_followed() {
    let (root, home) = home();
    let link = root.path().join("link");
    symlink(&home, &link).unwrap();
    let seen = survey(&root.path().join("link/"));
    assert!(matches!(seen.directory.as_ref().unwrap().trouble, Some(Trouble::Linked)));
    assert!(seen.entries.is_empty());
    symlink(home.join("limits.db"), home.join("durable.db")).unwrap();
    let seen = survey(&home);
    assert_eq!(names(&seen), ["durable.db", "limits.db"]);
    assert!(matches!(seen.entries[0].trouble, Some(Trouble::Linked)));
    assert_eq!(seen.entries[0].format, None);
}

#[test]
fn what_others_may_do_is_told_and_stays() {
    let (_root, home) = home();
    set_mode(&home.join("limits.db"), 0o644);
    set_mode(&home, 0o777);
    let seen = survey(&home);
    assert!(matches!(seen.directory.unwrap().trouble, Some(Trouble::Writable(0o777))));
    assert!(matches!(seen.entries[0].trouble, Some(Trouble::Readable(0o644))));
    assert_eq!(fs::metadata(home.join("limits.db")).unwrap().permissions().mode() & 0o777, 0o644);
    set_mode(&home, 0o755);
    assert!(matches!(survey(&home).directory.unwrap().trouble, Some(Trouble::Readable(0o755))));
    fs::remove_file(home.join("limits.db")).unwrap();
    fs::create_dir(home.join("limits.db")).unwrap();
    set_mode(&home.join("limits.db"), 0o700);
    assert!(survey(&home).entries[0].is_directory);
    let file = home.join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(survey(&file).directory.unwrap().trouble, Some(Trouble::WrongKind)));
}

#[test]
fn a_head_tells_a_database_from_anything_else() {
    let (_root, home) = home();
    let mut newer = fs::read(home.join("limits.db")).unwrap();
    newer[60..64].copy_from_slice(&7_u32.to_be_bytes());
    for (bytes, format) in [
        (&b""[..], Format::Empty),
        (b"SQLite format 3", Format::Unreadable),
        (&[0; 4096], Format::Unreadable),
        (&newer, Format::Version { found: 7, known: DURABLE.version() }),
    ] {
        fs::write(home.join("durable.db"), bytes).unwrap();
        set_mode(&home.join("durable.db"), 0o600);
        assert_eq!(survey(&home).entries[0].format, Some(format));
    }
}

#[test]
fn the_linked_library_can_be_shared() {
    let (version, safe) = sqlite_version();
    assert!(safe && version.starts_with("3."), "{version}");
}
