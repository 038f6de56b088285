//! A sheet to write on: text stays text, and a formula carries its result.

use andru_core::engine::cost::money::{Decimal, plain};
use andru_core::guard::harmless;
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use super::format::Formats;

/// The most characters of a text; a cell holds 32,767.
const MOST_TEXT: usize = 32_000;

/// What a formula comes to, as the engine has computed it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Result<'a> {
    Number(f64),
    Words(&'a str),
}

impl From<Decimal> for Result<'_> {
    fn from(amount: Decimal) -> Self {
        Self::Number(plain(amount))
    }
}

/// Whether it could be written.
pub(super) type Written = std::result::Result<(), XlsxError>;

/// A sheet with the formats of its workbook.
pub(super) struct Grid<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) formats: &'a Formats,
}

impl Grid<'_> {
    /// Writes text, whatever it begins with.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Written {
        let shown: String = harmless(text).chars().take(MOST_TEXT).collect();
        self.sheet.write_string_with_format(row, column, shown, format).map(drop)
    }

    pub(super) fn number(&mut self, row: u32, column: u16, number: f64, format: &Format) -> Written {
        self.sheet.write_number_with_format(row, column, number, format).map(drop)
    }

    pub(super) fn formula(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        result: Result<'_>,
        format: &Format,
    ) -> Written {
        let result = match result {
            Result::Number(number) => number.to_string(),
            Result::Words(words) => words.to_owned(),
        };
        self.sheet.write_formula_with_format(row, column, Formula::new(text).set_result(result), format).map(drop)
    }

    /// Writes a title and what to know about the sheet, in its first two rows.
    pub(super) fn title(&mut self, title: &str, note: &str) -> Written {
        let formats = self.formats;
        self.text(0, 0, title, &formats.title)?;
        self.text(1, 0, note, &formats.note)
    }

    /// Writes headings from a column on: those of numbers on the right.
    pub(super) fn heads(&mut self, row: u32, column: u16, names: &[String], format: &Format) -> Written {
        (column..).zip(names).try_for_each(|(column, name)| self.text(row, column, name, format))
    }

    /// Sets how a sheet of so many periods is printed: on one page across, or, where that would be too small to read, on
    /// several that repeat the columns up to `names`.
    pub(super) fn print(&mut self, periods: usize, names: u16) -> Written {
        if periods <= 8 {
            return Ok(());
        }
        self.sheet.set_print_fit_to_pages(0, 1).set_repeat_columns(0, names).map(drop)
    }

    pub(super) fn widths(&mut self, widths: &[f64]) -> Written {
        (0..).zip(widths).try_for_each(|(column, width)| self.sheet.set_column_width(column, *width).map(drop))
    }
}

/// A column by its place after another.
pub(super) fn column(first: u16, at: usize) -> u16 {
    first.saturating_add(u16::try_from(at).unwrap_or(u16::MAX))
}

/// A row by its place after another.
pub(super) fn row(first: u32, at: usize) -> u32 {
    first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
}

/// `ROUND(what,2)`, or `what` where nothing is rounded.
pub(super) fn rounded(what: &str, decimals: Option<u32>) -> String {
    decimals.map_or_else(|| what.to_owned(), |decimals| format!("ROUND({what},{decimals})"))
}
