//! `icp`: what a history of deals says of who buys.

mod apply;
mod evaluate;
mod export;
mod learn;
mod learn_page;
mod reasons;
mod report;
mod show;

use std::io::Read;
mod use_model;

use andru_core::Session;
use andru_core::deals::{AccountSpec, DealOptions};

use crate::cli::{HistoryArgs, IcpCommand, OutcomeArgs};
use crate::failure::{Failure, usage};
use crate::input;
use crate::printer::Printer;

pub(super) async fn run(command: IcpCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        IcpCommand::Learn(args) => learn::run(*args, session, printer).await,
        IcpCommand::Export(args) => export::run(&args, printer),
        IcpCommand::Apply(args) => apply::run(args, session, printer).await,
        IcpCommand::Evaluate(args) => evaluate::run(*args, session, printer).await,
        IcpCommand::Show(args) => show::run(&args, printer),
        IcpCommand::Reasons(args) => reasons::run(args, printer),
        IcpCommand::Report(args) => report::run(&args, printer),
        IcpCommand::Use(args) => use_model::run(args, session, printer).await,
    }
}

/// How deals are read by what the user said of their outcome alone.
fn outcome(ended: OutcomeArgs) -> DealOptions {
    DealOptions { outcome: ended.outcome, won: ended.won, lost: ended.lost, ..DealOptions::default() }
}

/// How deals are read by all that the user said of them.
fn deal_options(ended: OutcomeArgs, history: HistoryArgs) -> DealOptions {
    let deal_type = history.deal_type.map(|typed| match typed.split_once('=') {
        Some((column, values)) => (column.to_owned(), values.split(',').map(str::to_owned).collect()),
        None => (typed, Vec::new()),
    });
    DealOptions { id: history.id, time: history.time, deal_type, ..outcome(ended) }
}

/// A file to join, with its key.
type Joined = (AccountSpec, Box<dyn Read>);

/// The files to join, in the order given.
fn accounts(args: &HistoryArgs) -> Result<Vec<Joined>, Failure> {
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
