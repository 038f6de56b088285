//! The plan of a list, from its headers and what a person said about them.

use std::fmt::Write as _;

use andru_guard::{harmless, shorten};
use andru_tools::ToolError;

use super::field::CompanyField;
use super::headers::{Part, Role, Scope, fold_header, role_of, source_of};
use super::mapping::ColumnMapping;
use super::plan::Plan;

/// Headers that name a deal.
const DEAL_NAMES: [&str; 3] = ["dealname", "dealtitle", "opportunityname"];

/// Headers that name something, which is the company where no other header does.
const WEAK_NAMES: [&str; 4] = ["name", "dealname", "dealtitle", "opportunityname"];

/// What a column feeds that a model of the user's deals reads.
const HISTORY: &str = "history";

/// A column of the list and the field it feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnUse {
    /// The header, as it stands in the list.
    pub column: String,
    /// The field: [`CompanyField::name`], or of a person `title`, `firstName`, `lastName`, `personName`, `email`; `history` where
    /// a model of the user's deals alone reads it.
    pub field: &'static str,
}

/// What one header was found to be.
struct Found {
    column: usize,
    role: Role,
    rank: usize,
}

impl Plan {
    /// Decides which column feeds which field.
    ///
    /// `people` says whether the rows are people where that was decided before; `None` decides it: they are where a
    /// title, a person's name or an e-mail address stands beside a company.
    ///
    /// # Errors
    /// `invalid_input` where a mapping names a column that is not there; the message names the nearest that is.
    pub fn build(headers: &[String], mappings: &[ColumnMapping], people: Option<bool>) -> Result<Self, ToolError> {
        let mut plan = Self { source: source_of(headers), ..Self::default() };
        let mut used: Vec<Option<&'static str>> = vec![None; headers.len()];
        for mapping in mappings {
            plan.map(headers, mapping, &mut used)?;
        }
        let mut found: Vec<Found> = headers
            .iter()
            .enumerate()
            .filter(|(column, _)| used.get(*column).is_some_and(Option::is_none))
            .filter_map(|(column, header)| role_of(header).map(|(role, rank)| Found { column, role, rank }))
            .collect();
        // Preferred headers first; among equal ones the order of the list.
        found.sort_by_key(|found| found.rank);
        let of_people = found.iter().any(|found| matches!(found.role, Role::Person(_)));
        plan.take_fields(&found, headers, of_people, &mut used);
        plan.people = people.unwrap_or(of_people && plan.tells_companies_apart());
        plan.take_places(&found, headers, &mut used);
        plan.take_rest(&found, &mut used);
        plan.is_used = used.iter().map(Option::is_some).collect();
        for (header, field) in headers.iter().zip(&used) {
            match field {
                Some(field) => plan.used.push(ColumnUse { column: header.clone(), field }),
                None => plan.ignored.push(header.clone()),
            }
        }
        Ok(plan)
    }

    /// Counts further columns as used: a model of the user's deals reads them as they are.
    pub fn also_read(&mut self, headers: &[String], columns: &[usize]) {
        let mut before = std::mem::take(&mut self.used).into_iter();
        self.ignored.clear();
        for (column, header) in headers.iter().enumerate() {
            if self.is_used(column) {
                self.used.extend(before.next());
            } else if columns.contains(&column) {
                self.used.push(ColumnUse { column: header.clone(), field: HISTORY });
                if let Some(is_used) = self.is_used.get_mut(column) {
                    *is_used = true;
                }
            } else {
                self.ignored.push(header.clone());
            }
        }
    }

    fn map(
        &mut self,
        headers: &[String],
        mapping: &ColumnMapping,
        used: &mut [Option<&'static str>],
    ) -> Result<(), ToolError> {
        let wanted = fold_header(&mapping.column);
        let columns: Vec<usize> = (0..headers.len())
            .filter(|column| headers.get(*column).is_some_and(|header| same_header(header, &mapping.column, &wanted)))
            .collect();
        if columns.is_empty() {
            return Err(absent(headers, mapping, &wanted));
        }
        for column in &columns {
            if let Some(used) = used.get_mut(*column) {
                *used = Some(mapping.field.name());
            }
        }
        if mapping.field == CompanyField::Geography {
            // The parts a person maps are one location.
            match self.places.first_mut() {
                Some(parts) => parts.push(columns),
                None => self.places.push(vec![columns]),
            }
        } else if let Some(field) = self.fields.get_mut(mapping.field.index()) {
            field.extend(columns);
        }
        Ok(())
    }

    /// Takes the columns that feed a field by themselves, but for fields that are mapped.
    fn take_fields(&mut self, found: &[Found], headers: &[String], of_people: bool, used: &mut [Option<&'static str>]) {
        for field in CompanyField::ALL {
            if !self.columns(field).is_empty() {
                continue;
            }
            let is_weak = |column: usize| {
                headers.get(column).is_some_and(|header| WEAK_NAMES.contains(&fold_header(header).as_str()))
            };
            let mut columns: Vec<usize> = found
                .iter()
                .filter(|found| found.role == Role::Company(field))
                .map(|found| found.column)
                .filter(|column| !(of_people && field == CompanyField::Name && is_weak(*column)))
                .collect();
            if field == CompanyField::Name
                && let Some(best) = columns.first().copied()
            {
                let best_header = headers.get(best).map(|header| fold_header(header));
                // A weak name is not another way to write the company's: alone or not at all.
                columns.retain(|column| {
                    !is_weak(*column) || headers.get(*column).map(|header| fold_header(header)) == best_header
                });
            }
            for column in &columns {
                if let Some(used) = used.get_mut(*column) {
                    *used = Some(field.name());
                }
            }
            if field == CompanyField::Name
                && let Some(header) = columns.first().and_then(|column| headers.get(*column))
                && DEAL_NAMES.contains(&fold_header(header).as_str())
            {
                self.notes.push(format!(
                    "no column names the company, so `{}` is read as its name; a list of companies says more",
                    shown(header)
                ));
            }
            if let Some(slot) = self.fields.get_mut(field.index()) {
                *slot = columns;
            }
        }
    }

    /// Takes the parts of the location, the surest scope first.
    ///
    /// In a list of people a column that does not say whose location it is counts only where no other column does
    /// say so, and not at all where the source is known to write the person's there.
    fn take_places(&mut self, found: &[Found], headers: &[String], used: &mut [Option<&'static str>]) {
        if !self.places.is_empty() {
            return;
        }
        for scope in [Scope::Company, Scope::Billing, Scope::Bare, Scope::Shipping, Scope::Region] {
            let of_person = self.people && scope >= Scope::Bare;
            let parts: Vec<Vec<usize>> = [Part::Whole, Part::City, Part::State, Part::Country]
                .into_iter()
                .map(|part| {
                    let role = Role::Place(scope, part);
                    found.iter().filter(|found| found.role == role).map(|found| found.column).collect::<Vec<_>>()
                })
                .filter(|columns| !columns.is_empty())
                .collect();
            if parts.is_empty() || (of_person && !self.places.is_empty()) {
                continue;
            }
            if of_person && self.source.is_some_and(|source| source.bare_place_is_the_persons) {
                self.notes.push("locations are those of the people, not of their companies; not used".to_owned());
                return;
            }
            for column in parts.iter().flatten() {
                if let Some(used) = used.get_mut(*column) {
                    *used = Some(CompanyField::Geography.name());
                }
            }
            if of_person && let Some(header) = parts.iter().flatten().next().and_then(|column| headers.get(*column)) {
                self.notes.push(format!("`{}` is read as the company's; it may be the person's", shown(header)));
            }
            self.places.push(parts);
        }
    }

    fn take_rest(&mut self, found: &[Found], used: &mut [Option<&'static str>]) {
        for found in found {
            let field = match found.role {
                Role::Person(part) if self.people => part,
                Role::FundingDate => {
                    self.funding_date.push(found.column);
                    CompanyField::Triggers.name()
                }
                Role::FundingKind => {
                    self.funding_kind.push(found.column);
                    CompanyField::Triggers.name()
                }
                _ => continue,
            };
            if let Some(used) = used.get_mut(found.column) {
                *used = Some(field);
            }
        }
        // A round without its date is no event.
        if self.funding_date.is_empty() {
            for column in self.funding_kind.drain(..) {
                if let Some(used) = used.get_mut(column) {
                    *used = None;
                }
            }
        }
    }
}

/// Whether `header` is the wanted column: by letters and digits, or as it stands where it has none.
fn same_header(header: &str, wanted: &str, folded: &str) -> bool {
    if folded.is_empty() { header.trim() == wanted.trim() } else { fold_header(header) == folded }
}

fn absent(headers: &[String], mapping: &ColumnMapping, wanted: &str) -> ToolError {
    let error = ToolError::invalid(format!(
        "`--map {}={}`: the list has no column `{}`",
        mapping.field,
        shown(&mapping.column),
        shown(&mapping.column)
    ));
    let near = |header: &&String| strsim::normalized_damerau_levenshtein(&fold_header(header), wanted);
    let nearest = headers
        .iter()
        .filter(|header| near(header) >= 0.5)
        .max_by(|left, right| near(left).total_cmp(&near(right)).then_with(|| right.cmp(left)));
    match nearest {
        Some(nearest) => error.hinted(format!("the nearest is `{}`", shown(nearest))),
        None => error.hinted(format!("the columns are {}", list_headers(headers))),
    }
}

/// The first ten headers that are not blank, each shortened and made safe to show.
pub(super) fn list_headers(headers: &[String]) -> String {
    let written: Vec<&String> = headers.iter().filter(|header| !header.trim().is_empty()).collect();
    let mut text = written.iter().take(10).map(|header| format!("`{}`", shown(header))).collect::<Vec<_>>().join(", ");
    if written.len() > 10 {
        let _ = write!(text, " and {} more", written.len() - 10);
    }
    text
}

/// A header as it is shown in a message.
fn shown(header: &str) -> String {
    shorten(harmless(header).trim(), 40).replace('`', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(headers: &[&str], mappings: &[&str]) -> Result<Plan, ToolError> {
        let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
        let mappings: Vec<ColumnMapping> = mappings.iter().map(|text| text.parse().unwrap()).collect();
        Plan::build(&headers, &mappings, None)
    }

    fn uses(plan: &Plan) -> Vec<String> {
        plan.used().iter().map(|used| format!("{}={}", used.field, used.column)).collect()
    }

    #[test]
    fn a_mapping_comes_before_what_headers_say() {
        let plan = plan(&["Company", "Industry", "Our vertical"], &["industry=our VERTICAL"]).unwrap();
        assert_eq!(uses(&plan), ["name=Company", "industry=Our vertical"]);
        assert_eq!(plan.ignored(), ["Industry"]);
    }

    #[test]
    fn a_mapping_to_nothing_names_the_nearest() {
        let error = plan(&["Company", "Headcount"], &["employees=Head counts"]).unwrap_err();
        assert_eq!(error.to_string(), "`--map employees=Head counts`: the list has no column `Head counts`");
        assert_eq!(error.hints(), ["the nearest is `Headcount`"]);
        let error = plan(&["Company", "Size"], &["employees=Zzz"]).unwrap_err();
        assert_eq!(error.hints(), ["the columns are `Company`, `Size`"]);
    }

    #[test]
    fn a_persons_country_is_not_the_companys() {
        let apollo =
            plan(&["First Name", "Title", "Company", "# Employees", "Country", "Company Country"], &[]).unwrap();
        assert!(apollo.is_of_people());
        assert_eq!(apollo.ignored(), ["Country"]);
        let unsure = plan(&["Company", "Email", "Country"], &[]).unwrap();
        assert_eq!(unsure.notes(), ["`Country` is read as the company's; it may be the person's"]);
    }

    #[test]
    fn a_name_beside_a_company_is_a_persons() {
        let plan = plan(&["Name", "Company", "Title"], &[]).unwrap();
        assert_eq!(uses(&plan), ["name=Company", "title=Title"]);
    }
}
