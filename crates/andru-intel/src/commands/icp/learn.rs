//! `icp learn`: reads the deals, and prints what they were found to hold.

use std::io::Read;

use andru_core::deals::{AccountSpec, DealOptions};
use andru_core::engine::icp::learn::Options;
use andru_core::learn::LearnOptions;
use andru_core::models::model_text;
use andru_core::tools::context::Cancel;
use andru_core::{Page, Session, files};
use serde_json::json;

use super::{learn_page, outcome};
use crate::cli::LearnArgs;
use crate::failure::{Failure, usage};
use crate::input;
use crate::printer::Printer;

pub(super) fn run(args: LearnArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let accounts = accounts(&args)?;
    let hints = ["name a file: andru-intel icp learn deals.csv", "or pipe one in: andru-intel icp learn < deals.csv"];
    let input = input::open(args.file.as_deref(), "a list of closed deals", &hints)?;
    let name = input.name.clone();
    let out = args.out.clone();
    let learned = session.learn(input.reader, options(args), accounts, &Cancel::default())?;
    if let (Some(path), Some(model)) = (&out, &learned.model) {
        files::write(path, &model_text(model)?)?;
    }
    if printer.json_wanted() {
        return printer.value(&json!(learned));
    }
    let mut page = Page::default();
    learn_page::page(&name, &learned, &mut page);
    printer.page(&page)
}

/// A file to join, with its key.
type Joined = (AccountSpec, Box<dyn Read>);

/// The files to join, in the order given.
fn accounts(args: &LearnArgs) -> Result<Vec<Joined>, Failure> {
    if args.accounts.len() != args.on.len() {
        return Err(usage(
            format!("`--accounts` is given {} and `--on` {}", times(args.accounts.len()), times(args.on.len())),
            &["give each file its key: --accounts accounts.csv --on account=account"],
        ));
    }
    let mut opened: Vec<Joined> = Vec::new();
    for (file, on) in args.accounts.iter().zip(&args.on) {
        let Some((left, right)) = on.split_once('=') else {
            return Err(usage(
                format!("`--on` must be LEFT=RIGHT, not `{}`", on.escape_default()),
                &["name the column of the deals, then that of the file: --on account=name"],
            ));
        };
        let input = input::open(Some(file), "accounts", &[])?;
        opened.push((AccountSpec { file: input.name, left: left.to_owned(), right: right.to_owned() }, input.reader));
    }
    Ok(opened)
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn options(args: LearnArgs) -> LearnOptions {
    let deal_type = args.deal_type.map(|typed| match typed.split_once('=') {
        Some((column, values)) => (column.to_owned(), values.split(',').map(str::to_owned).collect()),
        None => (typed, Vec::new()),
    });
    LearnOptions {
        deals: DealOptions { time: args.time, deal_type, ..outcome(args.ended) },
        study: Options { only: args.only, ignore: args.ignore, allow: args.allow, ..Options::default() },
    }
}
