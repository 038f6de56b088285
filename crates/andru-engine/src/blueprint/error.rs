//! Why there is no plan.

use crate::read::Currency;

/// Why there is no plan: the message names the field and the bound.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BlueprintError {
    /// A text is no amount or no length of time.
    #[error("`{field}` cannot be read: {note}; write it like `{example}`")]
    Unread {
        /// The field.
        field: &'static str,
        /// The reader's reason.
        note: String,
        /// One that can be read.
        example: &'static str,
    },
    /// A figure is outside its bounds.
    #[error("`{field}` is {value}, it must be {least} to {most}")]
    OutOfBounds {
        /// The field.
        field: String,
        /// What was given.
        value: String,
        /// The least that is accepted.
        least: String,
        /// The most that is accepted.
        most: String,
    },
    /// A share was given in percent.
    #[error("`{field}` is {value}, it must be {least} to {most}; write 25 percent as 0.25")]
    Percent {
        /// The field.
        field: String,
        /// What was given.
        value: String,
        /// The least that is accepted.
        least: String,
        /// The most that is accepted.
        most: String,
    },
    /// Two amounts are in two currencies.
    #[error("`{first}` is in {one} and `{second}` in {other}; amounts are not converted, give all in one currency")]
    TwoCurrencies {
        /// The field read first.
        first: &'static str,
        /// Its currency.
        one: Currency,
        /// The other field.
        second: &'static str,
        /// Its currency.
        other: Currency,
    },
    /// The target is reached already.
    #[error("`currentArr` is {current}, it must be under `arrTarget`, {target}: nothing is left to win")]
    NothingToWin {
        /// ARR today.
        current: String,
        /// The target.
        target: String,
    },
    /// The deals are too small for the target.
    #[error("`dealSize` is too small for the target: {deals} deals, the most is {most}")]
    TooManyDeals {
        /// How many it would take.
        deals: String,
        /// The most that is planned for.
        most: String,
    },
    /// The team is not a number of people.
    #[error("`teamSize` must be a whole number of people, 0 to 10,000")]
    Team,
    /// No assumption has that name.
    #[error("`assumptions` has no `{name}`{}", suggestion.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    UnknownAssumption {
        /// The name that was given, shortened.
        name: String,
        /// The nearest that exists.
        suggestion: Option<&'static str>,
    },
}
