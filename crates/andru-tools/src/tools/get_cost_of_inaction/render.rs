//! The answer as a page.

use andru_engine::figure::grouped;

use super::answer::InactionAnswer;
use crate::answer::Status;
use crate::cost::{render_figures, render_questions};
use crate::page::{Column, Page, Render, bar};

/// The signs of a full bar.
const BAR: usize = 30;
/// The most months shown one by one; longer curves are shown by year.
const MOST_MONTHS_SHOWN: usize = 12;

impl Render for InactionAnswer {
    fn render(&self, page: &mut Page) {
        let what = match &self.company {
            Some(company) => format!("What waiting costs {company}"),
            None => "What waiting costs".to_owned(),
        };
        let verdict = match (&self.curve, self.status) {
            (Some(curve), Status::Complete) => {
                format!("{} {} in {} months", self.currency, grouped(curve.total), curve.months.len())
            }
            _ => "not priced yet".to_owned(),
        };
        page.title(what, verdict).text(&self.summary);
        render_questions(&self.questions, |id| self.name(id), page);
        self.render_suggested(page);
        if !self.lines.is_empty() {
            page.heading("Losses");
        }
        for line in &self.lines {
            line.render(page);
        }
        self.render_curve(page);
        render_figures(&self.figures, page);
        page.heading("If they do not move").text(format!("{} ({})", self.stall.advice, self.stall.source));
        page.text(format!("{}.", self.stall.how_common));
        page.text(format!("What waiting costs is {}.", self.note));
    }
}

impl InactionAnswer {
    fn name(&self, line: &str) -> String {
        let known = self.lines.iter().find(|known| known.id == line);
        known.map_or_else(|| line.to_owned(), |known| known.name.clone())
    }

    fn render_suggested(&self, page: &mut Page) {
        for loss in &self.suggested {
            let because = loss.because.as_ref().map(|pain| format!(", for \"{pain}\"")).unwrap_or_default();
            page.heading(format!("{}{because}", loss.name));
            page.list(loss.figures.iter().map(|figure| figure.ask.clone()));
            page.text(format!("amount a {}: {}", loss.every, loss.amount.replace(" * ", " × ")));
        }
    }

    fn render_curve(&self, page: &mut Page) {
        let Some(curve) = &self.curve else { return };
        page.heading(format!("Lost while nothing changes, {}", self.currency));
        let by_month = curve.months.len() <= MOST_MONTHS_SHOWN;
        let span = if by_month { 1 } else { MOST_MONTHS_SHOWN };
        let head = vec![
            Column::words(if by_month { "month" } else { "year" }),
            Column::figures("lost in it"),
            Column::figures("lost by its end"),
            Column::words(""),
        ];
        let rows = curve.months.chunks(span).zip(curve.cumulative.chunks(span)).enumerate();
        let row = |(at, (lost, sums)): (usize, (&[f64], &[f64]))| {
            let sum = sums.last().copied().unwrap_or_default();
            vec![(at + 1).to_string(), grouped(lost.iter().sum()), grouped(sum), bar::one_sided(sum, curve.total, BAR)]
        };
        page.table(head, rows.map(row).collect());
    }
}
