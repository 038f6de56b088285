//! Taking in what a CRM exported: accounts, deals and contacts, by the readers that lists are read with.

mod accounts;
mod contacts;
mod deals;
mod figures;
mod known;
mod people;

use andru_tools::ports::accounts::{Import, Saved};

pub use accounts::ImportedAccounts;
pub use contacts::ImportedContacts;
pub use deals::ImportedDeals;

use crate::jobs::FitSummary;
use crate::jobs::fit::NOTHING_TO_SCORE;
use crate::session::Session;

impl Session {
    /// Where and when something that is read now is imported from.
    fn import_of(&self, file: &str) -> Import {
        let file = andru_tools::ports::accounts::bounded(&file.replace('\n', " "), 200).unwrap_or_default();
        // Whoever answers for another day imports on that day too.
        let at = self.given_day().map_or_else(|| self.clock().now(), |day| format!("{day}T00:00:00Z"));
        Import { at, file }
    }
}

/// Says of rows that hold nothing what an import says.
fn reworded(summary: &mut FitSummary) {
    for error in summary.first_errors.iter_mut().filter(|error| error.message == NOTHING_TO_SCORE) {
        "row has nothing to keep".clone_into(&mut error.message);
    }
}

/// What is to be said of records that were given and not kept as they came.
fn notes_of(saved: &Saved, what: &str, id: &str) -> Vec<String> {
    let counted = |number: u64| crate::deals::columns::counted(number, &format!("{what} row"));
    let mut notes = Vec::new();
    if saved.repeated > 0 {
        notes.push(format!("{} added to an earlier row of the same {what}; {id}", counted(saved.repeated)));
    }
    if saved.unnamed > 0 {
        notes.push(format!("{} left out: nothing in it tells which {what} it is", counted(saved.unnamed)));
    }
    if saved.ambiguous > 0 {
        let names = crate::deals::columns::list_texts(saved.ambiguous_names.iter().map(String::as_str));
        notes.push(format!(
            "{} left out: more than one saved {what} could be meant ({names}); {id}",
            counted(saved.ambiguous)
        ));
    }
    notes
}
