//! From a product description to a proposed profile: what it says, what the playbook adds, what stays open.
//!
//! Nothing is invented: a finding is read from the words given and quotes them, or comes from a playbook row
//! and says so; the rest becomes a question. A proposal is for correction; unconfirmed it gives no tier.

mod buyer;
mod found;
mod head_count;
mod market;
mod pain;
mod pattern;
mod question;
mod technology;
mod trigger;

use schemars::JsonSchema;
use serde::Serialize;

use crate::persona::words::words;
use crate::persona::{Seniority, persona, resolve};

pub use found::{Found, Named};
#[cfg(test)]
pub(crate) use pain::pain_ids;
pub use pain::pains_named;
pub use trigger::{TriggerKind, trigger_kind, trigger_kinds};

/// A profile proposed from a description, to be corrected by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// The description, without surrounding space.
    pub product: String,
    /// The vertical; absent where the description names none, or several alike.
    pub vertical: Option<Named>,
    /// The published segment; absent where the description names none, or several alike.
    pub segment: Option<Named>,
    /// Pains the description names, in its order; not padded.
    pub pain_triggers: Vec<Found>,
    /// Industries of the companies it is for.
    pub industries: Vec<Found>,
    /// Products of others that it names.
    pub technologies: Vec<Found>,
    /// Roles and teams it is for; from the playbook where it names none.
    pub buyer_roles: Vec<Found>,
    /// Countries and regions it names.
    pub geographies: Vec<Found>,
    /// People in the companies it is for, such as `50-500` or `200+`.
    pub head_count: Option<Found>,
    /// What neither the description nor the playbook answers.
    pub open_questions: Vec<String>,
}

/// Proposes a profile from a product description in English.
///
/// `vertical` and `target_role`, where given, go before what the description says.
pub fn propose(description: &str, vertical: Option<&str>, target_role: Option<&str>) -> Proposal {
    let text = description.trim();
    let given = |text: Option<&'_ str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (vertical, target_role) = (given(vertical), given(target_role));
    let split = words(text);
    let market = market::market(text, &split, vertical.as_deref());
    let head_count = head_count::head_count(text, &split);

    let mut first = Vec::new();
    let mut buyer_roles = Vec::new();
    if let Some(role) = &target_role {
        let title = resolve(role);
        if title.seniority == Seniority::Unknown && title.role.is_none() {
            first.push(format!(
                "{} is not a title we know: what is the person called, and what do they decide?",
                found::quote(role)
            ));
        }
        let name = buyer::name(&title, role);
        buyer_roles.push(Found { source: "the target role given".to_owned(), ..Found::read(name, role) });
    }
    for role in buyer::buyer_roles(text, &split) {
        found::add(&mut buyer_roles, role);
    }
    if let Some(row) = market.row.filter(|_| buyer_roles.is_empty()) {
        for persona in row.buyers.iter().filter_map(|id| persona(id)) {
            let because = format!("usual buyer in {}", row.name);
            buyer_roles.push(Found::playbook(&persona.name, because, &row.source));
        }
    }
    if market.undecided.len() > 1 {
        first.push(format!("The description fits {}: which one comes first?", market.undecided.join(" and ")));
    } else if market.vertical.is_none() && !text.is_empty() {
        first.push("Which vertical is this for? The description names none we know.".to_owned());
    }
    if let Some(class) = head_count.class.filter(|_| head_count.found.is_none()) {
        first.push(format!("{} says no number: how many people, from and to?", found::quote(&class)));
    }

    let mut proposal = Proposal {
        product: text.to_owned(),
        vertical: market.vertical,
        segment: market::segment(text, &split),
        pain_triggers: pain::pain_triggers(text, &split),
        industries: market.industries,
        technologies: technology::technologies(text, &split),
        buyer_roles,
        geographies: market::places(text, &split),
        head_count: head_count.found,
        open_questions: first,
    };
    let further = question::open_questions(&proposal);
    proposal.open_questions.extend(further);
    proposal
}

#[cfg(test)]
mod tests;
