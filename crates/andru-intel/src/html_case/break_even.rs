//! The value of each figure at which the case is worth nothing.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::figure::Value;
use andru_core::engine::cost::money::{Decimal, half_away, written_exactly};
use andru_core::engine::cost::sensitivity::{BreakEvenAt, Sensitivity};

use super::tornado::name;
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, WORDS, cell, foreign_row, table as plain_table, text_cell};

/// Adds the table.
pub(super) fn table(case: &BusinessCase, sensitivity: &Sensitivity, out: &mut Markup) {
    if sensitivity.break_even.is_empty() {
        return;
    }
    let caption = "Break-even: where each figure alone makes the net present value zero, all others as they are";
    let heads = [("figure", ""), ("now", FIGURES), ("breaks even at", WORDS)];
    plain_table(out, "facts evens", caption, &heads, |rows| {
        for even in &sensitivity.break_even {
            let figure = case.model.figure(&even.figure);
            let now = figure.and_then(|figure| match figure.value {
                Value::Constant(value) => Some(value),
                Value::Unknown | Value::ByYear(_) => None,
            });
            let unit = |value: Decimal| figure.map(|figure| figure.written(shorter(value))).unwrap_or_default();
            foreign_row(rows, name(case, &even.figure), |row| {
                text_cell(row, FIGURES, now.map_or_else(|| "by year".to_owned(), unit));
                cell(row, WORDS, |cell| match even.at {
                    BreakEvenAt::Value(value) => {
                        cell.foreign(&unit(value));
                        if let Some(change) = now.and_then(|now| change(now, value)) {
                            cell.text(" ").leaf("small", &[("class", "note")], change);
                        }
                    }
                    BreakEvenAt::Nowhere => _ = cell.text("at no value from 0 to a hundred times its own"),
                    BreakEvenAt::NoInfluence => _ = cell.text("does not move the result"),
                });
            });
        }
    });
}

/// A value with six significant digits.
fn shorter(value: Decimal) -> Decimal {
    value.round_sf(6).unwrap_or(value)
}

/// How far it may move: `may fall by 42%`.
fn change(now: Decimal, even: Decimal) -> Option<String> {
    let share = (even - now).checked_div(now.abs())?;
    let percent = half_away(share.abs() * Decimal::ONE_HUNDRED, 1);
    let way = if share.is_sign_negative() { "lower" } else { "higher" };
    Some(if percent.is_zero() {
        "where it is".to_owned()
    } else {
        format!("{}% {way} than now", written_exactly(percent))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_said_against_the_size_of_what_is() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(change(number("20"), number("11.6")).unwrap(), "42% lower than now");
        assert_eq!(change(number("-20"), number("-11.6")).unwrap(), "42% higher than now");
        assert_eq!(change(number("0"), number("1")), None);
        assert_eq!(shorter(number("12.34567891")).to_string(), "12.3457");
    }
}
