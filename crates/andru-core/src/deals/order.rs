//! Bringing deals into the order of time.

use andru_engine::icp::learn::DealColumn;
use andru_tools::ToolError;

use super::columns::shown;
use super::moment::{Moments, number};

/// The deals by the text of `column`, earliest first; those without one come before all, and equals keep their order.
///
/// The texts are read as plain numbers if all are, else as dates.
///
/// # Errors
/// `invalid_input` where a text is neither; the message names the first.
pub(super) fn order(column: &DealColumn, notes: &mut Vec<String>) -> Result<Vec<usize>, ToolError> {
    // Only texts that a deal still has count.
    let counts = column.counts();
    let texts: Vec<(usize, &str)> = column
        .texts
        .iter()
        .map(String::as_str)
        .enumerate()
        .skip(1)
        .filter(|(at, _)| counts.get(*at).is_some_and(|count| *count > 0))
        .collect();
    let name = shown(&column.name);
    if texts.is_empty() {
        return Err(ToolError::invalid(format!("`--time`: column `{name}` is blank in every closed deal")));
    }
    let mut keys: Vec<Option<f64>> = texts.iter().map(|(_, text)| number(text)).collect();
    if !keys.iter().all(Option::is_some) {
        let moments = Moments::of(texts.iter().map(|(_, text)| *text));
        keys = texts.iter().map(|(_, text)| moments.read(text)).collect();
        if moments.is_guess() {
            notes.push(format!("dates such as `3/4/2025` in `{name}` are read with the month first"));
        }
    }
    let mut by_text = vec![f64::NEG_INFINITY; column.texts.len()];
    for ((at, text), key) in texts.iter().zip(keys) {
        let key = key.ok_or_else(|| {
            ToolError::invalid(format!("`--time`: column `{name}` cannot be ordered: `{}` is not a date", shown(text)))
                .hinted("take a column of dates such as `2025-03-31`, or of plain numbers")
        })?;
        if let Some(known) = by_text.get_mut(*at) {
            *known = key;
        }
    }
    let key = |deal: &usize| {
        let cell = column.cells.get(*deal).and_then(|cell| usize::try_from(*cell).ok());
        cell.and_then(|cell| by_text.get(cell)).copied().unwrap_or(f64::NEG_INFINITY)
    };
    let mut order: Vec<usize> = (0..column.cells.len()).collect();
    order.sort_by(|left, right| key(left).total_cmp(&key(right)));
    Ok(order)
}
