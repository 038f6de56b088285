//! Where a CSV list begins and what separates its cells.

use andru_tools::ToolError;

use super::csv_rows::{CsvItem, CsvRows};
use super::field::CompanyField;
use super::headers::{Role, fold_header, role_of};
use super::mapping::ColumnMapping;
use super::plan_build::list_headers;

/// How many records are searched for the header row.
const SEARCHED: usize = 20;

/// The delimiters that are tried, the commonest first.
pub(crate) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How a CSV list is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// What stands between cells.
    pub delimiter: u8,
    /// How many records stand above the header row: titles, dates, `sep=;`.
    pub titles: usize,
    /// The header row.
    pub headers: Vec<String>,
}

/// Finds the delimiter and the header row in the first bytes of a list.
///
/// The header row is the one of the first 20 records, under any delimiter, with the most cells that are headers we
/// know or that `mappings` name; it must have the name or the website of a company, or two of its other fields.
/// `all` says whether `prefix` is the whole list.
///
/// # Errors
/// `invalid_input` where the list is empty or no row is a header row; the message names what was seen.
pub fn find_layout(prefix: &[u8], all: bool, mappings: &[ColumnMapping]) -> Result<Layout, ToolError> {
    let mapped: Vec<(CompanyField, String)> =
        mappings.iter().map(|mapping| (mapping.field, fold_header(&mapping.column))).collect();
    let mut best: Option<(usize, Layout)> = None;
    let mut widest: Vec<String> = Vec::new();
    for delimiter in DELIMITERS {
        for (titles, headers) in first_records(prefix, all, delimiter).into_iter().enumerate() {
            let known = known_headers(&headers, &mapped);
            if known.is_some_and(|known| best.as_ref().is_none_or(|(most, _)| known > *most)) {
                best = Some((known.unwrap_or_default(), Layout { delimiter, titles, headers }));
            } else if headers.len() > widest.len() {
                widest = headers;
            }
        }
    }
    if let Some((_, mut layout)) = best {
        // A list of one column has no delimiter; a comma in its cells is a comma.
        if layout.headers.len() == 1 && !prefix.contains(&b'\t') {
            layout.delimiter = b'\t';
        }
        return Ok(layout);
    }
    if widest.iter().all(String::is_empty) {
        return Err(ToolError::invalid("the list is empty").hinted("give CSV with a header row, or JSON Lines"));
    }
    Err(ToolError::invalid(format!(
        "no row among the first {SEARCHED} has headers we know, such as `Company` or `Website`; found {}",
        list_headers(&widest)
    ))
    .hinted("say which column is which, such as `--map name=Column --map domain=Column`"))
}

/// The first records under a delimiter; `all` says whether `prefix` is the whole list.
pub(crate) fn first_records(prefix: &[u8], all: bool, delimiter: u8) -> Vec<Vec<String>> {
    let mut rows = CsvRows::new(prefix, delimiter);
    let mut records = Vec::new();
    while records.len() < SEARCHED {
        match rows.advance() {
            Ok(CsvItem::Row { .. }) => records.push(rows.row().to_texts()),
            Ok(CsvItem::TooLong { .. }) => records.push(Vec::new()),
            Ok(CsvItem::End) | Err(_) => {
                // The last record of a part may be a part itself.
                if !all && records.len() > 1 {
                    records.pop();
                }
                break;
            }
        }
    }
    records
}

/// How many cells are headers we know, or `None` where the row cannot be a header row.
fn known_headers(cells: &[String], mapped: &[(CompanyField, String)]) -> Option<usize> {
    let mut known = 0;
    let mut fields = 0;
    let mut names_company = false;
    for cell in cells {
        let folded = fold_header(cell);
        let by_map = mapped.iter().find(|(_, column)| !folded.is_empty() && *column == folded).map(|(field, _)| *field);
        let field = match (by_map, role_of(cell).map(|(role, _)| role)) {
            (Some(field), _) | (None, Some(Role::Company(field))) => field,
            (None, Some(Role::Place(..))) => CompanyField::Geography,
            (None, Some(_)) => {
                known += 1;
                continue;
            }
            (None, None) => continue,
        };
        known += 1;
        fields += 1;
        names_company |= matches!(field, CompanyField::Name | CompanyField::Domain);
    }
    (names_company || fields >= 2).then_some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &str) -> (u8, usize, String) {
        let found = find_layout(text.as_bytes(), true, &[]).unwrap();
        (found.delimiter, found.titles, found.headers.join("|"))
    }

    #[test]
    fn delimiters_and_title_rows_are_found() {
        assert_eq!(layout("Company,Website\nAlder; Freight,x.example\n"), (b',', 0, "Company|Website".into()));
        assert_eq!(layout("Firma;Branche;Umsatz\nAlder, Birk;Handel;1,5\n"), (b';', 0, "Firma|Branche|Umsatz".into()));
        assert_eq!(layout("Company\tSize\nAlder\t11-50\n"), (b'\t', 0, "Company|Size".into()));
        assert_eq!(layout("Company|Size\nAlder|11-50\n"), (b'|', 0, "Company|Size".into()));
        let titled = "Target list, spring\n\nmade by,sales\n\nCompany,HQ,Notes\nAlder,Oslo,\n";
        assert_eq!(layout(titled), (b',', 2, "Company|HQ|Notes".into()));
        assert_eq!(layout("sep=;\nCompany;Website\n"), (b';', 1, "Company|Website".into()));
        assert_eq!(layout("Company\nAlder, Birk and Sons\n"), (b'\t', 0, "Company".into()));
    }

    #[test]
    fn a_list_without_headers_is_refused_with_what_was_seen() {
        let error = find_layout(b"Foo,\"B\x1b[31mar\",`x`\n1,2,3\n", true, &[]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "no row among the first 20 has headers we know, such as `Company` or `Website`; found `Foo`, `Bar`, `'x'`"
        );
        assert_eq!(find_layout(b" \n", true, &[]).unwrap_err().to_string(), "the list is empty");
        let mapped = ["name=Foo".parse().unwrap()];
        assert_eq!(find_layout(b"Foo,Bar\n1,2\n", true, &mapped).unwrap().headers, ["Foo", "Bar"]);
    }
}
