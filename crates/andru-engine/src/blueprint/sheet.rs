//! A sheet of steps: each is one formula over earlier figures, evaluated and written out from the same tree.

mod expression;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::assumption::{Assumption, Origin};
use crate::figure::number;
pub(super) use expression::{Expression, constant, figure};

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// An amount in the currency of the plan.
    Money,
    /// A part of a whole: 0.2 is 20%.
    Share,
    /// A multiple.
    Times,
    /// A number of what the label says.
    Count,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months of a twelfth of a year.
    Months,
}

impl Unit {
    /// A value without its unit, as it stands in a formula: `20%`, `2,000,000`, `1.97`.
    pub fn plain(self, value: f64) -> String {
        match self {
            Self::Share => format!("{}%", number(hundredfold(value))),
            _ => number(value),
        }
    }

    /// A value with its unit, as it stands alone: `20%`, `USD 2,000,000`, `1.97 months`.
    pub fn shown(self, value: f64, currency: Option<&str>) -> String {
        let plain = self.plain(value);
        match self {
            Self::Money => currency.map_or_else(|| plain.clone(), |code| format!("{code} {plain}")),
            Self::Times => format!("{plain}×"),
            Self::Days => format!("{plain} days"),
            Self::Weeks => format!("{plain} weeks"),
            Self::Months => format!("{plain} months"),
            Self::Share | Self::Count => plain,
        }
    }
}

/// A hundred times a short decimal, without the noise of binary fractions.
fn hundredfold(value: f64) -> f64 {
    use rust_decimal::prelude::FromPrimitive;
    let exact = Decimal::from_f64(value).and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED));
    exact.and_then(|value| value.to_f64()).unwrap_or(value * 100.0)
}

/// How a step's value is rounded; the next steps go on with the rounded value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    /// To the next whole number above: deals and people are whole.
    Up,
    /// To the whole number below: a day is over or it is not.
    Down,
    /// To the nearest whole unit of the currency, a half away from zero.
    Whole,
    /// To four significant digits.
    FourDigits,
}

impl Rounding {
    fn apply(self, value: Decimal) -> Option<Decimal> {
        Some(match self {
            Self::Up => value.ceil(),
            Self::Down => value.floor(),
            Self::Whole => value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero),
            Self::FourDigits => value.round_sf_with_strategy(4, RoundingStrategy::MidpointAwayFromZero)?,
        })
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Up => ", rounded up",
            Self::Down => ", rounded down",
            Self::Whole | Self::FourDigits => ", rounded",
        }
    }
}

/// One line of the plan's arithmetic.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The name other steps use: `deals`.
    pub id: &'static str,
    /// The name for people.
    pub label: &'static str,
    /// The value, rounded as `formula` says.
    #[serde(serialize_with = "plain_number")]
    #[schemars(with = "f64")]
    pub value: Decimal,
    /// What the value counts.
    pub unit: Unit,
    /// The formula in words with the numbers filled in; it gives the value.
    pub formula: String,
    /// Ids of the inputs, assumptions and steps in the formula.
    pub from: Vec<&'static str>,
    /// Ids of the assumptions it rests on, directly or through other steps, that nobody has measured.
    pub judged: Vec<&'static str>,
}

/// A step that could not be computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Missing {
    /// The step.
    pub id: &'static str,
    /// The name for people.
    pub label: &'static str,
    /// Inputs to give; empty where no input would help.
    pub needs: Vec<&'static str>,
    /// Why the figure does not exist, where no input would help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A figure that formulas may use.
#[derive(Debug, Clone)]
struct Figure {
    id: &'static str,
    label: &'static str,
    value: Decimal,
    unit: Unit,
    judged: Vec<&'static str>,
}

/// The figures so far.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    figures: Vec<Figure>,
    /// Inputs that were not given.
    absent: Vec<&'static str>,
    pub(super) steps: Vec<Step>,
    pub(super) missing: Vec<Missing>,
}

impl Sheet {
    /// Adds what the caller gave, or that it was not.
    pub(super) fn input(&mut self, id: &'static str, label: &'static str, unit: Unit, value: Option<Decimal>) {
        match value {
            Some(value) => self.figures.push(Figure { id, label, value, unit, judged: Vec::new() }),
            None => self.absent.push(id),
        }
    }

    /// Adds an assumption that has a value.
    pub(super) fn assume(&mut self, row: &Assumption) {
        if let Some(value) = row.value {
            let judged = if row.origin == Origin::Judgement { vec![row.id] } else { Vec::new() };
            self.figures.push(Figure { id: row.id, label: row.name, value, unit: row.unit, judged });
        }
    }

    /// The value of a figure, if there is one.
    pub(super) fn value(&self, id: &str) -> Option<Decimal> {
        self.find(id).map(|figure| figure.value)
    }

    fn find(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// Evaluates a formula and adds it as a step, or says what it needs.
    pub(super) fn step(
        &mut self,
        id: &'static str,
        label: &'static str,
        unit: Unit,
        rounding: Rounding,
        formula: &Expression,
    ) {
        let from = formula.figures();
        let needs = self.needs(&from);
        let reason = self.reason(&from);
        if !needs.is_empty() || reason.is_some() {
            return self.miss(id, label, needs, reason);
        }
        let exact = formula.evaluate(&|id| self.value(id));
        let Some((exact, value)) = exact.and_then(|exact| Some((exact, rounding.apply(exact)?.normalize()))) else {
            return self.miss(
                id,
                label,
                Vec::new(),
                Some("its formula divides by zero or is out of all bounds".into()),
            );
        };
        let rounded = if exact == value { "" } else { rounding.words() };
        let words = formula.words(&|id| {
            let figure = self.find(id)?;
            Some(format!("{} {}", figure.label, figure.unit.plain(figure.value.to_f64()?)))
        });
        let mut judged: Vec<&'static str> = Vec::new();
        for each in from.iter().filter_map(|id| self.find(id)).flat_map(|figure| &figure.judged) {
            if !judged.contains(each) {
                judged.push(each);
            }
        }
        self.figures.push(Figure { id, label, value, unit, judged: judged.clone() });
        self.steps.push(Step { id, label, value, unit, formula: format!("{words}{rounded}"), from, judged });
    }

    /// Says that a step does not exist whatever is given.
    pub(super) fn never(&mut self, id: &'static str, label: &'static str, reason: String) {
        self.miss(id, label, Vec::new(), Some(reason));
    }

    fn miss(&mut self, id: &'static str, label: &'static str, needs: Vec<&'static str>, reason: Option<String>) {
        let reason = reason.filter(|_| needs.is_empty());
        self.missing.push(Missing { id, label, needs, reason });
    }

    /// Inputs that a formula needs and that were not given, each once.
    fn needs(&self, from: &[&'static str]) -> Vec<&'static str> {
        let mut needs: Vec<&'static str> = Vec::new();
        for id in from {
            let direct = self.absent.iter().filter(|absent| *absent == id);
            let through = self.missing.iter().filter(|missing| missing.id == *id).flat_map(|missing| &missing.needs);
            for need in direct.chain(through) {
                if !needs.contains(need) {
                    needs.push(need);
                }
            }
        }
        needs
    }

    fn reason(&self, from: &[&'static str]) -> Option<String> {
        self.missing.iter().filter(|missing| from.contains(&missing.id)).find_map(|missing| missing.reason.clone())
    }
}

/// A decimal as a number of JSON.
pub(super) fn plain_number<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    match (value.is_integer(), value.to_i64()) {
        (true, Some(whole)) => serializer.serialize_i64(whole),
        _ => serializer.serialize_f64(value.to_f64().unwrap_or_default()),
    }
}

/// A decimal that may be absent, as a number of JSON.
#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
pub(super) fn optional_number<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    plain_number(&value.unwrap_or_default(), serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_shows_its_numbers_and_goes_on_rounded() {
        let mut sheet = Sheet::default();
        sheet.input("target", "new ARR", Unit::Money, Some(Decimal::from(2_000_000)));
        sheet.input("deal", "deal size", Unit::Money, Some(Decimal::from(30_000)));
        sheet.input("cycle", "cycle", Unit::Days, None);
        sheet.step("deals", "deals", Unit::Count, Rounding::Up, &(figure("target") / figure("deal")));
        sheet.step("twice", "twice", Unit::Count, Rounding::Up, &(figure("deals") * (constant(3) - constant(1))));
        sheet.step("later", "later", Unit::Count, Rounding::Up, &(figure("deals") / figure("cycle")));
        sheet.step("nothing", "nothing", Unit::Count, Rounding::Up, &(figure("deals") / (constant(1) - constant(1))));
        sheet.step("after", "after", Unit::Count, Rounding::Up, &(figure("nothing") + figure("deals")));
        let lines: Vec<String> = sheet.steps.iter().map(|step| format!("{} = {}", step.value, step.formula)).collect();
        assert_eq!(lines, ["67 = new ARR 2,000,000 ÷ deal size 30,000, rounded up", "134 = deals 67 × (3 − 1)"]);
        assert_eq!(sheet.missing[0].needs, ["cycle"]);
        assert_eq!(sheet.missing.len(), 3);
        assert!(sheet.missing[2].reason.as_ref().unwrap().contains("divides by zero"));
    }

    #[test]
    fn units_show_themselves() {
        assert_eq!(Unit::Share.shown(0.07, None), "7%");
        assert_eq!(Unit::Money.shown(1250.0, Some("EUR")), "EUR 1,250");
        assert_eq!(Unit::Times.shown(4.5, None), "4.5×");
        assert_eq!(Unit::Months.shown(1.97, None), "1.97 months");
    }
}
