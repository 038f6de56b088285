//! A figure as it is given, and what the engine makes of it.

use andru_engine::cost::error::CostError;
use andru_engine::cost::figure::{Basis, Figure, Tier, Value};
use andru_engine::cost::model::DISCOUNT_RATE;
use andru_engine::cost::money::decimal;
use andru_engine::cost::unit::Unit;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::filled;

/// A figure that formulas use.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FigureInput {
    /// Name used in amounts, e.g. `hours_a_week`
    #[schemars(length(min = 1, max = 40))]
    pub(crate) id: String,
    /// Name for people
    #[schemars(length(max = 120), extend("x-obvious" = true))]
    pub(crate) name: Option<String>,
    /// Leave out if unknown
    #[schemars(range(min = -1e12, max = 1e12))]
    pub(crate) value: Option<f64>,
    /// One value a year, where it changes
    #[schemars(length(min = 1, max = 30), inner(range(min = -1e12, max = 1e12)), extend("x-obvious" = true))]
    pub(crate) by_year: Option<Vec<f64>>,
    /// hours/week, USD/hour, % (20 is 20%)
    #[schemars(length(max = 60))]
    pub(crate) unit: Option<String>,
    /// Who stands behind it
    #[schemars(extend("x-obvious" = true))]
    pub(crate) basis: BasisInput,
    /// Who said, published or assumes it
    #[schemars(length(max = 300))]
    pub(crate) source: Option<String>,
    /// When a benchmark was published
    #[schemars(length(max = 20))]
    pub(crate) date: Option<String>,
    /// How good a benchmark is
    #[schemars(extend("x-obvious" = true))]
    pub(crate) tier: Option<TierInput>,
    /// Why an assumption
    #[schemars(length(max = 300), extend("x-obvious" = true))]
    pub(crate) why: Option<String>,
    /// The lowest it may be
    #[schemars(range(min = -1e12, max = 1e12), extend("x-obvious" = true))]
    pub(crate) low: Option<f64>,
    /// The highest it may be
    #[schemars(range(min = -1e12, max = 1e12), extend("x-obvious" = true))]
    pub(crate) high: Option<f64>,
    /// Question that settles it
    #[schemars(length(max = 300), extend("x-obvious" = true))]
    pub(crate) ask: Option<String>,
}

/// The figures with a rate of discount, and whether it had to be that of published studies.
pub(crate) fn with_discount_rate(mut figures: Vec<Figure>) -> (Vec<Figure>, bool) {
    let lacks = !figures.iter().any(|figure| figure.id == DISCOUNT_RATE);
    if lacks {
        figures.push(Figure::published_discount_rate());
    }
    (figures, lacks)
}

/// Figures as a model is shown them.
pub(crate) fn figures_in_a_sentence() -> serde_json::Value {
    json!({
        "type": "array",
        "description": "Each: id, unit (hours/week, USD/hour, %), value if known, basis (buyer; benchmark: source, date, tier; \
            assumption: source, why), low, high",
        "items": { "type": "object" }
    })
}

/// Who stands behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BasisInput {
    Buyer,
    Benchmark,
    Assumption,
}

/// How good a published figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TierInput {
    Primary,
    Secondary,
    Folklore,
}

/// The figures for the engine.
///
/// # Errors
/// A name given twice, a basis without what it needs, one end of a range without the other, a number no decimal holds.
pub(crate) fn figures(given: Vec<FigureInput>) -> Result<Vec<Figure>, CostError> {
    let mut figures: Vec<Figure> = Vec::with_capacity(given.len());
    for input in given {
        if figures.iter().any(|figure| figure.id == input.id) {
            return Err(CostError::new("figures", format!("has the name `{}` twice", input.id.escape_default())));
        }
        figures.push(input.figure()?);
    }
    Ok(figures)
}

impl FigureInput {
    fn figure(self) -> Result<Figure, CostError> {
        let path = format!("figures.{}", self.id.escape_default());
        let field = |part: &str| format!("{path}.{part}");
        let exact = |part: &str, number: f64| {
            decimal(number).ok_or_else(|| CostError::new(field(part), "is not a number from -10^12 to 10^12"))
        };
        let value = match (self.value, self.by_year) {
            (None, None) => Value::Unknown,
            (Some(value), None) => Value::Constant(exact("value", value)?),
            (None, Some(values)) => {
                Value::ByYear(values.into_iter().map(|value| exact("byYear", value)).collect::<Result<_, _>>()?)
            }
            (Some(_), Some(_)) => {
                return Err(CostError::new(field("byYear"), "is given beside `value`; give one of them"));
            }
        };
        let range = match (self.low, self.high) {
            (None, None) => None,
            (Some(low), Some(high)) => Some((exact("low", low)?, exact("high", high)?)),
            (Some(_), None) => {
                return Err(CostError::new(field("high"), "is missing; a range has both `low` and `high`"));
            }
            (None, Some(_)) => {
                return Err(CostError::new(field("low"), "is missing; a range has both `low` and `high`"));
            }
        };
        let (source, date, why) = (filled(self.source), filled(self.date), filled(self.why));
        let needs = |part: &str, why: &str| CostError::new(field(part), why);
        let basis = match self.basis {
            BasisInput::Buyer => Basis::Buyer { source },
            BasisInput::Benchmark => Basis::Benchmark {
                source: source.ok_or_else(|| needs("source", "is missing: a benchmark says where it was published"))?,
                date: date.ok_or_else(|| needs("date", "is missing: a benchmark says when it was published"))?,
                tier: match self.tier {
                    Some(TierInput::Primary) => Tier::Primary,
                    Some(TierInput::Secondary) => Tier::Secondary,
                    Some(TierInput::Folklore) => Tier::Folklore,
                    None => {
                        return Err(needs("tier", "is missing: a benchmark is `primary`, `secondary` or `folklore`"));
                    }
                },
            },
            BasisInput::Assumption => Basis::Assumption {
                who: source.ok_or_else(|| needs("source", "is missing: an assumption says who makes it"))?,
                why: why.ok_or_else(|| needs("why", "is missing: an assumption says why this value"))?,
            },
        };
        Ok(Figure {
            name: filled(self.name).unwrap_or_else(|| self.id.replace('_', " ")),
            id: self.id,
            value,
            unit: Unit::new(self.unit.as_deref().unwrap_or_default()),
            basis,
            range,
            ask: filled(self.ask),
        })
    }
}
