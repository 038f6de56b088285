//! The verdict, and the measures one by one with what each says.

use andru_core::engine::cost::finance::Payback;
use andru_core::engine::cost::line::Side;
use andru_core::engine::cost::money::Decimal;
use andru_core::engine::cost::{BusinessCase, Scope, Standing};

use super::amounts::Amounts;

/// A measure of a case.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measure {
    /// What programs call it.
    pub(crate) id: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// What it comes to.
    pub(crate) size: Size,
    /// What it says.
    pub(crate) says: &'static str,
}

/// What a measure comes to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Size {
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
    pub(crate) fn words(&self, amounts: Amounts) -> String {
        match self {
            Self::Money(amount) => amounts.money(*amount),
            Self::Share(share) => percent(*share),
            Self::Ratio(ratio) => format!("{ratio:.2}"),
            Self::Months(count) => format!("{count:.1} months"),
            Self::Words(words) => words.clone(),
        }
    }
}

fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// The lines of benefit and cost that are not priced, and how many there are of both together.
pub(crate) fn open_lines(case: &BusinessCase) -> (usize, usize) {
    let open = case.case.lines.iter().filter(|line| line.standing != Standing::Priced).count();
    (open, case.case.lines.len())
}

/// The verdict, in a line.
pub(crate) fn headline(case: &BusinessCase) -> String {
    let amounts = Amounts::of(case);
    if let (Scope::Whole, Some(measures)) = (case.case.scope, &case.case.measures) {
        let size = amounts.money(measures.npv.abs());
        return if measures.npv.is_zero() {
            "Brings what it costs and no more, in today's money".to_owned()
        } else if measures.npv.is_sign_positive() {
            format!("Brings {size} more than it costs, in today's money")
        } else {
            format!("Costs {size} more than it brings, in today's money")
        };
    }
    let (open, all) = open_lines(case);
    let counted = |side| case.case.lines.iter().any(|line| line.side == side && line.counts);
    let lines = if all == 1 { "line" } else { "lines" };
    let nothing_said =
        case.case.lines.iter().all(|line| line.side == Side::Benefit || line.standing == Standing::Priced);
    match open {
        0 if !counted(Side::Cost) => "No ROI yet: there is no cost in the case".to_owned(),
        0 => "No ROI yet: there is no benefit in the case".to_owned(),
        1 if nothing_said => format!("No ROI yet: 1 of {all} {lines} rests on nothing the buyer has said"),
        _ if nothing_said => format!("No ROI yet: {open} of {all} {lines} rest on nothing the buyer has said"),
        1 => format!("No ROI yet: 1 of {all} {lines} is not known"),
        _ => format!("No ROI yet: {open} of {all} {lines} are not known"),
    }
}

/// When flows have paid back, in months or in words.
pub(crate) fn pays_back(case: &BusinessCase, payback: &Payback) -> Size {
    let amounts = Amounts::of(case);
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
pub(crate) fn measures(case: &BusinessCase) -> Vec<Measure> {
    let Some(found) = &case.case.measures else { return Vec::new() };
    let plain = andru_core::engine::cost::money::plain;
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
pub(crate) const NO_MIRR: &str = "none: the net flows never change sign";
/// What to say where there is no profitability index.
pub(crate) const NO_INDEX: &str = "none: nothing is paid today";
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
