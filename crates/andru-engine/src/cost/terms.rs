//! The conventions a case is computed by; printed with every result.

use crate::read::Currency;

use super::finance::FirstFlow;
use super::money::Rounding;

/// How finely time is cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Years.
    #[default]
    Year,
}

impl Period {
    /// Months in one.
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// The most years a case may look ahead.
pub const MOST_YEARS: u32 = 30;

/// The conventions of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The one currency of every amount.
    pub currency: Currency,
    /// How far it looks ahead, 1 to [`MOST_YEARS`].
    pub years: u32,
    /// How finely time is cut.
    pub period: Period,
    /// Whether what is paid today is discounted.
    pub first_flow: FirstFlow,
    /// To what amounts are rounded before they are added.
    pub rounding: Rounding,
}

impl Terms {
    /// The number of periods after today.
    pub const fn periods(&self) -> usize {
        (self.years * 12 / self.period.months()) as usize
    }

    /// The year a period lies in: 0 for today, else 1 for the first.
    pub const fn year_of(&self, period: usize) -> usize {
        let months = self.period.months() as usize;
        (period * months).div_ceil(12)
    }
}
