//! What a description leaves open, asked with the ten questions behind a profile.

use super::Proposal;
use crate::basis::Basis;

/// The questions a proposal leaves open, in the order of the ten.
pub(super) fn open_questions(proposal: &Proposal) -> Vec<String> {
    let mut questions = Vec::new();
    let mut ask = |question: &str| questions.push(question.to_owned());
    if proposal.product.is_empty() {
        ask("What do you sell, and what stops hurting?");
    } else if proposal.pain_triggers.is_empty() {
        ask("What stops hurting once they use it?");
    }
    ask("Name five customers you would clone.");
    ask("Name five that looked right and went wrong; why?");
    ask(&who_fits(proposal));
    if proposal.technologies.is_empty() {
        ask("What must they already use, and what makes you impossible?");
    } else {
        ask("Which systems in place make you impossible?");
    }
    if proposal.buyer_roles.iter().any(|role| role.basis == Basis::Input) {
        ask("What is the smallest yearly price worth signing?");
    } else {
        ask("What is the smallest yearly price worth signing, and who signs?");
    }
    if proposal.pain_triggers.len() < 3 {
        ask("Which three complaints do buyers voice, and what reveals each from outside?");
    } else {
        ask("What reveals each complaint from outside?");
    }
    ask("What changed in the 90 days before each customer bought?");
    ask(
        "Before calling you may learn one thing: company, technology, pain, budget or habits. Which first, which next?",
    );
    ask("How many new companies can you properly work a week?");
    questions
}

fn who_fits(proposal: &Proposal) -> String {
    let named = proposal.industries.iter().any(|industry| industry.basis == Basis::Input);
    let parts = [
        (named, "industries"),
        (proposal.head_count.is_some(), "head counts"),
        (!proposal.geographies.is_empty(), "countries"),
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|(known, _)| !known).map(|(_, part)| part).collect();
    match missing.as_slice() {
        [] => "Which of these companies would you refuse, cash in hand?".to_owned(),
        [one] => format!("Which {one} fit, and which would you refuse, cash in hand?"),
        [rest @ .., last] => {
            format!("Which {} and {last} fit, and which would you refuse, cash in hand?", rest.join(", "))
        }
    }
}
