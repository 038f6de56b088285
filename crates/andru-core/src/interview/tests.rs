//! Whole interviews, typed line by line.

use andru_engine::icp::Dimension;

use super::*;

/// Types lines in turn and gives what each led to.
fn typed(interview: &mut Interview, lines: &[&str]) -> Vec<Turn> {
    lines.iter().map(|line| interview.answer(line)).collect()
}

#[test]
fn a_whole_interview_makes_a_profile() {
    let mut interview = Interview::default();
    let turns = typed(
        &mut interview,
        &[
            "We check freight invoices",
            "Alpha Freight",
            "logistics; 240; Canada",
            "Beta Foods",
            "",
            "",
            "Gamma Retail",
            "retail; ; Spain; nobody owned it; truly",
            "",
            "logistics, food manufacturing",
            "50-500",
            "Canada, Germany",
            "gambling",
            "",
            "SAP TM",
            "Oracle OTM",
            "$12k",
            "$5M-$50M",
            "VP Operations, COO",
            "re-keying, twice a day; late credit notes",
            "",
            "new COO",
            "pain, company, budget",
            "12",
        ],
    );
    assert!(turns.iter().all(|turn| *turn == Turn::Next), "{turns:?}");
    assert_eq!(interview.step(), None);
    insta::assert_snapshot!(toml::to_string(&interview.profile()).unwrap(), @r#"
    product = "We check freight invoices"
    industries = ["logistics", "food manufacturing"]
    employees = "50-500"
    revenue = "$5M-$50M"
    geographies = ["Canada", "Germany"]
    technologies = ["SAP TM"]
    pains = ["re-keying, twice a day", "late credit notes"]
    triggers = ["new COO"]
    buyerRoles = ["VP Operations", "COO"]
    priorities = ["painPoints", "firmographics", "budgetFit"]
    capacityPerWeek = 12

    [refuse]
    industries = ["gambling"]
    technologies = ["Oracle OTM"]
    priceFloor = "$12k"

    [[examples.good]]
    name = "Alpha Freight"
    industry = "logistics"
    employees = "240"
    geography = "Canada"

    [[examples.good]]
    name = "Beta Foods"

    [[examples.bad]]
    name = "Gamma Retail"
    industry = "retail"
    geography = "Spain"
    why = "nobody owned it; truly"
    "#);
}

#[test]
fn a_blank_name_ends_the_list_of_names() {
    let mut interview = Interview::default();
    typed(&mut interview, &["a product", ""]);
    assert_eq!(interview.step(), Some(Step::Bad(1)));
    typed(&mut interview, &[""]);
    assert_eq!(interview.step(), Some(Step::Industries));
}

#[test]
fn back_goes_to_the_step_before_and_blank_keeps_what_was_there() {
    let mut interview = Interview::default();
    assert!(matches!(interview.answer("back"), Turn::Again(_)));
    typed(&mut interview, &["one", "", "back", "back"]);
    assert_eq!(interview.step(), Some(Step::Product));
    assert_eq!(interview.answered(Step::Product), Some("one"));
    typed(&mut interview, &[""]);
    assert_eq!(interview.profile().product.as_deref(), Some("one"));
    typed(&mut interview, &["back", "-"]);
    assert_eq!(interview.profile().product, None);
}

#[test]
fn a_stopped_interview_goes_on_where_it_was() {
    let mut interview = Interview::default();
    typed(&mut interview, &["one", "Alpha", "logistics", "", "", "logistics"]);
    assert_eq!(interview.answer("quit"), Turn::Stop);
    assert_eq!(Interview::resume(&interview.draft()), interview);
    assert_eq!(interview.step(), Some(Step::Employees));
}

#[test]
fn a_spoilt_draft_asks_again() {
    for draft in [
        serde_json::json!(null),
        serde_json::json!({ "answers": 3 }),
        serde_json::json!({ "answers": { "product": 5, "capacity": "3" } }),
    ] {
        assert_eq!(Interview::resume(&draft), Interview::default());
    }
}

#[test]
fn a_question_mark_explains_every_step() {
    for step in Step::all() {
        let mut interview = Interview { answers: BTreeMap::new(), at: Some(step) };
        assert_eq!(interview.answer("?"), Turn::Again(step.help().to_owned()));
        assert_eq!(interview.step(), Some(step));
        assert!((1..=QUESTIONS).contains(&step.question()));
    }
}

#[test]
fn a_ranking_is_read_by_name_or_number_and_mistakes_are_named() {
    use Dimension::{BudgetFit, Firmographics, PainPoints, Technographics};
    for (text, expected) in [
        ("pain points, company", Ok(vec![PainPoints, Firmographics])),
        ("3 1 4", Ok(vec![PainPoints, Firmographics, BudgetFit])),
        ("3,2", Ok(vec![PainPoints, Technographics])),
        ("pain > budget", Ok(vec![PainPoints, BudgetFit])),
        ("pain, 3", Err("\"3\" is there twice.".to_owned())),
        ("pain, 6", Err("\"6\" is none of company, technology, pain, budget, habits.".to_owned())),
        ("vibes", Err("\"vibes\" is none of company, technology, pain, budget, habits.".to_owned())),
    ] {
        assert_eq!(step::ranking(text), expected, "{text}");
    }
}

#[test]
fn what_is_too_long_or_out_of_range_is_asked_again() {
    let long = "x".repeat(3000);
    for (step, text) in [
        (Step::Product, long.as_str()),
        (Step::Good(1), &long),
        (Step::Industries, &long),
        (Step::Capacity, "0"),
        (Step::Capacity, "many"),
        (Step::Employees, "mid-size"),
        (Step::Revenue, "$5M-"),
        (Step::PriceFloor, "a lot"),
        (Step::Geographies, "Germany, Georgia"),
    ] {
        let mut interview = Interview { answers: BTreeMap::new(), at: Some(step) };
        assert!(matches!(interview.answer(text), Turn::Again(_)), "{step:?}");
    }
}

#[test]
fn every_profile_the_interview_takes_is_within_the_schema() {
    let long: Vec<String> = (0..30).map(|number| format!("part {number}")).collect();
    let mut interview = Interview { answers: BTreeMap::new(), at: Some(Step::Industries) };
    assert!(matches!(interview.answer(&long.join(",")), Turn::Again(_)));
}
