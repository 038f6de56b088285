//! How a study of deals reads: the verdict, its figures, every column, how the files were read.

use std::path::Path;

use andru_core::Page;
use andru_core::engine::figure::count;
use andru_core::engine::icp::learn::{FieldReport, LEAST_RARER, Report, SHIFT, STABLE, Status, Verdict};
use andru_core::engine::icp::model::ModelField;
use andru_core::learn::{HistoryRead, LearnReport};
use andru_core::tools::page::Column;

use super::reasons;

/// Adds the report to a page, the verdict first; `written` is the file the model was written to.
pub(super) fn page(name: &str, learned: &LearnReport, written: Option<&Path>, page: &mut Page) {
    let report = &learned.report;
    page.title(format!("What {name} teaches"), verdict(report.verdict));
    page.text(report.reason.clone());
    page.text(next_step(report.verdict));
    figures(report, page);
    model(learned, written, page);
    let used = match report.verdict {
        Verdict::TooFewDeals | Verdict::NothingLearnable => "Looked at",
        Verdict::Weak | Verdict::Learned => "Learned from, most telling first",
    };
    for (status, heading) in [
        (Status::Used, used),
        (Status::Quarantined, "Set aside: may be known only once the deal is over"),
        (Status::Dropped, "Not learned from"),
    ] {
        fields(report, status, heading, page);
    }
    if report.verdict == Verdict::TooFewDeals {
        won_lost(&learned.won_lost, page);
    }
    if let Some(lost) = learned.reasons.as_ref().filter(|lost| lost.tally.given > 0) {
        page.heading("Why deals were lost");
        reasons::write(lost, page);
    }
    read(&learned.input, page);
}

/// The most rows of a table of won and lost deals.
const WON_LOST_ROWS: usize = 40;

/// The verdict in a few words.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TooFewDeals => "too few deals",
        Verdict::NothingLearnable => "nothing learnable",
        Verdict::Weak => "weak",
        Verdict::Learned => "learned",
    }
}

const fn next_step(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TooFewDeals => {
            "Until then your profile judges alone. An earlier outcome has more cases: mark which deals came to a second \
             meeting, and learn from that column with --outcome."
        }
        Verdict::NothingLearnable => {
            "Your profile judges alone. If you know more about these companies, such as industry or head count, join it \
             with --accounts."
        }
        Verdict::Weak | Verdict::Learned => "",
    }
}

fn figures(report: &Report, page: &mut Page) {
    page.group();
    page.fact("deals", count(report.deals), format!("closed, {} of them won", count(report.won)));
    if report.verdict == Verdict::TooFewDeals && report.won.min(report.deals - report.won) < LEAST_RARER {
        // On so few, figures would only look like knowledge; they are in the JSON for who wants them.
        return;
    }
    let mut figure = |label: &str, value: Option<f64>, text: String| {
        if let Some(value) = value {
            page.fact(label, format!("{value:.3}"), text);
        }
    };
    let interval = match (report.auc_low, report.auc_high) {
        (Some(low), Some(high)) => format!(", {low:.3} to {high:.3} with 95% confidence"),
        _ => String::new(),
    };
    figure("AUC", report.auc, format!("out of fold{interval}; a coin has 0.500"));
    let order = report.ordered_by.as_deref().map_or("in the order of the file".to_owned(), |by| format!("by {by}"));
    figure("AUC later", report.auc_forward, format!("the last quarter, learned from the rest, {order}"));
    figure(
        "chance",
        report.permutation_p,
        "of so good a ranking, had the outcomes been handed out at random".to_owned(),
    );
    figure("Brier", report.brier, "mean squared distance of probability and outcome; lower is better".to_owned());
    figure("ECE", report.ece, "mean distance of probability and win rate".to_owned());
    figure("lift", report.lift_at_10, "win rate of the best tenth, as a multiple of the overall one".to_owned());
    figure("drift", report.drift, format!("of the scores in the last quarter, {order}: {}", drift_words(report.drift)));
}

/// What a stability index means, by the convention of credit scoring.
fn drift_words(drift: Option<f64>) -> &'static str {
    match drift.unwrap_or_default() {
        drift if drift < STABLE => "under 0.100 is stable",
        drift if drift <= SHIFT => "over 0.100 has moved",
        _ => "over 0.250 has shifted",
    }
}

/// What becomes of the model: where it was written, or why there is none.
fn model(learned: &LearnReport, written: Option<&Path>, page: &mut Page) {
    let Some(model) = &learned.model else { return };
    if let Some(cold) = &model.scorecard.cold_start {
        let alone = cold.auc.map_or(String::new(), |auc| format!("alone it has an AUC of {auc:.3}, "));
        let blend = learned.report.blend_auc.map_or(String::new(), |auc| format!("together {auc:.3}"));
        page.fact(
            "cold start",
            format!("{:.0}%", cold.weight * 100.0),
            format!("of the score is {}; {alone}{blend}", cold.source.name()),
        );
    }
    match written {
        Some(path) => {
            let path = path.display();
            let mut next = vec![
                format!("written to {path}"),
                format!("see its points: andru-intel icp show --model {path}"),
                format!("score a list: andru-intel icp apply --model {path} accounts.csv"),
            ];
            if learned.report.verdict == Verdict::NothingLearnable {
                next.push("it is the score you had, alone: nothing of the history is in it".to_owned());
            } else {
                next.push(format!("score everything by it: andru-intel icp use {path}"));
            }
            page.heading("The model").list(next);
        }
        None => {
            page.heading("The model").text("Add --out model.json to keep its points and score with them.");
        }
    }
}

/// Won and lost deals as they were counted, where a model would only look like knowledge.
fn won_lost(fields: &[ModelField], page: &mut Page) {
    let mut rows = Vec::new();
    for field in fields {
        for (at, group) in field.groups().into_iter().enumerate() {
            let column = if at == 0 { field.column.clone() } else { String::new() };
            rows.push(vec![column, group.name, count(group.won), count(group.deals - group.won)]);
        }
    }
    if rows.is_empty() {
        return;
    }
    page.heading("Won and lost so far, as counted");
    let more = rows.len().saturating_sub(WON_LOST_ROWS);
    rows.truncate(WON_LOST_ROWS);
    let head = [Column::words("field"), Column::words("value"), Column::figures("won"), Column::figures("lost")];
    page.table(head.into(), rows);
    if more > 0 {
        page.text(format!("{more} more rows are in --json."));
    }
}

fn fields(report: &Report, status: Status, heading: &str, page: &mut Page) {
    let mut fields: Vec<&FieldReport> = report.fields.iter().filter(|field| field.status == status).collect();
    if fields.is_empty() {
        return;
    }
    if status == Status::Used {
        fields.sort_by(|a, b| b.information_value.total_cmp(&a.information_value));
    }
    page.heading(heading);
    for field in fields {
        let value = match status {
            Status::Dropped => String::new(),
            _ if report.verdict == Verdict::TooFewDeals => String::new(),
            Status::Used | Status::Quarantined => format!("{:.3}", field.information_value),
        };
        page.fact(field.name.clone(), value, field.reason.clone());
    }
}

/// Adds how the files of a history were read.
pub(super) fn read(input: &HistoryRead, page: &mut Page) {
    page.heading("How it was read");
    page.fact(
        "outcome",
        "",
        format!("{}: won is {}, lost is {}", input.outcome_column, list(&input.won_values), list(&input.lost_values)),
    );
    let left_out = input.counts.left_out();
    let left_out =
        if left_out.is_empty() { "none left out".to_owned() } else { format!("left out: {}", left_out.join(", ")) };
    page.fact("rows", count(input.counts.rows), left_out);
    for join in &input.joins {
        let text = format!("deals matched, {} not found, {} name none", count(join.unmatched), count(join.blank));
        page.fact(join.file.clone(), count(join.matched), text);
    }
    page.list(input.notes.iter().cloned());
}

fn list(values: &[String]) -> String {
    if values.is_empty() { "no value there".to_owned() } else { values.join(" or ") }
}
