//! `profile calibrate`: what is typical of the user's own list.

use andru_core::engine::icp::{Calibration, Company, Memo, Scorecard};
use andru_core::jobs::{self, FitOptions};
use andru_core::tools::FitRow;
use andru_core::tools::context::Cancel;
use andru_core::{Page, Session, ToolError};
use serde_json::json;

use crate::cli::FileArgs;
use crate::failure::Failure;
use crate::input;
use crate::output::Progress;
use crate::printer::Printer;

pub(super) async fn run(args: &FileArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let mut saved = super::saved(session).await?;
    let hints = ["name a file: andru-intel profile calibrate companies.csv"];
    let input = input::open(args.file.as_deref(), "your list of companies", &hints)?;
    let name = input.name.clone();
    let unable = || ToolError::invalid("the saved profile says nothing that a company can be judged by");
    let mut calibration = Calibration::new(&saved.profile, &saved).ok_or_else(unable)?;
    let card = Scorecard::new(&saved).ok_or_else(unable)?;
    let mut memo = Memo::new(&card);
    let as_of = session.as_of();
    let progress = Progress::new(printer.is_quiet());
    let read = jobs::fit(
        input.reader,
        &FitOptions::default(),
        &mut |company: &Company<'_>| {
            calibration.add(company);
            FitRow::of(String::new(), &memo.fit(company, as_of))
        },
        &mut |_: &FitRow| Ok(()),
        &mut |done: &jobs::Progress| progress.rows(done.rows),
        &Cancel::default(),
    );
    progress.finish();
    read?;
    let unknown: Vec<&str> = calibration.unknown_fields().into_iter().map(andru_core::engine::icp::Field::name).collect();
    let typical = calibration
        .finish(&name)
        .ok_or_else(|| ToolError::invalid(format!("no company of {name} could be read, so nothing was measured")))?;
    if printer.json_wanted() {
        printer.value(&json!({ "typical": typical, "unknown": unknown }))?;
    } else {
        let mut page = Page::default();
        page.title(format!("Typical of {name}"), format!("{} rows", typical.rows));
        page.text("Scores now start at what a company of this list scores on average.");
        for (field, mean) in &typical.mean_match {
            page.fact(field.name(), format!("{:.0}%", mean * 100.0), "of a full match, on average");
        }
        if !unknown.is_empty() {
            page.group();
            page.fact("not in the list", "", format!("{}: the midpoint stays", unknown.join(", ")));
        }
        printer.page(&page)?;
    }
    saved.typical = Some(typical);
    session.store().save_profile(saved).await?;
    Ok(())
}
