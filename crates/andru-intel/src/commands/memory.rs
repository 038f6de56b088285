//! `memory`: what you said of your business, every version kept.

use andru_core::Session;
use andru_core::engine::figure::count;
use andru_core::tools::context::Cancel;
use andru_core::tools::ports::memories::{Category, MemoryDomain, MemorySearch, MemoryType, pattern_problem};
use andru_core::{ErrorKind, ToolError};
use serde_json::{Value, json};

use super::confirm::confirmed;
use crate::cli::{AddMemoryArgs, ForgetMemoryArgs, ListMemoriesArgs, MemoryCommand, MemoryHistoryArgs};
use crate::failure::Failure;
use crate::printer::Printer;

/// How to begin, for someone who has nothing yet.
const BEGIN: &str = "Remember something: andru-intel memory add metric mrr '$42k'";

pub(super) async fn run(command: MemoryCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        MemoryCommand::Add(args) => add(args, session, printer).await,
        MemoryCommand::List(args) => list(args, session, printer).await,
        MemoryCommand::History(args) => history(args, session, printer).await,
        MemoryCommand::Forget(args) => forget(args, session, printer).await,
    }
}

async fn add(args: AddMemoryArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let arguments = json!({
        "category": Category::from(args.category),
        "key": args.key,
        "value": args.value,
        "memoryType": args.memory_type.map(MemoryType::from),
        "domain": args.domain.map(MemoryDomain::from),
        "confidence": args.confidence,
    });
    ask("log_revenue_insight", arguments, session, printer).await
}

async fn list(args: ListMemoriesArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let arguments = json!({
        "category": args.category.map(Category::from),
        "keyPattern": args.pattern,
        "memoryType": args.memory_type.map(MemoryType::from),
        "limit": args.limit,
    });
    ask("get_revenue_memory", arguments, session, printer).await
}

async fn history(args: MemoryHistoryArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let arguments = json!({ "category": Category::from(args.category), "key": args.key, "at": args.at });
    ask("get_memory_history", arguments, session, printer).await
}

/// Calls a tool, prints its answer, and says how to begin where nothing is remembered.
async fn ask(tool: &str, arguments: Value, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let reply = session.call(tool, arguments, Cancel::default()).await?;
    printer.reply(&reply)?;
    if !printer.json_wanted() && reply.json.pointer("/result/status").is_some_and(|status| status == "nothing_logged") {
        printer.note(&format!("\n{BEGIN}"));
    }
    Ok(())
}

async fn forget(args: ForgetMemoryArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    if let Some(problem) = pattern_problem(&args.pattern) {
        return Err(ToolError::invalid(format!("the key {problem}")).into());
    }
    let category = Category::from(args.category);
    let name = format!("{} {}", category.name(), args.pattern);
    let search = MemorySearch { category: Some(category), key_pattern: Some(args.pattern), memory_type: None };
    let found = session.memories().search(search.clone(), 0).await?.total;
    if found == 0 {
        return Err(ToolError::new(ErrorKind::NotFound, format!("nothing is remembered as {name}"))
            .hinted("see what is: andru-intel memory list")
            .into());
    }
    let question = format!("Forget {} with every version ({name})? It cannot be brought back.", keys(found));
    if !confirmed(&question, args.yes, printer)? {
        return Ok(());
    }
    let forgotten = session.memories().forget(search).await?;
    if printer.json_wanted() {
        return printer.value(&json!({ "forgotten": forgotten }));
    }
    let versions = if forgotten.versions == 1 {
        "1 version".to_owned()
    } else {
        format!("{} versions", count(forgotten.versions))
    };
    printer.text(&format!("Forgotten: {}, {versions}.\n", keys(forgotten.keys)))
}

fn keys(number: u64) -> String {
    if number == 1 { "1 key".to_owned() } else { format!("{} keys", count(number)) }
}
