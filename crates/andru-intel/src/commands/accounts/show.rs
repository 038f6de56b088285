//! `accounts show`: everything that is kept of one account.

use andru_core::engine::read::Currency;
use andru_core::engine::readiness::Metric;
use andru_core::tools::page::Column;
use andru_core::tools::ports::accounts::{Account, AccountFigure, Contact, Deal, Importable as _};
use andru_core::{Page, Session};
use serde_json::json;

use crate::failure::Failure;
use crate::output::records;
use crate::printer::Printer;

/// How many deals and contacts a page lists.
const SHOWN: usize = 25;

pub(super) async fn run(name: &str, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let account = session.account(name).await?;
    let deals: Vec<Deal> = session.accounts().deals().await?.into_iter().filter(|deal| deal.is_of(&account)).collect();
    let contacts: Vec<Contact> =
        session.accounts().contacts().await?.into_iter().filter(|contact| contact.is_of(&account)).collect();
    if printer.json_wanted() {
        return printer.value(&json!({ "account": account, "deals": deals, "contacts": contacts }));
    }
    printer.page(&page(&account, &deals, &contacts))
}

fn page(account: &Account, deals: &[Deal], contacts: &[Contact]) -> Page {
    let mut page = Page::default();
    page.title(account.label(), account.domain_key().unwrap_or_default());
    page.group();
    for (field, text) in account.fields.iter() {
        if let Some(text) = text {
            page.fact(field, "", text.replace('\n', " · "));
        }
    }
    if !account.tags.is_empty() {
        page.fact("tags", "", records::tags(account));
    }
    if !account.figures.is_empty() {
        page.heading("Figures");
        for (metric, figure) in &account.figures {
            page.fact(metric.name(), "", figure_words(*metric, figure));
        }
    }
    if !account.attributes.is_empty() {
        page.heading("Other columns");
        for (name, value) in account.attributes.iter() {
            page.fact(name, "", value.to_string().replace('\n', " · "));
        }
    }
    if !deals.is_empty() {
        page.heading(records::counted(deals.len() as u64, "deal"));
        let head = ["deal", "outcome", "stage", "amount", "closed"].map(Column::words).to_vec();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let rows = deals.iter().take(SHOWN).map(|deal| {
            let amount = format!("{} {}", text(&deal.amount), text(&deal.currency));
            let outcome = deal.outcome.name().to_owned();
            vec![deal.label().to_owned(), outcome, text(&deal.stage), amount.trim().to_owned(), text(&deal.closed_on)]
        });
        page.table(head, rows.collect());
        more(deals.len(), &mut page);
    }
    if !contacts.is_empty() {
        page.heading(records::counted(contacts.len() as u64, "contact"));
        let head = ["name", "title", "e-mail"].map(Column::words).to_vec();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let rows = contacts
            .iter()
            .take(SHOWN)
            .map(|contact| vec![text(&contact.name), text(&contact.title), text(&contact.email)]);
        page.table(head, rows.collect());
        more(contacts.len(), &mut page);
    }
    page.group();
    page.fact("basis", "", account.import.words());
    page
}

fn more(all: usize, page: &mut Page) {
    if all > SHOWN {
        page.text(format!("and {} more; --json has all", all - SHOWN));
    }
}

/// `1,200,000 USD, written "$1.2M", from figures.csv, imported 2026-11-24`.
fn figure_words(metric: Metric, figure: &AccountFigure) -> String {
    let currency: Option<Currency> = figure.currency();
    let number = match currency.or_else(|| "USD".parse().ok()) {
        Some(shown) => metric.unit().words(figure.value, shown),
        None => figure.value.to_string(),
    };
    // Without a currency the number is said and the code left out.
    let number = if currency.is_none() { number.replace(" USD", "") } else { number };
    format!("{number}, written \"{}\", from {}", figure.text, figure.import.words())
}
