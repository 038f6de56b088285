//! A figure of a case: its value, its unit, and who stands behind it.

use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::money::written_exactly;
use super::unit::Unit;
use crate::knowledge::table;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    discount_rate: Row,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    value: u32,
    unit: String,
    source: String,
    date: String,
}

static DISCOUNT: LazyLock<Row> =
    LazyLock::new(|| table::<File>("cost.toml", include_str!("../../knowledge/cost.toml")).discount_rate);

/// A named figure that formulas use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The name formulas use: lower-case letters, digits and `_`.
    pub id: String,
    /// The name for people; the id with spaces where none was given.
    pub name: String,
    /// What is known of its value.
    pub value: Value,
    /// What it counts.
    pub unit: Unit,
    /// Who stands behind it.
    pub basis: Basis,
    /// The lowest and the highest it may be, where a range was given; the value is the likeliest.
    pub range: Option<(Decimal, Decimal)>,
    /// The question that would settle it, in the words of whoever wrote the case.
    pub ask: Option<String>,
}

/// What is known of a figure's value, in the figure's unit (20 for 20%).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing yet.
    Unknown,
    /// One value throughout.
    Constant(Decimal),
    /// One value per year from the first; the last one holds for the years after.
    ByYear(Vec<Decimal>),
}

/// Who stands behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// The buyer said it.
    Buyer {
        /// Who of them, where and when, where that was kept.
        source: Option<String>,
    },
    /// It was published.
    Benchmark {
        /// Where it was published.
        source: String,
        /// When: a year, a month or a day.
        date: String,
        /// How good the publication is.
        tier: Tier,
    },
    /// Somebody assumes it.
    Assumption {
        /// Who assumes it.
        who: String,
        /// Why this value.
        why: String,
    },
}

/// How good a published figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The publication of whoever measured it.
    Primary,
    /// A page that quotes a publication.
    Secondary,
    /// Repeated without a traceable measurement.
    Folklore,
}

impl Tier {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Folklore => "folklore",
        }
    }
}

/// The kind of a basis; later is weaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BasisKind {
    /// The buyer said it.
    Buyer,
    /// It was published.
    Benchmark,
    /// Somebody assumes it.
    Assumption,
}

impl BasisKind {
    /// Every kind, strongest first.
    pub const ALL: [Self; 3] = [Self::Buyer, Self::Benchmark, Self::Assumption];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Benchmark => "benchmark",
            Self::Assumption => "assumption",
        }
    }
}

impl Basis {
    /// The kind of the basis.
    pub const fn kind(&self) -> BasisKind {
        match self {
            Self::Buyer { .. } => BasisKind::Buyer,
            Self::Benchmark { .. } => BasisKind::Benchmark,
            Self::Assumption { .. } => BasisKind::Assumption,
        }
    }
}

impl Figure {
    /// The yearly rate of discount of published studies, for a case whose buyer has named none.
    pub fn published_discount_rate() -> Self {
        let row = &*DISCOUNT;
        Self {
            id: super::model::DISCOUNT_RATE.to_owned(),
            name: "rate of discount".to_owned(),
            value: Value::Constant(Decimal::from(row.value)),
            unit: Unit::new(&row.unit),
            basis: Basis::Benchmark { source: row.source.clone(), date: row.date.clone(), tier: Tier::Primary },
            range: None,
            ask: None,
        }
    }

    /// A value with the figure's unit as people read it: `18 hours/week`, `20%`, `USD 41/hour`.
    pub fn written(&self, value: Decimal) -> String {
        self.unit.written(&written_exactly(value))
    }

    /// Whether a value is known.
    pub const fn is_known(&self) -> bool {
        !matches!(self.value, Value::Unknown)
    }

    /// The value in a year (1 is the first, 0 is today), as formulas use it: 20% is 0.2.
    pub fn in_year(&self, year: usize) -> Option<Decimal> {
        match &self.value {
            Value::Unknown => None,
            Value::Constant(value) => Some(self.unit.scaled(*value)),
            Value::ByYear(values) => {
                values.get(year.saturating_sub(1)).or(values.last()).map(|value| self.unit.scaled(*value))
            }
        }
    }
}
