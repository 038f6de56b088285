//! What a test may find absent: real records that nobody here wrote, beside the project, or a right of the system.

use std::path::{Path, PathBuf};

/// The path of shared records, or `None` where they are absent; the test then has nothing to try.
///
/// # Panics
/// As [`passed_over`].
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")).join(path);
    if found.exists() {
        return Some(found);
    }
    passed_over(&format!("{path} is absent"));
    None
}

/// Says that a test has nothing to try, and why.
///
/// # Panics
/// Where `ANDRU_REQUIRE_SHARED` is 1: there nothing may be passed over.
#[expect(clippy::print_stdout, reason = "a test that has nothing to try says so")]
#[expect(clippy::disallowed_methods, reason = "whether the records must be there is said by whoever runs the tests")]
pub fn passed_over(why: &str) {
    let required = std::env::var_os("ANDRU_REQUIRE_SHARED").is_some_and(|value| value == "1");
    assert!(!required, "{why} and ANDRU_REQUIRE_SHARED is set");
    println!("passed over: {why}");
}
