//! The readiness of a portfolio, account by account and together.

use std::collections::BTreeMap;

use andru_engine::icp::Points;
use andru_engine::readiness::{Measure, short_runway_months};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Assessed, Concentration};
use crate::ports::accounts::{Account, Importable as _};

/// The most accounts that are listed one by one.
pub(super) const LISTED: usize = 100;
/// The most accounts that one line names.
const NAMED: usize = 10;
/// Where no currency was written.
pub(super) const NOT_GIVEN: &str = "not given";

/// The readiness of a portfolio.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rollup {
    /// How many accounts have the tag.
    pub accounts: usize,
    /// How many of them have an index; every average is of these alone.
    pub assessed: usize,
    /// The average index of the assessed ones, 0 to 100; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_readiness: Option<Points>,
    /// The average share of the points whose measure is known, in percent, of the assessed ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_coverage: Option<Points>,
    /// How many of the assessed ones are at risk by the rule.
    pub at_risk_count: usize,
    /// The rule.
    pub at_risk_rule: String,
    /// Those at risk, the lowest index first; at most 100.
    pub at_risk: Vec<AtRisk>,
    /// How much of the known ARR is with few accounts, by currency, the one with most accounts first.
    pub concentration: Vec<Concentration>,
    /// What is not known, and of whom, the measure most often unknown first.
    pub not_known: Vec<NotKnown>,
    /// The assessed accounts, the lowest index first; at most 100.
    pub members: Vec<Member>,
    /// What the reader should know of how figures were taken.
    pub notes: Vec<String>,
}

/// An account at risk.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AtRisk {
    /// The account.
    pub account: String,
    /// By which parts of the rule.
    pub why: Vec<String>,
    /// Its index, 0 to 100.
    pub index: Points,
    /// What holds its index back most: the measure, what it lacks, why it is first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_constraint: Option<String>,
    /// Where its figures come from.
    pub basis: Vec<String>,
}

/// An assessed account.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The account.
    pub account: String,
    /// Its index, 0 to 100.
    pub index: Points,
    /// The index if every unknown measure turns out worst.
    pub low: Points,
    /// The index if every unknown measure turns out best.
    pub high: Points,
    /// The share of the points whose measure is known, in percent.
    pub coverage: Points,
    /// Where its figures come from.
    pub basis: Vec<String>,
}

/// A measure that is unknown of some accounts.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NotKnown {
    /// The measure.
    pub measure: String,
    /// Of how many of the accounts it is unknown.
    pub accounts: usize,
    /// The first ten of them by name.
    pub of: Vec<String>,
    /// The question that makes it known.
    pub ask: String,
}

/// When an account is at risk.
pub(crate) fn at_risk_rule() -> String {
    format!(
        "at risk: a runway under {} months, or an index that stays under the middle even if every unknown measure \
         turns out best (Andru judgement)",
        short_runway_months()
    )
}

impl Rollup {
    pub(crate) fn of(all: &[Assessed<'_>]) -> Self {
        let mut assessed: Vec<(&Assessed<'_>, Points)> =
            all.iter().filter_map(|each| Some((each, each.with_index()?.index?))).collect();
        assessed.sort_by(|left, right| {
            left.1.cmp(&right.1).then_with(|| left.0.account.label().cmp(right.0.account.label()))
        });
        let average = |points: &dyn Fn(&Assessed<'_>) -> Option<Points>| {
            let tenths: Vec<i64> =
                assessed.iter().filter_map(|(each, _)| points(each)).map(|each| each.tenths().into()).collect();
            let sum: i64 = tenths.iter().sum();
            #[expect(clippy::cast_precision_loss, reason = "tenths of at most 250,000 indexes")]
            (!tenths.is_empty()).then(|| Points::nearest(sum as f64 / tenths.len() as f64 / 10.0))
        };
        let at_risk: Vec<AtRisk> = assessed
            .iter()
            .filter_map(|(each, index)| {
                let why = each.risks();
                (!why.is_empty()).then(|| at_risk(each, *index, why))
            })
            .collect();
        let members = assessed.iter().take(LISTED).filter_map(|(each, index)| {
            let readiness = each.with_index()?;
            Some(Member {
                account: name(each.account),
                index: *index,
                low: readiness.low,
                high: readiness.high,
                coverage: readiness.coverage,
                basis: figure_basis(each.account),
            })
        });
        let members = members.collect();
        Self {
            accounts: all.len(),
            assessed: assessed.len(),
            average_readiness: average(&|each| each.with_index()?.index),
            average_coverage: average(&|each| Some(each.with_index()?.coverage)),
            at_risk_count: at_risk.len(),
            at_risk_rule: at_risk_rule(),
            at_risk: at_risk.into_iter().take(LISTED).collect(),
            concentration: concentration(all),
            not_known: not_known(all),
            members,
            notes: notes(all),
        }
    }
}

fn at_risk(each: &Assessed<'_>, index: Points, why: Vec<String>) -> AtRisk {
    let constraint = each.with_index().and_then(|readiness| readiness.constraint.as_ref());
    AtRisk {
        account: name(each.account),
        why,
        index,
        first_constraint: constraint.map(|constraint| {
            format!("{}, which lacks {} points: {}", constraint.measure.words(), constraint.costs, constraint.why)
        }),
        basis: figure_basis(each.account),
    }
}

/// What an account is called in an answer.
pub(super) fn name(account: &Account) -> String {
    super::shown(account.label())
}

/// Where the figures of an account come from: each file with the figures of it.
fn figure_basis(account: &Account) -> Vec<String> {
    let mut files: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (metric, figure) in &account.figures {
        files.entry(figure.import.words()).or_default().push(metric.name());
    }
    files.into_iter().map(|(file, metrics)| format!("{} from {file}", metrics.join(", "))).collect()
}

fn concentration(all: &[Assessed<'_>]) -> Vec<Concentration> {
    let mut by_currency: BTreeMap<String, Vec<(String, f64)>> = BTreeMap::new();
    for each in all {
        if let Some(arr) = each.arr() {
            let currency = each.currency.map_or_else(|| NOT_GIVEN.to_owned(), |currency| currency.code().to_owned());
            by_currency.entry(currency).or_default().push((name(each.account), arr));
        }
    }
    let mut found: Vec<Concentration> =
        by_currency.into_iter().filter_map(|(currency, accounts)| Concentration::of(&currency, accounts)).collect();
    found.sort_by_key(|each| std::cmp::Reverse(each.accounts));
    found
}

fn not_known(all: &[Assessed<'_>]) -> Vec<NotKnown> {
    let mut found: Vec<NotKnown> = Measure::ALL
        .into_iter()
        .filter_map(|measure| {
            let unknown = || all.iter().filter(|each| each.unknown().contains(&measure));
            let ask = unknown().find_map(|each| {
                let found = each.readiness.as_ref()?.find_out.iter().find(|found| found.measure == measure)?;
                Some(found.ask.clone())
            })?;
            Some(NotKnown {
                measure: measure.words().to_owned(),
                accounts: unknown().count(),
                of: unknown().take(NAMED).map(|each| name(each.account)).collect(),
                ask,
            })
        })
        .collect();
    found.sort_by_key(|each| std::cmp::Reverse(each.accounts));
    found
}

fn notes(all: &[Assessed<'_>]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let problems = || all.iter().filter_map(|each| Some((name(each.account), each.problem.as_ref()?)));
    notes.extend(problems().take(NAMED).map(|(account, problem)| format!("{account} is not assessed: {problem}")));
    let more = problems().count().saturating_sub(NAMED);
    if more > 0 {
        notes.push(format!("{more} more are not assessed because their figures cannot be right together"));
    }
    let assumed = all.iter().filter(|each| each.currency.is_none() && each.arr().is_some()).count();
    if assumed > 0 {
        notes.push(format!(
            "{}: no currency written with the amounts; the ARR of these is not added to that of others",
            crate::page::counted(assumed, "account", "accounts")
        ));
    }
    notes
}
