//! What changed between two values, where both are figures of one unit.

use andru_engine::cost::money::{Decimal, decimal, half_away, plain, written_exactly};
use andru_engine::read::money;
use schemars::JsonSchema;
use serde::Serialize;

/// Decimals of a difference: enough for any figure people write, few enough to hide none of ours.
const DECIMALS: u32 = 6;

/// The longest unit, in bytes.
const LONGEST_UNIT: usize = 40;

/// The difference between two values, as plain arithmetic.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The difference as people read it, such as `+USD 2,000 (+5.0%)`.
    pub text: String,
    /// The later value less the earlier, in the unit.
    pub absolute: f64,
    /// The difference in percent of the earlier value; absent where that is 0, and between percentages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<f64>,
    /// What the figures count, such as `USD` or `customers`; empty for bare numbers.
    pub unit: String,
}

/// A value as a figure.
#[derive(Debug, PartialEq)]
struct Figure {
    amount: Decimal,
    /// The currency, or empty.
    currency: String,
    /// What is written behind the number, such as `customers` or `/month`.
    unit: String,
}

impl Change {
    /// What changed from one value to the next; `None` unless both read as a figure of the same unit.
    ///
    /// A range, an approximation, or what may be two figures is no figure here.
    pub(crate) fn between(earlier: &str, later: &str) -> Option<Self> {
        let (earlier, later) = (figure(earlier)?, figure(later)?);
        if (&earlier.currency, &earlier.unit) != (&later.currency, &later.unit) {
            return None;
        }
        let absolute = half_away(later.amount.checked_sub(earlier.amount)?, DECIMALS).normalize();
        let is_share = later.unit.starts_with('%');
        let percent = (!earlier.amount.is_zero() && !is_share)
            .then(|| absolute.checked_div(earlier.amount)?.checked_mul(Decimal::ONE_HUNDRED))
            .flatten()
            .map(|percent| half_away(percent, 1));
        let text = if absolute.is_zero() {
            "no change".to_owned()
        } else {
            let sign = if absolute.is_sign_negative() { '-' } else { '+' };
            let amount = written_exactly(absolute.abs());
            let money = if later.currency.is_empty() { amount } else { format!("{} {amount}", later.currency) };
            let unit = match later.unit.strip_prefix('%') {
                Some(of) => format!(" percentage points{}", spaced(of.trim())),
                None if later.unit.starts_with('/') => later.unit.clone(),
                None => spaced(&later.unit),
            };
            let share = percent.map(|percent| format!(" ({sign}{:.1}%)", percent.abs())).unwrap_or_default();
            format!("{sign}{money}{unit}{share}")
        };
        let unit = if later.unit.is_empty() || later.currency.is_empty() {
            format!("{}{}", later.currency, later.unit)
        } else {
            format!("{}{}", later.currency, if later.unit.starts_with('/') { later.unit } else { spaced(&later.unit) })
        };
        Some(Self { text, absolute: plain(absolute), percent: percent.map(plain), unit })
    }
}

/// A figure with what is written behind it: `$42k MRR`, `18 months`, `3.2%`, `$900/month`, `42`.
fn figure(text: &str) -> Option<Figure> {
    let text = text.trim();
    let splits = text.char_indices().filter(|(_, letter)| letter.is_whitespace() || matches!(letter, '/' | '%'));
    let ends = std::iter::once(text.len()).chain(splits.map(|(at, _)| at));
    ends.filter_map(|at| text.split_at_checked(at)).find_map(|(number, unit)| {
        let unit = unit.trim();
        let is_unit = unit.len() <= LONGEST_UNIT
            && unit.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '/' | '%' | '_' | '-'));
        let (amount, currency) = is_unit.then(|| exactly(number))??;
        Some(Figure { amount, currency, unit: unit.to_lowercase() })
    })
}

/// One number, read without a doubt.
fn exactly(text: &str) -> Option<(Decimal, String)> {
    let reading = money(text);
    let read = reading.value.filter(|read| read.span.is_exact())?;
    // A zero comes with a note that it may not be filled in; here somebody said it.
    if reading.note.is_some() && read.span.high() != Some(0.0) {
        return None;
    }
    Some((decimal(read.span.low())?, read.currency.map(|currency| currency.to_string()).unwrap_or_default()))
}

fn spaced(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" {unit}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_difference_is_told_where_both_are_figures_of_one_unit() {
        for (earlier, later, told) in [
            ("$40k", "$42k", "+USD 2,000 (+5.0%)"),
            ("$42k MRR", "$40,000 mrr", "-USD 2,000 mrr (-4.8%)"),
            ("$900/month", "$1,200/month", "+USD 300/month (+33.3%)"),
            ("3.2%", "3.6%", "+0.4 percentage points"),
            ("3.2% churn", "3.1% churn", "-0.1 percentage points churn"),
            ("18 months", "15 months", "-3 months (-16.7%)"),
            ("0 customers", "3 customers", "+3 customers"),
            ("42", "42", "no change"),
            ("1.1", "1.3", "+0.2 (+18.2%)"),
            ("€1.2m", "€1.5m", "+EUR 300,000 (+25.0%)"),
        ] {
            assert_eq!(Change::between(earlier, later).map(|change| change.text).as_deref(), Some(told), "{later}");
        }
    }

    #[test]
    fn what_is_no_figure_or_of_another_unit_is_not_compared() {
        for (earlier, later) in [
            ("$40k", "€42k"),
            ("$40k", "42k"),
            ("$40k", "$42k/month"),
            ("about $40k", "$42k"),
            ("$40k-$50k", "$42k"),
            ("40 customers", "42 seats"),
            ("3 of 8 deals", "4 of 8 deals"),
            ("healthy", "at risk"),
            ("", "42"),
            ("2026-11-24", "2026-11-25"),
        ] {
            assert_eq!(Change::between(earlier, later), None, "{earlier} {later}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_nothing(one in 1_u32..1_000_000, other in 1_u32..1_000_000) {
            let [there, back] = [(one, other), (other, one)]
                .map(|(from, to)| Change::between(&format!("${from}"), &format!("${to}")).unwrap().absolute);
            prop_assert!((there + back).abs() < f64::EPSILON, "{there} {back}");
            prop_assert!((there - (f64::from(other) - f64::from(one))).abs() < f64::EPSILON, "{there}");
        }

        #[test]
        fn never_panics(one in "\\PC{0,40}", other in "\\PC{0,40}") {
            let _ = Change::between(&one, &other);
        }
    }
}
