//! The answer in prose, the verdict first.

use andru_engine::cost::figure::{Figure, Value};
use andru_engine::cost::finance::Payback;
use andru_engine::cost::line::Side;
use andru_engine::cost::measure::percent;
use andru_engine::cost::money::{Decimal, half_away, plain, written_exactly};
use andru_engine::cost::sensitivity::{BreakEven, BreakEvenAt};
use andru_engine::cost::{Amounts, BusinessCase, Scope, Standing};

use super::answer::CaseAnswer;
use crate::page::counted;

/// Lines that are not added, and why.
pub(super) fn not_added(computed: &BusinessCase) -> Vec<String> {
    let model = &computed.model;
    let same = model.lines().iter().filter_map(|line| {
        let other = line.same_cash_as.as_ref()?;
        Some(format!("{}: it would count the cash of \"{}\" a second time", line.name, model.line(other)?.name))
    });
    let ended = model.side(Side::Benefit).filter_map(|line| {
        let loss = model.line(line.removes.as_ref()?)?;
        Some(format!("{} (cost of waiting): \"{}\" is the same cash once it is ended", loss.name, line.name))
    });
    same.chain(ended).collect()
}

/// Where a figure breaks even, in words.
pub(super) fn break_even_words(computed: &BusinessCase, found: &BreakEven) -> String {
    let Some(figure) = computed.model.figure(&found.figure) else { return String::new() };
    match &found.at {
        BreakEvenAt::Value(value) => {
            format!("{}{}", figure.written(to_three_digits(*value)), against(figure, *value))
        }
        BreakEvenAt::Nowhere => "at no value from 0 to a hundred times its own".to_owned(),
        BreakEvenAt::NoInfluence => "it does not move the result".to_owned(),
    }
}

/// Three significant digits at least, and every digit before the point: what a person compares.
fn to_three_digits(value: Decimal) -> Decimal {
    let mut bound = Decimal::ONE_HUNDRED;
    let mut decimals = 0;
    while value.abs() < bound && decimals < 9 {
        decimals += 1;
        bound /= Decimal::TEN;
    }
    half_away(value, decimals)
}

/// How far a value is from a figure's own: `, 66% below 18`.
fn against(figure: &Figure, value: Decimal) -> String {
    let Value::Constant(own) = figure.value else { return String::new() };
    let Some(change) = (value - own).checked_div(own).and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED)) else {
        return String::new();
    };
    let way = if change.is_sign_negative() { "below" } else { "above" };
    format!(", {}% {way} {}", half_away(change.abs(), 0), written_exactly(own))
}

/// One to four sentences.
pub(super) fn summary(computed: &BusinessCase, answer: &CaseAnswer, amounts: Amounts) -> String {
    let case = &computed.case;
    let years = counted(computed.model.terms().years as usize, "year", "years");
    let mut said = Vec::new();
    match (case.scope, &case.measures) {
        (Scope::Whole, Some(found)) => {
            let worth = if found.npv.is_sign_negative() { "loses" } else { "is worth" };
            said.push(format!(
                "It {worth} {} over {years} in money of today: benefits of {} against costs of {}, a return of {}{}.",
                amounts.money(found.npv.abs()),
                amounts.money(case.benefits.present_value),
                amounts.money(case.costs.present_value),
                percent(plain(found.roi)),
                paid_back(found.payback, computed)
            ));
        }
        (Scope::KnownBenefits, Some(found)) => {
            said.push(no_roi(computed));
            said.push(format!(
                "On the known lines alone: {} of benefits against {} of costs over {years} in money of today{}.",
                amounts.money(case.benefits.present_value),
                amounts.money(case.costs.present_value),
                paid_back(found.payback, computed)
            ));
        }
        _ => said.push(no_roi(computed)),
    }
    if let Some(rests) = &answer.rests_on {
        said.push(format!("Of what counts, {}.", rests.words()));
    }
    if let Some(first) = answer.questions.first() {
        said.push(format!("Ask first: {}", first.ask));
    }
    if let Some(inaction) = computed.inaction.as_ref().filter(|inaction| !inaction.total.is_zero()) {
        let month = inaction.months.first().copied().unwrap_or_default();
        said.push(format!(
            "Waiting costs {} in the first month, which is not added to the benefits.",
            amounts.money(month)
        ));
    }
    said.join(" ")
}

fn no_roi(computed: &BusinessCase) -> String {
    let lines = &computed.case.lines;
    if lines.is_empty() {
        return "No ROI: there is no benefit and no cost yet.".to_owned();
    }
    let has = |side| lines.iter().any(|line| line.side == side);
    if !has(Side::Cost) {
        return "No ROI yet: nothing says what it costs.".to_owned();
    }
    if !has(Side::Benefit) {
        return "No ROI yet: nothing says what it brings.".to_owned();
    }
    let count = |standing: fn(&Standing) -> bool| lines.iter().filter(|line| standing(&line.standing)).count();
    let missing = count(|standing| matches!(standing, Standing::Missing(_)));
    let nothing = count(|standing| *standing == Standing::NothingFromBuyer);
    let of = counted(lines.len(), "line", "lines");
    let parts: Vec<String> = [
        (missing, "lack a figure", "lacks a figure"),
        (nothing, "rest on nothing the buyer has said", "rests on nothing the buyer has said"),
    ]
    .iter()
    .filter(|(count, _, _)| *count > 0)
    .map(|(count, many, one)| format!("{count} of {of} {}", if *count == 1 { one } else { many }))
    .collect();
    if parts.is_empty() {
        return "No ROI: no benefit counts beside the costs.".to_owned();
    }
    format!("No ROI yet: {}.", parts.join(", "))
}

fn paid_back(found: Payback, computed: &BusinessCase) -> String {
    let months = f64::from(computed.model.terms().period.months());
    match found {
        Payback::After { periods, .. } => format!(", paid back after {:.1} months", periods * months),
        Payback::Never { .. } => ", not paid back in that time".to_owned(),
        Payback::Undefined => String::new(),
    }
}
