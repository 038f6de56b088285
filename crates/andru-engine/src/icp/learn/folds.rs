//! The out-of-fold figures of a history alone, without all else that a study does.

use super::bins::Kind;
use super::crossfit::{Split, folds, in_order, score_all};
use super::deals::{DealColumn, Deals};
use super::measure::{auc, brier};
use super::platt::Platt;

/// How well models rank deals they never saw, and how near their probabilities come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutOfFold {
    /// The chance that a won deal scores above a lost one, 0 to 1.
    pub auc: f64,
    /// The mean squared distance of probability and outcome, 0 to 1; lower is better.
    pub brier: f64,
}

/// Learns from all columns five times, each time from four fifths of the deals, and scores the fifth left out.
///
/// A [`study`](super::study()) does this and much more; alone it is what other tools call a cross-validation. Every
/// column is used as it is. `None` where the rarer outcome has fewer than two deals.
pub fn out_of_fold(deals: &Deals, seed: u64) -> Option<OutOfFold> {
    let won = deals.won.as_slice();
    let (wanted, fold_of) = folds(won, seed)?;
    let kinds: Vec<Kind> = deals.columns.iter().map(Kind::of).collect();
    let columns: Vec<(&DealColumn, &Kind)> = deals.columns.iter().zip(&kinds).collect();
    let split = |fold: usize| Split::new(&columns, won.len(), |deal| fold_of.get(deal) == Some(&fold));
    let splits: Vec<Split> = (0..wanted).map(split).collect();
    let scores = in_order(&score_all(&splits, won), won.len());
    let platt = Platt::fit(&scores, won);
    let chances: Vec<f64> = scores.iter().map(|score| platt.probability(*score)).collect();
    Some(OutOfFold { auc: auc(&scores, won)?, brier: brier(&chances, won)? })
}

#[cfg(test)]
mod tests {
    use super::super::{Options, study};
    use super::*;

    #[test]
    fn it_is_what_a_study_finds_out_of_fold() {
        let mut column = DealColumn::new("Industry");
        column.texts.extend(["Food", "Rail", "Toys"].map(str::to_owned));
        column.cells = (0..300).map(|deal| deal % 3 + 1).collect();
        let won = (0..300).map(|deal| if deal % 3 == 0 { deal % 2 == 0 } else { deal % 7 == 0 }).collect();
        let deals = Deals { columns: vec![column], won, ..Deals::default() };
        let report = study(&deals, &Options::default(), &|| false).unwrap().report;
        let found = out_of_fold(&deals, Options::default().seed).unwrap();
        assert_eq!((Some(found.auc), Some(found.brier)), (report.auc, report.brier));
        assert_eq!(out_of_fold(&Deals { won: vec![true; 9], ..Deals::default() }, 1), None);
    }
}
