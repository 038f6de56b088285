//! The people of a list, taken in as contacts.

use andru_engine::icp::Company;
use andru_engine::read::is_blank;
use andru_tools::ports::accounts::{Contact, Import, MAX_RECORDS, bounded};

use crate::intake::{Cells, Plan, fold_header};

/// Headings of the id a person has in the system the list comes from.
const IDS: [&str; 5] = ["recordid", "contactid", "apollocontactid", "personid", "leadid"];

/// The most characters of a name, a title, an address.
const MOST: usize = 300;

/// Takes the people of a list in.
pub(super) struct People {
    import: Import,
    id: Vec<usize>,
    title: Vec<usize>,
    first: Vec<usize>,
    last: Vec<usize>,
    whole: Vec<usize>,
    email: Vec<usize>,
    /// Whether the rows are people.
    pub(super) are_there: bool,
    /// The people so far.
    pub(super) contacts: Vec<Contact>,
}

impl People {
    pub(super) fn new(import: Import) -> Self {
        let [id, title, first, last, whole, email] = [const { Vec::new() }; 6];
        Self { import, id, title, first, last, whole, email, are_there: false, contacts: Vec::new() }
    }

    /// Takes note of the columns.
    pub(super) fn planned(&mut self, plan: &Plan, headings: &[String]) {
        self.are_there |= plan.is_of_people();
        let with_name = |heading: &String| IDS.contains(&fold_header(heading).as_str());
        self.id = headings.iter().enumerate().filter(|(_, heading)| with_name(heading)).map(|(at, _)| at).collect();
        self.title = plan.columns_of("title");
        self.first = plan.columns_of("firstName");
        self.last = plan.columns_of("lastName");
        self.whole = plan.columns_of("personName");
        self.email = plan.columns_of("email");
    }

    /// Takes a person in.
    pub(super) fn person(&mut self, company: &Company<'_>, cells: &dyn Cells) {
        if self.contacts.len() > MAX_RECORDS {
            return;
        }
        let keep = |text: &str| bounded(&text.replace('\n', " "), MOST).filter(|text| !is_blank(text));
        let read = |columns: &[usize]| {
            columns.iter().map(|column| cells.cell(*column)).find(|text| !text.is_empty()).and_then(keep)
        };
        let parts: Vec<String> = [&self.first, &self.last].into_iter().filter_map(|columns| read(columns)).collect();
        self.contacts.push(Contact {
            id: read(&self.id),
            name: read(&self.whole).or_else(|| keep(&parts.join(" "))),
            title: read(&self.title),
            email: read(&self.email).filter(|email| email.contains('@')),
            account: company.name.and_then(keep),
            domain: company.domain.and_then(keep),
            import: self.import.clone(),
        });
    }
}
