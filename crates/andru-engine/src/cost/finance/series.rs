//! Flows as a function of the rate: exact enough to tell on which side of zero a present value lies.

use jiff::civil::Date;

use super::double::Double;
use super::flows::DatedFlow;
use super::growth::Unit;

/// Flows in order of time, at most one at a time, none of them zero.
#[derive(Debug, Clone)]
pub(super) struct Series {
    terms: Vec<Term>,
    unit: Unit,
}

/// One flow, so many units of time after the first moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    /// When, in units.
    pub(super) at: u32,
    /// How much.
    pub(super) amount: f64,
}

/// The value of a series at a rate, and how large its parts are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Balance {
    /// The sum of all flows at one moment, as a share of the sum of their sizes: -1 to 1.
    pub(super) share: f64,
}

impl Series {
    /// Flows one period apart, the first one after `first` periods.
    pub(super) fn periodic(flows: &[f64], first: u32) -> Self {
        let terms = (first..).zip(flows).map(|(at, amount)| Term { at, amount: *amount });
        Self { terms: terms.filter(|term| term.amount != 0.0).collect(), unit: Unit::Period }
    }

    /// Flows on days, in any order; those of one day are one flow. Time begins on the earliest day.
    pub(super) fn dated(flows: &[DatedFlow]) -> Self {
        let mut sorted = flows.to_vec();
        // Amounts too, so that the order in which flows are given changes nothing.
        sorted.sort_by(|a, b| a.date.cmp(&b.date).then(a.amount.total_cmp(&b.amount)));
        let start = sorted.first().map_or(Date::ZERO, |flow| flow.date);
        let days = sorted.chunk_by(|a, b| a.date == b.date).filter_map(|day| {
            let date = day.first()?.date;
            let amount = day.iter().fold(Double::ZERO, |sum, flow| sum + Double::from(flow.amount)).value();
            Some(Term { at: days_between(start, date), amount })
        });
        Self { terms: days.filter(|term| term.amount != 0.0).collect(), unit: Unit::Day }
    }

    /// The flows.
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// How many units of time are in one period of the rate.
    pub(super) fn units_per_period(&self) -> f64 {
        f64::from(self.unit.per_period())
    }

    /// The value at the first moment; not finite where it is too large.
    pub(super) fn present_value(&self, rate: f64) -> f64 {
        let discount = Double::ONE / self.unit.growth(rate);
        let mut later: Option<u32> = None;
        let mut value = Double::ZERO;
        for term in self.terms.iter().rev() {
            let gap = later.map_or(0, |later| later - term.at);
            value = value * discount.power(gap) + Double::from(term.amount);
            later = Some(term.at);
        }
        (value * discount.power(later.unwrap_or(0))).value()
    }

    /// On which side of zero the value lies at a rate, whatever the moment: of the first flow at rates from zero, of
    /// the last flow below, so that no factor is above 1.
    pub(super) fn balance(&self, rate: f64) -> Balance {
        let growth = self.unit.growth(rate);
        if rate < 0.0 {
            Balance::of(self.terms.iter(), growth)
        } else {
            Balance::of(self.terms.iter().rev(), Double::ONE / growth)
        }
    }
}

impl Balance {
    /// Brings the flows one after another to the moment of the last of them, by a factor of at most 1 for each unit.
    fn of<'a>(terms: impl Iterator<Item = &'a Term>, factor: Double) -> Self {
        let mut before: Option<u32> = None;
        let mut sum = Double::ZERO;
        let mut size = 0.0;
        for term in terms {
            let gap = before.map_or(0, |before| before.abs_diff(term.at));
            let shrunk = factor.power(gap);
            sum = sum * shrunk + Double::from(term.amount);
            size = size * shrunk.value() + term.amount.abs();
            before = Some(term.at);
        }
        Self { share: if size > 0.0 { sum.value() / size } else { 0.0 } }
    }

    /// The share, or zero where it is no more than the rounding of the flows themselves.
    pub(super) fn sign(self) -> f64 {
        if self.share.abs() <= 4.0 * f64::EPSILON { 0.0 } else { self.share.signum() }
    }
}

fn days_between(start: Date, date: Date) -> u32 {
    u32::try_from(date.duration_since(start).as_hours() / 24).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn flows_of_one_day_are_one_and_days_are_counted() {
        let flow = |date, amount| DatedFlow { date, amount };
        let series = Series::dated(&[
            flow(date(2024, 3, 1), 5.0),
            flow(date(2024, 2, 28), -1.0),
            flow(date(2024, 3, 1), 7.0),
            flow(date(2025, 2, 28), 1.0),
            flow(date(2025, 2, 28), -1.0),
        ]);
        let terms: Vec<(u32, f64)> = series.terms().iter().map(|term| (term.at, term.amount)).collect();
        assert_eq!(terms, [(0, -1.0), (2, 12.0)]);
    }
}
