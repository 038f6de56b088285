//! `cost metrics flows`: what flows of money are worth, and what they return.

use andru_core::Page;
use andru_core::engine::cost::finance::{self, FirstFlow, Payback, Roots};
use serde_json::{Value, json};

use super::super::amount::Amounts;
use super::read::{self, Flows, share};
use super::refused;
use super::written::{amount, decimals, percent, typed_percent};
use crate::cli::{FirstFlowArg, FlowsArgs};
use crate::failure::{Failure, usage};
use crate::printer::Printer;

/// A measure that needs a rate and may not exist even so.
#[derive(Clone, Copy)]
enum Measure {
    /// There is no rate to work it out by.
    Unasked,
    /// It does not exist for these flows.
    Absent,
    /// Its value.
    Value(f64),
}

impl Measure {
    #[expect(clippy::option_option, reason = "it is what is told apart here")]
    fn of(asked: Option<Option<f64>>) -> Self {
        asked.map_or(Self::Unasked, |found| found.map_or(Self::Absent, Self::Value))
    }

    const fn value(self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unasked | Self::Absent => None,
        }
    }

    /// Adds a row, or nothing where it was not asked for.
    fn fact(self, name: &str, write: fn(f64) -> String, text: &str, absent: &str, page: &mut Page) {
        match self {
            Self::Unasked => {}
            Self::Absent => _ = page.fact(name, "none", absent),
            Self::Value(value) => _ = page.fact(name, write(value), text),
        }
    }
}

/// What was worked out; what asks for a rate is absent without one.
struct Worked {
    npv: Option<f64>,
    irr: Roots,
    mirr: Measure,
    index: Measure,
    payback: Option<Payback>,
    discounted_payback: Option<Payback>,
}

pub(super) fn run(args: &FlowsArgs, printer: &mut Printer) -> Result<(), Failure> {
    let mut amounts = Amounts::default();
    let flows = read::flows(&mut amounts, &args.flow)?;
    let read = |flag: &str, text: Option<&String>| text.map(|text| share(flag, text)).transpose();
    let rate = read("--rate", args.rate.as_ref())?;
    let finance = read("--finance-rate", args.finance_rate.as_ref())?.or(rate);
    let reinvest = read("--reinvest-rate", args.reinvest_rate.as_ref())?.or(rate);
    let first = match args.first_flow {
        Some(FirstFlowArg::EndOfFirstPeriod) => FirstFlow::EndOfFirstPeriod,
        Some(FirstFlowArg::Now) | None => FirstFlow::Now,
    };
    let worked = match &flows {
        Flows::Periodic(flows) => periodic(flows, rate, finance.zip(reinvest), first)?,
        Flows::Dated(flows) => {
            for (flag, given) in [
                ("--first-flow", args.first_flow.is_some()),
                ("--finance-rate", args.finance_rate.is_some()),
                ("--reinvest-rate", args.reinvest_rate.is_some()),
            ] {
                if given {
                    return Err(usage(format!("`{flag}` is for flows without days"), &[]));
                }
            }
            Worked {
                npv: rate.map(|rate| finance::xnpv(rate, flows)).transpose().map_err(refused)?,
                irr: finance::xirr(flows).map_err(refused)?,
                mirr: Measure::Unasked,
                index: Measure::Unasked,
                payback: None,
                discounted_payback: None,
            }
        }
    };
    let conventions = conventions(&flows, rate, finance.zip(reinvest), first);
    if printer.json_wanted() {
        return printer.value(&json!({
            "flows": flows_json(&flows),
            "currency": amounts.currency.map(|currency| currency.to_string()),
            "rate": rate,
            "npv": worked.npv,
            "irr": worked.irr.rates,
            "irrOutside": worked.irr.outside,
            "mirr": worked.mirr.value(),
            "profitabilityIndex": worked.index.value(),
            "payback": worked.payback.map(payback_json),
            "discountedPayback": worked.discounted_payback.map(payback_json),
            "conventions": conventions,
        }));
    }
    let money = |number: f64| amount(number, amounts.currency);
    let mut page = Page::default();
    let count = match &flows {
        Flows::Periodic(flows) => format!("{} flows, one period apart", flows.len()),
        Flows::Dated(flows) => format!("{} dated flows", flows.len()),
    };
    let verdict = match (worked.npv, rate) {
        (Some(npv), Some(rate)) => format!("NPV {} at {}", money(npv), typed_percent(rate)),
        _ => "no NPV without --rate".to_owned(),
    };
    page.title(count, verdict);
    page.group();
    facts(&worked, matches!(flows, Flows::Dated(_)), money, &mut page);
    page.heading("How it is counted");
    page.list(conventions);
    printer.page(&page)
}

fn periodic(flows: &[f64], rate: Option<f64>, rates: Option<(f64, f64)>, first: FirstFlow) -> Result<Worked, Failure> {
    let work = || -> Result<Worked, finance::FinanceError> {
        Ok(Worked {
            npv: rate.map(|rate| finance::npv(rate, flows, first)).transpose()?,
            irr: finance::irr(flows)?,
            mirr: Measure::of(rates.map(|(finance, reinvest)| finance::mirr(flows, finance, reinvest)).transpose()?),
            index: Measure::of(rate.map(|rate| finance::profitability_index(rate, flows)).transpose()?),
            // As the payback without interest, and from now as the discounted one is.
            payback: Some(finance::discounted_payback(0.0, flows, first)?),
            discounted_payback: rate.map(|rate| finance::discounted_payback(rate, flows, first)).transpose()?,
        })
    };
    work().map_err(refused)
}

fn facts(worked: &Worked, dated: bool, money: impl Fn(f64) -> String, page: &mut Page) {
    let by = if dated { "a year" } else { "a period" };
    if let Some(npv) = worked.npv {
        page.fact(if dated { "XNPV" } else { "NPV" }, money(npv), "");
    }
    let name = if dated { "XIRR" } else { "IRR" };
    match worked.irr.rates.as_slice() {
        [] => _ = page.fact(name, "none", "no rate above -100% makes the flows worth zero"),
        [rate] => _ = page.fact(name, percent(*rate), by),
        [first, others @ ..] => {
            let several = format!("{} rates, {by}; go by the NPV at a rate of your own", others.len() + 1);
            page.fact(name, percent(*first), several);
            for rate in others {
                page.fact("", percent(*rate), "");
            }
        }
    }
    if worked.irr.outside {
        page.fact("", "", "at least one more rate is beyond 10^17% or within 10^-13% of -100%");
    }
    worked.mirr.fact("MIRR", percent, by, "needs an outlay and a return", page);
    let index = |value| decimals(value, 2);
    worked.index.fact(
        "profitability index",
        index,
        "for each 1 of the first outlay",
        "the first flow is no outlay",
        page,
    );
    for (name, payback) in [("payback", worked.payback), ("discounted payback", worked.discounted_payback)] {
        if let Some(payback) = payback {
            let (figure, text) = payback_words(payback, &money);
            page.fact(name, figure, text);
        }
    }
}

/// A payback as a figure and a sentence.
fn payback_words(payback: Payback, money: impl Fn(f64) -> String) -> (String, String) {
    let dipped = |earlier: Option<f64>| {
        earlier
            .map_or_else(String::new, |at| format!("; first made up after {}, then below zero again", decimals(at, 2)))
    };
    match payback {
        Payback::Undefined => ("none".to_owned(), "there is nothing to pay back".to_owned()),
        Payback::Never { short_by, earlier } => {
            ("never".to_owned(), format!("short by {}{}", money(short_by), dipped(earlier)))
        }
        Payback::After { periods, exactly, earlier } => {
            let exactly = if exactly { "periods, to the end of one exactly" } else { "periods" };
            (decimals(periods, 2), format!("{exactly}{}", dipped(earlier)))
        }
    }
}

fn conventions(flows: &Flows, rate: Option<f64>, mirr: Option<(f64, f64)>, first: FirstFlow) -> Vec<String> {
    let mut all = vec!["Received is above zero, paid below it.".to_owned()];
    if matches!(flows, Flows::Dated(_)) {
        all.push("Days are counted from the earliest flow; a year has 365 days.".to_owned());
        return all;
    }
    all.push(match first {
        FirstFlow::Now => "The first flow falls now and is not discounted (--first-flow now).".to_owned(),
        FirstFlow::EndOfFirstPeriod => {
            "The first flow falls at the end of the first period and is discounted by one (--first-flow \
             end-of-first-period)."
                .to_owned()
        }
    });
    if let Some((finance, reinvest)) = mirr {
        let (finance, reinvest) = (typed_percent(finance), typed_percent(reinvest));
        all.push(format!("MIRR finances outlays at {finance} and reinvests returns at {reinvest}."));
    }
    all.push(
        "Payback counts from now, and evenly within a period. It is the last time the sum stops being below zero."
            .to_owned(),
    );
    if rate.is_none() {
        all.push("NPV, MIRR, profitability index and discounted payback need --rate.".to_owned());
    }
    all
}

fn flows_json(flows: &Flows) -> Value {
    match flows {
        Flows::Periodic(flows) => json!(flows),
        Flows::Dated(flows) => {
            let flow = |flow: &finance::DatedFlow| json!({ "date": flow.date.to_string(), "amount": flow.amount });
            flows.iter().map(flow).collect()
        }
    }
}

fn payback_json(payback: Payback) -> Value {
    match payback {
        Payback::Undefined => json!({ "outcome": "undefined" }),
        Payback::Never { short_by, earlier } => json!({ "outcome": "never", "shortBy": short_by, "earlier": earlier }),
        Payback::After { periods, exactly, earlier } => {
            json!({ "outcome": "after", "periods": periods, "exactly": exactly, "earlier": earlier })
        }
    }
}
