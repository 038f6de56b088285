//! How much of the known ARR is with few accounts.

use andru_engine::figure::{grouped, percent};
use schemars::JsonSchema;
use serde::Serialize;

/// How many accounts the top is.
const TOP: usize = 5;

/// How much of the known ARR is with few accounts. No threshold: none with a source was found.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Concentration {
    /// The currency of the ARR, ISO 4217, or `not given`. Nothing is converted.
    pub currency: String,
    /// The ARR of the accounts whose ARR is known in this currency.
    pub known_arr: f64,
    /// How many accounts that are.
    pub accounts: usize,
    /// The account with the most.
    pub largest: String,
    /// Its share, 0 to 1.
    pub largest_share: f64,
    /// The share of the five with the most, 0 to 1; of all where there are fewer.
    pub top_five_share: f64,
    /// Herfindahl-Hirschman index: the sum of the squared shares in percent, 10,000 for one account alone.
    pub hhi: f64,
}

impl Concentration {
    /// The concentration of accounts and their ARR in one currency; `None` where there is no ARR.
    pub(crate) fn of(currency: &str, mut accounts: Vec<(String, f64)>) -> Option<Self> {
        // From the largest on, by name where two have the same: the order in which shares are added is fixed.
        accounts.sort_by(|left, right| right.1.total_cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        let total: f64 = accounts.iter().map(|(_, arr)| arr).sum();
        let (largest, most) = accounts.first().filter(|_| total > 0.0)?;
        let shares = || accounts.iter().map(|(_, arr)| arr / total);
        let rounded = |share: f64, places: f64| (share * places).round() / places;
        Some(Self {
            currency: currency.to_owned(),
            known_arr: rounded(total, 100.0),
            accounts: accounts.len(),
            largest: largest.clone(),
            largest_share: rounded(most / total, 10_000.0),
            top_five_share: rounded(shares().take(TOP).sum::<f64>().min(1.0), 10_000.0),
            hhi: shares().map(|share| (100.0 * share).powi(2)).sum::<f64>().round(),
        })
    }

    /// In words, as a fragment.
    pub(crate) fn words(&self) -> String {
        let amount = grouped(self.known_arr.round());
        let currency = if self.currency == super::rollup::NOT_GIVEN { "" } else { self.currency.as_str() };
        let amount = format!("{amount} {currency}").trim_end().to_owned();
        let top = if self.accounts > TOP {
            format!(", the top five {}", percent(self.top_five_share))
        } else {
            String::new()
        };
        let unit = if self.accounts == 1 { "account" } else { "accounts" };
        format!(
            "{} has {} of the {amount} ARR known of {} {unit}{top}; HHI {}",
            super::shown(&self.largest),
            percent(self.largest_share),
            self.accounts,
            grouped(self.hhi)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "shares of whole numbers that doubles hold exactly")]
    fn shares_and_their_squares_are_those_of_a_hand_calculation() {
        let of = |arr: &[f64]| {
            let accounts = arr.iter().enumerate().map(|(at, arr)| (format!("a{at}"), *arr)).collect();
            Concentration::of("USD", accounts)
        };
        let four = of(&[10.0, 50.0, 20.0, 20.0]).unwrap();
        assert_eq!((four.largest.as_str(), four.accounts), ("a1", 4));
        // 50² + 20² + 20² + 10² = 3,400.
        assert_eq!([four.known_arr, four.largest_share, four.top_five_share, four.hhi], [100.0, 0.5, 1.0, 3_400.0]);
        let ten = of(&[1.0; 10]).unwrap();
        assert_eq!([ten.largest_share, ten.top_five_share, ten.hhi], [0.1, 0.5, 1_000.0]);
        assert_eq!(of(&[7.0]).unwrap().hhi, 10_000.0);
        assert_eq!((of(&[]), of(&[0.0])), (None, None));
    }
}
