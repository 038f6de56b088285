//! Present values in whole coins: the same as in decimals, in a hundredth of the time.
//!
//! A rounded amount is a whole number of coins, and its present value is rounded to whole coins again. So it is enough to
//! know the product with a factor to a fraction of a coin: the factor is taken to 2^-60, the product is of whole numbers,
//! and where it lies too near to a half to be sure, decimals decide.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::discount::Discount;
use crate::cost::terms::Terms;

/// Binary places of a factor.
const PLACES: u32 = 60;

/// Factors are below 2^8 and amounts below 2^56 coins: products are then below 2^124.
const MOST_FACTOR: i64 = 256;
const MOST_COINS: u128 = 1 << 56;

/// The factors of a case in binary places; only for amounts that are rounded.
#[derive(Debug)]
pub(super) struct Coins {
    factors: Vec<u128>,
    decimals: u32,
}

impl Coins {
    /// The factors, where amounts are rounded and none of the factors is large.
    pub(super) fn of(discount: &Discount, terms: &Terms) -> Option<Self> {
        let decimals = terms.rounding.decimals(terms.currency)?;
        let one = Decimal::from(1_u64 << PLACES);
        let places = |factor: &Decimal| {
            let fits = *factor < Decimal::from(MOST_FACTOR);
            if fits { factor.checked_mul(one)?.trunc().to_u128() } else { None }
        };
        Some(Self { factors: discount.factors.iter().map(places).collect::<Option<_>>()?, decimals })
    }

    /// An amount in coins, if it is a whole number of them and not too large.
    pub(super) fn count(&self, amount: Decimal) -> Option<i128> {
        let more = self.decimals.checked_sub(amount.scale())?;
        let coins = amount.mantissa().checked_mul(10_i128.checked_pow(more)?)?;
        (coins.unsigned_abs() < MOST_COINS).then_some(coins)
    }

    /// The present value in coins of an amount of a period; none where it is too near to a half.
    pub(super) fn present(&self, coins: i128, period: usize) -> Option<i128> {
        let size = coins.unsigned_abs();
        let product = size * self.factors.get(period)?;
        let (whole, rest) = (product >> PLACES, product & ((1 << PLACES) - 1));
        let half = 1 << (PLACES - 1);
        // The factor is cut by less than one place, and a decimal product by less than another place of a coin.
        if rest.abs_diff(half) <= 2 * size {
            return None;
        }
        let rounded = i128::try_from(whole + u128::from(rest > half)).ok()?;
        Some(if coins < 0 { -rounded } else { rounded })
    }

    /// Coins as an amount.
    pub(super) fn amount(&self, coins: i128) -> Decimal {
        Decimal::try_from_i128_with_scale(coins, self.decimals).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cost::line::Side;
    use crate::cost::money::Rounding;
    use crate::cost::sample::{line, terms};
    use crate::cost::terms::Period;

    fn coins(rate: Decimal, terms: &Terms) -> (Discount, Coins) {
        let discount = Discount::new(rate, terms).unwrap();
        let coins = Coins::of(&discount, terms).unwrap();
        (discount, coins)
    }

    #[test]
    fn what_is_not_certain_is_left_to_decimals() {
        let (_, coins) = coins(Decimal::ONE, &terms());
        // Half of an odd number of coins, and a quarter of 2: both end on a half.
        assert_eq!(coins.present(3, 1), None);
        assert_eq!(coins.present(2, 2), None);
        assert_eq!((coins.present(5, 2), coins.present(-7, 2)), (Some(1), Some(-2)));
        assert_eq!(coins.count(Decimal::new(15, 1)), Some(150));
        assert_eq!(coins.count(Decimal::new(15, 3)), None);
        assert_eq!(coins.count(Decimal::from(1_000_000_000_000_000_i64)), None);
    }

    #[test]
    fn there_are_no_coins_without_rounding_or_with_large_factors() {
        let none = Terms { rounding: Rounding::None, ..terms() };
        assert!(Coins::of(&Discount::new(Decimal::ZERO, &none).unwrap(), &none).is_none());
        let steep = Discount::new(Decimal::new(-9, 1), &terms()).unwrap();
        assert!(Coins::of(&steep, &terms()).is_none());
    }

    proptest! {
        #[test]
        fn coins_are_what_decimals_say(
            amount in -70_000_000_000_000_000_i64..70_000_000_000_000_000,
            shrink in 0_u32..16,
            rate in -500_i64..10_000,
            whole in any::<bool>(),
        ) {
            let rounding = if whole { Rounding::Whole } else { Rounding::Cents };
            let terms = Terms { years: 5, period: Period::Quarter, rounding, ..terms() };
            let (discount, coins) = coins(Decimal::new(rate, 3), &terms);
            let line = line(Side::Cost, "fee", "price");
            let amount = coins.amount(i128::from(amount / 10_i64.pow(shrink)));
            let counted = coins.count(amount).unwrap();
            for (period, factor) in discount.factors.iter().enumerate() {
                if let Some(present) = coins.present(counted, period) {
                    prop_assert_eq!(coins.amount(present), discount.present(amount, *factor, &line).unwrap());
                }
            }
        }
    }
}
