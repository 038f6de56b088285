//! Flows of money in time.

use jiff::civil::Date;

/// When the first of a list of periodic flows falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FirstFlow {
    /// Now, so that it is not discounted: the initial column of a Total Economic Impact study, and `npv` of
    /// numpy-financial.
    #[default]
    Now,
    /// At the end of the first period, so that it is discounted by one: `NPV` of spreadsheets.
    EndOfFirstPeriod,
}

impl FirstFlow {
    /// How many periods from now the first flow falls.
    pub const fn period(self) -> u32 {
        match self {
            Self::Now => 0,
            Self::EndOfFirstPeriod => 1,
        }
    }
}

/// Money on a day: received above zero, paid below it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DatedFlow {
    /// The day.
    pub date: Date,
    /// The amount.
    pub amount: f64,
}
