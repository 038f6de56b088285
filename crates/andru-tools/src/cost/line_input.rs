//! A line as it is given, and what the engine makes of it.

use andru_engine::cost::error::CostError;
use andru_engine::cost::formula::Formula;
use andru_engine::cost::line::{Every, Line, Side};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::filled;

/// A line of a case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct LineInput {
    /// Short name, e.g. rekeying
    #[schemars(length(min = 1, max = 40), extend("x-obvious" = true))]
    pub(crate) id: String,
    /// Name for people
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    pub(crate) name: Option<String>,
    /// inaction: paid while nothing changes
    pub(crate) side: SideName,
    /// Formula of figure ids: `hours_a_week * 52 * hourly_cost`
    #[schemars(length(min = 1, max = 500))]
    pub(crate) amount: String,
    /// How often it falls due
    #[schemars(extend("x-obvious" = true))]
    pub(crate) every: Option<EveryName>,
    /// 0 is today
    #[schemars(range(min = 0, max = 360))]
    pub(crate) start_month: Option<u32>,
    /// The last month it is due in
    #[schemars(range(min = 0, max = 360), extend("x-obvious" = true))]
    pub(crate) end_month: Option<u32>,
    /// Figure id: share off a benefit, onto a cost
    #[schemars(length(max = 500))]
    pub(crate) risk: Option<String>,
    /// Inaction line this benefit ends
    #[schemars(length(max = 40))]
    pub(crate) removes: Option<String>,
    /// Show, do not add
    #[schemars(length(max = 40))]
    pub(crate) same_cash_as: Option<String>,
    /// Why it is other cash
    #[schemars(length(max = 300), extend("x-obvious" = true))]
    pub(crate) distinct_because: Option<String>,
}

/// A loss that goes on while nothing changes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct LossInput {
    /// Short name, e.g. rekeying
    #[schemars(length(min = 1, max = 40), extend("x-obvious" = true))]
    pub(crate) id: String,
    /// Name for people
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    pub(crate) name: Option<String>,
    /// Formula of figure ids: `hours_a_week * 52 * hourly_cost`
    #[schemars(length(min = 1, max = 500))]
    pub(crate) amount: String,
    /// How often it falls due
    #[schemars(extend("x-obvious" = true))]
    pub(crate) every: Option<EveryName>,
    /// The first month it is due in
    #[schemars(range(min = 0, max = 360), extend("x-obvious" = true))]
    pub(crate) start_month: Option<u32>,
    /// The last month it is due in
    #[schemars(range(min = 0, max = 360), extend("x-obvious" = true))]
    pub(crate) end_month: Option<u32>,
    /// Show, do not add
    #[schemars(length(max = 40))]
    pub(crate) same_cash_as: Option<String>,
    /// Why it is other cash
    #[schemars(length(max = 300), extend("x-obvious" = true))]
    pub(crate) distinct_because: Option<String>,
}

/// The side of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SideName {
    /// What the buyer gains by buying.
    Benefit,
    /// What buying costs.
    Cost,
    /// What the buyer pays while nothing changes.
    Inaction,
}

/// How often a line falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EveryName {
    /// Once.
    Once,
    /// Every month.
    Month,
    /// Every quarter of a year.
    Quarter,
    /// Every year.
    Year,
}

impl From<SideName> for Side {
    fn from(name: SideName) -> Self {
        match name {
            SideName::Benefit => Self::Benefit,
            SideName::Cost => Self::Cost,
            SideName::Inaction => Self::Inaction,
        }
    }
}

impl From<Side> for SideName {
    fn from(side: Side) -> Self {
        match side {
            Side::Benefit => Self::Benefit,
            Side::Cost => Self::Cost,
            Side::Inaction => Self::Inaction,
        }
    }
}

impl From<EveryName> for Every {
    fn from(name: EveryName) -> Self {
        match name {
            EveryName::Once => Self::Once,
            EveryName::Month => Self::Month,
            EveryName::Quarter => Self::Quarter,
            EveryName::Year => Self::Year,
        }
    }
}

impl From<Every> for EveryName {
    fn from(every: Every) -> Self {
        match every {
            Every::Once => Self::Once,
            Every::Month => Self::Month,
            Every::Quarter => Self::Quarter,
            Every::Year => Self::Year,
        }
    }
}

impl LossInput {
    /// The same loss as a line of a whole case.
    pub(crate) fn line(self) -> LineInput {
        LineInput {
            id: self.id,
            name: self.name,
            side: SideName::Inaction,
            amount: self.amount,
            every: self.every,
            start_month: self.start_month,
            end_month: self.end_month,
            risk: None,
            removes: None,
            same_cash_as: self.same_cash_as,
            distinct_because: self.distinct_because,
        }
    }
}

impl LineInput {
    /// The line for the engine.
    ///
    /// # Errors
    /// A formula that cannot be read.
    pub(crate) fn line(self) -> Result<Line, CostError> {
        let side = Side::from(self.side);
        let path = format!("{}.{}", side.list(), self.id.escape_default());
        let formula = |part: &str, text: &str| {
            Formula::read(text).map_err(|error| CostError::new(format!("{path}.{part}"), error.to_string()))
        };
        let every = self.every.map_or(Every::Year, Every::from);
        Ok(Line {
            amount: formula("amount", &self.amount)?,
            risk: filled(self.risk).map(|risk| formula("risk", &risk)).transpose()?,
            name: filled(self.name).unwrap_or_else(|| self.id.replace('_', " ")),
            id: self.id,
            side,
            every,
            start_month: self.start_month.unwrap_or(u32::from(every != Every::Once)),
            end_month: self.end_month,
            removes: filled(self.removes),
            same_cash_as: filled(self.same_cash_as),
            distinct_because: filled(self.distinct_because),
        })
    }
}
