//! What contradicts itself, and what was read in a way a reader should know.

use super::figures::Figures;
use super::metric::Metric;
use super::metrics::Metrics;
use super::table::table;
use super::unit::Unit;

/// A growth above this is read as it stands, and said: somebody may have meant a percentage.
const UNUSUAL_GROWTH: f64 = 3.0;

/// One sentence for every two figures that cannot both be right, and for readings one may not expect.
pub(super) fn contradictions(metrics: &Metrics, figures: &Figures) -> Vec<String> {
    let mut notes: Vec<String> = pairs(metrics)
        .into_iter()
        .filter_map(|(metric, how, derived)| differs(metric, how, metrics.get(metric)?, derived?, figures))
        .collect();
    if let Some((net, gross)) = metrics.get(Metric::NetRevenueRetention).zip(metrics.get(Metric::GrossRevenueRetention))
        && gross > net
    {
        let [net, gross] = [net, gross].map(|share| figures.say(Unit::Share, share));
        notes.push(format!(
            "Gross retention {gross} is over net retention {net}; expansion cannot be below 0, so one of them is wrong."
        ));
    }
    if let (Some(_), Some(burn)) = (metrics.get(Metric::RunwayMonths), metrics.get(Metric::BurnRate))
        && burn <= 0.0
    {
        notes.push("runwayMonths was not used: burnRate says that no cash is burned.".to_owned());
    }
    if let Some(growth) = metrics.get(Metric::GrowthRate).filter(|growth| *growth > UNUSUAL_GROWTH) {
        let [read, meant] = [growth, growth / 100.0].map(|share| figures.say(Unit::Share, share));
        notes.push(format!(
            "growthRate was read as {read} a year; if you meant {meant}, give {}.",
            Unit::Count.words(growth / 100.0, figures.currency())
        ));
    }
    notes
}

/// A metric, how else it follows, and what then.
type Pair = (Metric, &'static str, Option<f64>);

/// The metrics that may be given and may follow from others too.
fn pairs(metrics: &Metrics) -> [Pair; 5] {
    let get = |metric| metrics.get(metric);
    let with = |left: Option<f64>, right: Option<f64>, join: fn(f64, f64) -> f64| {
        left.zip(right).map(|(left, right)| join(left, right)).filter(|value| value.is_finite())
    };
    let mrr = get(Metric::Mrr).or_else(|| get(Metric::Arr).map(|arr| arr / 12.0));
    let arr = get(Metric::Arr).or_else(|| get(Metric::Mrr).map(|mrr| mrr * 12.0));
    let yearly_profit = with(get(Metric::ArpaMonthly), get(Metric::GrossMargin), |arpa, margin| 12.0 * arpa * margin);
    let burned = get(Metric::BurnRate).filter(|burn| *burn > 0.0);
    [
        (Metric::Arr, "12 × mrr", get(Metric::Mrr).map(|mrr| 12.0 * mrr)),
        (Metric::ArpaMonthly, "mrr / customerCount", with(mrr, get(Metric::CustomerCount), |mrr, count| mrr / count)),
        (
            Metric::NetNewArr,
            "arr and growthRate",
            with(arr, get(Metric::GrowthRate), |arr, growth| arr - arr / (1.0 + growth)),
        ),
        (
            Metric::Ltv,
            "arpaMonthly × grossMargin / (churnRate / 12)",
            with(yearly_profit, get(Metric::ChurnRate), |profit, churn| profit / churn),
        ),
        (Metric::RunwayMonths, "cash / burnRate", with(get(Metric::Cash), burned, |cash, burn| cash / burn)),
    ]
}

fn differs(metric: Metric, how: &str, given: f64, derived: f64, figures: &Figures) -> Option<String> {
    let tolerance = table().tolerance;
    if (given - derived).abs() <= tolerance * given.abs().max(derived.abs()) {
        return None;
    }
    let [given, derived] = [given, derived].map(|value| figures.say(metric.unit(), value));
    let tolerance = figures.say(Unit::Share, tolerance);
    Some(format!(
        "{} is given as {given}, but {how} gives {derived}: more than {tolerance} apart. The given one was used.",
        metric.name()
    ))
}
