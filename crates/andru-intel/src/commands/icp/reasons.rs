//! `icp reasons`: why deals were lost, counted.

use andru_core::Page;
use andru_core::engine::icp::ReasonCount;
use andru_core::reasons::{LostDeals, lost_deals};
use andru_core::tools::context::Cancel;
use andru_core::tools::page::Column;
use serde_json::json;

use super::outcome;
use crate::cli::ReasonsArgs;
use crate::failure::Failure;
use crate::input;
use crate::printer::Printer;

pub(super) fn run(args: ReasonsArgs, printer: &mut Printer) -> Result<(), Failure> {
    let hints = ["name a file: andru-intel icp reasons deals.csv"];
    let input = input::open(args.file.as_deref(), "a list of closed deals", &hints)?;
    let options = outcome(args.ended);
    let (reason, said_by) = (args.reason.as_deref(), args.said_by.as_deref());
    let (lost, notes) = lost_deals(input.reader, &options, reason, said_by, &Cancel::default())?;
    if printer.json_wanted() {
        let (column, deals) = (&lost.column, lost.deals);
        return printer.value(&json!({ "column": column, "deals": deals, "lost": lost.tally, "notes": notes }));
    }
    let mut page = Page::default();
    page.title("Why deals were lost", format!("{} lost of {} closed", lost.tally.texts, lost.deals));
    write(&lost, &mut page);
    page.list(notes);
    printer.page(&page)
}

/// Adds the reasons to a page, every share beside its count.
pub(super) fn write(lost: &LostDeals, page: &mut Page) {
    let tally = &lost.tally;
    page.text(match tally.given {
        0 => format!("No reason is written in `{}` yet.", lost.column),
        given => format!(
            "{given} of {} have a reason in `{}`. Shares are of these, with the range that so few deals leave open.",
            tally.texts, lost.column
        ),
    });
    let counted: Vec<&ReasonCount> = tally.kinds.iter().filter(|kind| kind.count > 0).collect();
    if !counted.is_empty() {
        let row = |kind: &&ReasonCount| {
            let share = match (kind.share, kind.low, kind.high) {
                (Some(share), Some(low), Some(high)) => {
                    format!("{:.0}% ({:.0} to {:.0})", share * 100.0, low * 100.0, high * 100.0)
                }
                _ => String::new(),
            };
            vec![
                kind.kind.name().to_owned(),
                kind.count.to_string(),
                share,
                kind.buyer.to_string(),
                kind.us.to_string(),
                kind.unknown.to_string(),
            ]
        };
        let head = vec![
            Column::words("reason"),
            Column::figures("deals"),
            Column::figures("share"),
            Column::figures("buyer said"),
            Column::figures("we said"),
            Column::figures("not known who"),
        ];
        page.table(head, counted.iter().map(row).collect());
    }
    if !tally.unread.is_empty() {
        page.heading("Not understood");
        page.list(tally.unread.iter().take(20).map(|unread| format!("{} ({})", unread.text, unread.count)));
    }
}
