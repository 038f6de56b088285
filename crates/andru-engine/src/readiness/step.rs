//! What the next band of a measure is worth, and what it takes.

use super::amount::Amount;
use super::assess::Part;
use super::figure::FigureId;
use super::figures::{ASSUMED_WIN_RATE, Figures};
use super::measure::Measure;
use super::metric::Metric;
use super::metrics::Metrics;
use super::scale::next;
use super::unit::Unit;
use crate::icp::Points;

/// The next band of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The value it begins at.
    pub to: f64,
    /// The points it would add.
    pub gain: Points,
    /// What it takes in the other figures, as a fragment; `None` where they are not known.
    pub takes: Option<String>,
}

/// The next band that adds points, with what it takes if the other figures stay as they are.
pub(super) fn next_step(part: &Part, metrics: &Metrics, figures: &Figures) -> Option<Step> {
    let amount = part.amount?;
    let to = next(&part.knots, amount)?.at;
    let gain = part.points_at(Amount::Number(to)) - part.points;
    let takes = Takes { metrics, figures }.of(part.measure, amount, to);
    (gain > Points::ZERO).then_some(Step { to, gain, takes })
}

/// The arithmetic of what a step takes.
struct Takes<'a> {
    metrics: &'a Metrics,
    figures: &'a Figures,
}

impl Takes<'_> {
    fn of(&self, measure: Measure, amount: Amount, to: f64) -> Option<String> {
        let now = amount.number();
        match measure {
            Measure::Growth => self.growth(now?, to),
            Measure::NetRetention | Measure::GrossRetention => self.of_base(now?, to),
            Measure::GrossMargin => self.of_arr(now?, to),
            Measure::CacPayback => {
                let profit = self.number(FigureId::ArpaMonthly)? * self.number(FigureId::GrossMargin)?;
                let cac = self.metrics.get(Metric::Cac)?;
                self.down_to(Metric::Cac, cac, to * profit)
                    .or_else(|| Some(format!("first a gross profit per customer: now {} a month", self.money(profit))))
            }
            Measure::LtvToCac => {
                let (ltv, cac) = (self.number(FigureId::Ltv)?, self.metrics.get(Metric::Cac)?);
                let by_cac = self.down_to(Metric::Cac, cac, ltv / to);
                let by_ltv = format!("LTV from {} to {}", self.money(ltv), self.money(to * cac));
                Some(by_cac.map_or_else(|| by_ltv.clone(), |by_cac| format!("{by_cac}, or {by_ltv}")))
            }
            Measure::MagicNumber => {
                let spend = self.metrics.get(Metric::SalesMarketingSpend)?;
                self.more("net new ARR a year", self.number(FigureId::NetNewArr)?, to * spend)
            }
            Measure::BurnMultiple => {
                let (burn, net_new) = (self.metrics.get(Metric::BurnRate)?, self.number(FigureId::NetNewArr)?);
                let by_growth = self.more("net new ARR a year", net_new, 12.0 * burn / to);
                match (self.down_to(Metric::BurnRate, burn, to * net_new / 12.0), by_growth) {
                    (Some(burn), Some(growth)) => Some(format!("{burn}, or {growth}")),
                    (burn, growth) => burn.or(growth),
                }
            }
            Measure::Runway => self.runway(to),
            Measure::Pipeline => {
                let rate = self.metrics.get(Metric::WinRate).unwrap_or(ASSUMED_WIN_RATE);
                let target = self.metrics.get(Metric::NewArrTarget)?;
                self.more("open pipeline", self.metrics.get(Metric::PipelineValue)?, to * target / rate)
            }
        }
    }

    /// Growth at the same ARR a year ago.
    fn growth(&self, now: f64, to: f64) -> Option<String> {
        let before = self.number(FigureId::Arr)? - self.number(FigureId::NetNewArr)?;
        let net_new = self.number(FigureId::NetNewArr)?;
        self.more("net new ARR a year", net_new, net_new + (to - now) * before)
    }

    /// A share of the ARR of a year ago; of today's where that is not known.
    fn of_base(&self, now: f64, to: f64) -> Option<String> {
        let arr = self.number(FigureId::Arr)?;
        let before = self.number(FigureId::NetNewArr).map(|net_new| arr - net_new);
        let (base, which) = before.map_or((arr, "today's ARR"), |before| (before, "ARR a year ago"));
        (base > 0.0).then(|| {
            let [more, base] = [(to - now) * base, base].map(|amount| self.money(amount));
            format!("{more} more kept a year: {} of {base} {which}", self.points(to - now))
        })
    }

    /// A share of ARR.
    fn of_arr(&self, now: f64, to: f64) -> Option<String> {
        let arr = self.number(FigureId::Arr).filter(|arr| *arr > 0.0)?;
        Some(format!(
            "{} more gross profit a year: {} of {} ARR",
            self.money((to - now) * arr),
            self.points(to - now),
            self.money(arr)
        ))
    }

    fn runway(&self, to: f64) -> Option<String> {
        let burn = self.metrics.get(Metric::BurnRate)?;
        if let Some(cash) = self.metrics.get(Metric::Cash) {
            let by_cash = self.more("cash", cash, to * burn)?;
            let by_burn = self.down_to(Metric::BurnRate, burn, cash / to);
            return Some(by_burn.map_or(by_cash.clone(), |by_burn| format!("{by_burn}, or {by_cash}")));
        }
        let now = self.number(FigureId::Runway)?;
        Some(format!("{} more cash at the burn of today", self.money((to - now) * burn)))
    }

    fn down_to(&self, metric: Metric, now: f64, to: f64) -> Option<String> {
        let words = |value| metric.unit().words(value, self.figures.currency());
        (to > 0.0 && to < now).then(|| format!("{} from {} to {}", metric.name(), words(now), words(to)))
    }

    fn more(&self, what: &str, now: f64, to: f64) -> Option<String> {
        (to > now)
            .then(|| format!("{} more {what}: {} instead of {}", self.money(to - now), self.money(to), self.money(now)))
    }

    fn number(&self, id: FigureId) -> Option<f64> {
        self.figures.number(id)
    }

    fn money(&self, amount: f64) -> String {
        self.figures.say(Unit::Money, amount)
    }

    fn points(&self, share: f64) -> String {
        Unit::Share.difference(share, self.figures.currency())
    }
}
