//! `list`: the tools.

use andru_core::tools::page::Column;
use andru_core::{CATALOG, Page};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::printer::Printer;
use crate::schema_args::first_sentence;

pub(super) fn run(printer: &mut Printer) -> Result<(), Failure> {
    if printer.json_wanted() {
        let tools: Vec<Value> = CATALOG
            .iter()
            .map(|tool| {
                json!({
                    "name": tool.name,
                    "title": tool.title,
                    "description": tool.description,
                    "group": tool.group,
                    "effect": tool.effect,
                    "inputSchema": tool.input_schema(),
                })
            })
            .collect();
        return printer.value(&json!({ "tools": tools }));
    }
    let mut page = Page::default();
    page.table(
        vec![Column::words("name"), Column::words("title"), Column::words("what it does")],
        CATALOG
            .iter()
            .map(|tool| vec![tool.name.to_owned(), tool.title.to_owned(), first_sentence(tool.description)])
            .collect(),
    );
    page.text("`andru-intel help <name>` explains one; `andru-intel run <name>` calls it.");
    printer.page(&page)
}
