//! Real records that nobody here wrote, beside the project; a stranger's clone has none.

use std::path::{Path, PathBuf};

/// The path of shared records, or `None` where they are absent; the test then has nothing to try.
///
/// # Panics
/// Where they are absent and `ANDRU_REQUIRE_SHARED` is 1.
#[expect(clippy::print_stdout, reason = "a test that has nothing to try says so")]
#[expect(clippy::disallowed_methods, reason = "whether the records must be there is said by whoever runs the tests")]
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")).join(path);
    if found.exists() {
        return Some(found);
    }
    let required = std::env::var_os("ANDRU_REQUIRE_SHARED").is_some_and(|value| value == "1");
    assert!(!required, "{path} is absent and ANDRU_REQUIRE_SHARED is set");
    println!("passed over: {path} is absent");
    None
}
