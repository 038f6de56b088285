//! A proposal as a profile: what a description says, ready to be corrected.

use super::profile::{Origin, Profile, SavedProfile};
use crate::propose::{Found, Proposal};
use crate::read::Industry;

impl SavedProfile {
    /// What a proposal amounts to, as it is saved or judged by on a day: unconfirmed, and of no list.
    pub fn proposed(proposal: &Proposal, saved_on: String) -> Self {
        Self {
            profile: profile_of(proposal),
            confirmed: false,
            origin: Origin::Proposed,
            saved_on,
            website: None,
            typical: None,
        }
    }
}

/// The profile that a proposal amounts to; only what it found is filled in.
fn profile_of(proposal: &Proposal) -> Profile {
    let values = |found: &[Found]| found.iter().map(|each| each.value.clone()).collect::<Vec<_>>();
    let industries = proposal.industries.iter().map(industry).collect();
    Profile {
        product: Some(proposal.product.clone()).filter(|text| !text.is_empty()),
        industries,
        employees: proposal.head_count.as_ref().map(|found| found.value.clone()),
        geographies: values(&proposal.geographies),
        technologies: values(&proposal.technologies),
        pains: values(&proposal.pain_triggers),
        buyer_roles: values(&proposal.buyer_roles),
        ..Profile::default()
    }
}

/// The industry by the words it was read from where those say it more narrowly: "freight forwarders" is more
/// than "Logistics and transport".
fn industry(found: &Found) -> String {
    let words = found.because.trim_matches('"');
    match (Industry::read(words).value, Industry::read(&found.value).value) {
        (Some(narrow), Some(broad)) if narrow.within(&broad) == Some(true) => narrow.name,
        (Some(only), None) => only.name,
        _ => found.value.clone(),
    }
}
