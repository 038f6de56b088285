//! The unit of a figure: free text, of which money and percent are understood.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::read::Currency;

/// A unit such as `hours/week`, `USD/hour` or `%`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    text: String,
    money: MoneyPowers,
}

/// The powers of each currency in a unit: `USD/hour` has USD once, `USD/EUR` has USD once and EUR once below.
///
/// Currencies are carried through a formula like this, so that an amount of one is never taken for another.
pub type MoneyPowers = BTreeMap<Currency, i32>;

impl Unit {
    /// The unit of a text; capital three-letter codes of ISO 4217 in it are money.
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let mut money = MoneyPowers::new();
        for (at, part) in text.split('/').enumerate() {
            for code in part.split(|sign: char| !sign.is_alphanumeric()).filter(|code| is_code(code)) {
                if let Ok(currency) = code.parse::<Currency>() {
                    *money.entry(currency).or_default() += if at == 0 { 1 } else { -1 };
                }
            }
        }
        money.retain(|_, power| *power != 0);
        Self { text: text.to_owned(), money }
    }

    /// The unit as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The currencies in it.
    pub const fn money(&self) -> &MoneyPowers {
        &self.money
    }

    /// Whether values are written in percent, so that formulas use a hundredth of them.
    pub fn is_percent(&self) -> bool {
        self.text == "%" || self.text.starts_with("% ")
    }

    /// A value in this unit as formulas use it.
    pub fn scaled(&self, value: Decimal) -> Decimal {
        if self.is_percent() { value / Decimal::ONE_HUNDRED } else { value }
    }

    /// A value with this unit as people read it: `18 hours/week`, `20%`, `USD 41/hour`.
    pub fn written(&self, value: &str) -> String {
        if self.is_percent() {
            return format!("{value}{}", self.text);
        }
        let (first, rest) = self.text.split_at(self.text.find('/').unwrap_or(self.text.len()));
        match first.trim() {
            "" => format!("{value}{rest}"),
            code if is_code(code) && self.money.values().any(|power| *power == 1) => format!("{code} {value}{rest}"),
            _ => format!("{value} {}", self.text),
        }
    }

    /// What is counted: the part before the first `/`.
    pub fn counted(&self) -> &str {
        self.text.split('/').next().unwrap_or_default().trim()
    }

    /// What it is counted by: the part after the first `/`, if any.
    pub fn per(&self) -> Option<&str> {
        self.text.split_once('/').map(|(_, per)| per.trim()).filter(|per| !per.is_empty())
    }
}

/// Lower-case words such as `all` or `try` are codes too, and mean none here.
fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_in_a_unit_is_understood() {
        let powers = |text: &str| -> Vec<(String, i32)> {
            Unit::new(text).money().iter().map(|(currency, power)| (currency.to_string(), *power)).collect()
        };
        assert_eq!(powers("USD/hour"), [("USD".to_owned(), 1)]);
        assert_eq!(powers("USD/EUR"), [("EUR".to_owned(), -1), ("USD".to_owned(), 1)]);
        assert_eq!(powers("USD / (person * year)"), [("USD".to_owned(), 1)]);
        for text in ["all hours", "usd", "hours/week", "", "%", "USD/USD"] {
            assert!(powers(text).is_empty(), "{text}");
        }
        assert_eq!(
            (Unit::new("credit notes / month").counted(), Unit::new("a / b").per()),
            ("credit notes", Some("b"))
        );
    }

    #[test]
    fn percent_is_a_hundredth() {
        assert_eq!(Unit::new("%").scaled(Decimal::from(20)).to_string(), "0.20");
        assert_eq!(Unit::new("% of revenue").scaled(Decimal::from(3)).to_string(), "0.03");
        let written = ["hours/week", "%", "% of revenue", "USD/hour", "USD", "", "USD/EUR"]
            .map(|text| Unit::new(text).written("18"));
        assert_eq!(written, ["18 hours/week", "18%", "18% of revenue", "USD 18/hour", "USD 18", "18", "USD 18/EUR"]);
        assert_eq!(Unit::new("people").scaled(Decimal::from(3)).to_string(), "3");
    }
}
