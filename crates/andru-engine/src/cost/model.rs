//! A business case before it is computed: its conventions, its figures, its lines.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::double_count;
use super::error::CostError;
use super::figure::{BasisKind, Figure, Value};
use super::formula::Formula;
use super::line::{Line, Side};
use super::money::MOST_FIGURE;
use super::terms::{MOST_YEARS, Terms};
use super::unit::MoneyPowers;

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
        most("figures", figures.len(), MOST_FIGURES)?;
        most("lines", lines.len(), MOST_LINES)?;
        let mut by_id = BTreeMap::new();
        for (at, figure) in figures.iter().enumerate() {
            check_figure(figure)?;
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

    fn check_names(&self) -> Result<(), CostError> {
        let figures = self.figures.iter().map(|figure| ("figures", figure.id.as_str()));
        let lines = self.lines.iter().map(|line| (line.side.list(), line.id.as_str()));
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (list, id) in figures.chain(lines) {
            if !super::formula::is_id(id) {
                return Err(CostError::new(
                    list,
                    format!(
                        "has the name `{}`; names are lower-case letters, digits and `_`, 40 at most",
                        id.escape_default()
                    ),
                ));
            }
            if RESERVED.contains(&id) {
                return Err(CostError::new(list, format!("has the name `{id}`, which is the name of a result")));
            }
            if let Some(other) = seen.insert(id, list) {
                return Err(CostError::new(list, format!("has the name `{id}`, which `{other}` has already")));
            }
        }
        Ok(())
    }

    fn check_rate(&self) -> Result<(), CostError> {
        let field = format!("figures.{DISCOUNT_RATE}.value");
        let Some(figure) = self.figure(DISCOUNT_RATE) else {
            return Err(CostError::new("figures", format!("lack `{DISCOUNT_RATE}`, the yearly rate of discount")));
        };
        if !figure.unit.money().is_empty() {
            return Err(CostError::new(format!("figures.{DISCOUNT_RATE}.unit"), "is money, and must be a rate"));
        }
        let Value::Constant(value) = figure.value else {
            return Err(CostError::new(field, "must be one known value"));
        };
        for value in figure.range.iter().flat_map(|(low, high)| [*low, *high]).chain([value]) {
            let rate = figure.unit.scaled(value);
            if rate <= Decimal::NEGATIVE_ONE || rate > Decimal::from(MOST_RATE) {
                return Err(CostError::new(
                    field,
                    format!(
                        "is a rate of {}%, and must be above -100% and at most 1000%",
                        (rate * Decimal::ONE_HUNDRED).normalize()
                    ),
                ));
            }
        }
        Ok(())
    }

    fn check_line(&self, line: &Line) -> Result<(), CostError> {
        let field = |part: &str| format!("{}.{}.{part}", line.side.list(), line.id);
        if line.amount.figures().is_empty() {
            return Err(CostError::new(field("amount"), "uses no figure, so nobody stands behind it"));
        }
        for (part, formula) in [("amount", Some(&line.amount)), ("risk", line.risk.as_ref())] {
            let Some(formula) = formula else { continue };
            for id in formula.figures() {
                if self.figure(id).is_none() {
                    return Err(unknown_figure(field(part), id, &self.figures));
                }
            }
            let powers = |id: &str| self.figure(id).map(|figure| figure.unit.money().clone()).unwrap_or_default();
            let money = formula.tree().money(&powers).map_err(|trouble| {
                CostError::new(field(part), trouble.to_string()).hinted(
                    "give an exchange rate as a figure of its own, such as `usd_per_eur` in USD/EUR, with its date",
                )
            })?;
            let wanted =
                if part == "amount" { MoneyPowers::from([(self.terms.currency, 1)]) } else { MoneyPowers::new() };
            if money != wanted {
                let (found, wanted) = (super::formula::kind(&money), super::formula::kind(&wanted));
                return Err(CostError::new(field(part), format!("comes to {found}, and must come to {wanted}"))
                    .hinted(format!(
                        "write the currency in the unit of a figure, such as `{}/hour`",
                        self.terms.currency
                    )));
            }
        }
        let last = self.terms.years * 12;
        if line.start_month > last {
            return Err(CostError::new(
                field("startMonth"),
                format!("is {}, and the case ends with month {last}", line.start_month),
            ));
        }
        if let Some(end) = line.end_month
            && (end < line.start_month || end > last)
        {
            return Err(CostError::new(
                field("endMonth"),
                format!("is {end}, and must be from {} to {last}", line.start_month),
            ));
        }
        if line.every.months() > 0 && line.start_month == 0 {
            return Err(CostError::new(
                field("startMonth"),
                "is 0, which is today; what recurs begins with month 1 or later",
            ));
        }
        if line.every.months() == 0 && line.end_month.is_some() {
            return Err(CostError::new(field("endMonth"), "is given for an amount that falls due once"));
        }
        Ok(())
    }
}

/// Whether a line counts, and what is missing before it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// All its figures are known, and the buyer said one of them (a cost needs nothing from the buyer).
    Priced,
    /// Figures without a value, by id.
    Missing(Vec<String>),
    /// All its figures are known, and none is the buyer's.
    NothingFromBuyer,
}

impl Standing {
    /// Why a line of this standing is not in the sums, or none where it is; `same_cash_as` is the line whose cash it would
    /// count again.
    pub fn why_not(&self, same_cash_as: Option<&str>) -> Option<String> {
        match (self, same_cash_as) {
            (Self::Missing(ids), _) => Some(format!("not known: {}", ids.join(", "))),
            (Self::NothingFromBuyer, _) => Some("rests on nothing the buyer has said".to_owned()),
            (Self::Priced, Some(other)) => Some(format!("the same cash as {other}, which counts already")),
            (Self::Priced, None) => None,
        }
    }
}

fn most(field: &str, count: usize, most: usize) -> Result<(), CostError> {
    if count <= most {
        return Ok(());
    }
    Err(CostError::new(field, format!("has {count} entries, the most is {most}")))
}

fn check_figure(figure: &Figure) -> Result<(), CostError> {
    let field = |part: &str| format!("figures.{}.{part}", figure.id);
    let bound = |part: &str, value: Decimal| {
        if value.abs() <= Decimal::from(MOST_FIGURE) {
            return Ok(());
        }
        Err(CostError::new(field(part), "is beyond 10^12, in either direction"))
    };
    match &figure.value {
        Value::Unknown => {}
        Value::Constant(value) => bound("value", *value)?,
        Value::ByYear(values) if values.is_empty() || values.len() > MOST_YEARS as usize => {
            return Err(CostError::new(
                field("byYear"),
                format!("has {} values, and must have 1 to {MOST_YEARS}", values.len()),
            ));
        }
        Value::ByYear(values) => values.iter().try_for_each(|value| bound("byYear", *value))?,
    }
    let Some((low, high)) = figure.range else { return Ok(()) };
    bound("low", low)?;
    bound("high", high)?;
    match figure.value {
        Value::Constant(value) if low <= value && value <= high => Ok(()),
        Value::Constant(value) => Err(CostError::new(
            field("low"),
            format!("is {low} and `high` is {high}; the value {value} must lie between"),
        )),
        _ => Err(CostError::new(field("low"), "and `high` need one `value` between them")),
    }
}

fn unknown_figure(field: String, id: &str, figures: &[Figure]) -> CostError {
    let error = CostError::new(field, format!("uses `{id}`, and there is no such figure"));
    let near = figures.iter().max_by(|a, b| strsim::jaro(&a.id, id).total_cmp(&strsim::jaro(&b.id, id)));
    match near.filter(|near| strsim::jaro(&near.id, id) > 0.8) {
        Some(near) => error.hinted(format!("did you mean `{}`?", near.id)),
        None => error.hinted(format!("add it: [figures.{id}] with unit and basis; leave the value out to ask for it")),
    }
}
