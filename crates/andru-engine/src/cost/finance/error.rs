//! What cannot be taken, with the argument and its bound.

use super::check::{HIGHEST_RATE, MOST_AMOUNT, MOST_FLOWS, MOST_PERIODS};

/// Why an argument was refused, or a result does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FinanceError {
    /// A list of flows is empty.
    #[error("`{argument}` has no flows, the least is 1")]
    Empty {
        /// The argument's name.
        argument: &'static str,
    },
    /// A list of flows is too long.
    #[error("`{argument}` has {count} flows, the most is {MOST_FLOWS}")]
    TooMany {
        /// The argument's name.
        argument: &'static str,
        /// How many there are.
        count: usize,
    },
    /// A flow is not a number within the bounds.
    #[error("flow {position} of `{argument}` must be a number between -{MOST_AMOUNT:e} and {MOST_AMOUNT:e}")]
    Flow {
        /// The argument's name.
        argument: &'static str,
        /// Which flow, counted from 1.
        position: usize,
    },
    /// Every flow is zero, so every rate solves the equation.
    #[error("`{argument}` is zero in every flow, so that any rate solves it")]
    AllZero {
        /// The argument's name.
        argument: &'static str,
    },
    /// An amount is not a number within the bounds.
    #[error("`{argument}` must be a number between -{MOST_AMOUNT:e} and {MOST_AMOUNT:e}")]
    Amount {
        /// The argument's name.
        argument: &'static str,
    },
    /// A rate is not a number within the bounds.
    #[error("`{argument}` must be a rate above -1 (-100%) and at most {HIGHEST_RATE:e}")]
    Rate {
        /// The argument's name.
        argument: &'static str,
    },
    /// A number of periods is not within the bounds.
    #[error("`{argument}` must be a number of periods above 0 and at most {MOST_PERIODS}")]
    Periods {
        /// The argument's name.
        argument: &'static str,
    },
    /// A number of periods must be whole here.
    #[error("`{argument}` must be a whole number from 1 to {most}")]
    Whole {
        /// The argument's name.
        argument: &'static str,
        /// The most it may be.
        most: u32,
    },
    /// A share is not a number within the bounds.
    #[error("`{argument}` must be a share from {least} to {most}, such as 0.8 for 80%")]
    Share {
        /// The argument's name.
        argument: &'static str,
        /// The least it may be.
        least: i32,
        /// The most it may be.
        most: i32,
    },
    /// An amount must not be below zero here.
    #[error("`{argument}` must be a number between 0 and {MOST_AMOUNT:e}")]
    Positive {
        /// The argument's name.
        argument: &'static str,
    },
    /// Two amounts do not go together.
    #[error("`{argument}` must be at most `{whole}`, of which it is a part")]
    Part {
        /// The argument's name.
        argument: &'static str,
        /// The amount it is a part of.
        whole: &'static str,
    },
    /// The result exists and is too large for a number.
    #[error("the {result} is too large to be written as a number: more than 1e308")]
    TooLarge {
        /// What was asked for, such as `net present value`.
        result: &'static str,
    },
}

impl FinanceError {
    /// The name of the argument that was refused, or `None` where the result does not fit.
    pub const fn argument(&self) -> Option<&'static str> {
        match self {
            Self::Empty { argument }
            | Self::TooMany { argument, .. }
            | Self::Flow { argument, .. }
            | Self::AllZero { argument }
            | Self::Amount { argument }
            | Self::Rate { argument }
            | Self::Periods { argument }
            | Self::Share { argument, .. }
            | Self::Positive { argument }
            | Self::Part { argument, .. }
            | Self::Whole { argument, .. } => Some(argument),
            Self::TooLarge { .. } => None,
        }
    }
}
