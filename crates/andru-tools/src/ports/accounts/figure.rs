//! A readiness figure of an account.

use andru_engine::read::Currency;
use serde::{Deserialize, Serialize};

use super::Import;

/// A readiness figure as it was read, and where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountFigure {
    /// The number, in the unit of its [`Metric`](andru_engine::readiness::Metric): shares are fractions.
    pub value: f64,
    /// The currency of an amount, ISO 4217, where it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// As it was written.
    pub text: String,
    /// Where it was imported from.
    pub import: Import,
}

impl AccountFigure {
    /// The currency, where one was written.
    pub fn currency(&self) -> Option<Currency> {
        self.currency.as_deref()?.parse().ok()
    }
}
