//! Writes or checks the generated reference.
//!
//! `cargo run -p andru-intel --example reference -- docs/reference` writes it;
//! `-- --check docs/reference` compares, and ends with exit code 1 where a file differs.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool of the build, not a front end")]
#![expect(clippy::disallowed_methods, reason = "it reads and writes the files it was pointed at")]

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut check = false;
    let mut folder = None;
    for word in std::env::args_os().skip(1) {
        if word == "--check" {
            check = true;
        } else {
            folder = Some(PathBuf::from(word));
        }
    }
    let Some(folder) = folder else {
        eprintln!("usage: reference [--check] FOLDER");
        return ExitCode::from(2);
    };
    let mut fine = true;
    for (name, text) in andru_intel::reference::files() {
        let path = folder.join(name);
        if check {
            if std::fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
                eprintln!("{} is not what the code says; write it anew", path.display());
                fine = false;
            }
        } else if let Err(error) = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, text)) {
            eprintln!("cannot write {}: {error}", path.display());
            fine = false;
        } else {
            println!("wrote {}", path.display());
        }
    }
    ExitCode::from(u8::from(!fine))
}
