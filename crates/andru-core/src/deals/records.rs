//! An export of deals as single records, the open ones too.

use std::io::Read;

use andru_engine::icp::learn::DealColumn;
use andru_engine::read::is_blank;
use andru_tools::ToolError;
use andru_tools::context::Cancel;
use andru_tools::ports::accounts::{Attributes, Deal, DealOutcome, Import, bounded};

use super::columns::{Wanted, shown};
use super::moment::Moments;
use super::outcome::{Outcome, OutcomeRule};
use super::{DealOptions, headless, table};
use crate::intake::{Plan, fold_header};

/// Headings that name a deal.
const NAMES: &[&str] = &["dealname", "dealtitle", "opportunityname", "title", "name"];
/// Headings of the id a deal has in the system it comes from.
const IDS: &[&str] = &["recordid", "dealid", "opportunityid", "id", "opportunityid18", "hsobjectid"];
const STAGES: &[&str] = &["dealstage", "stagename", "stage", "opportunitystage", "salesstage", "pipelinestage"];
const AMOUNTS: &[&str] =
    &["amount", "dealamount", "dealvalue", "opportunityamount", "closevalue", "value", "contractvalue", "acv", "tcv"];
const CURRENCIES: &[&str] =
    &["currency", "dealcurrency", "dealcurrencyofvalue", "currencyofvalue", "currencyisocode", "opportunitycurrency"];
const CREATED: &[&str] = &[
    "createdate",
    "createddate",
    "created",
    "datecreated",
    "createdat",
    "dealcreated",
    "dealdealcreated",
    "engagedate",
    "opendate",
];
/// The date a deal was won or lost comes before the one it was to be closed by.
const CLOSED: &[&str] = &[
    "dealwontime",
    "deallosttime",
    "wontime",
    "losttime",
    "dealdealclosedon",
    "dealclosedon",
    "closedate",
    "closeddate",
    "dateclosed",
    "closedon",
    "closed",
    "dealexpectedclosedate",
];
const LOST_REASONS: &[&str] =
    &["closedlostreason", "lostreason", "deallostreason", "lossreason", "reasonlost", "reasonforloss"];
const PIPELINES: &[&str] = &["pipeline", "dealpipeline"];
const KINDS: &[&str] = &["dealtype", "opportunitytype", "type"];

/// The most characters of a field.
const MOST: usize = 500;

/// The deals of an export, and how they were read.
#[derive(Debug)]
pub(crate) struct DealRecords {
    pub(crate) deals: Vec<Deal>,
    /// The SHA-256 of the export as it came.
    pub(crate) input_hash: String,
    /// Which column was read as what: `amount from "Deal Value"`.
    pub(crate) read: Vec<String>,
    /// The column that said how deals ended; `None` where no column does.
    pub(crate) outcome_column: Option<String>,
    pub(crate) rows: u64,
    pub(crate) unreadable: u64,
    pub(crate) notes: Vec<String>,
}

/// Reads every deal of an export.
///
/// # Errors
/// As [`read_deals`](super::read_deals), but that an export need not say how deals ended.
pub(crate) fn read_records(
    input: &mut dyn Read,
    options: &DealOptions,
    import: &Import,
    cancel: &Cancel,
) -> Result<DealRecords, ToolError> {
    let wanted = options.outcome.as_deref().map_or(Wanted::Outcome, Wanted::Column);
    let mut table = table::read(input, "the list of deals", wanted, cancel)?;
    if table.rows == 0 {
        return Err(ToolError::invalid("the list of deals has a header row but no deal under it"));
    }
    headless::refuse(&table.columns)?;
    let mut notes = std::mem::take(&mut table.notes);
    let asked = options.outcome.is_some() || !options.won.is_empty() || !options.lost.is_empty();
    let rule = match OutcomeRule::find(&table.columns, options) {
        Ok(rule) => Some(rule),
        Err(error) if asked => return Err(error),
        Err(error) => {
            notes.push(format!("{error}: every deal is kept with an unknown outcome; name the column with --outcome"));
            None
        }
    };
    notes.extend(rule.iter().flat_map(|rule| rule.notes.iter().cloned()));
    let roles = Roles::of(&table.columns)?;
    let created = Days::of(&table.columns, &roles.created, &mut notes);
    let closed = Days::of(&table.columns, &roles.closed, &mut notes);
    let others: Vec<usize> = (0..table.columns.len()).filter(|at| !roles.all().any(|used| used == *at)).collect();
    let mut deals = Vec::with_capacity(table.rows);
    for row in 0..table.rows {
        let cell = |column: usize| text(&table.columns, column, row);
        let first = |columns: &[usize]| {
            columns.iter().map(|column| cell(*column)).find(|text| !is_blank(text)).and_then(|text| bounded(text, MOST))
        };
        let line = |columns: &[usize]| first(columns).map(|text| text.replace('\n', " "));
        let mut attributes = Attributes::default();
        for column in &others {
            if let Some(heading) = table.columns.get(*column).filter(|_| !is_blank(cell(*column))) {
                attributes.add(&heading.name, cell(*column));
            }
        }
        deals.push(Deal {
            id: line(&roles.id),
            name: line(&roles.name),
            account: line(&roles.account),
            domain: line(&roles.domain),
            stage: line(&roles.stage),
            outcome: outcome(rule.as_ref(), &table.columns, row),
            amount: line(&roles.amount),
            currency: line(&roles.currency),
            created_on: line(&roles.created).map(|text| created.day(text)),
            closed_on: line(&roles.closed).map(|text| closed.day(text)),
            lost_reason: first(&roles.lost_reason),
            pipeline: line(&roles.pipeline),
            kind: line(&roles.kind),
            attributes,
            import: import.clone(),
        });
    }
    Ok(DealRecords {
        deals,
        input_hash: table.hash,
        read: roles.words(&table.columns),
        outcome_column: rule.map(|rule| rule.name),
        rows: table.rows as u64 + table.unreadable,
        unreadable: table.unreadable,
        notes,
    })
}

fn text(columns: &[DealColumn], column: usize, row: usize) -> &str {
    columns
        .get(column)
        .and_then(|column| column.texts.get(usize::try_from(*column.cells.get(row)?).ok()?))
        .map(String::as_str)
        .unwrap_or_default()
}

fn outcome(rule: Option<&OutcomeRule>, columns: &[DealColumn], row: usize) -> DealOutcome {
    match rule.map(|rule| rule.outcome(columns, row)) {
        Some(Outcome::Won) => DealOutcome::Won,
        Some(Outcome::Lost) => DealOutcome::Lost,
        Some(Outcome::Open) => DealOutcome::Open,
        Some(Outcome::Blank | Outcome::Unknown) | None => DealOutcome::Unknown,
    }
}

/// Which columns hold what; of several the first that is not blank counts.
#[derive(Debug, Default)]
struct Roles {
    id: Vec<usize>,
    name: Vec<usize>,
    account: Vec<usize>,
    domain: Vec<usize>,
    stage: Vec<usize>,
    amount: Vec<usize>,
    currency: Vec<usize>,
    created: Vec<usize>,
    closed: Vec<usize>,
    lost_reason: Vec<usize>,
    pipeline: Vec<usize>,
    kind: Vec<usize>,
}

impl Roles {
    fn of(columns: &[DealColumn]) -> Result<Self, ToolError> {
        let headings: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let folded: Vec<String> = headings.iter().map(|heading| fold_header(heading)).collect();
        let find = |wanted: &[&str]| -> Vec<usize> {
            let places = wanted.iter().flat_map(|wanted| {
                folded.iter().enumerate().filter(move |(_, heading)| heading.as_str() == *wanted).map(|(at, _)| at)
            });
            places.collect()
        };
        let name: Vec<usize> = find(NAMES).into_iter().take(1).collect();
        // What a list of companies calls a company; the name of the deal is none.
        let plan = Plan::build(&headings, &[], Some(false))?;
        let company = |field: &str| -> Vec<usize> {
            let is_name = |at: &usize| folded.get(*at).is_some_and(|heading| NAMES.contains(&heading.as_str()));
            plan.columns_of(field).into_iter().filter(|at| !is_name(at)).collect()
        };
        Ok(Self {
            id: find(IDS),
            account: company("name"),
            domain: company("domain"),
            name,
            stage: find(STAGES),
            amount: find(AMOUNTS),
            currency: find(CURRENCIES),
            created: find(CREATED),
            closed: find(CLOSED),
            lost_reason: find(LOST_REASONS),
            pipeline: find(PIPELINES),
            kind: find(KINDS),
        })
    }

    fn named(&self) -> [(&'static str, &[usize]); 12] {
        [
            ("id", &self.id),
            ("name", &self.name),
            ("account", &self.account),
            ("domain", &self.domain),
            ("stage", &self.stage),
            ("amount", &self.amount),
            ("currency", &self.currency),
            ("created", &self.created),
            ("closed", &self.closed),
            ("lost reason", &self.lost_reason),
            ("pipeline", &self.pipeline),
            ("type", &self.kind),
        ]
    }

    fn all(&self) -> impl Iterator<Item = usize> {
        self.named().into_iter().flat_map(|(_, columns)| columns.iter().copied())
    }

    fn words(&self, columns: &[DealColumn]) -> Vec<String> {
        let named = self.named().into_iter().filter(|(_, places)| !places.is_empty());
        named
            .map(|(role, places)| {
                let headings: Vec<String> = places
                    .iter()
                    .filter_map(|at| columns.get(*at))
                    .map(|column| format!("\"{}\"", shown(&column.name)))
                    .collect();
                format!("{role} from {}", headings.join(", "))
            })
            .collect()
    }
}

/// How the dates of some columns are written.
struct Days(Moments);

impl Days {
    fn of(columns: &[DealColumn], places: &[usize], notes: &mut Vec<String>) -> Self {
        let columns: Vec<&DealColumn> = places.iter().filter_map(|at| columns.get(*at)).collect();
        let moments = Moments::of(columns.iter().flat_map(|column| column.texts.iter().skip(1)).map(String::as_str));
        if let Some(column) = columns.first().filter(|_| moments.is_guess()) {
            notes.push(format!(
                "nothing in `{}` shows whether the day or the month stands first; the month is taken to",
                shown(&column.name)
            ));
        }
        Self(moments)
    }

    /// The day as `YYYY-MM-DD`, or the text where it is no date.
    fn day(&self, text: String) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "whole seconds of a date")]
        let moment = self.0.read(&text).and_then(|seconds| jiff::Timestamp::from_second(seconds as i64).ok());
        moment.map_or(text, |moment| jiff::tz::Offset::UTC.to_datetime(moment).date().to_string())
    }
}
