//! `icp learn`: reads the deals, and prints what they were found to hold.

use std::path::Path;

use andru_core::engine::icp::learn::{Options, Verdict};
use andru_core::learn::LearnOptions;
use andru_core::models::model_text;
use andru_core::tools::context::Cancel;
use andru_core::{ErrorKind, Page, Session, ToolError, files};
use serde_json::json;

use super::{accounts, deal_options, learn_page};
use crate::cli::LearnArgs;
use crate::failure::Failure;
use crate::input;
use crate::printer::Printer;

pub(super) async fn run(args: LearnArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let accounts = accounts(&args.history)?;
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

fn options(args: LearnArgs) -> LearnOptions {
    LearnOptions {
        cold_start: args.cold_start,
        deals: deal_options(args.ended, args.history),
        study: Options { only: args.only, ignore: args.ignore, allow: args.allow, ..Options::default() },
    }
}
