//! A session's work with a model over later deals: how well it holds.

use std::collections::BTreeMap;
use std::io::Read;

use andru_engine::icp::learn::DealColumn;
use andru_engine::icp::model::{ColdSource, Evaluation, LaterDeals, Model, evaluate};
use andru_tools::context::Cancel;
use andru_tools::ports::Run;
use andru_tools::{ErrorKind, ToolError};
use serde::Serialize;

use crate::deals::columns::{list, list_texts, position};
use crate::deals::{AccountSpec, DealOptions, KnownOutcome, read_deals};
use crate::learn::HistoryRead;
use crate::learn::cold_start::{of_profile, plain_numbers};
use crate::session::Session;

/// How well a model holds on later deals, and how those were read.
#[derive(Debug, Clone, Serialize)]
pub struct EvaluationReport {
    /// The figures and the verdict.
    #[serde(flatten)]
    pub evaluation: Evaluation,
    /// Whether the deals are the very file that the model was learned from: then nothing here is later.
    pub learned_from_these: bool,
    /// How the files were read.
    pub input: HistoryRead,
}

impl Session {
    /// Reads later deals, joins further files to them, and says how well a model holds on them.
    ///
    /// The outcome is the column that the model was learned by, where it is there and none is named.
    ///
    /// # Errors
    /// As [`read_deals`]; `invalid_input` where the deals have none of the model's columns.
    pub async fn evaluate<R: Read>(
        &self,
        model: &Model,
        input: R,
        mut options: DealOptions,
        accounts: Vec<(AccountSpec, Box<dyn Read + '_>)>,
        cancel: &Cancel,
    ) -> Result<EvaluationReport, ToolError> {
        options.known = Some(KnownOutcome {
            column: model.source.outcome_column.clone(),
            won: model.source.won_values.clone(),
            lost: model.source.lost_values.clone(),
        });
        let read = read_deals(input, &options, accounts, cancel)?;
        let columns = &read.deals.columns;
        let find = |name: &str| {
            position(columns.iter().map(|column| column.name.as_str()), name).and_then(|at| columns.get(at))
        };
        let fields: Vec<Option<&DealColumn>> = model.scorecard.fields.iter().map(|field| find(&field.column)).collect();
        let mut notes = Vec::new();
        let cold = match model.scorecard.cold_start.as_ref().map(|cold| &cold.source) {
            Some(ColdSource::Column(name)) => find(name).map(plain_numbers).unwrap_or_default(),
            Some(ColdSource::Profile) => {
                let profile = self.store().profile().await?;
                match of_profile(&read.deals, profile.as_ref().map(|profile| (profile, self.as_of()))) {
                    Ok(cold) => cold.scores,
                    Err(why) => {
                        notes.push(format!("the match with your profile is unknown for every deal here: {why}"));
                        Vec::new()
                    }
                }
            }
            None => Vec::new(),
        };
        if cold.is_empty() && fields.iter().all(Option::is_none) {
            let wanted = model.scorecard.fields.iter().map(|field| field.column.as_str());
            return Err(ToolError::new(
                ErrorKind::InvalidInput,
                format!("the deals have none of the model's columns: {}", list_texts(wanted)),
            )
            .hinted(format!("their columns are {}", list(columns)))
            .hinted(
                "what you know of the accounts may be in another file: --accounts accounts.csv --on account=account",
            ));
        }
        let evaluation = evaluate(model, LaterDeals { columns: &fields, cold: &cold, won: &read.deals.won });
        self.store().record_run(Run {
            id: 0,
            tool: "icp evaluate".to_owned(),
            input_hash: read.input_hash.clone(),
            counts: BTreeMap::from([("deals".to_owned(), evaluation.deals), ("won".to_owned(), evaluation.won)]),
            finished_at: self.clock().now(),
        });
        let learned_from_these = read.input_hash == model.source.input_hash;
        let mut input = HistoryRead::of(read);
        input.notes.extend(notes);
        Ok(EvaluationReport { evaluation, learned_from_these, input })
    }
}
