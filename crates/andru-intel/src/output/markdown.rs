//! Rows as a Markdown table, for a document or a ticket.

use std::io::{self, Write};

use andru_core::Page;
use andru_core::tools::FitRow;
use andru_core::tools::page::Column;

use super::{coverage, range};
use andru_core::guard::harmless;

#[derive(Debug, Default)]
pub(super) struct Markdown {
    headed: bool,
}

impl Markdown {
    pub(super) fn row(&mut self, row: &FitRow, out: &mut impl Write) -> io::Result<()> {
        self.head(out)?;
        let cells = vec![
            row.row.to_string(),
            harmless(&row.company).into_owned(),
            row.score.to_string(),
            row.tier.map(|tier| tier.to_string()).unwrap_or_default(),
            coverage(row),
            range(row),
            row.timing.to_string(),
            row.action.to_string(),
            harmless(row.reasons.first().map_or("", AsRef::as_ref)).into_owned(),
        ];
        // The page escapes the marks of Markdown; its heading is written once, above the first row.
        let text = table(vec![cells]);
        let last = text.trim_end().lines().last().unwrap_or_default();
        writeln!(out, "{last}")
    }

    pub(super) fn finish(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.head(out)
    }

    fn head(&mut self, out: &mut impl Write) -> io::Result<()> {
        if std::mem::replace(&mut self.headed, true) {
            return Ok(());
        }
        writeln!(out, "{}", table(Vec::new()).trim_end())
    }
}

fn table(rows: Vec<Vec<String>>) -> String {
    let mut page = Page::default();
    let head = vec![
        Column::figures("row"),
        Column::words("company"),
        Column::figures("score"),
        Column::words("tier"),
        Column::figures("coverage"),
        Column::figures("range"),
        Column::words("timing"),
        Column::words("action"),
        Column::words("first reason"),
    ];
    page.table(head, rows);
    page.markdown()
}
