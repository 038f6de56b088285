//! `icp apply`: a list of accounts scored by a model, row by row.

use std::io::IsTerminal;
use std::path::Path;

use andru_core::apply::{ApplyOptions, ColumnMap};
use andru_core::engine::icp::model::Model;
use andru_core::intake::InputFormat;
use andru_core::models::read_model;
use andru_core::tools::context::Cancel;
use andru_core::{Page, Session, ToolError, files};

use crate::cli::ApplyArgs;
use crate::failure::Failure;
use crate::input;
use crate::output::Progress;
use crate::output::applied::{Names, Writer, page};
use crate::printer::Printer;

pub(super) async fn run(args: ApplyArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let model = model(&args.model)?;
    let map: Result<Vec<ColumnMap>, ToolError> = args.map.iter().map(|text| text.parse()).collect();
    let options = ApplyOptions { format: InputFormat::Auto, map: map? };
    let hints = [
        "name a list: andru-intel icp apply accounts.csv --model model.json",
        "or pipe one in: andru-intel icp apply --model model.json < accounts.csv",
    ];
    let what = "a list of accounts";
    let on_terminal = std::io::stdout().is_terminal();
    let progress = Progress::new(printer.is_quiet() || on_terminal);
    let mut on_progress = |done: &andru_core::jobs::Progress| progress.rows(done.rows);
    let mut writer = Writer::new(&model, on_terminal, printer);
    let cancel = Cancel::default();
    let applied = match args.capacity {
        None => {
            let input = input::open(args.file.as_deref(), what, &hints)?;
            session.apply(&model, input.reader, &options, &mut writer, &mut on_progress, &cancel).await
        }
        Some(capacity) => {
            let file = input::open_file(args.file.as_deref(), what, &hints)?;
            session.apply_by_capacity(&model, file, capacity, &options, &mut writer, &mut on_progress, &cancel).await
        }
    };
    progress.finish();
    let applied = applied?;
    let names: Names = writer.finish();
    let mut summary = Page::default();
    page(&model, &applied, &names, args.capacity, &mut summary);
    printer.note_page(&summary);
    Ok(())
}

/// The model in a file.
pub(super) fn model(path: &Path) -> Result<Model, Failure> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok(read_model(files::open(path)?, &name)?)
}
