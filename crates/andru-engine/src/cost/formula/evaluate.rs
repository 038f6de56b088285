//! What a formula comes to, and in which currency.

use rust_decimal::Decimal;

use super::{Expression, Operator};
use crate::cost::money::half_away;
use crate::cost::unit::MoneyPowers;

/// Why a formula comes to nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// A figure it uses has no value.
    #[error("needs `{0}`, which is not known")]
    Unknown(String),
    /// It divides by something that is zero.
    #[error("divides by zero")]
    DividesByZero,
    /// A step of it is beyond what decimals hold.
    #[error("comes to more than 10^27")]
    TooLarge,
    /// It adds or compares amounts of different kinds.
    #[error("puts {0} and {1} together")]
    Mixed(String, String),
}

impl Expression {
    /// The value, given the value of each figure.
    ///
    /// # Errors
    /// Where a figure is unknown, a divisor is zero, or a step is too large.
    pub fn value(&self, figure: &dyn Fn(&str) -> Option<Decimal>) -> Result<Decimal, Trouble> {
        let all = |inner: &[Self]| inner.iter().map(|each| each.value(figure)).collect::<Result<Vec<_>, _>>();
        match self {
            Self::Number(number) => Ok(*number),
            Self::Figure(id) => figure(id).ok_or_else(|| Trouble::Unknown(id.clone())),
            Self::Negative(inner) => Ok(-inner.value(figure)?),
            Self::Two(operator, left, right) => two(*operator, left.value(figure)?, right.value(figure)?),
            Self::Min(inner) => Ok(all(inner)?.into_iter().min().unwrap_or_default()),
            Self::Max(inner) => Ok(all(inner)?.into_iter().max().unwrap_or_default()),
            Self::Round(inner, decimals) => Ok(half_away(inner.value(figure)?, *decimals)),
        }
    }

    /// The currencies of the value, given those of each figure.
    ///
    /// # Errors
    /// Where amounts of different currencies, or an amount and a plain number, are added or compared.
    pub fn money(&self, figure: &dyn Fn(&str) -> MoneyPowers) -> Result<MoneyPowers, Trouble> {
        match self {
            Self::Number(_) => Ok(MoneyPowers::new()),
            Self::Figure(id) => Ok(figure(id)),
            Self::Negative(inner) | Self::Round(inner, _) => inner.money(figure),
            Self::Min(all) | Self::Max(all) => {
                let mut kinds = all.iter().map(|each| each.money(figure));
                let first = kinds.next().transpose()?.unwrap_or_default();
                kinds.try_fold(first, |first, next| same(first, &next?))
            }
            Self::Two(operator, left, right) => {
                let (left, right) = (left.money(figure)?, right.money(figure)?);
                match operator {
                    Operator::Add | Operator::Subtract => same(left, &right),
                    Operator::Multiply => Ok(times(left, &right, 1)),
                    Operator::Divide => Ok(times(left, &right, -1)),
                }
            }
        }
    }
}

fn two(operator: Operator, left: Decimal, right: Decimal) -> Result<Decimal, Trouble> {
    let found = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide if right.is_zero() => return Err(Trouble::DividesByZero),
        Operator::Divide => left.checked_div(right),
    };
    found.ok_or(Trouble::TooLarge)
}

fn same(left: MoneyPowers, right: &MoneyPowers) -> Result<MoneyPowers, Trouble> {
    if left == *right { Ok(left) } else { Err(Trouble::Mixed(kind(&left), kind(right))) }
}

fn times(mut left: MoneyPowers, right: &MoneyPowers, sign: i32) -> MoneyPowers {
    for (currency, power) in right {
        *left.entry(*currency).or_default() += sign * power;
    }
    left.retain(|_, power| *power != 0);
    left
}

/// What an amount is, in words: `USD`, `USD/EUR`, `USD^2`, or `a plain number`.
pub(in crate::cost) fn kind(money: &MoneyPowers) -> String {
    let part = |above: bool| -> String {
        let kept = money.iter().filter(|(_, power)| (**power > 0) == above);
        let text = |(currency, power): (&_, &i32)| match power.abs() {
            1 => format!("{currency}"),
            power => format!("{currency}^{power}"),
        };
        kept.map(text).collect::<Vec<_>>().join("*")
    };
    match (part(true), part(false)) {
        (above, below) if above.is_empty() && below.is_empty() => "a plain number".to_owned(),
        (above, below) if below.is_empty() => above,
        (above, below) if above.is_empty() => format!("1/{below}"),
        (above, below) => format!("{above}/{below}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Formula;
    use super::*;
    use crate::cost::unit::Unit;

    fn value(text: &str) -> Result<String, Trouble> {
        let figure = |id: &str| match id {
            "hours" => Some(Decimal::from(18)),
            "tenth" => Some(Decimal::new(1, 1)),
            "none" => None,
            "most" => Some(Decimal::MAX),
            _ => Some(Decimal::ZERO),
        };
        Formula::read(text).unwrap().tree().value(&figure).map(|value| value.normalize().to_string())
    }

    #[test]
    fn values_are_exact() {
        assert_eq!(value("hours * 52 - hours / 4").unwrap(), "931.5");
        assert_eq!(value("tenth + tenth + tenth - 1 + (1 - tenth - tenth - tenth)").unwrap(), "0");
        assert_eq!(value("max(min(hours, 12), -tenth)").unwrap(), "12");
        assert_eq!(value("round(hours / 7, 2)").unwrap(), "2.57");
        assert_eq!(value("1 / zero"), Err(Trouble::DividesByZero));
        assert_eq!(value("hours + none"), Err(Trouble::Unknown("none".to_owned())));
        assert_eq!(value("most * hours"), Err(Trouble::TooLarge));
        assert_eq!(value("most / tenth"), Err(Trouble::TooLarge));
    }

    #[test]
    fn currencies_are_carried() {
        let money = |text: &str| {
            let figure = |id: &str| {
                Unit::new(match id {
                    "cost" => "USD/hour",
                    "price" => "EUR",
                    "rate" => "USD/EUR",
                    _ => "hours",
                })
                .money()
                .clone()
            };
            Formula::read(text).unwrap().tree().money(&figure).map(|powers| kind(&powers)).map_err(|e| e.to_string())
        };
        let said =
            ["hours * 52", "hours * cost", "price * rate + cost", "price / price", "cost * cost", "1 / rate / price"];
        assert_eq!(
            said.map(|text| money(text).unwrap()),
            ["a plain number", "USD", "USD", "a plain number", "USD^2", "1/USD"]
        );
        assert_eq!(money("price + cost").unwrap_err(), "puts EUR and USD together");
        assert_eq!(money("max(cost, 1)").unwrap_err(), "puts USD and a plain number together");
    }
}
