//! Periods, and when a line falls due.

use andru_core::engine::cost::line::{Every, Line};
use andru_core::engine::cost::terms::{Period, Terms};

/// The name of a period: `today`, `year 2`, `month 14`.
pub(crate) fn label(period: Period, at: usize) -> String {
    if at == 0 { "today".to_owned() } else { format!("{} {at}", period.name()) }
}

/// A count of periods with two decimals at most: `1.8 years`, `1 month`.
pub(crate) fn periods(period: Period, count: f64) -> String {
    let rounded = (count * 100.0).round() / 100.0;
    let plural = if (rounded - 1.0).abs() < f64::EPSILON { "" } else { "s" };
    format!("{rounded} {}{plural}", period.name())
}

/// When a line falls due: `every year from month 1 to month 24`, `once, in month 3`.
pub(crate) fn due(line: &Line, terms: &Terms) -> String {
    let often = match line.every {
        Every::Once if line.start_month == 0 => return "once, today".to_owned(),
        Every::Once => return format!("once, in month {}", line.start_month),
        Every::Month => "every month",
        Every::Quarter => "every quarter",
        Every::Year => "every year",
    };
    let last = terms.years * 12;
    match (line.start_month, line.end_month.filter(|end| *end < last)) {
        (1, None) => often.to_owned(),
        (start, None) => format!("{often}, from month {start}"),
        (start, Some(end)) => format!("{often}, from month {start} to month {end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_counted_in_words() {
        let said = [0.5, 1.0, 1.004, 2.0, 12.345].map(|count| periods(Period::Year, count));
        assert_eq!(said, ["0.5 years", "1 year", "1 year", "2 years", "12.35 years"]);
        assert_eq!([0, 3].map(|at| label(Period::Quarter, at)), ["today", "quarter 3"]);
    }
}
