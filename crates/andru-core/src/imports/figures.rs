//! Readiness figures among the columns of a list.

use std::collections::{BTreeMap, BTreeSet};

use andru_engine::read::{Currency, Span, duration, head_count, is_blank, money};
use andru_engine::readiness::{Metric, Unit};
use andru_tools::ports::accounts::{AccountFigure, Import, bounded};

use crate::deals::columns::{counted, shown};
use crate::intake::{Cells, fold_header};

/// The headings of each figure, by their letters and digits in lower case.
const HEADINGS: &[(Metric, &[&str])] = &[
    (Metric::Arr, &["arr", "annualrecurringrevenue", "currentarr"]),
    (Metric::Mrr, &["mrr", "monthlyrecurringrevenue", "currentmrr"]),
    (Metric::GrowthRate, &["growthrate", "growth", "arrgrowth", "yoygrowth", "annualgrowth", "arrgrowthyoy"]),
    (Metric::NetRevenueRetention, &["nrr", "ndr", "netrevenueretention", "netdollarretention", "netretention"]),
    (Metric::GrossRevenueRetention, &["grr", "gdr", "grossrevenueretention", "grossdollarretention", "grossretention"]),
    (Metric::GrossMargin, &["grossmargin", "gm"]),
    (Metric::Cac, &["cac", "customeracquisitioncost"]),
    (Metric::Ltv, &["ltv", "clv", "cltv", "lifetimevalue", "customerlifetimevalue"]),
    (Metric::BurnRate, &["burn", "burnrate", "netburn", "monthlyburn", "monthlyburnrate", "netburnrate"]),
    (Metric::RunwayMonths, &["runway", "runwaymonths", "cashrunway", "monthsofrunway"]),
    (Metric::PipelineValue, &["pipeline", "pipelinevalue", "openpipeline"]),
    (Metric::CustomerCount, &["customers", "customercount", "numberofcustomers", "payingcustomers"]),
    (Metric::ChurnRate, &["churn", "churnrate", "annualchurn", "customerchurn", "annualchurnrate"]),
    (Metric::ArpaMonthly, &["arpa", "arpu", "arpamonthly", "monthlyarpa"]),
    (Metric::NetNewArr, &["netnewarr"]),
    (Metric::SalesMarketingSpend, &["salesmarketingspend", "salesandmarketingspend", "smspend"]),
    (Metric::Cash, &["cash", "cashinhand", "cashbalance", "cashinbank"]),
    (Metric::NewArrTarget, &["newarrtarget"]),
    (Metric::WinRate, &["winrate"]),
];

/// Above this a number without a percent sign is no fraction anybody would write for a share.
const MOST_OF_A_FRACTION: f64 = 3.0;

/// The columns of a list that hold readiness figures.
#[derive(Debug, Default)]
pub(super) struct FigureColumns {
    columns: Vec<Column>,
    found: BTreeSet<Metric>,
    unread: BTreeMap<String, Unread>,
}

#[derive(Debug)]
struct Column {
    at: usize,
    heading: String,
    metric: Metric,
    /// The currency the heading names: `ARR (EUR)`.
    currency: Option<Currency>,
    /// Whether the heading says that its numbers are percentages.
    percent: bool,
}

#[derive(Debug)]
struct Unread {
    cells: u64,
    of: String,
    why: String,
}

impl FigureColumns {
    /// Takes note of the columns.
    pub(super) fn planned(&mut self, headings: &[String]) {
        self.columns.clear();
        for (at, heading) in headings.iter().enumerate() {
            let Some((metric, currency)) = metric_of(heading) else { continue };
            // Of two columns for one figure the first counts.
            if self.columns.iter().all(|column| column.metric != metric) {
                let percent = heading.contains('%');
                self.columns.push(Column { at, heading: heading.clone(), metric, currency, percent });
            }
        }
    }

    /// Whether a column holds figures.
    pub(super) fn has(&self, column: usize) -> bool {
        self.columns.iter().any(|each| each.at == column)
    }

    /// The figures of a row; `label` names its company where a cell cannot be read.
    pub(super) fn read(&mut self, cells: &dyn Cells, label: &str, import: &Import) -> BTreeMap<Metric, AccountFigure> {
        let mut figures = BTreeMap::new();
        for column in &self.columns {
            let text = cells.cell(column.at);
            if is_blank(text) {
                continue;
            }
            match read(text, column) {
                Ok((value, currency)) => {
                    self.found.insert(column.metric);
                    let text = bounded(&text.replace('\n', " "), 100).unwrap_or_default();
                    let currency = currency.or(column.currency).map(|currency| currency.code().to_owned());
                    figures.insert(column.metric, AccountFigure { value, currency, text, import: import.clone() });
                }
                Err(why) => {
                    let first = || Unread { cells: 0, of: label.to_owned(), why };
                    self.unread.entry(column.heading.clone()).or_insert_with(first).cells += 1;
                }
            }
        }
        figures
    }

    /// The figures that were found in any row, and what could not be read.
    pub(super) fn finish(&mut self) -> (Vec<Metric>, Vec<String>) {
        let notes = self.unread.iter().map(|(heading, unread)| {
            format!(
                "{} of `{}` not read, first that of `{}`: {}",
                counted(unread.cells, "cell"),
                shown(heading),
                shown(&unread.of),
                unread.why
            )
        });
        (self.found.iter().copied().collect(), notes.collect())
    }
}

/// The figure a heading names, and the currency where it ends with one.
fn metric_of(heading: &str) -> Option<(Metric, Option<Currency>)> {
    let folded = fold_header(heading);
    let named =
        |folded: &str| HEADINGS.iter().find(|(_, headings)| headings.contains(&folded)).map(|(metric, _)| *metric);
    if let Some(metric) = named(&folded) {
        return Some((metric, None));
    }
    let (name, code) = folded.split_at_checked(folded.len().checked_sub(3)?)?;
    let currency: Currency = code.parse().ok()?;
    let metric = named(name).filter(|metric| matches!(metric.unit(), Unit::Money | Unit::MoneyMonthly))?;
    Some((metric, Some(currency)))
}

/// The figure in a cell, or why it has none, as a fragment.
fn read(text: &str, column: &Column) -> Result<(f64, Option<Currency>), String> {
    let metric = column.metric;
    let (least, most) = metric.bounds();
    let (value, currency) = match metric.unit() {
        Unit::Share => (share(text, column.percent)?, None),
        Unit::Months => (months(text)?, None),
        Unit::Count => (exact(head_count(text))?, None),
        Unit::MoneyMonthly => amount(without_month(text), least < 0.0)?,
        _ => amount(text, least < 0.0)?,
    };
    if (least..=most).contains(&value) {
        return Ok((value, currency));
    }
    Err(format!("{value} is not from {least} to {most}"))
}

/// A share: `35%`, `0.35`, or `35` under a heading with a percent sign.
fn share(text: &str, percent: bool) -> Result<f64, String> {
    let text = text.trim();
    let (number, has_sign) = text.strip_suffix('%').map_or((text, false), |number| (number.trim_end(), true));
    let number = if number.contains('.') { number.to_owned() } else { number.replace(',', ".") };
    let number: f64 = number.parse().map_err(|_| "no percentage such as 35%".to_owned())?;
    if has_sign || percent {
        // A division, so that 35% is the same number as 0.35.
        return Ok(number / 100.0);
    }
    if number.abs() <= MOST_OF_A_FRACTION {
        return Ok(number);
    }
    Err(format!("may be a percentage or a fraction; write {number}% or {}", number / 100.0))
}

/// Months: `14`, `14 months`, `1.5 years`.
fn months(text: &str) -> Result<f64, String> {
    if let Ok(number) = text.trim().parse::<f64>() {
        return Ok(number);
    }
    exact(duration(text)).map(|days| days / (365.0 / 12.0))
}

/// An amount of money with its currency; below zero only where it may be.
fn amount(text: &str, may_be_negative: bool) -> Result<(f64, Option<Currency>), String> {
    let text = text.trim();
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let below = inside.or_else(|| text.strip_prefix(['-', '−'])).filter(|_| may_be_negative);
    let reading = money(below.unwrap_or(text));
    let currency = reading.value.and_then(|money| money.currency);
    let value = exact(reading.map(|money| money.span))?;
    Ok((if below.is_some() { -value } else { value }, currency))
}

fn exact(reading: andru_engine::read::Reading<Span>) -> Result<f64, String> {
    match (reading.value, reading.note) {
        (Some(span), _) if span.is_exact() => Ok(span.low()),
        (Some(_), _) => Err("a range, not one number".to_owned()),
        (None, note) => Err(note.unwrap_or_else(|| "no number".to_owned())),
    }
}

/// An amount by the month without the words that say so.
fn without_month(text: &str) -> &str {
    let text = text.trim();
    let ends = ["per month", "a month", "/month", "/ month", "monthly", "/mo", "/ mo", "p.m."];
    let cut = ends.iter().find_map(|end| {
        let at = text.len().checked_sub(end.len())?;
        let (before, after) = text.split_at_checked(at)?;
        after.eq_ignore_ascii_case(end).then_some(before)
    });
    cut.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(heading: &str) -> Column {
        let (metric, currency) = metric_of(heading).unwrap();
        Column { at: 0, heading: heading.to_owned(), metric, currency, percent: heading.contains('%') }
    }

    #[test]
    fn headings_name_figures() {
        for (heading, metric) in [
            ("ARR", Some(Metric::Arr)),
            ("ARR (EUR)", Some(Metric::Arr)),
            ("growthRate", Some(Metric::GrowthRate)),
            ("Gross margin %", Some(Metric::GrossMargin)),
            ("Net Revenue Retention", Some(Metric::NetRevenueRetention)),
            ("Customers", Some(Metric::CustomerCount)),
            ("Customer", None),
            ("Growth USD", None),
            ("", None),
        ] {
            assert_eq!(metric_of(heading).map(|(metric, _)| metric), metric, "{heading}");
        }
        assert_eq!(metric_of("ARR (EUR)").unwrap().1.unwrap().code(), "EUR");
    }

    #[test]
    fn cells_are_read_as_people_write_them() {
        for (heading, text, value) in [
            ("ARR", "$1.2M", 1_200_000.0),
            ("MRR", "€10k per month", 10_000.0),
            ("Burn", "-5,000", -5_000.0),
            ("Burn", "(5,000)", -5_000.0),
            ("NRR", "115%", 1.15),
            ("NRR", "1,15", 1.15),
            ("Gross margin %", "75", 0.75),
            ("Growth", "0.5", 0.5),
            ("Runway", "14", 14.0),
            ("Runway", "14 months", 14.0),
            ("Customers", "1,240", 1_240.0),
        ] {
            let (read, _) = read(text, &column(heading)).unwrap_or_else(|why| panic!("{heading} {text}: {why}"));
            assert!((read - value).abs() < 1e-9, "{heading} {text}: {read}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_not_read() {
        for (heading, text, why) in [
            ("Growth", "35", "may be a percentage or a fraction; write 35% or 0.35"),
            ("Churn", "250%", "2.5 is not from 0 to 1"),
            ("ARR", "$1M-$5M", "a range, not one number"),
            ("NRR", "good", "no percentage such as 35%"),
        ] {
            assert_eq!(read(text, &column(heading)).unwrap_err(), why, "{heading} {text}");
        }
        assert!(read("-5", &column("ARR")).is_err());
    }
}
