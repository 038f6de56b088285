//! The questions a case is waiting for, with what an answer would be worth.

use rust_decimal::Decimal;

use super::amounts::Amounts;
use super::case;
use super::error::CostError;
use super::figure::{BasisKind, Figure, Value};
use super::line::{Every, Line, Side};
use super::model::{CaseModel, Standing};
use super::values::Values;

/// What to ask the buyer so that a line counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The lines that wait for it.
    pub lines: Vec<String>,
    /// The figure that would be settled.
    pub figure: String,
    /// The question, in words for the buyer.
    pub ask: String,
    /// What each unit of the answer adds to the line each time it falls due, where the other figures are known and the line
    /// grows evenly with it.
    pub each: Option<Decimal>,
    /// How often that is.
    pub every: Every,
}

impl Question {
    /// What the answer is worth, where that is known: `each is worth USD 12,792 a year`.
    pub fn worth(&self, amounts: Amounts) -> Option<String> {
        let often = match self.every {
            Every::Once => "once",
            Every::Month => "a month",
            Every::Quarter => "a quarter",
            Every::Year => "a year",
        };
        self.each.map(|each| format!("each is worth {} {often}", amounts.money(each)))
    }
}

/// The questions of every line that does not count yet, in the order of the lines.
///
/// # Errors
/// A line whose known figures cannot be computed with.
pub fn questions(model: &CaseModel) -> Result<Vec<Question>, CostError> {
    let mut asked = Vec::new();
    for line in model.lines() {
        match model.standing(line) {
            Standing::Priced => {}
            Standing::Missing(ids) => {
                let only = ids.len() == 1;
                for figure in ids.iter().filter_map(|id| model.figure(id)) {
                    let each = if only { each(model, line, figure) } else { None };
                    add(&mut asked, line, figure, figure.ask.clone().unwrap_or_else(|| ask(figure, line.side)), each);
                }
            }
            Standing::NothingFromBuyer => {
                let figures = || line.amount.figures().into_iter().filter_map(|id| model.figure(id));
                // The question somebody took the trouble to write, else the shakiest figure.
                let shakiest = figures().find(|figure| figure.basis.kind() == BasisKind::Assumption);
                let chosen = figures().find(|figure| figure.ask.is_some()).or(shakiest).or_else(|| figures().next());
                if let Some(figure) = chosen {
                    let ask = figure.ask.clone().unwrap_or_else(|| confirm(figure, line.side));
                    add(&mut asked, line, figure, ask, None);
                }
            }
        }
    }
    Ok(asked)
}

/// Adds a question, or one more line to it where the figure is asked for already.
fn add(asked: &mut Vec<Question>, line: &Line, figure: &Figure, ask: String, each: Option<Decimal>) {
    match asked.iter_mut().find(|known| known.figure == figure.id) {
        Some(known) => {
            known.lines.push(line.id.clone());
            // What it is worth differs by line: no one figure says it.
            known.each = None;
        }
        None => asked.push(Question {
            lines: vec![line.id.clone()],
            figure: figure.id.clone(),
            ask,
            each,
            every: line.every,
        }),
    }
}

/// What one unit of a figure adds to its line in the first year, if the next adds as much.
fn each(model: &CaseModel, line: &Line, figure: &Figure) -> Option<Decimal> {
    let at = model.index(&figure.id)?;
    let mut values = Values::of(model);
    let mut amount = |number: i64| {
        values.set(at, Decimal::from(number));
        case::value_of(&line.amount, &values, 1, String::new).ok()
    };
    let (none, one, two) = (amount(0)?, amount(1)?, amount(2)?);
    // An amount of money is worth itself.
    let says_more = one - none != Decimal::ONE || figure.unit.money().is_empty();
    (one - none == two - one && one != none && says_more).then(|| one - none)
}

/// Spans of time a unit may be counted by.
const TIMES: [&str; 5] = ["day", "week", "month", "quarter", "year"];

/// The question that a figure's unit suggests.
fn ask(figure: &Figure, side: Side) -> String {
    let (name, unit) = (&figure.name, &figure.unit);
    let is_money = !unit.money().is_empty();
    match (is_money, unit.per()) {
        // The seller knows what it costs.
        (true, _) if side == Side::Cost => format!("{}: what does it come to, in {}?", capital(name), unit.text()),
        (true, Some(time)) if TIMES.contains(&time) => format!("What does \"{name}\" cost you a {time}, all in?"),
        (true, Some(thing)) => format!("{}: what does one {thing} cost you, all in?", capital(name)),
        (true, None) => format!("{}: what does it come to in {}, all in?", capital(name), unit.text()),
        (false, Some(time)) => format!("{}: how many {} a {time}?", capital(name), unit.counted()),
        (false, None) if unit.is_percent() => format!("{}: how many percent?", capital(name)),
        (false, None) if unit.text().is_empty() => format!("{}: how many?", capital(name)),
        (false, None) => format!("{}: how many {}?", capital(name), unit.text()),
    }
}

/// The question whether somebody else's figure holds for the buyer.
fn confirm(figure: &Figure, side: Side) -> String {
    let value = match &figure.value {
        Value::Constant(value) => figure.written(*value),
        Value::ByYear(_) | Value::Unknown => return ask(figure, side),
    };
    format!("{}: is it {value} with you?", capital(&figure.name))
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::figure::Basis;
    use crate::cost::unit::Unit;

    #[test]
    fn a_unit_suggests_its_question() {
        let asked = |name: &str, unit: &str| {
            ask(
                &Figure {
                    id: "x".to_owned(),
                    name: name.to_owned(),
                    value: Value::Unknown,
                    unit: Unit::new(unit),
                    basis: Basis::Buyer { source: None },
                    range: None,
                    ask: None,
                },
                Side::Benefit,
            )
        };
        let said = [
            asked("late penalties", "USD/quarter"),
            asked("a credit note", "USD/credit note"),
            asked("set-up", "USD"),
            asked("hours lost to re-keying", "hours/week"),
            asked("share of deals lost", "%"),
            asked("people", "people"),
            asked("sites", ""),
        ];
        insta::assert_snapshot!(said.join("\n"), @r#"
        What does "late penalties" cost you a quarter, all in?
        A credit note: what does one credit note cost you, all in?
        Set-up: what does it come to in USD, all in?
        Hours lost to re-keying: how many hours a week?
        Share of deals lost: how many percent?
        People: how many people?
        Sites: how many?
        "#);
    }
}
