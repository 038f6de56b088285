//! `icp learn`: reads the deals, and prints what they were found to hold.

use std::io::Read;
use std::path::Path;

use andru_core::deals::{AccountSpec, DealOptions};
use andru_core::engine::icp::learn::{Options, Verdict};
use andru_core::learn::LearnOptions;
use andru_core::models::model_text;
use andru_core::tools::context::Cancel;
use andru_core::{ErrorKind, Page, Session, ToolError, files};
use serde_json::json;

use super::{learn_page, outcome};
use crate::cli::LearnArgs;
use crate::failure::{Failure, usage};
use crate::input;
use crate::printer::Printer;

pub(super) async fn run(args: LearnArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let accounts = accounts(&args)?;
    let hints = ["name a file: andru-intel icp learn deals.csv", "or pipe one in: andru-intel icp learn < deals.csv"];
    let input = input::open(args.file.as_deref(), "a list of closed deals", &hints)?;
    let name = input.name.clone();
    let out = args.out.clone();
    let learned = session.learn(input.reader, options(args), accounts, &Cancel::default()).await?;
    if let (Some(path), Some(model)) = (&out, &learned.model) {
        files::write(path, &model_text(model)?)?;
    }
    if printer.json_wanted() {
        printer.value(&json!(learned))?;
    } else {
        let mut page = Page::default();
        learn_page::page(&name, &learned, out.as_deref(), &mut page);
        printer.page(&page)?;
    }
    match out {
        Some(path) if learned.model.is_none() => Err(no_model(&path, learned.report.verdict)),
        _ => Ok(()),
    }
}

/// Why there is no file where one was asked for; a script that goes on to use it must stop.
fn no_model(path: &Path, verdict: Verdict) -> Failure {
    let why = match verdict {
        Verdict::TooFewDeals => {
            "there are too few deals for one; a score you had before can be blended in with --cold-start"
        }
        _ => "nothing in this history tells won from lost",
    };
    ToolError::new(ErrorKind::NotFound, format!("no model is written to `{}`: {why}", path.display())).into()
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
        deals: DealOptions { id: args.id, time: args.time, deal_type, ..outcome(args.ended) },
        cold_start: args.cold_start,
        study: Options { only: args.only, ignore: args.ignore, allow: args.allow, ..Options::default() },
    }
}
