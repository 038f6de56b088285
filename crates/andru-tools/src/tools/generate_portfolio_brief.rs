//! `generate_portfolio_brief`: a portfolio's readiness and what was closed in a period, for a meeting.

use andru_engine::figure::{count, grouped};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::{Status, Summary};
use crate::context::Context;
use crate::error::ToolError;
use crate::page::{Page, Render};
use crate::portfolio::{
    self, Assessed, DealsAnswer, Period, PeriodLength, Rollup, deals_in, import_basis, rollup_page, rollup_sentences,
};
use crate::tool::{Effect, Group, Tool};

/// `generate_portfolio_brief`.
pub struct GeneratePortfolioBrief;

/// How long the period is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PeriodType {
    /// Three months of the calendar.
    #[default]
    Quarterly,
    /// A month.
    Monthly,
    /// A year.
    Annual,
}

impl PeriodType {
    const fn length(self) -> PeriodLength {
        match self {
            Self::Quarterly => PeriodLength::Quarter,
            Self::Monthly => PeriodLength::Month,
            Self::Annual => PeriodLength::Year,
        }
    }
}

/// Which portfolio, and when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// A tag of saved accounts
    #[schemars(length(min = 1, max = 64))]
    portfolio_id: String,
    /// The last whole one counts where no dates are given
    #[serde(default)]
    period_type: Option<PeriodType>,
    /// First day, YYYY-MM-DD
    #[schemars(length(min = 10, max = 10))]
    #[serde(default)]
    period_start: Option<String>,
    /// Last day, YYYY-MM-DD
    #[schemars(length(min = 10, max = 10))]
    #[serde(default)]
    period_end: Option<String>,
}

/// A portfolio for a meeting.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BriefAnswer {
    /// Whether anything is known: an account with an index, or a deal.
    pub status: Status,
    /// The answer in prose, the verdict first.
    pub summary: String,
    /// The tag.
    pub portfolio_id: String,
    /// The period the deals are of.
    pub period: PeriodAnswer,
    /// The deals of the accounts.
    pub deals: DealsAnswer,
    /// The readiness of the accounts, as it was last imported.
    pub rollup: Rollup,
    /// What to find out, the most useful first.
    pub find_out: Vec<String>,
    /// What the figures rest on: files and days of import.
    pub basis: Vec<String>,
}

/// The period.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PeriodAnswer {
    /// How long it is, where the dates were not both given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period_type: Option<PeriodType>,
    /// Its first day.
    pub start: String,
    /// Its last day.
    pub end: String,
}

/// How many questions are listed.
const QUESTIONS: usize = 5;

impl Tool for GeneratePortfolioBrief {
    const NAME: &'static str = "generate_portfolio_brief";
    const TITLE: &'static str = "Portfolio brief";
    const DESCRIPTION: &'static str = "A brief on the saved accounts with a tag: deals closed in a period, readiness, first constraint of each account at risk, what to find out.";
    const GROUP: Group = Group::Company;
    const EFFECT: Effect = Effect::Computes;
    const ENGINE: &'static str = "readiness/1";
    type Input = Input;
    type Output = BriefAnswer;

    async fn call(cx: &Context, input: Input) -> Result<BriefAnswer, ToolError> {
        let period = period(&input, cx.as_of)?;
        let accounts = portfolio::members(cx, &input.portfolio_id).await?;
        cx.count("accounts", accounts.len() as u64);
        let assessed: Vec<Assessed<'_>> = accounts.iter().map(Assessed::of).collect();
        let rollup = Rollup::of(&assessed);
        let deals = cx.accounts.deals().await?;
        let (counted, used) = deals_in(period, &accounts, &deals);
        let figures = accounts.iter().flat_map(|account| account.figures.values()).map(|figure| &figure.import);
        let mut basis = import_basis(used.iter().filter_map(|at| deals.get(*at)).map(|deal| &deal.import), "deals");
        basis.extend(import_basis(figures, "figures"));
        basis.extend(import_basis(accounts.iter().map(|account| &account.import), "accounts"));
        let are_both_given = input.period_start.is_some() && input.period_end.is_some();
        let mut answer = BriefAnswer {
            status: if rollup.assessed > 0 || !used.is_empty() {
                Status::Complete
            } else {
                Status::InsufficientEvidence
            },
            summary: String::new(),
            portfolio_id: input.portfolio_id.trim().to_lowercase(),
            period: PeriodAnswer {
                period_type: (!are_both_given).then(|| input.period_type.unwrap_or_default()),
                start: period.start.to_string(),
                end: period.end.to_string(),
            },
            find_out: find_out(&rollup, &counted, deals.is_empty()),
            deals: counted,
            rollup,
            basis,
        };
        answer.summary = format!(
            "{} {}",
            rollup_sentences(&answer.portfolio_id, &answer.rollup),
            deal_sentence(&answer.deals, &answer.period)
        );
        Ok(answer)
    }
}

/// The days given, or the last whole period before the day the answer is for.
fn period(input: &Input, as_of: Date) -> Result<Period, ToolError> {
    let day = |name: &str, text: &Option<String>| {
        let read = text.as_deref().map(str::parse::<Date>).transpose();
        read.map_err(|_| ToolError::invalid(format!("`{name}` must be a day written YYYY-MM-DD")))
    };
    let (start, end) = (day("periodStart", &input.period_start)?, day("periodEnd", &input.period_end)?);
    let length = input.period_type.unwrap_or_default().length();
    let period = match (start, end) {
        (Some(start), Some(end)) if end < start => {
            return Err(ToolError::invalid(format!("`periodEnd` {end} is before `periodStart` {start}")));
        }
        (Some(start), Some(end)) => Some(Period { start, end }),
        (Some(start), None) => Period::from(start, length),
        (None, Some(end)) => Period::until(end, length),
        (None, None) => Period::last_before(as_of, length),
    };
    period.ok_or_else(|| ToolError::invalid("the period must lie in the years -9999 to 9999"))
}

/// What to find out: what no deal says, then the measures most often unknown.
fn find_out(rollup: &Rollup, deals: &DealsAnswer, no_deals: bool) -> Vec<String> {
    let mut found = Vec::new();
    if no_deals {
        found.push("No deal is saved: andru-intel deals import deals.csv".to_owned());
    }
    if deals.undated > 0 {
        found.push(format!("When were these closed? {} without a date that could be read", deals.undated));
    }
    if deals.without_amount > 0 {
        found.push(format!("What are these worth? {} without an amount that could be read", deals.without_amount));
    }
    let measures = rollup.not_known.iter().take(QUESTIONS);
    found.extend(
        measures.map(|each| {
            format!("{} (unknown of {} of {}): {}", each.measure, each.accounts, rollup.accounts, each.ask)
        }),
    );
    found
}

fn deal_sentence(deals: &DealsAnswer, period: &PeriodAnswer) -> String {
    let when = format!("{} to {}", period.start, period.end);
    let open = if deals.open > 0 { format!(" {} open at the last import.", count(deals.open)) } else { String::new() };
    if deals.won + deals.lost == 0 {
        return format!("No saved deal of these accounts was closed from {when}.{open}");
    }
    let sums: Vec<String> = deals
        .by_currency
        .iter()
        .filter(|sums| sums.won > 0.0)
        .map(|sums| format!("{} {}", grouped(sums.won), code(&sums.currency)))
        .collect();
    let worth = if sums.is_empty() { String::new() } else { format!(" (won: {})", sums.join(", ")) };
    format!("Deals closed from {when}: {} won, {} lost{worth}.{open}", count(deals.won), count(deals.lost))
}

fn code(currency: &str) -> &str {
    if currency == "not given" { "without a currency" } else { currency }
}

impl Summary for BriefAnswer {
    fn summary(&self) -> &str {
        &self.summary
    }
}

impl Render for BriefAnswer {
    fn render(&self, page: &mut Page) {
        let (deals, period) = (&self.deals, &self.period);
        page.title(format!("Portfolio {}", self.portfolio_id), format!("{} to {}", period.start, period.end));
        page.text(&self.summary);
        page.group();
        page.fact("won", count(deals.won), "");
        page.fact("lost", count(deals.lost), "");
        page.fact("open", count(deals.open), "at the last import, whatever the period");
        for sums in &deals.by_currency {
            let [won, lost, open] = [sums.won, sums.lost, sums.open].map(grouped);
            page.fact(&sums.currency, "", format!("won {won} · lost {lost} · open {open}"));
        }
        if deals.without_amount > 0 {
            page.fact("not added", count(deals.without_amount), "without an amount that could be read");
        }
        if deals.undated > 0 {
            page.fact("not counted", count(deals.undated), "closed without a date that could be read");
        }
        rollup_page(&self.rollup, page);
        if !self.find_out.is_empty() {
            page.heading("Find out");
            page.list(self.find_out.iter().cloned());
        }
        page.group();
        page.fact("basis", "", self.basis.join("; "));
    }
}
