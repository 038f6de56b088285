//! The measures of a case one by one, each with what it comes to in words and what it says.

use super::amounts::Amounts;
use super::business_case::BusinessCase;
use super::case::Scope;
use super::finance::Payback;
use super::money::{Decimal, decimal, plain, written};

/// A measure of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What programs call it.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it comes to.
    pub size: Size,
    /// What it says.
    pub says: &'static str,
}

/// What a measure comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Size {
    /// An amount of the case's currency.
    Money(Decimal),
    /// A share, 0.1 for 10%.
    Share(f64),
    /// A ratio.
    Ratio(f64),
    /// Months after today.
    Months(f64),
    /// Words in place of a number: `never`, or why there is none.
    Words(String),
}

impl Size {
    /// As people read it.
    pub fn words(&self, amounts: Amounts) -> String {
        match self {
            Self::Money(amount) => amounts.money(*amount),
            Self::Share(share) => percent(*share),
            Self::Ratio(ratio) => format!("{ratio:.2}"),
            Self::Months(count) => format!("{count:.1} months"),
            Self::Words(words) => words.clone(),
        }
    }
}

/// A share as percent with commas: `329%`, and with one decimal below 100%: `12.8%`.
pub fn percent(share: f64) -> String {
    // Shares that no decimal holds are past all use.
    let Some(percent) = decimal(share * 100.0) else { return "beyond 10^26%".to_owned() };
    let small = percent.abs() < Decimal::ONE_HUNDRED;
    format!("{}%", written(percent, u32::from(small)))
}

/// When flows have paid back, in months or in words.
pub fn pays_back(case: &BusinessCase, payback: &Payback) -> Size {
    let amounts = Amounts::of(case.model.terms());
    let months = f64::from(case.model.terms().period.months());
    match payback {
        Payback::Undefined => Size::Words("nothing to pay back".to_owned()),
        Payback::Never { short_by, .. } => {
            let decimals = amounts.decimals as usize;
            let short: Decimal = format!("{short_by:.decimals$}").parse().unwrap_or_default();
            Size::Words(format!("never in these years: {} short", amounts.money(short)))
        }
        Payback::After { periods, .. } => Size::Months(periods * months),
    }
}

/// Every measure of a case, none where nothing is computed, and no return on a case that is not whole.
pub fn measures(case: &BusinessCase) -> Vec<Measure> {
    let Some(found) = &case.case.measures else { return Vec::new() };
    let measure = |id, name, size, says| Measure { id, name, size, says };
    let mut all = vec![measure(
        "npv",
        "net present value",
        Size::Money(found.npv),
        "Benefits less costs, each in today's money.",
    )];
    if case.case.scope == Scope::Whole {
        all.push(measure(
            "roi",
            "ROI",
            Size::Share(plain(found.roi)),
            "Net present value over the present value of the costs.",
        ));
        all.push(measure(
            "benefit_cost_ratio",
            "benefit-cost ratio",
            Size::Ratio(plain(found.benefit_cost_ratio)),
            "Present value of the benefits over that of the costs; above 1 it gains.",
        ));
        all.push(measure("irr", "internal rate of return", rates(&found.irr), IRR_SAYS));
        let mirr = found.mirr.map_or_else(|| Size::Words(NO_MIRR.to_owned()), Size::Share);
        all.push(measure(
            "mirr",
            "modified rate of return",
            mirr,
            "The yearly return where what comes in is reinvested at the rate of discount.",
        ));
        let index = found.profitability_index.map_or_else(|| Size::Words(NO_INDEX.to_owned()), Size::Ratio);
        all.push(measure(
            "profitability_index",
            "profitability index",
            index,
            "Present value of what follows over what is paid today.",
        ));
    }
    all.push(measure("payback", "payback", pays_back(case, &found.payback), PAYBACK_SAYS));
    all.push(measure(
        "discounted_payback",
        "discounted payback",
        pays_back(case, &found.discounted_payback),
        "The same, each flow in today's money.",
    ));
    all.push(measure(
        "total_cost",
        "total cost of ownership",
        Size::Money(case.case.costs.total),
        "Every cost over the whole time, raised for risk, not discounted.",
    ));
    all
}

/// What to say where there is no modified rate of return.
pub const NO_MIRR: &str = "none: the net flows never change sign";
/// What to say where there is no profitability index.
pub const NO_INDEX: &str = "none: nothing is paid today";
const IRR_SAYS: &str = "The yearly rate of discount at which the case is worth nothing.";
const PAYBACK_SAYS: &str = "When the net flows have made up for what was paid, to stay; even within a period.";

fn rates(rates: &[f64]) -> Size {
    match rates {
        [] => Size::Words("none: no rate makes these flows worth nothing".to_owned()),
        [rate] => Size::Share(*rate),
        several => {
            let rates: Vec<String> = several.iter().copied().map(percent).collect();
            Size::Words(format!("several, so none decides: {}", rates.join(", ")))
        }
    }
}
