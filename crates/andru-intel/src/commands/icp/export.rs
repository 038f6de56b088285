//! `icp export`: a model as one SQL statement.

use andru_core::engine::icp::model::sql::{Dialect, SqlError, SqlOptions, export, impossible_columns};
use andru_core::models::read_model;
use andru_core::{ErrorKind, ToolError, files};
use serde_json::json;

use crate::cli::ExportArgs;
use crate::failure::{Failure, usage};
use crate::input;
use crate::printer::Printer;

pub(super) fn run(args: &ExportArgs, printer: &mut Printer) -> Result<(), Failure> {
    let Some(dialect) = Dialect::of_name(&args.dialect) else {
        return Err(usage(format!("`--dialect` is `{}`", args.dialect.escape_default()), &[]));
    };
    let input = input::open(Some(&args.model), "a model", &["name the model: --model model.json"])?;
    let model = read_model(input.reader, &input.name)?;
    let options = SqlOptions { dialect, table: args.table.clone(), columns: args.column.clone() };
    let sql = export(&model, &options).map_err(|error| told(&error))?;
    for column in impossible_columns(&model, dialect) {
        printer.note(&format!("{column}: give it another name in the table and in the model file"));
    }
    if let Some(path) = &args.out {
        files::write(path, &sql)?;
        printer.note(&format!("Wrote the statement for {} to {}", dialect.title(), path.display()));
        return Ok(());
    }
    if printer.json_wanted() {
        return printer.value(&json!({ "dialect": dialect.name(), "sql": sql }));
    }
    printer.text(&sql)
}

/// What to type instead.
fn told(error: &SqlError) -> ToolError {
    let hint = match error {
        SqlError::Profile => {
            return ToolError::new(ErrorKind::InvalidInput, error.to_string())
                .hinted("learn with a score that the table has: andru-intel icp learn deals.csv --cold-start COLUMN")
                .hinted("or score the companies here: andru-intel fit companies.csv");
        }
        SqlError::Name { what: "table", .. } => "name the table with --table",
        SqlError::Name { .. } | SqlError::Nul(_) => {
            "rename the column in the table and in the model file, or learn without it: --ignore COLUMN"
        }
        SqlError::Calibration => "learn the model again: andru-intel icp learn deals.csv --out model.json",
    };
    ToolError::invalid(error.to_string()).hinted(hint)
}
