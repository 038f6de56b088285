//! One saved account, as the tool takes it.

use andru_core::Session;
use andru_core::engine::icp::history::HistoryCard;
use andru_core::engine::read::{head_count, heading_key};
use andru_core::guard::shorten;
use andru_core::tools::ports::accounts::Account;
use serde_json::{Map, Value};

use crate::failure::Failure;
use crate::printer::Printer;

/// What a call takes at most of each list and of each text.
const MOST_ITEMS: usize = 50;
const MOST_OF_ITEM: usize = 120;
const MOST_OF_TEXT: usize = 100;

/// The arguments of `get_icp_fit_score` for a saved account, with what was `given` in place of what is saved.
pub(super) async fn arguments(
    name: &str,
    given: Map<String, Value>,
    session: &Session,
    printer: &mut Printer,
) -> Result<Map<String, Value>, Failure> {
    let account = session.account(name).await?;
    let mut arguments = fields(&account, printer);
    let mut attributes = gates(&account);
    if let Some(model) = session.store().model().await? {
        let asked: Vec<String> = HistoryCard::new(&model).headings().map(heading_key).collect();
        for (name, value) in account.attributes.iter().filter(|(name, _)| asked.contains(&heading_key(name))) {
            attributes.insert(name.to_owned(), Value::from(shorten(&value.to_string(), MOST_OF_TEXT)));
        }
    }
    for (name, value) in given {
        match (name.as_str(), value) {
            ("attributes", Value::Object(more)) => attributes.extend(more),
            (_, value) => drop(arguments.insert(name, value)),
        }
    }
    if !attributes.is_empty() {
        arguments.insert("attributes".to_owned(), Value::Object(attributes));
    }
    Ok(arguments)
}

fn fields(account: &Account, printer: &mut Printer) -> Map<String, Value> {
    let fields = &account.fields;
    let mut arguments = Map::new();
    for (name, text) in [
        ("companyName", &fields.name),
        ("domain", &fields.domain),
        ("industry", &fields.industry),
        ("revenue", &fields.revenue),
        ("geography", &fields.geography),
    ] {
        if let Some(text) = text {
            arguments.insert(name.to_owned(), Value::from(shorten(text, MOST_OF_TEXT)));
        }
    }
    if let Some(text) = &fields.employees {
        match head_count(text).value.filter(|span| span.is_exact()) {
            Some(span) => drop(arguments.insert("employeeCount".to_owned(), Value::from(span.low()))),
            None => printer.note(&format!(
                "Not used: employees `{text}` is no one number; give --employees, or score it with fit --accounts."
            )),
        }
    }
    for (name, text) in [
        ("techStack", &fields.technologies),
        ("painPoints", &fields.pains),
        ("behavioralSignals", &fields.habits),
        ("triggerEvents", &fields.triggers),
    ] {
        if let Some(text) = text {
            arguments.insert(name.to_owned(), Value::from(items(text)));
        }
    }
    arguments
}

/// What gates read.
fn gates(account: &Account) -> Map<String, Value> {
    let fields = &account.fields;
    let gates = [
        ("regulatedData", &fields.regulated_data),
        ("insolvent", &fields.insolvent),
        ("beingAcquired", &fields.being_acquired),
        ("rivalContract", &fields.rival_contract),
        ("optedOut", &fields.opted_out),
    ];
    let text = |text: &String| Value::from(shorten(text, MOST_OF_TEXT));
    gates.into_iter().filter_map(|(name, field)| Some((name.to_owned(), text(field.as_ref()?)))).collect()
}

/// The items of a list, as the engine parts them: by lines, or by commas, semicolons and bars within the only line.
fn items(text: &str) -> Vec<String> {
    let parts: Vec<&str> =
        if text.contains('\n') { text.lines().collect() } else { text.split([',', ';', '|']).collect() };
    let parts = parts.into_iter().map(str::trim).filter(|item| !item.is_empty());
    parts.take(MOST_ITEMS).map(|item| shorten(item, MOST_OF_ITEM).into_owned()).collect()
}
