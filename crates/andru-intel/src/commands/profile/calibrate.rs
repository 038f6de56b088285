//! `profile calibrate`: what is typical of the user's own list.

use andru_core::engine::icp::Field;
use andru_core::jobs::FitOptions;
use andru_core::lists::Calibrated;
use andru_core::tools::context::Cancel;
use andru_core::{Page, Session};
use serde_json::json;

use crate::cli::FileArgs;
use crate::failure::Failure;
use crate::input;
use crate::output::Progress;
use crate::printer::Printer;

pub(super) async fn run(args: &FileArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let hints = ["name a file: andru-intel profile calibrate companies.csv"];
    let input = input::open(args.file.as_deref(), "your list of companies", &hints)?;
    let name = input.name.clone();
    let progress = Progress::new(printer.is_quiet());
    let options = FitOptions::default();
    let done = session
        .calibrate(input.reader, &name, &options, &mut |done| progress.rows(done.rows), &Cancel::default())
        .await;
    progress.finish();
    let Calibrated { typical, start, unknown_fields, .. } = done?;
    let unknown: Vec<&str> = unknown_fields.into_iter().map(Field::name).collect();
    if printer.json_wanted() {
        printer.value(&json!({ "start": start, "typical": typical, "unknown": unknown }))?;
    } else {
        let mut page = Page::default();
        page.title(format!("Typical of {name}"), format!("{} rows", typical.rows));
        page.text(format!("start {start}: a typical company in {name} ({} rows). Not a win chance.", typical.rows));
        for (field, mean) in &typical.mean_match {
            page.fact(field.name(), format!("{:.0}%", mean * 100.0), "of a full match, on average");
        }
        if !unknown.is_empty() {
            page.group();
            page.fact("not in the list", "", format!("{}: the midpoint stays", unknown.join(", ")));
        }
        printer.page(&page)?;
    }
    Ok(())
}
