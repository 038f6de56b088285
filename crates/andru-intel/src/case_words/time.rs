//! Periods, and when a line falls due.

use andru_core::engine::cost::line::{Every, Line};
use andru_core::engine::cost::terms::{Period, Terms};

/// The name of a period: `today`, `year 2`, `month 14`.
pub(crate) fn label(period: Period, at: usize) -> String {
    if at == 0 { "today".to_owned() } else { format!("{} {at}", period.name()) }
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
    fn periods_are_named() {
        assert_eq!([0, 3].map(|at| label(Period::Quarter, at)), ["today", "quarter 3"]);
    }
}
