//! Whether the parts of a case fit together.

use std::collections::BTreeMap;

use super::{CaseModel, DISCOUNT_RATE, MOST_RATE, RESERVED};
use crate::cost::error::CostError;
use crate::cost::figure::{Figure, Value};
use crate::cost::formula::{is_id, kind};
use crate::cost::line::Line;
use crate::cost::money::{Decimal, MOST_FIGURE};
use crate::cost::terms::MOST_YEARS;
use crate::cost::unit::MoneyPowers;

impl CaseModel {
    pub(super) fn check_names(&self) -> Result<(), CostError> {
        let figures = self.figures.iter().map(|figure| ("figures", figure.id.as_str()));
        let lines = self.lines.iter().map(|line| (line.side.list(), line.id.as_str()));
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (list, id) in figures.chain(lines) {
            if !is_id(id) {
                return Err(CostError::new(
                    list,
                    format!(
                        "has the name `{}`; names are lower-case letters, digits and `_`, 40 at most",
                        id.escape_default()
                    ),
                ));
            }
            if RESERVED.contains(&id) {
                return Err(CostError::new(list, format!("has the name `{id}`, which is the name of a result")));
            }
            if let Some(other) = seen.insert(id, list) {
                return Err(CostError::new(list, format!("has the name `{id}`, which `{other}` has already")));
            }
        }
        Ok(())
    }

    pub(super) fn check_rate(&self) -> Result<(), CostError> {
        let field = format!("figures.{DISCOUNT_RATE}.value");
        let Some(figure) = self.figure(DISCOUNT_RATE) else {
            return Err(CostError::new("figures", format!("lack `{DISCOUNT_RATE}`, the yearly rate of discount")));
        };
        if !figure.unit.money().is_empty() {
            return Err(CostError::new(format!("figures.{DISCOUNT_RATE}.unit"), "is money, and must be a rate"));
        }
        let Value::Constant(value) = figure.value else {
            return Err(CostError::new(field, "must be one known value"));
        };
        for value in figure.range.iter().flat_map(|(low, high)| [*low, *high]).chain([value]) {
            let rate = figure.unit.scaled(value);
            if rate <= Decimal::NEGATIVE_ONE || rate > Decimal::from(MOST_RATE) {
                return Err(CostError::new(
                    field,
                    format!(
                        "is a rate of {}%, and must be above -100% and at most 1000%",
                        (rate * Decimal::ONE_HUNDRED).normalize()
                    ),
                ));
            }
        }
        Ok(())
    }

    pub(super) fn check_line(&self, line: &Line) -> Result<(), CostError> {
        let field = |part: &str| format!("{}.{}.{part}", line.side.list(), line.id);
        if line.amount.figures().is_empty() {
            return Err(CostError::new(field("amount"), "uses no figure, so nobody stands behind it"));
        }
        for (part, formula) in [("amount", Some(&line.amount)), ("risk", line.risk.as_ref())] {
            let Some(formula) = formula else { continue };
            for id in formula.figures() {
                if self.figure(id).is_none() {
                    return Err(unknown_figure(field(part), id, &self.figures));
                }
            }
            let powers = |id: &str| self.figure(id).map(|figure| figure.unit.money().clone()).unwrap_or_default();
            let money = formula.tree().money(&powers).map_err(|trouble| {
                CostError::new(field(part), trouble.to_string()).hinted(
                    "give an exchange rate as a figure of its own, such as `usd_per_eur` in USD/EUR, with its date",
                )
            })?;
            let wanted =
                if part == "amount" { MoneyPowers::from([(self.terms.currency, 1)]) } else { MoneyPowers::new() };
            if money != wanted {
                let (found, wanted) = (kind(&money), kind(&wanted));
                return Err(CostError::new(field(part), format!("comes to {found}, and must come to {wanted}"))
                    .hinted(format!(
                        "write the currency in the unit of a figure, such as `{}/hour`",
                        self.terms.currency
                    )));
            }
        }
        let last = self.terms.years * 12;
        if line.start_month > last {
            return Err(CostError::new(
                field("startMonth"),
                format!("is {}, and the case ends with month {last}", line.start_month),
            ));
        }
        if let Some(end) = line.end_month
            && (end < line.start_month || end > last)
        {
            return Err(CostError::new(
                field("endMonth"),
                format!("is {end}, and must be from {} to {last}", line.start_month),
            ));
        }
        if line.every.months() > 0 && line.start_month == 0 {
            return Err(CostError::new(
                field("startMonth"),
                "is 0, which is today; what recurs begins with month 1 or later",
            ));
        }
        if line.every.months() == 0 && line.end_month.is_some() {
            return Err(CostError::new(field("endMonth"), "is given for an amount that falls due once"));
        }
        Ok(())
    }
}

pub(super) fn most(field: &str, count: usize, most: usize) -> Result<(), CostError> {
    if count <= most {
        return Ok(());
    }
    Err(CostError::new(field, format!("has {count} entries, the most is {most}")))
}

pub(super) fn figure(figure: &Figure) -> Result<(), CostError> {
    let field = |part: &str| format!("figures.{}.{part}", figure.id);
    let bound = |part: &str, value: Decimal| {
        if value.abs() <= Decimal::from(MOST_FIGURE) {
            return Ok(());
        }
        Err(CostError::new(field(part), "is beyond 10^12, in either direction"))
    };
    match &figure.value {
        Value::Unknown => {}
        Value::Constant(value) => bound("value", *value)?,
        Value::ByYear(values) if values.is_empty() || values.len() > MOST_YEARS as usize => {
            return Err(CostError::new(
                field("byYear"),
                format!("has {} values, and must have 1 to {MOST_YEARS}", values.len()),
            ));
        }
        Value::ByYear(values) => values.iter().try_for_each(|value| bound("byYear", *value))?,
    }
    let Some((low, high)) = figure.range else { return Ok(()) };
    bound("low", low)?;
    bound("high", high)?;
    match figure.value {
        Value::Constant(value) if low <= value && value <= high => Ok(()),
        Value::Constant(value) => Err(CostError::new(
            field("low"),
            format!("is {low} and `high` is {high}; the value {value} must lie between"),
        )),
        _ => Err(CostError::new(field("low"), "and `high` need one `value` between them")),
    }
}

fn unknown_figure(field: String, id: &str, figures: &[Figure]) -> CostError {
    let error = CostError::new(field, format!("uses `{id}`, and there is no such figure"));
    let near = figures.iter().max_by(|a, b| strsim::jaro(&a.id, id).total_cmp(&strsim::jaro(&b.id, id)));
    match near.filter(|near| strsim::jaro(&near.id, id) > 0.8) {
        Some(near) => error.hinted(format!("did you mean `{}`?", near.id)),
        None => error.hinted(format!("add it: [figures.{id}] with unit and basis; leave the value out to ask for it")),
    }
}
