//! A session's work over a history of deals: reading it, and saying what can be learned from it.

pub(crate) mod cold_start;

use std::io::Read;
use std::thread;

use andru_engine::icp::learn::{Options, Report, study};
use andru_engine::icp::model::{Losses, MODEL_FORMAT, Model, ModelField, ModelSource};
use andru_engine::icp::{Field, SavedProfile};
use andru_tools::context::Cancel;
use andru_tools::ports::Run;
use andru_tools::{ErrorKind, ToolError};
use jiff::civil::Date;
use serde::Serialize;

use crate::deals::{AccountSpec, DealCounts, DealOptions, DealsRead, JoinCount, heading, read_deals};
use crate::intake::{CompanyField, company_field};
use crate::reasons::LostDeals;
use crate::session::Session;

pub use cold_start::PROFILE;

/// More threads than this share the work no better.
const MOST_THREADS: usize = 8;

/// What is asked of a history.
#[derive(Debug, Clone, Default)]
pub struct LearnOptions {
    /// How the export is read.
    pub deals: DealOptions,
    /// How it is studied; columns may be named as loosely as in `deals`.
    pub study: Options,
    /// The column of a score from before any history, or [`PROFILE`] for the match to the saved profile; what is learned
    /// is blended with it.
    pub cold_start: Option<String>,
}

/// What a history was found to hold, and how it was read.
#[derive(Debug, Clone, Serialize)]
pub struct LearnReport {
    /// The figures and the verdict.
    #[serde(flatten)]
    pub report: Report,
    /// How the files were read.
    pub input: HistoryRead,
    /// Why deals were lost, where a column says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<LostDeals>,
    /// The model, where the history bears one.
    #[serde(skip)]
    pub model: Option<Model>,
    /// Won and lost deals by the groups of every column that could be learned from, where there is no model.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub won_lost: Vec<ModelField>,
}

/// How the files of a history were read.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryRead {
    /// The column that said how a deal ended.
    pub outcome_column: String,
    /// Its values that meant won.
    pub won_values: Vec<String>,
    /// Its values that meant lost.
    pub lost_values: Vec<String>,
    /// What became of the rows.
    #[serde(flatten)]
    pub counts: DealCounts,
    /// What became of each further file.
    pub joins: Vec<JoinCount>,
    /// What should be known about how the files were read.
    pub notes: Vec<String>,
    /// The SHA-256 of the export.
    pub input_hash: String,
}

impl Session {
    /// Reads an export of deals, joins further files to it, and says what can be learned from it.
    ///
    /// The same files and options give the same report on any number of processors.
    ///
    /// # Errors
    /// As [`read_deals`]; `invalid_input` where a column to learn from, to ignore or to allow is not there, or where the
    /// cold start cannot be had from these deals; `not_found` where it is a profile that is not saved.
    pub async fn learn<R: Read>(
        &self,
        input: R,
        options: LearnOptions,
        accounts: Vec<(AccountSpec, Box<dyn Read + '_>)>,
        cancel: &Cancel,
    ) -> Result<LearnReport, ToolError> {
        let profile = match options.cold_start.as_deref() {
            Some(PROFILE) => self.store().profile().await?,
            _ => None,
        };
        let learned = learn(input, options, accounts, profile.as_ref().map(|profile| (profile, self.as_of())), cancel)?;
        let counts = [("deals", learned.report.deals), ("won", learned.report.won)];
        self.store().record_run(Run {
            id: 0,
            tool: "icp learn".to_owned(),
            input_hash: learned.input.input_hash.clone(),
            counts: counts.map(|(what, number)| (what.to_owned(), number)).into(),
            finished_at: self.clock().now(),
        });
        Ok(learned)
    }
}

/// Reads a history and says what can be learned from it; as [`Session::learn`], without a session.
///
/// `profile` is the saved one and the day to judge by, for a cold start by it.
pub(crate) fn learn<R: Read>(
    input: R,
    options: LearnOptions,
    accounts: Vec<(AccountSpec, Box<dyn Read + '_>)>,
    profile: Option<(&SavedProfile, Date)>,
    cancel: &Cancel,
) -> Result<LearnReport, ToolError> {
    let mut read = read_deals(input, &options.deals, accounts, cancel)?;
    if let Some(name) = &options.cold_start {
        let is_column = read.deals.columns.iter().any(|column| column.name == *name);
        read.deals.cold_start = Some(if name == PROFILE && !is_column {
            cold_start::of_profile(&read.deals, profile)?
        } else {
            cold_start::of_column(&read.deals, name)?
        });
    }
    let mut study_options = options.study;
    study_options.only = headings(&read, &study_options.only, "--only")?;
    study_options.ignore = headings(&read, &study_options.ignore, "--ignore")?;
    study_options.allow = headings(&read, &study_options.allow, "--allow")?;
    study_options.id = options.deals.id.as_deref().map(|id| heading(&read.deals, id, "--id")).transpose()?;
    study_options.threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let study = study(&read.deals, &study_options, &|| cancel.is_cancelled())
        .ok_or_else(|| ToolError::new(ErrorKind::Cancelled, "the study of the deals was withdrawn"))?;
    let (report, validation) = (study.report, study.validation);
    let reasons = LostDeals::of(&read, None, None).ok();
    let losses = reasons.as_ref().and_then(|lost| Losses::of(&lost.column, &lost.tally));
    let model = study.scorecard.map(|mut scorecard| {
        for field in &mut scorecard.fields {
            field.role = field_of(&field.column);
        }
        let source = ModelSource {
            input_hash: read.input_hash.clone(),
            outcome_column: read.outcome_column.clone(),
            won_values: read.won_values.clone(),
            lost_values: read.lost_values.clone(),
        };
        Model { format: MODEL_FORMAT.to_owned(), source, history: report.clone(), scorecard, validation, losses }
    });
    Ok(LearnReport { report, input: HistoryRead::of(read), reasons, model, won_lost: study.won_lost })
}

/// The headings of the columns named; a name that is no heading is read as several between commas.
fn headings(read: &DealsRead, names: &[String], flag: &str) -> Result<Vec<String>, ToolError> {
    let mut found = Vec::new();
    for name in names {
        match heading(&read.deals, name, flag) {
            Ok(heading) => found.push(heading),
            Err(_) if name.contains(',') => {
                for part in name.split(',').filter(|part| !part.trim().is_empty()) {
                    found.push(heading(&read.deals, part.trim(), flag)?);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// The field of a company that a column holds, where its heading says so and a company can be given by it.
fn field_of(heading: &str) -> Option<Field> {
    match company_field(heading)? {
        CompanyField::Industry => Some(Field::Industry),
        CompanyField::Employees => Some(Field::HeadCount),
        CompanyField::Revenue => Some(Field::Revenue),
        CompanyField::Geography => Some(Field::Geography),
        _ => None,
    }
}

impl HistoryRead {
    pub(crate) fn of(read: DealsRead) -> Self {
        Self {
            outcome_column: read.outcome_column,
            won_values: read.won_values,
            lost_values: read.lost_values,
            counts: read.counts,
            joins: read.joins,
            notes: read.notes,
            input_hash: read.input_hash,
        }
    }
}
