//! The key of what is saved, as processes that begin at once make it.

use std::io::Write;
use std::process::Stdio;

use andru_tests::intel::{Intel, PROFILE};

use crate::trace::files;

#[test]
fn processes_that_begin_at_once_end_with_one_key_that_opens_everything() {
    for _ in 0..5 {
        let intel = Intel::new();
        let mut children: Vec<_> =
            (0..6).map(|_| intel.command(&["profile", "set"]).stdout(Stdio::piped()).spawn().unwrap()).collect();
        for child in &mut children {
            child.stdin.take().unwrap().write_all(PROFILE.as_bytes()).unwrap();
        }
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let run = intel.run(&["profile", "show"]);
        assert!(run.code == 0 && run.out.contains("freight invoices"), "{run}");
        let found = files(&intel.file("beside", "").with_file_name("home"));
        assert_eq!(found["key"].len(), 32);
        assert!(!found.contains_key("key.new"));
    }
}

#[test]
fn data_whose_key_is_gone_says_what_to_do_and_is_left_alone() {
    let intel = Intel::with_profile();
    let home = intel.file("beside", "").with_file_name("home");
    std::fs::rename(home.join("key"), home.join("key-aside")).unwrap();
    let before = files(&home)["durable.db"].clone();
    for variables in [&[][..], &[("ANDRU_KEYRING", "0")]] {
        for (words, input) in [(["profile", "show"], ""), (["profile", "set"], PROFILE)] {
            let mut command = intel.command(&words);
            let mut child = command.envs(variables.iter().copied()).stdout(Stdio::piped()).spawn().unwrap();
            let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success(), "{said}");
            assert!(said.contains("is not in its key file, and there is no keyring here"), "{said}");
            assert!(said.contains("put the key file back"), "{said}");
        }
    }
    assert!(!home.join("key").exists());
    assert_eq!(files(&home)["durable.db"], before);
    std::fs::rename(home.join("key-aside"), home.join("key")).unwrap();
    assert_eq!(intel.run(&["profile", "show"]).code, 0);
}
