//! Everything that is saved, taken as a whole: out, in, copied, brought back, moved to an account, erased.
//!
//! An export is JSON Lines: a head, one record a line with its kind, and an end that counts them, so that one that
//! was cut short is noticed before anything of it is taken in.

mod read;

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use andru_cache::{Adopted, Erased, Restored, Taken};
use andru_tools::{ErrorKind, ToolError};
use serde::Serialize;
use serde_json::{Value, json};

use crate::session::Session;
use read::Records;

/// The form of an export; a form that is not known here is refused.
const FORMAT: u64 = 1;

/// How many records of each kind were taken in, and how many were not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// New records, and those that changed what was there.
    pub imported: BTreeMap<String, u64>,
    /// Records that were there already.
    pub known: BTreeMap<String, u64>,
    /// Records in whose place something else is, which was kept.
    pub kept: BTreeMap<String, u64>,
    /// Records of kinds that this version does not know.
    pub unknown: BTreeMap<String, u64>,
}

/// Writes everything of the account to `out`; answers how many records there were.
///
/// # Errors
/// `unavailable` where something cannot be read, which the message names, or `out` cannot be written.
pub fn export(session: &Session, out: &mut dyn Write) -> Result<u64, ToolError> {
    let mut line = |value: Value| {
        writeln!(out, "{value}")
            .map_err(|error| ToolError::new(ErrorKind::Unavailable, "the export cannot be written").caused_by(error))
    };
    line(json!({ "andru": "export", "format": FORMAT, "exportedAt": session.clock().now() }))?;
    let mut records = 0;
    session.saved().export(|kind, value| {
        records += 1;
        line(json!({ "kind": kind, "value": value }))
    })?;
    line(json!({ "andru": "end", "records": records }))?;
    Ok(records)
}

/// Takes in what [`export`] wrote: all of it or, where anything is wrong, nothing.
///
/// What is there stays: a profile, a model or an interview is only replaced where `replace` says so.
///
/// # Errors
/// `invalid_input` where the input is no export, of a later form, cut short, or has a record that is none;
/// whatever the store reports.
pub fn import(session: &Session, input: &mut dyn BufRead, replace: bool) -> Result<Imported, ToolError> {
    let mut imported = Imported::default();
    session.saved().import(Records::new(input), replace, |kind, taken| {
        let counts = match taken {
            Taken::Imported => &mut imported.imported,
            Taken::Known => &mut imported.known,
            Taken::Kept => &mut imported.kept,
            Taken::Unknown => &mut imported.unknown,
        };
        *counts.entry(kind.to_owned()).or_default() += 1;
    })?;
    Ok(imported)
}

/// Copies the durable part now; gives the path of the copy, or `None` where nothing is saved yet.
///
/// # Errors
/// `unavailable` where the data is damaged or the copy cannot be written.
pub fn back_up(session: &Session) -> Result<Option<std::path::PathBuf>, ToolError> {
    session.saved().back_up()
}

/// The names of the copies, newest first.
///
/// # Errors
/// `unavailable` where the directory cannot be looked into.
pub fn backups(session: &Session) -> Result<Vec<String>, ToolError> {
    session.saved().backups()
}

/// Brings back the copy of this name, or the newest good one; what is there is kept aside.
///
/// # Errors
/// `unavailable` where there is no good copy, or the key is missing.
pub fn restore(session: &Session, wanted: Option<&str>) -> Result<Restored, ToolError> {
    session.saved().restore(wanted)
}

/// Checks everything that is saved, of every account; answers how many records there are.
///
/// # Errors
/// `unavailable`, saying what is damaged and how to mend it.
pub fn verify(session: &Session) -> Result<u64, ToolError> {
    session.saved().check()
}

/// Moves what was saved on this machine without an account to the account of the key.
///
/// # Errors
/// `not_found` where no account is known; whatever the store reports, and then nothing was moved.
pub fn adopt_local(session: &Session) -> Result<Adopted, ToolError> {
    session.saved().adopt_local()?.ok_or_else(|| {
        ToolError::new(ErrorKind::NotFound, "no account is known to move this machine's data to")
            .hinted("set `ANDRU_API_KEY_FILE`; whose the key is, Andru learns when the platform first answers")
    })
}

/// Erases everything: the key first, so that what a disk may keep of the files cannot be read, then the files.
///
/// # Errors
/// `unavailable` naming what could not be erased.
pub fn erase(session: &Session) -> Result<Erased, ToolError> {
    session.saved().erase()
}
