//! Every figure with a range drawn by chance, many times.
//!
//! A figure is drawn from the triangular distribution of its low, its value and its high end, by the inverse of its
//! distribution function: with c = (value - low) / (high - low) and u even on [0, 1), the place in the range is sqrt(u c)
//! below c, and 1 - sqrt((1 - u)(1 - c)) from there on (Kotz and van Dorp, "Beyond Beta", World Scientific, 2004, chapter
//! 1). Draws of different figures are independent; where figures rise and fall together, the true spread is another.
//!
//! u is the top 53 bits of a step of `SplitMix64`, in the order of the figures in the case; the place is kept to a billionth
//! of the range. Multiplication and the square root are exact to the last bit on every machine, so the same seed gives the
//! same bytes.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Bar, Ranged, Simulation, SimulationOptions};
use crate::cost::case::present_value::Valuation;
use crate::cost::error::CostError;
use crate::cost::model::CaseModel;
use crate::cost::money::{half_away, plain};
use crate::cost::values::Values;
use crate::generator::SplitMix64;

/// The fewest draws: below, the outer percentiles are single draws.
pub const FEWEST_DRAWS: u32 = 100;

/// The most draws.
pub const MOST_DRAWS: u32 = 100_000;

/// The percentiles that are kept.
const PERCENTILES: [u8; 7] = [5, 10, 25, 50, 75, 90, 95];

const BARS: u32 = 20;

pub(super) fn run(
    model: &CaseModel,
    valuation: &Valuation<'_>,
    ranged: &[Ranged<'_>],
    options: SimulationOptions,
) -> Result<Option<Simulation>, CostError> {
    let SimulationOptions { seed, draws } = options;
    if !(FEWEST_DRAWS..=MOST_DRAWS).contains(&draws) {
        return Err(CostError::new("draws", format!("is {draws}, and must be from {FEWEST_DRAWS} to {MOST_DRAWS}")));
    }
    if ranged.is_empty() {
        return Ok(None);
    }
    let mut generator = SplitMix64::new(seed);
    let mut values = Values::of(model);
    let triangles: Vec<Triangle> = ranged.iter().map(Triangle::of).collect();
    let mut found = Vec::with_capacity(draws as usize);
    for _ in 0..draws {
        for (figure, triangle) in ranged.iter().zip(&triangles) {
            values.set(figure.at, triangle.at(generator.next_u64()));
        }
        found.push(valuation.npv(&values).map_err(|error| blame(valuation, ranged, &values, model, &error))?);
    }
    let mean = half_away(mean(&found), model.terms().currency.minor_digits());
    found.sort_unstable();
    let percentiles = PERCENTILES.iter().filter_map(|percent| Some((*percent, nearest_rank(&found, *percent)?)));
    Ok(Some(Simulation {
        seed,
        draws,
        mean,
        percentiles: percentiles.collect(),
        below_zero: count(found.partition_point(|npv| *npv < Decimal::ZERO)),
        bars: bars(&found),
    }))
}

/// The triangular distribution of a figure.
struct Triangle {
    low: Decimal,
    span: Decimal,
    /// Where the value lies in the range, 0 to 1.
    peak: f64,
}

impl Triangle {
    fn of(figure: &Ranged<'_>) -> Self {
        let span = figure.high - figure.low;
        let peak = (figure.value - figure.low).checked_div(span).map_or(0.0, plain);
        Self { low: figure.low, span, peak }
    }

    /// The value at 64 random bits.
    fn at(&self, bits: u64) -> Decimal {
        let u = (bits >> 11) as f64 / (1_u64 << 53) as f64;
        let place = if u < self.peak { (u * self.peak).sqrt() } else { 1.0 - ((1.0 - u) * (1.0 - self.peak)).sqrt() };
        let billionths = (place.clamp(0.0, 1.0) * 1e9).round().to_i64().unwrap_or_default();
        self.low + self.span * Decimal::new(billionths, 9)
    }
}

/// What to say of a draw that cannot be computed: which figure, alone or with the others, has a range too wide.
fn blame(
    valuation: &Valuation<'_>,
    ranged: &[Ranged<'_>],
    drawn: &Values<'_>,
    model: &CaseModel,
    error: &CostError,
) -> CostError {
    let alone = ranged.iter().find(|figure| {
        let mut values = Values::of(model);
        if let Some(value) = drawn.get(figure.at) {
            values.set(figure.at, value);
        }
        valuation.npv(&values).is_err()
    });
    if let Some(figure) = alone {
        return CostError::new(
            format!("figures.{}.low", figure.figure.id),
            format!("and `high` have values between them with which {error}"),
        );
    }
    let names: Vec<String> = ranged.iter().map(|figure| format!("`{}`", figure.figure.id)).collect();
    CostError::new("figures", format!("have values inside the ranges of {} with which {error}", names.join(", ")))
}

/// The mean; whole units are added apart from what is behind the point, so that no sum is too large for a decimal.
fn mean(found: &[Decimal]) -> Decimal {
    let whole: i128 = found.iter().map(|npv| npv.trunc().to_i128().unwrap_or_default()).sum();
    let parts: Decimal = found.iter().map(Decimal::fract).sum();
    let draws = i128::try_from(found.len()).unwrap_or(i128::MAX).max(1);
    let decimal = |whole: i128| Decimal::try_from_i128_with_scale(whole, 0).unwrap_or_default();
    decimal(whole / draws) + (decimal(whole % draws) + parts) / decimal(draws)
}

/// The smallest draw that is not exceeded by so many percent of the draws.
fn nearest_rank(sorted: &[Decimal], percent: u8) -> Option<Decimal> {
    let rank = (sorted.len() * usize::from(percent)).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied()
}

fn bars(sorted: &[Decimal]) -> Vec<Bar> {
    let (Some(first), Some(last)) = (sorted.first().copied(), sorted.last().copied()) else { return Vec::new() };
    if first == last {
        return vec![Bar { from: first, to: last, count: count(sorted.len()) }];
    }
    let width = (last - first) / Decimal::from(BARS);
    let edge = |bar: u32| if bar == BARS { last } else { first + width * Decimal::from(bar) };
    let below = |bar: u32| {
        let edge = edge(bar);
        if bar == BARS { sorted.len() } else { sorted.partition_point(|npv| *npv < edge) }
    };
    let bar = |bar: u32| Bar { from: edge(bar), to: edge(bar + 1), count: count(below(bar + 1) - below(bar)) };
    (0..BARS).map(bar).collect()
}

fn count(draws: usize) -> u32 {
    u32::try_from(draws).unwrap_or(u32::MAX)
}
