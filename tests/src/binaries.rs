//! The binaries under test.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The built program `name`: `andru-intel` or `andru-mcp`.
///
/// Both are built once per test program, in the profile and target directory of the tests, so that no test ever
/// runs against yesterday's binary.
///
/// # Panics
/// Where they do not build.
pub fn binary(name: &str) -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(build).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn build() -> PathBuf {
    // A test program is `<target>/<profile>/deps/<name>-<hash>`.
    let program = std::env::current_exe().expect("the path of the test program");
    let outputs = program.parent().and_then(Path::parent).expect("the directory of the profile");
    let profile = match outputs.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(other) => other,
    };
    let target = outputs.parent().expect("the target directory");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--package", "andru-mcp", "--package", "andru-intel", "--profile", profile])
        .arg("--target-dir")
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .expect("cargo starts");
    assert!(built.success(), "the binaries do not build");
    outputs.to_owned()
}
