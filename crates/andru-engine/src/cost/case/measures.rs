//! What the flows of a case come to: the figures a finance department asks for.

use rust_decimal::Decimal;

use super::Series;
use super::discount::Discount;
use crate::cost::error::CostError;
use crate::cost::finance::{self, FinanceError, Payback};
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
    /// The yearly rate of return where what is paid is financed, and what comes in is reinvested, at the rate of discount;
    /// none unless the net flows have both signs.
    pub mirr: Option<f64>,
    /// Present value of what follows today over what is paid today; none where nothing is paid today.
    pub profitability_index: Option<f64>,
    /// When the net flows have paid back, in periods after today.
    pub payback: Payback,
    /// When the discounted net flows have paid back, in periods after today.
    pub discounted_payback: Payback,
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
        let rates = match finance::irr(&flows) {
            Ok(roots) => roots.rates,
            // Flows that are all zero are worth nothing at any rate: there is no rate to name.
            Err(FinanceError::AllZero { .. }) => Vec::new(),
            Err(error) => return Err(problem(error)),
        };
        Ok(Self {
            npv: net.present_value,
            roi: ratio(net.present_value),
            benefit_cost_ratio: ratio(benefits.present_value),
            irr: rates.into_iter().map(yearly).filter(|rate| rate.is_finite()).collect(),
            mirr: finance::mirr(&flows, rate, rate).map_err(problem)?.map(yearly),
            profitability_index: finance::profitability_index(rate, &flows).map_err(problem)?,
            payback: finance::payback(&flows).map_err(problem)?,
            discounted_payback: finance::payback(&discounted).map_err(problem)?,
        })
    }
}
