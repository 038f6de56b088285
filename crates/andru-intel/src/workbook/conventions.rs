//! The conventions, so that the workbook says itself how it computes.

use andru_core::engine::cost::BusinessCase;

use super::grid::{Grid, Written, row};
use crate::case_words::conventions;

/// Writes the sheet.
pub(super) fn write(case: &BusinessCase, grid: &mut Grid<'_>) -> Written {
    let formats = grid.formats;
    grid.title(
        "Conventions",
        "By which the case was computed; the source of the rate of discount stands in sheet Figures.",
    )?;
    let of_workbook = [
        ("formulas", "those of this workbook are written from the ones the engine computes; a value it carries was computed by Andru".to_owned()),
        ("not live", "sheet Sensitivity, and the shares of what the result rests on: computed by Andru when the file was made".to_owned()),
        ("lines not known", "a line with a figure that is not known has no amounts here; fill it in in the case and make the file anew".to_owned()),
    ];
    for (at, (name, says)) in conventions(case).into_iter().chain(of_workbook).enumerate() {
        grid.text(row(3, at), 0, name, &formats.plain)?;
        grid.text(row(3, at), 1, &says, &formats.wrapped)?;
    }
    grid.widths(&[26.0, 100.0])
}
