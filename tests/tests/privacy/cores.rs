//! What the system writes down of a program that ends badly, and who may look into it while it runs: nobody.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use andru_tests::binary;

/// A user that owns nothing.
const NOBODY: u32 = 65_534;

/// A program that waits for its input, with cores allowed as far as the system lets it.
fn start(program: &Path, words: &[&str], place: &Path, user: Option<u32>) -> Child {
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -c \"$(ulimit -Hc)\"; exec \"$@\"", "sh"])
        .arg(program)
        .args(words)
        .current_dir(place)
        .env_clear()
        .env("ANDRU_HOME", place.join("home"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(user) = user {
        command.uid(user).gid(user);
    }
    command.spawn().unwrap()
}

/// Both programs, each at a point where it waits for input.
fn programs() -> [(PathBuf, &'static [&'static str]); 2] {
    [(binary("andru-mcp"), &["stdio"]), (binary("andru-intel"), &["profile", "set"])]
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(10), "{what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Waits until the program itself runs, and not the shell before it.
fn until_it_runs(child: &Child, program: &Path) {
    let shown = format!("/proc/{}/cmdline", child.id());
    let begins = format!("{}\0", program.display()).into_bytes();
    until("the program runs", || read(&shown).starts_with(&begins));
}

#[expect(clippy::disallowed_methods, reason = "a test looks at what the system says of a process")]
fn read(path: &str) -> Vec<u8> {
    fs::read(path).unwrap_or_default()
}

fn core_limit(child: &Child) -> String {
    let limits = String::from_utf8(read(&format!("/proc/{}/limits", child.id()))).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap_or_default();
    line.split_whitespace().skip(4).take(2).collect::<Vec<_>>().join(" ")
}

/// Sends a signal until it ends the program: the first SIGSEGV that no fault of its own brought only ends Rust's handler.
fn killed_by(signal: &str, child: &mut Child) -> ExitStatus {
    let number = child.id().to_string();
    let mut status = None;
    until("the signal ends it", || {
        let _ = Command::new("kill").args([&format!("-{signal}"), &number]).stderr(Stdio::null()).status().unwrap();
        status = child.try_wait().unwrap();
        status.is_some()
    });
    status.unwrap()
}

#[test]
fn a_program_that_ends_badly_leaves_no_core() {
    for signal in ["SEGV", "ABRT"] {
        let place = tempfile::tempdir().unwrap();
        let mut other = start(Path::new("/bin/cat"), &[], place.path(), None);
        until_it_runs(&other, Path::new("/bin/cat"));
        let allowed = core_limit(&other);
        let status = killed_by(signal, &mut other);
        assert!(status.signal().is_some(), "{status}");
        if !status.core_dumped() {
            println!("this system writes no core of any program (limit {allowed}), so none to miss");
        }
        for (program, words) in programs() {
            let place = tempfile::tempdir().unwrap();
            let mut child = start(&program, words, place.path(), None);
            until_it_runs(&child, &program);
            until("its limit is 0", || core_limit(&child) == "0 0");
            let status = killed_by(signal, &mut child);
            assert!(status.signal().is_some() && !status.core_dumped(), "{}: {status}", program.display());
            let left: Vec<_> = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            assert!(left.is_empty(), "{left:?}");
        }
    }
}

/// A program where everybody may start it.
///
/// It is written by a process of its own: what this one has open for writing, the children of other tests have too.
fn copied(program: &Path, place: &Path) -> PathBuf {
    let copy = place.join(program.file_name().unwrap());
    assert!(Command::new("cp").args([program, &copy]).status().unwrap().success());
    copy
}

#[test]
fn nobody_looks_into_a_running_program() {
    let place = tempfile::tempdir().unwrap();
    let me = fs::metadata(place.path()).unwrap().uid();
    // What root runs is root's in any case: as root, the programs run as somebody else.
    let user = (me == 0).then_some(NOBODY);
    chown(place.path(), user, user).unwrap();
    let owner = |child: &Child| fs::metadata(format!("/proc/{}/environ", child.id())).unwrap().uid();
    let mut other = start(Path::new("/bin/cat"), &[], place.path(), user);
    until_it_runs(&other, Path::new("/bin/cat"));
    assert_eq!(owner(&other), user.unwrap_or(me), "another program can be looked into by its user");
    other.kill().unwrap();
    other.wait().unwrap();
    for (program, words) in programs() {
        let copy = copied(&program, place.path());
        let mut child = start(&copy, words, place.path(), user);
        until_it_runs(&child, &copy);
        until("it is root's to look into", || owner(&child) == 0);
        assert!(child.try_wait().unwrap().is_none(), "it still runs");
        child.kill().unwrap();
        child.wait().unwrap();
    }
}

/// A shell's `<(…)` and `/dev/stdin` lead through `/proc/self`, which is not the user's own any more.
#[test]
fn a_program_still_reads_what_it_is_handed_by_number() {
    let place = tempfile::tempdir().unwrap();
    let me = fs::metadata(place.path()).unwrap().uid();
    let user = (me == 0).then_some(NOBODY);
    chown(place.path(), user, user).unwrap();
    let program = copied(&binary("andru-intel"), place.path());
    let rows = "printf 'Company,Industry\\nHarbour Lane Freight,logistics\\n'";
    let script = format!(
        "set -e; printf 'industries = [\"logistics\"]' | \"$0\" profile set; \
         \"$0\" fit <({rows}); {rows} | \"$0\" fit /dev/stdin"
    );
    let mut command = Command::new("bash");
    command.args(["-c", &script]).arg(&program).env("ANDRU_HOME", place.path().join("home")).stdin(Stdio::null());
    if let Some(user) = user {
        command.uid(user).gid(user);
    }
    let output = command.output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(shown.matches("Harbour Lane Freight").count(), 2, "{shown}");
}
