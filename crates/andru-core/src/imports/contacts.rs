//! Importing contacts from a list of people.

use std::io::Read;

use andru_engine::icp::Company;
use andru_tools::context::Cancel;
use andru_tools::ports::accounts::Saved;
use andru_tools::{FitRow, ToolError};

use super::people::People;
use super::{notes_of, reworded};
use crate::intake::{Cells, Plan};
use crate::jobs::{self, FitOptions, FitSummary, Progress, RowJudge};
use crate::lists::{is_known_industry, unscored};
use crate::session::Session;

/// What came of importing contacts.
#[derive(Debug, Clone)]
pub struct ImportedContacts {
    /// What changed in the list of contacts.
    pub saved: Saved,
    /// How the list was read; nothing in it was scored.
    pub summary: FitSummary,
    /// What should be known of how the rows were taken, one sentence each.
    pub notes: Vec<String>,
}

impl Session {
    /// Reads a list of people called `file` and keeps each as a contact: name, title, e-mail address and company.
    ///
    /// # Errors
    /// `invalid_input` where the rows are no people, as [`jobs::fit()`], and whatever keeps the store from saving; then
    /// nothing is saved.
    pub async fn import_contacts<R: Read>(
        &self,
        input: R,
        file: &str,
        options: &FitOptions,
        progress: &mut dyn FnMut(&Progress),
        cancel: &Cancel,
    ) -> Result<ImportedContacts, ToolError> {
        let mut taker = Taker(People::new(self.import_of(file)));
        let options = FitOptions { top: None, is_known_industry, ..options.clone() };
        let mut summary = jobs::fit(input, &options, &mut taker, &mut |_: &FitRow| Ok(()), progress, cancel)?;
        reworded(&mut summary);
        if !taker.0.are_there {
            return Err(ToolError::invalid("the rows of the list are not people who work at companies").hinted(
                "a column such as Title, Email or First Name is needed, and one that names the company: Company, Website",
            ));
        }
        let saved = self.accounts().save_contacts(taker.0.contacts).await?;
        let notes = notes_of(&saved, "contact", "an e-mail address tells them apart");
        Ok(ImportedContacts { saved, summary, notes })
    }
}

struct Taker(People);

impl RowJudge for Taker {
    fn planned(&mut self, plan: &Plan, headings: &[String]) {
        self.0.planned(plan, headings);
    }

    fn person(&mut self, company: &Company<'_>, cells: &dyn Cells) {
        self.0.person(company, cells);
    }

    fn judge(&mut self, _: &Company<'_>, _: Option<&dyn Cells>) -> FitRow {
        unscored()
    }
}
