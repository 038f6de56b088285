//! Descriptions as founders write them, and what may be said of them.

use proptest::prelude::*;

use super::*;
use crate::basis::Basis;

fn values(list: &[Found]) -> Vec<&str> {
    list.iter().map(|found| found.value.as_str()).collect()
}

#[test]
fn a_full_description_is_read_in_its_own_words() {
    let text = "Customs software for freight forwarders in Germany with 50 to 500 people. It ends manual customs entry \
                for operations teams and integrates with SAP TM and CargoWise.";
    let proposal = propose(text, None, None);
    assert_eq!(
        proposal.vertical.as_ref().map(|named| (named.name.as_str(), named.because.as_str())),
        Some(("Logistics and transport", "\"freight forwarders\""))
    );
    assert_eq!(proposal.segment, None);
    assert_eq!(values(&proposal.industries), ["Logistics and transport"]);
    assert_eq!(values(&proposal.geographies), ["Germany"]);
    assert_eq!(values(&proposal.pain_triggers), ["manual data entry"]);
    assert_eq!(values(&proposal.buyer_roles), ["operations teams"]);
    assert_eq!(values(&proposal.technologies), ["SAP TM", "CargoWise"]);
    let head_count = proposal.head_count.unwrap();
    assert_eq!(
        (head_count.value.as_str(), head_count.because.as_str(), head_count.basis),
        ("50-500", "\"50 to 500 people\"", Basis::Input)
    );
    assert!(
        proposal
            .open_questions
            .iter()
            .any(|question| question == "Which of these companies would you refuse, cash in hand?")
    );
}

#[test]
fn what_is_not_said_stays_unknown_and_is_asked() {
    let proposal = propose("A better way to work.", None, None);
    assert_eq!((proposal.vertical, proposal.segment, proposal.head_count), (None, None, None));
    for list in
        [proposal.pain_triggers, proposal.industries, proposal.technologies, proposal.buyer_roles, proposal.geographies]
    {
        assert_eq!(list, []);
    }
    assert!(proposal.open_questions[0].starts_with("Which vertical is this for?"));
    assert!(proposal.open_questions.iter().any(|question| question.contains("industries, head counts and countries")));
}

#[test]
fn nothing_given_asks_the_ten_questions() {
    let proposal = propose("  ", None, None);
    assert_eq!(proposal.open_questions.len(), 10);
    assert_eq!(proposal.open_questions[0], "What do you sell, and what stops hurting?");
}

#[test]
fn email_marketing_is_no_pain_of_adopting_ai() {
    let proposal = propose("Email marketing for retailers", None, None);
    assert_eq!(proposal.pain_triggers, []);
    assert_eq!(proposal.vertical.map(|named| named.name), Some("Retail and e-commerce".to_owned()));
}

#[test]
fn a_usual_buyer_is_marked_as_playbook() {
    let proposal = propose("Threat detection for banks", None, None);
    assert_eq!(proposal.vertical.map(|named| named.name), Some("Banking and financial services".to_owned()));
    assert_eq!(values(&proposal.buyer_roles), ["CFO", "COO"]);
    assert!(proposal.buyer_roles.iter().all(|role| role.basis == Basis::Playbook && role.source == "Andru judgement"));
}

#[test]
fn what_the_user_gives_goes_first() {
    let proposal = propose("Route planning", Some("insurance"), Some("VP of Sales"));
    let vertical = proposal.vertical.unwrap();
    assert_eq!((vertical.id.as_deref(), vertical.source.as_str()), (Some("insurance"), "the vertical given"));
    assert_eq!(values(&proposal.buyer_roles), ["VP of Sales"]);
    let unknown = propose("Route planning", Some("Basket weaving"), Some("Chief Happiness Wizard of Oz"));
    assert_eq!(unknown.vertical.map(|named| (named.id, named.name)), Some((None, "Basket weaving".to_owned())));
}

#[test]
fn an_unknown_target_role_is_kept_and_asked_about() {
    let proposal = propose("Route planning", None, Some("Ninja"));
    assert_eq!(values(&proposal.buyer_roles), ["Ninja"]);
    assert!(proposal.open_questions[0].contains("\"Ninja\""));
}

#[test]
fn two_verticals_alike_are_not_guessed() {
    let proposal = propose("Payroll for hospitals and hotels", None, None);
    assert_eq!(proposal.vertical, None);
    assert_eq!(values(&proposal.industries), ["Healthcare providers", "Hotels, restaurants and travel"]);
    assert!(proposal.open_questions[0].contains("Healthcare providers and Hotels, restaurants and travel"));
}

#[test]
fn published_segments_are_found_by_their_words() {
    let id = |text: &str| propose(text, None, None).segment.and_then(|named| named.id);
    assert_eq!(id("Test benches for avionics").as_deref(), Some("defense_aerospace"));
    assert_eq!(id("Sterile packaging for medical devices").as_deref(), Some("medical"));
    assert_eq!(id("Liquid cooling for data centers").as_deref(), Some("semiconductor_datacenter"));
    assert_eq!(id("Sensors for hospitals and data centers"), None);
    assert_eq!(id("Accounting software"), None);
}

#[test]
fn a_size_class_becomes_a_question() {
    let proposal = propose("Invoicing for SMBs", None, None);
    assert_eq!(proposal.head_count, None);
    assert!(proposal.open_questions[0].contains("\"SMBs\""));
}

proptest! {
    #[test]
    fn every_finding_read_quotes_the_description(text in "([a-zA-Z0-9,.+-]{1,12} |freight forwarders |CFOs |in Germany |50-500 employees |works with SAP |manual entry ){0,12}") {
        let proposal = propose(&text, None, None);
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lists = [&proposal.pain_triggers, &proposal.industries, &proposal.technologies, &proposal.buyer_roles, &proposal.geographies];
        for found in lists.into_iter().flatten().chain(&proposal.head_count).filter(|found| found.basis == Basis::Input) {
            let said = found.because.trim_matches('"');
            prop_assert!(!said.is_empty() && flat.contains(said), "{found:?} in {flat:?}");
        }
    }

    #[test]
    fn proposing_never_panics(text in "\\PC{0,120}", vertical in proptest::option::of("\\PC{0,20}"), role in proptest::option::of("\\PC{0,20}")) {
        let proposal = propose(&text, vertical.as_deref(), role.as_deref());
        prop_assert!(proposal.open_questions.len() >= 9);
    }
}
