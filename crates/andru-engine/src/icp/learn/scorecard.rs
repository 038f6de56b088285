//! The points of a model: what was learned, brought to a scale of whole tenths from 0 to 100.

use super::bins::{BLANK, Bins, Group, Kind};
use super::crossfit::{Learned, Split, mean_weight};
use super::deals::{ColdScores, DealColumn};
use super::evidence::{Tally, tally};
use super::measure::auc;
use super::platt::Platt;
use crate::icp::Points;
use crate::icp::model::{
    BlankBin, Calibration, ColdStart, Holds, LearnedScorecard, ModelBin, ModelField, cuts_by_win_rate,
};

/// A scorecard, with the points of every deal by models that never saw it.
pub(super) struct Made {
    pub(super) card: LearnedScorecard,
    pub(super) scores: Vec<Points>,
    /// The AUC of history and cold start together, where there is a cold start.
    pub(super) blend_auc: Option<f64>,
}

/// A cold start, brought to a mean of 0 and a deviation of 1.
pub(super) struct Blend<'d> {
    cold: &'d ColdScores,
    /// The part of what is learned, a.
    learned: f64,
    mean: f64,
    deviation: f64,
    low: f64,
    high: f64,
}

impl<'d> Blend<'d> {
    /// `None` where the scores known are all the same, so that they rank nothing, or past what can be reckoned with.
    pub(super) fn new(cold: &'d ColdScores, learned: f64) -> Option<Self> {
        let known = || cold.scores.iter().flatten().copied().filter(|score| score.is_finite());
        let (mean, deviation) = mean_and_deviation(known());
        let low = known().fold(f64::INFINITY, f64::min);
        let high = known().fold(f64::NEG_INFINITY, f64::max);
        (deviation > 0.0 && deviation.is_finite()).then_some(Self {
            cold,
            learned,
            mean: nine_digits(mean),
            deviation,
            low,
            high,
        })
    }

    /// What the cold start says of each deal, times its part.
    fn parts(&self) -> impl Iterator<Item = f64> {
        let part = |score: &Option<f64>| score.map_or(0.0, |score| self.per_unit() * (score - self.mean));
        self.cold.scores.iter().map(part)
    }

    /// The mean moved by less than a tenth of a point, so that the lowest score has whole tenths: alone on the scale, the
    /// cold start then takes exactly all of it.
    fn mean_in_tenths(&self) -> f64 {
        let tenth = (self.high - self.low) / f64::from(Points::HUNDRED.tenths());
        nine_digits(self.low + ((self.mean - self.low) / tenth).round() * tenth)
    }

    fn per_unit(&self) -> f64 {
        (1.0 - self.learned) / self.deviation
    }

    fn auc(&self, won: &[bool]) -> Option<f64> {
        let known = self.cold.scores.iter().zip(won).filter_map(|(score, won)| Some(((*score)?, *won)));
        let (scores, won): (Vec<f64>, Vec<bool>) = known.unzip();
        auc(&scores, &won)
    }
}

/// Makes the scorecard of columns from all deals; `out_of_fold` are the log-odds of each deal by models that never saw
/// it, from which a probability and tiers come. `None` where no column counts.
pub(super) fn scorecard(
    columns: &[(&DealColumn, &Kind)],
    won: &[bool],
    out_of_fold: &[f64],
    blend: Option<&Blend<'_>>,
    calibrate: bool,
) -> Option<Made> {
    let split = Split::new(columns, won.len(), |_| false);
    let learned = split.learn(won);
    let centred = Centred::of(&split, &learned, won);
    let (_, deviation) = mean_and_deviation((0..won.len()).map(|deal| {
        let log_odds = learned.design.log_odds(&learned.coefficients, deal);
        log_odds - centred.base
    }));
    let per_log_odds = match blend {
        None => 1.0,
        Some(blend) if deviation > 0.0 => blend.learned / deviation,
        Some(_) => 0.0,
    };
    let span = |parts: &[f64]| {
        let ends = parts.iter().fold((0.0_f64, 0.0_f64), |ends, part| (ends.0.min(*part), ends.1.max(*part)));
        per_log_odds * (ends.1 - ends.0)
    };
    let cold_span = blend.map_or(0.0, |blend| blend.per_unit() * (blend.high - blend.low));
    let all = centred.parts.iter().map(|(_, parts)| span(parts)).sum::<f64>() + cold_span;
    if all <= 0.0 || !all.is_finite() {
        return None;
    }
    let scale = 100.0 / all;
    let mut fields = Vec::new();
    for (place, parts) in &centred.parts {
        let Some((column, kind)) = columns.get(*place) else { continue };
        let points: Vec<Points> = parts.iter().map(|part| Points::nearest(scale * per_log_odds * part)).collect();
        fields.push(counted(column, kind, won, &points));
    }
    let cold_start = blend.map(|blend| ColdStart {
        source: blend.cold.source.clone(),
        weight: 1.0 - blend.learned,
        mean: if fields.is_empty() { blend.mean_in_tenths() } else { blend.mean },
        points_per_unit: nine_digits(scale * blend.per_unit()),
        low: blend.low,
        high: blend.high,
        auc: blend.auc(won),
    });
    let start = fill_the_scale(&mut fields, cold_start.as_ref());
    let mut scores: Vec<f64> = out_of_fold.iter().map(|log_odds| per_log_odds * (log_odds - centred.base)).collect();
    if let Some(blend) = blend {
        scores.iter_mut().zip(blend.parts()).for_each(|(score, part)| *score += part);
    }
    let calibration = calibrate.then(|| {
        let platt = Platt::fit(&scores, won);
        let slope = platt.slope / scale;
        Calibration { intercept: six_decimals(platt.intercept - slope * start.to_f64()), slope: six_decimals(slope) }
    });
    let blend_auc = blend.and_then(|_| auc(&scores, won));
    let scores: Vec<Points> =
        scores.iter().map(|score| Points::nearest((start.to_f64() + scale * score).clamp(0.0, 100.0))).collect();
    let tiers = cuts_by_win_rate(&scores, won);
    Some(Made { card: LearnedScorecard { start, fields, cold_start, calibration, tiers }, scores, blend_auc })
}

/// What every group of every column adds to the log-odds, around the average deal.
struct Centred {
    /// The log-odds of the average deal.
    base: f64,
    /// Per column that counts, its place and what each bin adds.
    parts: Vec<(usize, Vec<f64>)>,
}

impl Centred {
    fn of(split: &Split, learned: &Learned<'_>, won: &[bool]) -> Self {
        let mut base = learned.coefficients.0.first().copied().unwrap_or_default();
        let mut parts = Vec::new();
        let columns = learned.places.iter().zip(&learned.design.values).zip(learned.coefficients.of_columns());
        for ((place, weights), beta) in columns {
            let mean = mean_weight(weights, &split.tallies(*place, won));
            base += beta * mean;
            parts.push((*place, weights.iter().map(|weight| beta * (weight - mean)).collect()));
        }
        Self { base, parts }
    }
}

/// A column with its groups, their deals, and their points by bin; without points they are all 0.
pub(super) fn counted(column: &DealColumn, kind: &Kind, won: &[bool], points: &[Points]) -> ModelField {
    let bins = Bins::of(kind, &column.counts());
    let bin = |cell: &u32| bins.of_text.get(*cell as usize).copied().unwrap_or(BLANK);
    let tallies = tally(bins.count, column.cells.iter().map(bin).zip(won.iter().copied()));
    let points_of = |bin: usize| points.get(bin).copied().unwrap_or_default();
    let group = |(at, group): (usize, &Group)| {
        let bin = at + 2;
        let Tally { won, lost } = tallies.get(bin).copied().unwrap_or_default();
        let holds = match group {
            Group::Is(number) => Holds::Is(*number),
            Group::UpTo(Some(bound)) => Holds::UpTo(*bound),
            Group::UpTo(None) | Group::Rare => Holds::Rest,
            Group::Category(group) => Holds::Words(words(column, kind, *group)),
        };
        ModelBin { holds, points: points_of(bin), deals: won + lost, won }
    };
    let blank = tallies.get(usize::from(BLANK)).copied().filter(|blank| blank.deals() > 0);
    ModelField {
        column: column.name.clone(),
        role: None,
        number_without: match kind {
            Kind::Number(format, _) => Some(format.without.iter().collect()),
            Kind::Category(_) => None,
        },
        bins: bins.groups.iter().enumerate().map(group).collect(),
        blank: blank.map(|blank| BlankBin {
            points: points_of(usize::from(BLANK)),
            deals: blank.deals(),
            won: blank.won,
        }),
    }
}

/// A category as it is first written; all texts that differ in ASCII case alone are one.
fn words(column: &DealColumn, kind: &Kind, category: u32) -> Vec<String> {
    let Kind::Category(categories) = kind else { return Vec::new() };
    let is_it = |(_, group): &(&String, &u32)| **group == category;
    column.texts.iter().zip(categories).find(is_it).map(|(text, _)| text.clone()).into_iter().collect()
}

/// The start that brings the fewest points of all to 0, once the most points of the widest column make up for what
/// rounding to tenths left short of 100.
fn fill_the_scale(fields: &mut [ModelField], cold_start: Option<&ColdStart>) -> Points {
    let ends = |fields: &[ModelField]| {
        let (least, most): (Points, Points) = cold_start.map(|cold| (cold.least(), cold.most())).unwrap_or_default();
        let least: Points = least + fields.iter().map(ModelField::least).sum();
        (least, most + fields.iter().map(ModelField::most).sum())
    };
    let (least, most) = ends(fields);
    let short = Points::HUNDRED - (most - least);
    let widest = fields.iter_mut().rev().max_by_key(|field| field.most() - field.least());
    if let Some(field) = widest {
        let most = field.most();
        let blank = field.blank.as_mut().map(|blank| &mut blank.points);
        field
            .bins
            .iter_mut()
            .map(|bin| &mut bin.points)
            .chain(blank)
            .filter(|points| **points == most)
            .for_each(|points| *points += short);
    }
    -ends(fields).0
}

/// A number to nine significant digits, whatever its size: what is written in a model is what is computed with.
fn nine_digits(number: f64) -> f64 {
    format!("{number:.8e}").parse().unwrap_or(number)
}

/// A number to six decimals: what is written in a model is what is computed with.
fn six_decimals(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

fn mean_and_deviation(numbers: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let (count, sum) = numbers.clone().fold((0.0, 0.0), |(count, sum), number| (count + 1.0, sum + number));
    let mean = sum / f64::max(count, 1.0);
    let squares: f64 = numbers.map(|number| (number - mean).powi(2)).sum();
    (mean, (squares / f64::max(count, 1.0)).sqrt())
}
