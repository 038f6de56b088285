//! The rows of a CSV or JSON list, fed to a run.

use andru_tools::ToolError;

use super::collect::Run;
use super::summary::FitSummary;
use super::{FitOptions, unreadable};
use crate::intake::{
    Body, CsvRows, Input, JsonItem, JsonRow, JsonRows, MAX_RECORD, Plan, RawCells, RowTaker, find_layout, nul_note,
};

/// Reads a CSV list.
pub(super) fn csv(input: Input<'_>, options: &FitOptions, mut run: Run<'_>) -> Result<FitSummary, ToolError> {
    let layout = find_layout(input.prefix(), input.prefix_is_all(), &options.map)?;
    run.set_plan(Plan::build(&layout.headers, &options.map, None)?);
    let mut rows = CsvRows::new(input, layout.delimiter);
    let (mut run, notes) = Body::read(&mut rows, &layout.headers, layout.titles + 1, run, unreadable)?;
    run.summary.notes.extend(notes);
    run.summary.notes.extend(nul_note(rows.into_inner().map_or(0, |input| input.nul_bytes())));
    run.finish()
}

impl RowTaker for Run<'_> {
    fn row(&mut self, cells: &impl RawCells, line: u64) -> Result<(), ToolError> {
        self.take(cells, line)
    }

    fn too_long(&mut self, line: u64) -> Result<(), ToolError> {
        self.begin_row()?;
        let message = format!("record is over {MAX_RECORD} bytes; left out (is a quote never closed?)");
        self.summary.error(line, message);
        Ok(())
    }
}

/// Reads a JSON list.
pub(super) fn json(input: Input<'_>, options: &FitOptions, mut run: Run<'_>) -> Result<FitSummary, ToolError> {
    let mut row = JsonRow::default();
    let mut rows = JsonRows::new(input).map_err(|error| unreadable(0, error))?;
    let mut planned = 0;
    let mut of_people = None;
    let mut last_line = 0;
    loop {
        let item = rows.advance(&mut row).map_err(|error| unreadable(last_line, error))?;
        match item {
            JsonItem::End => break,
            JsonItem::Bad { line, message } => {
                last_line = line;
                run.begin_row()?;
                run.summary.error(line, message);
            }
            JsonItem::Row { line } => {
                last_line = line;
                if planned < row.headers().len() {
                    planned = row.headers().len();
                    let plan = plan_of(row.headers(), options, of_people)?;
                    of_people = Some(plan.is_of_people());
                    row.want(|column| plan.is_used(column));
                    run.set_plan(plan);
                }
                run.take(&row, line)?;
            }
        }
    }
    for mapping in &options.map {
        if Plan::build(row.headers(), std::slice::from_ref(mapping), None).is_err() {
            run.summary
                .notes
                .push(format!("no object has the key `{}` that `{}` is mapped to", mapping.column, mapping.field));
        }
    }
    run.summary.notes.extend(nul_note(rows.into_inner().nul_bytes()));
    run.finish()
}

/// The plan for the keys met so far; a mapped key may still come.
fn plan_of(keys: &[String], options: &FitOptions, of_people: Option<bool>) -> Result<Plan, ToolError> {
    let there: Vec<_> = options
        .map
        .iter()
        .filter(|mapping| Plan::build(keys, std::slice::from_ref(mapping), None).is_ok())
        .cloned()
        .collect();
    Plan::build(keys, &there, of_people)
}
