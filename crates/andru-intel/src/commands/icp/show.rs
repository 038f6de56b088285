//! `icp show`: a model as a scorecard that a person can read and add up.

mod bars;
mod values;

use andru_core::Page;
use andru_core::engine::icp::Points;
use andru_core::engine::icp::learn::{Status, Verdict};
use andru_core::engine::icp::model::{Model, TierCut};
use andru_core::tools::page::Column;
use indicatif::HumanCount;
use serde_json::json;

use super::apply::model;
use super::report::verdict;
use crate::cli::ShowArgs;
use crate::failure::Failure;
use crate::printer::Printer;
use bars::Bars;

pub(super) fn run(args: &ShowArgs, printer: &mut Printer) -> Result<(), Failure> {
    let model = model(&args.model)?;
    if printer.json_wanted() {
        return printer.value(&json!(model));
    }
    let name = args.model.file_name().unwrap_or(args.model.as_os_str()).to_string_lossy().into_owned();
    let mut page = Page::default();
    write(&name, &model, args.markdown, &mut page);
    if args.markdown { printer.text(&page.markdown()) } else { printer.page(&page) }
}

/// Adds the scorecard to a page: the verdict, the points, then what they come to.
fn write(name: &str, model: &Model, markdown: bool, page: &mut Page) {
    page.title(format!("Scorecard {name}"), verdict(model.history.verdict));
    page.text(model.history.reason.clone());
    if model.history.verdict == Verdict::TooFewDeals || model.history.verdict == Verdict::NothingLearnable {
        page.text("The points below are no better than the verdict above.");
    }
    page.group();
    page.fact("start", model.scorecard.start.to_string(), "points of an account of which nothing is known");
    page.heading("Points, most telling field first");
    if markdown {
        bars::tables(&model.scorecard, page);
    } else {
        Bars::of(&model.scorecard).table(&model.scorecard, page);
    }
    page.heading("To add up by hand");
    page.list(by_hand(model));
    tiers(&model.scorecard.tiers, page);
    page.heading("What the points mean");
    page.text(meaning(model));
    set_aside(model, page);
}

fn by_hand(model: &Model) -> Vec<String> {
    let card = &model.scorecard;
    let mut steps = vec![
        format!("Begin with {}.", card.start),
        "For each field add the points of the row that has the account's value; one exact value goes before a range."
            .to_owned(),
        "Capitals and blanks around a value do not matter. A value that no row has adds nothing, and nor does a blank \
         without a row."
            .to_owned(),
    ];
    if let Some(signs) = number_signs(model) {
        steps.push(format!("In numbers leave out {signs} before you compare."));
    }
    if let Some(cold) = &card.cold_start {
        steps.push(format!(
            "For {}: its score, no less than {} and no more than {}, less {:.2}, times {:.4}, rounded to one decimal.",
            cold.source.name(),
            cold.low,
            cold.high,
            cold.mean,
            cold.points_per_unit
        ));
    }
    steps.push("The sum is from 0 to 100.".to_owned());
    steps
}

/// The signs left out of numbers in any field, where there are any.
fn number_signs(model: &Model) -> Option<String> {
    let mut signs: Vec<char> = Vec::new();
    for field in &model.scorecard.fields {
        for sign in field.number_without.iter().flat_map(|signs| signs.chars()) {
            if !signs.contains(&sign) {
                signs.push(sign);
            }
        }
    }
    let named: Vec<String> =
        signs.iter().map(|sign| if *sign == ' ' { "spaces".to_owned() } else { format!("`{sign}`") }).collect();
    (!named.is_empty()).then(|| named.join(" "))
}

fn tiers(cuts: &[TierCut], page: &mut Page) {
    page.heading("Tiers");
    if cuts.is_empty() {
        page.text("None: no two groups of scores have win rates that differ for sure. Tiers by how many accounts you have time for: andru-intel icp apply --capacity 40");
        return;
    }
    let rows = cuts.iter().map(|cut| {
        let rate = cut.won as f64 / cut.deals.max(1) as f64;
        vec![
            cut.tier.name().to_owned(),
            cut.from.to_string(),
            HumanCount(cut.deals).to_string(),
            format!("{} ({} to {})", percent(rate), percent(cut.low), percent(cut.high)),
        ]
    });
    let head = [("tier", false), ("from points", true), ("deals", true), ("win rate, 95% interval", true)];
    page.table(head.map(|(name, figures)| Column { name: name.to_owned(), figures }).to_vec(), rows.collect());
    page.text("By deals scored by models that never saw them. Tier A needs 60% coverage and tier B 30%.");
}

fn meaning(model: &Model) -> String {
    let Some(calibration) = model.scorecard.calibration else {
        return "An order, best first. The history does not bear a probability.".to_owned();
    };
    let example = Points::from_tenths(600);
    format!(
        "Probability of a win = 1 / (1 + exp(-({} {} {} × points))). For {} points: {}. The history won {}.",
        calibration.intercept,
        if calibration.slope < 0.0 { '-' } else { '+' },
        calibration.slope.abs(),
        example.tenths() / 10,
        percent(calibration.probability(example)),
        percent(model.history.won as f64 / model.history.deals.max(1) as f64)
    )
}

fn set_aside(model: &Model, page: &mut Page) {
    let of = |status: Status| -> Vec<&str> {
        let fields = model.history.fields.iter().filter(|field| field.status == status);
        fields.map(|field| field.name.as_str()).collect()
    };
    let (quarantined, dropped) = (of(Status::Quarantined), of(Status::Dropped));
    if quarantined.is_empty() && dropped.is_empty() {
        return;
    }
    page.heading("Not in it");
    let mut points = Vec::new();
    if !quarantined.is_empty() {
        points.push(format!("may be known only once the deal is over: {}", quarantined.join(", ")));
    }
    if !dropped.is_empty() {
        points.push(format!("nothing to learn, or left out by you: {}", dropped.join(", ")));
    }
    page.list(points);
}

/// A share as a percentage with one decimal.
pub(super) fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}
