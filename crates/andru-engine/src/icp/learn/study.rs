//! The whole of it: from a table of deals to a verdict with its figures, and a scorecard where it bears one.

use std::collections::BTreeMap;

use super::bins::Bins;
use super::chance::{auc_interval, auc_within, permutation_p};
use super::columns::{Candidate, all, candidates};
use super::crossfit::{Split, folds, in_order, score_all};
use super::deals::{Deals, is_won};
use super::evidence::{information_value, tally};
use super::leak;
use super::measure::stability_index;
use super::measure::{auc, brier, calibration_error, lift};
use super::platt::Platt;
use super::report::{FieldReport, Report, Verdict};
use super::scorecard::{Blend, counted, scorecard};
use super::verdict::verdict;
use crate::icp::model::{LearnedScorecard, ModelField, Validation};

/// Deals of the rarer outcome at which history and profile match have equal parts in a score; measured on four public
/// sets, where a blend of this weight was on average never below the profile match at 30 to 6,000 deals.
const EVEN_BLEND: f64 = 50.0;

/// With fewer permutations than this the smallest chance that can be told is over one in twenty.
const LEAST_PERMUTATIONS: u32 = 19;

/// How a history is studied.
#[derive(Debug, Clone)]
pub struct Options {
    /// Learn from these columns alone; empty means from all.
    pub only: Vec<String>,
    /// Columns not to learn from.
    pub ignore: Vec<String>,
    /// The column that names a deal; it is not learned from.
    pub id: Option<String>,
    /// Columns to learn from though they look as if known only once the outcome is.
    pub allow: Vec<String>,
    /// How many times outcomes are handed out at random; at least 19 are, below which no ranking could be told from chance.
    pub permutations: u32,
    /// How many times deals are drawn anew for the interval.
    pub resamples: u32,
    /// The seed of everything random.
    pub seed: u64,
    /// How many threads share the permutations; the result does not depend on it.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            only: Vec::new(),
            ignore: Vec::new(),
            id: None,
            allow: Vec::new(),
            permutations: 199,
            resamples: 200,
            seed: 1,
            threads: 1,
        }
    }
}

/// A history, studied: what it was found to hold, and the scorecard where it bears one.
#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    /// What it was found to hold.
    pub report: Report,
    /// The points. Without a cold start there are none where nothing is learnable or deals are too few; with one, the
    /// cold start is then all of it, or nearly.
    pub scorecard: Option<LearnedScorecard>,
    /// What the curves of a report are drawn from; empty where there is no scorecard.
    pub validation: Validation,
    /// Where there is no scorecard, the columns that could be learned from, with the won and lost deals of each group.
    pub won_lost: Vec<ModelField>,
}

/// Studies a history of deals: which columns can be learned from, how well models that never saw a deal rank it,
/// whether that could be chance, and how many points each value is worth.
///
/// The same deals and options give the same study. `None` where `withdrawn` said so; it is asked between the steps.
pub fn study(deals: &Deals, options: &Options, withdrawn: &(dyn Fn() -> bool + Sync)) -> Option<Study> {
    let won = deals.won.as_slice();
    let mut candidates = candidates(deals, options);
    let mut report = Report {
        verdict: Verdict::TooFewDeals,
        reason: String::new(),
        deals: deals.len() as u64,
        won: deals.won() as u64,
        auc: None,
        auc_low: None,
        auc_high: None,
        auc_forward: None,
        ordered_by: deals.ordered_by.clone(),
        brier: None,
        lift_at_10: None,
        ece: None,
        permutation_p: None,
        drift: None,
        blend_auc: None,
        blend_weight: blend_weight(deals),
        fields: Vec::new(),
    };
    let mut interval = None;
    let mut scores = Vec::new();
    if let Some((wanted, fold_of)) = folds(won, options.seed) {
        let parts = Parts::new(deals, &candidates, wanted, &fold_of);
        for (place, at) in parts.places.iter().enumerate() {
            if let Some(candidate) = candidates.get_mut(*at) {
                parts.suspect(place, candidate, deals, options);
            }
        }
        if candidates.iter().any(Candidate::is_used) && !withdrawn() {
            let parts = parts.keep(&candidates);
            let tried = score_all(&parts.folds, won);
            scores = in_order(&tried, won.len());
            let platt = Platt::fit(&scores, won);
            let chances: Vec<f64> = scores.iter().map(|score| platt.probability(*score)).collect();
            report.auc = auc(&scores, won);
            interval = auc_interval(&scores, won, options.resamples, options.seed);
            report.brier = brier(&chances, won);
            report.lift_at_10 = lift(&scores, won, 0.1);
            report.ece = calibration_error(&chances, won);
            let forward = parts.forward.score(won);
            report.auc_forward = auc(&forward.log_odds, &forward.outcomes(won));
            let permutations = options.permutations.max(LEAST_PERMUTATIONS);
            report.permutation_p = auc_within(&tried, won).and_then(|observed| {
                permutation_p(&parts.folds, won, observed, permutations, options.seed, options.threads, withdrawn)
            });
        }
    }
    if withdrawn() {
        return None;
    }
    (report.auc_low, report.auc_high) = interval.unzip();
    (report.verdict, report.reason) = verdict(report.deals, report.won, report.permutation_p, interval, report.auc);
    let used: Vec<_> = candidates.iter().filter(|candidate| candidate.is_used()).map(Candidate::parts).collect();
    let calibrate = matches!(report.verdict, Verdict::Weak | Verdict::Learned);
    let counts = calibrate || report.verdict == Verdict::TooFewDeals && !scores.is_empty();
    let weight = if counts { report.blend_weight } else { 0.0 };
    let blend = deals.cold_start.as_ref().and_then(|cold| Blend::new(cold, weight));
    let made = if counts && (calibrate || blend.is_some()) {
        scorecard(&used, won, &scores, blend.as_ref(), calibrate)
    } else {
        // Of a history that shows nothing, the cold start alone is the model.
        blend.and_then(|blend| scorecard(&[], won, &vec![0.0; won.len()], Some(&blend), false))
    };
    // Only where there are no points for them.
    let plain = used.iter().filter(|_| made.is_none());
    let won_lost = plain.map(|(column, kind)| counted(column, kind, won, &[])).collect();
    let told = report.verdict != Verdict::TooFewDeals;
    report.fields = candidates.iter().map(|candidate| field_report(candidate, deals, told)).collect();
    let mut validation = Validation::default();
    let scorecard = made.map(|made| {
        validation = Validation::of(&made.scores, won, |points| Some(made.card.calibration?.probability(points)));
        report.drift = drift(made.scores.iter().map(|points| points.tenths() / DRIFT_STEP), deals);
        report.blend_auc = made.blend_auc;
        made.card
    });
    Some(Study { report, scorecard, validation, won_lost })
}

/// Drift of scores is measured over bars of ten points.
const DRIFT_STEP: i32 = 100;

/// How far values moved between the first three quarters of the deals and the last.
fn drift<B: Copy + Ord>(bins: impl Iterator<Item = B>, deals: &Deals) -> Option<f64> {
    let early = first_late(deals.len());
    let mut counts: BTreeMap<B, (u64, u64)> = BTreeMap::new();
    for (deal, bin) in bins.enumerate() {
        let (before, after) = counts.entry(bin).or_default();
        *(if deal < early { before } else { after }) += 1;
    }
    let (before, after): (Vec<u64>, Vec<u64>) = counts.into_values().unzip();
    stability_index(&before, &after)
}

/// The first deal of the last quarter.
const fn first_late(deals: usize) -> usize {
    deals - deals / 4
}

/// The part history has in a score: m / (m + 50), with m deals of the rarer outcome.
fn blend_weight(deals: &Deals) -> f64 {
    let rarer = deals.won().min(deals.len() - deals.won()) as f64;
    rarer / (rarer + EVEN_BLEND)
}

/// The deals divided: in folds, and before and after three quarters of them.
struct Parts {
    folds: Vec<Split>,
    forward: Split,
    /// Which candidate each column of the splits is.
    places: Vec<usize>,
}

impl Parts {
    fn new(deals: &Deals, candidates: &[Candidate<'_>], wanted: usize, fold_of: &[usize]) -> Self {
        let used = || candidates.iter().enumerate().filter(|(_, candidate)| candidate.is_used());
        let columns: Vec<_> = used().map(|(_, candidate)| candidate.parts()).collect();
        let split = |is_tried: &dyn Fn(usize) -> bool| Split::new(&columns, deals.len(), is_tried);
        let folds = (0..wanted).map(|fold| split(&|deal| fold_of.get(deal) == Some(&fold))).collect();
        let early = first_late(deals.len());
        Self { folds, forward: split(&|deal| deal >= early), places: used().map(|(at, _)| at).collect() }
    }

    /// Quarantines a candidate that behaves as if it were known only once the outcome was.
    fn suspect(&self, place: usize, candidate: &mut Candidate<'_>, deals: &Deals, options: &Options) {
        let won = deals.won.as_slice();
        let mut alone = vec![0.0; won.len()];
        for split in &self.folds {
            for (deal, weight) in split.alone(place, won) {
                if let Some(score) = alone.get_mut(deal as usize) {
                    *score = weight;
                }
            }
        }
        let (scores, late): (Vec<f64>, Vec<bool>) =
            self.forward.alone(place, won).into_iter().map(|(deal, weight)| (weight, is_won(won, deal))).unzip();
        let early = self.forward.tallies(place, won);
        let found = leak::separates(&alone, won)
            .or_else(|| leak::vanishes(&early, &scores, &late))
            .or_else(|| leak::filled_by_outcome(candidate.filled(won), all(won)))
            .or_else(|| leak::exact_by_outcome(&candidate.numbers(won)));
        if let Some(reason) = found {
            candidate.quarantine(reason, options);
        }
    }

    /// Without the columns that are not used any more.
    fn keep(mut self, candidates: &[Candidate<'_>]) -> Self {
        let is_used = |at: &usize| candidates.get(*at).is_some_and(Candidate::is_used);
        let used: Vec<bool> = self.places.iter().map(is_used).collect();
        self.folds.iter_mut().chain([&mut self.forward]).for_each(|split| split.keep(&used));
        self.places.retain(is_used);
        self
    }
}

/// What became of a column; how much it says is told only where there are deals enough.
fn field_report(candidate: &Candidate<'_>, deals: &Deals, told: bool) -> FieldReport {
    let column = candidate.column;
    let bins = Bins::of(&candidate.kind, &column.counts());
    let bin = |cell: &u32| bins.of_text.get(*cell as usize).copied().unwrap_or_default();
    let cells = || column.cells.iter().map(bin);
    let value = information_value(&tally(bins.count, cells().zip(deals.won.iter().copied())));
    let reason = if candidate.is_used() {
        let strength = if told { strength(value) } else { "too few deals to say what it tells" };
        if candidate.reason.is_empty() { strength.to_owned() } else { format!("{strength}; {}", candidate.reason) }
    } else {
        candidate.reason.clone()
    };
    FieldReport {
        name: column.name.clone(),
        kind: candidate.kind.name().to_owned(),
        information_value: value,
        drift: drift(cells(), deals),
        status: candidate.status,
        reason,
    }
}

/// What an information value means, in words (Siddiqi 2006).
fn strength(value: f64) -> &'static str {
    match value {
        value if value < 0.02 => "says next to nothing alone",
        value if value < 0.1 => "says little",
        value if value < 0.3 => "says something",
        value if value <= 0.5 => "says much",
        _ => "says very much: make sure that it is known when a deal begins",
    }
}
