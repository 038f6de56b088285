//! The environment and the exit codes.

use std::fmt::Write as _;

use andru_core::environment::VARIABLES;
use andru_core::tools::error::exit;

use super::head;
use crate::layout::words::wrap;

pub(super) fn environment() -> String {
    let mut out = head("Environment", "Flags come before these, and these before the defaults. Nothing else is read.");
    out.push_str("| variable | meaning |\n| --- | --- |\n");
    for variable in VARIABLES {
        let _ = writeln!(out, "| `{}` | {} |", variable.name, variable.meaning);
    }
    out
}

pub(super) fn exit_codes() -> String {
    let mut out = head("Exit codes", "The exit codes of `andru-intel`; they do not change.");
    out.push_str("| code | meaning |\n| ---: | --- |\n");
    for (code, meaning) in exit::ALL {
        let _ = writeln!(out, "| {code} | {meaning} |");
    }
    out.push_str("\nA reader that goes away (`andru-intel fit … | head`) is no failure: the exit code is 0.\n");
    out
}

/// The exit codes for `--help`.
pub(crate) fn exit_code_lines() -> String {
    let mut out = String::new();
    for (code, meaning) in exit::ALL {
        let mut before = format!("  {code:>3}  ");
        for line in wrap(meaning, 72) {
            let _ = writeln!(out, "{before}{line}");
            before = " ".repeat(before.len());
        }
    }
    out.trim_end().to_owned()
}
