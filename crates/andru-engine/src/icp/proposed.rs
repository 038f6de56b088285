//! A proposal as a profile: what a description says, ready to be corrected.

use super::profile::Profile;
use crate::propose::{Found, Proposal};

/// The profile that a proposal amounts to; only what it found is filled in.
pub fn profile_of(proposal: &Proposal) -> Profile {
    let values = |found: &[Found]| found.iter().map(|each| each.value.clone()).collect::<Vec<_>>();
    Profile {
        product: Some(proposal.product.clone()).filter(|text| !text.is_empty()),
        industries: values(&proposal.industries),
        employees: proposal.head_count.as_ref().map(|found| found.value.clone()),
        geographies: values(&proposal.geographies),
        technologies: values(&proposal.technologies),
        pains: values(&proposal.pain_triggers),
        buyer_roles: values(&proposal.buyer_roles),
        ..Profile::default()
    }
}
