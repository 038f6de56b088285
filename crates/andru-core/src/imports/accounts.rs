//! Importing accounts from a list of companies, or of the people who work there.

use std::collections::BTreeSet;
use std::io::Read;

use andru_engine::icp::Company;
use andru_engine::read::is_blank;
use andru_engine::readiness::Metric;
use andru_tools::context::Cancel;
use andru_tools::ports::accounts::{
    Account, Attributes, CompanyFields, Import, Importable as _, MAX_ATTRIBUTES, MAX_RECORDS, MAX_TAGS, Saved, Tag,
};
use andru_tools::{FitRow, ToolError};

use super::figures::FigureColumns;
use super::people::People;
use super::{notes_of, reworded};
use crate::intake::{Cells, Plan};
use crate::jobs::{self, FitOptions, FitSummary, Progress, RowJudge};
use crate::lists::{is_known_industry, unscored};
use crate::session::Session;

/// What came of importing accounts.
#[derive(Debug, Clone)]
pub struct ImportedAccounts {
    /// What changed in the list of accounts.
    pub saved: Saved,
    /// What changed in the list of contacts, where the rows are people.
    pub contacts: Option<Saved>,
    /// How the list was read; nothing in it was scored.
    pub summary: FitSummary,
    /// The readiness figures found, in order.
    pub figures: Vec<Metric>,
    /// The columns kept as they are, in the order of the list.
    pub kept_columns: Vec<String>,
    /// What should be known of how the rows were taken, one sentence each.
    pub notes: Vec<String>,
}

impl Session {
    /// Reads a list of companies called `file` and keeps them as accounts with these tags.
    ///
    /// The fields are found as for [`fit_list`](Session::fit_list); other columns are kept as they are, and those of
    /// readiness figures are read. Of a list of people every company is an account and every person a contact.
    ///
    /// # Errors
    /// `invalid_input` for more than [`MAX_TAGS`] tags or too many accounts, as [`jobs::fit()`], and whatever keeps the
    /// store from saving; then nothing is saved.
    pub async fn import_accounts<R: Read>(
        &self,
        input: R,
        file: &str,
        tags: BTreeSet<Tag>,
        options: &FitOptions,
        progress: &mut dyn FnMut(&Progress),
        cancel: &Cancel,
    ) -> Result<ImportedAccounts, ToolError> {
        if tags.len() > MAX_TAGS {
            return Err(ToolError::invalid(format!("at most {MAX_TAGS} tags can be given, not {}", tags.len())));
        }
        let mut taker = Taker::new(self.import_of(file), tags);
        let options = FitOptions { top: None, is_known_industry, ..options.clone() };
        let mut summary = jobs::fit(input, &options, &mut taker, &mut |_: &FitRow| Ok(()), progress, cancel)?;
        reworded(&mut summary);
        let (figures, mut notes) = taker.figures.finish();
        notes.extend(taker.many.note());
        let saved = self.accounts().save_accounts(taker.accounts).await?;
        notes.extend(notes_of(&saved, Account::WHAT, "a column of domains tells them apart"));
        let mut contacts = None;
        if summary.people_rows > 0 {
            let people = self.accounts().save_contacts(taker.people.contacts).await?;
            notes.extend(notes_of(&people, "contact", "an e-mail address tells them apart"));
            contacts = Some(people);
        }
        Ok(ImportedAccounts { saved, contacts, summary, figures, kept_columns: taker.kept_columns, notes })
    }
}

/// Takes companies in as accounts.
struct Taker {
    import: Import,
    tags: BTreeSet<Tag>,
    /// Every other column, by its place and heading.
    others: Vec<(usize, String)>,
    kept_columns: Vec<String>,
    figures: FigureColumns,
    many: Many,
    accounts: Vec<Account>,
    people: People,
}

impl Taker {
    fn new(import: Import, tags: BTreeSet<Tag>) -> Self {
        Self {
            people: People::new(import.clone()),
            import,
            tags,
            others: Vec::new(),
            kept_columns: Vec::new(),
            figures: FigureColumns::default(),
            many: Many(0),
            accounts: Vec::new(),
        }
    }
}

/// How many rows have more attributes than are kept.
struct Many(u64);

impl Many {
    fn note(&self) -> Option<String> {
        let rows = crate::deals::columns::counted(self.0, "row");
        (self.0 > 0).then(|| {
            format!("{rows} with more than {MAX_ATTRIBUTES} other columns filled; the first {MAX_ATTRIBUTES} by name are kept")
        })
    }
}

impl RowJudge for Taker {
    fn planned(&mut self, plan: &Plan, headings: &[String]) {
        self.people.planned(plan, headings);
        self.figures.planned(headings);
        let all = || headings.iter().enumerate();
        self.others = all()
            .filter(|(column, heading)| {
                !plan.is_used(*column) && !self.figures.has(*column) && !heading.trim().is_empty()
            })
            .map(|(column, heading)| (column, heading.clone()))
            .collect();
        self.kept_columns = self.others.iter().map(|(_, heading)| heading.clone()).collect();
        if plan.is_of_people() {
            self.kept_columns.clear();
        }
    }

    fn columns(&mut self, headings: &[String]) -> Vec<usize> {
        (0..headings.len()).collect()
    }

    fn person(&mut self, company: &Company<'_>, cells: &dyn Cells) {
        self.people.person(company, cells);
    }

    fn judge(&mut self, company: &Company<'_>, cells: Option<&dyn Cells>) -> FitRow {
        if self.accounts.len() > MAX_RECORDS {
            return unscored();
        }
        let mut attributes = Attributes::default();
        let mut filled = 0;
        for (column, heading) in cells.map(|_| self.others.as_slice()).unwrap_or_default() {
            let text = cells.map_or("", |cells| cells.cell(*column));
            if !is_blank(text) {
                attributes.add(heading, text);
                filled += 1;
            }
        }
        self.many.0 += u64::from(filled > MAX_ATTRIBUTES);
        let fields = CompanyFields::of(&known(company));
        let label = fields.name.as_deref().or(fields.domain.as_deref()).unwrap_or_default();
        let figures = cells.map(|cells| self.figures.read(cells, label, &self.import)).unwrap_or_default();
        let (tags, import) = (self.tags.clone(), self.import.clone());
        self.accounts.push(Account { fields, tags, attributes, figures, import });
        unscored()
    }
}

/// The company without the texts that say nothing, so that `n/a` does not take the place of what is known.
fn known<'c>(company: &Company<'c>) -> Company<'c> {
    let said = |text: Option<&'c str>| text.filter(|text| !is_blank(text));
    Company {
        name: said(company.name),
        domain: said(company.domain),
        industry: said(company.industry),
        employees: said(company.employees),
        revenue: said(company.revenue),
        geography: said(company.geography),
        technologies: said(company.technologies),
        pains: said(company.pains),
        habits: said(company.habits),
        triggers: said(company.triggers),
        regulated_data: said(company.regulated_data),
        insolvent: said(company.insolvent),
        being_acquired: said(company.being_acquired),
        rival_contract: said(company.rival_contract),
        opted_out: said(company.opted_out),
    }
}
