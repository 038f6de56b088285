//! `cost inaction`: what waiting costs a buyer.

use std::io::{self, IsTerminal};

use andru_core::Session;
use andru_core::tools::context::Cancel;
use serde_json::{Map, Value, json};

use super::amount::{Amounts, shown};
use super::published;
use crate::cli::{InactionArgs, Method};
use crate::failure::{Failure, usage};
use crate::input;
use crate::printer::Printer;
use crate::typed_document;

/// Losses to fill in.
const TEMPLATE: &str = include_str!("inaction_template.toml");

pub(super) async fn run(args: InactionArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    if args.template {
        return printer.text(TEMPLATE);
    }
    if args.method == Method::Published2025 {
        return published::run(&args.published, printer);
    }
    let mut arguments = match document(&args)? {
        Some(text) => typed_document::parse(&text, "the document of losses")?,
        None => Value::Object(named(&args)?),
    };
    if let Value::Object(fields) = &mut arguments {
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                fields.insert(name.to_owned(), value);
            }
        };
        put("companyName", args.company.map(Value::from));
        put("stall", args.stall.map(|stall| Value::from(stall.name())));
        put("currency", args.currency.map(Value::from));
        put("months", args.months.map(Value::from));
    }
    let reply = session.call("get_cost_of_inaction", arguments, Cancel::default()).await?;
    printer.reply(&reply)
}

/// The document that was named, or piped in where nothing else says what to price.
fn document(args: &InactionArgs) -> Result<Option<String>, Failure> {
    let said = !args.loss.is_empty() || !args.pain.is_empty();
    if args.file.is_none() && (said || io::stdin().is_terminal()) {
        return Ok(None);
    }
    let text = input::read_text(input::open(args.file.as_deref(), "losses as TOML or JSON", &[])?)?;
    // A script that pipes nothing in asks what to price.
    Ok(Some(text).filter(|text| args.file.is_some() || !text.trim().is_empty()))
}

/// The losses that were named on the command line, or the pains to propose some from.
fn named(args: &InactionArgs) -> Result<Map<String, Value>, Failure> {
    let mut fields = Map::new();
    if !args.pain.is_empty() {
        fields.insert("painPoints".to_owned(), json!(args.pain));
    }
    if args.loss.is_empty() {
        return Ok(fields);
    }
    let (mut figures, mut lines) = (Vec::new(), Vec::new());
    let (mut losses, mut amounts) = (Vec::with_capacity(args.loss.len()), Amounts::default());
    for typed in &args.loss {
        let Some((name, typed_amount)) = typed.rsplit_once('=').filter(|(name, _)| !name.trim().is_empty()) else {
            return Err(usage(
                format!("`--loss` must be NAME=AMOUNT, not `{}`", shown(typed)),
                &["name the loss, then what it comes to a month: --loss 're-keying=19188'"],
            ));
        };
        losses.push((name.trim(), amounts.size("--loss", typed_amount)?));
    }
    let code = amounts.agreed(args.currency.as_deref())?.to_string();
    for (at, (name, number)) in losses.into_iter().enumerate() {
        let figure = format!("monthly_{}", at + 1);
        figures.push(json!({
            "id": figure,
            "name": format!("{name}, by the month"),
            "value": number,
            "unit": format!("{code}/month"),
            "basis": "buyer",
            "source": args.said_by,
        }));
        lines.push(json!({ "id": format!("loss_{}", at + 1), "name": name, "amount": figure, "every": "month" }));
    }
    fields.insert("figures".to_owned(), Value::Array(figures));
    fields.insert("lines".to_owned(), Value::Array(lines));
    fields.insert("currency".to_owned(), Value::from(code));
    Ok(fields)
}
