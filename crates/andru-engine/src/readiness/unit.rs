//! What a figure is counted in, and how it reads.

use crate::figure::grouped;
use crate::read::Currency;

/// What a figure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// An amount of money, in the currency of the call.
    Money,
    /// An amount of money a month.
    MoneyMonthly,
    /// A share or a rate, a fraction of one: 0.5 is 50%.
    Share,
    /// Months.
    Months,
    /// A ratio: how many times.
    Times,
    /// A number of things.
    Count,
}

impl Unit {
    /// A number of this unit in words: `1,200,000 USD`, `92.5%`, `7.5 months`, `2.1x`.
    pub fn words(self, number: f64, currency: Currency) -> String {
        let rounded = |decimals: f64| grouped((number * decimals).round() / decimals);
        match self {
            Self::Money => format!("{} {currency}", rounded(100.0)),
            Self::MoneyMonthly => format!("{} {currency} a month", rounded(100.0)),
            Self::Share => format!("{}%", grouped((number * 1000.0).round() / 10.0)),
            Self::Months => {
                let months = rounded(10.0);
                let noun = if months == "1" { "month" } else { "months" };
                format!("{months} {noun}")
            }
            Self::Times => format!("{}x", rounded(100.0)),
            Self::Count => rounded(100.0),
        }
    }

    /// A difference of two numbers of this unit in words; for shares it is in points: `8 points`.
    pub fn difference(self, number: f64, currency: Currency) -> String {
        match self {
            Self::Share => {
                let points = grouped((number * 1000.0).round() / 10.0);
                format!("{points} percentage {}", if points == "1" { "point" } else { "points" })
            }
            _ => self.words(number, currency),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_reads_as_people_write_it() {
        let usd: Currency = "USD".parse().unwrap();
        for (unit, number, words) in [
            (Unit::Money, 1_234_567.891, "1,234,568 USD"),
            (Unit::Money, 12.5, "12.5 USD"),
            (Unit::MoneyMonthly, -75_000.0, "-75,000 USD a month"),
            (Unit::Share, 0.9249, "92.5%"),
            (Unit::Share, 8.0, "800%"),
            (Unit::Months, 1.0, "1 month"),
            (Unit::Months, 7.46, "7.5 months"),
            (Unit::Times, 2.126, "2.13x"),
            (Unit::Count, 41.0, "41"),
        ] {
            assert_eq!(unit.words(number, usd), words);
        }
        assert_eq!(Unit::Share.difference(0.08, usd), "8 percentage points");
    }
}
