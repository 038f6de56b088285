//! A model held against the deals of small histories.

use super::*;
use crate::icp::learn::{Deals, Options, study};
use crate::icp::model::{MODEL_FORMAT, ModelSource};

/// Deals of two columns, each with the number of its text.
fn deals(count: usize, texts: [&[&str]; 2], cell: impl Fn(usize) -> [u32; 2], won: impl Fn(usize) -> bool) -> Deals {
    let column = |at: usize| DealColumn {
        name: ["Industry", "Region"][at].to_owned(),
        cells: (0..count).map(|deal| cell(deal)[at]).collect(),
        texts: std::iter::once("").chain(texts[at].iter().copied()).map(str::to_owned).collect(),
    };
    Deals {
        columns: vec![column(0), column(1)],
        won: (0..count).map(won).collect(),
        ordered_by: None,
        cold_start: None,
    }
}

const TEXTS: [&[&str]; 2] = [&["Food", "Rail"], &["North", "South"]];

fn wins(deal: usize) -> bool {
    if deal.is_multiple_of(2) { !deal.is_multiple_of(10) } else { deal.is_multiple_of(9) }
}

/// Food wins four times in five, rail one time in nine; the region says nothing.
fn history(count: usize) -> Deals {
    deals(count, TEXTS, |deal| [[1, 2][deal % 2], [1, 2][deal / 2 % 2]], wins)
}

fn model() -> Model {
    let options = Options { permutations: 19, ..Options::default() };
    let study = study(&history(400), &options, &|| false).unwrap();
    let source = ModelSource {
        input_hash: String::new(),
        outcome_column: "Stage".to_owned(),
        won_values: vec!["Won".to_owned()],
        lost_values: vec!["Lost".to_owned()],
    };
    Model {
        format: MODEL_FORMAT.to_owned(),
        source,
        history: study.report,
        scorecard: study.scorecard.unwrap(),
        validation: study.validation,
        losses: None,
    }
}

fn evaluated(model: &Model, deals: &Deals) -> Evaluation {
    let find = |name: &str| deals.columns.iter().find(|column| column.name == name);
    let columns: Vec<Option<&DealColumn>> = model.scorecard.fields.iter().map(|field| find(&field.column)).collect();
    evaluate(model, LaterDeals { columns: &columns, cold: &[], won: &deals.won })
}

#[test]
fn a_model_holds_on_deals_like_its_own() {
    let model = model();
    let now = evaluated(&model, &history(300));
    assert_eq!(now.verdict, Holding::Holds, "{}", now.reason);
    assert!(now.brier_skill.unwrap() > 0.3);
    assert!((now.mean_probability.unwrap() - now.won as f64 / now.deals as f64).abs() < 0.05);
    assert!(now.fields.iter().all(|field| field.there && field.unseen == 0 && !field.drift.unwrap().is_shift()));
    assert_eq!(now.tiers.iter().map(|tier| tier.deals).sum::<u64>(), 300);
    assert_eq!(now.coverage.iter().map(|group| group.deals).sum::<u64>(), 300);
}

#[test]
fn a_pattern_that_turned_round_is_no_better_than_a_coin() {
    let mut turned = history(300);
    turned.won.iter_mut().for_each(|won| *won = !*won);
    let now = evaluated(&model(), &turned);
    assert_eq!(now.verdict, Holding::NoBetterThanACoin, "{}", now.reason);
    assert!(now.auc.unwrap() < 0.5 && now.brier_skill.unwrap() < 0.0);
}

#[test]
fn a_pattern_that_faded_is_weaker() {
    let faded = deals(
        900,
        TEXTS,
        |deal| [[1, 2][deal % 2], 1],
        |deal| if deal.is_multiple_of(2) { !deal.is_multiple_of(3) } else { deal % 5 < 2 },
    );
    let now = evaluated(&model(), &faded);
    assert_eq!(now.verdict, Holding::Weaker, "{}", now.reason);
}

#[test]
fn few_deals_tell_nothing() {
    let now = evaluated(&model(), &history(30));
    assert_eq!(now.verdict, Holding::TooFew);
    assert!(now.reason.contains("more won deals are needed"), "{}", now.reason);
    let none = evaluated(&model(), &history(0));
    assert_eq!((none.verdict, none.deals, none.auc, none.brier), (Holding::TooFew, 0, None, None));
}

#[test]
fn other_accounts_are_a_shift_and_what_is_not_there_is_unknown() {
    let model = model();
    let mut others = history(300);
    others.columns[0].cells.iter_mut().for_each(|cell| *cell = 2);
    others.columns[0].texts[2] = "Glass".to_owned();
    others.columns.truncate(1);
    let now = evaluated(&model, &others);
    let industry = now.fields.iter().find(|field| field.column == "Industry").unwrap();
    assert_eq!(industry.unseen, 300);
    assert!(industry.drift.unwrap().is_shift());
    assert!(now.fields.iter().filter(|field| field.column != "Industry").all(|field| !field.there));
    assert_eq!(now.nothing_known, 300);
    assert!(now.tiers.iter().all(|tier| tier.deals == 0));
}
