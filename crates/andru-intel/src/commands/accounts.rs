//! `accounts`: the companies the user imported.

mod show;

use andru_core::intake::{ColumnMapping, InputFormat};
use andru_core::jobs::FitOptions;
use andru_core::jobs::FitSummary;
use andru_core::tools::context::Cancel;
use andru_core::tools::error::exit;
use andru_core::tools::ports::accounts::{Account, Saved, Which};
use andru_core::{Page, Session, ToolError};
use serde_json::json;

use super::confirm::confirmed;
use crate::cli::{AccountsCommand, ForgetAccountsArgs, ImportAccountsArgs, InputKind, ListAccountsArgs, ReadArgs};
use crate::failure::Failure;
use crate::input;
use crate::output::{Progress, records};
use crate::printer::Printer;

pub(super) async fn run(command: AccountsCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        AccountsCommand::Import(args) => import(args, session, printer).await,
        AccountsCommand::List(args) => list(args, session, printer).await,
        AccountsCommand::Show(args) => show::run(&args.name, session, printer).await,
        AccountsCommand::Forget(args) => forget(args, session, printer).await,
    }
}

async fn import(args: ImportAccountsArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let hints = ["name a list: andru-intel accounts import companies.csv"];
    let input = input::open(args.file.as_deref(), "a list of companies", &hints)?;
    let name = input.name.clone();
    let options = options(&args.read)?;
    let tags = args.tag.into_iter().collect();
    let progress = Progress::new(printer.is_quiet());
    let mut told = |done: &andru_core::jobs::Progress| progress.rows(done.rows);
    let done = session.import_accounts(input.reader, &name, tags, &options, &mut told, &Cancel::default()).await;
    progress.finish();
    let done = done?;
    if printer.json_wanted() {
        let notes = [&done.summary.notes[..], &done.notes[..]].concat();
        printer.value(&json!({
            "saved": done.saved,
            "contacts": done.contacts,
            "rows": done.summary.rows,
            "errors": done.summary.errors,
            "source": done.summary.source,
            "figures": done.figures,
            "keptColumns": done.kept_columns,
            "notes": notes,
        }))?;
    } else {
        let mut page = Page::default();
        saved(&done.saved, "account", &mut page);
        if let Some(contacts) = &done.contacts {
            page.fact("contacts", "", records::changes(contacts));
        }
        how_read(&done.summary, &mut page);
        if !done.figures.is_empty() {
            let names: Vec<&str> = done.figures.iter().map(|metric| metric.name()).collect();
            page.fact("figures", "", names.join(", "));
        }
        if !done.kept_columns.is_empty() {
            page.fact("kept as is", "", records::named(&done.kept_columns));
        }
        ending(&done.summary, &done.notes, &mut page);
        printer.page(&page)?;
    }
    nothing_kept(&done.saved)
}

/// The counts of an import as the headline of its page.
pub(super) fn saved(saved: &Saved, what: &str, page: &mut Page) {
    let kept = saved.new + saved.changed + saved.unchanged;
    page.title(records::counted(kept, what), records::changes(saved));
    page.group();
}

/// Which columns were read as what.
pub(super) fn how_read(summary: &FitSummary, page: &mut Page) {
    if let Some(source) = summary.source {
        page.fact("list", "", source);
    }
    let read = records::columns(summary);
    if !read.is_empty() {
        page.fact("read", "", read);
    }
}

/// What should be known of how the rows were taken, and the rows that were left out.
pub(super) fn ending(summary: &FitSummary, notes: &[String], page: &mut Page) {
    for note in summary.notes.iter().chain(notes) {
        page.fact("note", "", note.as_str());
    }
    records::errors(summary, page);
}

/// An import that keeps nothing ends with exit code 1.
pub(super) fn nothing_kept(saved: &Saved) -> Result<(), Failure> {
    if saved.new + saved.changed + saved.unchanged == 0 { Err(Failure::Reported(exit::FAILURE)) } else { Ok(()) }
}

/// How the list is read.
pub(super) fn options(args: &ReadArgs) -> Result<FitOptions, Failure> {
    let map: Result<Vec<ColumnMapping>, ToolError> = args.map.iter().map(|text| text.parse()).collect();
    let format = match args.input_format {
        InputKind::Auto => InputFormat::Auto,
        InputKind::Csv => InputFormat::Csv,
        InputKind::Jsonl => InputFormat::Jsonl,
    };
    Ok(FitOptions { format, map: map?, ..FitOptions::default() })
}

async fn list(args: ListAccountsArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let accounts = session.tagged(args.tag).await?;
    records::list(&accounts, args.list.format, printer)
}

async fn forget(args: ForgetAccountsArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let (which, what) = match (&args.which.name, args.which.tag) {
        (Some(name), _) => {
            let account = session.account(name).await?;
            let question = format!("Forget {}?", records::label(&account));
            (Which::Of(only(&account, name)), question)
        }
        (None, Some(tag)) => {
            let number = session.tagged(Some(tag.clone())).await?.len() as u64;
            let question = format!("Forget {} with the tag `{tag}`?", records::counted(number, "account"));
            (Which::Tagged(tag), question)
        }
        (None, None) => {
            let number = session.accounts().accounts(None).await?.len() as u64;
            (Which::All, format!("Forget {}?", records::counted(number, "account")))
        }
    };
    let question = format!("{what} Deals and contacts stay. It cannot be brought back.");
    if !confirmed(&question, args.yes, printer)? {
        return Ok(());
    }
    let forgotten = session.accounts().forget_accounts(which).await?;
    records::forgotten(forgotten, "account", printer)
}

/// What means this account alone: its domain, or the name that it alone has.
fn only(account: &Account, name: &str) -> String {
    account.domain_key().unwrap_or_else(|| name.to_owned())
}
