//! `icp evaluate`: how well a model holds on deals that closed after it was learned.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::learn::STABLE;
use andru_core::engine::icp::model::{Drift, Evaluation, Holding, Model};
use andru_core::evaluate::EvaluationReport;
use andru_core::tools::context::Cancel;
use andru_core::tools::page::Column;
use andru_core::{Page, Session};
use indicatif::HumanCount;
use serde_json::json;

use super::apply::model;
use super::show::percent;
use super::{accounts, deal_options, learn_page};
use crate::cli::EvaluateArgs;
use crate::failure::Failure;
use crate::input;
use crate::printer::Printer;

pub(super) async fn run(args: EvaluateArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let model = model(&args.model)?;
    let accounts = accounts(&args.history)?;
    let hints = ["name a file: andru-intel icp evaluate later_deals.csv --model model.json"];
    let input = input::open(args.file.as_deref(), "a list of later closed deals", &hints)?;
    let name = input.name.clone();
    let options = deal_options(args.ended, args.history);
    let held = session.evaluate(&model, input.reader, options, accounts, &Cancel::default()).await?;
    if printer.json_wanted() {
        return printer.value(&json!(held));
    }
    let mut page = Page::default();
    write(&name, &model, &held, &mut page);
    printer.page(&page)
}

/// Adds the evaluation to a page, the verdict first.
fn write(name: &str, model: &Model, held: &EvaluationReport, page: &mut Page) {
    let now = &held.evaluation;
    let right = if held.learned_from_these { "not a test" } else { verdict(now.verdict) };
    page.title(format!("The model on {name}"), right);
    if held.learned_from_these {
        page.text(
            "THESE ARE THE DEALS IT WAS LEARNED FROM. The figures flatter it: it has seen every outcome. Use deals that \
             closed later.",
        );
    }
    page.text(now.reason.clone());
    figures(model, now, page);
    tiers(now, page);
    coverage(now, page);
    fields(now, page);
    learn_page::read(&held.input, page);
}

const fn verdict(verdict: Holding) -> &'static str {
    match verdict {
        Holding::Holds => "holds",
        Holding::Weaker => "weaker than learned",
        Holding::NoBetterThanACoin => "no better than a coin",
        Holding::TooFew => "too few deals",
    }
}

fn figures(model: &Model, now: &Evaluation, page: &mut Page) {
    page.group();
    page.fact("deals", HumanCount(now.deals).to_string(), format!("closed, {} of them won", HumanCount(now.won)));
    let mut figure = |label: &str, value: Option<f64>, text: String| {
        if let Some(value) = value {
            page.fact(label, format!("{value:.3}"), text);
        }
    };
    let interval = match (now.auc_low, now.auc_high) {
        (Some(low), Some(high)) => format!("{low:.3} to {high:.3} with 95% confidence; "),
        _ => String::new(),
    };
    let learned = model.history.auc.map_or(String::new(), |auc| format!("{auc:.3} when learned; "));
    figure("AUC", now.auc, format!("{interval}{learned}a coin has 0.500"));
    if let (Some(mean), true) = (now.mean_probability, now.deals > 0) {
        let rate = now.won as f64 / now.deals as f64;
        figure("said", Some(mean), format!("mean probability; {rate:.3} were won"));
    }
    if let Some(base) = now.brier_base {
        figure(
            "Brier",
            now.brier,
            format!("mean squared distance of probability and outcome; {base:.3} with the win rate alone"),
        );
    }
    figure(
        "skill",
        now.brier_skill,
        "the part of that which the probabilities settle; under 0 they do harm".to_owned(),
    );
    figure("ECE", now.ece, "mean distance of probability and win rate".to_owned());
    figure("lift", now.lift_at_10, "win rate of the best tenth, as a multiple of the overall one".to_owned());
    if let Some(drift) = now.drift {
        figure("drift", Some(drift.index), format!("of the scores: {}", moved(drift)));
    }
}

/// How far something moved, in words.
fn moved(drift: Drift) -> &'static str {
    if drift.is_shift() {
        "a shift against the deals learned from"
    } else if drift.index < STABLE {
        "stable"
    } else if drift.index <= drift.by_chance {
        "no more than chance makes of so few deals"
    } else {
        "some, not a shift"
    }
}

fn tiers(now: &Evaluation, page: &mut Page) {
    if now.tiers.is_empty() {
        return;
    }
    page.heading("Tiers");
    let rows = now.tiers.iter().map(|tier| {
        let rate = match (tier.low, tier.high) {
            (Some(low), Some(high)) => {
                let rate = tier.won as f64 / tier.deals.max(1) as f64;
                format!("{} ({} to {})", percent(rate), percent(low), percent(high))
            }
            _ => "no deal".to_owned(),
        };
        let learned = tier.learned.map_or("no cut".to_owned(), percent);
        vec![tier.tier.name().to_owned(), HumanCount(tier.deals).to_string(), rate, learned]
    });
    let head = [
        Column::words("tier"),
        Column::figures("deals"),
        Column::figures("win rate, 95% interval"),
        Column::figures("when learned"),
    ];
    page.table(head.to_vec(), rows.collect());
    if now.nothing_known > 0 {
        page.text(format!("{} deals of which nothing is known have no tier.", HumanCount(now.nothing_known)));
    }
}

fn coverage(now: &Evaluation, page: &mut Page) {
    if now.coverage.len() < 2 {
        return;
    }
    page.heading("By how much is known");
    let between =
        |low: Points, high: Points| if low == high { format!("{low}%") } else { format!("{low}% to {high}%") };
    let rows = now.coverage.iter().map(|group| {
        vec![
            between(group.low, group.high),
            HumanCount(group.deals).to_string(),
            percent(group.won as f64 / group.deals.max(1) as f64),
            group.auc.map_or("none".to_owned(), |auc| format!("{auc:.3}")),
        ]
    });
    let head =
        [Column::words("coverage"), Column::figures("deals"), Column::figures("win rate"), Column::figures("AUC")];
    page.table(head.to_vec(), rows.collect());
}

/// The fields that say something: missing ones, then those that moved, most first.
fn fields(now: &Evaluation, page: &mut Page) {
    page.heading("Fields, by how far they moved");
    let mut fields: Vec<_> = now.fields.iter().collect();
    let index = |drift: Option<Drift>| drift.map_or(f64::INFINITY, |drift| drift.index);
    fields.sort_by(|a, b| index(b.drift).total_cmp(&index(a.drift)));
    for field in fields {
        let (figure, mut text) = match field.drift {
            Some(drift) => (format!("{:.3}", drift.index), moved(drift).to_owned()),
            None => (String::new(), "not in these deals, so unknown in every one".to_owned()),
        };
        if field.unseen > 0 {
            text = format!("{text}; {} deals have a value it never saw", HumanCount(field.unseen));
        }
        page.fact(field.column.clone(), figure, text);
    }
}
