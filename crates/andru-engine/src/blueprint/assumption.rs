//! What a plan assumes, where each figure comes from, and the caller's own in its place.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::BlueprintError;
use super::sheet::Unit;
use crate::figure::number;
use crate::knowledge::table;

/// The table, as text; the stages are in the same file.
pub(super) const TABLE_TEXT: &str = include_str!("../../knowledge/sales_assumptions.toml");

/// Where the value of an assumption comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The caller's own figure.
    Input,
    /// A publication, of the stated tier.
    Benchmark,
    /// Folklore, or Andru's judgement: nobody has measured it.
    Judgement,
}

/// One figure that a plan assumes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Assumption {
    /// The name to override it by: `winRate`.
    pub id: &'static str,
    /// The name for people.
    pub name: &'static str,
    /// What it means.
    pub words: &'static str,
    /// The figure; absent where none can be cited and the plan derives it.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "super::sheet::optional_number")]
    #[schemars(with = "Option<f64>")]
    pub value: Option<Decimal>,
    /// What the figure counts.
    pub unit: Unit,
    /// The low end of what it may be elsewhere.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "super::sheet::optional_number")]
    #[schemars(with = "Option<f64>")]
    pub low: Option<Decimal>,
    /// The high end of what it may be elsewhere.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "super::sheet::optional_number")]
    #[schemars(with = "Option<f64>")]
    pub high: Option<Decimal>,
    /// Whether it is the caller's, a publication's or a judgement.
    pub origin: Origin,
    /// The publication with its date, or `Andru judgement`, or `you`.
    pub source: String,
    /// 1 a primary publication, 2 a secondary page, 3 folklore or judgement; absent for the caller's figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<u8>,
}

#[derive(Deserialize)]
struct File {
    assumption: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, untagged)]
enum Number {
    Whole(i64),
    Part(f64),
}

#[derive(Deserialize)]
struct Row {
    id: String,
    name: String,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    min: Number,
    max: Number,
    unit: Unit,
    source: String,
    date: String,
    tier: u8,
    range_source: Option<String>,
    words: String,
}

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| table::<File>("sales_assumptions.toml", TABLE_TEXT).assumption);

impl Number {
    fn decimal(&self) -> Decimal {
        match self {
            Self::Whole(whole) => Decimal::from(*whole),
            Self::Part(part) => Decimal::from_f64(*part).unwrap_or_default(),
        }
    }
}

impl Row {
    fn assumption(&'static self, own: Option<Decimal>) -> Assumption {
        let decimal = |number: &Option<Number>| number.as_ref().map(Number::decimal);
        let own_or = |number: Option<Decimal>| if own.is_some() { None } else { number };
        Assumption {
            id: &self.id,
            name: &self.name,
            words: &self.words,
            value: own.or_else(|| decimal(&self.value)),
            unit: self.unit,
            low: own_or(decimal(&self.low)),
            high: own_or(decimal(&self.high)),
            origin: match (own, self.tier) {
                (Some(_), _) => Origin::Input,
                (None, 3) => Origin::Judgement,
                (None, _) => Origin::Benchmark,
            },
            source: if own.is_some() { "you".to_owned() } else { self.source() },
            tier: own.is_none().then_some(self.tier),
        }
    }

    /// The source with its date, and that of the range where it is another.
    fn source(&self) -> String {
        let range = self.range_source.as_ref().map(|source| format!("; range: {source}")).unwrap_or_default();
        let date = match self.date.as_str() {
            "undated" => String::new(),
            date => format!(", {date}"),
        };
        format!("{}{date}{range}", self.source)
    }

    fn check(&self, given: f64) -> Result<Decimal, BlueprintError> {
        let (least, most) = (self.min.decimal(), self.max.decimal());
        let value = Decimal::from_f64(given).filter(|value| (least..=most).contains(value));
        value.ok_or_else(|| {
            let shown = |bound: Decimal| number(bound.to_f64().unwrap_or_default());
            let field = format!("assumptions.{}", self.id);
            let (least, most, value) = (shown(least), shown(most), shorten(given));
            if self.unit == Unit::Share && given > 1.0 && given <= 100.0 {
                BlueprintError::Percent { field, value, least, most }
            } else {
                BlueprintError::OutOfBounds { field, value, least, most }
            }
        })
    }
}

/// A number that may be huge, so that a message stays on a line.
fn shorten(given: f64) -> String {
    if given.is_finite() && given.abs() < 1e15 { number(given) } else { format!("{given:e}") }
}

/// Every name by which an assumption can be overridden, in the order of the table.
pub fn assumption_ids() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|row| row.id.as_str())
}

/// The table with the caller's figures in it.
pub(super) fn with(own: &BTreeMap<String, f64>) -> Result<Vec<Assumption>, BlueprintError> {
    if let Some(name) = own.keys().find(|name| TABLE.iter().all(|row| row.id != **name)) {
        return Err(unknown(name));
    }
    TABLE
        .iter()
        .map(|row| {
            let own = own.get(&row.id).map(|given| row.check(*given)).transpose()?;
            Ok(row.assumption(own))
        })
        .collect()
}

/// Names further apart than this are not suggested.
const NEAR: f64 = 0.5;

fn unknown(name: &str) -> BlueprintError {
    let lower = name.to_lowercase();
    let near = assumption_ids()
        .map(|id| (strsim::normalized_damerau_levenshtein(&id.to_lowercase(), &lower), id))
        .filter(|(nearness, _)| *nearness >= NEAR)
        .max_by(|left, right| left.0.total_cmp(&right.0));
    let name = name.chars().take(40).flat_map(char::escape_default).collect();
    BlueprintError::UnknownAssumption { name, suggestion: near.map(|(_, id)| id) }
}

#[cfg(test)]
mod tests {
    use super::{Origin, TABLE, with};
    use std::collections::BTreeMap;

    #[test]
    fn every_row_is_inside_its_own_bounds_and_has_a_source() {
        for row in TABLE.iter() {
            let (least, most) = (row.min.decimal(), row.max.decimal());
            let inside = [&row.low, &row.value, &row.high].into_iter().flatten().map(super::Number::decimal);
            let values: Vec<_> = inside.collect();
            assert!(values.is_sorted() && values.iter().all(|value| (least..=most).contains(value)), "{}", row.id);
            assert!(!row.source.is_empty() && (1..=3).contains(&row.tier) && row.words.ends_with('.'), "{}", row.id);
            assert_eq!(row.source == "Andru judgement", row.tier == 3 && row.source.starts_with("Andru"), "{}", row.id);
            assert!(
                !row.name.chars().any(|letter| letter.is_ascii_digit()),
                "{}: digits would mix with figures",
                row.id
            );
        }
    }

    #[test]
    fn an_own_figure_takes_the_place_of_the_assumption() {
        let rows = with(&BTreeMap::from([("winRate".to_owned(), 0.25)])).unwrap();
        let row = rows.iter().find(|row| row.id == "winRate").unwrap();
        assert_eq!((row.origin, row.source.as_str(), row.tier, row.low), (Origin::Input, "you", None, None));
        assert_eq!(row.value.unwrap().to_string(), "0.25");
    }

    #[test]
    fn what_is_refused_names_the_field_and_the_bound() {
        for (name, value, message) in [
            ("winRate", 25.0, "`assumptions.winRate` is 25, it must be 0.01 to 1; write 25 percent as 0.25"),
            ("winRate", 0.0, "`assumptions.winRate` is 0, it must be 0.01 to 1"),
            ("rampMonths", -1.0, "`assumptions.rampMonths` is -1, it must be 0 to 36"),
            ("ote", 1e30, "`assumptions.ote` is 1e30, it must be 1 to 1,000,000,000"),
            ("openAtOnce", f64::NAN, "`assumptions.openAtOnce` is NaN, it must be 1 to 500"),
            ("winrate", 0.2, "`assumptions` has no `winrate`; did you mean `winRate`?"),
            ("quota2ote", 5.0, "`assumptions` has no `quota2ote`; did you mean `quotaToOte`?"),
            ("moon", 5.0, "`assumptions` has no `moon`"),
        ] {
            let error = with(&BTreeMap::from([(name.to_owned(), value)])).unwrap_err();
            assert_eq!(error.to_string(), message);
        }
    }
}
