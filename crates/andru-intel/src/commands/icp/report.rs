//! How a study of deals reads: the verdict, its figures, every column, how the files were read.

use andru_core::Page;
use andru_core::engine::icp::learn::{FieldReport, LEAST_RARER, Report, Status, Verdict};
use andru_core::learn::{HistoryRead, LearnReport};

/// Adds the report to a page, the verdict first.
pub(super) fn page(name: &str, learned: &LearnReport, page: &mut Page) {
    let report = &learned.report;
    page.title(format!("What {name} teaches"), verdict(report.verdict));
    page.text(report.reason.clone());
    page.text(next_step(report.verdict));
    figures(report, page);
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
    read(&learned.input, page);
}

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
    page.fact("deals", report.deals.to_string(), format!("closed, {} of them won", report.won));
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
    page.fact("rows", input.counts.rows.to_string(), left_out);
    for join in &input.joins {
        let text = format!("deals matched, {} not found, {} name none", join.unmatched, join.blank);
        page.fact(join.file.clone(), join.matched.to_string(), text);
    }
    page.list(input.notes.iter().cloned());
}

fn list(values: &[String]) -> String {
    if values.is_empty() { "no value there".to_owned() } else { values.join(" or ") }
}
