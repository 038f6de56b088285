//! Faults that a test can make of files and directories alone.
#![expect(clippy::disallowed_methods, reason = "tests look at and spoil the files of the store")]

use std::fs;
use std::path::{Path, PathBuf};

use andru_tests::intel::{Intel, Run};

/// A tool that computes.
const COMPUTES: [&str; 6] = ["fit", "--name", "Northwind", "--industry", "logistics", "--json"];

/// A tool that writes.
const WRITES: [&str; 5] = ["run", "set_product_context", "--product-description", "We sell docks", "--json"];

pub(crate) fn home(intel: &Intel) -> PathBuf {
    intel.file("anchor", "").with_file_name("home")
}

/// The tool that computes answers, with this warning about what is saved; the one that writes saves nothing.
pub(crate) fn computes_and_says_nothing_was_saved(intel: &Intel, why: &str) {
    let run = intel.run(&COMPUTES);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.out.contains("what is saved cannot be read") && run.out.contains(why), "{run}");
    let page = intel.run(&COMPUTES[..5]);
    assert!(page.err.contains("warning: what is saved cannot be read") && page.err.contains(why), "{page}");
    saves_nothing(intel, why);
}

/// The tool that writes fails and says that nothing was saved, and how to go on.
pub(crate) fn saves_nothing(intel: &Intel, why: &str) {
    let run = intel.run(&WRITES);
    assert_eq!(run.code, 3, "{run}");
    assert!(run.err.contains("nothing was saved"), "{run}");
    assert!(run.err.contains(why) && run.err.contains("hint: "), "{run}");
}

/// Every file under a directory, with its bytes.
fn everything(directory: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}

fn fine(run: &Run) {
    assert_eq!(run.code, 0, "{run}");
}

#[cfg(unix)]
#[test]
fn a_directory_replaced_by_a_link_is_not_followed() {
    let intel = Intel::with_profile();
    let (home, elsewhere) = (home(&intel), home(&intel).with_file_name("elsewhere"));
    fs::rename(&home, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &home).unwrap();
    let before = everything(&elsewhere);
    computes_and_says_nothing_was_saved(&intel, "is a symbolic link");
    assert_eq!(everything(&elsewhere), before);
}

#[cfg(unix)]
#[test]
fn no_file_of_the_store_is_followed_where_it_is_a_link() {
    for name in ["durable.db", "key"] {
        let intel = Intel::with_profile();
        let (file, target) = (home(&intel).join(name), home(&intel).with_file_name("target"));
        fs::rename(&file, &target).unwrap();
        std::os::unix::fs::symlink(&target, &file).unwrap();
        let before = fs::read(&target).unwrap();
        computes_and_says_nothing_was_saved(&intel, "is a symbolic link");
        assert_eq!(fs::read(&target).unwrap(), before, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn logs_that_are_links_are_not_written_through() {
    for name in ["durable.db-wal", "durable.db-shm"] {
        let intel = Intel::with_profile();
        let target = home(&intel).with_file_name("target");
        fs::write(&target, "mine").unwrap();
        std::os::unix::fs::symlink(&target, home(&intel).join(name)).unwrap();
        intel.run(&COMPUTES);
        intel.run(&WRITES);
        assert_eq!(fs::read_to_string(&target).unwrap(), "mine", "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_directory_that_others_can_write_to_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let intel = Intel::with_profile();
    fs::set_permissions(home(&intel), fs::Permissions::from_mode(0o777)).unwrap();
    let before = everything(&home(&intel));
    computes_and_says_nothing_was_saved(&intel, "other users can write");
    assert_eq!(everything(&home(&intel)), before);
}

#[cfg(unix)]
#[test]
fn a_directory_of_another_owner_is_refused() {
    let intel = Intel::with_profile();
    // Root can give the directory away; to everyone else, `/` is another user's.
    if std::os::unix::fs::chown(home(&intel), Some(54_321), None).is_ok() {
        let before = everything(&home(&intel));
        computes_and_says_nothing_was_saved(&intel, "belongs to another user");
        assert_eq!(everything(&home(&intel)), before);
    } else {
        let intel = Intel::new().variable("ANDRU_HOME", "/");
        saves_nothing(&intel, "belongs to another user");
    }
}

#[cfg(unix)]
#[test]
fn an_open_umask_makes_no_file_that_others_can_read() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    let intel = Intel::new();
    let program = intel.command(&[]).get_program().to_owned();
    let mut command = Command::new("sh");
    command.args(["-c", "umask 000; exec \"$0\" \"$@\""]).arg(program).args(WRITES).env_clear();
    command.env("ANDRU_HOME", home(&intel));
    assert!(command.output().unwrap().status.success());
    let mut seen = 0;
    for (path, _) in everything(&home(&intel)) {
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o600, "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 3, "{seen}");
    for directory in [home(&intel), home(&intel).join("backups")] {
        assert_eq!(fs::metadata(&directory).unwrap().permissions().mode() & 0o7777, 0o700, "{}", directory.display());
    }
}

#[test]
fn a_directory_deleted_while_it_is_open_is_made_anew() {
    use andru_tests::mcp::{Client, Era};
    use serde_json::json;
    let intel = Intel::with_profile();
    let mut client = Client::start(&home(&intel), Era::Modern);
    let company = json!({ "companyName": "Northwind", "industry": "logistics" });
    let with_profile = client.call("get_icp_fit_score", &company);
    assert_eq!(with_profile["structuredContent"]["result"]["status"], "complete", "{with_profile}");
    fs::remove_dir_all(home(&intel)).unwrap();
    let without = client.call("get_icp_fit_score", &company);
    assert_eq!(without["structuredContent"]["result"]["status"], "needs_context", "{without}");
    let saved = client.call("set_product_context", &json!({ "productDescription": "We sell docks to harbours" }));
    assert_eq!(saved["structuredContent"]["result"]["status"], "saved", "{saved}");
    fine(&intel.run(&["profile", "show"]));
    assert!(client.close().status.success());
}

#[test]
fn empty_and_garbage_files_are_said_and_the_copy_is_brought_back() {
    for (bytes, why) in [
        (Vec::new(), "it is empty, though there are backups of it"),
        (b"garbage".repeat(1000), "is damaged or is not a database"),
        (vec![0; 4096], "is damaged or is not a database"),
    ] {
        let intel = Intel::with_profile();
        fine(&intel.run(&["data", "backup"]));
        let file = home(&intel).join("durable.db");
        fs::write(&file, &bytes).unwrap();
        computes_and_says_nothing_was_saved(&intel, why);
        // SQLite may put its header into an empty file; anything else is left as it is.
        assert!(bytes.is_empty() || fs::read(&file).unwrap() == bytes, "nothing is overwritten");
        fine(&intel.run(&["data", "restore", "--yes"]));
        let run = intel.run(&["profile", "show"]);
        assert!(run.out.contains("We check freight invoices"), "{run}");
    }
}

#[test]
fn a_lost_key_is_said_and_nothing_is_made_in_its_place() {
    let intel = Intel::with_profile();
    let key = home(&intel).join("key");
    let kept = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    computes_and_says_nothing_was_saved(&intel, "the key of the data");
    assert!(!key.exists());
    // With another key it is the same; with the right one everything is there again.
    for (bytes, right) in [(vec![7; 32], false), (vec![7; 5], false), (kept, true)] {
        fs::write(&key, &bytes).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
        }
        if right {
            let run = intel.run(&["profile", "show"]);
            assert!(run.out.contains("We check freight invoices"), "{run}");
        } else {
            computes_and_says_nothing_was_saved(&intel, "key");
            assert_eq!(fs::read(&key).unwrap(), bytes);
        }
    }
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let intel = Intel::with_profile();
    let file = home(&intel).join("durable.db");
    let mut bytes = fs::read(&file).unwrap();
    // The version of the schema, big-endian, at offset 60 of the header.
    bytes[63] += 1;
    fs::write(&file, &bytes).unwrap();
    computes_and_says_nothing_was_saved(&intel, "saved by a newer version of Andru");
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn everything_erased_leaves_nothing_to_read() {
    let intel = Intel::with_profile();
    fine(&intel.run(&["data", "backup"]));
    let refused = intel.run(&["data", "erase"]);
    assert_eq!(refused.code, 2, "{refused}");
    fine(&intel.run(&["data", "erase", "--yes"]));
    assert_eq!(everything(&home(&intel)), []);
    let run = intel.run(&["profile", "show"]);
    assert!(!run.out.contains("We check freight invoices"), "{run}");
}

#[test]
fn what_is_exported_is_imported_elsewhere() {
    let here = Intel::with_profile();
    let exported = here.run(&["data", "export"]);
    fine(&exported);
    let there = Intel::new();
    let run = there.piped(&["data", "import"], &exported.out);
    assert_eq!((run.code, run.out.lines().next()), (0, Some("imported: 1 profile, 2 run")), "{run}");
    assert_eq!(there.run(&["profile", "export"]).out, here.run(&["profile", "export"]).out);
    let cut = &exported.out[..exported.out.len() / 2];
    let empty = Intel::new();
    let run = empty.piped(&["data", "import"], cut);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.err.contains("nothing was saved"), "{run}");
    assert!(!empty.run(&["profile", "show"]).out.contains("We check freight invoices"));
}
