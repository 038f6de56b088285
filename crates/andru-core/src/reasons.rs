//! Why deals were lost: the reasons written in an export of deals, read and counted.

use std::io::Read;

use andru_engine::icp::learn::DealColumn;
use andru_engine::icp::{ReasonTally, tally};
use andru_tools::ToolError;
use andru_tools::context::Cancel;
use serde::Serialize;

use crate::deals::{DealOptions, DealsRead, heading, read_deals};
use crate::intake::fold_header;

/// The headings under which the usual systems write why a deal was lost.
const HEADINGS: [&str; 8] = [
    "Closed Lost Reason",
    "Deal - Lost reason",
    "Lost Reason",
    "Loss Reason",
    "Reason Lost",
    "Reason for Loss",
    "Closed Reason",
    "Reason",
];

/// The reasons of the lost deals of an export.
#[derive(Debug, Clone, Serialize)]
pub struct LostDeals {
    /// The column the reasons are written in.
    pub column: String,
    /// Closed deals, won ones included.
    pub deals: u64,
    /// The reasons of the lost ones, counted.
    #[serde(rename = "lost")]
    pub tally: ReasonTally,
}

/// Reads an export of deals and counts why they were lost; beside it what should be known about how it was read.
///
/// # Errors
/// As [`read_deals`] and [`LostDeals::of`].
pub fn lost_deals<R: Read>(
    input: R,
    options: &DealOptions,
    reason: Option<&str>,
    said_by: Option<&str>,
    cancel: &Cancel,
) -> Result<(LostDeals, Vec<String>), ToolError> {
    let read = read_deals(input, options, Vec::new(), cancel)?;
    Ok((LostDeals::of(&read, reason, said_by)?, read.notes))
}

impl LostDeals {
    /// Counts why the deals of an export were lost.
    ///
    /// `reason` is the column of the reasons, recognised where it is not given; `said_by` that of who said so.
    ///
    /// # Errors
    /// `invalid_input` where there is no column of reasons, or none of those named.
    pub fn of(read: &DealsRead, reason: Option<&str>, said_by: Option<&str>) -> Result<Self, ToolError> {
        let columns = &read.deals.columns;
        let named = |name: &str| columns.iter().find(|column| column.name == name);
        let reasons = match reason {
            Some(name) => named(&heading(&read.deals, name, "--reason")?),
            None => recognised(columns),
        };
        let reasons = reasons.ok_or_else(|| {
            ToolError::invalid("no column is known to hold the reasons of lost deals")
                .hinted("name it, such as `--reason \"Closed Lost Reason\"`")
        })?;
        let speakers = match said_by {
            Some(name) => named(&heading(&read.deals, name, "--said-by")?),
            None => None,
        };
        let lost = (0..read.deals.len()).filter(|deal| read.deals.won.get(*deal) == Some(&false));
        let tally = tally(lost.map(|deal| (reasons.text(deal), speakers.map(|speakers| speakers.text(deal)))));
        Ok(Self { column: reasons.name.clone(), deals: read.deals.len() as u64, tally })
    }
}

fn recognised(columns: &[DealColumn]) -> Option<&DealColumn> {
    HEADINGS.iter().find_map(|wanted| {
        let wanted = fold_header(wanted);
        columns.iter().find(|column| fold_header(&column.name) == wanted)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lost_deals_are_counted() {
        let export = "Stage,Lost Reason,Told by\nClosed Won,too expensive,rep\nClosed Lost,Too expensive,customer\n\
                      Closed Lost,,\nClosed Lost,stayed with current vendor,rep\n";
        let (lost, _) =
            lost_deals(export.as_bytes(), &DealOptions::default(), None, Some("Told by"), &Cancel::default()).unwrap();
        assert_eq!((lost.column.as_str(), lost.deals), ("Lost Reason", 4));
        assert_eq!((lost.tally.texts, lost.tally.given), (3, 2));
        let counted: Vec<String> = lost
            .tally
            .kinds
            .iter()
            .filter(|kind| kind.count > 0)
            .map(|kind| format!("{} {} {}", kind.kind.name(), kind.count, kind.buyer))
            .collect();
        assert_eq!(counted, ["status quo 1 0", "price or budget 1 1", "not given 1 0"]);
    }

    #[test]
    fn a_list_without_reasons_is_refused() {
        let export = "Stage,Size\nClosed Won,1\nClosed Lost,2\n";
        let error = lost_deals(export.as_bytes(), &DealOptions::default(), None, None, &Cancel::default()).unwrap_err();
        assert_eq!(error.to_string(), "no column is known to hold the reasons of lost deals");
    }
}
