//! What a person says about columns: `--map field=Column`.

use std::str::FromStr;

use andru_guard::{harmless, shorten};
use andru_tools::ToolError;

use super::field::CompanyField;
use super::headers::{Role, role_of};

/// A column that a person assigned to a field.
///
/// Several columns for one field: of a geography they are joined with `, ` in the order given, of any other field
/// the first that is not blank counts. A field that is mapped takes no other column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMapping {
    /// The field it fills.
    pub field: CompanyField,
    /// The header of the column; case and punctuation do not matter.
    pub column: String,
}

impl FromStr for ColumnMapping {
    type Err = ToolError;

    /// Reads `field=Column`. A field may be called as in [`CompanyField::name`] or by any header we know.
    fn from_str(text: &str) -> Result<Self, ToolError> {
        let shown = |text: &str| shorten(&harmless(text), 60).into_owned();
        let Some((field, column)) = text.split_once('=') else {
            return Err(ToolError::invalid(format!("`--map {}` must be `field=Column`", shown(text))));
        };
        if column.trim().is_empty() {
            return Err(ToolError::invalid(format!("`--map {}` names no column after `=`", shown(text))));
        }
        let field = parse_field(field.trim()).ok_or_else(|| {
            let known: Vec<&str> = CompanyField::ALL.iter().map(|field| field.name()).collect();
            ToolError::invalid(format!("`--map`: there is no field `{}`", shown(field)))
                .hinted(format!("the fields are {}", known.join(", ")))
        })?;
        Ok(Self { field, column: column.trim().to_owned() })
    }
}

fn parse_field(text: &str) -> Option<CompanyField> {
    let by_name = CompanyField::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(text));
    by_name.or_else(|| match role_of(text)?.0 {
        Role::Company(field) => Some(field),
        Role::Place(..) => Some(CompanyField::Geography),
        Role::Person(_) | Role::FundingDate | Role::FundingKind => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_may_be_called_by_its_name_or_a_header() {
        for (text, field, column) in [
            ("industry=Vertical (ours)", CompanyField::Industry, "Vertical (ours)"),
            ("regulateddata = PII ", CompanyField::RegulatedData, "PII"),
            ("techStack=Tools", CompanyField::Technologies, "Tools"),
            ("country=Land=x", CompanyField::Geography, "Land=x"),
        ] {
            let mapping: ColumnMapping = text.parse().unwrap();
            assert_eq!((mapping.field, mapping.column.as_str()), (field, column), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let message = |text: &str| text.parse::<ColumnMapping>().unwrap_err().to_string();
        assert_eq!(message("industry"), "`--map industry` must be `field=Column`");
        assert_eq!(message("industry= "), "`--map industry= ` names no column after `=`");
        assert_eq!(message("colour=Red"), "`--map`: there is no field `colour`");
    }
}
