//! Answers become a profile.

use std::collections::BTreeMap;

use andru_engine::icp::{Examples, NamedCompany, Profile, Refusals};

use super::step::{Step, parts, ranking};

/// The profile of the answers; a step that was skipped or not reached leaves its field empty.
pub(super) fn profile(answers: &BTreeMap<String, String>) -> Profile {
    let one = |step: Step| answers.get(&step.key()).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let list = |step: Step| one(step).map(|text| parts(&text)).unwrap_or_default();
    let named = |name: fn(u8) -> Step, facts: fn(u8) -> Step| -> Vec<NamedCompany> {
        (1..=u8::MAX)
            .map_while(|number| one(name(number)).map(|name| company(name, one(facts(number)).as_deref())))
            .collect()
    };
    Profile {
        product: one(Step::Product),
        industries: list(Step::Industries),
        employees: one(Step::Employees),
        revenue: one(Step::Revenue),
        geographies: list(Step::Geographies),
        technologies: list(Step::Technologies),
        pains: list(Step::Pains),
        habits: list(Step::Habits),
        triggers: list(Step::Triggers),
        buyer_roles: list(Step::Signers),
        refuse: Refusals {
            industries: list(Step::RefusedIndustries),
            geographies: list(Step::RefusedGeographies),
            technologies: list(Step::RefusedTechnologies),
            price_floor: one(Step::PriceFloor),
            ..Refusals::default()
        },
        priorities: one(Step::Ranking).and_then(|text| ranking(&text).ok()).unwrap_or_default(),
        examples: Examples { good: named(Step::Good, Step::GoodFacts), bad: named(Step::Bad, Step::BadFacts) },
        capacity_per_week: one(Step::Capacity).and_then(|text| text.parse().ok()),
        ..Profile::default()
    }
}

/// A named company with its line of facts: industry; head count; country; why.
fn company(name: String, facts: Option<&str>) -> NamedCompany {
    let mut parts = facts.unwrap_or_default().splitn(4, ';').map(|part| {
        let part = part.trim();
        (!part.is_empty()).then(|| part.to_owned())
    });
    NamedCompany {
        name,
        industry: parts.next().flatten(),
        employees: parts.next().flatten(),
        geography: parts.next().flatten(),
        why: parts.next().flatten(),
        ..NamedCompany::default()
    }
}
