//! What the caller gave, read and held against its bounds.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use schemars::JsonSchema;
use serde::Serialize;

use super::error::BlueprintError;
use super::sheet::Unit;
use super::{Request, Stage};
use crate::figure::{count, number};
use crate::read::{Currency, Reading, Span, duration, money};

/// The most that an amount may be: a trillion.
const MOST_MONEY: f64 = 1e12;
/// The longest cycle in days: ten years.
const MOST_DAYS: f64 = 3650.0;
/// The most people who sell.
const MOST_TEAM: f64 = 10_000.0;
/// The most deals that a plan is made for.
const MOST_DEALS: u32 = 1_000_000;

/// One thing the caller gave, as it was read.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Given {
    /// The argument: `arrTarget`.
    pub id: &'static str,
    /// The name for people.
    pub label: &'static str,
    /// What was written.
    pub text: String,
    /// The value that is used.
    #[serde(serialize_with = "super::sheet::plain_number")]
    #[schemars(with = "f64")]
    pub value: Decimal,
    /// What the value counts.
    pub unit: Unit,
    /// What to know about how it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A figure with the range it was given as.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// What was written.
    text: String,
    /// The value that is used: the middle of a range.
    pub(super) value: Decimal,
    /// The ends of a range.
    pub(super) range: Option<(Decimal, Decimal)>,
    note: Option<String>,
}

/// Everything given, in bounds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Inputs {
    pub(super) stage: Stage,
    pub(super) currency: Option<Currency>,
    pub(super) target: Amount,
    pub(super) current: Option<Amount>,
    pub(super) deal: Option<Amount>,
    pub(super) cycle: Option<Amount>,
    pub(super) team: Option<Decimal>,
}

impl Inputs {
    /// Reads the texts of a request.
    pub(super) fn read(request: &Request) -> Result<Self, BlueprintError> {
        let mut purse = Purse::default();
        let target = purse.amount("arrTarget", &request.arr_target, 1.0)?.ok_or_else(|| BlueprintError::Unread {
            field: "arrTarget",
            note: "it is blank".to_owned(),
            example: "$2M",
        })?;
        let mut optional = |field, text: &Option<String>, least| {
            text.as_deref().map_or(Ok(None), |text| purse.amount(field, text, least))
        };
        let current = optional("currentArr", &request.current_arr, 0.0)?;
        let deal = optional("dealSize", &request.deal_size, 1.0)?;
        let cycle = request.cycle.as_deref().map_or(Ok(None), cycle)?;
        let inputs = Self {
            stage: request.stage,
            currency: purse.first.map(|(_, currency)| currency),
            target,
            current,
            deal,
            cycle,
            team: request.team.map(team).transpose()?,
        };
        inputs.check()?;
        Ok(inputs)
    }

    /// What is still to be won.
    pub(super) fn to_win(&self) -> Decimal {
        self.target.value - self.current.as_ref().map_or(Decimal::ZERO, |current| current.value)
    }

    fn check(&self) -> Result<(), BlueprintError> {
        if let Some(current) = self.current.as_ref().filter(|_| self.to_win() < Decimal::ONE) {
            let shown = |value: Decimal| number(value.to_f64().unwrap_or_default());
            return Err(BlueprintError::NothingToWin {
                current: shown(current.value),
                target: shown(self.target.value),
            });
        }
        let deals = self.deal.as_ref().and_then(|deal| self.to_win().checked_div(deal.value));
        match deals.filter(|deals| *deals > MOST_DEALS.into()) {
            Some(deals) => Err(BlueprintError::TooManyDeals {
                deals: number(deals.ceil().to_f64().unwrap_or_default()),
                most: count(MOST_DEALS.into()),
            }),
            None => Ok(()),
        }
    }

    /// What was given, for the answer.
    pub(super) fn given(&self) -> Vec<Given> {
        let given = |id, label, unit, amount: &Amount| Given {
            id,
            label,
            text: amount.text.clone(),
            value: amount.value,
            unit,
            note: amount.note.clone(),
        };
        let mut all = vec![given("arrTarget", "ARR target", Unit::Money, &self.target)];
        all.extend(self.current.as_ref().map(|amount| given("currentArr", "ARR today", Unit::Money, amount)));
        all.extend(self.deal.as_ref().map(|amount| given("dealSize", "deal size", Unit::Money, amount)));
        all.extend(self.cycle.as_ref().map(|amount| given("avgCycleLength", "cycle", Unit::Days, amount)));
        all.extend(self.team.map(|value| Given {
            id: "teamSize",
            label: "reps today",
            text: value.to_string(),
            value,
            unit: Unit::Count,
            note: Some("read as people who sell, all ramped".to_owned()),
        }));
        all
    }
}

/// The first currency that was written, with the field it stood in.
#[derive(Default)]
struct Purse {
    first: Option<(&'static str, Currency)>,
}

impl Purse {
    fn amount(&mut self, field: &'static str, text: &str, least: f64) -> Result<Option<Amount>, BlueprintError> {
        let example = if field == "dealSize" { "$25k" } else { "$2M" };
        let reading = money(text);
        if let Some(currency) = reading.value.and_then(|money| money.currency) {
            match self.first {
                Some((first, one)) if one != currency => {
                    return Err(BlueprintError::TwoCurrencies { first, one, second: field, other: currency });
                }
                Some(_) => {}
                None => self.first = Some((field, currency)),
            }
        }
        let zero = reading.value.is_some_and(|money| money.span.high() == Some(0.0));
        let mut reading = reading.map(|money| money.span);
        if zero && least < 1.0 {
            reading.note = None;
        }
        bounded(field, text, &reading, (least, MOST_MONEY), example)
    }
}

fn cycle(text: &str) -> Result<Option<Amount>, BlueprintError> {
    bounded("avgCycleLength", text, &duration(text), (1.0, MOST_DAYS), "60 days")
}

fn team(given: f64) -> Result<Decimal, BlueprintError> {
    let whole = given.fract() == 0.0 && (0.0..=MOST_TEAM).contains(&given);
    Decimal::from_f64(given).filter(|_| whole).map(|team| team.normalize()).ok_or(BlueprintError::Team)
}

/// A reading inside its bounds; a range counts as its middle.
fn bounded(
    field: &'static str,
    text: &str,
    reading: &Reading<Span>,
    (least, most): (f64, f64),
    example: &'static str,
) -> Result<Option<Amount>, BlueprintError> {
    let Some(span) = reading.value else {
        let unread = |note: &String| BlueprintError::Unread { field, note: note.clone(), example };
        return reading.note.as_ref().map_or(Ok(None), |note| Err(unread(note)));
    };
    let mut notes: Vec<String> = reading.note.clone().into_iter().collect();
    let (low, high) = match (span.low(), span.high()) {
        (low, None) => {
            notes.push("only a lower bound is given; counted as exactly that".to_owned());
            (low, low)
        }
        (low, Some(high)) if low < least && high > low => {
            notes.push("only an upper bound is given; counted as exactly that".to_owned());
            (high, high)
        }
        (low, Some(high)) => (low, high),
    };
    for end in [low, high] {
        if end < least || end > most {
            let (value, least, most) = (number(end), number(least), number(most));
            return Err(BlueprintError::OutOfBounds { field: field.to_owned(), value, least, most });
        }
    }
    let decimal = |value: f64| Decimal::from_f64(value).map(|value| value.round_dp(2).normalize()).unwrap_or_default();
    let (low, high) = (decimal(low), decimal(high));
    let value = ((low + high) / Decimal::TWO).round_dp(2).normalize();
    if low < high {
        notes.push("a range; counted as its middle, the ends are below".to_owned());
    }
    Ok(Some(Amount {
        text: text.trim().to_owned(),
        value,
        range: (low < high).then_some((low, high)),
        note: (!notes.is_empty()).then(|| notes.join("; ")),
    }))
}
