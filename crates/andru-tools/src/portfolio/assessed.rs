//! One account's own figures, assessed.

use std::collections::BTreeSet;

use andru_engine::read::Currency;
use andru_engine::readiness::{FigureId, Measure, Metrics, Readiness, Thresholds, Unit, assess, short_runway_months};

use crate::ports::accounts::Account;

/// The currency of amounts where none is written; the answer says so.
const DEFAULT_CURRENCY: &str = "USD";

/// One account and what its figures say.
#[derive(Debug)]
pub(crate) struct Assessed<'a> {
    pub(crate) account: &'a Account,
    /// The assessment; `None` where the figures cannot be taken together.
    pub(crate) readiness: Option<Readiness>,
    /// Why not.
    pub(crate) problem: Option<String>,
    /// The currency of its amounts, where one was written.
    pub(crate) currency: Option<Currency>,
}

impl<'a> Assessed<'a> {
    pub(crate) fn of(account: &'a Account) -> Self {
        let money =
            account.figures.iter().filter(|(metric, _)| matches!(metric.unit(), Unit::Money | Unit::MoneyMonthly));
        let currencies: BTreeSet<Currency> = money.filter_map(|(_, figure)| figure.currency()).collect();
        let mut assessed = Self { account, readiness: None, problem: None, currency: currencies.first().copied() };
        if currencies.len() > 1 {
            let codes: Vec<&str> = currencies.iter().map(Currency::code).collect();
            assessed.problem = Some(format!("its amounts are in {}, and nothing is converted", codes.join(" and ")));
            assessed.currency = None;
            return assessed;
        }
        let Some(currency) = assessed.currency.or_else(|| DEFAULT_CURRENCY.parse().ok()) else { return assessed };
        match Metrics::new(account.figures.iter().map(|(metric, figure)| (*metric, figure.value))) {
            Ok(metrics) => assessed.readiness = Some(assess(&metrics, &Thresholds::default(), currency)),
            Err(problem) => assessed.problem = Some(problem.to_string()),
        }
        assessed
    }

    /// Its assessment where there is an index.
    pub(crate) fn with_index(&self) -> Option<&Readiness> {
        self.readiness.as_ref().filter(|readiness| readiness.index.is_some())
    }

    /// Its ARR, given or 12 times its MRR.
    pub(crate) fn arr(&self) -> Option<f64> {
        self.readiness.as_ref()?.figures.number(FigureId::Arr)
    }

    /// Why it is at risk, if it is; see [`AT_RISK_RULE`](super::rollup::at_risk_rule).
    pub(crate) fn risks(&self) -> Vec<String> {
        let Some(readiness) = self.with_index() else { return Vec::new() };
        let mut risks = Vec::new();
        let bound = short_runway_months();
        if let Some(months) = readiness.figures.number(FigureId::Runway).filter(|months| *months < bound) {
            let months = Unit::Months.words(months, readiness.figures.currency());
            risks.push(format!("runway {months}, under {bound}"));
        }
        if readiness.high < readiness.start {
            risks.push(format!("at most {} of 100 whatever is still unknown", readiness.high));
        }
        risks
    }

    /// The measures that are not known.
    pub(crate) fn unknown(&self) -> Vec<Measure> {
        match &self.readiness {
            Some(readiness) => readiness.find_out.iter().map(|each| each.measure).collect(),
            None => Vec::new(),
        }
    }
}
