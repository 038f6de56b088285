//! `icp report`: a model as one HTML file.

use std::io::{self, IsTerminal};

use andru_core::files;
use andru_core::models::read_model;
use serde_json::json;

use crate::cli::ReportArgs;
use crate::failure::{Failure, usage};
use crate::html_report::html_report;
use crate::input;
use crate::printer::Printer;

pub(super) fn run(args: &ReportArgs, printer: &mut Printer) -> Result<(), Failure> {
    if args.out.is_none() {
        let hints = ["name a file: andru-intel icp report --model model.json --out report.html"];
        if printer.json_wanted() {
            return Err(usage("the report is HTML, and `--json` is given", &hints));
        }
        if io::stdout().is_terminal() {
            return Err(usage("the report is an HTML file, and standard output is a terminal", &hints));
        }
    }
    let hints = ["name a file: andru-intel icp report --model model.json"];
    let input = input::open(Some(&args.model), "a model", &hints)?;
    let report = html_report(&read_model(input.reader, &input.name)?);
    let Some(path) = &args.out else { return printer.text(&report) };
    files::write(path, &report)?;
    let name = path.to_string_lossy();
    if printer.json_wanted() {
        return printer.value(&json!({ "file": name, "bytes": report.len() }));
    }
    printer.note(&format!("The report is in {name}."));
    Ok(())
}
