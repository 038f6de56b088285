//! `data`: everything that is saved, taken as a whole.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufReader, Write as _};

use andru_core::data::{self, Imported};
use andru_core::engine::figure;
use andru_core::{Session, files};
use serde_json::json;

use super::confirm::confirmed;
use crate::cli::{Adoptable, DataCommand, EraseArgs, ExportDataArgs, ImportDataArgs, RestoreArgs};
use crate::failure::Failure;
use crate::input;
use crate::printer::Printer;

pub(super) fn run(command: DataCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        DataCommand::Export(args) => export(&args, session, printer),
        DataCommand::Import(args) => import(&args, session, printer),
        DataCommand::Backup => back_up(session, printer),
        DataCommand::Backups => backups(session, printer),
        DataCommand::Restore(args) => restore(&args, session, printer),
        DataCommand::Verify => verify(session, printer),
        DataCommand::Adopt(args) => match args.what {
            Adoptable::Local => adopt_local(session, printer),
        },
        DataCommand::Erase(args) => erase(&args, session, printer),
    }
}

fn export(args: &ExportDataArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let mut lines = Vec::new();
    let records = data::export(session, &mut lines)?;
    match &args.out {
        Some(file) => {
            files::write(file, &lines)?;
            printer.note(&format!("{} written to {}, in the open.", counted(records, "record"), file.display()));
        }
        None => printer.write_all(&lines).map_err(Failure::Output)?,
    }
    Ok(())
}

fn import(args: &ImportDataArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let hints = ["name a file: andru-intel data import andru.jsonl"];
    let input = input::open(args.file.as_deref(), "what `data export` wrote", &hints)?;
    let imported = data::import(session, &mut BufReader::new(input.reader), args.replace)?;
    if printer.json_wanted() {
        return printer.value(&json!(imported));
    }
    printer.text(&told(&imported))
}

fn told(imported: &Imported) -> String {
    let mut text = String::new();
    for (counts, what) in [
        (&imported.imported, "imported"),
        (&imported.known, "there already"),
        (&imported.kept, "not imported, yours was kept (--replace takes the other)"),
        (&imported.unknown, "not imported, of kinds this version does not know"),
    ] {
        if !counts.is_empty() {
            let _ = writeln!(text, "{what}: {}", kinds(counts));
        }
    }
    if text.is_empty() { "The export is empty; nothing was changed.\n".to_owned() } else { text }
}

/// Counts by kind, such as `2 memory, 1 profile`.
fn kinds(counts: &BTreeMap<String, u64>) -> String {
    counts.iter().map(|(kind, count)| format!("{count} {kind}")).collect::<Vec<_>>().join(", ")
}

fn back_up(session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let copy = data::back_up(session)?;
    if printer.json_wanted() {
        return printer.value(&json!({ "copy": copy }));
    }
    match copy {
        Some(path) => {
            printer.text(&format!("Copied to {}\nIt opens with the key of this machine alone.\n", path.display()))
        }
        None => printer.text("Nothing is saved yet, so there is nothing to copy.\n"),
    }
}

fn backups(session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let copies = data::backups(session)?;
    if printer.json_wanted() {
        return printer.value(&json!({ "copies": copies }));
    }
    if copies.is_empty() {
        return printer.text("There is no copy yet: one is made with the first save.\n");
    }
    printer.text(&copies.into_iter().map(|copy| copy + "\n").collect::<String>())
}

fn restore(args: &RestoreArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let which = args.copy.as_deref().map_or("the newest good copy".to_owned(), |copy| format!("`{copy}`"));
    if !confirmed(&format!("Replace what is saved now by {which}?"), args.yes, printer)? {
        return Ok(());
    }
    let restored = data::restore(session, args.copy.as_deref())?;
    if printer.json_wanted() {
        return printer.value(&json!({
            "copy": restored.from, "records": restored.records, "replacedFileKeptAs": restored.aside,
        }));
    }
    let mut text = format!("Brought back {} from {}.\n", counted(restored.records, "record"), restored.from);
    if let Some(aside) = restored.aside {
        let _ = writeln!(text, "The file it replaced is kept as {aside}.");
    }
    printer.text(&text)
}

fn verify(session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let records = data::verify(session)?;
    if printer.json_wanted() {
        return printer.value(&json!({ "records": records, "whole": true }));
    }
    printer.text(&format!("{}, all as they were written, none missing.\n", counted(records, "record")))
}

fn adopt_local(session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let adopted = data::adopt_local(session)?;
    if printer.json_wanted() {
        return printer.value(&json!({ "moved": adopted.moved, "known": adopted.known, "kept": adopted.kept }));
    }
    let mut text = format!("{} moved to your account.\n", counted(adopted.moved, "record"));
    if adopted.kept > 0 {
        let _ = writeln!(
            text,
            "{} not moved: your account has others in their place. The copy made before still has them.",
            counted(adopted.kept, "record")
        );
    }
    printer.text(&text)
}

fn erase(args: &EraseArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let question = "Erase profile, model, accounts, memories, runs, cached answers, copies and their key for good?";
    if !confirmed(question, args.yes, printer)? {
        return Ok(());
    }
    let erased = data::erase(session)?;
    if printer.json_wanted() {
        return printer.value(&json!({
            "key": erased.key_places, "files": erased.files, "kept": erased.kept,
        }));
    }
    if erased.files.is_empty() && erased.key_places.is_empty() {
        return printer.text("Nothing was saved.\n");
    }
    let mut text = String::new();
    if !erased.key_places.is_empty() {
        let _ = writeln!(text, "The key is destroyed ({}).", erased.key_places.join(", "));
    }
    let _ = writeln!(text, "{} removed.", counted(erased.files.len() as u64, "file"));
    for kept in &erased.kept {
        let _ = writeln!(text, "Kept: {kept}, the times of your last calls and nothing else.");
    }
    printer.text(&text)
}

fn counted(number: u64, one: &str) -> String {
    figure::counted(number, one, &format!("{one}s"))
}
