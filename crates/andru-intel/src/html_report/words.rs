//! Figures in words: counts, shares with their interval, numbers.

use andru_core::engine::icp::{Z_95, wilson};

pub(super) use andru_core::engine::figure::{count, number, percent};

/// So many won of so many deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rate {
    pub(super) won: u64,
    pub(super) deals: u64,
}

impl Rate {
    pub(super) const fn new(won: u64, deals: u64) -> Self {
        Self { won, deals }
    }

    /// The share won, 0 to 1; `None` of no deals.
    pub(super) fn share(self) -> Option<f64> {
        (self.deals > 0).then(|| (self.won as f64 / self.deals as f64).clamp(0.0, 1.0))
    }

    /// The 95% interval of the share, after Wilson.
    pub(super) fn interval(self) -> Option<(f64, f64)> {
        wilson(self.won, self.deals, Z_95)
    }

    /// `81%`, or what to say of no deals; with one decimal where whole percents would hide the interval.
    pub(super) fn percent(self) -> String {
        let decimals = self.decimals();
        self.share().map_or_else(|| "none yet".to_owned(), |share| format!("{:.decimals$}%", share * 100.0))
    }

    /// `80 to 82`, in percent.
    pub(super) fn range(self) -> String {
        let decimals = self.decimals();
        let range = |(low, high)| format!("{:.decimals$} to {:.decimals$}", low * 100.0, high * 100.0);
        self.interval().map(range).unwrap_or_default()
    }

    /// `81% (80 to 82)`.
    pub(super) fn with_range(self) -> String {
        match self.interval() {
            Some(_) => format!("{} ({})", self.percent(), self.range()),
            None => self.percent(),
        }
    }

    fn decimals(self) -> usize {
        let is_narrow = |(low, high): (f64, f64)| high - low < 0.02;
        usize::from(self.interval().is_some_and(is_narrow))
    }

    /// `3,069 of 3,782`.
    pub(super) fn counts(self) -> String {
        format!("{} of {}", count(self.won), count(self.deals))
    }
}

#[cfg(test)]
mod tests {
    use andru_core::engine::figure::counted;

    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        let said = [
            count(0),
            count(999),
            count(1_234_567),
            counted(1, "deal", "deals"),
            number(25_000.0),
            number(-1_234.5),
            number(0.25),
            number(1e15),
            Rate::new(3_069, 3_782).with_range(),
            Rate::new(0, 12).with_range(),
            Rate::new(0, 0).with_range(),
            Rate::new(3_069, 3_782).counts(),
        ];
        insta::assert_snapshot!(said.join(" | "), @"0 | 999 | 1,234,567 | 1 deal | 25,000 | -1,234.5 | 0.25 | 1,000,000,000,000,000 | 81% (80 to 82) | 0% (0 to 24) | none yet | 3,069 of 3,782");
    }
}
