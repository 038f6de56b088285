//! Laws of scoring by a model, and models made of small histories.

use proptest::prelude::*;

use super::*;
use crate::icp::learn::{ColdScores, DealColumn, Deals, Options, study};
use crate::icp::verdict::Tier;

/// A column of the given texts, one a deal.
fn column(name: &str, texts: impl Iterator<Item = &'static str>) -> DealColumn {
    let mut column = DealColumn::new(name);
    for text in texts {
        let at = column.texts.iter().position(|known| known == text).unwrap_or_else(|| {
            column.texts.push(text.to_owned());
            column.texts.len() - 1
        });
        column.cells.push(u32::try_from(at).unwrap());
    }
    column
}

/// 600 deals: food and large companies win more often; every tenth has no size.
fn history(cold: bool) -> Deals {
    let size = |deal: usize| match deal * 31 % 97 % 10 {
        0 => "",
        1..=4 => "$1,500",
        5..=7 => "40",
        _ => "12.50",
    };
    let industry = |deal: usize| ["Food", "Rail", "food", "Toys"][deal * 7 % 4];
    let won = |deal: usize| {
        let odds = 20 + 25 * usize::from(industry(deal) != "Rail") + 30 * usize::from(size(deal) == "$1,500");
        deal * 53 % 100 < odds
    };
    let won: Vec<bool> = (0..600).map(won).collect();
    let scores = (0..600).map(|deal| (deal % 9 != 0).then_some(f64::from(deal * 13 % 70))).collect();
    Deals {
        columns: vec![column("Industry", (0..600).map(industry)), column("Size", (0..600).map(size))],
        won,
        ordered_by: None,
        cold_start: cold.then_some(ColdScores { source: ColdSource::Profile, scores }),
    }
}

fn card(cold: bool) -> LearnedScorecard {
    let options = Options { permutations: 19, ..Options::default() };
    study(&history(cold), &options, &|| false).unwrap().scorecard.unwrap()
}

fn model(cold: bool) -> Model {
    let options = Options { permutations: 19, ..Options::default() };
    let study = study(&history(cold), &options, &|| false).unwrap();
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

#[test]
fn a_scorecard_is_read_by_hand() {
    let card = card(false);
    let industry = &card.fields[0];
    assert_eq!(industry.bins[0].holds, Holds::Words(vec!["Food".to_owned()]), "food is Food");
    assert_eq!(industry.bins[0].deals, 300);
    let size = &card.fields[1];
    assert_eq!(size.number_without.as_deref(), Some("$,"));
    let holds: Vec<&Holds> = size.bins.iter().map(|bin| &bin.holds).collect();
    assert_eq!(holds, [&Holds::UpTo(12.5), &Holds::UpTo(40.0), &Holds::Rest]);
    assert!(size.blank.is_some_and(|blank| blank.deals > 0));
    let scorer = Scorer::new(&card);
    let score =
        |industry: &'static str, size: &'static str| scorer.score(move |at| Some([industry, size][at]), None).points;
    let by_hand = card.start + industry.bins[0].points + size.bins[2].points;
    assert_eq!(score(" FOOD ", "1500"), by_hand);
    assert_eq!(score("food", "$9,999"), by_hand);
    assert_eq!(score("Space", "n/a"), card.start + size.blank.unwrap().points, "never seen, and no number");
    assert_eq!(scorer.score(|_| None, None).points, card.start, "columns that are not there add nothing");
}

#[test]
fn a_blank_means_what_it_meant_only_in_a_row_filled_in_as_the_deals_were() {
    let card = card(false);
    let scorer = Scorer::new(&card);
    let [industry, size] = [&card.fields[0], &card.fields[1]];
    let blank = size.blank.unwrap().points;
    assert!(industry.blank.is_none() && blank != Points::ZERO);
    let score = |cells: [Option<&'static str>; 2]| scorer.score(move |at| cells[at], None).points - card.start;
    assert_eq!(score([Some("Toys"), Some("")]), industry.bins[1].points + blank);
    assert_eq!(score([Some("Toys"), Some(" n/a ")]), industry.bins[1].points + blank, "no number");
    assert_eq!(score([Some("never seen"), Some("")]), blank, "something is written there");
    assert_eq!(score([Some(" "), Some("")]), Points::ZERO, "the deals had no blank industry");
    assert_eq!(score([None, Some("")]), Points::ZERO);
    assert_eq!(score([Some("Toys"), None]), industry.bins[1].points, "a column that is not there is no blank");
    assert_eq!(score([Some(""), Some("12")]), size.bins[0].points, "what is known counts in any row");
}

#[test]
fn where_every_column_had_blanks_each_of_them_counts() {
    let mut card = card(false);
    card.fields[0].blank = Some(BlankBin { points: Points::from_tenths(-7), deals: 30, won: 3 });
    let both = card.start + card.fields[0].blank.unwrap().points + card.fields[1].blank.unwrap().points;
    assert_eq!(Scorer::new(&card).score(|_| Some(""), None).points, both);
}

#[test]
fn what_is_learned_is_what_the_win_rates_say() {
    let card = card(false);
    for field in &card.fields {
        let mut bins: Vec<_> = field.bins.iter().collect();
        bins.sort_by_key(|bin| bin.points);
        let rates: Vec<f64> = bins.iter().map(|bin| bin.won as f64 / bin.deals as f64).collect();
        assert!(rates.is_sorted(), "{}: {rates:?}", field.column);
        let bins = field.bins.iter().map(|bin| (bin.points, bin.deals));
        let all = bins.chain(field.blank.map(|blank| (blank.points, blank.deals)));
        let mean = all.map(|(points, deals)| points.to_f64() * deals as f64).sum::<f64>() / 600.0;
        assert!(mean.abs() < 0.3, "the average deal has none: {mean}");
    }
}

#[test]
fn the_scale_runs_from_0_to_100_and_a_model_is_the_same_after_a_file() {
    for cold in [false, true] {
        let model = model(cold);
        assert_eq!(model.problem(), None);
        let text = serde_json::to_string(&model).unwrap();
        let read: Model = serde_json::from_str(&text).unwrap();
        assert_eq!(read, model);
        assert_eq!(read.scorecard.cold_start.is_some(), cold);
    }
}

#[test]
fn with_a_cold_start_there_is_always_a_model() {
    // The outcome goes by nothing that is known.
    let mut deals = history(true);
    deals.won = (0..600).map(|deal| deal * 7919 % 601 % 2 == 0).collect();
    let options = Options { permutations: 19, seed: 4, ..Options::default() };
    let nothing = study(&deals, &options, &|| false).unwrap();
    assert_eq!(nothing.report.verdict, crate::icp::learn::Verdict::NothingLearnable);
    let card = nothing.scorecard.unwrap();
    assert!(card.fields.is_empty() && card.calibration.is_none());
    assert!((card.cold_start.as_ref().unwrap().weight - 1.0).abs() < f64::EPSILON);
    let scorer = Scorer::new(&card);
    let score = |cold| scorer.score(|_| None, cold).points;
    assert_eq!(
        (score(Some(0.0)), score(Some(69.0)), score(Some(1e9))),
        (Points::ZERO, Points::HUNDRED, Points::HUNDRED)
    );
    assert!(score(Some(30.0)) < score(Some(31.0)));
    deals.cold_start = None;
    assert_eq!(study(&deals, &options, &|| false).unwrap().scorecard, None);
    let mut none_won = history(true);
    none_won.won = vec![false; 600];
    assert!(study(&none_won, &options, &|| false).unwrap().scorecard.is_some());
}

#[test]
fn a_model_that_cannot_be_scored_by_is_refused() {
    let broken = |change: fn(&mut Model)| {
        let mut model = model(true);
        change(&mut model);
        model.problem().unwrap_or_default()
    };
    assert!(broken(|model| model.format = "andru-icp-model/2".to_owned()).contains("andru-icp-model/2"));
    assert!(broken(|model| model.scorecard.start += Points::from_tenths(1)).contains("from 0.1 to 100.1"));
    assert!(broken(|model| model.scorecard.fields[1].column = "Industry".to_owned()).contains("there twice"));
    assert!(broken(|model| model.scorecard.fields[1].bins.swap(0, 1)).contains("must rise"));
    assert!(broken(|model| model.scorecard.fields[1].bins.swap(1, 2)).contains("must be the last"));
    assert!(broken(|model| model.scorecard.fields[0].bins[0].holds = Holds::Is(1.0)).contains("a group of numbers"));
    assert!(broken(|model| model.scorecard.fields[0].bins[0].won = 601).contains("over its `deals`"));
    assert!(broken(|model| model.scorecard.calibration.as_mut().unwrap().slope = f64::NAN).contains("finite"));
}

#[test]
fn points_from_a_file_are_whole_tenths() {
    assert_eq!(serde_json::from_str::<Points>("-12.3").unwrap(), Points::from_tenths(-123));
    for text in ["0.05", "1e9", "\"3\"", "null"] {
        assert!(serde_json::from_str::<Points>(text).is_err(), "{text}");
    }
}

#[test]
fn tiers_hold_what_was_counted() {
    // 200 deals at 90 points of which 90% were won, 200 at 50 of which half, 200 at 10 of which a tenth.
    let scores: Vec<Points> = (0..600).map(|deal| Points::from_tenths([900, 500, 100][deal % 3])).collect();
    let won: Vec<bool> = (0..600).map(|deal| deal / 3 % 10 < [9, 5, 1][deal % 3]).collect();
    let cuts = cuts_by_win_rate(&scores, &won);
    let told: Vec<(Tier, i32, u64, u64)> =
        cuts.iter().map(|cut| (cut.tier, cut.from.tenths(), cut.deals, cut.won)).collect();
    assert_eq!(told, [(Tier::A, 900, 200, 180), (Tier::C, 500, 200, 100), (Tier::D, 0, 200, 20)]);
    assert!(cuts.windows(2).all(|pair| pair[0].low > pair[1].high));
    let tier = |points, coverage| tier_of(&cuts, Points::from_tenths(points), Points::from_tenths(coverage));
    assert_eq!(tier(950, 1000), Some(Tier::A));
    assert_eq!(tier(950, 500), Some(Tier::B), "held back on half the scale");
    assert_eq!(tier(950, 200), Some(Tier::C));
    assert_eq!(tier(950, 0), None);
    assert_eq!(tier(499, 1000), Some(Tier::D));
    let even: Vec<bool> = (0..600).map(|deal| deal % 2 == 0).collect();
    assert_eq!(cuts_by_win_rate(&scores, &even), [], "nothing to tell apart");
    assert_eq!(cuts_by_win_rate(&[], &[]), []);
}

#[test]
fn capacity_never_takes_more_than_there_is_time_for() {
    let mut accounts = vec![0; 1001];
    accounts[900] = 3;
    accounts[800] = 2;
    accounts[700] = 2;
    accounts[100] = 100;
    let cuts = |capacity| capacity_cuts(&accounts, capacity).map(|cut| cut.map(Points::tenths));
    assert_eq!(cuts(3), [Some(900), Some(800), Some(700)]);
    assert_eq!(cuts(2), [None, Some(900), Some(700)], "three tie at the top and there is time for two");
    assert_eq!(cuts(1000), [Some(100), Some(100), Some(100)]);
    assert_eq!(cuts(0), [None, None, None]);
    let tier = |capacity, points, coverage| {
        let cuts = capacity_cuts(&accounts, capacity);
        capacity_tier(&cuts, Points::from_tenths(points), Points::from_tenths(coverage))
    };
    assert_eq!(tier(2, 900, 1000), Some(Tier::B));
    assert_eq!(tier(3, 900, 1), Some(Tier::A), "a place in the queue, whatever the coverage");
    assert_eq!((tier(3, 100, 1000), tier(3, 900, 0)), (Some(Tier::D), None));
}

proptest! {
    #[test]
    fn a_cold_start_alone_takes_the_whole_scale(scores in proptest::collection::vec(-1e6..1e6_f64, 2..40)) {
        let scores: Vec<Option<f64>> = scores.into_iter().map(Some).collect();
        let mut model = model(true);
        let deals = Deals {
            won: vec![false; scores.len()],
            cold_start: Some(ColdScores { source: ColdSource::Profile, scores }),
            ..Deals::default()
        };
        model.scorecard = study(&deals, &Options::default(), &|| false).unwrap().scorecard.unwrap();
        prop_assert_eq!(model.problem(), None);
    }

    #[test]
    fn every_score_is_the_sum_of_its_parts_and_within_its_range(
        industry in prop_oneof![Just("Food"), Just(""), Just("rail "), Just("never seen")],
        size in "\\PC{0,8}|[$]?[0-9]{0,4}(\\.[0-9])?",
        there in any::<bool>(),
        cold in proptest::option::of(prop_oneof![-1e9..1e9, Just(f64::NAN), Just(f64::INFINITY)]),
    ) {
        static CARD: std::sync::LazyLock<LearnedScorecard> = std::sync::LazyLock::new(|| card(true));
        let scorer = Scorer::new(&CARD);
        let cells = [Some(industry), there.then_some(size.as_str())];
        let scored = scorer.score(|at| cells[at], cold);
        let sum: Points = scorer.parts(|at| cells[at], cold).map(|part| part.points).sum();
        prop_assert_eq!(scored.points, CARD.start + sum);
        prop_assert!(Points::ZERO <= scored.low && scored.low <= scored.points);
        prop_assert!(scored.points <= scored.high && scored.high <= Points::HUNDRED);
        prop_assert_eq!(scored.coverage, Points::HUNDRED - (scored.high - scored.low));
        prop_assert!(scorer.probability(scored.points).is_some_and(|chance| chance > 0.0 && chance < 1.0));
    }

    #[test]
    fn tiers_never_overlap(deals in proptest::collection::vec((0..1000_i32, any::<bool>()), 0..300)) {
        let (scores, won): (Vec<Points>, Vec<bool>) =
            deals.iter().map(|(tenths, won)| (Points::from_tenths(*tenths), *won)).unzip();
        let cuts = cuts_by_win_rate(&scores, &won);
        prop_assert!(cuts.windows(2).all(|pair| pair[0].low > pair[1].high && pair[0].from > pair[1].from));
        prop_assert!(cuts.last().is_none_or(|last| last.tier == Tier::D && last.from == Points::ZERO));
        let counted: u64 = cuts.iter().map(|cut| cut.deals).sum();
        prop_assert!(cuts.is_empty() || counted == deals.len() as u64);
    }
}
