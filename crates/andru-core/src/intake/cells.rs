//! One row of a list, as the mapping sees it.

/// The cells of one row by column number.
pub trait Cells {
    /// The text of a cell without the blanks around it; empty where there is no such cell.
    fn cell(&self, column: usize) -> &str;

    /// The first of several cells that is not blank, or an empty text.
    fn first(&self, columns: &[usize]) -> &str {
        columns.iter().map(|&column| self.cell(column)).find(|text| !text.is_empty()).unwrap_or_default()
    }
}

/// The cells of one row, also as they came.
pub trait RawCells: Cells {
    /// The text of a cell as it came, without its quotes; empty where there is no such cell.
    fn raw(&self, column: usize) -> &str;
}

/// A cell without the blanks around it, and without the `="…"` some exports write to keep a spreadsheet from
/// changing digits.
pub(super) fn tidy(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.trim(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn blanks_and_wrapping_are_taken_off() {
        assert_eq!(tidy("  Alder\u{a0}\r"), "Alder");
        assert_eq!(tidy("=\"0042\""), "0042");
        assert_eq!(tidy("=\""), "=\"");
    }
}
