//! Which column of a list each column of a model is.

use std::str::FromStr;

use andru_engine::icp::model::{ColdSource, Model};
use andru_tools::ToolError;

use crate::deals::columns::{list_texts, position, shown};

/// A column of the model and the heading it has in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMap {
    /// The heading in the model.
    pub column: String,
    /// The heading in the list.
    pub header: String,
}

impl FromStr for ColumnMap {
    type Err = ToolError;

    /// Reads `MODEL_COLUMN=HEADER`; of several `=` the first divides, so a heading of the list may have one.
    fn from_str(text: &str) -> Result<Self, ToolError> {
        let parts = text.split_once('=').map(|(column, header)| (column.trim(), header.trim()));
        match parts.filter(|(column, header)| !column.is_empty() && !header.is_empty()) {
            Some((column, header)) => Ok(Self { column: column.to_owned(), header: header.to_owned() }),
            None => Err(ToolError::invalid(format!("`--map` must be MODEL_COLUMN=HEADER, not `{}`", shown(text)))
                .hinted("name the column of the model first: --map Industry=Sector")),
        }
    }
}

/// What the columns of a model are called: those of the table, then that of the cold start where it is one.
pub(super) fn names(model: &Model) -> Vec<&str> {
    let fields = model.scorecard.fields.iter().map(|field| field.column.as_str());
    let cold = model.scorecard.cold_start.iter().filter_map(|cold| match &cold.source {
        ColdSource::Column(column) => Some(column.as_str()),
        ColdSource::Profile => None,
    });
    fields.chain(cold).collect()
}

/// What the model's columns are called in the list, by the mappings, in the order of [`names`].
///
/// # Errors
/// `invalid_input` where a mapping names no column of the model.
pub(super) fn wanted<'a>(names: &[&'a str], map: &'a [ColumnMap]) -> Result<Vec<&'a str>, ToolError> {
    let mut wanted = names.to_vec();
    for mapping in map {
        let at = position(names.iter().copied(), &mapping.column);
        let Some(name) = at.and_then(|at| wanted.get_mut(at)) else {
            return Err(ToolError::invalid(format!("`--map`: the model has no column `{}`", shown(&mapping.column)))
                .hinted(format!("its columns are {}", list_texts(names.iter().copied()))));
        };
        *name = &mapping.header;
    }
    Ok(wanted)
}

/// Where each wanted column stands among the headings.
///
/// # Errors
/// `invalid_input` where none is there or, with `map_must_hold`, one that is mapped is not.
pub(super) fn find(
    headers: &[String],
    wanted: &[&str],
    map: &[ColumnMap],
    map_must_hold: bool,
) -> Result<Vec<Option<usize>>, ToolError> {
    let place = |name: &str| position(headers.iter().map(String::as_str), name);
    let there = |headers: &[String]| format!("the headings are {}", list_texts(headers.iter().map(String::as_str)));
    if map_must_hold && let Some(mapping) = map.iter().find(|mapping| place(&mapping.header).is_none()) {
        let header = shown(&mapping.header);
        return Err(ToolError::invalid(format!("`--map`: the list has no column `{header}`")).hinted(there(headers)));
    }
    let found: Vec<Option<usize>> = wanted.iter().map(|name| place(name)).collect();
    if found.iter().all(Option::is_none) && !wanted.is_empty() {
        let first = wanted.first().copied().unwrap_or_default();
        return Err(ToolError::invalid(format!(
            "the list has none of the model's columns: {}",
            list_texts(wanted.iter().copied())
        ))
        .hinted(there(headers))
        .hinted(format!("say which is which, such as `--map \"{}=HEADING\"`", shown(first))));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headers: &[&str], wanted: &[&str]) -> Result<Vec<Option<usize>>, String> {
        let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
        find(&headers, wanted, &[], true).map_err(|error| error.to_string())
    }

    #[test]
    fn the_exact_heading_comes_before_one_with_the_same_letters() {
        let headers = ["client_size", "Region", "Client Size"];
        assert_eq!(found(&headers, &["Client Size", "region", "Sector"]), Ok(vec![Some(2), Some(1), None]));
        assert_eq!(found(&headers, &["CLIENT-SIZE"]), Ok(vec![Some(0)]));
        assert_eq!(found(&["a", "b"], &["c"]).unwrap_err(), "the list has none of the model's columns: `c`");
    }

    #[test]
    fn a_mapping_names_the_column_of_the_model_first() {
        let map: ColumnMap = "Size = Head=count".parse().unwrap();
        assert_eq!((map.column.as_str(), map.header.as_str()), ("Size", "Head=count"));
        assert_eq!(wanted(&["Region", "Size"], std::slice::from_ref(&map)).unwrap(), ["Region", "Head=count"]);
        assert!(wanted(&["Region"], &[map]).is_err());
        for text in ["", "Size", "=Size", "Size="] {
            assert!(text.parse::<ColumnMap>().is_err(), "{text}");
        }
    }
}
