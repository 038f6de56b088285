//! The answer: every figure in it names what it comes from.

use andru_engine::cost::finance::FirstFlow;
use andru_engine::cost::money::Rounding;
use andru_engine::cost::money::plain;
use andru_engine::cost::question::questions;
use andru_engine::cost::terms::Terms;
use andru_engine::cost::{Amounts, BusinessCase, LineResult, Scope, Series};
use schemars::JsonSchema;
use serde::Serialize;

mod sensitivity;

pub(super) use sensitivity::{BreakEvenAnswer, SimulationAnswer, SwingAnswer};

use super::measures::{Measure, measures};
use super::summary;
use crate::answer::{Status, Summary};
use crate::cost::{BasisName, FigureAnswer, LossAnswer, QuestionAnswer, RestsOnAnswer, SideName, worked};
use crate::error::ToolError;

/// A business case. Each part with an `id` says in `from` which parts it is computed from, down to figures with a basis.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseAnswer {
    /// `complete` where every line counts, else `insufficient_evidence`.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// What the case is about.
    pub title: String,
    /// The conventions it is computed by.
    pub policy: Policy,
    /// The figures, where every computed figure ends.
    pub figures: Vec<FigureAnswer>,
    /// Benefits and costs.
    pub lines: Vec<LineAnswer>,
    /// Sums of what counts.
    pub sums: Vec<Sum>,
    /// What the sums come to; empty where a cost is not known or nothing counts.
    pub measures: Vec<Measure>,
    /// What share of the result rests on the buyer, on publications, on assumptions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<RestsOnAnswer>,
    /// What to ask before there is a return, with what an answer is worth.
    pub questions: Vec<QuestionAnswer>,
    /// Lines that are not added, and why.
    pub not_added: Vec<String>,
    /// The result with one figure at the ends of its range, the widest first.
    pub tornado: Vec<SwingAnswer>,
    /// The value of each figure at which the case is worth nothing.
    pub break_even: Vec<BreakEvenAnswer>,
    /// All ranges at once, by chance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub simulation: Option<SimulationAnswer>,
    /// What waiting costs; never added to the benefits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inaction: Option<InactionAnswer>,
}

/// The conventions of a case.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// Always `policy`.
    pub id: &'static str,
    /// The currency of every amount, by ISO 4217.
    pub currency: String,
    /// How many years it looks ahead.
    pub years: u32,
    /// How finely time is cut: `year`, `quarter` or `month`.
    pub period: &'static str,
    /// When the first flow falls, and whether it is discounted.
    pub first_flow: &'static str,
    /// To what amounts are rounded, and when.
    pub rounding: String,
    /// Benefits and risk, costs and risk.
    pub risk: &'static str,
}

/// A benefit or a cost by period.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LineAnswer {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// `benefit` or `cost`.
    pub side: SideName,
    /// How its amount comes from its figures.
    pub formula: String,
    /// The same with the numbers filled in.
    pub worked: String,
    /// The figures it rests on.
    pub from: Vec<String>,
    /// The weakest basis among the figures of its amount.
    pub weakest: BasisName,
    /// Whether it is in the sums.
    pub counts: bool,
    /// Why it is not, where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// The line of inaction it ends or lessens: the same cash seen from the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removes: Option<String>,
    /// Why its cash is other cash than that of lines with the same figures, as it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distinct_because: Option<String>,
    /// The amount per period before risk, today first; empty where figures are missing.
    pub unadjusted: Vec<f64>,
    /// The share taken off a benefit or put on a cost for risk, 0 to 1.
    pub risk: f64,
    /// The amount per period after risk, today first.
    pub adjusted: Vec<f64>,
    /// The sum of the amounts after risk.
    pub total: f64,
    /// The present value of the amounts after risk.
    pub present_value: f64,
}

/// A sum by period.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Sum {
    /// `benefits`, `costs`, `net` or `cumulative`.
    pub id: &'static str,
    /// What it is taken over.
    pub from: Vec<String>,
    /// The sum per period, today first.
    pub values: Vec<f64>,
    /// The sum over all periods; absent for `cumulative`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<f64>,
    /// The sum of the present values; absent for `cumulative`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present_value: Option<f64>,
}

/// What waiting costs.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InactionAnswer {
    /// Always `inaction`.
    pub id: &'static str,
    /// The lines; each says whether it counts.
    pub from: Vec<String>,
    /// The loss in the first month.
    pub first_month: f64,
    /// The loss over the years of the case.
    pub total: f64,
    /// The lines.
    pub lines: Vec<LossAnswer>,
    /// Why it stands apart.
    pub note: &'static str,
}

/// Why a cost of inaction stands apart.
const APART: &str = "not added to the benefits: ending this loss is the benefit, and the same cash counts once";

impl CaseAnswer {
    /// The answer of a computed case.
    ///
    /// # Errors
    /// A line whose known figures cannot be computed with.
    pub fn of(computed: &BusinessCase) -> Result<Self, ToolError> {
        let (model, case) = (&computed.model, &computed.case);
        let amounts = Amounts::of(model.terms());
        let waiting: Vec<QuestionAnswer> =
            questions(model)?.iter().map(|question| QuestionAnswer::of(question, amounts)).collect();
        let counted: Vec<String> = case.lines.iter().filter(|line| line.counts).map(|line| line.id.clone()).collect();
        let mut answer = Self {
            status: if case.scope == Scope::Whole { Status::Complete } else { Status::InsufficientEvidence },
            summary: String::new(),
            title: computed.title.clone(),
            policy: Policy::of(model.terms()),
            figures: model.figures().iter().map(FigureAnswer::of).collect(),
            lines: case.lines.iter().filter_map(|line| LineAnswer::of(computed, line, amounts)).collect(),
            sums: sums(computed, amounts),
            measures: measures(computed, amounts),
            rests_on: case.rests_on.as_ref().map(|rests| RestsOnAnswer::of(rests, counted)),
            questions: waiting,
            not_added: summary::not_added(computed),
            tornado: sensitivity::tornado(computed, amounts),
            break_even: sensitivity::break_even(computed),
            simulation: sensitivity::simulation(computed, amounts),
            inaction: inaction(computed, amounts),
        };
        answer.summary = summary::summary(computed, &answer, amounts);
        Ok(answer)
    }
}

impl Policy {
    fn of(terms: &Terms) -> Self {
        Self {
            id: "policy",
            currency: terms.currency.to_string(),
            years: terms.years,
            period: terms.period.name(),
            first_flow: match terms.first_flow {
                FirstFlow::Now => "what is due today is not discounted, every other flow at the end of its period",
                FirstFlow::EndOfFirstPeriod => "the first flow falls at the end of the first period and is discounted",
            },
            rounding: match terms.rounding {
                Rounding::None => "amounts are not rounded before they are added".to_owned(),
                Rounding::Cents => format!(
                    "amounts and present values are rounded to {} decimals before they are added",
                    terms.currency.minor_digits()
                ),
                Rounding::Whole => {
                    format!("amounts and present values are rounded to whole {} before they are added", terms.currency)
                }
            },
            risk: "benefits are taken down and costs put up by the share given as risk",
        }
    }
}

impl LineAnswer {
    fn of(computed: &BusinessCase, result: &LineResult, amounts: Amounts) -> Option<Self> {
        let line = computed.model.line(&result.id)?;
        Some(Self {
            id: line.id.clone(),
            name: line.name.clone(),
            side: line.side.into(),
            formula: line.amount.text().to_owned(),
            worked: worked(&computed.model, line),
            from: computed.model.used_by(line).into_iter().map(|figure| figure.id.clone()).collect(),
            weakest: result.weakest.into(),
            counts: result.counts,
            why_not: result.standing.why_not(line.same_cash_as.as_deref()),
            removes: line.removes.clone(),
            distinct_because: line.distinct_because.clone(),
            unadjusted: amounts.numbers(&result.unadjusted),
            risk: plain(result.risk),
            adjusted: amounts.numbers(&result.adjusted.values),
            total: amounts.number(result.adjusted.total),
            present_value: amounts.number(result.adjusted.present_value),
        })
    }
}

fn sums(computed: &BusinessCase, amounts: Amounts) -> Vec<Sum> {
    use andru_engine::cost::line::Side;
    use andru_engine::cost::model::DISCOUNT_RATE;
    let case = &computed.case;
    let lines = |side: Side| -> Vec<String> {
        let counted = case.lines.iter().filter(|line| line.counts && line.side == side).map(|line| line.id.clone());
        counted.chain([DISCOUNT_RATE.to_owned(), "policy".to_owned()]).collect()
    };
    let sum = |id: &'static str, from: Vec<String>, series: &Series| Sum {
        id,
        from,
        values: amounts.numbers(&series.values),
        total: Some(amounts.number(series.total)),
        present_value: Some(amounts.number(series.present_value)),
    };
    vec![
        sum("benefits", lines(Side::Benefit), &case.benefits),
        sum("costs", lines(Side::Cost), &case.costs),
        sum("net", vec!["benefits".to_owned(), "costs".to_owned()], &case.net),
        Sum {
            id: "cumulative",
            from: vec!["net".to_owned()],
            values: amounts.numbers(&case.cumulative),
            total: None,
            present_value: None,
        },
    ]
}

fn inaction(computed: &BusinessCase, amounts: Amounts) -> Option<InactionAnswer> {
    let inaction = computed.inaction.as_ref()?;
    Some(InactionAnswer {
        id: "inaction",
        from: inaction.lines.iter().map(|loss| loss.id.clone()).collect(),
        first_month: amounts.number(inaction.months.first().copied().unwrap_or_default()),
        total: amounts.number(inaction.total),
        lines: inaction.lines.iter().filter_map(|loss| LossAnswer::of(&computed.model, loss, amounts)).collect(),
        note: APART,
    })
}

impl Summary for CaseAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}
