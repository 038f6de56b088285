//! What waiting costs, what a purchase returns, and how surely: the cost engine.
//!
//! Money is decimal and in one currency; rates and times of payment are plain numbers.
//!
//! - [`finance`]: net present value, rates of return, payback, annuities, as spreadsheets and numpy-financial define them.
//! - [`model`]: a case before it is computed: [`terms`], [`figure`]s with their basis, [`line`](mod@line)s with a [`formula`] each.
//! - [`case`]: a case computed: lines by period, sums, measures, what they rest on. Benefits are taken down for risk and
//!   costs up, as in Forrester's Total Economic Impact studies.
//! - [`sensitivity`]: how much a case hangs on each figure, one at a time, at break-even, and all at once by chance.
//! - [`inaction`] and [`delay`]: what waiting costs by month, and in which order to do several things.
//! - [`saas`]: what a subscription company's own figures say of it.
//! - `double_count`: the same cash counted twice is refused before anything is added.
//! - [`published_2025`]: the formulas of an earlier product, faults included, for who must reproduce its output.

pub mod amounts;
pub mod business_case;
pub mod case;
pub mod delay;
mod double_count;
pub mod error;
pub mod figure;
pub mod finance;
pub mod formula;
#[cfg(test)]
mod goldens;
pub mod inaction;
#[cfg(test)]
mod laws;
pub mod line;
pub mod losses;
pub mod measure;
pub mod model;
pub mod money;
pub mod published_2025;
pub mod question;
pub mod saas;
#[cfg(test)]
mod sample;
pub mod sensitivity;
pub mod terms;
pub mod unit;
pub mod values;

pub use amounts::Amounts;
pub use business_case::BusinessCase;
pub use case::{Case, LineResult, Scope, Series};
pub use error::CostError;
pub use model::{CaseModel, Standing};
