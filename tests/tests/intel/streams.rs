//! Colour, quiet, pipes that close.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use andru_tests::intel::Intel;

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let intel = Intel::new();
    assert!(!intel.run(&["list"]).out.contains('\u{1b}'));
    let always = intel.run(&["list", "--color", "always"]);
    assert!(always.out.contains('\u{1b}'));
    let plain = always.out.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
    assert_eq!(plain, intel.run(&["list"]).out);
    let error = intel.run(&["help", "nope", "--color", "always"]);
    assert!(error.err.contains('\u{1b}'), "{error:?}");
}

#[test]
fn no_color_is_honoured_and_a_flag_comes_before_it() {
    let intel = Intel::new().variable("NO_COLOR", "1").variable("CLICOLOR_FORCE", "1");
    assert!(!intel.run(&["list"]).out.contains('\u{1b}'));
    assert!(!intel.run(&["-h"]).out.contains('\u{1b}'));
    assert!(!intel.run(&["help", "nope"]).err.contains('\u{1b}'));
    assert!(intel.run(&["list", "--color=always"]).out.contains('\u{1b}'));
}

#[test]
fn quiet_says_nothing_beside_the_answer() {
    let run = Intel::with_profile().piped(&["fit", "--quiet"], "company,industry\nA,logistics\n");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let intel = Intel::with_profile();
    for format in ["csv", "jsonl", "md"] {
        let mut list = String::from("company,industry\n");
        for number in 0..200_000 {
            let _ = writeln!(list, "Company {number},logistics");
        }
        let mut child = intel.command(&["fit", "--format", format]).stdout(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        // The program stops reading when nobody reads it.
        let feed = std::thread::spawn(move || input.write_all(list.as_bytes()).is_ok());
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert!(!line.is_empty());
        drop(out);
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""), "{format}");
        assert!(!feed.join().unwrap(), "{format}: the whole list was read though nobody wanted it");
    }
}

#[test]
fn help_into_a_closed_pipe_is_no_failure() {
    let intel = Intel::new();
    for words in [&["--help"][..], &["list"], &["completions", "bash"]] {
        let mut child = intel.command(words).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""), "{words:?}");
    }
}
