use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;
use crate::part::DURABLE;

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn looking_creates_nothing() {
    let root = tempfile::tempdir().unwrap();
    let directory = Directory::new(root.path().join("andru"));
    assert_eq!(directory.find(&DURABLE).unwrap(), None);
    assert!(!root.path().join("andru").exists());
}

#[test]
fn the_directory_and_the_file_are_private_from_the_start() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("share/andru");
    let directory = Directory::new(home.as_path());
    directory.create(&DURABLE).unwrap();
    directory.create(&DURABLE).unwrap();
    assert_eq!((mode(&home), mode(&home.join(DURABLE.file))), (0o700, 0o600));
    assert_eq!(directory.find(&DURABLE).unwrap(), Some(directory.checked(&DURABLE).unwrap().1));
}

#[test]
fn a_linked_directory_is_refused_with_or_without_a_slash() {
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("target");
    Directory::new(target.as_path()).create(&DURABLE).unwrap();
    symlink(&target, root.path().join("link")).unwrap();
    for name in ["link", "link/", "link/."] {
        let directory = Directory::new(format!("{}/{name}", root.path().display()));
        assert!(matches!(directory.create(&DURABLE), Err(StoreError::LinkedDirectory(_))), "{name}");
        assert!(matches!(directory.checked(&DURABLE), Err(StoreError::LinkedDirectory(_))), "{name}");
    }
}

#[test]
fn a_link_above_the_directory_is_the_users_own_affair() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("real")).unwrap();
    symlink(root.path().join("real"), root.path().join("disk")).unwrap();
    let directory = Directory::new(root.path().join("disk/andru"));
    directory.create(&DURABLE).unwrap();
    let (path, _) = directory.checked(&DURABLE).unwrap();
    assert!(path.ends_with("real/andru/durable.db"), "{}", path.display());
}

#[test]
fn a_linked_file_is_refused_and_its_target_left_alone() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("andru");
    private_directories().create(&home).unwrap();
    symlink(root.path().join("elsewhere"), home.join(DURABLE.file)).unwrap();
    let directory = Directory::new(home.as_path());
    directory.create(&DURABLE).unwrap();
    assert!(matches!(directory.checked(&DURABLE), Err(StoreError::LinkedFile(_))));
    assert!(!root.path().join("elsewhere").exists());
}

#[test]
fn a_directory_others_can_write_to_is_refused() {
    let root = tempfile::tempdir().unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let error = Directory::new(root.path()).create(&DURABLE).unwrap_err();
    assert!(matches!(error, StoreError::SharedDirectory { mode: 0o777, .. }), "{error}");
    assert!(!root.path().join(DURABLE.file).exists());
}

#[test]
fn a_file_in_place_of_the_directory_is_said_to_be_one() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let directory = Directory::new(file.path());
    assert!(matches!(directory.find(&DURABLE), Err(StoreError::NotADirectory(_))));
    assert!(matches!(directory.create(&DURABLE), Err(StoreError::NotADirectory(_))));
}

#[test]
fn a_database_that_others_could_read_becomes_private() {
    let root = tempfile::tempdir().unwrap();
    let directory = Directory::new(root.path().join("andru"));
    directory.create(&DURABLE).unwrap();
    fs::set_permissions(directory.file(DURABLE.file), fs::Permissions::from_mode(0o644)).unwrap();
    directory.checked(&DURABLE).unwrap();
    assert_eq!(mode(&directory.file(DURABLE.file)), 0o600);
}

#[test]
fn a_file_put_in_place_of_another_is_told_apart() {
    let root = tempfile::tempdir().unwrap();
    let directory = Directory::new(root.path().join("andru"));
    directory.create(&DURABLE).unwrap();
    let first = directory.find(&DURABLE).unwrap();
    fs::rename(directory.file(DURABLE.file), root.path().join("aside")).unwrap();
    assert_eq!(directory.find(&DURABLE).unwrap(), None);
    directory.create(&DURABLE).unwrap();
    assert_ne!(directory.find(&DURABLE).unwrap(), first);
}
