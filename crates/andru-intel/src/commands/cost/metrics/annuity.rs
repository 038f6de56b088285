//! `cost metrics annuity`: the one missing figure of a loan or a savings plan.

use andru_core::Page;
use andru_core::engine::cost::finance::{self, When};
use serde_json::{Value, json};

use super::super::amount::Amounts;
use super::read::{optional, share};
use super::refused;
use super::written::{amount, decimals, typed_percent};
use crate::cli::{AnnuityArgs, WhenArg};
use crate::failure::{Failure, usage};
use crate::printer::Printer;

pub(super) fn run(args: &AnnuityArgs, printer: &mut Printer) -> Result<(), Failure> {
    let mut amounts = Amounts::default();
    let rate = args.rate.as_ref().map(|text| share("--rate", text)).transpose()?;
    let pmt = optional(&mut amounts, "--pmt", args.pmt.as_ref())?;
    let pv = optional(&mut amounts, "--pv", args.pv.as_ref())?;
    let fv = optional(&mut amounts, "--fv", args.fv.as_ref())?;
    let when = match args.when {
        Some(WhenArg::Begin) => When::Begin,
        Some(WhenArg::End) | None => When::End,
    };
    let (name, values) = match (rate, args.nper, pmt, pv, fv) {
        (None, Some(nper), Some(pmt), Some(pv), Some(fv)) => {
            ("rate", finance::rate(whole(nper)?, pmt, pv, fv, when).map(|roots| roots.rates))
        }
        (Some(rate), None, Some(pmt), Some(pv), Some(fv)) => {
            ("nper", finance::nper(rate, pmt, pv, fv, when).map(|periods| periods.into_iter().collect()))
        }
        (Some(rate), Some(nper), None, Some(pv), Some(fv)) => {
            ("pmt", finance::pmt(rate, nper, pv, fv, when).map(|value| vec![value]))
        }
        (Some(rate), Some(nper), Some(pmt), None, Some(fv)) => {
            ("pv", finance::pv(rate, nper, pmt, fv, when).map(|value| vec![value]))
        }
        (Some(rate), Some(nper), Some(pmt), Some(pv), None) => {
            ("fv", finance::fv(rate, nper, pmt, pv, when).map(|value| vec![value]))
        }
        given => {
            let count = [given.0, given.1, given.2, given.3, given.4].iter().flatten().count();
            return Err(usage(
                format!(
                    "{count} of `--rate`, `--nper`, `--pmt`, `--pv` and `--fv` are given; it takes four of the five"
                ),
                &["write --fv 0 where nothing is left at the end"],
            ));
        }
    };
    let values = values.map_err(refused)?;
    let payments = match when {
        When::End => "Payments fall at the end of each period (--when end).",
        When::Begin => "Payments fall at the beginning of each period (--when begin).",
    };
    if printer.json_wanted() {
        let value: Value = if name == "rate" { json!(values) } else { json!(values.first()) };
        return printer.value(&json!({
            "asked": name,
            "value": value,
            "currency": amounts.currency.map(|currency| currency.to_string()),
            "conventions": [payments, SIGNS],
        }));
    }
    let figure = |value: &f64| match name {
        "rate" => format!("{}% a period", decimals(value * 100.0, 6)),
        "nper" => format!("{} periods", decimals(*value, 2)),
        _ => amount(*value, amounts.currency),
    };
    let found = match (values.as_slice(), name) {
        ([], "rate") => "no rate settles it".to_owned(),
        ([], _) => "no number of periods settles it".to_owned(),
        (values, _) => values.iter().map(figure).collect::<Vec<_>>().join(" and "),
    };
    let title = match name {
        "rate" => "Rate (--rate)",
        "nper" => "Periods (--nper)",
        "pmt" => "Payment in each period (--pmt)",
        "pv" => "Amount now (--pv)",
        _ => "Amount after the last period (--fv)",
    };
    let mut page = Page::default();
    page.title(title, found).group();
    let typed = [
        ("rate", rate.map(typed_percent)),
        ("nper", args.nper.map(|periods| format!("{periods} periods"))),
        ("pmt", pmt.map(|pmt| amount(pmt, amounts.currency))),
        ("pv", pv.map(|pv| amount(pv, amounts.currency))),
        ("fv", fv.map(|fv| amount(fv, amounts.currency))),
    ];
    for (label, text) in typed {
        if let Some(text) = text {
            page.fact(label, text, "");
        }
    }
    if name == "nper" && values.iter().any(|periods| *periods < 0.0) {
        page.text("Below zero: the amounts met in the past only.");
    }
    page.heading("How it is counted");
    page.list([payments, SIGNS].map(str::to_owned));
    printer.page(&page)
}

const SIGNS: &str = "Received is above zero, paid below it: a loan is received now and paid back.";

/// A whole number of periods, as the search for a rate wants it.
fn whole(periods: f64) -> Result<u32, Failure> {
    let text = periods.to_string();
    text.parse().map_err(|_| usage("`--nper` must be a whole number from 1 to 999 where the rate is asked for", &[]))
}
