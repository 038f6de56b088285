//! A figure as it is answered: its value and who stands behind it.

use andru_engine::cost::figure::{Basis, BasisKind, Figure, Tier, Value};
use andru_engine::cost::money::plain;
use andru_engine::cost::unit::Unit;
use andru_engine::figure;
use schemars::JsonSchema;
use serde::Serialize;

use crate::page::Page;

/// A figure a case uses; where every computed figure ends.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FigureAnswer {
    /// Its id, which formulas and `from` name.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its value in its unit; absent where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Its value in each year from the first, where it changes; the last one holds after.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by_year: Vec<f64>,
    /// What it counts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Who stands behind it.
    pub basis: BasisName,
    /// Who said, published or assumes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When a benchmark was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How good a benchmark is: `primary`, `secondary`, `folklore`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<&'static str>,
    /// Why an assumption has this value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The lowest it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The highest it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

/// Who stands behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BasisName {
    /// The buyer said it.
    Buyer,
    /// It was published.
    Benchmark,
    /// Somebody assumes it.
    Assumption,
}

impl From<BasisKind> for BasisName {
    fn from(kind: BasisKind) -> Self {
        match kind {
            BasisKind::Buyer => Self::Buyer,
            BasisKind::Benchmark => Self::Benchmark,
            BasisKind::Assumption => Self::Assumption,
        }
    }
}

impl FigureAnswer {
    /// A figure of the engine.
    pub(crate) fn of(figure: &Figure) -> Self {
        let (value, by_year) = match &figure.value {
            Value::Unknown => (None, Vec::new()),
            Value::Constant(value) => (Some(plain(*value)), Vec::new()),
            Value::ByYear(values) => (None, values.iter().copied().map(plain).collect()),
        };
        let (source, date, tier, why) = match &figure.basis {
            Basis::Buyer { source } => (source.clone(), None, None, None),
            Basis::Benchmark { source, date, tier } => (Some(source.clone()), Some(date.clone()), Some(*tier), None),
            Basis::Assumption { who, why } => (Some(who.clone()), None, None, Some(why.clone())),
        };
        let (low, high) = figure.range.map(|(low, high)| (plain(low), plain(high))).unzip();
        Self {
            id: figure.id.clone(),
            name: figure.name.clone(),
            value,
            by_year,
            unit: figure.unit.text().to_owned(),
            basis: figure.basis.kind().into(),
            source,
            date,
            tier: tier.map(Tier::name),
            why,
            low,
            high,
        }
    }
}

/// The figures as a table: what is known and who stands behind it.
pub(crate) fn render_figures(figures: &[FigureAnswer], page: &mut Page) {
    if figures.is_empty() {
        return;
    }
    page.heading("Figures and who stands behind them");
    for figure in figures {
        page.fact(&figure.name, figure.basis.name(), figure.words());
    }
}

impl BasisName {
    /// The name on the wire.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Buyer => BasisKind::Buyer.name(),
            Self::Benchmark => BasisKind::Benchmark.name(),
            Self::Assumption => BasisKind::Assumption.name(),
        }
    }
}

impl FigureAnswer {
    /// Value, range, and who stands behind it.
    fn words(&self) -> String {
        let unit = Unit::new(&self.unit);
        let number = |value: f64| figure::number(value);
        let by_year: Vec<String> = self.by_year.iter().map(|value| number(*value)).collect();
        let value = match self.value {
            Some(value) => unit.written(&number(value)),
            None if by_year.is_empty() => "not known".to_owned(),
            None => format!("{} by year", unit.written(&by_year.join(", "))),
        };
        let range = match (self.low, self.high) {
            (Some(low), Some(high)) => format!(", between {} and {}", number(low), number(high)),
            _ => String::new(),
        };
        let behind = [self.source.as_deref(), self.date.as_deref(), self.tier, self.why.as_deref()];
        let behind: Vec<&str> = behind.into_iter().flatten().collect();
        let gap = if behind.is_empty() { "" } else { "; " };
        format!("{value}{range}{gap}{}", behind.join(", "))
    }
}
