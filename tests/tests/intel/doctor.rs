//! `doctor`: each thing that can be wrong, on a real home, and nothing changed by looking.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use andru_tests::intel::{Intel, Run};
use serde_json::Value;

/// What must never be printed: keys, and what is in files.
const CANARY: &str = "sk_live_canary";

fn report(run: &Run) -> Value {
    serde_json::from_str(&run.out).expect("JSON")
}

/// The findings of one check, with their verdict and what mends them.
fn of(report: &Value, check: &str) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let findings = report["findings"].as_array().unwrap();
    let wanted = findings.iter().filter(|finding| finding["check"] == check);
    wanted.map(|finding| (text(&finding["verdict"]), text(&finding["sentence"]), text(&finding["mend"]))).collect()
}

/// Runs it as JSON and as a page; both have to agree, and neither may print a canary.
fn examined(intel: &Intel) -> (i32, Value) {
    let page = intel.run(&["doctor"]);
    let json = intel.run(&["doctor", "--json"]);
    assert_eq!(page.code, json.code, "{page}\n{json}");
    for run in [&page, &json] {
        assert!(!run.out.contains(CANARY) && !run.err.contains(CANARY), "{run}");
    }
    assert!(page.out.lines().all(|line| line.chars().count() <= 80), "{page}");
    let report = report(&json);
    assert_eq!(json.code, i32::from(report["problems"] != 0), "{json}");
    (json.code, report)
}

#[test]
fn a_healthy_home_has_no_problem_and_is_left_as_it_is() {
    let intel = Intel::with_profile();
    let before = seen(&intel.home());
    let (code, report) = examined(&intel);
    assert_eq!(code, 0, "{report:#}");
    assert_eq!(seen(&intel.home()), before);
    for check in ["directory", "files", "databases", "SQLite", "disk", "clock", "configuration", "API key", "clients"] {
        let found = of(&report, check);
        assert!(found.len() == 1 && found[0].0 == "ok", "{check}: {report:#}");
    }
    assert_eq!(of(&report, "configuration")[0].1, "set: ANDRU_HOME, ANDRU_AS_OF");
    assert_eq!(of(&report, "data key").len(), 1);
}

#[test]
fn a_home_that_is_not_there_is_not_made() {
    let intel = Intel::new();
    let (code, report) = examined(&intel);
    assert_eq!(code, 0, "{report:#}");
    assert!(!intel.home().exists());
    let page = intel.run(&["doctor"]).out;
    assert!(page.starts_with("Andru on this machine"), "{page}");
}

#[cfg(unix)]
mod on_unix {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_directory_open_to_all_is_a_problem_with_the_command_that_mends_it() {
        let intel = Intel::with_profile();
        set_mode(&intel.home(), 0o777);
        let before = seen(&intel.home());
        let (code, report) = examined(&intel);
        assert_eq!(code, 1);
        let found = of(&report, "directory");
        assert_eq!(found[0].2, format!("chmod 700 {}", intel.home().display()));
        assert!(found[0].1.contains("(mode 0777)"), "{}", found[0].1);
        assert_eq!(seen(&intel.home()), before);
        let page = intel.run(&["doctor"]).out;
        let first = page.lines().nth(2).unwrap();
        assert!(first.contains("directory") && first.contains("problem"), "{page}");
        set_mode(&intel.home(), 0o700);
        assert_eq!(examined(&intel).0, 0);
    }

    #[test]
    fn a_linked_directory_is_a_problem_and_is_not_followed() {
        let intel = Intel::with_profile();
        let aside = intel.home().with_extension("aside");
        fs::rename(intel.home(), &aside).unwrap();
        symlink(&aside, intel.home()).unwrap();
        let before = seen(&aside);
        let (code, report) = examined(&intel);
        assert_eq!(code, 1);
        assert!(of(&report, "directory")[0].1.contains("symbolic link"));
        assert!(of(&report, "files").is_empty());
        assert_eq!(seen(&aside), before);
    }

    #[test]
    fn a_key_that_others_may_read_is_a_problem_and_stays_as_it_is() {
        let intel = Intel::with_profile();
        let key = intel.home().join("key");
        assert!(key.exists(), "without a keyring the key is in a file");
        set_mode(&key, 0o644);
        let (code, report) = examined(&intel);
        assert_eq!(code, 1);
        assert_eq!(of(&report, "files")[0].2, format!("chmod 600 {}", key.display()));
        assert_eq!(of(&report, "data key")[0].0, "advice", "it is not opened, for that would mend it");
        assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o644);
    }

    #[test]
    fn a_file_with_the_api_key_must_be_ones_own() {
        let intel = Intel::new();
        let path = intel.file("andru.key", format!("{CANARY}\n"));
        let intel = intel.variable("ANDRU_API_KEY_FILE", path.to_str().unwrap());
        set_mode(&path, 0o644);
        let (code, report) = examined(&intel);
        assert_eq!(code, 1);
        assert_eq!(of(&report, "API key")[0].2, format!("run `chmod 600 {}`", path.display()));
        set_mode(&path, 0o600);
        let (code, report) = examined(&intel);
        assert_eq!((code, &*of(&report, "API key")[0].0), (0, "ok"));
    }

    #[test]
    fn files_that_are_no_databases_are_told_apart() {
        let intel = Intel::with_profile();
        for (name, verdict) in [("durable.db", "problem"), ("limits.db", "advice")] {
            let path = intel.home().join(name);
            fs::write(&path, format!("{CANARY}{}", "x".repeat(4096))).unwrap();
            set_mode(&path, 0o600);
            let found = of(&examined(&intel).1, "databases");
            assert!(found.iter().any(|found| found.0 == verdict && found.1.starts_with(name)), "{found:?}");
        }
    }
}

#[test]
fn a_key_in_the_environment_could_be_kept_better() {
    let intel = Intel::new().variable("ANDRU_API_KEY", CANARY);
    let (code, report) = examined(&intel);
    assert_eq!((code, &*of(&report, "API key")[0].0), (0, "advice"));
    assert!(!intel.home().exists(), "looking is no call, and is not counted");
}

#[test]
fn a_key_in_the_open_in_a_clients_configuration_is_a_problem() {
    let intel = Intel::new();
    let user = intel.home().with_file_name("user");
    std::fs::create_dir_all(user.join(".cursor")).unwrap();
    let path = user.join(".cursor/mcp.json");
    let config =
        format!(r#"{{"mcpServers":{{"andru":{{"command":"/x/andru-mcp","env":{{"ANDRU_API_KEY":"{CANARY}"}}}}}}}}"#);
    std::fs::write(&path, config).unwrap();
    let home = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    let intel = intel.variable(home, user.to_str().unwrap());
    let (code, report) = examined(&intel);
    assert_eq!(code, 1);
    let sentences: Vec<String> = of(&report, "clients").into_iter().map(|found| found.1).collect();
    let shown = path.display();
    assert_eq!(
        sentences,
        [
            format!("Cursor: a key stands in the open in `{shown}`"),
            format!("Cursor: the command in `{shown}` does not exist"),
        ]
    );
}

/// Every file of a directory with its size, its mode and when it was written.
fn seen(directory: &Path) -> BTreeMap<String, (u64, u32, SystemTime)> {
    let entries = std::fs::read_dir(directory).unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            let metadata = entry.metadata().unwrap();
            #[cfg(unix)]
            let mode = std::os::unix::fs::MetadataExt::mode(&metadata);
            #[cfg(not(unix))]
            let mode = 0;
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, (metadata.len(), mode, metadata.modified().unwrap()))
        })
        .collect()
}
