//! Whether a little history makes a score worse: a cold-start score alone, against what history and it make together.

use andru_core::engine::icp::learn::{ColdScores, DealColumn, Deals, auc};
use andru_core::engine::icp::model::{ColdSource, LearnedScorecard, Scorer};

use crate::records::{FIRMOGRAPHIC, Random, WITH_DEAL, ibm, learn, mean, part};

/// How many deals are learned from.
const SIZES: [u16; 9] = [30, 60, 100, 200, 400, 800, 1600, 3200, 6000];
/// How often so many are drawn.
const DRAWS: u64 = 12;
/// How many other deals each model is tried on.
const TRIED: usize = 10_000;
/// How far below the cold start the mean of the draws may be.
const BELOW: f64 = 0.005;

#[test]
fn history_never_makes_a_score_worse_in_the_mean() {
    let Some(deals) = ibm() else { return };
    let cold = cold_start(deals);
    for (set, columns) in [("firmographic and deal", &WITH_DEAL[..]), ("firmographic", &FIRMOGRAPHIC[..])] {
        for size in SIZES {
            let (mut blended, mut alone, mut nothing) = (Vec::new(), Vec::new(), 0);
            for draw in 0..DRAWS {
                let order = Random(1000 * u64::from(size) + draw).order(deals.len());
                let (learned_from, rest) = order.split_at(size.into());
                let tried = &rest[..TRIED];
                let scores = |rows: &[usize]| -> Vec<f64> { rows.iter().map(|row| cold[*row]).collect() };
                let mut history = part(deals, learned_from, columns);
                history.cold_start = Some(ColdScores {
                    source: ColdSource::Column("by hand".to_owned()),
                    scores: scores(learned_from).into_iter().map(Some).collect(),
                });
                let (new, by_hand) = (part(deals, tried, columns), scores(tried));
                alone.push(auc(&by_hand, &new.won).unwrap());
                let card = learn(&history).scorecard.unwrap();
                blended.push(auc(&points(&new, &card, &by_hand), &new.won).unwrap());
                // Where nothing is learned, the model is the cold start alone.
                nothing += usize::from(card.fields.is_empty());
            }
            let (blend, by_hand) = (mean(&blended), mean(&alone));
            println!(
                "{set}, {size} deals: AUC {blend:.4}, cold start alone {by_hand:.4}; nothing learned in {nothing} of {DRAWS}"
            );
            assert!(blend >= by_hand - BELOW, "{set}, {size} deals: {blend} against {by_hand}");
        }
    }
}

/// The score by hand of the records' README, 0 to 100, written down before anything was learned.
fn cold_start(deals: &Deals) -> Vec<f64> {
    let parts = [
        (
            "Revenue From Client Past Two Years (USD)",
            [(7.5, "0 - 25,000"), (15.0, "25,000 - 50,000"), (22.5, "50,000 - 100,000"), (30.0, "More than 100,000")],
        ),
        (
            "Client Size By Revenue (USD)",
            [(6.25, "100K to 250K"), (12.5, "250K to 500K"), (18.75, "500K to 1M"), (25.0, "More than 1M")],
        ),
        (
            "Client Size By Employee Count",
            [(5.0, "1K to 5K"), (10.0, "5K to 15K"), (15.0, "15K to 25K"), (20.0, "More than 25K")],
        ),
        ("Competitor Type", [(15.0, ""), (9.0, "Unknown"), (3.0, "Known"), (0.0, "-")]),
        ("Route To Market", [(10.0, "Fields Sales"), (6.0, "Reseller"), (4.0, "Telesales"), (4.0, "Telecoverage")]),
    ];
    let mut scores = vec![0.0; deals.len()];
    for (name, worth) in &parts {
        let other = if *name == "Route To Market" { 3.0 } else { 0.0 };
        let of_text = |text: &str| worth.iter().find(|(_, value)| *value == text).map_or(other, |(worth, _)| *worth);
        add(&mut scores, deals, name, of_text);
    }
    scores
}

/// The points of every deal, cold start included.
fn points(deals: &Deals, card: &LearnedScorecard, cold: &[f64]) -> Vec<f64> {
    let scorer = Scorer::new(card);
    let of_cold = |score: &f64| card.cold_start.as_ref().unwrap().points(*score).to_f64();
    let mut points: Vec<f64> = cold.iter().map(|score| card.start.to_f64() + of_cold(score)).collect();
    for reader in scorer.readers() {
        add(&mut points, deals, &reader.field().column, |text| reader.points(reader.read(text)).to_f64());
    }
    points
}

/// Adds to every deal's sum what its text in a column is worth.
fn add(sums: &mut [f64], deals: &Deals, name: &str, worth: impl Fn(&str) -> f64) {
    let column: &DealColumn = deals.columns.iter().find(|column| column.name == name).unwrap();
    let of_text: Vec<f64> = column.texts.iter().map(|text| worth(text)).collect();
    for (sum, cell) in sums.iter_mut().zip(&column.cells) {
        *sum += of_text[usize::try_from(*cell).unwrap()];
    }
}
