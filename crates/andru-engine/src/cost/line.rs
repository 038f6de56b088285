//! A line of a case: money that comes in, goes out, or is lost while nothing changes.

use super::formula::Formula;

/// Which side of a case a line is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// What the buyer gains by buying.
    Benefit,
    /// What buying costs, the purchase and the work around it.
    Cost,
    /// What the buyer pays for as long as nothing changes; never added to the benefits.
    Inaction,
}

impl Side {
    /// The list a line of this side stands in.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Benefit => "benefits",
            Self::Cost => "costs",
            Self::Inaction => "inaction",
        }
    }
}

/// How often the amount of a line falls due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Every {
    /// Once.
    Once,
    /// Every month.
    Month,
    /// Every quarter of a year.
    Quarter,
    /// Every year.
    #[default]
    Year,
}

impl Every {
    /// The months the amount stands for; 0 for an amount that falls due once.
    pub const fn months(self) -> u32 {
        match self {
            Self::Once => 0,
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

/// One line of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line's own name: lower-case letters, digits and `_`.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// Which side it is on.
    pub side: Side,
    /// The amount that falls due each time, in the currency of the case.
    pub amount: Formula,
    /// How often.
    pub every: Every,
    /// The first month it is due in: 0 is today, 1 the first month after it.
    pub start_month: u32,
    /// The last month it is due in; none means to the end.
    pub end_month: Option<u32>,
    /// The share of the amount that is taken off a benefit, or put on a cost, for risk: 0 to 1.
    pub risk: Option<Formula>,
    /// The line of inaction that this benefit ends or lessens: the same cash, seen from the other side.
    pub removes: Option<String>,
    /// The line whose cash this one would count again: it is shown, and not added.
    pub same_cash_as: Option<String>,
    /// Why its cash is other cash than that of lines that use the same figures.
    pub distinct_because: Option<String>,
}
