//! A business case before it is computed: its conventions, its figures, its lines.

mod check;
mod standing;

pub use standing::Standing;

use std::collections::BTreeMap;

use super::double_count;
use super::error::CostError;
use super::figure::{BasisKind, Figure};
use super::formula::Formula;
use super::line::{Line, Side};
use super::terms::{MOST_YEARS, Terms};

/// The figure that discounts: the yearly rate the buyer's money costs.
pub const DISCOUNT_RATE: &str = "discount_rate";

/// The most figures of a case.
pub const MOST_FIGURES: usize = 200;

/// The most lines of a case, on all sides together.
pub const MOST_LINES: usize = 60;

/// The highest yearly rate of discount, as a share: 1,000%.
pub const MOST_RATE: i64 = 10;

/// Names of results; no figure or line may have one.
pub const RESERVED: [&str; 17] = [
    "benefits",
    "costs",
    "inaction",
    "net",
    "cumulative",
    "npv",
    "roi",
    "irr",
    "mirr",
    "profitability_index",
    "payback",
    "discounted_payback",
    "total_cost",
    "rests_on",
    "simulation",
    "cost_of_delay",
    "policy",
];

/// A checked case: what [`evaluate`](CaseModel::evaluate) can compute.
#[derive(Debug, Clone)]
pub struct CaseModel {
    terms: Terms,
    figures: Vec<Figure>,
    lines: Vec<Line>,
    by_id: BTreeMap<String, usize>,
}

impl CaseModel {
    /// A case, if its parts fit together.
    ///
    /// # Errors
    /// Names out of form or used twice, figures and terms out of bounds, formulas that use figures that are not there or
    /// come to something else than money of the case's currency, and the same cash counted twice.
    pub fn new(terms: Terms, figures: Vec<Figure>, lines: Vec<Line>) -> Result<Self, CostError> {
        if !(1..=MOST_YEARS).contains(&terms.years) {
            return Err(CostError::new("years", format!("is {}, and must be from 1 to {MOST_YEARS}", terms.years)));
        }
        check::most("figures", figures.len(), MOST_FIGURES)?;
        check::most("lines", lines.len(), MOST_LINES)?;
        let mut by_id = BTreeMap::new();
        for (at, figure) in figures.iter().enumerate() {
            check::figure(figure)?;
            by_id.insert(figure.id.clone(), at);
        }
        let model = Self { terms, figures, lines, by_id };
        model.check_names()?;
        model.check_rate()?;
        for line in &model.lines {
            model.check_line(line)?;
        }
        double_count::check_declared(&model)?;
        Ok(model)
    }

    /// The conventions.
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The figures, in the order given.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The lines, in the order given.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The lines of a side, in the order given.
    pub fn side(&self, side: Side) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.side == side)
    }

    /// The place of a figure among [`figures`](Self::figures).
    pub fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// A figure by its id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.get(self.index(id)?)
    }

    /// A line by its id.
    pub fn line(&self, id: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// The figures a line rests on, for its amount and its risk, each once.
    pub fn used_by<'m>(&'m self, line: &'m Line) -> Vec<&'m Figure> {
        let mut ids = line.amount.figures();
        for id in line.risk.iter().flat_map(Formula::figures) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids.into_iter().filter_map(|id| self.figure(id)).collect()
    }

    /// What is missing before a line counts.
    pub fn standing(&self, line: &Line) -> Standing {
        let missing: Vec<String> = self
            .used_by(line)
            .into_iter()
            .filter(|figure| !figure.is_known())
            .map(|figure| figure.id.clone())
            .collect();
        let said_by_buyer = |id: &&str| self.figure(id).is_some_and(|figure| figure.basis.kind() == BasisKind::Buyer);
        if !missing.is_empty() {
            Standing::Missing(missing)
        } else if line.side != Side::Cost && !line.amount.figures().iter().any(said_by_buyer) {
            Standing::NothingFromBuyer
        } else {
            Standing::Priced
        }
    }

    /// The weakest basis among the figures of a line's amount; its risk is an assumption by nature and does not count.
    pub fn weakest(&self, line: &Line) -> BasisKind {
        self.kinds(line).into_iter().max().unwrap_or(BasisKind::Assumption)
    }

    /// The basis of each figure of a line's amount, in the order in which the formula names them.
    pub(super) fn kinds(&self, line: &Line) -> Vec<BasisKind> {
        let figures = line.amount.figures().into_iter().filter_map(|id| self.figure(id));
        figures.map(|figure| figure.basis.kind()).collect()
    }
}
