//! `contacts`: the people the user imported.

use andru_core::tools::context::Cancel;
use andru_core::tools::ports::accounts::{Contact, Importable as _, Which};
use andru_core::{Page, Session};
use serde_json::json;

use super::accounts::{ending, how_read, nothing_kept, options, saved};
use super::confirm::confirmed;
use crate::cli::{ContactsCommand, ForgetArgs, ImportContactsArgs, ListOfArgs};
use crate::failure::Failure;
use crate::input;
use crate::output::{Progress, records};
use crate::printer::Printer;

pub(super) async fn run(command: ContactsCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        ContactsCommand::Import(args) => import(args, session, printer).await,
        ContactsCommand::List(args) => list(args, session, printer).await,
        ContactsCommand::Forget(args) => forget(args, session, printer).await,
    }
}

async fn import(args: ImportContactsArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let hints = ["name a list: andru-intel contacts import people.csv"];
    let input = input::open(args.file.as_deref(), "a list of people", &hints)?;
    let options = options(&args.read)?;
    let progress = Progress::new(printer.is_quiet());
    let mut told = |done: &andru_core::jobs::Progress| progress.rows(done.rows);
    let done = session.import_contacts(input.reader, &input.name, &options, &mut told, &Cancel::default()).await;
    progress.finish();
    let done = done?;
    if printer.json_wanted() {
        let notes = [&done.summary.notes[..], &done.notes[..]].concat();
        printer.value(&json!({
            "saved": done.saved,
            "rows": done.summary.rows,
            "errors": done.summary.errors,
            "source": done.summary.source,
            "notes": notes,
        }))?;
    } else {
        let mut page = Page::default();
        saved(&done.saved, "contact", &mut page);
        how_read(&done.summary, &mut page);
        ending(&done.summary, &done.notes, &mut page);
        printer.page(&page)?;
    }
    nothing_kept(&done.saved)
}

async fn list(args: ListOfArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let which = args.account.map_or(Which::All, Which::Of);
    let contacts = those(&which, session).await?;
    records::list(&contacts, args.list.format, printer)
}

async fn forget(args: ForgetArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let which = args.which.account.map_or(Which::All, Which::Of);
    let contacts = those(&which, session).await?.len() as u64;
    let question = format!("Forget {}? It cannot be brought back.", records::counted(contacts, "contact"));
    if !confirmed(&question, args.yes, printer)? {
        return Ok(());
    }
    let forgotten = session.accounts().forget_contacts(which).await?;
    records::forgotten(forgotten, "contact", printer)
}

/// The contacts that are meant; at least one.
async fn those(which: &Which, session: &Session) -> Result<Vec<Contact>, Failure> {
    let mut contacts: Vec<Contact> = session.accounts().contacts().await?;
    contacts.retain(|contact| contact.is_among(which));
    if contacts.is_empty() { Err(records::none("contact", which)) } else { Ok(contacts) }
}
