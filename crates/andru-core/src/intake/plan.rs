//! Which column feeds which field, and a company read by it.

use andru_engine::icp::Company;

use super::cells::Cells;
use super::field::CompanyField;
use super::headers::Source;
use super::plan_build::ColumnUse;

/// How the columns of one list become the fields of a company; [`Plan::build`] makes it from the headers.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The columns of each field, by [`CompanyField::index`]; the first that is not blank counts.
    pub(super) fields: [Vec<usize>; CompanyField::ALL.len()],
    /// Locations, the surest first; the first that is not blank counts. Each is of parts joined with `, `, and of
    /// a part the first column that is not blank counts.
    pub(super) places: Vec<Vec<Vec<usize>>>,
    pub(super) funding_date: Vec<usize>,
    pub(super) funding_kind: Vec<usize>,
    pub(super) people: bool,
    pub(super) source: Option<&'static Source>,
    pub(super) is_used: Vec<bool>,
    pub(super) used: Vec<ColumnUse>,
    pub(super) ignored: Vec<String>,
    pub(super) notes: Vec<String>,
}

/// What has to be put together for one row; kept between rows so that its memory is used again.
#[derive(Debug, Default)]
pub struct Combined {
    place: String,
    triggers: String,
    industry: Option<usize>,
}

impl Plan {
    /// Which columns are used, in the order of the list, and for what.
    pub fn used(&self) -> &[ColumnUse] {
        &self.used
    }

    /// Whether a column is used.
    pub fn is_used(&self, column: usize) -> bool {
        self.is_used.get(column) == Some(&true)
    }

    /// The columns that feed a field, called as in [`ColumnUse::field`], in the order of the list.
    pub fn columns_of(&self, field: &str) -> Vec<usize> {
        let used = self.is_used.iter().enumerate().filter(|(_, is_used)| **is_used).map(|(column, _)| column);
        used.zip(&self.used).filter(|(_, used)| used.field == field).map(|(column, _)| column).collect()
    }

    /// The headers of the columns that are not used, in the order of the list.
    pub fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// The system that wrote the list, where its headers give it away.
    pub fn source(&self) -> Option<&'static str> {
        self.source.map(|source| source.name)
    }

    /// Whether the rows are people, several of whom may work at one company.
    pub fn is_of_people(&self) -> bool {
        self.people
    }

    /// What a person should know about how the columns are used.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Whether a name or a domain can be read from the list.
    pub fn tells_companies_apart(&self) -> bool {
        [CompanyField::Name, CompanyField::Domain].iter().any(|field| !self.columns(*field).is_empty())
    }

    /// The columns that feed a field by themselves.
    pub(super) fn columns(&self, field: CompanyField) -> &[usize] {
        self.fields.get(field.index()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Puts together what comes from several cells: the location, the events, the industry.
    ///
    /// `known` says whether a text is an industry we know; where the first industry column holds none, the first
    /// other column that does is taken.
    pub fn combine(&self, cells: &impl Cells, known: &mut dyn FnMut(&str) -> bool, combined: &mut Combined) {
        combined.place.clear();
        combined.triggers.clear();
        if self.only_place().is_none() {
            for parts in &self.places {
                if combined.place.is_empty() {
                    join_place(parts, cells, &mut combined.place);
                }
            }
        }
        let date = cells.first(&self.funding_date);
        if !date.is_empty() {
            let kind = cells.first(&self.funding_kind);
            let given = cells.first(self.columns(CompanyField::Triggers));
            combined.triggers.push_str(given);
            for text in [if given.is_empty() { "" } else { "\n" }, kind, if kind.is_empty() { "" } else { " " }] {
                combined.triggers.push_str(text);
            }
            combined.triggers.push_str("funding ");
            combined.triggers.push_str(date);
        }
        combined.industry = self.industry_column(cells, known);
    }

    /// The columns of the location, where there is nothing to put together.
    fn only_place(&self) -> Option<&[usize]> {
        match self.places.as_slice() {
            [parts] => match parts.as_slice() {
                [only] => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    fn industry_column(&self, cells: &impl Cells, known: &mut dyn FnMut(&str) -> bool) -> Option<usize> {
        let columns = self.columns(CompanyField::Industry);
        if let [only] = columns {
            return Some(*only);
        }
        let mut written = columns.iter().copied().filter(|column| !cells.cell(*column).is_empty());
        let first = written.next()?;
        let Some(second) = written.next() else { return Some(first) };
        let mut candidates = [first, second].into_iter().chain(written);
        candidates.find(|column| known(cells.cell(*column))).or(Some(first))
    }

    /// The company of a row, its texts borrowed from the cells and from what was combined of them.
    pub fn company<'c>(&self, cells: &'c impl Cells, combined: &'c Combined) -> Company<'c> {
        let given = |text: &'c str| (!text.is_empty()).then_some(text);
        let read = |field: CompanyField| given(cells.first(self.columns(field)));
        let place = self.only_place().map_or(combined.place.as_str(), |columns| cells.first(columns));
        Company {
            name: read(CompanyField::Name),
            domain: read(CompanyField::Domain),
            industry: combined.industry.and_then(|column| given(cells.cell(column))),
            employees: read(CompanyField::Employees),
            revenue: read(CompanyField::Revenue),
            geography: given(place),
            technologies: read(CompanyField::Technologies),
            pains: read(CompanyField::Pains),
            habits: read(CompanyField::Habits),
            triggers: given(&combined.triggers).or_else(|| read(CompanyField::Triggers)),
            regulated_data: read(CompanyField::RegulatedData),
            insolvent: read(CompanyField::Insolvent),
            being_acquired: read(CompanyField::BeingAcquired),
            rival_contract: read(CompanyField::RivalContract),
            opted_out: read(CompanyField::OptedOut),
        }
    }
}

/// Writes the parts of a location, each once: "Berlin, Germany" beside "Germany" says it already.
fn join_place(parts: &[Vec<usize>], cells: &impl Cells, place: &mut String) {
    for part in parts {
        let text = cells.first(part);
        if text.is_empty() || ends_with_part(place, text) {
            continue;
        }
        if !place.is_empty() {
            place.push_str(", ");
        }
        place.push_str(text);
    }
}

/// Whether the last part of `place`, between commas, is `text`, whatever its case.
fn ends_with_part(place: &str, text: &str) -> bool {
    place.rsplit(',').next().is_some_and(|last| last.trim().eq_ignore_ascii_case(text))
}
