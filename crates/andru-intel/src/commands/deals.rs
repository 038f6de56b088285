//! `deals`: the deals the user imported.

use andru_core::deals::DealOptions;
use andru_core::tools::context::Cancel;
use andru_core::tools::ports::accounts::{Deal, Importable as _, Which};
use andru_core::{Page, Session};
use serde_json::json;

use super::accounts::{nothing_kept, saved};
use super::confirm::confirmed;
use crate::cli::{DealsCommand, ForgetArgs, ImportDealsArgs, ListOfArgs};
use crate::failure::Failure;
use crate::input;
use crate::output::records;
use crate::printer::Printer;

pub(super) async fn run(command: DealsCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        DealsCommand::Import(args) => import(args, session, printer).await,
        DealsCommand::List(args) => list(args, session, printer).await,
        DealsCommand::Forget(args) => forget(args, session, printer).await,
    }
}

async fn import(args: ImportDealsArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let hints = ["name an export: andru-intel deals import deals.csv"];
    let input = input::open(args.file.as_deref(), "an export of deals", &hints)?;
    let options = DealOptions {
        outcome: args.ended.outcome,
        won: args.ended.won,
        lost: args.ended.lost,
        ..DealOptions::default()
    };
    let done = session.import_deals(input.reader, &input.name, &options, &Cancel::default()).await?;
    let outcomes = done.outcomes.map(|(outcome, deals)| (outcome.name(), deals));
    if printer.json_wanted() {
        let outcomes: serde_json::Map<_, _> =
            outcomes.iter().map(|(outcome, deals)| ((*outcome).to_owned(), json!(deals))).collect();
        printer.value(&json!({
            "saved": done.saved,
            "rows": done.rows,
            "unreadable": done.unreadable,
            "outcomes": outcomes,
            "outcomeColumn": done.outcome_column,
            "read": done.read,
            "notes": done.notes,
        }))?;
    } else {
        let mut page = Page::default();
        saved(&done.saved, "deal", &mut page);
        let outcomes: Vec<String> =
            outcomes.iter().map(|(outcome, deals)| format!("{outcome} {}", records::number(*deals))).collect();
        let from = done.outcome_column.as_ref().map(|column| format!(", from \"{column}\"")).unwrap_or_default();
        page.fact("outcomes", "", format!("{}{from}", outcomes.join(" · ")));
        page.fact("read", "", done.read.join(" · "));
        for note in &done.notes {
            page.fact("note", "", note.as_str());
        }
        printer.page(&page)?;
    }
    nothing_kept(&done.saved)
}

async fn list(args: ListOfArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let which = args.account.map_or(Which::All, Which::Of);
    let deals = those(&which, session).await?;
    records::list(&deals, args.list.format, printer)
}

async fn forget(args: ForgetArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let which = args.which.account.map_or(Which::All, Which::Of);
    let deals = those(&which, session).await?;
    let question = format!("Forget {}? It cannot be brought back.", records::counted(deals.len() as u64, "deal"));
    if !confirmed(&question, args.yes, printer)? {
        return Ok(());
    }
    let forgotten = session.accounts().forget_deals(which).await?;
    records::forgotten(forgotten, "deal", printer)
}

/// The deals that are meant; at least one.
async fn those(which: &Which, session: &Session) -> Result<Vec<Deal>, Failure> {
    let mut deals: Vec<Deal> = session.accounts().deals().await?;
    deals.retain(|deal| deal.is_among(which));
    if deals.is_empty() { Err(records::none("deal", which)) } else { Ok(deals) }
}
