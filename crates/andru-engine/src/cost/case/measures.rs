//! What the flows of a case come to: the figures a finance department asks for.

use rust_decimal::Decimal;

use super::Series;
use super::discount::Discount;
use crate::cost::error::CostError;
use crate::cost::finance::{self, FinanceError, Payback, Roots};
use crate::cost::money::plain;
use crate::cost::terms::Terms;

/// The measures of a case; rates are of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// Present value of benefits less that of costs.
    pub npv: Decimal,
    /// The net present value over the present value of the costs, as a share.
    pub roi: Decimal,
    /// Present value of benefits over that of costs.
    pub benefit_cost_ratio: Decimal,
    /// Every yearly rate at which the net flows are worth nothing; none and several are answers.
    pub irr: Vec<f64>,
    /// The rate at which costs financed and benefits reinvested at the rate of discount break even, per year.
    pub mirr: Return,
    /// Present value of what follows today over what is paid today.
    pub profitability_index: Return,
    /// When the net flows have paid back, in periods after today.
    pub payback: Payback,
    /// When the discounted net flows have paid back, in periods after today.
    pub discounted_payback: Payback,
}

/// A rate or a ratio, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Return {
    /// The value.
    Is(f64),
    /// There is none, and why.
    Undefined(String),
}

impl Measures {
    pub(super) fn of(
        benefits: &Series,
        costs: &Series,
        net: &Series,
        discount: &Discount,
        terms: &Terms,
    ) -> Result<Self, CostError> {
        if costs.present_value <= Decimal::ZERO {
            return Err(CostError::new(
                "costs",
                format!(
                    "come to {}, and must come to more than 0 for a return on them",
                    costs.present_value.normalize()
                ),
            ));
        }
        let ratio = |above: Decimal| above.checked_div(costs.present_value).unwrap_or_default();
        let flows: Vec<f64> = net.values.iter().copied().map(plain).collect();
        let discounted: Vec<f64> = net.discounted.iter().copied().map(plain).collect();
        let rate = discount.periodic_rate;
        let problem = |error: FinanceError| CostError::new("net", error.to_string());
        let yearly = |periodic: f64| (1.0 + periodic).powf(12.0 / f64::from(terms.period.months())) - 1.0;
        let Roots { rates, .. } = finance::irr(&flows).map_err(problem)?;
        Ok(Self {
            npv: net.present_value,
            roi: ratio(net.present_value),
            benefit_cost_ratio: ratio(benefits.present_value),
            irr: rates.into_iter().map(yearly).filter(|rate| rate.is_finite()).collect(),
            mirr: undefined(finance::mirr(&flows, rate, rate)).map(yearly),
            profitability_index: undefined(finance::profitability_index(rate, &flows)),
            payback: finance::payback(&flows).map_err(problem)?,
            discounted_payback: finance::payback(&discounted).map_err(problem)?,
        })
    }
}

impl Return {
    fn map(self, change: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::Is(value) => Self::Is(change(value)),
            undefined @ Self::Undefined(_) => undefined,
        }
    }
}

/// What a function of [`finance`] gives, or why it gives nothing.
fn undefined(found: Result<f64, FinanceError>) -> Return {
    match found {
        Ok(value) => Return::Is(value),
        Err(error) => Return::Undefined(error.to_string()),
    }
}
