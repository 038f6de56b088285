//! The table of personas, and which title finds which.

use std::collections::BTreeSet;

use super::*;
use crate::persona::{resolve, role_name};

#[test]
fn the_committee_has_the_published_values_in_the_published_order() {
    use BudgetControl::{High, Low, Medium};
    use DecisionPower as D;
    use Influence as I;
    let committee: Vec<_> = buying_committee()
        .iter()
        .map(|row| (row.name.as_str(), row.budget_control, row.decision_power, row.influence, row.source.as_str()))
        .collect();
    let source = "published Andru personas, 2025";
    assert_eq!(
        committee,
        [
            ("CFO", High, D::EconomicBuyer, I::FinalApproval, source),
            ("CTO", Medium, D::TechnicalBuyer, I::TechnicalVeto, source),
            ("COO", Medium, D::OperationalBuyer, I::ProcessApproval, source),
            ("VP Sales", Low, D::UserBuyer, I::ChampionOrBlocker, source),
            ("VP Engineering", Low, D::TechnicalEvaluator, I::TechnicalRecommendation, source),
        ]
    );
}

#[test]
fn authority_is_spelled_on_the_wire_as_published() {
    let cfo = serde_json::to_value(persona("cfo").unwrap()).unwrap();
    assert_eq!(cfo["budgetControl"], "high");
    assert_eq!(cfo["decisionPower"], "economic_buyer");
    assert_eq!(cfo["influence"], "final_approval");
    assert!(cfo["caresAbout"][0]["source"].is_string());
}

#[test]
fn every_persona_is_short_sourced_and_unique() {
    let mut ids = BTreeSet::new();
    for row in all() {
        assert!(ids.insert(&row.id), "{} twice", row.id);
        assert!(!row.buying_roles.is_empty() && !row.meddpicc.is_empty() && !row.source.is_empty(), "{}", row.id);
        for lines in [&row.decides, &row.cares_about, &row.questions, &row.proof, &row.objections, &row.avoid] {
            assert!((2..=4).contains(&lines.len()), "{}: {} lines", row.id, lines.len());
            for line in lines {
                assert!((10..=120).contains(&line.text.chars().count()), "{}: {}", row.id, line.text);
                assert!(line.source.len() > 8, "{}: source `{}` has no row", row.id, line.source);
                assert!(!line.text.contains('%'), "{}: a figure without a source", row.id);
            }
        }
        assert!(row.questions.iter().all(|line| line.text.ends_with('?')), "{}", row.id);
    }
}

#[test]
fn every_role_a_persona_answers_to_exists_and_answers_to_one() {
    let mut seen = BTreeSet::new();
    for (persona, reach) in &personas().rows {
        for role in &reach.roles {
            assert!(role_name(role).is_some(), "{}: {role}", persona.id);
            assert!(seen.insert(role), "{role} in two personas");
        }
    }
}

#[test]
fn titles_find_their_persona() {
    let rows = [
        ("CFO", Some("cfo")),
        ("Interim CFO", Some("cfo")),
        ("Finance Director", Some("finance_lead")),
        ("CEO", Some("ceo")),
        ("Geschäftsführer", Some("ceo")),
        ("Co-Founder & CTO", Some("cto")),
        ("Director of Sales", Some("vp_sales")),
        ("Chief Revenue Officer", Some("cro")),
        ("VP Revenue Operations", Some("revops_head")),
        ("CMO", Some("cmo")),
        ("Marketing Director", Some("department_lead")),
        ("Marketing Coordinator", Some("end_user")),
        ("Executive Assistant to the CEO", Some("executive_office")),
        ("VP of Engineering", Some("vp_engineering")),
        ("Sr. Software Engineer", Some("technical_specialist")),
        ("Leiter Einkauf", Some("procurement_lead")),
        ("Legal Counsel", Some("general_counsel")),
        ("Plant Manager", Some("operations_lead")),
        ("Head of People", Some("chro")),
        ("CIO", Some("cio")),
        ("CPO", None),
        ("CPO, Product", Some("chief_product_officer")),
        ("Former CEO", None),
        ("Board Member", None),
        ("Vice President", None),
        ("Ninja", None),
        ("", None),
    ];
    for (title, id) in rows {
        assert_eq!(for_title(&resolve(title)).map(|persona| persona.id.as_str()), id, "{title}");
    }
}
