//! What must hold for any bytes: the bodies of the fuzz targets, run by libFuzzer in `fuzz/` and with mutated records
//! in the tests.

mod case;

pub use case::case;

use andru_core::deals::{DealOptions, read_deals};
use andru_core::engine::icp::Points;
use andru_core::engine::icp::learn::{Options, study};
use andru_core::engine::icp::model::{MODEL_FORMAT, Model, ModelSource, Scorer, tier_of};
use andru_core::models::{model_text, read_model};
use andru_core::tools::context::Cancel;

/// The cells a table may have to be studied: more only take longer.
const MOST_CELLS: usize = 20_000;

/// Reads bytes as an export of deals, learns from it, and scores its own deals by what was learned.
///
/// # Panics
/// Where rows are lost, or a model that was learned cannot be scored by or is another once read from its file.
pub fn learn(bytes: &[u8]) {
    for time in [None, Some("Close Date".to_owned())] {
        learned_in_order(bytes, time);
    }
}

/// The model that is learned of an export of deals, as it is written; `None` where there is none.
///
/// # Panics
/// As [`learn`].
pub fn learned(bytes: &[u8]) -> Option<String> {
    learned_in_order(bytes, None)
}

fn learned_in_order(bytes: &[u8], time: Option<String>) -> Option<String> {
    let options = DealOptions { time, ..DealOptions::default() };
    let read = read_deals(bytes, &options, Vec::new(), &Cancel::default()).ok()?;
    let (counts, deals) = (&read.counts, &read.deals);
    let counted = counts.closed + counts.open + counts.blank + counts.unknown + counts.renewals + counts.unreadable;
    assert_eq!(counts.rows, counted);
    assert_eq!(counts.closed, deals.len() as u64);
    for column in &deals.columns {
        assert_eq!(column.cells.len(), deals.len());
        assert!(column.cells.iter().all(|cell| (*cell as usize) < column.texts.len()));
    }
    if deals.len() * deals.columns.len() > MOST_CELLS {
        return None;
    }
    let options = Options { permutations: 19, resamples: 20, ..Options::default() };
    let study = study(deals, &options, &|| false).expect("nobody withdrew it");
    assert_eq!((study.report.deals, study.report.won), (deals.len() as u64, deals.won() as u64));
    assert_eq!(study.report.fields.len(), deals.columns.len());
    let scorecard = study.scorecard?;
    let source = ModelSource {
        input_hash: read.input_hash.clone(),
        outcome_column: read.outcome_column.clone(),
        won_values: read.won_values.clone(),
        lost_values: read.lost_values.clone(),
    };
    let format = MODEL_FORMAT.to_owned();
    let made = Model { format, source, history: study.report, scorecard, validation: study.validation, losses: None };
    let text = model_text(&made).expect("what was learned can be written");
    assert_eq!(read_model(text.as_bytes(), "model.json").expect("what was written can be read"), made);
    let scorer = Scorer::new(&made.scorecard);
    let column = |name: &str| deals.columns.iter().find(|column| column.name == name);
    let columns: Vec<_> = made.scorecard.fields.iter().map(|field| column(&field.column)).collect();
    for deal in 0..deals.len() {
        check_score(&made, &scorer, |at| columns[at].map(|column| column.text(deal)), None);
    }
    Some(text)
}

/// Reads bytes as a model and scores by it.
///
/// # Panics
/// Where a score leaves the scale, or the model is another once written and read again.
pub fn model(bytes: &[u8]) {
    let Ok(read) = read_model(bytes, "model.json") else { return };
    let text = model_text(&read).expect("what was read can be written");
    assert_eq!(read_model(text.as_bytes(), "model.json").expect("what was written can be read"), read);
    let scorer = Scorer::new(&read.scorecard);
    for text in ["", " ", "Food", "-0", "1e999", "$1,500.00", "99999999999999999999999999", "a\"b'c;--\n", "é"] {
        for cold in [None, Some(0.0), Some(-1e300), Some(f64::NAN), Some(f64::INFINITY)] {
            check_score(&read, &scorer, |_| Some(text), cold);
        }
        check_score(&read, &scorer, |at| (at % 2 == 0).then_some(text), None);
    }
    for field in &read.scorecard.fields {
        assert!(field.least() <= Points::ZERO && Points::ZERO <= field.most());
    }
}

/// Holds a score to the scale, to its own range and to its parts.
fn check_score<'t>(
    model: &Model,
    scorer: &'t Scorer<'_>,
    cell: impl Fn(usize) -> Option<&'t str> + Copy + 't,
    cold: Option<f64>,
) {
    let found = scorer.score(cell, cold);
    let sum: Points = scorer.parts(cell, cold).map(|part| part.points).sum();
    assert_eq!(found.points, model.scorecard.start + sum);
    assert!(Points::ZERO <= found.low && found.low <= found.points, "{found:?}");
    assert!(found.points <= found.high && found.high <= Points::HUNDRED, "{found:?}");
    assert!(Points::ZERO <= found.coverage && found.coverage <= Points::HUNDRED, "{found:?}");
    let chance = scorer.probability(found.points);
    assert!(chance.is_none_or(|chance| (0.0..=1.0).contains(&chance)), "{chance:?}");
    let tier = tier_of(&model.scorecard.tiers, found.points, found.coverage);
    assert!(tier.is_none() == (model.scorecard.tiers.is_empty() || found.coverage == Points::ZERO));
}
