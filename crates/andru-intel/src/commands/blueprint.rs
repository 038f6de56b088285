//! `blueprint`: what an ARR target asks for.

use andru_core::{Session, ToolError};
use serde_json::{Map, Value};

use super::{call, given};
use crate::cli::BlueprintArgs;
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) async fn run(args: BlueprintArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let mut arguments = given([
        ("companyStage", Some(args.stage)),
        ("arrTarget", Some(args.arr_target)),
        ("currentArr", args.current_arr),
        ("dealSize", args.deal_size),
        ("avgCycleLength", args.cycle),
    ]);
    arguments.extend(args.team.map(|team| ("teamSize".to_owned(), Value::from(team))));
    if !args.assume.is_empty() {
        arguments.insert("assumptions".to_owned(), Value::Object(assumptions(args.assume)?));
    }
    call("get_sales_blueprint", arguments, session, printer).await
}

/// The figures by name; a name given twice would leave it open which one counts.
fn assumptions(figures: Vec<(String, f64)>) -> Result<Map<String, Value>, ToolError> {
    let mut map = Map::new();
    for (name, value) in figures {
        if map.contains_key(&name) {
            let name: String = name.chars().take(40).flat_map(char::escape_default).collect();
            return Err(ToolError::invalid(format!("`--assume` has `{name}` a second time")));
        }
        map.insert(name, Value::from(value));
    }
    Ok(map)
}
