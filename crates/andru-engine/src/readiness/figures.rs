//! What is given and what follows from it, by stated arithmetic.

use super::amount::Amount;
use super::figure::{Figure, FigureId};
use super::metric::Metric;
use super::metrics::Metrics;
use super::unit::Unit;
use crate::cost::saas;
use crate::read::Currency;

/// The share of the pipeline taken to be won where no win rate is given: the rule of thumb that a pipeline should be
/// three times the target. Folklore, and said to be.
pub(super) const ASSUMED_WIN_RATE: f64 = 1.0 / 3.0;

/// Every figure that is given or follows from what is given.
///
/// What is given comes before what could be derived. All formulas are by the year unless a name says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    known: Vec<Figure>,
    currency: Currency,
}

impl Figures {
    /// The figures that follow from the metrics.
    pub fn of(metrics: &Metrics, currency: Currency) -> Self {
        let mut figures = Self { known: Vec::new(), currency };
        figures.size(metrics);
        figures.retention(metrics);
        figures.unit_economics(metrics);
        figures.efficiency(metrics);
        figures.cash(metrics);
        figures.pipeline(metrics);
        figures.known.sort_by_key(|figure| figure.id);
        figures
    }

    /// The figure, if it is known.
    pub fn get(&self, id: FigureId) -> Option<&Figure> {
        self.known.iter().find(|figure| figure.id == id)
    }

    /// The figure as a number, if it is known and is one.
    pub fn number(&self, id: FigureId) -> Option<f64> {
        self.get(id)?.amount.number()
    }

    /// Every known figure, in the order of [`FigureId`].
    pub fn all(&self) -> &[Figure] {
        &self.known
    }

    /// The currency of all amounts.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// A number of this unit in words.
    pub(super) fn say(&self, unit: Unit, number: f64) -> String {
        unit.words(number, self.currency)
    }

    fn size(&mut self, metrics: &Metrics) {
        let arr = self.given(metrics, FigureId::Arr, Metric::Arr);
        if let (None, Some(mrr)) = (arr, metrics.get(Metric::Mrr)) {
            let how = format!("12 × mrr = 12 × {}", self.say(Unit::MoneyMonthly, mrr));
            self.add(FigureId::Arr, Amount::Number(12.0 * mrr), how, &[Metric::Mrr]);
        }
        let arr = self.number(FigureId::Arr);
        let growth = self.given(metrics, FigureId::Growth, Metric::GrowthRate);
        let net_new = self.given(metrics, FigureId::NetNewArr, Metric::NetNewArr);
        match (arr, growth, net_new) {
            (Some(arr), Some(growth), None) => {
                let how = format!(
                    "arr - arr / (1 + growth), with {} and {}",
                    self.say(Unit::Money, arr),
                    self.say(Unit::Share, growth)
                );
                self.add(FigureId::NetNewArr, Amount::Number(arr - arr / (1.0 + growth)), how, &[Metric::GrowthRate]);
                self.rests_on(FigureId::NetNewArr, FigureId::Arr);
            }
            (Some(arr), None, Some(net_new)) => {
                let before = arr - net_new;
                let how = format!(
                    "netNewArr / ARR a year ago = {} / {}",
                    self.say(Unit::Money, net_new),
                    self.say(Unit::Money, before)
                );
                self.add(FigureId::Growth, Amount::ratio(net_new, before, Amount::NoLimit), how, &[Metric::NetNewArr]);
                self.rests_on(FigureId::Growth, FigureId::Arr);
            }
            _ => {}
        }
    }

    fn retention(&mut self, metrics: &Metrics) {
        self.given(metrics, FigureId::NetRetention, Metric::NetRevenueRetention);
        let gross = self.given(metrics, FigureId::GrossRetention, Metric::GrossRevenueRetention);
        if let (None, Some(churn)) = (gross, metrics.get(Metric::ChurnRate)) {
            let how = format!(
                "1 - churnRate = 100% - {}: customers kept, in place of revenue kept",
                self.say(Unit::Share, churn)
            );
            self.add(FigureId::GrossRetention, Amount::Number(1.0 - churn), how, &[Metric::ChurnRate]);
        }
        self.given(metrics, FigureId::GrossMargin, Metric::GrossMargin);
    }

    fn unit_economics(&mut self, metrics: &Metrics) {
        let arpa = self.given(metrics, FigureId::ArpaMonthly, Metric::ArpaMonthly);
        let customers = metrics.get(Metric::CustomerCount).filter(|customers| *customers >= 1.0);
        if let (None, Some(arr), Some(customers)) = (arpa, self.number(FigureId::Arr), customers)
            && let Amount::Number(arpa) = Amount::ratio(arr / 12.0, customers, Amount::Never)
        {
            let how = format!(
                "arr / 12 / customerCount = {} / 12 / {}",
                self.say(Unit::Money, arr),
                self.say(Unit::Count, customers)
            );
            self.add(FigureId::ArpaMonthly, Amount::Number(arpa), how, &[Metric::CustomerCount]);
            self.rests_on(FigureId::ArpaMonthly, FigureId::Arr);
        }
        let profit = self.number(FigureId::ArpaMonthly).zip(self.number(FigureId::GrossMargin));
        let cac = metrics.get(Metric::Cac);
        if let (Some(cac), Some((arpa, margin))) = (cac, profit) {
            let how = format!(
                "cac / (revenue per customer × margin) = {} / ({} × {})",
                self.say(Unit::Money, cac),
                self.say(Unit::MoneyMonthly, arpa),
                self.say(Unit::Share, margin)
            );
            self.add(
                FigureId::CacPayback,
                Amount::metric(&saas::cac_payback(cac, arpa, margin), Amount::Never),
                how,
                &[Metric::Cac, Metric::GrossMargin],
            );
            self.rests_on(FigureId::CacPayback, FigureId::ArpaMonthly);
        }
        let ltv = self.given(metrics, FigureId::Ltv, Metric::Ltv);
        if let (None, Some((arpa, margin)), Some(churn)) = (ltv, profit, metrics.get(Metric::ChurnRate)) {
            // Whoever brings no profit brings none for ever; whoever brings some and never leaves has no limit.
            let beyond = if arpa * margin > 0.0 { Amount::NoLimit } else { Amount::Number(0.0) };
            let amount = Amount::metric(&saas::ltv(arpa, margin, churn / 12.0), beyond);
            let how = format!(
                "revenue per customer × margin / (churnRate / 12) = {} × {} / ({} / 12)",
                self.say(Unit::MoneyMonthly, arpa),
                self.say(Unit::Share, margin),
                self.say(Unit::Share, churn)
            );
            self.add(FigureId::Ltv, amount, how, &[Metric::GrossMargin, Metric::ChurnRate]);
            self.rests_on(FigureId::Ltv, FigureId::ArpaMonthly);
        }
        if let (Some(cac), Some(ltv)) = (cac, self.get(FigureId::Ltv).map(|ltv| ltv.amount)) {
            let amount = ltv.number().map_or(ltv, |ltv| Amount::ratio(ltv, cac, Amount::NoLimit));
            let how = format!("ltv / cac = {} / {}", ltv.words(Unit::Money, self.currency), self.say(Unit::Money, cac));
            self.add(FigureId::LtvToCac, amount, how, &[Metric::Cac]);
            self.rests_on(FigureId::LtvToCac, FigureId::Ltv);
        }
    }

    fn efficiency(&mut self, metrics: &Metrics) {
        let net_new = self.number(FigureId::NetNewArr);
        if let (Some(net_new), Some(spend)) = (net_new, metrics.get(Metric::SalesMarketingSpend)) {
            let how = format!(
                "netNewArr / salesMarketingSpend = {} / {}, both over 12 months",
                self.say(Unit::Money, net_new),
                self.say(Unit::Money, spend)
            );
            self.add(FigureId::MagicNumber, magic_number(net_new, spend), how, &[Metric::SalesMarketingSpend]);
            self.rests_on(FigureId::MagicNumber, FigureId::NetNewArr);
        }
        let Some(burn) = metrics.get(Metric::BurnRate) else { return };
        if burn <= 0.0 {
            let how = format!("burnRate is {}: no cash is burned", self.say(Unit::MoneyMonthly, burn));
            self.add(FigureId::BurnMultiple, Amount::Number(0.0), how, &[Metric::BurnRate]);
        } else if let Some(net_new) = net_new {
            let how = format!(
                "burnRate / (netNewArr / 12) = {} / ({} / 12)",
                self.say(Unit::MoneyMonthly, burn),
                self.say(Unit::Money, net_new)
            );
            self.add(
                FigureId::BurnMultiple,
                Amount::metric(&saas::burn_multiple(burn, net_new / 12.0), Amount::Never),
                how,
                &[Metric::BurnRate],
            );
            self.rests_on(FigureId::BurnMultiple, FigureId::NetNewArr);
        }
        if let (Some(growth), Some(arr)) = (self.number(FigureId::Growth), self.number(FigureId::Arr))
            && let Amount::Number(margin) = Amount::ratio(-12.0 * burn, arr, Amount::Never)
            && let sum @ Amount::Number(_) = Amount::metric(&saas::rule_of_40(growth, margin), Amount::Never)
        {
            let how = format!(
                "growth - 12 × burnRate / arr = {} - 12 × {} / {}",
                self.say(Unit::Share, growth),
                self.say(Unit::MoneyMonthly, burn),
                self.say(Unit::Money, arr)
            );
            self.add(FigureId::RuleOf40, sum, how, &[Metric::BurnRate]);
            self.rests_on(FigureId::RuleOf40, FigureId::Growth);
            self.rests_on(FigureId::RuleOf40, FigureId::Arr);
        }
    }

    fn cash(&mut self, metrics: &Metrics) {
        let burn = metrics.get(Metric::BurnRate);
        if let Some(burn) = burn.filter(|burn| *burn <= 0.0) {
            let how = format!("burnRate is {}: no cash is burned", self.say(Unit::MoneyMonthly, burn));
            self.add(FigureId::Runway, Amount::NoLimit, how, &[Metric::BurnRate]);
            return;
        }
        let given = self.given(metrics, FigureId::Runway, Metric::RunwayMonths);
        if let (None, Some(cash), Some(burn)) = (given, metrics.get(Metric::Cash), burn) {
            let how =
                format!("cash / burnRate = {} / {}", self.say(Unit::Money, cash), self.say(Unit::MoneyMonthly, burn));
            self.add(
                FigureId::Runway,
                Amount::metric(&saas::runway(cash, burn), Amount::NoLimit),
                how,
                &[Metric::BurnRate, Metric::Cash],
            );
        }
    }

    fn pipeline(&mut self, metrics: &Metrics) {
        let Some((open, target)) = metrics.get(Metric::PipelineValue).zip(metrics.get(Metric::NewArrTarget)) else {
            return;
        };
        let Amount::Number(coverage) = Amount::ratio(open, target, Amount::NoLimit) else { return };
        let how = format!(
            "pipelineValue / newArrTarget = {} / {}",
            self.say(Unit::Money, open),
            self.say(Unit::Money, target)
        );
        let both = [Metric::PipelineValue, Metric::NewArrTarget];
        self.add(FigureId::PipelineCoverage, Amount::Number(coverage), how, &both);
        let times = self.say(Unit::Times, coverage);
        let (rate, how) = match metrics.get(Metric::WinRate) {
            Some(rate) => (rate, format!("coverage × winRate = {times} × {}", self.say(Unit::Share, rate))),
            None => (ASSUMED_WIN_RATE, format!("coverage × 1/3 = {times} / 3; no win rate given, 1 in 3 is folklore")),
        };
        self.add(FigureId::Pipeline, Amount::Number(coverage * rate), how, &both);
        if metrics.get(Metric::WinRate).is_some() {
            self.also_from(FigureId::Pipeline, &[Metric::WinRate]);
        }
    }

    /// Adds the figure that was given as such, if it was.
    fn given(&mut self, metrics: &Metrics, id: FigureId, metric: Metric) -> Option<f64> {
        let value = metrics.get(metric)?;
        self.add(id, Amount::Number(value), "given".to_owned(), &[metric]);
        Some(value)
    }

    fn add(&mut self, id: FigureId, amount: Amount, how: String, from: &[Metric]) {
        self.known.push(Figure { id, amount, how, from: from.to_vec() });
    }

    /// Adds what one figure rests on to what another does.
    fn rests_on(&mut self, id: FigureId, other: FigureId) {
        let from = self.get(other).map(|figure| figure.from.clone()).unwrap_or_default();
        self.also_from(id, &from);
    }

    fn also_from(&mut self, id: FigureId, more: &[Metric]) {
        if let Some(figure) = self.known.iter_mut().find(|figure| figure.id == id) {
            figure.from.extend(more);
            figure.from.sort_unstable();
            figure.from.dedup();
        }
    }
}

/// The magic number of a year: a quarter of the ARR added is what one quarter adds, whose revenue is a quarter of that.
fn magic_number(net_new: f64, spend: f64) -> Amount {
    Amount::metric(&saas::magic_number(net_new / 16.0, spend / 4.0), Amount::Never)
}
