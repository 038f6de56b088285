//! Importing deals from an export of a CRM.

use std::io::Read;

use andru_tools::ToolError;
use andru_tools::context::Cancel;
use andru_tools::ports::accounts::{DealOutcome, Saved};

use super::notes_of;
use crate::deals::{DealOptions, records};
use crate::session::Session;

/// What came of importing deals.
#[derive(Debug, Clone)]
pub struct ImportedDeals {
    /// What changed in the list of deals.
    pub saved: Saved,
    /// Rows under the header row, without empty ones and footers.
    pub rows: u64,
    /// Rows left out because they are over 1 MiB or not valid JSON.
    pub unreadable: u64,
    /// The rows by how the deal went: won, lost, open, unknown.
    pub outcomes: [(DealOutcome, u64); 4],
    /// The column that said how deals went; `None` where none does.
    pub outcome_column: Option<String>,
    /// Which column was read as what.
    pub read: Vec<String>,
    /// The SHA-256 of the export as it came.
    pub input_hash: String,
    /// What should be known of how the rows were taken, one sentence each.
    pub notes: Vec<String>,
}

impl Session {
    /// Reads an export of deals called `file` and keeps every deal, the open ones too.
    ///
    /// # Errors
    /// As [`read_deals`](crate::deals::read_deals), but that an export need not say how deals went, and whatever keeps
    /// the store from saving; then nothing is saved.
    pub async fn import_deals<R: Read>(
        &self,
        mut input: R,
        file: &str,
        options: &DealOptions,
        cancel: &Cancel,
    ) -> Result<ImportedDeals, ToolError> {
        let read = records::read_records(&mut input, options, &self.import_of(file), cancel)?;
        let count = |outcome| (outcome, read.deals.iter().filter(|deal| deal.outcome == outcome).count() as u64);
        let outcomes = [DealOutcome::Won, DealOutcome::Lost, DealOutcome::Open, DealOutcome::Unknown].map(count);
        let unplaced = read.deals.iter().filter(|deal| deal.account.is_none() && deal.domain.is_none()).count();
        let mut notes = read.notes;
        if unplaced > 0 {
            let rows = crate::deals::columns::counted(unplaced as u64, "deal");
            let verb = if unplaced == 1 { "names" } else { "name" };
            notes.push(format!("{rows} {verb} no account"));
        }
        let saved = self.accounts().save_deals(read.deals).await?;
        notes.extend(notes_of(&saved, "deal", "a column of record ids tells them apart"));
        Ok(ImportedDeals {
            saved,
            rows: read.rows,
            unreadable: read.unreadable,
            outcomes,
            outcome_column: read.outcome_column,
            read: read.read,
            input_hash: read.input_hash,
            notes,
        })
    }
}
