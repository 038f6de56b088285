//! One file per command: what the arguments mean, which call they are, what is printed.

mod accounts;
mod blueprint;
mod cache;
mod completions;
mod confirm;
mod contacts;
mod cost;
mod data;
mod deals;
mod doctor;
mod fit;
mod help;
mod icp;
mod list;
mod memory;
mod persona;
mod profile;
mod run;
mod score;

use andru_core::Session;
use andru_core::tools::context::Cancel;
use serde_json::{Map, Value};

use crate::cli::Command;
use crate::failure::Failure;
use crate::printer::Printer;

pub(crate) use help::effect;

/// Runs one command.
pub(crate) async fn run(command: Command, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        Command::Score(args) => score::run(args, session, printer).await,
        Command::Fit(args) => fit::run(*args, session, printer).await,
        Command::Accounts(args) => accounts::run(args.command, session, printer).await,
        Command::Deals(args) => deals::run(args.command, session, printer).await,
        Command::Contacts(args) => contacts::run(args.command, session, printer).await,
        Command::Icp(args) => icp::run(args.command, session, printer).await,
        Command::Cost(args) => cost::run(args.command, session, printer).await,
        Command::Persona(args) => persona::run(args, session, printer).await,
        Command::Blueprint(args) => blueprint::run(args, session, printer).await,
        Command::Profile(args) => profile::run(args.command, session, printer).await,
        Command::Cache(args) => cache::run(args.command, session, printer),
        Command::Data(args) => data::run(args.command, session, printer),
        Command::Memory(args) => memory::run(args.command, session, printer).await,
        Command::Run(args) => run::run(args, session, printer).await,
        Command::Doctor => doctor::run(session, printer),
        Command::List => list::run(printer),
        Command::Help(args) => help::run(args, printer),
        Command::Completions(args) => completions::run(&args, printer),
    }
}

/// Calls a tool and prints its answer.
async fn call(
    tool: &str,
    arguments: Map<String, Value>,
    session: &Session,
    printer: &mut Printer,
) -> Result<(), Failure> {
    let reply = session.call(tool, Value::Object(arguments), Cancel::default()).await?;
    printer.reply(&reply)
}

/// Arguments that were given, under their wire names.
fn given<const N: usize>(pairs: [(&str, Option<String>); N]) -> Map<String, Value> {
    pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::from(value?)))).collect()
}
