//! A business case as a workbook whose formulas are live.
//!
//! Every amount is a formula over the cells of the figures, written from the same tree the engine computes. Each formula
//! carries the engine's result, so that a viewer that does not recalculate shows the same. The same case gives the same
//! bytes. Text of a case goes in as text and never as a formula.

mod cash;
mod charts;
mod conventions;
mod figures;
mod format;
mod grid;
mod inaction;
mod lines;
mod measures;
mod sensitivity;
mod summary;
#[cfg(test)]
mod tests;

use andru_core::engine::cost::BusinessCase;
use andru_core::{ErrorKind, ToolError};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::failure::Failure;
use figures::Places;
use format::Formats;
use grid::Grid;

/// A business case, as the bytes of an XLSX file.
pub(crate) fn workbook(case: &BusinessCase) -> Result<Vec<u8>, Failure> {
    written(case).map_err(|error| {
        Failure::Call(ToolError::new(ErrorKind::Internal, "the workbook cannot be made").caused_by(error))
    })
}

fn written(case: &BusinessCase) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::of(case);
    let places = Places::of(case);
    let mut book = Workbook::new();
    // A fixed day: the same case is the same file.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new().set_title("Business case").set_author("Andru").set_creation_datetime(&made),
    );
    let mut sheet = |name: &str, write: &dyn Fn(&mut Grid<'_>) -> Result<(), XlsxError>| {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        write(&mut Grid { sheet, formats: &formats })
    };
    sheet("Summary", &|grid| summary::write(case, grid))?;
    sheet("Figures", &|grid| figures::write(case, &places, grid))?;
    sheet("Lines", &|grid| lines::write(case, &places, grid))?;
    sheet("Cash flow", &|grid| cash::write(case, &places, grid))?;
    if let Some(sensitivity) = &case.sensitivity {
        sheet("Sensitivity", &|grid| sensitivity::write(case, sensitivity, grid))?;
    }
    if let Some(inaction) = &case.inaction {
        sheet("Inaction", &|grid| inaction::write(case, inaction, &places, grid))?;
    }
    sheet("Conventions", &|grid| conventions::write(case, grid))?;
    book.save_to_buffer()
}
