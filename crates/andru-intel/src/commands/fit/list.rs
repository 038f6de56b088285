//! A list from a file or standard input, scored row by row.

use std::io::{self, IsTerminal};
use std::path::Path;

use andru_core::engine::icp::Profile;
use andru_core::intake::{ColumnMapping, InputFormat};
use andru_core::jobs::FitOptions;
use andru_core::lists::ScoredList;
use andru_core::tools::context::Cancel;
use andru_core::tools::error::exit;
use andru_core::{Page, Session, ToolError};

use crate::cli::{FitArgs, InputKind, ListFormat};
use crate::commands::profile::text as profile_text;
use crate::failure::Failure;
use crate::input;
use crate::output::{Progress, Writer, Written, summary};
use crate::printer::Printer;

/// How many rows a table shows where `--top` does not say.
const TABLE_ROWS: usize = 25;

pub(super) async fn run(args: &FitArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let profile = args.list.profile.as_deref().map(profile).transpose()?;
    let input = if args.list.accounts { None } else { Some(open(args)?) };
    let format = format(args, printer);
    let options = options(args, format)?;
    // Rows that scroll by on the terminal are progress enough.
    let rows_scroll = format != ListFormat::Table && io::stdout().is_terminal();
    let progress = Progress::new(printer.is_quiet() || rows_scroll);
    let mut writer = Writer::new(format, printer);
    let mut told = |done: &andru_core::jobs::Progress| progress.rows(done.rows);
    let cancel = Cancel::default();
    let scored = if let Some(input) = input {
        session.fit_list(input.reader, profile, options, &mut writer, &mut told, &cancel).await
    } else {
        let tag = args.list.tag.clone();
        session.fit_accounts(tag, profile, options.top, &mut writer, &mut told, &cancel).await
    };
    progress.finish();
    let scored = scored?;
    let written = writer.finish()?;
    report(&scored, &written, format, printer)?;
    let summary = &scored.summary;
    if summary.scored == 0 || (args.list.strict && summary.errors > 0) {
        return Err(Failure::Reported(exit::FAILURE));
    }
    Ok(())
}

/// The profile in a file, judged by in place of the saved one.
fn profile(file: &Path) -> Result<Profile, Failure> {
    let input = input::open(Some(file), "a profile", &[])?;
    let name = input.name.clone();
    let profile = serde_json::from_value(profile_text::parse(&input::read_text(input)?)?);
    Ok(profile.map_err(|error| ToolError::invalid(format!("{name} is not a profile")).caused_by(error))?)
}

fn open(args: &FitArgs) -> Result<input::Input, Failure> {
    let hints = [
        "name a list: andru-intel fit companies.csv",
        "or pipe one in: andru-intel fit < companies.csv",
        "or describe one company: andru-intel fit --name 'Northwind Freight' --industry logistics",
    ];
    input::open(args.file.as_deref(), "a company or a list of companies", &hints)
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
    let map: Result<Vec<ColumnMapping>, ToolError> = args.list.map.iter().map(|text| text.parse()).collect();
    Ok(FitOptions {
        format: match args.list.input_format {
            InputKind::Auto => InputFormat::Auto,
            InputKind::Csv => InputFormat::Csv,
            InputKind::Jsonl => InputFormat::Jsonl,
        },
        map: map?,
        top: args.list.top.or((format == ListFormat::Table).then_some(TABLE_ROWS)),
        ..FitOptions::default()
    })
}

/// What came of it: below a table on standard output, else on standard error beside the rows.
fn report(scored: &ScoredList, written: &Written, format: ListFormat, printer: &mut Printer) -> Result<(), Failure> {
    let mut page = Page::default();
    summary::page(scored, written, &mut page);
    let gap = if written.rows > 0 { "\n" } else { "" };
    match format {
        ListFormat::Table => printer.text(gap).and_then(|()| printer.page(&page)),
        ListFormat::Md => printer.text(gap).and_then(|()| printer.text(&page.markdown())),
        ListFormat::Csv | ListFormat::Jsonl => {
            printer.note_page(&page);
            Ok(())
        }
    }
}
