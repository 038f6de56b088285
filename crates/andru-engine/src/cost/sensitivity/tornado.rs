//! One figure at a time at the ends of its range.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::{Ranged, Swing};
use crate::cost::case::present_value::Valuation;
use crate::cost::error::CostError;
use crate::cost::model::CaseModel;
use crate::cost::values::Values;

/// One swing per figure, the widest first; equal ones in the order of the case.
pub(super) fn swings(
    model: &CaseModel,
    valuation: &Valuation<'_>,
    ranged: &[Ranged<'_>],
) -> Result<Vec<Swing>, CostError> {
    let mut values = Values::of(model);
    let mut swings = Vec::new();
    for Ranged { at, figure, low, high, .. } in ranged {
        let mut npv = |end: &str, value: Decimal| {
            values.set(*at, value);
            let npv = valuation.npv(&values);
            values.reset(*at);
            npv.map_err(|error| {
                CostError::new(
                    format!("figures.{}.{end}", figure.id),
                    format!("is {}, and with it {error}", value.normalize()),
                )
            })
        };
        swings.push(Swing {
            figure: figure.id.clone(),
            low: *low,
            high: *high,
            npv_at_low: npv("low", *low)?,
            npv_at_high: npv("high", *high)?,
        });
    }
    swings.sort_by_key(|swing| Reverse((swing.npv_at_high - swing.npv_at_low).abs()));
    Ok(swings)
}
