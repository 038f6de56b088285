//! Laws of the scorecard that hold for every profile and every company.

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

mod strategy;

use strategy::{Given, JUDGED, company, fields_at, profile, saved};

const AS_OF: Date = date(2026, 3, 16);

/// Everything a fit says, in one text.
fn all_of(fit: &Fit) -> String {
    format!("{fit:?}")
}

fn points_of(fit: &Fit, but: &[Field]) -> Vec<(Field, Points)> {
    let others = fit.fields.iter().filter(|field| !but.contains(&field.field));
    others.map(|field| (field.field, field.points)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_parts_sum_to_the_score_and_the_scale_is_0_to_100(saved in saved(), given in company()) {
        let Some(card) = Scorecard::new(&saved) else { return Ok(()) };
        let fit = card.fit(&given.company(), AS_OF);
        prop_assert_eq!(fit.start + fit.fields.iter().map(|field| field.points).sum(), fit.score);
        prop_assert_eq!(card.weights().map(|(_, weight)| weight).sum::<Points>(), Points::HUNDRED);
        let nothing = card.fit(&Company::default(), AS_OF);
        prop_assert_eq!(nothing.low, Points::ZERO);
        prop_assert_eq!(nothing.high, Points::HUNDRED);
        prop_assert_eq!(nothing.score, card.start());
        prop_assert_eq!(card.start() + fit.fields.iter().map(|field| field.most).sum(), Points::HUNDRED);
    }

    #[test]
    fn the_score_lies_between_its_cases_and_coverage_is_the_rest(saved in saved(), given in company()) {
        let Some(card) = Scorecard::new(&saved) else { return Ok(()) };
        let fit = card.fit(&given.company(), AS_OF);
        prop_assert!(Points::ZERO <= fit.low && fit.low <= fit.score);
        prop_assert!(fit.score <= fit.high && fit.high <= Points::HUNDRED);
        prop_assert_eq!(fit.coverage, Points::HUNDRED - (fit.high - fit.low));
        for field in &fit.fields {
            prop_assert!(field.low <= field.points && field.points <= field.high && field.high <= field.most, "{field:?}");
            if field.is_blank() {
                prop_assert_eq!(field.points, Points::ZERO);
                prop_assert_eq!(field.high - field.low, field.weight);
            }
        }
    }

    #[test]
    fn evidence_never_lowers_coverage_and_moves_only_its_own_field(
        saved in saved(), given in company(), at in JUDGED, more in any::<String>(), known in company(),
    ) {
        let Some(card) = Scorecard::new(&saved) else { return Ok(()) };
        let mut without = given;
        without.0[at] = None;
        let before = card.fit(&without.company(), AS_OF);
        for text in [Some(more), known.0[at].clone()] {
            let mut with = without.clone();
            with.0[at] = text;
            let after = card.fit(&with.company(), AS_OF);
            prop_assert!(after.coverage >= before.coverage);
            prop_assert!(after.low >= before.low && after.high <= before.high);
            prop_assert_eq!(points_of(&before, fields_at(at)), points_of(&after, fields_at(at)));
        }
    }

    #[test]
    fn a_text_that_says_nothing_is_as_good_as_none(
        saved in saved(), given in company(), at in JUDGED, blank in select(&["n/a", "-", "  ", "unknown", "???", "#N/A"][..]),
    ) {
        let Some(card) = Scorecard::new(&saved) else { return Ok(()) };
        let mut without = given;
        without.0[at] = None;
        let mut with = without.clone();
        with.0[at] = Some(blank.to_owned());
        let (without, with) = (card.fit(&without.company(), AS_OF), card.fit(&with.company(), AS_OF));
        prop_assert_eq!(all_of(&without), all_of(&with));
    }

    #[test]
    fn a_memory_says_what_the_card_says_in_any_order(saved in saved(), list in vec(company(), 1..12)) {
        let Some(card) = Scorecard::new(&saved) else { return Ok(()) };
        let alone: Vec<String> = list.iter().map(|given| all_of(&card.fit(&given.company(), AS_OF))).collect();
        let mut memo = Memo::new(&card);
        let there: Vec<String> = list.iter().map(|given| all_of(&memo.fit(&given.company(), AS_OF))).collect();
        let mut back: Vec<String> = list.iter().rev().map(|given| all_of(&memo.fit(&given.company(), AS_OF))).collect();
        back.reverse();
        prop_assert_eq!(&alone, &there);
        prop_assert_eq!(&alone, &back);
    }

    #[test]
    fn the_start_is_the_midpoint_until_a_list_is_calibrated(saved in saved()) {
        let Some(card) = Scorecard::new(&SavedProfile { typical: None, ..saved }) else { return Ok(()) };
        prop_assert_eq!(card.start(), Points::from_tenths(500));
    }

    #[test]
    fn a_calibrated_list_scores_its_start_on_average(
        profile in profile(), saved in saved(), list in vec(company(), 1..20),
    ) {
        let saved = SavedProfile { profile, typical: None, ..saved };
        let Some(mut calibration) = Calibration::new(&saved.profile, &saved) else { return Ok(()) };
        for given in &list {
            calibration.add(&given.company());
        }
        let typical = calibration.finish("list.csv").unwrap();
        let Some(card) = Scorecard::new(&SavedProfile { typical: Some(typical), ..saved }) else { return Ok(()) };
        let fits: Vec<Fit> = list.iter().map(|given| card.fit(&given.company(), AS_OF)).collect();
        for at in 0..fits[0].fields.len() {
            let known: Vec<f64> = fits.iter().map(|fit| &fit.fields[at]).filter(|field| !field.is_blank())
                .map(|field| field.points.to_f64()).collect();
            if !known.is_empty() {
                // Each point is rounded by at most .05, and so is the running sum before and after the field.
                let mean = known.iter().sum::<f64>() / known.len() as f64;
                prop_assert!(mean.abs() < 0.151, "{} {mean}", fits[0].fields[at].field);
            }
        }
    }

    #[test]
    fn verdicts_keep_their_promises(saved in saved(), given in company()) {
        let Some(card) = Scorecard::new(&saved) else { return Ok(()) };
        let fit = card.fit(&given.company(), AS_OF);
        prop_assert!(saved.confirmed || fit.tier.is_none());
        prop_assert_eq!(fit.tier.is_none(), !saved.confirmed || fit.is_blank());
        prop_assert!(fit.tier != Some(Tier::A) || fit.coverage >= COVERAGE_FLOOR);
        let out = fit.gates.iter().any(|gate| gate.result == GateResult::Fail && !gate.pauses);
        let hopeless = saved.confirmed && fit.high < Points::nearest(card.cuts().b);
        prop_assert_eq!(fit.action == Action::Drop, out || hopeless);
        prop_assert!(fit.action != Action::Call || (saved.confirmed && fit.score >= Points::nearest(card.cuts().b)));
    }

    #[test]
    fn a_tier_promised_is_a_tier_given(saved in saved(), given in company(), better in company(), at in JUDGED) {
        let Some(card) = Scorecard::new(&saved) else { return Ok(()) };
        let fit = card.fit(&given.company(), AS_OF);
        let advice = fit.advice(&card);
        let mut with = given;
        with.0[at].clone_from(&better.0[at]);
        let after = card.fit(&with.company(), AS_OF);
        // What one text settles cannot lead further than was promised for its field, where it is read by one field.
        if let [field] = fields_at(at) {
            let promised = advice.find_out.iter().find(|each| each.field == *field);
            if let (Some(promised), Some(now), Some(then)) = (promised, fit.tier, after.tier) {
                prop_assert!(then >= promised.reaches.unwrap_or(now), "{:?} then {:?}", promised, then);
            }
        }
    }

    #[test]
    fn gates_and_timing_never_change_points(saved in saved(), given in company(), other in company()) {
        let Some(card) = Scorecard::new(&saved) else { return Ok(()) };
        let mut changed = given.clone();
        changed.0[9..].clone_from_slice(&other.0[9..]);
        changed.0[..2].clone_from_slice(&other.0[..2]);
        let free = SavedProfile {
            profile: Profile { refuse: Refusals::default(), triggers: Vec::new(), ..saved.profile.clone() },
            ..saved.clone()
        };
        let free = Scorecard::new(&free).unwrap();
        let fits = [card.fit(&given.company(), AS_OF), card.fit(&changed.company(), AS_OF), free.fit(&given.company(), AS_OF)];
        for fit in &fits[1..] {
            prop_assert_eq!(&fit.fields, &fits[0].fields);
            prop_assert_eq!((fit.score, fit.tier, fit.coverage), (fits[0].score, fits[0].tier, fits[0].coverage));
        }
    }

    #[test]
    fn the_same_input_gives_the_same_words(saved in saved(), given in company()) {
        let twice = || {
            let card = Scorecard::new(&saved)?;
            let fit = card.fit(&given.company(), AS_OF);
            let verdict = qualify(&card, &given.company(), &Deal::default(), AS_OF);
            let advice = fit.advice(&card);
            Some(format!("{fit:?} {advice:?} {verdict:?} {:?}", card.start_basis()))
        };
        prop_assert_eq!(twice(), twice());
    }

    #[test]
    fn what_is_named_as_decisive_is_few_and_only_gates_bring_an_anti_pattern(
        saved in saved(), given in company(), champion in option::of(any::<bool>()), value in option::of(0.0..1e7_f64),
    ) {
        let Some(card) = Scorecard::new(&saved) else { return Ok(()) };
        let deal = Deal { value, champion_identified: champion, ..Deal::default() };
        let found = qualify(&card, &given.company(), &deal, AS_OF);
        let out = found.gates.iter().any(|gate| gate.result == GateResult::Fail && !gate.pauses);
        prop_assert_eq!(found.strength == Some(Strength::AntiPattern), out);
        prop_assert!(found.flips.len() <= 5);
        prop_assert_eq!(found.strength.is_none(), found.fit.is_blank() && !out);
        prop_assert!(saved.confirmed || found.strength != Some(Strength::Strong));
    }

    #[test]
    fn any_text_anywhere_is_survived(texts in vec(option::of(any::<String>()), 15), words in vec(any::<String>(), 6)) {
        let one = |at: usize| vec![words[at].clone()];
        let profile = Profile {
            industries: one(0), geographies: one(1), technologies: one(2), pains: one(3), habits: one(4), triggers: one(5),
            employees: Some(words[0].clone()), revenue: Some(words[1].clone()), buyer_roles: one(2),
            refuse: Refusals { industries: one(5), geographies: one(4), technologies: one(3), regulated_data: one(2),
                companies: one(1), min_employees: Some(5), price_floor: Some(words[0].clone()) },
            examples: Examples {
                good: vec![NamedCompany { name: words[0].clone(), pains: one(3), ..NamedCompany::default() }],
                bad: vec![NamedCompany { name: words[1].clone(), geography: Some(words[2].clone()), ..NamedCompany::default() }],
            },
            ..Profile::default()
        };
        let saved = SavedProfile { profile, confirmed: true, origin: Origin::Typed, saved_on: String::new(), website: None, typical: None };
        layers(&saved);
        seven_answers(&saved);
        anti_pattern_claims(&saved);
        if let Some(card) = Scorecard::new(&saved) {
            check_pairs(&card, &saved.profile.examples, AS_OF);
            let given = Given(std::array::from_fn(|at| texts[at].clone()));
            qualify(&card, &given.company(), &Deal { stage: given.0[0].as_deref(), ..Deal::default() }, AS_OF);
        }
    }
}
