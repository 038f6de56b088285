//! A session's work over a history of deals: reading it, and saying what can be learned from it.

use std::collections::BTreeMap;
use std::io::Read;
use std::thread;

use andru_engine::icp::Field;
use andru_engine::icp::learn::{Options, Report, study};
use andru_engine::icp::model::{MODEL_FORMAT, Model, ModelField, ModelSource};
use andru_tools::context::Cancel;
use andru_tools::ports::Run;
use andru_tools::{ErrorKind, ToolError};
use serde::Serialize;

use crate::deals::{AccountSpec, DealCounts, DealOptions, DealsRead, JoinCount, heading, read_deals};
use crate::intake::{CompanyField, company_field};
use crate::session::Session;

/// More threads than this share the work no better.
const MOST_THREADS: usize = 8;

/// What is asked of a history.
#[derive(Debug, Clone, Default)]
pub struct LearnOptions {
    /// How the export is read.
    pub deals: DealOptions,
    /// How it is studied; columns may be named as loosely as in `deals`.
    pub study: Options,
}

/// What a history was found to hold, and how it was read.
#[derive(Debug, Clone, Serialize)]
pub struct LearnReport {
    /// The figures and the verdict.
    #[serde(flatten)]
    pub report: Report,
    /// How the files were read.
    pub input: HistoryRead,
    /// The model, where the history bears one.
    #[serde(skip)]
    pub model: Option<Model>,
    /// The columns that could be learned from, with the won and lost deals of each group.
    #[serde(skip)]
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
    /// As [`read_deals`]; `invalid_input` where a column to learn from, to ignore or to allow is not there.
    pub fn learn<R: Read>(
        &self,
        input: R,
        options: LearnOptions,
        accounts: Vec<(AccountSpec, Box<dyn Read + '_>)>,
        cancel: &Cancel,
    ) -> Result<LearnReport, ToolError> {
        let read = read_deals(input, &options.deals, accounts, cancel)?;
        let mut study_options = options.study;
        study_options.only = headings(&read, &study_options.only, "--only")?;
        study_options.ignore = headings(&read, &study_options.ignore, "--ignore")?;
        study_options.allow = headings(&read, &study_options.allow, "--allow")?;
        study_options.threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        let study = study(&read.deals, &study_options, &|| cancel.is_cancelled())
            .ok_or_else(|| ToolError::new(ErrorKind::Cancelled, "the study of the deals was withdrawn"))?;
        self.store().record_run(Run {
            id: 0,
            tool: "icp learn".to_owned(),
            input_hash: read.input_hash.clone(),
            counts: BTreeMap::from([("deals".to_owned(), study.report.deals), ("won".to_owned(), study.report.won)]),
            finished_at: self.clock().now(),
        });
        let (report, validation) = (study.report, study.validation);
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
            Model { format: MODEL_FORMAT.to_owned(), source, history: report.clone(), scorecard, validation }
        });
        Ok(LearnReport { report, input: HistoryRead::of(read), model, won_lost: study.won_lost })
    }
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
