//! `icp learn`: reads the deals, and prints what they were found to hold.

use andru_core::engine::icp::learn::Options;
use andru_core::learn::LearnOptions;
use andru_core::models::model_text;
use andru_core::tools::context::Cancel;
use andru_core::{Page, Session, files};
use serde_json::json;

use super::{accounts, deal_options, report};
use crate::cli::LearnArgs;
use crate::failure::Failure;
use crate::input;
use crate::printer::Printer;

pub(super) fn run(args: LearnArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let accounts = accounts(&args.history)?;
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
    report::page(&name, &learned, &mut page);
    printer.page(&page)
}

fn options(args: LearnArgs) -> LearnOptions {
    LearnOptions {
        deals: deal_options(args.ended, args.history),
        study: Options { only: args.only, ignore: args.ignore, allow: args.allow, ..Options::default() },
    }
}
