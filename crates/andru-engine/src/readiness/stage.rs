//! The stage that the figures are in line with, criterion by criterion.

use super::amount::Amount;
use super::figure::FigureId;
use super::figures::Figures;
use super::table::{CriterionRow, Source, StageRow, table};
use super::unit::Unit;

/// The currency of the amounts in the table.
const TABLE_CURRENCY: &str = "USD";

/// The stage that the figures are in line with; never a guess of what a company is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct StageFit {
    /// The stage; `None` where too little is known to tell even the first that asks for anything.
    pub stage: Option<String>,
    /// The first stage after it whose criteria are not all known to be met; `None` past the last.
    pub next: Option<String>,
    /// Every stage, in order.
    pub stages: Vec<Stage>,
}

/// A stage and what it asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Its criteria in order.
    pub criteria: Vec<Criterion>,
}

/// What a stage asks of one figure, and whether it is met.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Of which figure.
    pub figure: FigureId,
    /// What is asked: `at least 100%`.
    pub asks: String,
    /// Whether it is met.
    pub outcome: Outcome,
    /// Where the bound comes from.
    pub source: &'static Source,
}

/// Whether a criterion is met.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is.
    Met,
    /// It is not: `short by` how much, in words.
    Short(String),
    /// The figure is unknown, or in another currency; why, as a fragment.
    Unknown(&'static str),
}

impl Stage {
    /// How many criteria are met.
    pub fn met(&self) -> usize {
        self.criteria.iter().filter(|criterion| criterion.outcome == Outcome::Met).count()
    }

    /// How many criteria are known not to be met.
    pub fn short(&self) -> usize {
        self.criteria.iter().filter(|criterion| matches!(criterion.outcome, Outcome::Short(_))).count()
    }

    /// How many criteria cannot be judged.
    pub fn unknown(&self) -> usize {
        self.criteria.len() - self.met() - self.short()
    }

    /// Whether no criterion is short and at least half of them are known.
    fn fits(&self) -> bool {
        self.short() == 0 && self.met() >= self.unknown()
    }
}

/// Climbs the stages: a stage fits where none of its criteria is short and at least half are known; the first that
/// does not fit ends the climb. A first stage that is short leaves the one that asks for nothing.
pub(super) fn stage_fit(figures: &Figures) -> StageFit {
    let stages: Vec<Stage> = table().stages.iter().map(|row| stage(row, figures)).collect();
    let reached = stages.iter().take_while(|stage| stage.fits()).count();
    let asked_and_unknown = stages.get(reached).is_some_and(|stage| stage.short() == 0);
    let nothing_told = stages.iter().take(reached).all(|stage| stage.criteria.is_empty()) && asked_and_unknown;
    let stage = reached.checked_sub(1).filter(|_| !nothing_told).and_then(|at| stages.get(at));
    StageFit {
        stage: stage.map(|stage| stage.name.clone()),
        next: stages.get(reached).map(|next| next.name.clone()),
        stages,
    }
}

fn stage(row: &StageRow, figures: &Figures) -> Stage {
    Stage { name: row.name.clone(), criteria: row.criteria.iter().map(|row| criterion(row, figures)).collect() }
}

fn criterion(row: &CriterionRow, figures: &Figures) -> Criterion {
    let unit = row.figure.unit();
    let is_money = matches!(unit, Unit::Money | Unit::MoneyMonthly);
    let bound = if is_money {
        format!("{} {TABLE_CURRENCY}", crate::figure::grouped(row.bound))
    } else {
        figures.say(unit, row.bound)
    };
    let outcome = match figures.get(row.figure).map(|figure| figure.amount) {
        None => Outcome::Unknown("unknown"),
        Some(Amount::Number(_)) if is_money && figures.currency().code() != TABLE_CURRENCY => {
            Outcome::Unknown("in another currency; amounts are not converted")
        }
        Some(amount) => judge(row, amount, unit, figures),
    };
    let asks = format!("at {} {bound}", if row.is_most { "most" } else { "least" });
    Criterion { figure: row.figure, asks, outcome, source: row.source }
}

fn judge(row: &CriterionRow, amount: Amount, unit: Unit, figures: &Figures) -> Outcome {
    match amount {
        Amount::NoLimit => Outcome::Met,
        Amount::Never => Outcome::Short(format!("short: {}", Amount::Never.words(unit, figures.currency()))),
        Amount::Number(value) => {
            let short = if row.is_most { value - row.bound } else { row.bound - value };
            if short > 0.0 {
                Outcome::Short(format!("short by {}", unit.difference(short, figures.currency())))
            } else {
                Outcome::Met
            }
        }
    }
}
