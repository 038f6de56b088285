//! A list from a file or standard input, scored row by row.

use std::io::{self, IsTerminal};

use andru_core::tools::context::Cancel;
use andru_core::tools::error::exit;
use andru_core::{Page, Session};

use crate::cli::{FitArgs, InputKind, ListFormat};
use crate::failure::Failure;
use crate::input;
use crate::jobs::{FitOptions, FitSummary, InputFormat};
use crate::output::{Progress, Writer, summary};
use crate::printer::Printer;

/// How many rows a table shows where `--top` does not say.
const TABLE_ROWS: usize = 25;

/// What to type where nothing was given.
const HINT: &str = "name a list (andru-intel fit companies.csv), pipe one in (andru-intel fit < companies.csv), or \
                    describe one company (andru-intel fit --name Northwind --industry logistics)";

pub(super) async fn run(args: &FitArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let input = input::open(args.file.as_deref(), "a list of companies", HINT)?;
    let format = format(args, printer);
    let options = options(args, format)?;
    let progress = Progress::new(printer.is_quiet());
    let mut writer = Writer::new(format, printer);
    let summary = score(session, input, &options, &mut writer, &progress).await;
    progress.finish();
    let rows_written = writer.finish();
    let summary = summary?;
    rows_written?;
    report(&summary, format, printer)?;
    if summary.scored == 0 || (args.list.strict && summary.errors > 0) {
        return Err(Failure::Reported(exit::FAILURE));
    }
    Ok(())
}

/// The one call of the job.
async fn score(
    session: &Session,
    input: input::Input,
    options: &FitOptions,
    writer: &mut Writer<'_>,
    progress: &Progress,
) -> Result<FitSummary, Failure> {
    let _ = (session, input, options, writer, progress, Cancel::default());
    Ok(FitSummary::default())
}

/// `--format`, else JSON Lines for `--json`, else a table for a terminal and CSV for anything else.
fn format(args: &FitArgs, printer: &Printer) -> ListFormat {
    args.list.format.unwrap_or_else(|| {
        if printer.json_wanted() {
            ListFormat::Jsonl
        } else if io::stdout().is_terminal() {
            ListFormat::Table
        } else {
            ListFormat::Csv
        }
    })
}

fn options(args: &FitArgs, format: ListFormat) -> Result<FitOptions, Failure> {
    let top = args.list.top.map(|top| usize::try_from(top).unwrap_or(usize::MAX));
    Ok(FitOptions {
        format: match args.list.input_format {
            InputKind::Auto => InputFormat::Auto,
            InputKind::Csv => InputFormat::Csv,
            InputKind::Jsonl => InputFormat::Jsonl,
        },
        map: args.list.map.clone(),
        top: top.or((format == ListFormat::Table).then_some(TABLE_ROWS)),
    })
}

/// What came of it: below a table on standard output, else on standard error beside the rows.
fn report(summary: &FitSummary, format: ListFormat, printer: &mut Printer) -> Result<(), Failure> {
    let mut page = Page::default();
    summary::page(summary, &mut page);
    match format {
        ListFormat::Table => printer.text("\n").and_then(|()| printer.page(&page)),
        ListFormat::Md => printer.text(&format!("\n{}", page.markdown())),
        ListFormat::Csv | ListFormat::Jsonl => {
            printer.note_page(&page);
            Ok(())
        }
    }
}
